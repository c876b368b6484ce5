//! What a field of a record holds.

use rust_decimal::Decimal;

use crate::expression::Date;

/// What a field of a record holds, once it is read. Codes and identifiers are texts: they are compared as they are
/// written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Cell<'d> {
    /// Nothing that is known: it is empty, has a code that says so, or could not be used.
    #[default]
    Unknown,
    /// A number.
    Number(Decimal),
    /// A day.
    Date(Date),
    /// Yes or no.
    Truth(bool),
    /// A text, a code or an identifier.
    Text(&'d str),
}

impl Cell<'_> {
    /// Whether it holds something.
    pub fn is_known(&self) -> bool {
        *self != Cell::Unknown
    }
}
