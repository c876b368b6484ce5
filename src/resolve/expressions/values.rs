//! Values to the typed core, with units that fit.

use super::names::Named;
use super::scope::Scope;
use super::types::{comparable, in_words, unit_in_words};
use crate::diagnostic::{Applicability, Diagnostic};
use crate::expression::{Operator, TimeUnit, Type, Unit, Value};
use crate::model::{Found, unit_of};
use crate::resolve::findings::{TYPE_MISMATCH, UNIT_MISMATCH, nearest, unknown_name};
use crate::source::Span;
use crate::syntax::phrase::{Node, Phrase, UnitWords};
use crate::syntax::text_value;

impl Scope<'_, '_> {
    /// A value of the record at hand.
    pub(super) fn value(&mut self, phrase: &Phrase) -> Value {
        if !self.counted(phrase.span) {
            return Value::Unresolved;
        }
        self.deeper(phrase.span, |scope| scope.value_of(phrase)).unwrap_or(Value::Unresolved)
    }

    fn value_of(&mut self, phrase: &Phrase) -> Value {
        match &phrase.node {
            Node::Name | Node::Of(..) => match self.named(phrase) {
                Named::Value(value) => value,
                Named::Term(term) => {
                    let message = format!("`{}` is a term, not a value", term.name());
                    let diagnostic = Diagnostic::new(&TYPE_MISMATCH, phrase.span, message)
                        .here("is yes or no of a record")
                        .also(term.span(), "declared here")
                        .help("A term stands alone in a condition, as in `where healthy-weight`.");
                    self.report(diagnostic);
                    Value::Unresolved
                }
                Named::Record(table, _) => {
                    let message =
                        format!("`{}` is a record of `{}`, not a value", self.slice(phrase.span), table.path());
                    let diagnostic = Diagnostic::new(&TYPE_MISMATCH, phrase.span, message)
                        .here("which field of it?")
                        .help("Name one of its fields, as in `closed-on of referral`.");
                    self.report(diagnostic);
                    Value::Unresolved
                }
                Named::Nothing => self.length_of(phrase).unwrap_or_else(|| {
                    self.unknown_field(phrase);
                    Value::Unresolved
                }),
            },
            Node::Number(number, unit) => Value::Number(*number, self.unit(*unit)),
            Node::Length(length) => Value::Number(length.count.into(), Unit::Time(length.unit)),
            Node::Text => Value::Text(text_value(self.slice(phrase.span)).into()),
            Node::Truth(truth) => Value::Truth(*truth),
            Node::Moment(moment) => Value::Moment(self.moment(moment)),
            Node::Arithmetic(left, operator, right) => self.arithmetic(left, *operator, right),
            Node::Choice(one, condition, other) => self.choice(one, condition, other),
            Node::Count(rows) => self.rows(rows).map_or(Value::Unresolved, |rows| Value::Count(Box::new(rows))),
            Node::Run(rows) => self.run(rows),
            Node::Extreme(latest, of, rows) => self.extreme(*latest, of, rows),
            Node::Age(unit, moment) => {
                let at = self.moment(moment);
                match self.birth_date(phrase.span) {
                    Value::Unresolved => Value::Unresolved,
                    born => Value::Age { born: Box::new(born), at, unit: *unit },
                }
            }
            Node::Elapsed(unit, from, to) => self.elapsed(*unit, from, to),
            Node::Missing => Value::Unresolved,
            Node::All(_)
            | Node::Any(_)
            | Node::Not(_)
            | Node::Is(_)
            | Node::Aged(..)
            | Node::Turns(..)
            | Node::Lasting(_)
            | Node::Timed(..)
            | Node::Exists(..)
            | Node::Every(..)
            | Node::Among(_)
            | Node::Selection(_) => {
                let diagnostic =
                    Diagnostic::new(&TYPE_MISMATCH, phrase.span, "a value is needed here, not a condition")
                        .here("is yes or no")
                        .help("Name a field, or work a value out with `plus`, `minus`, `number of …` and the like.");
                self.report(diagnostic);
                Value::Unresolved
            }
        }
    }

    /// A unit by its words.
    fn unit(&mut self, words: Option<UnitWords>) -> Unit {
        match words {
            None => Unit::One,
            Some(UnitWords::Percent) => Unit::Percent,
            Some(UnitWords::PercentagePoints) => Unit::PercentagePoints,
            Some(UnitWords::Per(base)) => Unit::Per(base),
            Some(UnitWords::Word(span)) => {
                let name = self.slice(span);
                // What `length of` a text counts has no unit, as in the type of a field: `text of at most 40 characters`.
                if matches!(name, "characters" | "character") {
                    return Unit::One;
                }
                if let Found::One(id) = self.model.find(self.package(), None, name, &["unit"]) {
                    return unit_of(self.model.decl(id));
                }
                let candidates = self.model.candidates(self.package(), name, &["unit"]);
                let near = nearest(name, candidates.iter().map(|(name, _)| name.as_ref()));
                let diagnostic = unknown_name(name, span, &["unit"], near);
                self.report(diagnostic);
                Unit::Unresolved
            }
        }
    }

    fn arithmetic(&mut self, left: &Phrase, operator: Operator, right: &Phrase) -> Value {
        let (first, second) = (self.value(left), self.value(right));
        if (operator, first.kind(), second.kind()) == (Operator::Minus, Type::Date, Type::Date) {
            let (to, from) = (self.slice(left.span), self.slice(right.span));
            let write = format!("days from {from} to {to}");
            let span = left.span.to(right.span);
            let diagnostic = Diagnostic::new(&TYPE_MISMATCH, span, "dates are not subtracted from each other")
                .here(format!("write `{write}`"))
                .help(format!(
                    "Write `{write}`, or `months from … to …`, `years from … to …`: so a reader sees what is counted."
                ))
                .fix(Applicability::Likely, span, write.clone(), format!("write `{write}`"));
            self.report(diagnostic);
            return Value::Unresolved;
        }
        let (Some(one), Some(other)) = (self.numeric(&first, left.span), self.numeric(&second, right.span)) else {
            return Value::Unresolved;
        };
        let unit = match operator {
            Operator::Plus | Operator::Minus if !comparable(one, other) => {
                self.units_differ(one, left.span, other, right.span);
                return Value::Unresolved;
            }
            // What lies between two percentages is counted in points.
            Operator::Minus if one == Unit::Percent && other == Unit::Percent => Unit::PercentagePoints,
            Operator::Plus | Operator::Minus => {
                if one == Unit::One {
                    other
                } else {
                    one
                }
            }
            Operator::Times => {
                if one == Unit::One {
                    other
                } else {
                    one
                }
            }
            Operator::DividedBy => {
                if one == other {
                    Unit::One
                } else {
                    one
                }
            }
        };
        Value::Arithmetic(Box::new(first), operator, Box::new(second), unit)
    }

    /// The unit of a value that must be a number.
    fn numeric(&mut self, value: &Value, span: Span) -> Option<Unit> {
        match value.kind() {
            Type::Number { unit, .. } => Some(unit),
            Type::Unknown => None,
            kind @ (Type::Date | Type::Truth | Type::Code(_) | Type::Text | Type::Identifier(_)) => {
                let what = in_words(self.model, kind);
                let diagnostic = Diagnostic::new(&TYPE_MISMATCH, span, format!("`{}` is {what}, not a number", self.slice(span)))
                    .here("a number is needed here")
                    .help("Only numbers can be added, subtracted, multiplied and divided. For dates write `days from … to …`.");
                self.report(diagnostic);
                None
            }
        }
    }

    pub(super) fn units_differ(&mut self, one: Unit, here: Span, other: Unit, there: Span) {
        let words = |unit| unit_in_words(self.model, unit).unwrap_or_else(|| "a plain number".to_owned());
        let (one, other) = (words(one), words(other));
        let diagnostic = Diagnostic::new(&UNIT_MISMATCH, there, format!("{other} cannot be set against {one}"))
            .here(other.clone())
            .also(here, one.clone())
            .help(match (one.as_str(), other.as_str()) {
                ("percent", "percentage points") | ("percentage points", "percent") => {
                    "A percentage says what share; percentage points say how far two shares lie apart. Write the one that is meant.".to_owned()
                }
                _ => format!("Give both in the same unit: {one}, or {other}."),
            });
        self.report(diagnostic);
    }

    /// `score is over 10 percent`, where the numbers of `score` have no unit.
    pub(super) fn unit_of_plain_number(&mut self, here: Span, other: Unit, there: Span) {
        let name = self.slice(here);
        let other = unit_in_words(self.model, other).unwrap_or_default();
        let said = self.slice(there);
        let plain: &str = said.split([' ', '%']).next().unwrap_or_default();
        let diagnostic = Diagnostic::new(&UNIT_MISMATCH, there, format!("{other} cannot be set against a plain number"))
            .here(other.clone())
            .also(here, "a number without a unit")
            .help(format!("Write `{plain}` if the numbers of `{name}` are meant as they stand. If they are {other}, say so where it is declared: `number in {other}`."))
            .fix(Applicability::Likely, there, plain, format!("write `{plain}`"));
        self.report(diagnostic);
    }

    fn elapsed(&mut self, unit: TimeUnit, from: &Phrase, to: &Phrase) -> Value {
        let (first, second) = (self.value(from), self.value(to));
        for (value, phrase) in [(&first, from), (&second, to)] {
            if !self.is_date(value, phrase.span) {
                return Value::Unresolved;
            }
        }
        Value::Elapsed { from: Box::new(first), to: Box::new(second), unit }
    }

    /// Whether a value is a date; says so where it is something else.
    pub(super) fn is_date(&mut self, value: &Value, span: Span) -> bool {
        match value.kind() {
            Type::Date => true,
            Type::Unknown => false,
            kind @ (Type::Number { .. } | Type::Truth | Type::Code(_) | Type::Text | Type::Identifier(_)) => {
                let what = in_words(self.model, kind);
                let diagnostic =
                    Diagnostic::new(&TYPE_MISMATCH, span, format!("`{}` is {what}, not a date", self.slice(span)))
                        .here("a date is needed here")
                        .help("Name a field that holds a date, or write one, as in `31 March 2024`.");
                self.report(diagnostic);
                false
            }
        }
    }
}
