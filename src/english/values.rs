//! Values, units, codes and numbers.

use rust_decimal::Decimal;

use super::prose::Prose;
use super::{English, NOT_UNDERSTOOD, Number, names};
use crate::expression::{Code, Member, Operator, Type, Unit, Value};
use crate::id::DeclId;
use crate::model::Decl;

impl English<'_> {
    pub(super) fn value(self, value: &Value) -> Prose {
        match value {
            Value::Unresolved => Prose::of(NOT_UNDERSTOOD),
            Value::Field { links, field, kind } | Value::Derived { links, field, kind, means: _ } => {
                self.field(links, *field, *kind)
            }
            Value::Number(amount, unit) => self.quantity(*amount, *unit),
            Value::Code(code) => self.code(code),
            Value::Text(text) => Prose::of(quoted(text)),
            Value::Truth(truth) => Prose::of(if *truth { "yes" } else { "no" }),
            Value::Moment(moment) => self.moment(moment),
            Value::Age { born, at, unit } => {
                let whose = match links_of(born) {
                    [] => Prose::new(),
                    links => Prose::of(" of ").with(self.record(links)),
                };
                let age = Prose::of("the age").with(whose);
                age.then(format!(" in completed {} ", unit.word(2))).with(self.at(at))
            }
            Value::Elapsed { from, to, unit } => Prose::of(format!("the number of completed {} from ", unit.word(2)))
                .with(self.value(from))
                .then(" to ")
                .with(self.value(to)),
            Value::Length(text) => Prose::of("the number of characters of ").with(self.value(text)),
            Value::Count(rows) => Prose::of("the number of ").with(self.rows_in_plural(rows)),
            Value::Run(rows) => Prose::of("the longest run of ").with(self.rows_in_plural(rows)),
            Value::Extreme { latest, of, rows } => {
                let word = if *latest { "the latest of " } else { "the earliest of " };
                Prose::of(word).with(self.value(of)).then(" among ").with(self.rows_in_plural(rows))
            }
            Value::Choice(condition, one, other) => Prose::of("(")
                .with(self.value(one))
                .then(" if ")
                .with(self.clause(condition, Number::One))
                .then(", otherwise ")
                .with(self.value(other))
                .then(")"),
            Value::Arithmetic(left, operator, right, _) => {
                let operator = match operator {
                    Operator::Plus => " plus ",
                    Operator::Minus => " minus ",
                    Operator::Times => " times ",
                    Operator::DividedBy => " divided by ",
                };
                self.operand(left).then(operator).with(self.operand(right))
            }
        }
    }

    /// A part of a calculation; in brackets where it is one itself.
    fn operand(self, value: &Value) -> Prose {
        match value {
            Value::Arithmetic(..) => Prose::of("(").with(self.value(value)).then(")"),
            _ => self.value(value),
        }
    }

    fn field(self, links: &[DeclId], field: DeclId, kind: Type) -> Prose {
        let decl = self.model.decl(field);
        let prose = match kind {
            Type::Truth => yes_or_no(decl),
            Type::Unknown | Type::Number { .. } | Type::Date | Type::Code(_) | Type::Text | Type::Identifier(_) => {
                the_field(decl)
            }
        };
        if links.is_empty() { prose } else { prose.then(" of ").with(self.record(links)) }
    }

    /// The record that links lead to: `the child`, `the family of the child`.
    pub(super) fn record(self, links: &[DeclId]) -> Prose {
        let names: Vec<String> =
            links.iter().rev().map(|link| format!("the {}", names::spaced(self.model.id_text(*link)))).collect();
        Prose::of(names.join(" of "))
    }

    pub(super) fn unit(self, unit: Unit) -> Prose {
        match unit {
            Unit::One => Prose::of("number"),
            Unit::Percent => Prose::of("percent"),
            Unit::PercentagePoints => Prose::of("percentage points"),
            Unit::Per(base) => Prose::of(format!("per {}", number(base.into()))),
            Unit::Time(unit) => Prose::of(unit.word(2)),
            Unit::Named(id) => Prose::linked(id, names::within_sentence(self.model.decl(id))),
            Unit::Unresolved => Prose::of(NOT_UNDERSTOOD),
        }
    }

    /// A number with its unit.
    pub(super) fn quantity(self, amount: Decimal, unit: Unit) -> Prose {
        let written = Prose::of(number(amount));
        match unit {
            Unit::One | Unit::Unresolved => written,
            Unit::Time(unit) => written.then(" ").then(unit.word(if amount == Decimal::ONE { 1 } else { 2 })),
            Unit::Percent | Unit::PercentagePoints | Unit::Per(_) | Unit::Named(_) => {
                written.then(" ").with(self.unit(unit))
            }
        }
    }

    pub(super) fn code(self, code: &Code) -> Prose {
        let titled = code.declared.and_then(|id| {
            let title = names::one_line(&self.model.decl(id).title()?);
            (!title.is_empty()).then_some((id, title))
        });
        let spaced = names::spaced(&code.text);
        match titled {
            Some((id, title)) => {
                // A code that is no word is known to those who work with the data: both are shown.
                let is_word = spaced.bytes().all(|b| b.is_ascii_lowercase() || b == b' ');
                let prose =
                    Prose::linked(id, if title.contains([',', ';', '“', '"']) { quoted(&title) } else { title });
                if is_word { prose } else { prose.then(format!(" ({})", code.text)) }
            }
            None => Prose::of(spaced),
        }
    }

    /// A part of a set.
    pub(super) fn member(self, member: &Member) -> Prose {
        let named =
            |words: &str, id: DeclId| Prose::of(words).with(Prose::linked(id, quoted(&self.model.decl(id).label())));
        match member {
            Member::One(value) => self.value(value),
            Member::Group(group) => named("any of ", *group),
            Member::List(list) => named("any code of ", *list),
            Member::Codes { from, to, .. } => Prose::of(format!("{from} to {to}")),
        }
    }
}

/// A field as the subject of a sentence: `the date of birth`, `“Eligible for free school meals”`.
pub(super) fn subject(field: Decl<'_>) -> Prose {
    let recorded = field.own("records").and_then(|records| records.reference("element"));
    let is_yes_or_no = std::iter::once(field).chain(recorded).any(|decl| decl.own("yes or no").is_some());
    if is_yes_or_no { yes_or_no(field) } else { the_field(field) }
}

fn the_field(field: Decl<'_>) -> Prose {
    Prose::of("the ").with(Prose::linked(field.id(), names::noun(field)))
}

/// A yes/no field is a statement: `“Eligible for free school meals” is yes`.
fn yes_or_no(field: Decl<'_>) -> Prose {
    let words = field.title().map_or_else(|| names::noun(field), |title| title.into_owned());
    Prose::linked(field.id(), quoted(&words))
}

/// The links that lead to the record a value is of.
pub(super) fn links_of(value: &Value) -> &[DeclId] {
    match value {
        Value::Field { links, .. } | Value::Derived { links, .. } => links,
        _ => &[],
    }
}

/// Words between the quotation marks of print; such marks within it become single ones.
pub(super) fn quoted(text: &str) -> String {
    format!("“{}”", names::one_line(text).replace('“', "‘").replace('”', "’"))
}

/// A number with commas between thousands: `10,000.5`.
pub(super) fn number(number: Decimal) -> String {
    let written = number.normalize().to_string();
    let (sign, rest) = written.strip_prefix('-').map_or(("", written.as_str()), |rest| ("−", rest));
    let (whole, decimals) = rest.split_once('.').map_or((rest, ""), |(whole, _)| (whole, &rest[whole.len()..]));
    let mut grouped = String::new();
    for (index, digit) in whole.chars().enumerate() {
        if index > 0 && (whole.len() - index).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    format!("{sign}{grouped}{decimals}")
}

/// `1st`, `2nd`, `90th`.
pub(super) fn ordinal(value: Decimal) -> String {
    let written = number(value);
    let ending = match written.as_bytes() {
        [.., b'1', _] => "th",
        [.., b'1'] => "st",
        [.., b'2'] => "nd",
        [.., b'3'] => "rd",
        _ => "th",
    };
    format!("{written}{ending}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn thousands_are_parted_by_commas() {
        for (value, written) in [("1000", "1,000"), ("999.50", "999.5"), ("-1234567", "−1,234,567"), ("0", "0")] {
            assert_eq!(number(value.parse().unwrap_or_default()), written);
        }
    }

    #[test]
    fn ordinals_end_as_they_are_spoken() {
        let said = [1, 2, 3, 4, 11, 12, 21, 90, 113].map(|value: i64| ordinal(value.into()));
        assert_eq!(said, ["1st", "2nd", "3rd", "4th", "11th", "12th", "21st", "90th", "113th"]);
    }
}
