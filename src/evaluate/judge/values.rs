//! Values of records.

use std::cmp::Ordering;

use num_bigint::BigInt;
use num_rational::BigRational;
use rust_decimal::Decimal;

use super::conditions::stands;
use super::{Judge, Record};
use crate::evaluate::calendar;
use crate::evaluate::cell::Cell;
use crate::evaluate::data::JoinOf;
use crate::evaluate::exact;
use crate::expression::{Date, Order, Rows, Value};
use crate::id::DeclId;
use crate::model::Table;

/// A value that is known.
#[derive(Debug, Clone, PartialEq)]
pub enum Scalar<'d> {
    /// A number as it stands in data or in a definition.
    Number(Decimal),
    /// A number that came out of arithmetic.
    Fraction(BigRational),
    /// A day.
    Date(Date),
    /// Yes or no.
    Truth(bool),
    /// A text, a code or an identifier.
    Text(&'d str),
}

impl Scalar<'_> {
    /// How it stands to another; none where they are of different types. Texts and yes/no are only equal or not: how
    /// those that differ are ordered means nothing.
    pub(super) fn compared(&self, other: &Scalar<'_>) -> Option<Ordering> {
        Some(match (self, other) {
            (Scalar::Number(one), Scalar::Number(other)) => one.cmp(other),
            (Scalar::Date(one), Scalar::Date(other)) => one.cmp(other),
            (Scalar::Truth(one), Scalar::Truth(other)) => one.cmp(other),
            (Scalar::Text(one), Scalar::Text(other)) => one.cmp(other),
            (one, other) => one.fraction()?.cmp(&other.fraction()?),
        })
    }

    /// The number, exactly.
    pub(in crate::evaluate) fn fraction(&self) -> Option<BigRational> {
        match self {
            Scalar::Number(number) => Some(exact::fraction(*number)),
            Scalar::Fraction(fraction) => Some(fraction.clone()),
            Scalar::Date(_) | Scalar::Truth(_) | Scalar::Text(_) => None,
        }
    }
}

impl<'d> Judge<'d> {
    /// A value of a record; none where it is unknown.
    pub fn value<'v>(&self, value: &'v Value, record: Record) -> Option<Scalar<'v>>
    where
        'd: 'v,
    {
        match value {
            Value::Unresolved => None,
            Value::Field { links, field, kind: _ } => match self.field(links, *field, record) {
                Cell::Unknown => None,
                Cell::Number(number) => Some(Scalar::Number(number)),
                Cell::Date(date) => Some(Scalar::Date(date)),
                Cell::Truth(yes) => Some(Scalar::Truth(yes)),
                Cell::Text(text) => Some(Scalar::Text(text)),
            },
            Value::Number(number, _) => Some(Scalar::Number(*number)),
            Value::Code(code) => Some(Scalar::Text(&code.text)),
            Value::Text(text) => Some(Scalar::Text(text)),
            Value::Truth(yes) => Some(Scalar::Truth(*yes)),
            Value::Moment(moment) => self.moment(moment, record).map(Scalar::Date),
            Value::Age { born, at, unit } => {
                let (born, at) = (self.date(born, record)?, self.moment(at, record)?);
                Some(Scalar::Number(calendar::completed(born, at, *unit).into()))
            }
            Value::Elapsed { from, to, unit } => {
                let (from, to) = (self.date(from, record)?, self.date(to, record)?);
                Some(Scalar::Number(calendar::completed(from, to, *unit).into()))
            }
            Value::Length(text) => match self.value(text, record)? {
                Scalar::Text(text) => Some(Scalar::Number(text.chars().count().into())),
                Scalar::Number(_) | Scalar::Fraction(_) | Scalar::Date(_) | Scalar::Truth(_) => None,
            },
            Value::Count(rows) => {
                let (certain, possible) = self.count(rows, record);
                (certain == possible).then(|| Scalar::Number(certain.into()))
            }
            Value::Run(rows) => {
                let (certain, possible) = self.longest_run(rows, record)?;
                (certain == possible).then(|| Scalar::Number(certain.into()))
            }
            Value::Derived { .. } | Value::Choice(..) => self.value(self.chosen(value, record)?, record),
            Value::Extreme { latest, of, rows } => self.extreme(*latest, of, rows, record),
            Value::Arithmetic(one, operator, other, _) => {
                let (one, other) = (self.value(one, record)?, self.value(other, record)?);
                exact::apply(one.fraction()?, *operator, other.fraction()?).map(Scalar::Fraction)
            }
        }
    }

    /// The value that one comes to as it is worked out and by what holds of a record; none where that is unknown.
    pub(super) fn chosen<'v>(&self, value: &'v Value, record: Record) -> Option<&'v Value> {
        match value {
            Value::Derived { means, .. } => self.chosen(means, record),
            Value::Choice(condition, one, other) => {
                self.chosen(if self.condition(condition, record)? { one } else { other }, record)
            }
            value => Some(value),
        }
    }

    /// Whether a value is known: of a field without asking what it holds.
    pub(super) fn is_known(&self, value: &Value, record: Record) -> bool {
        match value {
            Value::Field { links, field, kind: _ } => self.field(links, *field, record).is_known(),
            value => self.value(value, record).is_some(),
        }
    }

    /// A value that is a date; none where it is unknown.
    pub(super) fn date(&self, value: &Value, record: Record) -> Option<Date> {
        match self.value(value, record)? {
            Scalar::Date(date) => Some(date),
            Scalar::Number(_) | Scalar::Fraction(_) | Scalar::Truth(_) | Scalar::Text(_) => None,
        }
    }

    /// A value that is a number, exactly; none where it is unknown.
    pub(super) fn number(&self, value: &Value, record: Record) -> Option<BigRational> {
        self.value(value, record)?.fraction()
    }

    fn field(&self, links: &[DeclId], field: DeclId, record: Record) -> Cell<'d> {
        let at = if links.is_empty() { Some(record) } else { self.follow(record, links) };
        let cell = at.and_then(|at| {
            let sheet = self.data.sheets().get(at.sheet)?;
            Some(sheet.cell(at.row, sheet.layout().slot(field)?))
        });
        cell.unwrap_or_default()
    }

    /// The record that a link leads to; none where it reaches no record, or more than one.
    pub(super) fn linked(&self, record: Record, link: DeclId) -> Option<Record> {
        let table = self.data.model().decl(link).own("to")?.reference("table").map(Table)?;
        let to = self.data.position(table.id())?;
        let join = self.data.join(JoinOf { theirs: (to, link), ours: (record.sheet, link) });
        let [row] = join.rows(record.row) else { return None };
        Some(Record { sheet: to, row: *row as usize, ..record })
    }

    /// The earliest or latest known value among the rows that are certain to fit.
    fn extreme<'v>(&self, latest: bool, of: &'v Value, rows: &Rows, record: Record) -> Option<Scalar<'v>>
    where
        'd: 'v,
    {
        let certain = self.candidates(rows, record).filter(|(_, fits)| *fits == Some(true));
        let mut found: Option<Scalar<'v>> = None;
        for value in certain.filter_map(|(row, _)| self.value(of, row)) {
            let further = match &found {
                None => true,
                Some(known) => value.compared(known)?.is_gt() == latest && value.compared(known)?.is_ne(),
            };
            if further {
                found = Some(value);
            }
        }
        found
    }

    /// How many rows are certain to fit, and how many may.
    pub(super) fn count(&self, rows: &Rows, record: Record) -> (u64, u64) {
        let (certain, possible, _) = self.fitting(rows, record);
        (certain, possible)
    }

    /// How a number of rows stands to another: as far as all that it may be agree.
    pub(super) fn compare_count(
        &self,
        (certain, possible): (u64, u64),
        order: Order,
        number: &Value,
        record: Record,
    ) -> Option<bool> {
        let number = self.number(number, record)?;
        let compared = |count: u64| BigRational::from_integer(BigInt::from(count)).cmp(&number);
        let (least, most) = (compared(certain), compared(possible));
        match order {
            // What lies between could still be equal to it.
            Order::Equal if least.is_le() && most.is_ge() && least != most => None,
            Order::Equal => Some(least.is_eq()),
            Order::Less | Order::AtMost | Order::AtLeast | Order::More => {
                let (least, most) = (stands(least, order), stands(most, order));
                (least == most).then_some(least)
            }
        }
    }
}
