//! Signs that are written as words: `>=` as `is at least`, `%` as `percent`, a dash between numbers as `to`.

use crate::syntax::{TokenKind, Tokens};

/// The words for the sign at an index of a head; none where it stays a sign.
pub(super) fn words(head: &Tokens<'_, '_>, at: usize) -> Option<&'static str> {
    if head.kind(at) != Some(TokenKind::Symbol) {
        return None;
    }
    let before = at.checked_sub(1).and_then(|before| head.kind(before));
    if head.text(at) == "%" {
        return (before == Some(TokenKind::Number)).then_some("percent");
    }
    let percent = at > 1 && head.text(at - 1) == "%" && head.kind(at - 2) == Some(TokenKind::Number);
    if !(is_operand(before) || percent) || !is_operand(head.kind(at + 1)) {
        return None;
    }
    match head.text(at) {
        "=" | "==" => equal(head, at, "is", ""),
        "!=" | "≠" => equal(head, at, "is not", "not"),
        ">" => Some(order(head, at, ["is over", "over"], ["is after", "after"])),
        "<" => Some(order(head, at, ["is under", "under"], ["is before", "before"])),
        ">=" | "≥" => Some(order(head, at, ["is at least", "at least"], ["is on or after", "on or after"])),
        "<=" | "≤" => Some(order(head, at, ["is at most", "at most"], ["is on or before", "on or before"])),
        "–" | "—" => {
            let range = before == Some(TokenKind::Number) && head.kind(at + 1) == Some(TokenKind::Number);
            range.then_some("to")
        }
        "*" | "×" => Some("times"),
        "÷" => Some("divided by"),
        // Without blanks these may be a part of something else: `15/12/2022`.
        "+" if is_spaced(head, at) => Some("plus"),
        "-" | "−" if is_spaced(head, at) => Some("minus"),
        "/" if is_spaced(head, at) => Some("divided by"),
        _ => None,
    }
}

/// What can stand on either side of a sign.
fn is_operand(kind: Option<TokenKind>) -> bool {
    matches!(kind, Some(TokenKind::Word | TokenKind::Number | TokenKind::Text))
}

fn is_spaced(head: &Tokens<'_, '_>, at: usize) -> bool {
    let gap = |left: usize| head.get(left).zip(head.get(left + 1)).is_some_and(|(left, right)| left.end < right.start);
    gap(at - 1) && gap(at)
}

/// A comparison that may need its `is`, or have it already.
fn order(head: &Tokens<'_, '_>, at: usize, plain: [&'static str; 2], date: [&'static str; 2]) -> &'static str {
    let [whole, rest] = if is_date(head, at + 1) { date } else { plain };
    // The first word of a statement is its name: `reaches at least 3`.
    let has_verb = at == 1 || matches!(head.text(at - 1), "is" | "are" | "was" | "not" | "and" | "or" | "for");
    if has_verb { rest } else { whole }
}

fn equal(head: &Tokens<'_, '_>, at: usize, whole: &'static str, rest: &'static str) -> Option<&'static str> {
    match head.text(at - 1) {
        "is" | "are" | "was" => Some(rest),
        "not" => rest.is_empty().then_some(rest),
        "and" | "or" | "for" => None,
        _ => (at > 1).then_some(whole),
    }
}

/// Whether a date is written at this place: `1 October 2022`, `December 2022`, `2022-12-15`.
fn is_date(head: &Tokens<'_, '_>, at: usize) -> bool {
    let number = head.kind(at) == Some(TokenKind::Number);
    is_month(head.text(at)) || (number && is_month(head.text(at + 1))) || is_iso_day(head.text(at))
}

fn is_month(word: &str) -> bool {
    const MONTHS: [&str; 12] = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    let word = word.to_ascii_lowercase();
    MONTHS.iter().any(|month| *month == word || month[..3] == *word)
}

fn is_iso_day(word: &str) -> bool {
    word.len() == 10
        && word
            .bytes()
            .enumerate()
            .all(|(at, byte)| if at == 4 || at == 7 { byte == b'-' } else { byte.is_ascii_digit() })
}
