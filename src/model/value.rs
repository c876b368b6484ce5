//! What statements hold.

use rust_decimal::Decimal;

use crate::expression::{self, AgeRange, Condition, DayOfYear, Duration, Moment, Order, Selection, Unit, When};
use crate::id::DeclId;
use crate::source::Span;
use crate::syntax::Phrase;
use crate::vocabulary::{KindId, ValueSlot};

/// A text as it stands in a file: where, in how many pieces, and in which further languages.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Text {
    /// The first quoted piece, quotes included.
    pub span: Span,
    /// What only a few texts have.
    pub more: Option<Box<MoreText>>,
}

/// Further pieces and languages of a text.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct MoreText {
    /// The pieces after the first.
    pub pieces: Vec<Span>,
    /// `in cy "…"`: the code of the language and the pieces.
    pub languages: Vec<(Span, Vec<Span>)>,
}

/// A value with the slot it fills.
#[derive(Debug, Clone, PartialEq)]
pub struct Filled {
    /// The slot, as the vocabulary has it: its name, `choice` for a choice of words, and what it takes.
    pub slot: &'static ValueSlot,
    /// Where the value stands.
    pub span: Span,
    /// The value.
    pub value: Value,
}

/// A value. A list is several [`Filled`] of one name.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// A quoted text.
    Text(Text),
    /// A number.
    Number(Decimal),
    /// A number with its unit.
    Quantity(Decimal, Unit),
    /// From one number to another, both included.
    Range(Decimal, Decimal),
    /// `at least`, `at most`, `over`, `under`.
    Bound(Order),
    /// A year, and the next for `2020-21`.
    Year(u16, Option<u16>),
    /// A date, a month or a year.
    When(When),
    /// A day of the year.
    Day(DayOfYear),
    /// A length of time.
    Duration(Duration),
    /// Ages.
    Ages(AgeRange),
    /// A point in time.
    Moment(Moment),
    /// Which alternative of a choice: its words.
    Choice(&'static str),
    /// A word, a name, a phrase or a path: what stands at the span.
    Words,
    /// A code as data has it.
    Code(Box<str>),
    /// From one code to another.
    CodeRange(Box<str>, Box<str>),
    /// A kind of declaration.
    Kind(KindId),
    /// A reference; none where it reaches nothing, which was reported.
    Reference(Option<DeclId>),
    /// `city-of-london with hackney`.
    Joined(Span, Span),
    /// How halves are rounded.
    Halves(Halves),
    /// Why unknowns are treated so.
    Decision(Option<DeclId>, Option<Text>),
    /// An example's record: names with their values.
    Given(Box<[(Span, Span)]>),
    /// A condition.
    Condition(Box<Condition>),
    /// Records.
    Rows(Box<Selection>),
    /// A value of a record.
    Expression(Box<expression::Value>),
    /// An expression before it is resolved; never in a finished model.
    Pending(Box<Phrase>),
}

/// How a half is rounded.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Halves {
    /// Away from zero, as a spreadsheet does.
    #[default]
    AwayFromZero,
    /// Up.
    Up,
    /// Down.
    Down,
    /// To the even neighbour.
    ToEven,
}
