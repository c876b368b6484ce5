//! A block whose `{` is missing.

use crate::diagnostic::{Applicability, Diagnostic, Edit, Fix};
use crate::rule;

use super::Findings;
use crate::syntax::tree::{TokenKind, Tree};

rule!(pub RULE, "OFW0111", "block-without-opening", Error, since "0.1");

/// Reports the declaration that a block belongs to; `close` is the `}` that ends it, none where that is missing too, and
/// `end` is the token before which it would stand.
pub(in crate::syntax) fn report(
    tree: &Tree<'_>,
    item: usize,
    close: Option<usize>,
    end: usize,
    findings: &mut Findings,
) {
    let head = tree.head(item);
    let place = head.span(head.len().saturating_sub(1)).end_point();
    let name = format!("{} {}", head.text(0), head.text(1));
    findings.add(|| {
        let found = Diagnostic::new(&RULE, place, format!("the block of `{name}` has no `{{`")).here("a `{` belongs here");
        let opening = Edit { span: place, text: " {".to_owned() };
        match close {
            Some(close) => found
                .also(tree.token_span(tree.tokens()[close]), "this `}` ends it")
                .help(format!("Write a `{{` at the end of the line of `{name}`: what stands below it is said of it."))
                .with_fix(Fix { title: "write the `{`".to_owned(), applicability: Applicability::Certain, edits: vec![opening] }),
            None => {
                let last = tree.tokens()[..end.min(tree.tokens().len())].iter().rfind(|token| {
                    !token.kind.is_trivia() || token.kind == TokenKind::Comment
                });
                let end = last.map_or(place, |token| tree.token_span(*token)).end_point();
                let closing = Edit { span: end, text: "\n}".to_owned() };
                found
                    .also(end, "and a `}` below this line")
                    .help(format!("Put what is said of `{name}` between braces: a `{{` at the end of its line, a `}}` on a line of its own below."))
                    .with_fix(Fix { title: "write both braces".to_owned(), applicability: Applicability::Likely, edits: vec![opening, closing] })
            }
        }
    });
}
