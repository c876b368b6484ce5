//! A block whose `{` is missing.

use crate::diagnostic::{Applicability, Diagnostic, Edit, Fix};
use crate::rule;

use super::Findings;
use crate::syntax::tree::{Token, TokenKind, Tree};

rule!(pub RULE, "OFW0111", "block-without-opening", Error, since "0.1");

/// A block without a `{`.
pub(in crate::syntax) struct Block {
    /// The declaration it belongs to.
    pub item: usize,
    /// The bracket that stands in the place of the `{`.
    pub bracket: Option<usize>,
    /// The `}` or bracket that ends it, none where that is missing too.
    pub close: Option<usize>,
    /// The token before which that would stand.
    pub end: usize,
}

/// Reports a block.
pub(in crate::syntax) fn report(tree: &Tree<'_>, block: &Block, findings: &mut Findings) {
    findings.add(|| finding(tree, block));
}

fn finding(tree: &Tree<'_>, block: &Block) -> Diagnostic {
    let head = tree.head(block.item);
    let span = |at: usize| tree.token_span(tree.tokens()[at]);
    let behind = head.span(head.len().saturating_sub(1)).end_point();
    let place = block.bracket.map_or(behind, span);
    let name = format!("{} {}", head.text(0), head.text(1));
    let (message, text) = match block.bracket {
        Some(_) => (format!("the block of `{name}` begins with a bracket of another form"), "{"),
        None => (format!("the block of `{name}` has no `{{`"), " {"),
    };
    let found = Diagnostic::new(&RULE, place, message).here("a `{` belongs here");
    let mut edits = vec![Edit { span: place, text: text.to_owned() }];
    let Some(close) = block.close.map(span) else {
        let said = |token: &&Token| !token.kind.is_trivia() || token.kind == TokenKind::Comment;
        let last = tree.tokens()[..block.end.min(tree.tokens().len())].iter().rfind(said);
        let end = last.map_or(place, |token| tree.token_span(*token)).end_point();
        edits.push(Edit { span: end, text: "\n}".to_owned() });
        let help = format!(
            "Put what is said of `{name}` between braces: a `{{` at the end of its line, a `}}` on a line of its own below."
        );
        let fix = Fix { title: "write both braces".to_owned(), applicability: Applicability::Likely, edits };
        return found.also(end, "and a `}` below this line").help(help).with_fix(fix);
    };
    if tree.text().get(close.range()) == Some("}") {
        let help = format!("Write a `{{` at the end of the line of `{name}`: what stands below it is said of it.");
        let fix = Fix { title: "write the `{`".to_owned(), applicability: Applicability::Certain, edits };
        return found.also(close, "this `}` ends it").help(help).with_fix(fix);
    }
    edits.push(Edit { span: close, text: "}".to_owned() });
    let help =
        format!("What is said of `{name}` stands between `{{` at the end of its line and `}}` on a line of its own.");
    let fix = Fix { title: "write `{` and `}`".to_owned(), applicability: Applicability::Certain, edits };
    found.also(close, "and a `}` here").help(help).with_fix(fix)
}
