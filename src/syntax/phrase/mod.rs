//! Expressions: a Pratt parser over the tokens of a head, for the places where the vocabulary says an expression
//! stands.
//!
//! It knows the words that join and compare, and no name of anything declared.

mod among;
mod ast;
mod condition;
mod cursor;
mod elsewhere;
mod findings;
mod numbers;
mod own_words;
mod selection;
mod test;
mod time;
mod times_elsewhere;
mod value;

pub use ast::{
    AmongPhrase, Is, MemberPhrase, MomentPhrase, Node, Phrase, RelationPhrase, RowsPhrase, SelectionPhrase,
    StandsPhrase, Test, UnitWords, WindowPhrase,
};
pub use cursor::MAX_NODES;
pub use findings::UNCLEAR;
pub use numbers::digits_of;

/// The rules of this room.
pub static RULES: &[&crate::diagnostic::Rule] = &[&UNCLEAR];

use super::Tokens;
use crate::diagnostic::Diagnostics;
use cursor::Cursor;
use findings::Context;

/// What a run of tokens is to be read as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Goal {
    /// Something that is yes, no or unknown.
    Condition,
    /// Records.
    Selection,
    /// A value of a record.
    Value,
    /// A point in time.
    Moment,
}

/// Reads a whole run of tokens as an expression. What cannot be read gives one finding and [`Node::Missing`].
pub fn phrase(tokens: Tokens<'_, '_>, goal: Goal, diagnostics: &mut Diagnostics) -> Phrase {
    let span = tokens.span_of(0..tokens.len());
    let context = match goal {
        Goal::Condition | Goal::Selection => Context::Condition,
        Goal::Value | Goal::Moment => Context::Value,
    };
    let mut cursor = Cursor::new(tokens, context);
    let read = match goal {
        Goal::Condition => cursor.condition(),
        Goal::Selection => cursor.selection(),
        Goal::Value => cursor.choice(),
        Goal::Moment => cursor.moment().map(|moment| Phrase { span, node: Node::Moment(moment) }),
    };
    match read.and_then(|phrase| cursor.end().map(|()| phrase)) {
        Ok(phrase) => phrase,
        Err(problem) => {
            let unquoted = (goal == Goal::Selection).then(|| cursor.words_without_quotes()).flatten();
            diagnostics.push(*unquoted.unwrap_or(problem));
            Phrase { span, node: Node::Missing }
        }
    }
}

/// Reads something at the start of a run and says how many tokens it took.
type Prefix<T> = Result<(T, usize), Box<crate::diagnostic::Diagnostic>>;

fn prefix<'a, 't, T>(tokens: &Tokens<'a, 't>, read: impl FnOnce(&mut Cursor<'a, 't>) -> cursor::Read<T>) -> Prefix<T> {
    let mut cursor = Cursor::new(tokens.clone(), Context::Statement);
    read(&mut cursor).map(|value| (value, cursor.at))
}

/// An age range at the start of a run: `4 to 5 years`.
///
/// # Errors
/// What stands there instead.
pub fn age_range(tokens: &Tokens<'_, '_>) -> Prefix<crate::expression::AgeRange> {
    prefix(tokens, Cursor::age_range)
}

/// A length of time at the start of a run: `12 months`.
///
/// # Errors
/// What stands there instead.
pub fn duration(tokens: &Tokens<'_, '_>) -> Prefix<crate::expression::Duration> {
    prefix(tokens, Cursor::duration)
}

/// A bound at the start of a run: `at least`.
pub fn bound(tokens: &Tokens<'_, '_>) -> Option<(crate::expression::Order, usize)> {
    let mut cursor = Cursor::new(tokens.clone(), Context::Statement);
    cursor.bound().map(|order| (order, cursor.at))
}

/// A day with or without its year at the start of a run: `31 March`, `15 December 2022`.
pub fn calendar_day(tokens: &Tokens<'_, '_>) -> Option<(MomentPhrase, usize)> {
    let mut cursor = Cursor::new(tokens.clone(), Context::Statement);
    cursor.calendar_day().map(|moment| (moment, cursor.at))
}

/// A number with the words of its unit at the start of a run: `52 percent`, `50 per 1,000`.
///
/// # Errors
/// What stands there instead.
pub fn quantity(tokens: &Tokens<'_, '_>) -> Prefix<(rust_decimal::Decimal, Option<UnitWords>)> {
    prefix(tokens, |cursor| match cursor.number() {
        Some(number) => Ok((number, cursor.unit_words()?)),
        None => cursor.expected("a number belongs here"),
    })
}

/// What is wrong with a number or a day at the start of a run that cannot be: `31 February`, or too many digits.
pub fn peculiar(tokens: &Tokens<'_, '_>) -> Option<Box<crate::diagnostic::Diagnostic>> {
    Cursor::new(tokens.clone(), Context::Statement).peculiar()
}

/// What is wrong with an age or a length of time at the start of a run that is no whole number: `½ to 2 years`.
pub fn fraction(tokens: &Tokens<'_, '_>) -> Option<Box<crate::diagnostic::Diagnostic>> {
    Cursor::new(tokens.clone(), Context::Statement).fraction("ages and lengths of time are counted")
}

/// What is wrong with a range of numbers at the start of a run that a hyphen joins.
pub fn hyphened(tokens: &Tokens<'_, '_>) -> Option<Box<crate::diagnostic::Diagnostic>> {
    Cursor::new(tokens.clone(), Context::Statement).hyphened(false)
}

/// A number at the start of a run.
pub fn number(tokens: &Tokens<'_, '_>) -> Option<rust_decimal::Decimal> {
    Cursor::new(tokens.clone(), Context::Statement).number()
}
