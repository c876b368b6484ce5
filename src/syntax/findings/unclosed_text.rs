//! `"Children are safe` with no `"` at its end.

use crate::diagnostic::{Applicability, Diagnostic};
use crate::rule;
use crate::source::Span;

use super::Findings;
use crate::syntax::tree::{TokenKind, Tree};

rule!(pub RULE, "OFW0101", "unclosed-text", Error, since "0.1");

pub(in crate::syntax) fn report(tree: &Tree<'_>, at: usize, findings: &mut Findings) {
    findings.add(|| finding(tree, at));
}

fn finding(tree: &Tree<'_>, at: usize) -> Diagnostic {
    let token = tree.tokens()[at];
    debug_assert_eq!(token.kind, TokenKind::UnclosedText);
    let (raw, span) = (tree.token_text(token), tree.token_span(token));
    let opening = raw.chars().next().map_or(0, char::len_utf8);
    let mark = Span::new(span.file, span.range().start..span.range().start + opening);
    let found = Diagnostic::new(&RULE, mark, "this text has no closing quotation mark").here("opened here");
    // Closed with a mark of the other kind: the author did close it.
    let inner = &raw[opening..];
    if let Some(at) = inner.find('"') {
        let second = Span::new(span.file, span.range().start + opening + at..span.range().start + opening + at + 1);
        return found
            .also(second, "this one seems to open another text")
            .help("Close the first text before the second begins. A mark that belongs to a text is written `\\\"`.");
    }
    if let Some(end) = inner.strip_suffix(['”', '“', '’', '\'']).filter(|end| !end.is_empty()) {
        let last = Span::new(span.file, span.range().start + opening + end.len()..span.range().end);
        return found
            .also(last, "this mark does not close it")
            .help("A text that is opened with `\"` is closed with `\"`.")
            .fix(Applicability::Certain, last, "\"", "close the text with `\"`");
    }
    found
        .also(span.end_point(), "the line ends here")
        .help("Write `\"` where the text ends. Until then nobody can tell its words from those of the framework.")
        .fix(Applicability::Likely, span.end_point(), "\"", "close the text at the end of the line")
}
