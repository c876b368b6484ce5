//! The typed core: what conditions, rows and values of a framework mean, with units, moments and links made explicit.
//!
//! Everything that is generated from a definition reads these types and nothing of the syntax. There are few of them
//! on purpose, every match over them is exhaustive, and a new one does not compile until every reader has an answer
//! to it. Whatever could not be understood is [`Condition::Unresolved`] or [`Value::Unresolved`]: it was reported
//! where it stands and everything that depends on it stays quiet.

use rust_decimal::Decimal;

use super::calendar::{AgeRange, Date, DayOfYear, Duration, TimeUnit};
use super::rows::{Among, Rows};
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
    /// The whole of a text has a shape: a pattern as it is written, in the language of the patterns of fields. Unknown when
    /// the value is.
    Like(Value, Box<str>),
    /// A yes/no value is yes. Unknown when the value is.
    Yes(Value),
    /// Born so that the age at the moment lies in one of the ranges. Fails before birth. Unknown when the date of birth or
    /// the moment is.
    Aged {
        /// The date of birth.
        born: Value,
        /// The ages, in completed units.
        ages: Vec<AgeRange>,
        /// When the age is counted.
        at: Moment,
    },
    /// A birthday of one of these ages (in years) falls within the window. Unknown when the date of birth or an end of
    /// the window is.
    Turns {
        /// The date of birth.
        born: Value,
        /// The birthdays.
        years: Vec<u32>,
        /// The stretch of time.
        window: Window,
    },
    /// A date lies within a stretch of time. Unknown when the date or an end of the stretch is. Never of
    /// [`Window::Between`]: that is two comparisons.
    Within(Value, Window),
    /// The record's own stretch of time stands so to a moment or a stretch. Unknown when its first day, or a moment that
    /// is named, is.
    Lasts {
        /// The record's first day.
        from: Value,
        /// The day it ended: it is not open on that day, unless it began on it. Unknown means that it is still open; none,
        /// that nothing records it and it never ends.
        to: Option<Value>,
        /// How it must lie.
        relation: Relation,
    },
    /// At least one of the rows fits. Fails where each is certain not to fit; else unknown.
    Exists(Box<Rows>),
    /// The condition, whose fields are those of the rows' own table, holds of every one of the rows that fit. Fails where
    /// it fails of one that is certain to fit. Unknown where there is none.
    Every(Box<Rows>, Box<Condition>),
    /// The record stands so to the other records of its table that share something with it.
    Among(Box<Among>),
    /// A term holds of the record. Where the term is asked at a date, `when` says at which: at a moment
    /// ([`Relation::OpenAt`]), on a day of a stretch ([`Relation::During`]) or on each of its days
    /// ([`Relation::Throughout`]), never another relation; [`Moment::AskedDate`] in `means` is that day. Unknown where it
    /// is unknown of the days that decide.
    Term {
        /// The term.
        term: DeclId,
        /// The links that lead to the record it is said of; none for the record itself.
        links: Vec<DeclId>,
        /// At which moment, or on which days of a stretch; none for a term that is not asked at a date.
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
    /// A field, perhaps reached over links. Unknown when it is empty, not readable or has a code that says so, and when no
    /// record is reached.
    Field {
        /// The links, from the record at hand on.
        links: Vec<DeclId>,
        /// The field (in a term's own condition: the element).
        field: DeclId,
        /// What it holds.
        kind: Type,
    },
    /// A field that is worked out from others. It is what `means` is.
    Derived {
        /// The links that lead to the record whose field it is; none for the record at hand.
        links: Vec<DeclId>,
        /// The field.
        field: DeclId,
        /// What it holds, as it states.
        kind: Type,
        /// How it is worked out, as seen from the record at hand.
        means: Box<Value>,
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
    /// The completed units of age at a moment. Unknown when the date of birth or the moment is; below 0 before birth.
    Age {
        /// The date of birth.
        born: Box<Value>,
        /// When.
        at: Moment,
        /// In which units.
        unit: TimeUnit,
    },
    /// The completed units of time between two dates; below 0 where the second is the earlier. Unknown when either is.
    Elapsed {
        /// The earlier date.
        from: Box<Value>,
        /// The later date.
        to: Box<Value>,
        /// In which units.
        unit: TimeUnit,
    },
    /// How many characters a text has: Unicode code points. Unknown when the text is.
    Length(Box<Value>),
    /// How many of the rows fit. Unknown when it is unknown of one whether it fits; a comparison of it with a number may
    /// be known all the same.
    Count(Box<Rows>),
    /// The most rows in succession that fit their condition: in order of their dates, those of one date counting as one
    /// that fits where all of them do. Rows that are certain not to lie in time as they must are left out. Unknown where
    /// it is unknown of one when it happened or whether it lies so, and where it is unknown of one whether it fits and
    /// that decides; a comparison with a number may be known all the same, as with [`Value::Count`].
    Run(Box<Rows>),
    /// The earliest or latest known value among the rows that are certain to fit. Unknown where there is none.
    Extreme {
        /// Which.
        latest: bool,
        /// Of what: a date or a number of the rows' own table.
        of: Box<Value>,
        /// Among which.
        rows: Box<Rows>,
    },
    /// The first value where the condition holds, the second where it fails, unknown where it is unknown. A comparison
    /// with it is that with the one it comes to. Both are of one type.
    Choice(Box<Condition>, Box<Value>, Box<Value>),
    /// One value with another, and what the result counts. Unknown when either is.
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

/// The four operations, on exact decimals.
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
    /// The list it is of, or the field or element that names it itself.
    pub list: DeclId,
    /// The declaration of the code; none for one that a field names itself, or of a list that does not give it.
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
    /// The date a value is: a field, or the earliest or latest of several. Unknown when the value is.
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

impl Type {
    /// What a value is that is of this type or of another, which is the same but for what its numbers count and how many
    /// decimals they have.
    fn or(self, other: Type) -> Type {
        match (self, other) {
            (Type::Number { unit: Unit::One, decimals: one }, Type::Number { unit, decimals: other })
            | (Type::Number { unit, decimals: one }, Type::Number { decimals: other, .. }) => {
                Type::Number { unit, decimals: one.zip(other).map(|(one, other)| one.max(other)) }
            }
            (one, _) => one,
        }
    }
}

impl Value {
    /// What the value is.
    pub fn kind(&self) -> Type {
        match self {
            Value::Unresolved => Type::Unknown,
            Value::Field { kind, .. } | Value::Derived { kind, .. } => *kind,
            Value::Number(number, unit) => {
                Type::Number { unit: *unit, decimals: u8::try_from(number.normalize().scale()).ok() }
            }
            Value::Code(code) => Type::Code(code.list),
            Value::Text(_) => Type::Text,
            Value::Truth(_) => Type::Truth,
            Value::Moment(_) => Type::Date,
            Value::Age { unit, .. } | Value::Elapsed { unit, .. } => {
                Type::Number { unit: Unit::Time(*unit), decimals: Some(0) }
            }
            Value::Count(_) | Value::Run(_) | Value::Length(_) => Type::Number { unit: Unit::One, decimals: Some(0) },
            Value::Extreme { of, .. } => of.kind(),
            Value::Choice(_, one, other) => one.kind().or(other.kind()),
            Value::Arithmetic(one, operator, other, unit) => {
                let decimals = match (operator, one.decimals(), other.decimals()) {
                    (Operator::Plus | Operator::Minus, Some(one), Some(other)) => Some(one.max(other)),
                    (Operator::Times, Some(one), Some(other)) => one.checked_add(other),
                    _ => None,
                };
                Type::Number { unit: *unit, decimals }
            }
        }
    }

    /// At most how many decimals it has, where it is a number and that is known: a quotient may have any.
    pub fn decimals(&self) -> Option<u8> {
        match self.kind() {
            Type::Number { decimals, .. } => decimals,
            Type::Unknown | Type::Date | Type::Truth | Type::Code(_) | Type::Text | Type::Identifier(_) => None,
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
