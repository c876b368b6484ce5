//! `"Children are safe` with no `"` at its end.

use crate::diagnostic::{Applicability, Diagnostic, Edit, Fix};
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
    if let Some(marks) = marks_within(inner) {
        let place = |at: &usize| {
            let start = span.range().start + opening + at;
            Span::new(span.file, start..start + 1)
        };
        let edits = marks.iter().map(|at| Edit { span: place(at).start_point(), text: "\\".to_owned() }).collect();
        let first = marks.first().map_or(mark, place);
        return Diagnostic::new(&RULE, first, "this quotation mark ends the text before its end")
            .here("part of the text?")
            .also(mark, "the text begins here")
            .help("A mark that belongs to the text itself is written `\\\"`, or curly: `“…”`.")
            .with_fix(Fix {
                title: "write `\\\"` for the marks within".to_owned(),
                applicability: Applicability::Likely,
                edits,
            });
    }
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

/// Where the quotation marks stand within a text that is closed at the end of its line: each opened within it is closed
/// within it, `Children say "we are heard" by adults"`.
fn marks_within(inner: &str) -> Option<Vec<usize>> {
    let (body, tail) = inner.rsplit_once('"')?;
    let tail = tail.trim_start();
    if !tail.is_empty() && !tail.starts_with('#') {
        return None;
    }
    let marks: Vec<usize> = body.match_indices('"').map(|(at, _)| at).collect();
    let space = |c: Option<char>| c.is_none_or(char::is_whitespace);
    let opens = |at: usize| space(body[..at].chars().next_back()) && !space(body[at + 1..].chars().next());
    let closes = |at: usize| !space(body[..at].chars().next_back());
    let paired = marks.chunks(2).all(|pair| matches!(pair, [open, close] if opens(*open) && closes(*close)));
    (!marks.is_empty() && paired).then_some(marks)
}
