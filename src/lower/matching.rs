//! Fits the words of a line to the shapes of a statement.

use std::ops::Range;

use super::slots;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::{Filled, Value};
use crate::syntax::phrase::{self, Goal};
use crate::syntax::{TokenKind, Tokens};
use crate::vocabulary::{Element, Slot, StatementEntry, ValueSlot};

/// How far a shape fitted, and what should have come there.
#[derive(Debug)]
pub(super) struct Failure {
    /// The token at which it no longer fits.
    pub(super) at: usize,
    /// What the shape has there, in words.
    pub(super) expected: String,
    /// What was found about a value that was begun and could not be read.
    pub(super) problem: Option<Box<Diagnostic>>,
}

/// A value as it was matched: read already, or a run of tokens to be read as an expression.
struct Matched {
    name: &'static str,
    slot: Slot,
    range: Range<usize>,
    value: Option<Value>,
}

/// Fits the tokens after a statement's word to the first of its shapes that takes all of them.
pub(super) fn fit(
    tokens: &Tokens<'_, '_>,
    entry: &'static StatementEntry,
    diagnostics: &mut Diagnostics,
) -> Result<(u8, Vec<Filled>), Failure> {
    let mut furthest: Option<Failure> = None;
    for (index, shape) in entry.shapes.iter().enumerate() {
        let mut matched = Vec::new();
        match elements(tokens, 0, &shape.elements, &[], &mut matched) {
            Ok(end) if end == tokens.len() => {
                let values = matched.into_iter().map(|matched| finish(tokens, matched, diagnostics)).collect();
                return Ok((u8::try_from(index).unwrap_or(u8::MAX), values));
            }
            Ok(end) => {
                keep(&mut furthest, Failure { at: end, expected: "the end of the line".to_owned(), problem: None })
            }
            Err(failure) => keep(&mut furthest, failure),
        }
    }
    Err(furthest.unwrap_or(Failure { at: 0, expected: String::new(), problem: None }))
}

fn keep(furthest: &mut Option<Failure>, failure: Failure) {
    match furthest {
        Some(known) if known.at > failure.at || known.at == failure.at && known.problem.is_some() => {}
        Some(known) if known.at == failure.at && failure.problem.is_none() => {
            if !known.expected.contains(&failure.expected) {
                known.expected = format!("{} or {}", known.expected, failure.expected);
            }
        }
        _ => *furthest = Some(failure),
    }
}

/// Fits elements from a token on; `after` are the elements that follow those of an optional part.
fn elements(
    tokens: &Tokens<'_, '_>,
    mut at: usize,
    shape: &'static [Element],
    after: &[&'static [Element]],
    matched: &mut Vec<Matched>,
) -> Result<usize, Failure> {
    for (index, element) in shape.iter().enumerate() {
        let rest = &shape[index + 1..];
        match element {
            Element::Word(word) => {
                at = words(tokens, at, &[word]).ok_or_else(|| expected(at, format!("`{word}`")))?;
            }
            Element::Comma => {
                at = words(tokens, at, &[","]).ok_or_else(|| expected(at, "a comma".to_owned()))?;
            }
            Element::Choice(alternatives) => {
                let chosen = alternatives
                    .iter()
                    .filter(|words_of| words(tokens, at, words_of).is_some())
                    .max_by_key(|words_of| words_of.len());
                let Some(chosen) = chosen else {
                    let all: Vec<String> = alternatives.iter().map(|words| format!("`{}`", words.join(" "))).collect();
                    return Err(expected(at, all.join(" or ")));
                };
                let range = at..at + chosen.len();
                at = range.end;
                let value = Some(Value::Choice(slots::choice(chosen)));
                matched.push(Matched { name: "choice", slot: Slot::Choice, range, value });
            }
            Element::Value(slot) => {
                let stops: Vec<&'static [Element]> = std::iter::once(rest).chain(after.iter().copied()).collect();
                at = value(tokens, at, slot, &stops, matched)?;
            }
            Element::Optional(inner) => {
                let kept = matched.len();
                let stops: Vec<&'static [Element]> = std::iter::once(rest).chain(after.iter().copied()).collect();
                match elements(tokens, at, inner, &stops, matched) {
                    Ok(end) => at = end,
                    Err(failure) => {
                        matched.truncate(kept);
                        // What was begun and could not be read is not left out: say what is wrong with it.
                        if failure.at > at {
                            return Err(failure);
                        }
                    }
                }
            }
        }
    }
    Ok(at)
}

fn expected(at: usize, expected: String) -> Failure {
    Failure { at, expected, problem: None }
}

/// The token after these words, if they stand at a place.
fn words(tokens: &Tokens<'_, '_>, at: usize, words: &[&str]) -> Option<usize> {
    let fits = words.iter().enumerate().all(|(by, word)| {
        tokens.text(at + by) == *word && tokens.kind(at + by).is_some_and(|kind| kind != TokenKind::Text)
    });
    fits.then_some(at + words.len())
}

/// Fits one value, or the values of a list.
fn value(
    tokens: &Tokens<'_, '_>,
    mut at: usize,
    slot: &'static ValueSlot,
    stops: &[&'static [Element]],
    matched: &mut Vec<Matched>,
) -> Result<usize, Failure> {
    if let Some(end) = open_ended(tokens, at, slot, stops) {
        if end == at {
            return Err(expected(at, slots::belongs(slot)));
        }
        matched.push(Matched { name: slot.name, slot: slot.slot, range: at..end, value: None });
        return Ok(end);
    }
    loop {
        let (value, taken) = slots::read(&tokens.part(at..tokens.len()), slot).map_err(|problem| Failure {
            at,
            expected: slots::belongs(slot),
            problem,
        })?;
        matched.push(Matched { name: slot.name, slot: slot.slot, range: at..at + taken, value: Some(value) });
        at += taken;
        match slot.list.then(|| separator(tokens, at, slot, stops)).flatten() {
            Some(next) => at = next,
            None => return Ok(at),
        }
    }
}

/// The token after a comma, `and` or `or` that separates two elements of a list; none where the list ends.
fn separator(tokens: &Tokens<'_, '_>, at: usize, slot: &ValueSlot, stops: &[&'static [Element]]) -> Option<usize> {
    let mut next = words(tokens, at, &[","]);
    if let Some(after) = next {
        next = words(tokens, after, &["and"]).or_else(|| words(tokens, after, &["or"])).or(next);
    } else {
        next = words(tokens, at, &["and"]).or_else(|| words(tokens, at, &["or"]));
    }
    let next = next?;
    let ends = starts_rest(tokens, at, stops);
    let goes_on = slots::read(&tokens.part(next..tokens.len()), slot).is_ok();
    // A comma always promises another element; `and` may belong to what follows.
    (goes_on && !ends || tokens.text(at) == "," && !ends).then_some(next)
}

/// Where a value ends that is read as a whole: at the next word of the shape, or at the end.
fn open_ended(tokens: &Tokens<'_, '_>, at: usize, slot: &ValueSlot, stops: &[&'static [Element]]) -> Option<usize> {
    let open = matches!(
        slot.slot,
        Slot::Condition | Slot::Rows | Slot::Expression | Slot::Moment | Slot::Phrase | Slot::Given | Slot::Verdict
    );
    if !open {
        return None;
    }
    // A numerator or denominator in words is a text, and another shape's.
    if matches!(slot.slot, Slot::Rows | Slot::Condition) && tokens.kind(at) == Some(TokenKind::Text) {
        return Some(at);
    }
    let mut depth = 0_usize;
    let end = (at..tokens.len()).find(|&index| {
        match tokens.kind(index) {
            Some(TokenKind::Open) => depth += 1,
            Some(TokenKind::Close) => depth = depth.saturating_sub(1),
            _ => {}
        }
        depth == 0 && index > at && starts_rest(tokens, index, stops)
    });
    Some(end.unwrap_or(tokens.len()))
}

/// Whether what follows in the shape can start at a token.
fn starts_rest(tokens: &Tokens<'_, '_>, at: usize, stops: &[&'static [Element]]) -> bool {
    for rest in stops {
        for element in *rest {
            match element {
                Element::Word(word) => return words(tokens, at, &[word]).is_some(),
                Element::Comma => return words(tokens, at, &[","]).is_some(),
                Element::Choice(alternatives) => {
                    return alternatives.iter().any(|choice| words(tokens, at, choice).is_some());
                }
                Element::Value(_) => return false,
                Element::Optional(inner) => {
                    if starts_rest(tokens, at, &[inner.as_slice()]) {
                        return true;
                    }
                }
            }
        }
    }
    false
}

/// Reads what was matched as a run.
fn finish(tokens: &Tokens<'_, '_>, matched: Matched, diagnostics: &mut Diagnostics) -> Filled {
    let Matched { name, slot, range, value } = matched;
    let span = tokens.span_of(range.clone());
    let value = value.unwrap_or_else(|| {
        let run = tokens.part(range);
        let goal = match slot {
            Slot::Condition => Goal::Condition,
            Slot::Rows => Goal::Selection,
            Slot::Expression => Goal::Value,
            Slot::Moment => Goal::Moment,
            Slot::Given => return Value::Given(slots::given(&run)),
            _ => return Value::Words,
        };
        Value::Pending(Box::new(phrase::phrase(run, goal, diagnostics)))
    });
    Filled { name, slot, span, value }
}
