//! What is said of a declaration, statement by statement, by the shapes of the vocabulary: so that nothing an author
//! said is missing from the page, whether or not it has a place of its own.

use super::block::{Fact, Line};
use super::text::{capitalised, one_line};
use crate::english;
use crate::expression::{Order, Unit};
use crate::model::{Decl, Filled, Halves, St, Text, Value};
use crate::vocabulary::Element;

/// Statements that have a place of their own on every declaration.
const COMMON: [&str; 8] = ["means", "note", "no", "cites", "allow", "stated otherwise in", "withdrawn", "was"];

/// A fact for each statement of a declaration that is not among those told elsewhere, in the order of the vocabulary.
pub fn rest(decl: Decl<'_>, told: &[&str]) -> Vec<Fact> {
    let statements = decl.kind().entry().kind.statements.iter().map(|statement| statement.word);
    let words = statements.chain(["owner", "review by"]).filter(|word| !told.contains(word) && !COMMON.contains(word));
    let mut facts: Vec<Fact> = Vec::new();
    for word in words {
        let fact = fact(decl, word);
        if let Some(fact) = fact.filter(|fact| facts.iter().all(|other| other.label != fact.label)) {
            facts.push(fact);
        }
    }
    facts
}

/// All that is said with one word, its own or the framework's default, as one fact.
pub fn fact(decl: Decl<'_>, word: &'static str) -> Option<Fact> {
    let mut lines: Vec<Line> = decl.statements(word).map(|statement| said(decl, statement)).collect();
    if lines.is_empty() {
        lines.extend(decl.statement(word).map(|statement| said(decl, statement)));
    }
    (!lines.is_empty()).then(|| Fact { label: label(decl, word), lines })
}

/// The name of a fact.
fn label(decl: Decl<'_>, word: &str) -> String {
    match word {
        "of" if decl.kind_word() == "term" => "Said of".to_owned(),
        "suggests" => "A sign of".to_owned(),
        "cites" => "Source".to_owned(),
        "one is" => "One of them is".to_owned(),
        "counts" => "Unit of analysis".to_owned(),
        "fit for" => "Serves".to_owned(),
        "not fit for" => "Must not be used for".to_owned(),
        "hide" => "Not shown".to_owned(),
        "round" => "Rounded".to_owned(),
        "records" => "Data element".to_owned(),
        _ => capitalised(word),
    }
}

/// What a statement says after its word; a statement that is only its word says yes.
pub fn said(decl: Decl<'_>, statement: St<'_>) -> Line {
    let line = after_word(decl, statement);
    if line.is_empty() { Line::of("yes") } else { line }
}

/// What a statement says after its word. Of a sentence that is all behind its subject and its word.
pub fn after_word(decl: Decl<'_>, statement: St<'_>) -> Line {
    let shape = decl
        .kind()
        .entry()
        .statement(statement.word())
        .and_then(|entry| entry.shapes.get(usize::from(statement.stored().shape)));
    // The subject of a sentence stands before its word.
    let before = usize::from(statement.stored().entry.sentence);
    let values: Vec<&Filled> = statement.values().skip(before).collect();
    // Several texts side by side are kept apart by quotation marks, unless they are names.
    let names = matches!(statement.word(), "by" | "collected by" | "held by");
    // What something is called is a word, and no part of the sentence.
    let is_word = statement.word() == "outcomes are";
    let mut writer = Writer { decl, values: &values, quotes: !names, is_word, line: Line::new() };
    if let Some(shape) = shape {
        writer.elements(&shape.elements);
    }
    writer.remaining();
    writer.line
}

/// Writes the values of a statement between the words of its shape.
struct Writer<'m, 'v> {
    decl: Decl<'m>,
    values: &'v [&'v Filled],
    quotes: bool,
    is_word: bool,
    line: Line,
}

impl Writer<'_, '_> {
    fn elements(&mut self, elements: &[Element]) {
        for element in elements {
            match element {
                // A reason is parted from what it is the reason for.
                Element::Word("because") if !self.line.is_empty() => self.put(Line::of(", because")),
                Element::Word(word) => self.put(Line::of(*word)),
                Element::Comma => self.put(Line::of(",")),
                Element::Choice(_) => {
                    if self.values.first().is_some_and(|filled| filled.slot.name == "choice") {
                        self.value();
                    }
                }
                Element::Value(slot) => {
                    let list = self.values.iter().take_while(|filled| filled.slot.name == slot.name).count();
                    let taken = if slot.list { list } else { list.min(1) };
                    let quotes = self.quotes && (taken > 1 || self.is_word);
                    let item = |filled: &&Filled| match &filled.value {
                        Value::Text(words) if quotes => Line::of("“").with(stored(self.decl, words)).then("”"),
                        value => self::value(self.decl, value, filled),
                    };
                    let items: Vec<Line> = self.values.iter().take(taken).map(item).collect();
                    self.values = self.values.get(taken..).unwrap_or_default();
                    self.put(Line::listed(items));
                }
                Element::Optional(inner) => {
                    let next = self.values.first().map(|filled| filled.slot.name);
                    if next.is_some_and(|next| names(inner).contains(&next)) {
                        self.elements(inner);
                    }
                }
            }
        }
    }

    /// What the shape has no place for; there is none where statements fit their shapes.
    fn remaining(&mut self) {
        while !self.values.is_empty() {
            self.value();
        }
    }

    fn value(&mut self) {
        if let Some((filled, rest)) = self.values.split_first() {
            self.values = rest;
            let line = value(self.decl, &filled.value, filled);
            self.put(line);
        }
    }

    fn put(&mut self, line: Line) {
        if line.is_empty() {
            return;
        }
        let before = std::mem::take(&mut self.line);
        let tight = matches!(line.pieces(), [super::block::Inline::Text(text)] if text.starts_with(','));
        let space = if before.is_empty() || tight { "" } else { " " };
        self.line = before.then(space).with(line);
    }
}

/// The names of the values that elements ask for.
fn names(elements: &[Element]) -> Vec<&'static str> {
    let name = |element: &Element| match element {
        Element::Value(slot) => vec![slot.name],
        Element::Choice(_) => vec!["choice"],
        Element::Optional(inner) => names(inner),
        Element::Word(_) | Element::Comma => Vec::new(),
    };
    elements.iter().flat_map(name).collect()
}

/// A text of a declaration on one line, with its links, without a period at its end.
pub fn text(decl: Decl<'_>, text: &str) -> Line {
    english::prose(decl, one_line(text).trim_end_matches('.')).into()
}

fn stored(decl: Decl<'_>, stored: &Text) -> Line {
    text(decl, &decl.model().text(stored))
}

/// A value in words.
fn value(decl: Decl<'_>, value: &Value, filled: &Filled) -> Line {
    let model = decl.model();
    let raw = || Line::of(one_line(model.slice(filled.span)));
    match value {
        Value::Text(text) => stored(decl, text),
        Value::Number(number) => Line::of(english::number(*number)),
        Value::Quantity(amount, Unit::Unresolved) if amount.is_zero() => raw(),
        Value::Quantity(amount, unit) => english::quantity(model, *amount, *unit).into(),
        Value::Range(from, to) => Line::of(format!("{} to {}", english::number(*from), english::number(*to))),
        Value::Bound(order) => Line::of(bound(*order)),
        Value::Year(year, None) => Line::of(year.to_string()),
        Value::Year(from, Some(to)) => Line::of(format!("{from}/{:02}", to % 100)),
        Value::When(when) => Line::of(when.to_string()),
        Value::Day(day) => Line::of(day.to_string()),
        Value::Duration(length) => Line::of(length.to_string()),
        Value::Ages(range) => Line::of(range.to_string()),
        // Where no record is at hand a moment is in words of its own: `at the assessment`.
        Value::Moment(crate::expression::Moment::Unresolved) => raw(),
        Value::Moment(moment) => english::moment(model, moment).into(),
        Value::Choice(words) => Line::of(*words),
        Value::Words => raw(),
        Value::Code(code) => Line::code(&**code),
        Value::CodeRange(from, to) => Line::code(&**from).then(" to ").with(Line::code(&**to)),
        Value::Kind(kind) => Line::of(kind.entry().kind.plural),
        Value::Reference(Some(id)) => Line::to(model.decl(*id)),
        Value::Reference(None) => raw(),
        Value::Joined(one, other) => Line::of(format!("{} with {}", model.slice(*one), model.slice(*other))),
        Value::Halves(halves) => Line::of(match halves {
            Halves::AwayFromZero => "away from zero",
            Halves::Up => "up",
            Halves::Down => "down",
            Halves::ToEven => "to even",
        }),
        Value::Decision(reason, words) => {
            let reason = reason.map(|id| Line::to(model.decl(id))).unwrap_or_default();
            let gap = if reason.is_empty() || words.is_none() { "" } else { ": " };
            reason.then(gap).with(words.as_ref().map(|words| stored(decl, words)).unwrap_or_default())
        }
        Value::Given(pairs) => Line::listed(
            pairs
                .iter()
                .map(|(name, value)| Line::of(one_line(&format!("{} {}", model.slice(*name), model.slice(*value))))),
        ),
        Value::Condition(condition) => english::condition(model, condition).into(),
        Value::Rows(rows) => english::selection(model, rows).into(),
        Value::Expression(expression) => english::value(model, expression).into(),
        Value::Pending(_) => raw(),
    }
}

fn bound(order: Order) -> &'static str {
    match order {
        Order::Less => "under",
        Order::AtMost => "at most",
        Order::Equal => "exactly",
        Order::AtLeast => "at least",
        Order::More => "over",
    }
}
