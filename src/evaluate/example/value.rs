//! Values as an example gives them: as the language writes them, not as files do.

use std::borrow::Cow;

use rust_decimal::Decimal;

use crate::evaluate::cell::Cell;
use crate::evaluate::reading::{Fault, Reader, Reading};
use crate::expression::{Date, Type, month};
use crate::model::{Field, code_of};
use crate::syntax::text_value;

/// What a field of a given record holds.
#[derive(Debug, Clone, PartialEq, Default)]
pub enum Held<'m> {
    /// Nothing that is known.
    #[default]
    Unknown,
    /// A number.
    Number(Decimal),
    /// A day.
    Date(Date),
    /// Yes or no.
    Truth(bool),
    /// A text, a code or an identifier.
    Text(Cow<'m, str>),
}

impl Held<'_> {
    /// As conditions see it.
    pub(super) fn cell(&self) -> Cell<'_> {
        match self {
            Held::Unknown => Cell::Unknown,
            Held::Number(number) => Cell::Number(*number),
            Held::Date(date) => Cell::Date(*date),
            Held::Truth(yes) => Cell::Truth(*yes),
            Held::Text(text) => Cell::Text(text),
        }
    }
}

/// Why a field cannot hold a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wrong {
    /// No value stands there.
    Nothing,
    /// It is worked out from others.
    WorkedOut,
    /// The field cannot hold it.
    Unusable(Fault),
}

/// Reads a value: dates in words, `yes` and `no`, codes, numbers with their units, texts. `unknown` and `not known` are
/// what is not known; a code of that name goes in quotes.
pub fn read<'m>(field: Field<'m>, words: &'m str) -> Result<Held<'m>, Wrong> {
    let unusable = |fault| Err(Wrong::Unusable(fault));
    if field.is_worked_out() {
        return Err(Wrong::WorkedOut);
    }
    if words.is_empty() {
        return Err(Wrong::Nothing);
    }
    let plain = text_value(words);
    if matches!(words, "unknown" | "not known") || field.unknown_codes().contains(&&*plain) {
        return Ok(Held::Unknown);
    }
    match field.kind() {
        Type::Code(list) => match code_of(field.model(), list, &plain) {
            Some(_) => Ok(Held::Text(plain)),
            None => unusable(Fault::NotACode),
        },
        Type::Number { decimals, .. } => number(words, field, decimals),
        Type::Date => day(words).map_or_else(|| unusable(Fault::NotADate), |date| Ok(Held::Date(date))),
        Type::Truth => match &*plain {
            "yes" => Ok(Held::Truth(true)),
            "no" => Ok(Held::Truth(false)),
            _ => unusable(Fault::NeitherYesNorNo),
        },
        Type::Text => match Reader::of(field).text(&plain) {
            Reading::Unusable(fault) => unusable(fault),
            Reading::Empty | Reading::NotKnown => Ok(Held::Unknown),
            Reading::Value(_) => Ok(Held::Text(plain)),
        },
        // An example calls somebody A, whatever real identifiers look like.
        Type::Identifier(_) | Type::Unknown => Ok(Held::Text(plain)),
    }
}

/// `85`, `1,000`, `10 percent`.
fn number<'m>(words: &str, field: Field<'_>, decimals: Option<u8>) -> Result<Held<'m>, Wrong> {
    let unusable = |fault| Err(Wrong::Unusable(fault));
    // A unit may stand behind it.
    let number = words.split_whitespace().next().unwrap_or_default().replace(',', "");
    let Ok(number) = number.parse::<Decimal>() else { return unusable(Fault::NotANumber) };
    let number = number.normalize();
    if decimals.is_some_and(|most| number.scale() > u32::from(most)) {
        let whole = decimals == Some(0);
        return unusable(if whole { Fault::NotAWholeNumber } else { Fault::TooManyDecimals });
    }
    match field.range() {
        Some((from, to)) if number < from || number > to => unusable(Fault::OutOfRange),
        _ => Ok(Held::Number(number)),
    }
}

/// A day as an example gives it: `10 May 2023`, `2023-05-10`.
pub fn day(words: &str) -> Option<Date> {
    if let Some(date) = Date::from_iso(words) {
        return Some(date);
    }
    let mut parts = words.split_whitespace();
    let (day, name, year) = (parts.next()?, parts.next()?, parts.next()?);
    let date = Date::new(year.parse().ok()?, month(name)?, day.parse().ok()?)?;
    parts.next().is_none().then_some(date)
}
