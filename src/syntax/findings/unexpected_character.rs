//! Characters that have no place outside quotation marks.

use crate::diagnostic::{Applicability, Diagnostic};
use crate::rule;

use super::Findings;
use crate::syntax::hidden::{Hidden, hidden, name};
use crate::syntax::tree::Tree;

rule!(pub RULE, "OFW0104", "unexpected-character", Error, since "0.1");

/// The most characters of a run that a message shows.
const SHOWN: usize = 8;

/// Reports a run of stray characters.
pub(super) fn report(tree: &Tree<'_>, at: usize, findings: &mut Findings) {
    let token = tree.tokens()[at];
    findings.add(|| finding(tree.token_text(token), tree.token_span(token)));
}

fn finding(run: &str, place: crate::source::Span) -> Diagnostic {
    let unseen = run.chars().find(|c| hidden(*c).is_some() || is_variation(*c));
    match unseen {
        Some(c) if hidden(c) == Some(Hidden::LineBreak) => {
            Diagnostic::new(&RULE, place, format!("{} stands here", name(c)))
                .here("cannot be seen")
                .help("Begin a new line here. This kind of line end is known to word processors only.")
                .fix(Applicability::Likely, place, "\n", "begin a new line")
        }
        Some(c) => Diagnostic::new(&RULE, place, format!("an invisible character stands here, {}", name(c)))
            .here("cannot be seen")
            .help("Delete it. It often comes along when words are copied from a web page or a PDF.")
            .fix(Applicability::Likely, place, "", "delete it"),
        None if run.chars().all(is_bullet) => {
            Diagnostic::new(&RULE, place, format!("a bullet, `{run}`, has no place outside quotation marks"))
                .here("can go")
                .help("Delete it: each line begins with the word that says what it is. Bullets are added when the documents are made.")
                .fix(Applicability::Certain, place, "", "delete the bullet")
        }
        None => {
            let count = run.chars().count();
            let shown: String = run.chars().take(SHOWN).collect();
            let dots = if count > SHOWN { "…" } else { "" };
            let what = match run {
                "`" => "a backtick has".to_owned(),
                _ if count == 1 => format!("`{shown}` has"),
                _ => format!("`{shown}{dots}` have"),
            };
            Diagnostic::new(&RULE, place, format!("{what} no place outside quotation marks"))
                .here("not part of the language")
                .help("Delete it, or put the words it belongs to in quotation marks.")
        }
    }
}

/// What chooses the form of the sign before it, and is nothing by itself.
fn is_variation(c: char) -> bool {
    matches!(c, '\u{fe00}'..='\u{fe0f}' | '\u{e0100}'..='\u{e01ef}')
}

/// What word processors put before the lines of a list.
fn is_bullet(c: char) -> bool {
    matches!(
        c,
        '•' | '◦' | '▪' | '▫' | '●' | '○' | '■' | '□' | '‣' | '⁃' | '·' | '➢' | '✓' | '✔' | '\u{f0b7}' | '\u{f0a7}'
    )
}
