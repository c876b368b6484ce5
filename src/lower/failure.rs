//! What to say of a line that no shape of its statement takes: how far it fits, and what was likely meant.

use super::slots;
use crate::diagnostic::{Applicability, Diagnostic, closest};
use crate::syntax::phrase;
use crate::syntax::{TokenKind, Tokens};
use crate::vocabulary::{Element, Slot, StatementEntry, number_of_word, said_within};

/// How far the shapes of a statement fitted, and what should have come there.
#[derive(Debug, Default)]
pub(super) struct Failure {
    /// The token at which none fits any longer.
    pub(super) at: usize,
    /// What the shapes have there, each in a few words.
    pub(super) expected: Vec<String>,
    /// The words of a shape that were likely meant by those that stand there, and how many tokens those are.
    pub(super) near: Option<(&'static str, usize)>,
    /// Where the name begins that stands right before, which may be the first word of several, and the kinds it may be
    /// of.
    pub(super) name: Option<(usize, &'static [&'static str])>,
    /// The words that end the one shape that was begun, where nothing else is missing.
    pub(super) ending: Option<String>,
    /// How what the shapes have there is written.
    pub(super) written: Option<&'static str>,
    /// Whether a text may stand there.
    pub(super) takes_text: bool,
    /// Whether nothing but a text may stand there.
    pub(super) text_only: bool,
    /// What was found about a value that was begun and could not be read.
    pub(super) problem: Option<Box<Diagnostic>>,
}

impl Failure {
    /// Where a statement would begin that nobody knows: behind a comma at which the statement before it is whole.
    pub(super) fn unknown_after_comma(&self, rest: &Tokens<'_, '_>) -> Option<usize> {
        let whole = self.problem.is_none() && self.near.is_none() && self.expected == ["the end of the line"];
        let comma = rest.kind(self.at) == Some(TokenKind::Comma) && self.at + 1 < rest.len() && self.at > 0;
        (whole && comma).then_some(self.at + 1)
    }
}

/// Where one shape no longer fits.
pub(super) struct Miss {
    pub(super) at: usize,
    pub(super) wanted: Wanted,
    pub(super) problem: Option<Box<Diagnostic>>,
    /// Where the name begins that ends right before, and the kinds it may be of.
    pub(super) name: Option<(usize, &'static [&'static str])>,
}

impl Miss {
    /// Whether a number should stand at a place.
    fn is_number(&self, at: usize) -> bool {
        self.at == at && matches!(self.wanted, Wanted::Value(Slot::Number | Slot::Quantity | Slot::Range))
    }
}

/// What a shape has at a place.
pub(super) enum Wanted {
    Words(Vec<&'static [&'static str]>),
    /// A word, and all that follows it where the rest of the shape is words.
    Ending(&'static str, Option<String>),
    Value(Slot),
    /// The end of the line; or a comma, where a list stands before.
    End {
        after_list: bool,
    },
}

/// What to say of shapes none of which fits: of those that fit furthest, unless a word is near to one that another has.
pub(super) fn failure(tokens: &Tokens<'_, '_>, entry: &StatementEntry, mut misses: Vec<Miss>) -> Failure {
    let statement = entry.statement.word;
    // A word that some shape has is no slip of another.
    let has = |word: &str| {
        entry
            .shapes
            .iter()
            .flat_map(|shape| &shape.elements)
            .any(|one| matches!(one, Element::Word(own) if *own == word))
    };
    for at in misses.iter().map(|miss| miss.at) {
        let stands = |said: &str| said.split(' ').enumerate().all(|(by, word)| tokens.text(at + by) == word);
        if let Some((said, here)) = said_within(statement, stands) {
            return Failure { at, near: Some((here, said.split(' ').count())), ..Failure::default() };
        }
        if let Some(digits) = number_of_word(tokens.text(at)).filter(|_| misses.iter().any(|miss| miss.is_number(at))) {
            return Failure { at, near: Some((digits, 1)), ..Failure::default() };
        }
        if let Some(problem) = comma_within_number(tokens, at) {
            return Failure { at, problem: Some(problem), ..Failure::default() };
        }
        let hyphened = || phrase::hyphened(&tokens.part(at..tokens.len()));
        if let Some(problem) = misses.iter().any(|miss| miss.is_number(at)).then(hyphened).flatten() {
            return Failure { at, problem: Some(problem), ..Failure::default() };
        }
    }
    let parted = |miss: &&Miss| {
        matches!(miss.wanted, Wanted::End { after_list: true }) && matches!(tokens.text(miss.at), "&" | "/" | ";" | "+")
    };
    if let Some(miss) = misses.iter().find(parted).filter(|miss| tokens.kind(miss.at) == Some(TokenKind::Symbol)) {
        return Failure { at: miss.at, near: Some((",", 1)), ..Failure::default() };
    }
    for miss in &misses {
        let word = tokens.text(miss.at);
        let words: Vec<&'static str> = match &miss.wanted {
            Wanted::Words(words) => words.iter().filter_map(|words| words.first().copied()).collect(),
            Wanted::Ending(word, _) => vec![word],
            Wanted::Value(_) | Wanted::End { .. } => Vec::new(),
        };
        if tokens.kind(miss.at) == Some(TokenKind::Word) && !has(word) {
            let first = words.iter().copied();
            let small = word.to_lowercase();
            if let Some(near) = first.clone().find(|first| *first == small).or_else(|| closest(&small, first)) {
                return Failure { at: miss.at, near: Some((near, 1)), ..Failure::default() };
            }
        }
    }
    let at = misses.iter().map(|miss| miss.at).max().unwrap_or(0);
    misses.retain(|miss| miss.at == at);
    let mut failure = Failure { at, ..Failure::default() };
    failure.name = misses.iter().find_map(|miss| miss.name);
    failure.problem = misses.iter_mut().find_map(|miss| miss.problem.take());
    let slots =
        || misses.iter().filter_map(|miss| if let Wanted::Value(slot) = miss.wanted { Some(slot) } else { None });
    if let [Miss { wanted: Wanted::Ending(_, Some(ending)), at, .. }] = misses.as_slice()
        && *at >= tokens.len()
    {
        failure.ending = Some(ending.clone());
    }
    failure.written = slots().find_map(slots::written);
    failure.takes_text = slots().any(|slot| slot == Slot::Text);
    failure.text_only = failure.takes_text && slots().count() == misses.len() && slots().all(|slot| slot == Slot::Text);
    for miss in &misses {
        let expected = match &miss.wanted {
            Wanted::Words(words) => words.iter().map(|words| format!("`{}`", words.join(" "))).collect(),
            Wanted::Ending(word, ending) => vec![format!("`{}`", ending.as_deref().unwrap_or(word))],
            Wanted::Value(slot) => vec![slots::belongs(*slot)],
            Wanted::End { after_list: true } => vec!["a comma".to_owned(), "the end of the line".to_owned()],
            Wanted::End { after_list: false } => vec!["the end of the line".to_owned()],
        };
        for one in expected {
            if !failure.expected.contains(&one) {
                failure.expected.push(one);
            }
        }
    }
    failure
}

/// `10,00`: a comma in a number that does not part thousands.
fn comma_within_number(tokens: &Tokens<'_, '_>, at: usize) -> Option<Box<Diagnostic>> {
    let is_number = |at: usize| tokens.kind(at) == Some(TokenKind::Number);
    let before = at.checked_sub(1).filter(|before| is_number(*before))?;
    let touch = |left: usize| tokens.span(left).end == tokens.span(left + 1).start;
    if tokens.kind(at) != Some(TokenKind::Comma) || !is_number(at + 1) || !touch(before) || !touch(at) {
        return None;
    }
    let span = tokens.span_of(before..at + 2);
    let (whole, part) = (tokens.text(before), tokens.text(at + 1));
    Some(Box::new(
        Diagnostic::new(
            &super::findings::UNCLEAR_STATEMENT,
            span,
            format!("the comma in `{whole},{part}` parts no thousands"),
        )
        .here("which number is meant?")
        .help(format!(
            "Write `{whole}.{part}` if it stands before the decimals. Between thousands three digits follow: `10,000`."
        ))
        .fix(Applicability::Likely, span, format!("{whole}.{part}"), format!("write `{whole}.{part}`")),
    ))
}
