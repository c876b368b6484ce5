//! `'Children are safe'` in single quotation marks.

use crate::diagnostic::{Applicability, Diagnostic, Edit, Fix};
use crate::rule;
use crate::source::Span;

use super::Findings;
use crate::syntax::tree::Tree;

rule!(pub RULE, "OFW0110", "single-quotes", Warning, since "0.1");

pub(in crate::syntax) fn check(tree: &Tree<'_>, at: usize, findings: &mut Findings) {
    let token = tree.tokens()[at];
    let raw = tree.token_text(token);
    if raw.starts_with(['\'', '‘']) {
        findings.add(|| finding(raw, tree.token_span(token)));
    }
}

fn finding(raw: &str, place: Span) -> Diagnostic {
    let edge = |c: Option<char>| c.map_or(0, char::len_utf8);
    let range = place.range();
    let first = Span::new(place.file, range.start..range.start + edge(raw.chars().next()));
    let last = Span::new(place.file, range.end - edge(raw.chars().next_back())..range.end);
    let edits = [first, last].map(|span| Edit { span, text: "\"".to_owned() }).to_vec();
    let mut found = Diagnostic::new(&RULE, place, "a text stands in double quotation marks")
        .here("these are single ones")
        .help("Write `\"` at both ends. A single mark is also an apostrophe, so it cannot show where a text ends.");
    found.fix =
        Some(Fix { title: "write double quotation marks".to_owned(), applicability: Applicability::Certain, edits });
    found
}
