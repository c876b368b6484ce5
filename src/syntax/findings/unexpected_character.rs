//! Characters that have no place outside quotation marks.

use crate::diagnostic::{Applicability, Diagnostic};
use crate::rule;

use super::Findings;
use crate::syntax::tree::Tree;

rule!(pub RULE, "OFW0104", "unexpected-character", Error, since "0.1");

/// The most characters of a run that a message shows.
const SHOWN: usize = 8;

/// Reports a run of stray characters.
pub(in crate::syntax) fn report(tree: &Tree<'_>, at: usize, findings: &mut Findings) {
    let token = tree.tokens()[at];
    findings.add(|| finding(tree.token_text(token), tree.token_span(token)));
}

fn finding(run: &str, place: crate::source::Span) -> Diagnostic {
    let hidden = run.chars().find(|c| is_hidden(*c));
    match hidden {
        Some(c) => Diagnostic::new(&RULE, place, format!("an invisible character stands here, {}", name(c)))
            .here("cannot be seen")
            .help("Delete it. It often comes along when words are copied from a web page or a PDF.")
            .fix(Applicability::Likely, place, "", "delete it"),
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

/// Controls, and characters without width or with an effect on the direction of writing.
fn is_hidden(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{e0000}'..='\u{e01ef}')
}

fn name(c: char) -> String {
    let name = match c {
        '\u{ad}' => "a soft hyphen",
        '\u{200b}' => "a space without width",
        '\u{b}' | '\u{2028}' => "a line break of a word processor",
        '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => "a mark that turns the direction of writing",
        '\u{feff}' => "a byte order mark",
        '\u{0}' => "an empty character",
        _ => return format!("U+{:04X}", c as u32),
    };
    format!("{name} (U+{:04X})", c as u32)
}
