//! Lines of the file itself that declare nothing: what stands behind a declaration without its braces, and what nobody
//! knows.

use super::declaration::{Lowering, Place};
use super::findings::{self, Meant, outside_block};
use super::line::statement_of;
use crate::source::Span;
use crate::syntax::{TokenKind, Tokens, word_value};
use crate::vocabulary::{KindId, vocabulary};

/// The declaration above a line, to which the line may belong.
pub(super) struct Above {
    item: usize,
    place: Place,
    /// The first line that stands outside its braces and belongs to it, and the end of the last.
    outside: Option<(Span, Span)>,
}

impl Above {
    pub(super) fn new(item: usize, place: Place) -> Self {
        Self { item, place, outside: None }
    }
}

impl Lowering<'_, '_> {
    /// Reads an item of the file that is no declaration of its own.
    pub(super) fn outside(&mut self, item: usize) {
        let tree = self.tree;
        let head = tree.head(item);
        if let Some(block) = tree.items()[item].block.filter(|_| head.is_empty()) {
            let span = tree.token_span(tree.tokens()[block.open as usize]);
            self.diagnostics.push(findings::block_of_nothing(span));
            return;
        }
        // Marks without words were reported with the form of the file.
        if head.is_empty() || matches!(head.kind(0), Some(TokenKind::Stray | TokenKind::UnclosedText)) {
            return;
        }
        if self.belongs_above(item) {
            self.take_up(item);
            return;
        }
        self.settle_outside();
        self.above = None;
        if head.kind(0) != Some(TokenKind::Word) {
            let finding = self.remark(&head).unwrap_or_else(|| findings::nothing_declared(head.text(0), head.span(0)));
            self.diagnostics.push(finding);
            return;
        }
        let word = word_value(head.text(0));
        let (diagnostic, near) = findings::unknown_kind(&word, head.span(0));
        if near.is_none() {
            self.drop_sign_after(head.span(0));
        }
        // What cannot be seen in a word was reported where words are read.
        if word == head.text(0) || near.is_none_or(|near| near.word() != word) {
            self.diagnostics.push(diagnostic);
        }
        match near {
            // What was likely meant counts as said, so that its name is known to whoever uses it.
            Some(kind) if declares(&head) || tree.items()[item].block.is_some() => self.top(item, kind),
            _ => self.stray_name(&head),
        }
    }

    /// What is found of a line that is a remark in other notations.
    pub(super) fn remark(&self, head: &Tokens<'_, '_>) -> Option<crate::diagnostic::Diagnostic> {
        let line = self.tree.text().get(head.span(0).start as usize..)?;
        (head.kind(0) == Some(TokenKind::Symbol)).then(|| findings::remark(line, head.span(0))).flatten()
    }

    /// Notes the name that a line would have declared.
    pub(super) fn stray_name(&mut self, head: &Tokens<'_, '_>) {
        if head.kind(1) == Some(TokenKind::Word) {
            self.strays.push(head.span(1));
        }
    }

    /// Whether an item says something of the declaration above it, which has no braces or ended too early. A line at
    /// the left margin that could be a declaration of its own is one.
    pub(super) fn belongs_above(&self, item: usize) -> bool {
        let Some(above) = &self.above else { return false };
        let head = self.tree.head(item);
        if head.kind(0) != Some(TokenKind::Word) {
            return false;
        }
        let indented = self.indent(&head) > 0;
        let top: Option<KindId> = vocabulary().by_word(head.text(0)).filter(|kind| kind.entry().kind.inside.is_empty());
        if top.is_some() && (!indented || declares(&head)) {
            return false;
        }
        let kind = above.place.kind;
        let nested = kind.nested().any(|nested| nested.word() == head.text(0));
        if nested || statement_of(&head, kind).is_some() {
            return true;
        }
        let words: Vec<&str> = (0..3).map(|at| head.text(at)).filter(|word| !word.is_empty()).collect();
        indented && !declares(&head) && (above.outside.is_some() || Meant::by(kind, &words).is_some())
    }

    /// Reads a line as one of the declaration above.
    fn take_up(&mut self, item: usize) {
        let tree = self.tree;
        let Some(mut above) = self.above.take() else { return };
        let head = tree.head(item);
        let mut end = head.span(head.len() - 1);
        if let Some(close) = tree.items()[item].block.and_then(|block| block.close) {
            end = tree.token_span(tree.tokens()[close as usize]);
        }
        self.line(item, above.place, false);
        let first = above.outside.map_or(head.span(0), |(first, _)| first);
        above.outside = Some((first, end.end_point()));
        self.above = Some(above);
    }

    /// Says once, for all lines that were taken up, that they stand outside the braces they belong in.
    pub(super) fn settle_outside(&mut self) {
        let Some(above) = self.above.take() else { return };
        let Some((first, last)) = above.outside else { return };
        let tree = self.tree;
        let item = &tree.items()[above.item];
        let head = tree.head(above.item);
        let closed =
            item.block.and_then(|block| block.close).map(|close| tree.token_span(tree.tokens()[close as usize]));
        let closing_follows = self.drop_closing_after(last);
        let name = self.declarations[above.place.owner.index()].name;
        let outside = findings::Outside {
            kind: head.text(0),
            name: name.and_then(|name| tree.text().get(name.range())).unwrap_or_default(),
            head: head.span(head.len() - 1).end_point(),
            closed,
            first,
            last,
            closing_follows,
        };
        self.diagnostics.push(outside_block(&outside));
    }

    /// Takes back that a `}` closes nothing, where it stands right behind lines whose `{` is missing: one mistake, one
    /// message.
    fn drop_closing_after(&mut self, last: Span) -> bool {
        let text = self.tree.text();
        let mut dropped = false;
        self.diagnostics.retain(|finding| {
            let between = || text.get(last.end as usize..finding.span.start as usize);
            let follows = finding.rule.name == "brace-without-opening"
                && finding.span.start >= last.end
                && between().is_some_and(|between| between.lines().all(is_blank));
            let drop = follows && !dropped;
            dropped |= drop;
            !drop
        });
        dropped
    }

    /// Takes back that a sign behind a word is not needed, where the word itself is not: one mistake, one message.
    pub(super) fn drop_sign_after(&mut self, word: Span) {
        let text = self.tree.text();
        self.diagnostics.retain(|finding| {
            let between = text.get(word.end as usize..finding.span.start as usize);
            finding.rule.name != "needless-sign" || !between.is_some_and(|between| between.trim().is_empty())
        });
    }

    /// How far the line of a head is indented.
    pub(super) fn indent(&self, head: &Tokens<'_, '_>) -> usize {
        let start = head.span(0).start as usize;
        let before = self.tree.text().get(..start).unwrap_or_default();
        before.len() - before.trim_end_matches([' ', '\t']).len()
    }
}

/// Whether a head looks like that of a declaration: a word, an id, and a title or nothing.
pub(super) fn declares(head: &Tokens<'_, '_>) -> bool {
    head.kind(1) == Some(TokenKind::Word) && matches!(head.kind(2), Some(TokenKind::Text | TokenKind::UnclosedText))
        || head.kind(1) == Some(TokenKind::Text)
}

fn is_blank(line: &str) -> bool {
    let line = line.trim_start();
    line.is_empty() || line.starts_with('#')
}
