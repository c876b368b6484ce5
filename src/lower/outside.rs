//! Lines of the file itself that declare nothing, and say nothing of what stands above them.

use super::declaration::Lowering;
use super::findings;
use crate::syntax::{TokenKind, Tokens, word_value};

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
        if head.kind(0) != Some(TokenKind::Word) {
            let finding = self.remark(&head).unwrap_or_else(|| findings::nothing_declared(head.text(0), head.span(0)));
            self.diagnostics.push(finding);
            return;
        }
        let word = word_value(head.text(0));
        let (diagnostic, near) = findings::unknown_kind(&word, head.span(0));
        // What cannot be seen in a word was reported where words are read.
        if word == head.text(0) || near.is_none_or(|near| near.word() != word) {
            self.diagnostics.push(diagnostic);
        }
        match near {
            // What was likely meant counts as said, so that its name is known to whoever uses it.
            Some(kind) if declares(&head) || tree.items()[item].block.is_some() => {
                self.declaration(item, kind, None);
            }
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
