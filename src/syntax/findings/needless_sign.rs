//! Colons, equals signs, semicolons and full stops that other notations need and this one does not.

use crate::diagnostic::{Applicability, Diagnostic, Edit, Fix};
use crate::rule;
use crate::source::Span;

use super::Findings;
use crate::syntax::text::is_doubled;
use crate::syntax::tree::{TokenKind, Tree};
use crate::vocabulary::{starts_declaration, vocabulary};

rule!(pub RULE, "OFW0105", "needless-sign", Warning, since "0.1");

/// Whether a token is a sign that stands needlessly after the first word of a head, or after its second:
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
        (":" | ";", 1) => tree.tokens[head[0] as usize].kind == TokenKind::Text || word(0).is_some(),
        // `cco.safe = cof.safe` most likely means `is`; `value = numerator / denominator` is a formula as a whole.
        ("=", 1) => word(0).is_some_and(|word| !word.contains('.')) && !is_before_word(tree, at, "numerator"),
        (":", 2) => word(0).is_some() && word(1).is_some(),
        ("=", 2) => word(0).is_some_and(|word| vocabulary().by_word(word).is_some()) && is_before_text(tree, at),
        _ => false,
    }
}

/// Whether a text stands behind a sign: `outcome safe = "…"`.
fn is_before_text(tree: &Tree<'_>, at: usize) -> bool {
    let mut behind = tree.tokens[at + 1..].iter().filter(|token| token.kind != TokenKind::Space);
    behind.next().is_some_and(|token| token.kind == TokenKind::Text)
}

/// Whether this word stands behind a sign.
fn is_before_word(tree: &Tree<'_>, at: usize, word: &str) -> bool {
    let mut behind = tree.tokens[at + 1..].iter().filter(|token| token.kind != TokenKind::Space);
    behind.next().is_some_and(|token| tree.token_text(*token) == word)
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

/// The tokens of a bullet or a number that a list of a word processor has before its words, where a line begins with
/// one: the first token behind it.
pub(in crate::syntax) fn list_mark(tree: &Tree<'_>, at: usize) -> Option<usize> {
    let (kind, text) = (
        |at: usize| tree.tokens.get(at).map(|token| token.kind),
        |at: usize| tree.tokens.get(at).map_or("", |token| tree.token_text(*token)),
    );
    let end = match (kind(at)?, text(at)) {
        (TokenKind::Symbol, "-" | "*" | "+" | "–" | "—") => at + 1,
        (TokenKind::Number, _) if matches!(text(at + 1), "." | ")") => at + 2,
        (TokenKind::Number, _) => at + 1,
        _ => return None,
    };
    let word = if kind(end) == Some(TokenKind::Space) { end + 1 } else { return None };
    let known = |word: &str| vocabulary().kinds().any(|(_, kind)| kind.kind.word == word || kind.says(word));
    // A number alone begins a line for many reasons: `4 to 5 years`.
    let alone = end == at + 1 && kind(at) == Some(TokenKind::Number);
    let begins = if alone { starts_declaration(text(word)) } else { known(text(word)) };
    (kind(word) == Some(TokenKind::Word) && begins).then_some(word)
}

/// Reports the mark of a list before the words of a line.
pub(in crate::syntax) fn report_list_mark(tree: &Tree<'_>, at: usize, word: usize, findings: &mut Findings) {
    let last = tree.token_span(tree.tokens[word - 2]);
    let mark = tree.token_span(tree.tokens[at]).to(last);
    let place = mark.to(tree.token_span(tree.tokens[word]).start_point());
    let shown = tree.text.get(mark.range()).unwrap_or_default();
    findings.add(|| {
        Diagnostic::new(&RULE, mark, format!("the language needs no `{shown}` before a line"))
            .here("can go")
            .help("Each line begins with the word that says what it is. Bullets and numbers are added when the documents are made.")
            .fix(Applicability::Certain, place, "", format!("delete the `{shown}`"))
    });
}

/// Reports the second of two quotation marks at each end of a text, as where a whole line was quoted again.
pub(in crate::syntax) fn check_doubled(tree: &Tree<'_>, at: usize, findings: &mut Findings) {
    let token = tree.tokens[at];
    if !is_doubled(tree.token_text(token)) {
        return;
    }
    let whole = tree.token_span(token);
    let mark = |at: usize| Span::new(whole.file, at..at + 1);
    let ends = [mark(whole.range().start), mark(whole.range().end - 1)];
    findings.add(|| {
        let mut found = Diagnostic::new(&RULE, ends[0], "the language needs no second quotation mark")
            .here("doubled here")
            .also(ends[1], "and here")
            .help("One mark at each end of a text is enough.");
        let edits = ends.map(|span| Edit { span, text: String::new() }).to_vec();
        found.fix =
            Some(Fix { title: "delete the second marks".to_owned(), applicability: Applicability::Certain, edits });
        found
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
