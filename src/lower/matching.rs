//! Fits the words of a line to the shapes of a statement.

use std::ops::Range;

use super::failure::{Failure, Miss, Wanted, failure};
use super::slots;
use crate::diagnostic::Diagnostics;
use crate::model::{Filled, Value};
use crate::syntax::phrase::{self, Goal};
use crate::syntax::{TokenKind, Tokens};
use crate::vocabulary::{Element, Slot, StatementEntry, ValueSlot};

/// A value as it was matched: read already, or a run of tokens to be read as an expression.
struct Matched {
    slot: &'static ValueSlot,
    list: bool,
    range: Range<usize>,
    value: Option<Value>,
}

/// Fits the tokens after a statement's word to the first of its shapes that takes all of them.
pub(super) fn fit(
    tokens: &Tokens<'_, '_>,
    entry: &'static StatementEntry,
    diagnostics: &mut Diagnostics,
) -> Result<(u8, Vec<Filled>), Box<Failure>> {
    let mut misses: Vec<Miss> = Vec::new();
    for (index, shape) in entry.shapes.iter().enumerate() {
        let mut matched = Vec::new();
        match elements(tokens, 0, &shape.elements, &[], &mut matched) {
            Ok(end) if end == tokens.len() => {
                let values = matched.into_iter().map(|matched| finish(tokens, matched, diagnostics)).collect();
                return Ok((u8::try_from(index).unwrap_or(u8::MAX), values));
            }
            Ok(at) => {
                let after_list = matched.last().is_some_and(|last| last.list && last.range.end == at);
                let names = |last: &Matched| match last.slot.slot {
                    Slot::Reference(kinds) if last.range.end == at => Some((last.range.start, kinds.0)),
                    _ => None,
                };
                let name = matched.last().and_then(names);
                misses.push(Miss { at, wanted: Wanted::End { after_list }, problem: None, name });
            }
            Err(miss) => misses.push(miss),
        }
    }
    Err(Box::new(failure(tokens, entry, misses)))
}

/// The same for a statement that was only likely meant: what cannot be read is left out without a word.
pub(super) fn fit_quietly(tokens: &Tokens<'_, '_>, entry: &'static StatementEntry) -> Option<(u8, Vec<Filled>)> {
    fit(tokens, entry, &mut Diagnostics::new()).ok()
}

/// Fits elements from a token on; `after` are the elements that follow those of an optional part.
fn elements(
    tokens: &Tokens<'_, '_>,
    mut at: usize,
    shape: &'static [Element],
    after: &[&'static [Element]],
    matched: &mut Vec<Matched>,
) -> Result<usize, Miss> {
    for (index, element) in shape.iter().enumerate() {
        let rest = &shape[index + 1..];
        match element {
            Element::Word(word) => {
                at = words(tokens, at, &[word]).ok_or_else(|| {
                    let wanted = Wanted::Ending(word, ending(word, rest, after));
                    Miss { at, wanted, problem: None, name: None }
                })?;
            }
            Element::Comma => {
                at = words(tokens, at, &[","]).ok_or_else(|| missing(at, vec![&[","]]))?;
            }
            Element::Choice(alternatives) => {
                let chosen = alternatives
                    .iter()
                    .filter(|alternative| words(tokens, at, &alternative.words).is_some())
                    .max_by_key(|alternative| alternative.words.len());
                let Some(chosen) = chosen else {
                    return Err(missing(
                        at,
                        alternatives.iter().map(|alternative| alternative.words.as_slice()).collect(),
                    ));
                };
                let range = at..at + chosen.words.len();
                at = range.end;
                let value = Some(Value::Choice(chosen.said));
                matched.push(Matched { slot: &ValueSlot::CHOICE, list: false, range, value });
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
                    Err(miss) => {
                        matched.truncate(kept);
                        // What was begun and could not be read is not left out: say what is wrong with it.
                        if miss.at > at {
                            return Err(miss);
                        }
                    }
                }
            }
        }
    }
    Ok(at)
}

/// A word with those that follow it, where nothing but words follows in the shape.
fn ending(word: &str, rest: &[Element], after: &[&[Element]]) -> Option<String> {
    let mut words = vec![word];
    for element in rest.iter().chain(after.iter().copied().flatten()) {
        match element {
            Element::Word(word) => words.push(word),
            Element::Optional(_) => {}
            Element::Comma | Element::Choice(_) | Element::Value(_) => return None,
        }
    }
    Some(words.join(" "))
}

fn missing(at: usize, words: Vec<&'static [&'static str]>) -> Miss {
    Miss { at, wanted: Wanted::Words(words), problem: None, name: None }
}

/// The token after these words, if they stand at a place.
fn words(tokens: &Tokens<'_, '_>, at: usize, words: &[&str]) -> Option<usize> {
    // A sign and a number may be words of a shape as well: `, may pass 100`.
    let written = |at: usize, word: &str| tokens.text(at) == word && tokens.kind(at) != Some(TokenKind::Text);
    let stands = |at: usize, word: &str| written(at, word) || tokens.is_word(at, word);
    let fits = words.iter().enumerate().all(|(by, word)| stands(at + by, word));
    fits.then_some(at + words.len())
}

/// Fits one value, or the values of a list.
fn value(
    tokens: &Tokens<'_, '_>,
    mut at: usize,
    slot: &'static ValueSlot,
    stops: &[&'static [Element]],
    matched: &mut Vec<Matched>,
) -> Result<usize, Miss> {
    if let Some(end) = open_ended(tokens, at, slot, stops) {
        if end == at {
            return Err(Miss { at, wanted: Wanted::Value(slot.slot), problem: None, name: None });
        }
        matched.push(Matched { slot, list: false, range: at..end, value: None });
        return Ok(end);
    }
    loop {
        let (value, taken) = slots::read(&tokens.part(at..tokens.len()), slot).map_err(|problem| Miss {
            at,
            wanted: Wanted::Value(slot.slot),
            problem,
            name: None,
        })?;
        let range = at..at + taken;
        matched.push(Matched { slot, list: slot.list, range, value: Some(value) });
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
    (!ends && (goes_on || tokens.text(at) == ",")).then_some(next)
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
    let is_text = matches!(tokens.kind(at), Some(TokenKind::Text | TokenKind::UnclosedText));
    if matches!(slot.slot, Slot::Rows | Slot::Condition) && is_text {
        return Some(at);
    }
    let mut depth = 0_usize;
    let end = (at..tokens.len()).find(|&index| {
        match tokens.kind(index) {
            Some(TokenKind::Open) => depth += 1,
            Some(TokenKind::Close) => depth = depth.saturating_sub(1),
            _ => {}
        }
        let ends = starts_rest(tokens, index, stops) || slot.slot == Slot::Phrase && !is_in_phrase(tokens, index);
        depth == 0 && index > at && ends
    });
    Some(end.unwrap_or(tokens.len()))
}

/// Whether a token goes on with the few words before it: no text does, and nothing on another line.
fn is_in_phrase(tokens: &Tokens<'_, '_>, index: usize) -> bool {
    let before = tokens.span(index - 1).end as usize..tokens.span(index).start as usize;
    let same_line = tokens.tree().text().get(before).is_some_and(|blank| !blank.contains(['\n', '\r']));
    same_line && !matches!(tokens.kind(index), Some(TokenKind::Text | TokenKind::UnclosedText))
}

/// Whether what follows in the shape can start at a token.
fn starts_rest(tokens: &Tokens<'_, '_>, at: usize, stops: &[&'static [Element]]) -> bool {
    for rest in stops {
        for element in *rest {
            match element {
                Element::Word(word) => return words(tokens, at, &[word]).is_some(),
                Element::Comma => return words(tokens, at, &[","]).is_some(),
                Element::Choice(alternatives) => {
                    return alternatives.iter().any(|choice| words(tokens, at, &choice.words).is_some());
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
    let Matched { slot, range, value, .. } = matched;
    let span = tokens.span_of(range.clone());
    let value = value.unwrap_or_else(|| {
        let run = tokens.part(range);
        let goal = match slot.slot {
            Slot::Condition => Goal::Condition,
            Slot::Rows => Goal::Selection,
            Slot::Expression => Goal::Value,
            Slot::Moment => Goal::Moment,
            Slot::Given => return Value::Given(slots::given(&run)),
            _ => return Value::Words,
        };
        Value::Pending(Box::new(phrase::phrase(run, goal, diagnostics)))
    });
    Filled { slot, span, value }
}
