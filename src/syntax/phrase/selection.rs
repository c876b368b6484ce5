//! The records of a metric: `TABLE where …`, `those where … excluding those where …`.

use super::ast::{Node, Phrase, SelectionPhrase};
use super::condition::VERBS;
use super::cursor::{Cursor, Read};
use super::findings::{Context, UNCLEAR};
use crate::diagnostic::{Applicability, Diagnostic, Edit, Fix};
use crate::source::Span;
use crate::syntax::TokenKind;

/// Words after which people say which records they mean.
const RELATIVE: [&str; 8] = ["who", "that", "which", "whose", "with", "when", "if", "having"];

impl Cursor<'_, '_> {
    /// Says that records are described in words without quotes, where that is what stands here: words enough for a
    /// sentence, none of them `where`, and not a condition either that only begins in other words.
    pub(super) fn words_without_quotes(&mut self) -> Option<Box<Diagnostic>> {
        let is_word = |at| matches!(self.tokens.kind(at), Some(TokenKind::Word | TokenKind::Number | TokenKind::Comma));
        let exact = |at| matches!(self.tokens.text(at), "where" | "excluding" | "those");
        let count = self.tokens.len();
        if count < 4 || !(0..count).all(is_word) || (0..count).any(exact) {
            return None;
        }
        let relative = (0..count).find(|at| RELATIVE.contains(&self.tokens.text(*at)));
        if let Some(at) = relative {
            let verb = usize::from(VERBS.contains(&self.tokens.text(at + 1)));
            let starts = [at + 1, at + 1 + verb];
            let reads = |start: &usize| {
                let mut rest = Cursor::new(self.tokens.part(*start..count), Context::Condition);
                rest.condition().is_ok() && rest.is_end()
            };
            if starts.iter().any(reads) {
                return None;
            }
        }
        let span = self.tokens.span_of(0..count);
        let quote = |span: Span| Edit { span, text: "\"".to_owned() };
        Some(Box::new(
            Diagnostic::new(&UNCLEAR, span, "words that describe records stand without quotes")
                .here("quotes belong around this")
                .help("In words, in quotes, is enough for consultation. An exact definition names a table and what must hold: `children where …`.")
                .with_fix(Fix {
                    title: "put it in quotes".to_owned(),
                    applicability: Applicability::Likely,
                    edits: vec![quote(span.start_point()), quote(span.end_point())],
                }),
        ))
    }

    /// `TABLE where …`, `those where …`, with what is left out.
    pub(super) fn selection(&mut self) -> Read<Phrase> {
        let start = self.at;
        if self.sees(&["all"]) || self.sees(&["every"]) || self.sees(&["the"]) {
            return Err(self.instead(
                1,
                "",
                "Name the records by their table alone: without `where` all of them are meant.",
            ));
        }
        let from = if self.takes(&["those"]) { None } else { Some(self.path()?) };
        let mut selection = SelectionPhrase { from, condition: None, excluding: Vec::new() };
        if self.takes(&["where"]) {
            selection.condition = Some(self.condition()?);
        }
        while self.takes(&["excluding"]) {
            self.takes(&["those"]);
            self.takes(&["where"]);
            selection.excluding.push(self.condition()?);
        }
        if !self.is_end() && self.ahead(0) != "where" && selection.condition.is_none() && selection.excluding.is_empty()
        {
            return Err(self.instead_of_where());
        }
        self.node(start, Node::Selection(Box::new(selection)))
    }

    /// What stands where a condition should begin.
    fn instead_of_where(&self) -> Box<Diagnostic> {
        const WHERE: &str = "Only what follows `where` or `excluding` picks records: `children where eligible`.";
        let relative = RELATIVE.contains(&self.ahead(0));
        match (relative, self.ahead(1)) {
            (true, "is" | "are" | "was" | "were" | "has" | "have") => self.instead(2, "where", WHERE),
            (true, _) => self.instead(1, "where", WHERE),
            (false, _) => {
                let mut rest = Cursor::new(self.tokens.part(self.at..self.tokens.len()), Context::Condition);
                let reads = rest.condition().is_ok() && rest.is_end();
                let diagnostic = *self.unexpected("`where`, `excluding` or nothing more", Some(WHERE.to_owned()));
                let before = self.span().start_point();
                Box::new(match (reads, diagnostic.fix.is_none()) {
                    (true, true) => diagnostic.fix(Applicability::Likely, before, "where ", "write `where` before it"),
                    _ => diagnostic,
                })
            }
        }
    }
}
