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

/// How a record stands to the other records of its table that have the same values. Unknown where no record is reached,
/// and where one of its own values is unknown; another record of which one is unknown has none of them in common.
#[derive(Debug, Clone, PartialEq)]
pub struct Among {
    /// The links that lead to the record it is said of; none for the record at hand. All else is seen from that record.
    pub links: Vec<DeclId>,
    /// Its table or spell: the others are all other records of that.
    pub table: DeclId,
    /// What they share, as it is named: fields and links of the table.
    pub same: Vec<DeclId>,
    /// The fields these come to, a link's being those it joins by; of none, all records of the table share them.
    pub values: Vec<Value>,
    /// How it stands to them.
    pub stands: Standing,
}

/// How a record stands to others that share something with it.
#[derive(Debug, Clone, PartialEq)]
pub enum Standing {
    /// There is no other.
    Unique,
    /// Its stretch shares no day with that of any other. Unknown where its stretch is unknown; fails where it shares a
    /// day with another that is known; else unknown where another is unknown.
    Apart(Stretch),
    /// No day is missed between its stretch and the next: a record that ended on a day leaves a gap where another
    /// begins after that day, and none that began by then ended later or still lasts. So it fails of a record exactly
    /// where a spell, joined while no day is missed, ends with it and is not the last. Unknown where its stretch is
    /// unknown. Where another's is, it can neither be known that a gap is left, nor that there is no next.
    Unbroken(Stretch),
}

/// A stretch of time, as in [`Condition::Lasts`]. Unknown where its first day is, and where it ends before that.
#[derive(Debug, Clone, PartialEq)]
pub struct Stretch {
    /// The first day.
    pub from: Value,
    /// The day it ended, which is no longer part of it unless it began on that day. Unknown means that it still lasts;
    /// none, that nothing records it and it never ends.
    pub to: Option<Value>,
}

impl Standing {
    /// The stretch that it looks at.
    pub fn stretch(&self) -> Option<&Stretch> {
        match self {
            Standing::Unique => None,
            Standing::Apart(stretch) | Standing::Unbroken(stretch) => Some(stretch),
        }
    }
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
