//! Statements whose words do not fit, told with what the file says elsewhere.

use super::declaration::Lowering;
use super::failure::Failure;
use super::findings::{self, Unclear};
use crate::diagnostic::Diagnostic;
use crate::source::Span;
use crate::syntax::{TokenKind, Tokens, text_value};
use crate::vocabulary::{KindEntry, StatementEntry};

impl Lowering<'_, '_> {
    /// What is found of a statement whose words do not fit.
    pub(super) fn unclear_words(
        &self,
        failure: &Failure,
        rest: &Tokens<'_, '_>,
        tokens: &Tokens<'_, '_>,
        entry: &'static StatementEntry,
        kind: &KindEntry,
    ) -> Diagnostic {
        let at = rest.kind(failure.at);
        let unquoted = (failure.text_only && matches!(at, Some(TokenKind::Word | TokenKind::Number)))
            .then(|| rest.span_of(failure.at..rest.len()));
        let is_text = at == Some(TokenKind::Text) && !failure.takes_text;
        let named = failure.name.filter(|_| at == Some(TokenKind::Word));
        let known = |start: usize| self.titled(rest.text(start), &[]).is_some_and(|id| id == rest.text(start));
        let named = named.filter(|(start, _)| !known(*start));
        let named = named.and_then(|(start, kinds)| several_words(rest, start).map(|span| (span, kinds)));
        let span = match (failure.near, named) {
            (Some((_, taken)), _) => rest.span_of(failure.at..failure.at + taken),
            (None, Some((span, _))) => span,
            (None, None) if failure.at >= rest.len() => tokens.span(tokens.len() - 1).end_point(),
            (None, None) => rest.span(failure.at),
        };
        let words = self.tree.text().get(span.range()).unwrap_or_default();
        let unclear = Unclear {
            expected: &failure.expected,
            near: failure.near.map(|(near, _)| near),
            name: named.map(|(_, kinds)| (words, self.titled(words, kinds))),
            ending: failure.ending.as_deref(),
            written: failure.written,
            span,
            found: if failure.near.is_some() { words } else { rest.text(failure.at) },
            unquoted,
            is_text,
        };
        findings::unclear_statement(kind, entry, &unclear)
    }

    /// The id of what a line of this file declares under a title, or under an id with hyphens for the spaces; one of
    /// these kinds, or of any.
    fn titled(&self, words: &str, kinds: &[&str]) -> Option<&str> {
        let titles = self.titles.get_or_init(|| {
            let heads = (0..self.tree.items().len()).map(|item| self.tree.head(item));
            let declares = heads.filter(|head| {
                head.kind(0) == Some(TokenKind::Word)
                    && head.kind(1) == Some(TokenKind::Word)
                    && head.kind(2) == Some(TokenKind::Text)
            });
            declares
                .flat_map(|head| {
                    let id = head.text(1);
                    [text_value(head.text(2)).to_lowercase(), id.replace('-', " "), id.to_owned()]
                        .map(|said| (said, (head.text(0), id)))
                })
                .collect()
        });
        let said = words.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
        // `outcome safe` where `safe` is meant.
        let said = match said.split_once(' ') {
            Some((kind, id)) if kinds.contains(&kind) => id.to_owned(),
            _ => said,
        };
        let (kind, id) = titles.get(&said)?;
        (kinds.is_empty() || kinds.contains(kind)).then_some(id)
    }
}

/// The words of a name of several words, from its first on, up to a comma or the end.
fn several_words(rest: &Tokens<'_, '_>, start: usize) -> Option<Span> {
    let is_word = |at: &usize| matches!(rest.kind(*at), Some(TokenKind::Word | TokenKind::Number));
    let words = (start..rest.len()).take_while(is_word).count();
    (words > 1 && matches!(rest.kind(start + words), None | Some(TokenKind::Comma)))
        .then(|| rest.span_of(start..start + words))
}
