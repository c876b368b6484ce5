//! Tokens to items: which lines run on, which block belongs to whom, and where to start again after a mistake.
//!
//! A loop with a stack of its own: nesting costs no stack of the machine, and each token is looked at a fixed number
//! of times.

use crate::vocabulary::{continues_line, is_inline_block};

use super::findings::{self, Findings};
use super::left_open::LeftOpen;
use super::margin::{Evidence, declaration_at, indent};
use super::outside::Above;
use super::tree::{Block, Item, Token, TokenKind, Tree};

/// How deep blocks may stand in one another, the braces of `all of { }` counted in.
pub const MAX_DEPTH: usize = 64;

/// Fills [`Tree::items`] and [`Tree::significant`].
pub(super) struct ItemReader<'a, 't> {
    pub(super) tree: &'a mut Tree<'t>,
    pub(super) findings: &'a mut Findings,
    /// The braces of the file match one another, so a line that only may be a declaration ends nothing.
    pub(super) balanced: bool,
    /// The item whose head is being read.
    pub(super) head: Option<u32>,
    /// The indent of the line the head began on.
    pub(super) head_indent: Option<u32>,
    /// The blocks that are open, outermost first.
    pub(super) blocks: Vec<OpenBrace>,
    /// The braces of `all of {` that are open in the head.
    pub(super) inline: Vec<OpenBrace>,
    /// How many braces beyond the deepest level are open.
    too_deep: u32,
    /// A block has ended on this line and nothing else has begun.
    after_block: bool,
    /// A brace whose `}` seems to be missing, going by how the lines are indented.
    suspect: Option<u32>,
    /// What stands above the next line in the block that is being read.
    pub(super) above: Option<Above>,
    /// A block without its `}`, which has yet to be reported: the `}` may come too late.
    pub(super) unclosed: Option<LeftOpen>,
    /// How many items the file itself has.
    pub(super) tops: u32,
}

/// A brace that waits for its partner.
#[derive(Clone, Copy)]
pub(super) struct OpenBrace {
    /// Its token; that of the first line where there is no brace.
    pub token: u32,
    /// The item it belongs to.
    pub item: u32,
    /// The indent of the line its item began on, where that was the first on its line.
    pub indent: Option<u32>,
    /// What opens it.
    pub opening: Opening,
}

/// What opens a block.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Opening {
    /// A brace.
    Brace,
    /// Nothing, or the bracket of this token: the lines further in show that a brace was forgotten.
    Missing(Option<u32>),
    /// Nothing: its lines stand behind the end of the block, or behind a declaration without one.
    Outside,
}

impl<'a, 't> ItemReader<'a, 't> {
    pub(super) fn new(tree: &'a mut Tree<'t>, findings: &'a mut Findings) -> Self {
        let balanced = braces_match(&tree.tokens);
        Self {
            tree,
            findings,
            balanced,
            head: None,
            head_indent: None,
            blocks: Vec::new(),
            inline: Vec::new(),
            too_deep: 0,
            after_block: false,
            suspect: None,
            above: None,
            unclosed: None,
            tops: 0,
        }
    }

    pub(super) fn read(mut self) {
        let mut at = 0;
        while let Some(token) = self.tree.tokens.get(at).copied() {
            if self.head.is_none()
                && indent(&self.tree.tokens, at).is_some()
                && let Some(word) = findings::needless_sign::list_mark(self.tree, at)
            {
                findings::needless_sign::report_list_mark(self.tree, at, word, self.findings);
                self.head_indent = None;
                at = word;
                continue;
            }
            match token.kind {
                TokenKind::Newline => {
                    at = self.line_end(at);
                    continue;
                }
                kind if kind.is_trivia() => {}
                TokenKind::Stray => {}
                TokenKind::Close => self.close(at),
                TokenKind::Symbol if self.closes_bracket(at) => self.close(at),
                _ => {
                    if self.ends_what_is_open(at) {
                        self.close_all(Some(at));
                    }
                    let taken_up = self.head.is_none() && self.take_up(at);
                    if std::mem::take(&mut self.after_block) && !taken_up {
                        findings::words_after_block::report(self.tree, at, self.findings);
                    }
                    if token.kind == TokenKind::Open { self.open(at) } else { self.push(at) }
                }
            }
            at += 1;
        }
        self.close_all(None);
        self.report_left_open(None);
    }

    /// Adds a token to the head, which begins with it where there is none.
    fn push(&mut self, at: usize) {
        let item = self.item(at);
        if findings::needless_sign::is_after_first_words(self.tree, item as usize, at) {
            // A word that is not understood is reported itself, and its sign with it.
            if self.understood(item) {
                findings::needless_sign::report(self.tree, at, at, self.findings);
            }
        } else {
            self.tree.significant.push(at as u32);
        }
    }

    /// The item whose head is being read; a new one where there is none.
    fn item(&mut self, at: usize) -> u32 {
        if let Some(item) = self.head {
            return item;
        }
        let (item, start) = (self.tree.items.len() as u32, self.tree.significant.len() as u32);
        let depth = self.blocks.len() as u32;
        self.tree.items.push(Item { head: start..start, block: None, end: item + 1, depth });
        self.tops += u32::from(depth == 0);
        self.head = Some(item);
        self.head_indent = indent(&self.tree.tokens, at);
        item
    }

    /// A line end: goes on to the next token that is neither blank nor comment, having decided what it belongs to.
    fn line_end(&mut self, at: usize) -> usize {
        self.after_block = false;
        let rest = &self.tree.tokens[at..];
        let next = at + rest.iter().position(|token| !token.kind.is_trivia()).unwrap_or(rest.len());
        if self.head.is_none() {
            self.end_implied(next);
            return next;
        }
        self.drop_signs_at_end();
        if self.ends_what_is_open(next) || (self.inline.is_empty() && !self.runs_on(next)) {
            let ended = self.head;
            self.end_head();
            self.imply_block(ended, next);
        } else if !self.runs_on(next) && self.separates(next) {
            self.tree.significant.push(at as u32);
        }
        next
    }

    /// Whether the line that has just ended runs on with the next token.
    fn runs_on(&self, next: usize) -> bool {
        let Some(token) = self.tree.tokens.get(next) else { return false };
        match token.kind {
            TokenKind::Close => false,
            TokenKind::Text | TokenKind::UnclosedText | TokenKind::Open => true,
            TokenKind::Word if continues_line(self.tree.token_text(*token)) => true,
            _ => self.last_kind() == Some(TokenKind::Comma),
        }
    }

    /// Whether a line end inside the braces of `all of { }` stands between two conditions.
    fn separates(&self, next: usize) -> bool {
        let closes = self.tree.tokens.get(next).is_none_or(|token| token.kind == TokenKind::Close);
        !closes && !matches!(self.last_kind(), None | Some(TokenKind::Open | TokenKind::Newline))
    }

    /// The kind of the last token of the head that carries meaning.
    fn last_kind(&self) -> Option<TokenKind> {
        let start = self.tree.items.get(self.head? as usize)?.head.start;
        let last = self.tree.significant.get(start as usize..)?.last()?;
        Some(self.tree.tokens[*last as usize].kind)
    }

    /// Whether the last two words of the head make the brace that follows part of a condition.
    fn opens_inline(&self) -> bool {
        let Some(item) = self.head else { return false };
        let head = &self.tree.significant[self.tree.items[item as usize].head.start as usize..];
        let [.., before, last] = head else { return false };
        let word = |at: u32| {
            let token = self.tree.tokens[at as usize];
            if token.kind == TokenKind::Word { self.tree.token_text(token) } else { "" }
        };
        is_inline_block(word(*before), word(*last))
    }

    fn open(&mut self, at: usize) {
        self.drop_signs_at_end();
        let inline = !self.inline.is_empty() || self.opens_inline();
        if self.blocks.len() + self.inline.len() >= MAX_DEPTH {
            if !inline {
                self.end_head();
            }
            findings::nesting_too_deep::report(self.tree, at, self.findings);
            self.too_deep += 1;
            return;
        }
        let item = self.item(at);
        let brace = OpenBrace { token: at as u32, item, indent: self.head_indent, opening: Opening::Brace };
        if inline {
            self.tree.significant.push(at as u32);
            self.inline.push(brace);
        } else {
            self.tree.items[item as usize].head.end = self.tree.significant.len() as u32;
            self.tree.items[item as usize].block = Some(Block { open: at as u32, close: None });
            self.tree.significant.push(at as u32);
            self.blocks.push(brace);
            self.head = None;
            self.above = None;
        }
    }

    fn close(&mut self, at: usize) {
        if self.too_deep > 0 {
            self.too_deep -= 1;
            if self.inline.is_empty() {
                self.end_head();
            }
            return;
        }
        if let Some(brace) = self.inline.pop() {
            self.drop_signs_at_end();
            self.drop_newline_at_end();
            self.suspect_indent(brace, at);
            self.tree.significant.push(at as u32);
            return;
        }
        self.end_head();
        self.end_outside_before_close(at);
        let Some(brace) = self.blocks.pop() else {
            if !self.report_left_open(Some(at)) {
                findings::brace_without_opening::report(self.tree, at, self.findings);
            }
            return;
        };
        self.after_block = true;
        match brace.opening {
            Opening::Brace => {}
            Opening::Missing(_) => return self.close_implied(brace, Some(at), at),
            Opening::Outside => return self.end_outside(brace, Some(at), at),
        }
        self.suspect_indent(brace, at);
        self.tree.significant.push(at as u32);
        let items = self.tree.items.len() as u32;
        let item = &mut self.tree.items[brace.item as usize];
        item.end = items;
        if let Some(block) = &mut item.block {
            block.close = Some(at as u32);
        }
        self.above = Some(Above { item: brace.item, indent: brace.indent });
        if self.blocks.is_empty() {
            self.suspect = None;
        }
    }

    /// Remembers a brace whose partner stands where that of a block further out is expected.
    fn suspect_indent(&mut self, brace: OpenBrace, close: usize) {
        let (Some(own), Some(here)) = (brace.indent, indent(&self.tree.tokens, close)) else { return };
        let outer = || self.blocks.iter().any(|outer| outer.indent == Some(here));
        if here < own && self.suspect.is_none() && outer() {
            self.suspect = Some(brace.token);
        }
    }

    fn end_head(&mut self) {
        if self.head.is_none() {
            return;
        }
        self.drop_signs_at_end();
        self.drop_newline_at_end();
        let Some(item) = self.head.take() else { return };
        let end = self.tree.significant.len() as u32;
        let head = &mut self.tree.items[item as usize].head;
        head.end = end;
        // A line of nothing but signs that were reported says nothing.
        if head.start == head.end {
            self.tree.items.pop();
        } else {
            self.above = Some(Above { item, indent: self.head_indent });
        }
    }

    /// Takes off a line end that parts nothing, because only signs came after it.
    fn drop_newline_at_end(&mut self) {
        if self.last_kind() == Some(TokenKind::Newline) {
            self.tree.significant.pop();
        }
    }

    /// Takes a full stop, colon or the like off the end of a line.
    fn drop_signs_at_end(&mut self) {
        let Some(item) = self.head else { return };
        let start = self.tree.items[item as usize].head.start as usize;
        let signs = findings::needless_sign::at_end(self.tree, start);
        if let (Some(first), Some(last)) = (signs.first(), signs.last()) {
            findings::needless_sign::report(self.tree, *first as usize, *last as usize, self.findings);
            let kept = self.tree.significant.len() - signs.len();
            self.tree.significant.truncate(kept);
        }
    }

    /// Whether a declaration begins here, at the left margin, while something above it is still open.
    fn ends_what_is_open(&self, at: usize) -> bool {
        let something = self.head.is_some() || !self.blocks.is_empty();
        something
            && match declaration_at(self.tree, at) {
                Evidence::Certain => true,
                Evidence::Likely => {
                    (!self.balanced || (self.blocks.is_empty() && self.inline.is_empty())) && !self.said_in_block(at)
                }
                Evidence::None => false,
            }
    }

    /// Ends all that is open, and says so once, before the token of the next declaration or at the file's end.
    fn close_all(&mut self, next: Option<usize>) {
        self.end_head();
        let end = next.unwrap_or(self.tree.tokens.len());
        while let Some(brace) = self.blocks.pop_if(|brace| brace.opening != Opening::Brace) {
            self.end_unopened(brace, end);
        }
        let innermost = self.inline.last().or(self.blocks.last()).copied();
        if let Some(innermost) = innermost.filter(|brace| !self.explained(brace)) {
            let count = self.blocks.iter().filter(|brace| brace.opening == Opening::Brace).count() + self.inline.len();
            self.left_open(self.suspect.unwrap_or(innermost.token), next, count);
        }
        let items = self.tree.items.len() as u32;
        for block in self.blocks.drain(..) {
            self.tree.items[block.item as usize].end = items;
        }
        self.inline.clear();
        self.too_deep = 0;
        self.suspect = None;
        self.after_block = false;
        self.above = None;
    }
}

/// Whether each brace of a file has its partner.
fn braces_match(tokens: &[Token]) -> bool {
    let mut depth = 0_i64;
    for token in tokens {
        match token.kind {
            TokenKind::Open => depth += 1,
            TokenKind::Close => depth -= 1,
            _ => {}
        }
        if depth < 0 {
            return false;
        }
    }
    depth == 0
}
