//! What an expression says, before names are looked up: its words in order of meaning, each with its place.

use rust_decimal::Decimal;

use crate::expression::{AgeRange, Date, DayOfYear, Duration, Operator, Order, Sequence, TimeUnit};
use crate::source::Span;

/// A part of an expression with its place.
#[derive(Debug, Clone, PartialEq)]
pub struct Phrase {
    /// Where it stands.
    pub span: Span,
    /// What it says.
    pub node: Node,
}

/// What a part of an expression says.
#[derive(Debug, Clone, PartialEq)]
pub enum Node {
    /// Could not be read; reported.
    Missing,
    /// A name, perhaps with dots.
    Name,
    /// `closed-on of referral`: a part and what it is of.
    Of(Box<Phrase>, Box<Phrase>),
    /// A number with the words of its unit, if any.
    Number(Decimal, Option<UnitWords>),
    /// A quoted text.
    Text,
    /// `yes` or `no`.
    Truth(bool),
    /// A length of time.
    Length(Duration),
    /// A point in time.
    Moment(MomentPhrase),
    /// Two values and an operation.
    Arithmetic(Box<Phrase>, Operator, Box<Phrase>),
    /// `A if C, otherwise B`: the first, the condition, the other.
    Choice(Box<Phrase>, Box<Phrase>, Box<Phrase>),
    /// `number of …`
    Count(Box<RowsPhrase>),
    /// `longest run of …`
    Run(Box<RowsPhrase>),
    /// `earliest … of …`, `latest … of …`
    Extreme(bool, Box<Phrase>, Box<RowsPhrase>),
    /// `age in years at …`
    Age(TimeUnit, MomentPhrase),
    /// `days from … to …`
    Elapsed(TimeUnit, Box<Phrase>, Box<Phrase>),
    /// Conditions joined by `and`, or in `all of { }`.
    All(Vec<Phrase>),
    /// Conditions joined by `or`, or in `any of { }`.
    Any(Vec<Phrase>),
    /// `not …`, `none of { }` as the opposite of any.
    Not(Box<Phrase>),
    /// Something that is said of one or several values.
    Is(Box<Is>),
    /// `aged … at …`
    Aged(Vec<AgeRange>, MomentPhrase),
    /// `turns … in …`
    Turns(Vec<u32>, WindowPhrase),
    /// `open at …`
    Lasting(RelationPhrase),
    /// A term or yes/no field with a time: `looked-after throughout the period`.
    Timed(Box<Phrase>, RelationPhrase),
    /// `there is a …`; true for `there is no …`.
    Exists(Box<RowsPhrase>, bool),
    /// `every … is …`
    Every(Box<RowsPhrase>, Box<Phrase>),
    /// `plans of the same child do not overlap`
    Among(Box<AmongPhrase>),
    /// Records of a metric.
    Selection(Box<SelectionPhrase>),
}

/// The words after a number that say what it counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum UnitWords {
    /// `percent`
    Percent,
    /// `percentage points`
    PercentagePoints,
    /// `per 1,000`
    Per(u32),
    /// Any other word: a declared unit.
    Word(Span),
}

/// `subject is …`
#[derive(Debug, Clone, PartialEq)]
pub struct Is {
    /// What it is said of.
    pub subjects: Vec<Phrase>,
    /// Of several: whether of each or of at least one.
    pub each: bool,
    /// Whether `not` stands before it.
    pub negated: bool,
    /// What is said.
    pub test: Test,
}

/// What is said of a value.
#[derive(Debug, Clone, PartialEq)]
pub enum Test {
    /// `known`
    Known,
    /// `at least 3`, `before …`, or just a value.
    Order(Order, Phrase),
    /// `from 2 to 5`, both included.
    Between(Phrase, Phrase),
    /// `one of a, b`, `in a group`.
    OneOf(Vec<MemberPhrase>),
    /// `like "A9"`: a pattern in quotes.
    Like(Phrase),
    /// `unique`; true for `unique together`, said of all subjects at once.
    Unique(bool),
    /// `in the period`, `within 12 months before …`
    Within(WindowPhrase),
    /// Another condition, said of the subject: `aged …`, `looked-after throughout …`.
    Fits(Phrase),
}

/// One member of a set.
#[derive(Debug, Clone, PartialEq)]
pub enum MemberPhrase {
    /// One value, group or list.
    One(Phrase),
    /// From one code to another; the first may have its list before it: `icd10 S00 to T79`.
    Range {
        /// The list, where it is named.
        list: Option<Phrase>,
        /// The first code.
        from: Phrase,
        /// The last code.
        to: Phrase,
    },
}

/// A point in time.
#[derive(Debug, Clone, PartialEq)]
pub enum MomentPhrase {
    /// `the start of the period`
    PeriodStart,
    /// `the middle of the period`
    PeriodMiddle,
    /// `the end of the period`
    PeriodEnd,
    /// `31 March`
    Day(DayOfYear),
    /// `15 December 2022`
    Date(Date),
    /// `the date`
    AskedDate,
    /// A field that holds a date.
    Field(Box<Phrase>),
}

/// A stretch of time.
#[derive(Debug, Clone, PartialEq)]
pub enum WindowPhrase {
    /// `the period`
    Period,
    /// `1 April to 31 March`
    Between(MomentPhrase, MomentPhrase),
    /// `within 12 months before …`
    Before(Duration, MomentPhrase),
    /// `within 12 months after …`
    After(Duration, MomentPhrase),
}

/// How a stretch of time lies.
#[derive(Debug, Clone, PartialEq)]
pub enum RelationPhrase {
    /// `at …`
    At(MomentPhrase),
    /// `for more than 2 years at …`
    ForAt(Order, Duration, MomentPhrase),
    /// `for at least 6 months`
    For(Order, Duration),
    /// `during …`, `in …`
    During(WindowPhrase),
    /// `throughout …`
    Throughout(WindowPhrase),
}

/// Records of another table, as seen from the record at hand.
#[derive(Debug, Clone, PartialEq)]
pub struct RowsPhrase {
    /// The table, by its id or the word for one row.
    pub noun: Phrase,
    /// `of the same child`
    pub same: Option<Phrase>,
    /// `in the family`
    pub of: Option<Phrase>,
    /// `earlier`, `later`, `other`
    pub sequence: Option<Sequence>,
    /// `during the period`
    pub during: Option<RelationPhrase>,
    /// `at most 12 months before`
    pub within: Option<Duration>,
    /// `where …`: one condition.
    pub condition: Option<Phrase>,
}

/// `measurements where … excluding those where …`
#[derive(Debug, Clone, PartialEq)]
pub struct SelectionPhrase {
    /// The table; none for `those`.
    pub from: Option<Phrase>,
    /// What must hold.
    pub condition: Option<Phrase>,
    /// What must not hold.
    pub excluding: Vec<Phrase>,
}

/// What is said of each record among the others of its table.
#[derive(Debug, Clone, PartialEq)]
pub struct AmongPhrase {
    /// The table, by its id or the word for one row.
    pub noun: Phrase,
    /// `of the same child and kind`; empty where nothing must be the same.
    pub same: Vec<Phrase>,
    /// What is said.
    pub stands: StandsPhrase,
}

/// How a record stands to others of its table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StandsPhrase {
    /// `do not overlap`
    Apart,
    /// `leave no gap`
    Unbroken,
}
