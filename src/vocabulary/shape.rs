//! Shapes: what may follow a statement's word, in a small notation.
//!
//! - a bare word stands for itself: `with`, `because`; a `,` for a comma
//! - `<slot>` holds a value; `<slot+>` a list (`a, b and c`); `<slot:name>` gives the value a name of its own
//! - `(a|b c)` is a choice of words
//! - `[ … ]` may be left out
//!
//! An empty shape means that nothing follows.

use super::entry::Kind;

/// What a slot holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Slot {
    /// A quoted text, perhaps in several pieces and languages.
    Text,
    /// A number.
    Number,
    /// A number with its unit: `52 percent`, `50 per 1,000`.
    Quantity,
    /// `0 to 13`, or one number.
    Range,
    /// `at least`, `at most`, `over`, `under`.
    Bound,
    /// A year: `2020`, `2020-21`.
    Year,
    /// A date, a month with its year, or a year.
    When,
    /// A day of the year: `1 October`.
    Day,
    /// `12 months`.
    Duration,
    /// `4 to 5 years`, `under 18 years`, `16 years and over`, `6 to 8 weeks`.
    Ages,
    /// A point in time: `the end of the period`, `31 March`.
    Moment,
    /// A new name.
    Name,
    /// The code of a language: `cy`, `pt-br`.
    Language,
    /// A code as data has it: a word, a number or a text.
    Code,
    /// A code, or `S00 to T79`.
    CodeRange,
    /// The plural of a kind: `outcomes`.
    Kinds,
    /// The word of a kind: `outcome`.
    KindWord,
    /// Words of a statement: `measure type`.
    StatementWords,
    /// The name or code of a compiler's rule.
    Rule,
    /// Words up to the next marker or the end: `stay in one placement`.
    Phrase,
    /// A path to a text: `safe.title`.
    Path,
    /// `city-of-london with hackney`.
    Joined,
    /// `away from zero`, `up`, `to even`.
    Halves,
    /// Why unknowns are treated so: a reason, a text or both.
    Decision,
    /// The fields and values of an example's record.
    Given,
    /// What an example expects.
    Verdict,
    /// A condition: an expression that is yes, no or unknown.
    Condition,
    /// Records: `measurements where …`, `those where …`.
    Rows,
    /// A value of a record: a field, a difference, a number of linked records.
    Expression,
    /// A table by name, or `table of dataset`, or a spell.
    Table,
    /// A field, of the table that the statement is about.
    Field,
    /// A field or a link, of the table that the statement is about.
    FieldOrLink,
    /// One of the choices of a shape.
    Choice,
    /// A reference to a declaration of one of these kinds; the slot's own word is the kind.
    Reference(References),
}

/// The kinds a reference may reach.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct References(pub &'static [&'static str]);

/// One element of a shape.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Element {
    /// A word that stands for itself.
    Word(&'static str),
    /// A comma.
    Comma,
    /// A choice of words; each alternative is one or more words.
    Choice(Vec<Alternative>),
    /// A value.
    Value(ValueSlot),
    /// Elements that may be left out together.
    Optional(Vec<Element>),
}

/// One side of a choice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Alternative {
    /// Its words, with one blank between them: `at least`.
    pub said: &'static str,
    /// The same, one by one.
    pub words: Vec<&'static str>,
}

/// The place of a value in a shape.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ValueSlot {
    /// What it holds.
    pub slot: Slot,
    /// The name by which it is asked for; the slot's own word unless given.
    pub name: &'static str,
    /// Whether several may stand, separated by commas and `and` or `or`.
    pub list: bool,
}

impl ValueSlot {
    /// The slot of a choice of words.
    pub const CHOICE: Self = Self { slot: Slot::Choice, name: "choice", list: false };
    /// The slot of the name that a sentence begins with.
    pub const SUBJECT: Self = Self { slot: Slot::Reference(References(&[])), name: "subject", list: false };
}

/// A shape as it is matched.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shape {
    /// The notation it was read from.
    pub notation: &'static str,
    /// Its elements in order.
    pub elements: Vec<Element>,
}

/// What a slot's word in the notation stands for; `None` for a word that names nothing.
fn slot(word: &'static str, kinds: &'static [&'static [Kind]]) -> Option<Slot> {
    Some(match word {
        "text" => Slot::Text,
        "number" => Slot::Number,
        "quantity" => Slot::Quantity,
        "range" => Slot::Range,
        "bound" => Slot::Bound,
        "year" => Slot::Year,
        "when" => Slot::When,
        "day" => Slot::Day,
        "duration" => Slot::Duration,
        "ages" => Slot::Ages,
        "moment" => Slot::Moment,
        "name" => Slot::Name,
        "language" => Slot::Language,
        "code" => Slot::Code,
        "code-range" => Slot::CodeRange,
        "kinds" => Slot::Kinds,
        "kind" => Slot::KindWord,
        "statement" => Slot::StatementWords,
        "rule" => Slot::Rule,
        "phrase" => Slot::Phrase,
        "path" => Slot::Path,
        "joined" => Slot::Joined,
        "halves" => Slot::Halves,
        "decision" => Slot::Decision,
        "given" => Slot::Given,
        "verdict" => Slot::Verdict,
        "condition" => Slot::Condition,
        "rows" => Slot::Rows,
        "expression" => Slot::Expression,
        "table" => Slot::Table,
        "field" => Slot::Field,
        "shared" => Slot::FieldOrLink,
        "any" => Slot::Reference(References(&[])),
        "driven" => Slot::Reference(References(&["outcome", "indicator", "driver"])),
        "comparison" => Slot::Reference(References(&["population", "metric", "comparator"])),
        "reach" => Slot::Reference(References(&["level", "table", "dataset", "link"])),
        "package" => Slot::Reference(References(&["framework", "library"])),
        _ => {
            let kind = kinds.iter().copied().flatten().find(|kind| kind.word == word)?;
            Slot::Reference(References(std::slice::from_ref(&kind.word)))
        }
    })
}

/// Reads the notation. Errors are ours, never an author's: a test reads every shape of the vocabulary.
///
/// # Errors
/// The part of the notation that makes no sense.
pub fn read(notation: &'static str, kinds: &'static [&'static [Kind]]) -> Result<Shape, String> {
    let mut rest = notation;
    let elements = read_elements(&mut rest, kinds)?;
    if rest.is_empty() { Ok(Shape { notation, elements }) } else { Err(format!("`{rest}` in `{notation}`")) }
}

fn read_elements(rest: &mut &'static str, kinds: &'static [&'static [Kind]]) -> Result<Vec<Element>, String> {
    let mut elements = Vec::new();
    loop {
        *rest = rest.trim_start();
        let Some(first) = rest.chars().next() else { return Ok(elements) };
        match first {
            ']' => return Ok(elements),
            '[' => {
                *rest = &rest[1..];
                let inner = read_elements(rest, kinds)?;
                *rest = rest.strip_prefix(']').ok_or("a `[` is never closed")?;
                elements.push(Element::Optional(inner));
            }
            '(' => {
                let end = rest.find(')').ok_or("a `(` is never closed")?;
                let alternatives: Vec<_> = rest[1..end].split('|').map(Alternative::new).collect();
                if alternatives.iter().any(|alternative| alternative.words.contains(&"")) {
                    return Err(format!("a blank too many in `{}`", &rest[..=end]));
                }
                elements.push(Element::Choice(alternatives));
                *rest = &rest[end + 1..];
            }
            '<' => {
                let end = rest.find('>').ok_or("a `<` is never closed")?;
                elements.push(read_value(&rest[1..end], kinds)?);
                *rest = &rest[end + 1..];
            }
            ',' => {
                elements.push(Element::Comma);
                *rest = &rest[1..];
            }
            _ => {
                let end = rest.find([' ', ',', '[', ']', '<', '(']).unwrap_or(rest.len());
                elements.push(Element::Word(&rest[..end]));
                *rest = &rest[end..];
            }
        }
    }
}

fn read_value(inside: &'static str, kinds: &'static [&'static [Kind]]) -> Result<Element, String> {
    let (kind, given) = match inside.split_once(':') {
        Some((kind, name)) => (kind, Some(name)),
        None => (inside, None),
    };
    let (kind, list) = match kind.strip_suffix('+') {
        Some(kind) => (kind, true),
        None => (kind, false),
    };
    let slot = slot(kind, kinds).ok_or_else(|| format!("`{kind}` names no slot and no kind"))?;
    Ok(Element::Value(ValueSlot { slot, name: given.unwrap_or(kind), list }))
}

/// A statement with one of its shapes, as people read it: `polarity high is good`, `about population, …`.
pub fn readable(word: &str, shape: &Shape) -> String {
    let mut out = word.to_owned();
    write_elements(&shape.elements, &mut out);
    out
}

fn write_elements(elements: &[Element], out: &mut String) {
    for element in elements {
        if !matches!(element, Element::Comma) && !out.is_empty() && !out.ends_with('[') {
            out.push(' ');
        }
        match element {
            Element::Word(word) => out.push_str(word),
            Element::Comma => out.push(','),
            Element::Choice(alternatives) => {
                let said: Vec<&str> = alternatives.iter().map(|alternative| alternative.said).collect();
                out.push_str(&said.join("|"));
            }
            Element::Value(value) => {
                match value.slot {
                    Slot::Reference(_) => out.push_str(&value.name.to_uppercase()),
                    slot => out.push_str(slot.shown(value.name)),
                }
                if value.list {
                    out.push_str(", …");
                }
            }
            Element::Optional(inner) => {
                out.push('[');
                write_elements(inner, out);
                out.push(']');
            }
        }
    }
}

impl Alternative {
    fn new(said: &'static str) -> Self {
        Self { said, words: said.split(' ').collect() }
    }
}

impl Slot {
    /// How the slot is shown in the reference and in messages; a reference by the name of what it reaches.
    pub fn shown(self, name: &'static str) -> &'static str {
        match self {
            Slot::Text => "\"…\"",
            Slot::Number => "NUMBER",
            Slot::Quantity => "QUANTITY",
            Slot::Range => "NUMBER to NUMBER",
            Slot::Bound => "at least|at most",
            Slot::Year => "YEAR",
            Slot::When => "DATE",
            Slot::Day => "DAY MONTH",
            Slot::Duration => "DURATION",
            Slot::Ages => "AGES",
            Slot::Moment => "MOMENT",
            Slot::Name => "NAME",
            Slot::Language => "LANGUAGE",
            Slot::Code => "CODE",
            Slot::CodeRange => "CODE [to CODE]",
            Slot::Kinds => "KINDS",
            Slot::KindWord => "KIND",
            Slot::StatementWords => "STATEMENT",
            Slot::Rule => "RULE",
            Slot::Phrase => "WORDS",
            Slot::Path => "ID.STATEMENT",
            Slot::Joined => "AREA with AREA",
            Slot::Halves => "away from zero|up|down|to even",
            Slot::Decision => "REASON|\"…\"",
            Slot::Given => "FIELD VALUE, …",
            Slot::Verdict => "VERDICT",
            Slot::Condition => "CONDITION",
            Slot::Rows => "RECORDS",
            Slot::Expression => "VALUE",
            Slot::Table => "TABLE",
            Slot::Field => "FIELD",
            Slot::FieldOrLink => "FIELD or LINK",
            Slot::Choice => "WORD",
            Slot::Reference(_) => name,
        }
    }
}
