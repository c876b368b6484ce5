//! The lossless tree of one file: tokens that cover every byte, and items (a line with what runs on from it, and its
//! block) over them. Nothing of pest is visible here; a hand-written parser could build the same.

use std::ops::Range;

use crate::source::{FileId, Span};

/// What a token is. Trivia is whatever the meaning does not depend on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum TokenKind {
    /// A byte order mark at the very start. Trivia.
    Bom,
    /// Blanks of any kind within a line, non-breaking ones too. Trivia.
    Space,
    /// One line end. Trivia, but for those inside the braces of `all of { }` and `any of { }`.
    Newline,
    /// `#` to the end of the line. Trivia.
    Comment,
    /// Letters and digits with `-`, `_`, `'` and inner dots: a word of the language, a name, a code.
    Word,
    /// `3`, `-2`, `37.5`, `10,000`.
    Number,
    /// A quoted text with its quotes, over as many lines as it takes.
    Text,
    /// A text whose closing quote is missing; it ends with its first line. Reported once.
    UnclosedText,
    /// `,`
    Comma,
    /// `{`
    Open,
    /// `}`
    Close,
    /// Anything of `>= <= > < = != % + - * / ( ) [ ] : ; . £` and the like, one sign or a known pair.
    Symbol,
    /// A character that has no place outside quotes. Reported once a run.
    Stray,
}

impl TokenKind {
    /// Whether the meaning does not depend on it.
    pub fn is_trivia(self) -> bool {
        matches!(self, Self::Bom | Self::Space | Self::Newline | Self::Comment)
    }
}

/// A token: its kind and the bytes it covers. Each token starts where the one before it ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Token {
    /// What it is.
    pub kind: TokenKind,
    /// Its first byte.
    pub start: u32,
    /// The byte after its last.
    pub end: u32,
}

/// One line with what runs on from it, and its block.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Item {
    /// The head: a range of [`Tree::significant`], without the braces of the block. Braces of `all of { }` and
    /// `any of { }` and the line ends inside them are part of the head. Empty for a block without a head.
    pub head: Range<u32>,
    /// The block, if there is one.
    pub block: Option<Block>,
    /// The item after the last of those nested in this one (items stand in reading order, parents first).
    pub end: u32,
    /// How many blocks it stands in: 0 for a declaration of the file.
    pub depth: u32,
}

/// The braces of a block, as token indices.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Block {
    /// The `{`.
    pub open: u32,
    /// The `}`; none where it is missing.
    pub close: Option<u32>,
}

/// The tree of one file.
#[derive(Debug)]
pub struct Tree<'t> {
    pub(super) file: FileId,
    pub(super) text: &'t str,
    pub(super) tokens: Vec<Token>,
    pub(super) significant: Vec<u32>,
    pub(super) items: Vec<Item>,
}

impl<'t> Tree<'t> {
    /// The file the tree was read from.
    pub fn file(&self) -> FileId {
        self.file
    }

    /// The text the tree was read from; its tokens, joined, are equal to it.
    pub fn text(&self) -> &'t str {
        self.text
    }

    /// All tokens in order, trivia among them.
    pub fn tokens(&self) -> &[Token] {
        &self.tokens
    }

    /// Indices of the tokens that carry meaning, in order. Stray characters and needless signs are not among them:
    /// they have been reported, and nobody after has to stumble over them again.
    pub fn significant(&self) -> &[u32] {
        &self.significant
    }

    /// All items in reading order, parents before what is nested in them.
    pub fn items(&self) -> &[Item] {
        &self.items
    }

    /// The indices of the items of the file itself.
    pub fn top(&self) -> impl Iterator<Item = usize> + '_ {
        self.siblings(0, self.items.len())
    }

    /// The indices of the items directly in an item's block.
    pub fn children(&self, item: usize) -> impl Iterator<Item = usize> + '_ {
        self.siblings(item + 1, self.items[item].end as usize)
    }

    fn siblings(&self, from: usize, to: usize) -> impl Iterator<Item = usize> + '_ {
        let mut next = from;
        std::iter::from_fn(move || {
            (next < to).then(|| {
                let this = next;
                next = self.items[this].end as usize;
                this
            })
        })
    }

    /// The tokens of an item's head.
    pub fn head(&self, item: usize) -> Tokens<'_, 't> {
        Tokens { tree: self, range: self.items[item].head.clone() }
    }

    /// The text of a token, quotes included.
    pub fn token_text(&self, token: Token) -> &'t str {
        self.text.get(token.start as usize..token.end as usize).unwrap_or_default()
    }

    /// Whether a token is written so. Most are not, and not even as long.
    fn token_reads(&self, token: Token, text: &str) -> bool {
        (token.end - token.start) as usize == text.len()
            && self.text.as_bytes().get(token.start as usize..token.end as usize) == Some(text.as_bytes())
    }

    /// The place of a token.
    pub fn token_span(&self, token: Token) -> Span {
        Span::new(self.file, token.start as usize..token.end as usize)
    }
}

/// A run of significant tokens: a head or a part of one. Cheap to copy about.
#[derive(Debug, Clone)]
pub struct Tokens<'a, 't> {
    tree: &'a Tree<'t>,
    range: Range<u32>,
}

impl<'a, 't> Tokens<'a, 't> {
    /// How many there are.
    pub fn len(&self) -> usize {
        self.range.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.range.is_empty()
    }

    /// The token at an index of this run.
    pub fn get(&self, index: usize) -> Option<Token> {
        let at = self.range.start as usize + index;
        (at < self.range.end as usize).then(|| self.tree.tokens[self.tree.significant[at] as usize])
    }

    /// The kind of the token at an index of this run.
    pub fn kind(&self, index: usize) -> Option<TokenKind> {
        self.get(index).map(|token| token.kind)
    }

    /// The text of the token at an index; empty past the end.
    pub fn text(&self, index: usize) -> &'t str {
        self.get(index).map_or("", |token| self.tree.token_text(token))
    }

    /// Whether the token at an index is written so, whatever it is.
    pub fn reads(&self, index: usize, text: &str) -> bool {
        self.get(index).is_some_and(|token| self.tree.token_reads(token, text))
    }

    /// Whether the token at an index is this word. A dash by itself is a `to`: where it stands between numbers it was
    /// reported with the form of the file, and is understood all the same.
    pub fn is_word(&self, index: usize, word: &str) -> bool {
        self.get(index).is_some_and(|token| match token.kind {
            TokenKind::Word => self.tree.token_reads(token, word),
            TokenKind::Symbol => word == "to" && is_dash(self.tree.token_text(token)),
            _ => false,
        })
    }

    /// The place of the token at an index; past the end, the empty place after the last.
    pub fn span(&self, index: usize) -> Span {
        match self.get(index) {
            Some(token) => self.tree.token_span(token),
            None if self.range.end > 0 => {
                let last = self.tree.significant[self.range.end as usize - 1] as usize;
                self.tree.token_span(self.tree.tokens[last]).end_point()
            }
            None => Span::new(self.tree.file, 0..0),
        }
    }

    /// The place from the first to the last of a part of this run.
    pub fn span_of(&self, part: Range<usize>) -> Span {
        if part.is_empty() {
            return self.span(part.start).start_point();
        }
        self.span(part.start).to(self.span(part.end - 1))
    }

    /// A part of this run.
    pub fn part(&self, part: Range<usize>) -> Tokens<'a, 't> {
        let start = (self.range.start + part.start as u32).min(self.range.end);
        let end = (self.range.start + part.end as u32).min(self.range.end).max(start);
        Tokens { tree: self.tree, range: start..end }
    }

    /// The tree the tokens belong to.
    pub fn tree(&self) -> &'a Tree<'t> {
        self.tree
    }
}

/// Whether a sign is one of the dashes that word processors write between the ends of a range.
pub(in crate::syntax) fn is_dash(sign: &str) -> bool {
    matches!(sign, "–" | "—")
}
