//! Blocks whose `{` was forgotten: lines further in that say something of the declaration above them.

use super::findings;
use super::items::{ItemReader, MAX_DEPTH, OpenBrace, Opening};
use super::margin::indent;
use super::tree::{TokenKind, Tree};
use crate::vocabulary::vocabulary;

impl ItemReader<'_, '_> {
    /// Opens the block of a declaration whose `{` was forgotten, where the next line shows that it was.
    pub(super) fn imply_block(&mut self, ended: Option<u32>, next: usize) {
        let own = self.head_indent;
        self.end_implied(next);
        let line = indent(&self.tree.tokens, next);
        let Some(item) = ended.filter(|item| (*item as usize) < self.tree.items.len()) else { return };
        let room = self.blocks.len() + self.inline.len() < MAX_DEPTH;
        if room && next < self.tree.tokens.len() && says_more_of(self.tree, item as usize, own, next, line) {
            let opening = Opening::Missing(self.bracket_at_end(item as usize));
            self.blocks.push(OpenBrace { token: next as u32, item, indent: own, opening });
            self.above = None;
        }
    }

    /// Ends blocks without braces before a line that is no further in than their declarations.
    pub(super) fn end_implied(&mut self, next: usize) {
        let Some(token) = self.tree.tokens.get(next).copied() else { return };
        let Some(line) = indent(&self.tree.tokens, next) else { return };
        let closes = token.kind == TokenKind::Close || self.closes_bracket(next);
        let ends = |brace: &mut OpenBrace| {
            let (left, beside) = (brace.indent.is_some_and(|own| line < own), brace.indent == Some(line));
            match brace.opening {
                Opening::Brace => false,
                Opening::Missing(_) => left || beside && !closes,
                Opening::Outside => left,
            }
        };
        while let Some(brace) = self.blocks.pop_if(ends) {
            self.end_unopened(brace, next);
        }
    }

    /// Ends a block that no brace opens, before a token.
    pub(super) fn end_unopened(&mut self, brace: OpenBrace, end: usize) {
        match brace.opening {
            Opening::Outside => self.end_outside(brace, None, end),
            _ => self.close_implied(brace, None, end),
        }
    }

    pub(super) fn close_implied(&mut self, brace: OpenBrace, close: Option<usize>, end: usize) {
        self.tree.items[brace.item as usize].end = self.tree.items.len() as u32;
        self.above = None;
        let bracket = if let Opening::Missing(Some(bracket)) = brace.opening { Some(bracket as usize) } else { None };
        let block = findings::block_without_opening::Block { item: brace.item as usize, bracket, close, end };
        findings::block_without_opening::report(self.tree, &block, self.findings);
    }

    /// Takes the bracket off the end of a declaration's line that was meant for its brace.
    pub(super) fn bracket_at_end(&mut self, item: usize) -> Option<u32> {
        let head = self.tree.items[item].head.clone();
        let last = self.tree.significant[head.start as usize..head.end as usize].last().copied()?;
        if !matches!(self.tree.token_text(self.tree.tokens[last as usize]), "(" | "[") {
            return None;
        }
        self.tree.significant.pop();
        self.tree.items[item].head.end -= 1;
        Some(last)
    }

    /// Whether a bracket ends a block that began with one.
    pub(super) fn closes_bracket(&self, at: usize) -> bool {
        let open = self.blocks.last().is_some_and(|brace| matches!(brace.opening, Opening::Missing(Some(_))));
        let first = self.head.is_none() && indent(&self.tree.tokens, at).is_some();
        open && first && matches!(self.tree.token_text(self.tree.tokens[at]), ")" | "]")
    }
}

/// Whether a line further in than an item's own says something that the item, a declaration without a block, could say
/// in one: a statement of its kind, or something declared inside it.
fn says_more_of(tree: &Tree<'_>, item: usize, own: Option<u32>, line: usize, indent: Option<u32>) -> bool {
    let further_in = own.zip(indent).is_some_and(|(own, line)| line > own);
    if !further_in || tree.items()[item].block.is_some() {
        return false;
    }
    let head = tree.head(item);
    let Some(kind) = vocabulary().by_word(head.text(0)) else { return false };
    // `code "SSDA903"` is a statement of a dataset: what declares something has an id behind its word.
    if !matches!(head.kind(1), Some(TokenKind::Word | TokenKind::Number)) {
        return false;
    }
    let word = |at: usize| {
        let token = tree.tokens().get(at).copied();
        token.filter(|token| token.kind == TokenKind::Word).map_or("", |token| tree.token_text(token))
    };
    let next =
        tree.tokens()[line + 1..].iter().position(|token| token.kind != TokenKind::Space).map(|by| line + 1 + by);
    let (first, second) = (word(line), next.map_or("", word));
    let says = |words: &[&str]| words.first() == Some(&first) && (words.len() < 2 || words.get(1) == Some(&second));
    let entry = kind.entry();
    entry.statements.iter().any(|statement| !statement.statement.sentence && says(&statement.words))
        || entry.nested().any(|nested| nested.word() == first)
}
