//! The typed core: what conditions, rows and values of a framework mean, with units, moments and links made explicit.
//!
//! Everything that is generated from a definition reads these types and nothing of the syntax. There are few of them
//! on purpose, every match over them is exhaustive, and a new one does not compile until every reader has an answer
//! to it. Whatever could not be understood is [`Condition::Unresolved`] or [`Value::Unresolved`]: it was reported
//! where it stands and everything that depends on it stays quiet.

use rust_decimal::Decimal;

use super::calendar::{AgeRange, Date, DayOfYear, Duration, TimeUnit};
use crate::id::DeclId;

/// What is yes, no or unknown of a record.
#[derive(Debug, Clone, PartialEq)]
pub enum Condition {
    /// Could not be understood; already reported.
    Unresolved,
    /// All of them hold. True when empty.
    All(Vec<Condition>),
    /// At least one holds. False when empty.
    Any(Vec<Condition>),
    /// The other does not hold. Unknown when the other is.
    Not(Box<Condition>),
    /// The value is known. Itself never unknown.
    Known(Value),
    /// The two values stand in this order. Unknown when either is.
    Compare(Value, Order, Value),
    /// The value is one of a set. Unknown when the value is.
    OneOf(Value, Vec<Member>),
    /// A yes/no value is yes.
    Yes(Value),
    /// Born so that the age at the moment lies in one of the ranges. Fails before birth.
    Aged {
        /// The date of birth.
        born: Value,
        /// The ages, in completed units.
        ages: Vec<AgeRange>,
        /// When the age is counted.
        at: Moment,
    },
    /// A birthday of one of these ages (in years) falls within the window.
    Turns {
        /// The date of birth.
        born: Value,
        /// The birthdays.
        years: Vec<u32>,
        /// The stretch of time.
        window: Window,
    },
    /// A date lies within a stretch of time.
    Within(Value, Window),
    /// The record's own stretch of time stands so to a moment or a stretch.
    Lasts {
        /// The record's first day.
        from: Value,
        /// The day it ended: it is not open on that day, unless it began on it. Unknown means that it is still open.
        to: Value,
        /// How it must lie.
        relation: Relation,
    },
    /// How many of the rows there are stands so to a number; `there is a` is at least one.
    Exists(Box<Rows>),
    /// The condition holds of every one of the rows; unknown of none.
    Every(Box<Rows>, Box<Condition>),
    /// A term holds of the record, at a moment where the term asks for one.
    Term {
        /// The term.
        term: DeclId,
        /// The links that lead to the record it is said of; none for the record itself.
        links: Vec<DeclId>,
        /// At which moment, or throughout which stretch.
        when: Option<Relation>,
        /// The term's condition with the fields of this table in place of its elements.
        means: Box<Condition>,
    },
}

/// A value of a record.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// Could not be understood; already reported.
    Unresolved,
    /// A field, perhaps reached over links.
    Field {
        /// The links, from the record at hand on.
        links: Vec<DeclId>,
        /// The field (in a term's own condition: the element).
        field: DeclId,
        /// What it holds.
        kind: Type,
    },
    /// A number with its unit.
    Number(Decimal, Unit),
    /// A code of a list, or of the few a field names itself.
    Code(Code),
    /// A text.
    Text(Box<str>),
    /// Yes or no.
    Truth(bool),
    /// A point in time as a date.
    Moment(Moment),
    /// The completed units of age at a moment.
    Age {
        /// The date of birth.
        born: Box<Value>,
        /// When.
        at: Moment,
        /// In which units.
        unit: TimeUnit,
    },
    /// The completed units of time between two dates.
    Elapsed {
        /// The earlier date.
        from: Box<Value>,
        /// The later date.
        to: Box<Value>,
        /// In which units.
        unit: TimeUnit,
    },
    /// How many rows there are.
    Count(Box<Rows>),
    /// The earliest or latest value among rows.
    Extreme {
        /// Which.
        latest: bool,
        /// Of what.
        of: Box<Value>,
        /// Among which.
        rows: Box<Rows>,
    },
    /// One value with another.
    Arithmetic(Box<Value>, Operator, Box<Value>, Unit),
}

/// How two values must stand to each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Order {
    /// `is under`, `is before`
    Less,
    /// `is at most`, `is on or before`
    AtMost,
    /// `is`
    Equal,
    /// `is at least`, `is on or after`
    AtLeast,
    /// `is over`, `is after`
    More,
}

/// The four operations.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Operator {
    /// `plus`
    Plus,
    /// `minus`
    Minus,
    /// `times`
    Times,
    /// `divided by`; unknown when the divisor is zero
    DividedBy,
}

/// One part of a set of codes, numbers or texts.
#[derive(Debug, Clone, PartialEq)]
pub enum Member {
    /// One value.
    One(Value),
    /// A group of a code list.
    Group(DeclId),
    /// Every code of a list.
    List(DeclId),
    /// From one code to another of an ordered list, both included.
    Codes {
        /// The list.
        list: DeclId,
        /// The first code.
        from: Box<str>,
        /// The last code.
        to: Box<str>,
    },
}

/// A code, as it stands in the data.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Code {
    /// The list it is of; none for a code that a field names itself.
    pub list: Option<DeclId>,
    /// The declaration of the code; none where the list's codes are not given.
    pub declared: Option<DeclId>,
    /// As it stands in the data.
    pub text: Box<str>,
}

/// What a value is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Type {
    /// Not known: nothing is said that depends on it.
    Unknown,
    /// A number; with its decimals where they are declared.
    Number {
        /// What it counts.
        unit: Unit,
        /// At most so many decimals; none where not declared.
        decimals: Option<u8>,
    },
    /// A calendar date.
    Date,
    /// Yes or no.
    Truth,
    /// A code; the declaration is the code list, or the field or element that names its codes itself.
    Code(DeclId),
    /// Words.
    Text,
    /// An identifier; the declaration is the field that holds it, or the identifier scheme.
    Identifier(DeclId),
}

/// What a number counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Unit {
    /// Nothing in particular: a pure number.
    One,
    /// Hundredths of a whole.
    Percent,
    /// Differences between percentages.
    PercentagePoints,
    /// So many in this many.
    Per(u32),
    /// A stretch of time.
    Time(TimeUnit),
    /// A unit declared in a library or framework.
    Named(DeclId),
    /// Could not be understood; already reported.
    Unresolved,
}

/// A point in time.
#[derive(Debug, Clone, PartialEq)]
pub enum Moment {
    /// Could not be understood; already reported.
    Unresolved,
    /// The first day of the reporting period.
    PeriodStart,
    /// The last day of its first half: 30 June of a calendar year, 30 September of a year from 1 April. Half is half of
    /// its months where these are an even number, else half of its days, rounded down, and at least one.
    PeriodMiddle,
    /// Its last day.
    PeriodEnd,
    /// The one such day within the reporting period.
    DayInPeriod(DayOfYear),
    /// A date of the calendar.
    Date(Date),
    /// The date at which a term is asked.
    AskedDate,
    /// The date a field holds.
    Field(Box<Value>),
}

/// A stretch of time.
#[derive(Debug, Clone, PartialEq)]
pub enum Window {
    /// Could not be understood; already reported.
    Unresolved,
    /// The reporting period, both ends included.
    Period,
    /// From one moment to another, both included.
    Between(Box<Moment>, Box<Moment>),
    /// At most so long before a moment, the day itself and the day so long before included.
    Before(Duration, Box<Moment>),
    /// At most so long after a moment, likewise.
    After(Duration, Box<Moment>),
}

/// How a record's stretch of time lies.
#[derive(Debug, Clone, PartialEq)]
pub enum Relation {
    /// Has begun by the moment and has not ended.
    OpenAt(Moment),
    /// The same, and began so long before.
    OpenFor {
        /// At least, more than, under …
        order: Order,
        /// How long.
        length: Duration,
        /// Until when.
        at: Moment,
    },
    /// Shares a day with the window.
    During(Window),
    /// Covers every day of the window.
    Throughout(Window),
    /// Lasted so long.
    For {
        /// At least, more than, under …
        order: Order,
        /// How long.
        length: Duration,
    },
}

/// Records of a table, as seen from a record at hand.
#[derive(Debug, Clone, PartialEq)]
pub struct Rows {
    /// The table or spell.
    pub table: DeclId,
    /// How they belong to the record at hand.
    pub belong: Belonging,
    /// Whether they must come before or after the record at hand.
    pub sequence: Option<Sequence>,
    /// When they must have happened.
    pub during: Option<Relation>,
    /// How far before or after the record at hand.
    pub within: Option<Duration>,
    /// What else must hold of them; fields are those of the rows' own table.
    pub condition: Option<Condition>,
}

/// How rows belong to a record at hand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Belonging {
    /// They do not: all records of the table.
    All,
    /// They link to the record at hand by this link of theirs.
    Link(DeclId),
    /// They have the same value in this field, or the same linked record.
    Same(DeclId),
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

impl Value {
    /// What the value is.
    pub fn kind(&self) -> Type {
        match self {
            Value::Unresolved => Type::Unknown,
            Value::Field { kind, .. } => *kind,
            Value::Number(_, unit) => Type::Number { unit: *unit, decimals: None },
            Value::Code(code) => code.list.map_or(Type::Unknown, Type::Code),
            Value::Text(_) => Type::Text,
            Value::Truth(_) => Type::Truth,
            Value::Moment(_) => Type::Date,
            Value::Age { unit, .. } | Value::Elapsed { unit, .. } => {
                Type::Number { unit: Unit::Time(*unit), decimals: Some(0) }
            }
            Value::Count(_) => Type::Number { unit: Unit::One, decimals: Some(0) },
            Value::Extreme { of, .. } => of.kind(),
            Value::Arithmetic(_, _, _, unit) => Type::Number { unit: *unit, decimals: None },
        }
    }

    /// What it counts, where it is a number; [`Unit::Unresolved`] where it is none.
    pub fn unit(&self) -> Unit {
        match self.kind() {
            Type::Number { unit, .. } => unit,
            Type::Unknown | Type::Date | Type::Truth | Type::Code(_) | Type::Text | Type::Identifier(_) => {
                Unit::Unresolved
            }
        }
    }
}
