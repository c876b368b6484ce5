//! Judging: conditions and values of records, in three values. `None` is unknown, always.

mod among;
mod conditions;
mod rows;
mod time;
mod values;

use std::sync::{Arc, OnceLock};

use super::data::Data;
use super::period::Period;
use super::sets::Sets;
use crate::expression::{Condition, Date};
use crate::id::DeclId;
use crate::model::Model;

pub use values::Scalar;

/// Asks conditions and values of records.
#[derive(Debug)]
pub struct Judge<'d> {
    data: &'d Data<'d>,
    period: Option<Period>,
    /// The codes of the model: the same for all judges that were made of one.
    sets: Arc<OnceLock<Sets>>,
}

/// A record: where it stands, and the date at which it is asked, where it is asked at one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Record {
    sheet: usize,
    row: usize,
    asked: Option<Date>,
}

impl Record {
    /// A record of a sheet of the data, by their positions.
    pub fn new(sheet: usize, row: usize) -> Self {
        Self { sheet, row, asked: None }
    }

    /// The same record, asked at a date.
    pub fn at(self, date: Date) -> Self {
        Self { asked: Some(date), ..self }
    }

    /// The date at which it is asked, where it is asked at one.
    pub fn asked(self) -> Option<Date> {
        self.asked
    }

    /// Its sheet and row.
    pub fn place(self) -> (usize, usize) {
        (self.sheet, self.row)
    }
}

impl<'d> Judge<'d> {
    /// Of these records, in a reporting period: without one every moment of it is unknown.
    pub fn new(data: &'d Data<'d>, period: Option<Period>) -> Self {
        Self { data, period, sets: Arc::default() }
    }

    /// The same, of other records of the same model.
    pub fn of<'o>(&self, data: &'o Data<'o>) -> Judge<'o> {
        Judge { data, period: self.period, sets: Arc::clone(&self.sets) }
    }

    /// The reporting period.
    pub fn period(&self) -> Option<Period> {
        self.period
    }

    /// Whether a condition holds of a record. `None`: it is unknown.
    pub fn holds(&self, condition: &Condition, record: Record) -> Option<bool> {
        self.condition(condition, record)
    }

    /// Whether a record breaks a rule: where its first condition, if it has one, holds and the second fails.
    pub fn breaks(&self, applies: Option<&Condition>, then: &Condition, record: Record) -> bool {
        applies.is_none_or(|applies| self.condition(applies, record) == Some(true))
            && self.condition(then, record) == Some(false)
    }

    /// What is declared of the records.
    pub fn model(&self) -> &'d Model {
        self.data.model()
    }

    fn sets(&self) -> &Sets {
        self.sets.get_or_init(|| Sets::of(self.data.model()))
    }

    /// The record that links lead to; none where one reaches no record, or more than one.
    fn follow(&self, record: Record, links: &[DeclId]) -> Option<Record> {
        links.iter().try_fold(record, |at, link| self.linked(at, *link))
    }
}

/// All of them, as far as they are known: false as soon as one is false.
fn all(mut parts: impl Iterator<Item = Option<bool>>) -> Option<bool> {
    let mut result = Some(true);
    for part in &mut parts {
        match part {
            Some(false) => return Some(false),
            None => result = None,
            Some(true) => {}
        }
    }
    result
}

/// Any of them, as far as they are known: true as soon as one is true.
fn any(parts: impl Iterator<Item = Option<bool>>) -> Option<bool> {
    all(parts.map(|part| part.map(|part| !part))).map(|none| !none)
}
