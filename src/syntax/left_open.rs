//! Blocks whose `}` is missing, or comes too late.

use super::findings;
use super::items::{ItemReader, OpenBrace, Opening};
use super::margin::indent;
use super::outside::kind_of;
use crate::vocabulary::KindId;

/// A block without its `}`.
#[derive(Clone, Copy)]
pub(super) struct LeftOpen {
    /// Its `{`.
    brace: u32,
    /// The token of the line that shows it, none at the file's end.
    next: Option<usize>,
    /// How many braces are open there.
    count: usize,
    /// How many items the file had by then.
    tops: u32,
}

/// How many declarations further down a `}` may stand that is taken for one that comes too late.
const TOO_LATE: u32 = 2;

impl ItemReader<'_, '_> {
    /// Ends a block whose `}` is missing, where a line as far in as its declaration declares something that can stand
    /// beside it and not in it.
    pub(super) fn end_left_open(&mut self, at: usize) {
        let [.., outer, brace] = self.blocks.as_slice() else { return };
        let beside = brace.opening == Opening::Brace && brace.indent.is_some_and(|own| own > 0);
        if !beside || indent(&self.tree.tokens, at) != brace.indent {
            return;
        }
        let word = self.tree.token_text(self.tree.tokens[at]);
        let (Some(inner), Some(outer)) = (kind_of(self.tree, brace.item), kind_of(self.tree, outer.item)) else {
            return;
        };
        let nests = |kind: KindId| kind.entry().nested().any(|nested| nested.word() == word);
        if nests(outer) && !nests(inner) && !inner.entry().says(word) {
            let brace = *brace;
            self.blocks.pop();
            self.tree.items[brace.item as usize].end = self.tree.items.len() as u32;
            self.above = None;
            self.left_open(brace.token, Some(at), 1);
        }
    }

    /// Whether a block is left open because one within it has a `{` that it should not have, which is reported there.
    pub(super) fn explained(&self, brace: &OpenBrace) -> bool {
        let within = brace.item as usize + 1..self.tree.items.len();
        let kind = kind_of(self.tree, brace.item);
        within.filter(|item| self.tree.items[*item].block.is_some()).any(|item| {
            let head = self.tree.head(item);
            let words: Vec<&str> = (0..head.len().min(6)).map(|at| head.text(at)).collect();
            let says = |kind: KindId| kind.entry().statement_of(&words).is_some();
            head.is_empty() || kind.is_some_and(says)
        })
    }

    /// Notes a block without its `}`.
    pub(super) fn left_open(&mut self, brace: u32, next: Option<usize>, count: usize) {
        self.report_left_open(None);
        self.unclosed = Some(LeftOpen { brace, next, count, tops: self.tops });
    }

    /// Reports the block without its `}` that was noted; `late` is a `}` further down that closes nothing. Whether it
    /// belongs to that block.
    pub(super) fn report_left_open(&mut self, late: Option<usize>) -> bool {
        let Some(LeftOpen { brace, next, count, tops }) = self.unclosed.take() else { return false };
        let late = late.filter(|_| self.tops <= tops + TOO_LATE);
        findings::unclosed_block::report(self.tree, brace as usize, next, count, late, self.findings);
        late.is_some()
    }
}
