//! Lines that stand outside the braces of the declaration they say something of: its `}` comes too early, or it has no
//! braces at all. They are read as if they stood inside, and the tree has them there.

use super::findings;
use super::items::{ItemReader, MAX_DEPTH, OpenBrace, Opening};
use super::margin::{indent, words_of_line};
use super::text::word_value;
use super::tree::{Item, TokenKind, Tokens, Tree};
use crate::vocabulary::{KindId, Meant, Presence, declared_by, starts_declaration, vocabulary};

/// The declaration or statement above a line, in the block that is being read.
#[derive(Clone, Copy)]
pub(super) struct Above {
    pub item: u32,
    /// The indent of its line, where it was the first on it.
    pub indent: Option<u32>,
}

/// What lines are taken for that say something of what stands above them.
#[derive(Clone, Copy, PartialEq)]
enum Taken {
    /// None has been taken up yet.
    First,
    /// Those above have been.
    Further,
}

impl ItemReader<'_, '_> {
    /// Decides, where a line begins, whether it belongs to the declaration above it, outside whose braces it stands;
    /// whether it is the first that does. What it does not belong to ends.
    pub(super) fn take_up(&mut self, at: usize) -> bool {
        self.end_left_open(at);
        loop {
            let around = self.blocks.last().map(|brace| brace.item);
            let room = self.blocks.len() + self.inline.len() < MAX_DEPTH;
            if let Some(above) = self.above.filter(|_| room)
                && self.belongs(at, above, around, Taken::First)
            {
                let Above { item, indent } = above;
                self.blocks.push(OpenBrace { token: at as u32, item, indent, opening: Opening::Outside });
                self.above = None;
                return true;
            }
            let Some(brace) = self.blocks.last().copied().filter(|brace| brace.opening == Opening::Outside) else {
                return false;
            };
            let around = self.blocks.len().checked_sub(2).map(|at| self.blocks[at].item);
            if self.belongs(at, Above { item: brace.item, indent: brace.indent }, around, Taken::Further) {
                return false;
            }
            self.blocks.pop();
            self.end_outside(brace, None, at);
        }
    }

    /// Ends lines outside their braces that a `}` cannot belong to, because it closes a block further out.
    pub(super) fn end_outside_before_close(&mut self, close: usize) {
        while let Some(brace) = self.blocks.last().copied().filter(|brace| brace.opening == Opening::Outside) {
            let further_out = self.blocks.iter().any(|outer| outer.opening == Opening::Brace);
            let left = indent(&self.tree.tokens, close).zip(brace.indent).is_some_and(|(here, own)| here < own);
            if !further_out || !self.balanced && !left {
                return;
            }
            self.blocks.pop();
            self.end_outside(brace, None, close);
        }
    }

    /// Ends the lines that stand outside the braces of an item; `close` is the `}` behind them, and `end` the token
    /// before which it would stand.
    pub(super) fn end_outside(&mut self, brace: OpenBrace, close: Option<usize>, end: usize) {
        self.tree.items[brace.item as usize].end = self.tree.items.len() as u32;
        self.above = Some(Above { item: brace.item, indent: brace.indent });
        let lines = brace.token as usize..end;
        findings::statement_outside_block::report(
            self.tree,
            brace.item as usize,
            lines,
            close.is_some(),
            self.findings,
        );
    }

    /// Whether a line without a title says something of the block it stands in: `population everybody` does of an
    /// outcome, and declares no population.
    pub(super) fn said_in_block(&self, at: usize) -> bool {
        let Some(kind) = self.blocks.last().and_then(|brace| kind_of(self.tree, brace.item)) else { return false };
        let titled = vocabulary().by_word(self.tree.token_text(self.tree.tokens[at]));
        titled.is_some_and(|of| of.entry().kind.title == Presence::Required)
            && says(kind, &words_of_line(self.tree, at))
    }

    /// Whether the first words of the head that is being read are some of the language, or likely meant as such.
    pub(super) fn understood(&self, item: u32) -> bool {
        let head = self.tree.significant[self.tree.items[item as usize].head.start as usize];
        let first = self.tree.tokens[head as usize];
        if first.kind != TokenKind::Word {
            return false;
        }
        let Some(brace) = self.blocks.last() else {
            return declared_by(&word_value(self.tree.token_text(first))).is_some();
        };
        let Some(kind) = kind_of(self.tree, brace.item) else { return true };
        let words = words_of_line(self.tree, head as usize);
        let sentences = kind.entry().statements.iter().any(|of| of.statement.sentence);
        sentences || says(kind, &words) || Meant::by(kind.entry(), &words[..words.len().min(3)]).is_some()
    }

    /// Whether the line that begins at a token says something of an item above it, and nothing of what both stand in.
    fn belongs(&self, at: usize, above: Above, around: Option<u32>, taken: Taken) -> bool {
        let tree = &*self.tree;
        let token = tree.tokens[at];
        if token.kind != TokenKind::Word {
            return false;
        }
        let first = tree.token_text(token);
        let further_in = indent(&tree.tokens, at).is_some_and(|line| line > above.indent.unwrap_or(0));
        let in_file = around.is_none();
        let closed = taken == Taken::Further || tree.items[above.item as usize].block.is_some();
        let top = starts_declaration(first);
        // One that is certainly no declaration of its own does not part lines that belong together.
        if !in_file && !closed || top && declares(tree, at) || top && !further_in && taken == Taken::First {
            return false;
        }
        let Some(kind) = kind_of(tree, above.item) else { return false };
        let words = words_of_line(tree, at);
        if let Some(around) = around {
            let Some(around) = kind_of(tree, around) else { return false };
            if around == kind
                || says(around, &words)
                || around.entry().statements.iter().any(|of| of.statement.sentence)
            {
                return false;
            }
        }
        if says(kind, &words) {
            return true;
        }
        let likely = || Meant::by(kind.entry(), &words[..words.len().min(3)]).is_some();
        !top && further_in && !declares(tree, at) && (taken == Taken::Further || in_file && likely())
    }
}

/// Whether a line that begins with these words is a statement of a kind, or declares what can stand in its block.
fn says(kind: KindId, words: &[&str]) -> bool {
    let entry = kind.entry();
    entry.statement_of(words).is_some() || entry.nested().any(|nested| words.first() == Some(&nested.word()))
}

/// The kind whose statements may stand in the block of an item, if it is a declaration.
pub(super) fn kind_of(tree: &Tree<'_>, item: u32) -> Option<KindId> {
    let head = tree.head(item as usize);
    let Item { depth, ref block, .. } = tree.items()[item as usize];
    if head.kind(0) != Some(TokenKind::Word) {
        return None;
    }
    let kind = vocabulary().by_word(head.text(0));
    if depth == 0 {
        let near = || declared_by(&word_value(head.text(0))).filter(|_| block.is_some() || has_title(&head));
        return kind.filter(|kind| kind.entry().kind.inside.is_empty()).or_else(near);
    }
    let kind = kind.filter(|kind| !kind.entry().kind.inside.is_empty())?;
    match (kind.word(), head.kind(1)) {
        ("defaults", _) => vocabulary().by_word(head.text(1)),
        (_, Some(TokenKind::Word | TokenKind::Number)) => Some(kind),
        (_, _) => (kind.entry().kind.id == Presence::Absent).then_some(kind),
    }
}

/// Whether a line looks like a declaration: a word, an id, and a title behind it, or a title at once.
fn declares(tree: &Tree<'_>, at: usize) -> bool {
    let mut kinds = tree.tokens()[at + 1..].iter().map(|token| token.kind).filter(|kind| *kind != TokenKind::Space);
    match kinds.next() {
        Some(TokenKind::Word) => matches!(kinds.next(), Some(TokenKind::Text | TokenKind::UnclosedText)),
        second => second == Some(TokenKind::Text),
    }
}

fn has_title(head: &Tokens<'_, '_>) -> bool {
    let is_text = |at| matches!(head.kind(at), Some(TokenKind::Text | TokenKind::UnclosedText));
    head.kind(1) == Some(TokenKind::Word) && is_text(2) || head.kind(1) == Some(TokenKind::Text)
}
