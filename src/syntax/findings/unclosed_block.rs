//! A `{` without its `}`.

use crate::diagnostic::{Applicability, Diagnostic, Edit, Fix};
use crate::rule;

use super::Findings;
use crate::syntax::tree::{TokenKind, Tree};

rule!(pub RULE, "OFW0102", "unclosed-block", Error, since "0.1");

/// Reports the brace; `next` is the declaration that shows that it is not closed, none at the file's end; `count`
/// is how many braces are open there; `late` is a `}` further down that closes nothing.
pub(in crate::syntax) fn report(
    tree: &Tree<'_>,
    brace: usize,
    next: Option<usize>,
    count: usize,
    late: Option<usize>,
    findings: &mut Findings,
) {
    findings.add(|| finding(tree, brace, next, count, late));
}

fn finding(tree: &Tree<'_>, brace: usize, next: Option<usize>, count: usize, late: Option<usize>) -> Diagnostic {
    let open = tree.token_span(tree.tokens()[brace]);
    let whose = words_before(tree, brace);
    let message = match whose.as_str() {
        "" => "this block is never closed".to_owned(),
        whose => format!("the block of `{whose}` is never closed"),
    };
    let found = Diagnostic::new(&RULE, open, message).here("opened here");
    let braces = "}\n".repeat(count);
    match next {
        Some(next) => {
            let place = tree.token_span(tree.tokens()[next]);
            let name = words_from(tree, next);
            if let Some(late) = late {
                return too_late(tree, found, next, late);
            }
            found
                .also(place, format!("`{name}` begins here"))
                .help(format!("Write a `}}` on a line of its own where the block ends, before `{name}`."))
                .fix(Applicability::Likely, place.start_point(), braces, format!("close it before `{name}`"))
        }
        None => {
            let last = tree.tokens().iter().rfind(|token| !token.kind.is_trivia());
            let place = last.map_or(open, |token| tree.token_span(*token)).end_point();
            found.also(place, "the file ends here").help("Write a `}` on a line of its own where the block ends.").fix(
                Applicability::Likely,
                place,
                format!("\n{}", braces.trim_end()),
                "close it at the end of the file",
            )
        }
    }
}

/// A `}` that stands further down than the block it should close.
fn too_late(tree: &Tree<'_>, found: Diagnostic, next: usize, late: usize) -> Diagnostic {
    let (place, late) = (tree.token_span(tree.tokens()[next]), tree.token_span(tree.tokens()[late]));
    let name = words_from(tree, next);
    let edits =
        vec![Edit { span: place.start_point(), text: "}\n".to_owned() }, Edit { span: late, text: String::new() }];
    let mut found = found
        .also(place, format!("`{name}` begins here"))
        .also(late, "this `}` closes nothing")
        .help(format!("Move the `}}` that closes nothing up, onto a line of its own before `{name}`: a block ends before the next one begins."));
    found.fix = Some(Fix { title: format!("move it up before `{name}`"), applicability: Applicability::Likely, edits });
    found
}

/// The first two words of the line on which a brace stands.
fn words_before(tree: &Tree<'_>, brace: usize) -> String {
    let before = &tree.tokens()[..brace];
    let line = before.iter().rposition(|token| token.kind == TokenKind::Newline).map_or(0, |at| at + 1);
    let first = before[line..].iter().position(|token| !token.kind.is_trivia());
    first.map_or_else(String::new, |first| words_from(tree, line + first))
}

/// A word and the one after it, if that is one.
fn words_from(tree: &Tree<'_>, at: usize) -> String {
    let words = tree.tokens()[at..].iter().filter(|token| token.kind != TokenKind::Space).take(2);
    let words = words.take_while(|token| token.kind == TokenKind::Word).map(|token| tree.token_text(*token));
    words.collect::<Vec<_>>().join(" ")
}
