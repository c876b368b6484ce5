//! Lines that say something of a declaration and stand outside its braces.

use std::ops::Range;

use crate::diagnostic::{Applicability, Diagnostic, Edit, Fix};
use crate::rule;
use crate::source::Span;

use super::Findings;
use crate::syntax::tree::{TokenKind, Tree};

rule!(pub RULE, "OFW1009", "statement-outside-block", Error, since "0.1");

/// Reports the lines of some tokens, which belong to an item; `closing_follows` says that a `}` stands behind them.
pub(in crate::syntax) fn report(
    tree: &Tree<'_>,
    item: usize,
    lines: Range<usize>,
    closing_follows: bool,
    findings: &mut Findings,
) {
    let head = tree.head(item);
    let span = |at: usize| tree.token_span(tree.tokens()[at]);
    let said = |at: &usize| !tree.tokens()[*at].kind.is_trivia();
    let last = lines.clone().rev().find(said).unwrap_or(lines.start);
    // Of a declaration that is named: `outcome safe …`.
    let name = if head.kind(1) == Some(TokenKind::Text) { "" } else { head.text(1) };
    let outside = Outside {
        kind: head.text(0),
        name,
        head: head.span(head.len().saturating_sub(1)).end_point(),
        closed: tree.items()[item].block.and_then(|block| block.close).map(|close| span(close as usize)),
        first: span(lines.start),
        last: span(last).end_point(),
        closing_follows,
    };
    findings.add(|| finding(&outside));
}

/// Lines that say something of a declaration and stand outside its braces.
struct Outside<'a> {
    /// The word of the declaration's kind.
    pub kind: &'a str,
    /// Its id, or its title.
    pub name: &'a str,
    /// The end of its head.
    pub head: Span,
    /// Its `}`, where it has braces that end too early.
    pub closed: Option<Span>,
    /// The first of the lines.
    pub first: Span,
    /// The end of the last of them.
    pub last: Span,
    /// Whether a `}` that closes nothing follows them.
    pub closing_follows: bool,
}

/// One finding for all lines that stand outside the braces they belong in.
fn finding(outside: &Outside<'_>) -> Diagnostic {
    let Outside { kind, name, head, closed, first, last, closing_follows } = *outside;
    let named = if name.is_empty() { format!("this `{kind}`") } else { format!("`{}`", name) };
    if let Some(closed) = closed {
        let diagnostic = Diagnostic::new(&RULE, first, format!("this stands behind the `}}` of {named}"))
            .here(format!("said of {named}?"))
            .also(closed, "closed here already")
            .help(format!(
                "Take the `}}` away, or move it below the last line that belongs to {named}. Each `{{` needs one `}}`."
            ));
        return if closing_follows {
            diagnostic.fix(Applicability::Likely, closed, "", "delete the `}` that closes too early")
        } else {
            diagnostic
        };
    }
    let mut edits = vec![Edit { span: head, text: " {".to_owned() }];
    if !closing_follows {
        edits.push(Edit { span: last, text: "\n}".to_owned() });
    }
    let title = if closing_follows { "open the block with `{`" } else { "put the lines between braces" };
    let message =
        if closing_follows { format!("the `{{` of {named} is missing") } else { format!("{named} has no braces") };
    let mut diagnostic = Diagnostic::new(&RULE, first, message)
        .here(format!("said of {named}?"))
        .also(head, "a `{` belongs here")
        .help(format!("What is said of {named} stands between `{{` and `}}`, a line each."));
    diagnostic.fix = Some(Fix { title: title.to_owned(), applicability: Applicability::Likely, edits });
    diagnostic
}
