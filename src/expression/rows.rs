//! Records: those a metric looks at, and those of other tables as seen from a record at hand.

use super::calendar::Duration;
use super::core::{Condition, Relation, Value};
use crate::id::DeclId;

/// Records of a table, as seen from a record at hand.
#[derive(Debug, Clone, PartialEq)]
pub struct Rows {
    /// The table or spell.
    pub table: DeclId,
    /// How they belong to the record at hand.
    pub belong: Belonging,
    /// Whether they must come before or after the record at hand.
    pub sequence: Option<Sequence>,
    /// When they must have happened: of rows that last, how their stretch lies; of others only [`Relation::During`], that
    /// their date lies within it.
    pub during: Option<Relation>,
    /// How far before or after the record at hand.
    pub within: Option<Duration>,
    /// The dates that `sequence`, `during` and `within` compare.
    pub dates: Dates,
    /// What else must hold of them; fields are those of the rows' own table.
    pub condition: Option<Condition>,
}

/// The dates by which rows are placed in time; each is there where something asks for it.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Dates {
    /// When a row happened: what its table is dated by, or its first day. Where it is unknown, it is unknown whether the
    /// row fits.
    pub theirs: Option<Value>,
    /// When the record at hand happened, likewise.
    pub ours: Option<Value>,
    /// The first day of a row that lasts, and the day it ended, as in [`Condition::Lasts`].
    pub lasts: Option<(Value, Option<Value>)>,
}

/// How rows belong to a record at hand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Belonging {
    /// They do not: all records of the table.
    All,
    /// They link to the record at hand by this link of theirs.
    Link(DeclId),
    /// They have the same value in a field, or the same linked record; one whose value is unknown belongs to none.
    Same {
        /// Their field or link.
        theirs: DeclId,
        /// That of the record at hand.
        ours: DeclId,
    },
    /// Could not be understood; already reported.
    Unresolved,
}

/// Before or after the record at hand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Sequence {
    /// Dated before it.
    Earlier,
    /// Dated after it.
    Later,
    /// Another record than it.
    Other,
}

/// The records a metric looks at or counts.
#[derive(Debug, Clone, PartialEq)]
pub struct Selection {
    /// Where they are taken from.
    pub from: Base,
    /// What must hold of them.
    pub condition: Option<Condition>,
    /// What must not hold of them; a record for which it is unknown stays.
    pub excluding: Vec<Condition>,
}

/// Where a selection takes its records from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Base {
    /// All records of a table or spell.
    Table(DeclId),
    /// The records of the denominator.
    Those,
    /// Could not be understood; already reported.
    Unresolved,
}
