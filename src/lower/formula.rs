//! Statements whose words are those of a spreadsheet: a value as a formula, counts hidden below a number.

use super::findings::UNCLEAR_STATEMENT;
use crate::diagnostic::{Applicability, Diagnostic};
use crate::syntax::{TokenKind, Tokens};

/// `value = numerator / denominator`: the words behind a statement's own.
pub(super) fn of_a_value(statement: &str, rest: &Tokens<'_, '_>) -> Option<Diagnostic> {
    let sign = usize::from(rest.text(0) == "=");
    let first = rest.part(sign..rest.len());
    let begins =
        matches!(first.text(0), "numerator" | "(") && (0..first.len()).any(|at| first.is_word(at, "denominator"));
    if statement != "value" || !begins {
        return None;
    }
    let hundred = (0..first.len()).any(|at| matches!(first.text(at), "100" | "%"));
    let write = if hundred { "percent" } else { "proportion" };
    let (whole, shown) = (rest.span_of(0..rest.len()), first.span_of(0..first.len()));
    Some(
        Diagnostic::new(&UNCLEAR_STATEMENT, shown, "a value is no formula of `numerator` and `denominator`")
            .here("worked out by itself")
            .help("Numerator and denominator stand on lines of their own. Here only say what is made of them: `value percent`, `value per 1,000`, `value ratio` or `value proportion`.")
            .fix(Applicability::Likely, whole, write, format!("write `{write}`")),
    )
}

/// `hide counts under 5`
pub(super) fn of_hidden_counts(statement: &str, rest: &Tokens<'_, '_>) -> Option<Diagnostic> {
    let at = (0..rest.len()).find(|at| rest.kind(*at) == Some(TokenKind::Number)).filter(|_| statement == "hide")?;
    let number: u32 = rest.text(at).parse().ok()?;
    let says = |words: &[&str]| {
        at >= words.len() && words.iter().enumerate().all(|(by, word)| rest.text(at - words.len() + by) == *word)
    };
    const BELOW: [&[&str]; 6] =
        [&["under"], &["below"], &["less", "than"], &["fewer", "than"], &["smaller", "than"], &["<"]];
    const UP_TO: [&[&str]; 5] = [&["up", "to"], &["at", "most"], &["<="], &["≤"], &["no", "more", "than"]];
    let last = if BELOW.iter().any(|words| says(words)) {
        number.checked_sub(1)?
    } else {
        UP_TO.iter().any(|words| says(words)).then_some(number)?
    };
    let write = format!("counts 1 to {last}");
    let span = rest.span_of(0..at + 1);
    (last >= 1).then(|| {
        Diagnostic::new(&UNCLEAR_STATEMENT, span, "the counts that are hidden are given from the first to the last")
            .here(format!("write `{write}`"))
            .help(format!("Write `hide {write}`: counts from 1 to {last} are hidden, and the values that go with them. Zero is shown; to hide it too, write `0 to {last}`."))
            .fix(Applicability::Likely, span, write.clone(), format!("write `{write}`"))
    })
}
