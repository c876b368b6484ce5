//! Dashes that a word processor makes of hyphens: `6–8`, `local–authority`.

use crate::diagnostic::{Applicability, Diagnostic};
use crate::rule;

use super::Findings;
use crate::syntax::text::{is_dashed_range, word_value};
use crate::syntax::tree::{TokenKind, Tree};

rule!(pub RULE, "OFW0109", "pasted-dash", Warning, since "0.1");

/// A word with a dash or a non-breaking hyphen in it.
pub(in crate::syntax) fn check_word(tree: &Tree<'_>, at: usize, findings: &mut Findings) {
    let token = tree.tokens()[at];
    let word = tree.token_text(token);
    if word.is_ascii() || !word.contains(['‐', '‑', '‒', '–']) {
        return;
    }
    let place = tree.token_span(token);
    if is_dashed_range(word) {
        let words = word.replace('–', " to ");
        findings.add(|| {
            Diagnostic::new(&RULE, place, format!("the dash in `{word}` may be a hyphen or a range"))
                .here("pasted from a word processor?")
                .help(format!("Write `{words}` for a range, or `-` in a name."))
                .fix(Applicability::Likely, place, words.clone(), format!("write `{words}`"))
        });
        return;
    }
    let plain = word_value(word).into_owned();
    findings.add(|| {
        Diagnostic::new(&RULE, place, format!("`{word}` holds a dash where a hyphen belongs"))
            .here("pasted from a word processor?")
            .help(format!("Write `{plain}`. The two look alike, but a name with a dash in it is another name."))
            .fix(Applicability::Certain, place, plain.clone(), format!("write `{plain}`"))
    });
}

/// A dash between two numbers.
pub(in crate::syntax) fn check_range(tree: &Tree<'_>, at: usize, findings: &mut Findings) {
    let token = tree.tokens()[at];
    if !matches!(tree.token_text(token), "–" | "—") {
        return;
    }
    let number = |index: Option<usize>| {
        let token = tree.tokens().get(index?)?;
        (token.kind == TokenKind::Number).then_some(*token)
    };
    let space = |index: Option<usize>| {
        index.and_then(|at| tree.tokens().get(at)).is_some_and(|token| token.kind == TokenKind::Space)
    };
    let left = if space(at.checked_sub(1)) { at.checked_sub(2) } else { at.checked_sub(1) };
    let right = if space(Some(at + 1)) { at + 2 } else { at + 1 };
    let (Some(from), Some(to)) = (number(left), number(Some(right))) else { return };
    let plain = format!("{} to {}", tree.token_text(from), tree.token_text(to));
    let place = tree.token_span(from).to(tree.token_span(to));
    let dash = tree.text().get(from.end as usize..to.start as usize).unwrap_or_default().trim();
    findings.add(|| {
        Diagnostic::new(&RULE, place, format!("a range is written with `to`, not with `{dash}`"))
            .here("from one number to another")
            .help(format!("Write `{plain}`. A dash is easily taken for a minus."))
            .fix(Applicability::Certain, place, plain.clone(), format!("write `{plain}`"))
    });
}
