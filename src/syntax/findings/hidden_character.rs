//! Where characters that nobody sees stand: one finding a token for those that do harm, one for those that do nothing.

use crate::diagnostic::{Applicability, Diagnostic, Edit, Fix, Rule};
use crate::source::Span;
use crate::syntax::hidden::{Hidden, hidden, needless, number};
use crate::syntax::tree::{TokenKind, Tree};

use super::{Findings, control_character, invisible_character};

/// A token that holds such characters.
pub(super) struct Place<'p> {
    /// What it is to the reader: `this text`.
    pub said: &'p str,
    span: Span,
}

impl Place<'_> {
    /// A finding about characters of the token, at the first of them, with the edits that take all of them away.
    pub fn finding(
        &self,
        rule: &'static Rule,
        message: String,
        help: &str,
        found: &[(usize, char, Hidden)],
    ) -> Diagnostic {
        let span = |at: usize, c: char| {
            let start = self.span.range().start + at;
            Span::new(self.span.file, start..start + c.len_utf8())
        };
        let text = |what: Hidden| if what == Hidden::LineBreak { " " } else { "" };
        let edits: Vec<Edit> =
            found.iter().map(|(at, c, what)| Edit { span: span(*at, *c), text: text(*what).to_owned() }).collect();
        let (first, title) = match found {
            [(at, c, Hidden::LineBreak)] => (span(*at, *c), format!("put a blank in the place of {}", number(*c))),
            [(at, c, _)] => (span(*at, *c), format!("delete {}", number(*c))),
            [(at, c, _), ..] => (span(*at, *c), "take all of them away".to_owned()),
            [] => (self.span, String::new()),
        };
        let more = match found.len() {
            0 | 1 => String::new(),
            2 => " There is another one further on.".to_owned(),
            count => format!(" There are {} more further on.", count - 1),
        };
        let mut finding = Diagnostic::new(rule, first, message).here("cannot be seen").help(format!("{help}{more}"));
        finding.fix = Some(Fix { title, applicability: Applicability::Certain, edits });
        finding
    }
}

/// Reports the hidden characters of a token; whether there was one.
pub(super) fn check(tree: &Tree<'_>, at: usize, findings: &mut Findings) -> bool {
    let token = tree.tokens()[at];
    let text = tree.token_text(token);
    let said = match token.kind {
        TokenKind::Text | TokenKind::UnclosedText => "this text",
        TokenKind::Word => "this word",
        TokenKind::Comment => "this comment",
        TokenKind::Stray => "this line",
        _ => return false,
    };
    let all: Vec<_> = match token.kind {
        // Outside texts nothing that is hidden is needed; a line break there parts two lines, which is another matter.
        TokenKind::Stray | TokenKind::Word => {
            let found = text.char_indices().filter_map(|(at, c)| hidden(c).map(|what| (at, c, what)));
            found.filter(|(_, _, what)| *what != Hidden::LineBreak).collect()
        }
        _ => needless(text).collect(),
    };
    // A run of stray characters is one finding, about what can be seen in it where anything can.
    if all.is_empty() || token.kind == TokenKind::Stray && text.chars().count() > all.len() {
        return false;
    }
    let place = Place { said, span: tree.token_span(token) };
    let (harmless, harmful): (Vec<_>, Vec<_>) =
        all.into_iter().partition(|(_, _, what)| matches!(what, Hidden::Nothing | Hidden::LineBreak));
    if let Some(finding) = control_character::finding(&place, &harmful) {
        findings.add(|| finding);
    }
    // A remark is for nobody to search in.
    if token.kind != TokenKind::Comment
        && let Some(finding) = invisible_character::finding(&place, &harmless)
    {
        findings.add(|| finding);
    }
    true
}
