//! Colons, equals signs, semicolons and full stops that other notations need and this one does not.

use crate::diagnostic::{Applicability, Diagnostic};
use crate::rule;

use super::Findings;
use crate::syntax::tree::{TokenKind, Tree};

rule!(pub RULE, "OFW0105", "needless-sign", Warning, since "0.1");

/// Whether a token is a sign that stands needlessly after the first word of a head, or a colon after its second:
/// `period: financial-year`, `outcome safe: "…"`.
pub(in crate::syntax) fn is_after_first_words(tree: &Tree<'_>, item: usize, at: usize) -> bool {
    let token = tree.tokens[at];
    if token.kind != TokenKind::Symbol {
        return false;
    }
    let head = &tree.significant[tree.items[item].head.start as usize..];
    let word = |index: usize| {
        let token = tree.tokens[head[index] as usize];
        (token.kind == TokenKind::Word).then(|| tree.token_text(token))
    };
    match (tree.token_text(token), head.len()) {
        (":" | ";", 1) => word(0).is_some(),
        // `cco.safe = cof.safe` most likely means `is`.
        ("=", 1) => word(0).is_some_and(|word| !word.contains('.')),
        (":", 2) => word(0).is_some() && word(1).is_some(),
        _ => false,
    }
}

/// The signs at the end of what has been read of a head that begins at `start`.
pub(in crate::syntax) fn at_end(tree: &Tree<'_>, start: usize) -> Vec<u32> {
    let head = &tree.significant[start..];
    let sign = |at: &&u32| {
        let token = tree.tokens[**at as usize];
        token.kind == TokenKind::Symbol && matches!(tree.token_text(token), ":" | ";" | "=" | ".")
    };
    let count = head.iter().rev().take_while(sign).count();
    head[head.len() - count..].to_vec()
}

/// Reports the signs from one token to another.
pub(in crate::syntax) fn report(tree: &Tree<'_>, first: usize, last: usize, findings: &mut Findings) {
    let place = tree.token_span(tree.tokens[first]).to(tree.token_span(tree.tokens[last]));
    let sign = tree.text.get(place.range()).unwrap_or_default();
    let help = match sign {
        "." => "A line's end ends a statement; write the full stop only inside quotation marks.",
        ";" => "A line's end ends a statement.",
        _ => "The first word of a line says what the line is about; what follows needs no sign before it.",
    };
    findings.add(|| {
        Diagnostic::new(&RULE, place, format!("the language needs no {}", name(sign))).here("can go").help(help).fix(
            Applicability::Certain,
            place,
            "",
            format!("delete the {}", name(sign)),
        )
    });
}

fn name(sign: &str) -> String {
    match sign {
        ":" => "colon".to_owned(),
        ";" => "semicolon".to_owned(),
        "=" => "equals sign".to_owned(),
        "." => "full stop here".to_owned(),
        other => format!("`{other}` here"),
    }
}
