//! `required when` and rules, where they speak of nothing but the record's own fields: as tests in Python.
//!
//! A test is the formula that is true exactly where a condition holds, or fails, with every question whether something
//! is known asked in words, so that nothing rests on what None does. What cannot be said so is left to the
//! documentation: what is generated never refuses what the framework accepts.

use std::collections::BTreeMap;

use super::layout::Expr;
use super::literal::{WIDTH, string};
use super::module::Module;
use crate::emit::plain::{message, sentence};
use crate::expression::{Date, Member, Moment, Order, Test, Value, fails, holds};
use crate::id::DeclId;
use crate::model::{CodeOf, Field, Law, Needed, Table, codes_of};

/// A test, in its parts: how strongly it binds says where parentheses are needed.
#[derive(Debug, Clone, PartialEq)]
enum Formula {
    Always,
    Atom(String),
    /// A value that is, or is not, in a set.
    In(String, bool, Set),
    Not(Box<Formula>),
    All(Vec<Formula>),
    Any(Vec<Formula>),
}

/// A set of codes, numbers or texts.
#[derive(Debug, Clone, PartialEq)]
enum Set {
    /// One that the module has a name for.
    Named(String),
    /// One that is listed where it is asked for.
    Listed(Vec<String>),
}

impl Set {
    fn shown(&self) -> String {
        match self {
            Set::Named(name) => name.clone(),
            Set::Listed(items) => format!("{{{}}}", items.join(", ")),
        }
    }
}

/// The word between a value and a set.
fn within(is_in: bool) -> &'static str {
    if is_in { "in" } else { "not in" }
}

/// The methods that ask what concerns several fields of a record, and the rules that they cannot ask for, in words.
pub(super) fn methods(
    module: &mut Module<'_>,
    table: Table<'_>,
    fields: &[(Field<'_>, String)],
) -> (String, Vec<String>) {
    let names: BTreeMap<DeclId, &str> = fields.iter().map(|(field, name)| (field.id(), name.as_str())).collect();
    let mut needed = String::new();
    for (field, name) in fields {
        if let Needed::When(condition) = field.needed()
            && let Some(formula) = (Writer { module, names: &names }).formula(&holds(condition))
        {
            needed.push_str(&question(&formula));
            needed.push_str(&format!("            yield {}\n", string(name)));
        }
    }
    let (mut broken, mut unasked) = (String::new(), Vec::new());
    for law in table.laws_for(module.cx.package) {
        match (Writer { module, names: &names }).broken(law) {
            Some(formula) => {
                let told = Expr::group("", [Expr::text(law.name()), Expr::text(message(law))], "");
                let told = match told.flat() {
                    flat if flat.chars().count() + 18 <= WIDTH => flat,
                    _ => {
                        Expr::group("(", [Expr::text(law.name()), Expr::text(message(law))], ")").laid_out(12, WIDTH, 0)
                    }
                };
                broken.push_str(&question(&formula));
                broken.push_str(&format!("            yield {told}\n"));
            }
            None => unasked.push(in_words(law)),
        }
    }
    let mut out = String::new();
    let mut method = |name: &str, gives: &str, says: &str, body: &str| {
        if !body.is_empty() {
            module.uses("Iterator");
            out.push_str(&format!("\n    def {name}(self) -> Iterator[{gives}]:\n        \"\"\"{says}\"\"\"\n{body}"));
        }
    };
    method("_needed", "str", "Give the fields that must be filled in because of what others hold.", &needed);
    method("_broken", "tuple[str, str]", "Give the rules that the record breaks, each with what it tells.", &broken);
    (out, unasked)
}

/// A rule that is not asked for.
fn in_words(law: Law<'_>) -> String {
    let (title, message) = (sentence(&law.label()), sentence(&message(law)));
    let may_stand = if law.refuses() { "" } else { " A record that breaks it may stand." };
    if title == message { format!("{title}{may_stand}") } else { format!("{title} {message}{may_stand}") }
}

/// `if …:`, with a line for each part where one line is too short.
fn question(formula: &Formula) -> String {
    let line = format!("        if {}:\n", formula.shown());
    if line.chars().count() <= WIDTH + 1 {
        return line;
    }
    format!("        if (\n{}        ):\n", formula.lines(12))
}

impl Formula {
    fn strength(&self) -> u8 {
        match self {
            Formula::Any(_) => 0,
            Formula::All(_) => 1,
            Formula::Not(_) => 2,
            Formula::Always | Formula::Atom(_) | Formula::In(..) => 3,
        }
    }

    fn shown(&self) -> String {
        let joined =
            |parts: &[Formula], word: &str| parts.iter().map(|part| part.within(self)).collect::<Vec<_>>().join(word);
        match self {
            Formula::Always => "True".to_owned(),
            Formula::Atom(text) => text.clone(),
            Formula::In(value, is_in, set) => format!("{value} {} {}", within(*is_in), set.shown()),
            Formula::Not(inner) => format!("not {}", inner.within(self)),
            Formula::All(parts) => joined(parts, " and "),
            Formula::Any(parts) => joined(parts, " or "),
        }
    }

    /// Its parts, a line each or more where one is too short.
    fn lines(&self, indent: usize) -> String {
        let margin = " ".repeat(indent);
        let (parts, word) = match self {
            Formula::All(parts) => (parts, "and "),
            Formula::Any(parts) => (parts, "or "),
            Formula::In(value, is_in, Set::Listed(items)) if indent + self.shown().chars().count() > WIDTH => {
                let items: String = items.iter().map(|item| format!("{margin}    {item},\n")).collect();
                return format!("{margin}{value}\n{margin}{} {{\n{items}{margin}}}\n", within(*is_in));
            }
            Formula::Not(inner) if indent + self.shown().chars().count() > WIDTH => {
                return format!("{margin}not (\n{}{margin})\n", inner.lines(indent + 4));
            }
            Formula::Always | Formula::Atom(_) | Formula::In(..) | Formula::Not(_) => {
                return format!("{margin}{}\n", self.shown());
            }
        };
        let mut out = String::new();
        for (index, part) in parts.iter().enumerate() {
            let word = if index > 0 { word } else { "" };
            let line = format!("{margin}{word}{}\n", part.within(self));
            if line.chars().count() <= WIDTH + 1 || matches!(part, Formula::Always | Formula::Atom(_)) {
                out.push_str(&line);
            } else {
                out.push_str(&format!("{margin}{word}(\n{}{margin})\n", part.lines(indent + 4)));
            }
        }
        out
    }

    /// Itself as a part of another, in parentheses where a reader might take it apart otherwise.
    fn within(&self, outer: &Formula) -> String {
        let mixed = matches!((self, outer), (Formula::All(_), Formula::Any(_)));
        if mixed || self.strength() < outer.strength() { format!("({})", self.shown()) } else { self.shown() }
    }

    /// True exactly where it is not.
    fn negated(self) -> Formula {
        match self {
            Formula::In(value, is_in, set) => Formula::In(value, !is_in, set),
            other => Formula::Not(Box::new(other)),
        }
    }

    /// All of these, without what is always true and without one within another.
    fn all(parts: Vec<Formula>) -> Formula {
        let mut flat: Vec<Formula> = Vec::new();
        for part in parts {
            let parts = match part {
                Formula::Always => Vec::new(),
                Formula::All(parts) => parts,
                other => vec![other],
            };
            for part in parts {
                if !flat.contains(&part) {
                    flat.push(part);
                }
            }
        }
        match flat.len() {
            0 => Formula::Always,
            1 => flat.remove(0),
            _ => Formula::All(flat),
        }
    }
}

/// Writes with the names of a record's fields.
struct Writer<'w, 'm> {
    module: &'w mut Module<'m>,
    names: &'w BTreeMap<DeclId, &'w str>,
}

impl Writer<'_, '_> {
    /// The test in Python; none where it speaks of more than the record's own fields.
    fn formula(&mut self, test: &Test<'_>) -> Option<Formula> {
        Some(match test {
            Test::Never
            | Test::Time(_)
            | Test::SomeRow(..)
            | Test::Placed(_)
            | Test::Misplaced(_)
            | Test::Count(..)
            | Test::SomeDay(..)
            | Test::Run(..)
            | Test::Like(..)
            | Test::StretchKnown(_)
            | Test::Other(..)
            | Test::Linked(..) => return None,
            Test::All(parts) => Formula::all(self.formulas(parts)?),
            Test::Any(parts) => match self.formulas(parts)? {
                parts if parts.contains(&Formula::Always) => Formula::Always,
                mut parts if parts.len() == 1 => parts.remove(0),
                parts => Formula::Any(parts),
            },
            Test::Not(inner) => match &**inner {
                Test::Known(value) => Formula::Atom(format!("{} is None", self.value(value)?)),
                Test::Compare(left, order, right) => self.compared(left, opposite(*order), right)?,
                other => self.formula(other)?.negated(),
            },
            Test::Known(Value::Moment(moment)) => self.moment_known(moment)?,
            Test::MomentKnown(moment) => self.moment_known(moment)?,
            Test::Known(value) => Formula::Atom(format!("{} is not None", self.value(value)?)),
            Test::Compare(left, order, right) => self.compared(left, operator(*order), right)?,
            Test::OneOf(value, members) => self.one_of(value, members)?,
            Test::Yes(value) => Formula::Atom(self.value(value)?),
        })
    }

    fn moment_known(&mut self, moment: &Moment) -> Option<Formula> {
        match moment {
            Moment::Date(_) => Some(Formula::Always),
            Moment::Field(value) => Some(Formula::Atom(format!("{} is not None", self.value(value)?))),
            _ => None,
        }
    }

    fn formulas(&mut self, tests: &[Test<'_>]) -> Option<Vec<Formula>> {
        let formulas: Option<Vec<Formula>> = tests.iter().map(|test| self.formula(test)).collect();
        formulas.filter(|formulas| !formulas.is_empty())
    }

    fn compared(&mut self, left: &Value, operator: &str, right: &Value) -> Option<Formula> {
        Some(Formula::Atom(format!("{} {operator} {}", self.value(left)?, self.value(right)?)))
    }

    fn one_of(&mut self, value: &Value, members: &[Member]) -> Option<Formula> {
        let value = self.value(value)?;
        let mut parts = Vec::new();
        let mut single = Vec::new();
        for member in members {
            match member {
                Member::One(value) => single.push(self.value(value)?),
                Member::Group(group) => {
                    let name = self.module.groups.get(group)?.clone();
                    parts.push(Formula::In(value.clone(), true, Set::Named(name)));
                }
                Member::List(list) => single.extend(self.codes(*list, &codes_of(self.module.cx.model, *list)?)),
                Member::Codes { list, from, to } => {
                    let codes = codes_of(self.module.cx.model, *list)?;
                    let at = |text: &str| codes.iter().position(|code| code.text == text);
                    single.extend(self.codes(*list, codes.get(at(from)?..=at(to)?)?));
                }
            }
        }
        if !single.is_empty() || parts.is_empty() {
            parts.insert(0, Formula::In(value, true, Set::Listed(single)));
        }
        Some(if parts.len() == 1 { parts.remove(0) } else { Formula::Any(parts) })
    }

    /// Where a rule is broken: where it applies, and what must hold then fails.
    fn broken(&mut self, law: Law<'_>) -> Option<Formula> {
        if !law.refuses() {
            return None;
        }
        let (applies, then) = law.parts()?;
        let fails = self.formula(&fails(then))?;
        Some(match applies {
            Some(applies) => Formula::all(vec![self.formula(&holds(applies))?, fails]),
            None => fails,
        })
    }

    /// Codes of one list, as members of its enumeration where that has them.
    fn codes(&mut self, list: DeclId, codes: &[CodeOf<'_>]) -> Vec<String> {
        let class = self.module.complete_list(list);
        let names = self.module.member_names(list);
        let named = |code: &CodeOf<'_>| match (&class, names.get(&*code.text)) {
            (Some(class), Some(name)) => format!("{class}.{name}"),
            _ => string(&code.text),
        };
        codes.iter().map(named).collect()
    }

    fn value(&mut self, value: &Value) -> Option<String> {
        Some(match value {
            Value::Field { links, field, .. } if links.is_empty() => format!("self.{}", self.names.get(field)?),
            Value::Number(number, _) if number.is_integer() => number.normalize().to_string(),
            Value::Number(number, _) => {
                self.module.uses("Decimal");
                format!("Decimal(\"{}\")", number.normalize())
            }
            Value::Code(code) => self.code(Some(code.list), &code.text),
            Value::Text(text) => string(text),
            Value::Truth(truth) => if *truth { "True" } else { "False" }.to_owned(),
            Value::Moment(Moment::Date(date)) => self.date(*date),
            Value::Moment(Moment::Field(value)) => self.value(value)?,
            _ => return None,
        })
    }

    fn date(&mut self, Date { year, month, day }: Date) -> String {
        self.module.uses("dt");
        format!("dt.date({year}, {month}, {day})")
    }

    /// A code as a member of its enumeration; of a list that is not given whole, as the text it is.
    fn code(&mut self, list: Option<DeclId>, code: &str) -> String {
        let member = list.and_then(|list| {
            let class = self.module.complete_list(list)?;
            let member = self.module.member_names(list).get(code)?;
            Some(format!("{class}.{member}"))
        });
        member.unwrap_or_else(|| string(code))
    }
}

fn operator(order: Order) -> &'static str {
    match order {
        Order::Less => "<",
        Order::AtMost => "<=",
        Order::Equal => "==",
        Order::AtLeast => ">=",
        Order::More => ">",
    }
}

/// The operator that is true of two known values exactly where this order is not theirs.
fn opposite(order: Order) -> &'static str {
    match order {
        Order::Less => ">=",
        Order::AtMost => ">",
        Order::Equal => "!=",
        Order::AtLeast => "<",
        Order::More => "<=",
    }
}
