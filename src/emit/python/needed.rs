//! `required when`, where the condition speaks of nothing but the record's own fields: as a test in Python.
//!
//! The test is the condition's formula that is true exactly where it holds, with every question whether something is
//! known asked in words, so that nothing rests on what None does. A condition that cannot be said so is left to the
//! documentation: what is generated never refuses what the framework accepts.

use std::collections::BTreeMap;

use super::literal::{WIDTH, string};
use super::module::Module;
use crate::expression::{Date, Member, Moment, Order, Test, Value, holds};
use crate::id::DeclId;
use crate::model::{Field, Needed};

/// A test, in its parts: how strongly it binds says where parentheses are needed.
#[derive(Debug, Clone, PartialEq)]
enum Formula {
    Always,
    Atom(String),
    Not(Box<Formula>),
    All(Vec<Formula>),
    Any(Vec<Formula>),
}

/// The method that gives the fields a record needs because of what its others hold; empty where there are none.
pub(super) fn method(module: &mut Module<'_>, fields: &[(Field<'_>, String)]) -> String {
    let names: BTreeMap<DeclId, &str> = fields.iter().map(|(field, name)| (field.id(), name.as_str())).collect();
    let mut body = String::new();
    for (field, name) in fields {
        // A code for what is not known fills the field in, and leaves no trace in its value.
        if let Needed::When(condition) = field.needed()
            && field.unknown_codes().is_empty()
            && let Some(formula) = (Writer { module, names: &names }).formula(&holds(condition))
        {
            body.push_str(&question(&formula));
            body.push_str(&format!("            yield {}\n", string(name)));
        }
    }
    if body.is_empty() {
        return body;
    }
    module.uses("Iterator");
    let says = "\"\"\"Give the fields that must be filled in because of what others hold.\"\"\"";
    format!("\n    def _needed(self) -> Iterator[str]:\n        {says}\n{body}")
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
            Formula::Always | Formula::Atom(_) => 3,
        }
    }

    fn shown(&self) -> String {
        let joined =
            |parts: &[Formula], word: &str| parts.iter().map(|part| part.within(self)).collect::<Vec<_>>().join(word);
        match self {
            Formula::Always => "True".to_owned(),
            Formula::Atom(text) => text.clone(),
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
            Formula::Always | Formula::Atom(_) | Formula::Not(_) => return format!("{margin}{}\n", self.shown()),
        };
        let mut out = String::new();
        for (index, part) in parts.iter().enumerate() {
            let word = if index > 0 { word } else { "" };
            let line = format!("{margin}{word}{}\n", part.within(self));
            if line.chars().count() <= WIDTH + 1 || !matches!(part, Formula::All(_) | Formula::Any(_)) {
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
            Test::Never | Test::Time(_) | Test::SomeRow(..) => return None,
            Test::All(parts) => Formula::all(self.formulas(parts)?),
            Test::Any(parts) => match self.formulas(parts)? {
                parts if parts.contains(&Formula::Always) => Formula::Always,
                mut parts if parts.len() == 1 => parts.remove(0),
                parts => Formula::Any(parts),
            },
            Test::Not(inner) => match &**inner {
                Test::Known(value) => Formula::Atom(format!("{} is None", self.value(value)?)),
                Test::Compare(left, order, right) => self.compared(left, opposite(*order), right)?,
                other => Formula::Not(Box::new(self.formula(other)?)),
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
        let members: Option<Vec<String>> = members
            .iter()
            .map(|member| match member {
                Member::One(value) => self.value(value),
                Member::Group(_) | Member::List(_) | Member::Codes { .. } => None,
            })
            .collect();
        Some(Formula::Atom(format!("{value} in {{{}}}", members?.join(", "))))
    }

    fn value(&mut self, value: &Value) -> Option<String> {
        Some(match value {
            Value::Field { links, field, .. } if links.is_empty() => format!("self.{}", self.names.get(field)?),
            Value::Number(number, _) if number.is_integer() => number.normalize().to_string(),
            Value::Number(number, _) => {
                self.module.uses("Decimal");
                format!("Decimal(\"{}\")", number.normalize())
            }
            Value::Code(code) => self.code(code.list?, &code.text)?,
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
    fn code(&mut self, list: DeclId, code: &str) -> Option<String> {
        let Some(class) = self.module.complete_list(list) else { return Some(string(code)) };
        let list = self.module.cx.model.decl(list);
        let member = super::codes::member_name(list, code)?;
        Some(format!("{class}.{member}"))
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
