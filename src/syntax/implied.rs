//! Blocks whose `{` was forgotten: lines further in that say something of the declaration above them.

use super::tree::{TokenKind, Tree};
use crate::vocabulary::vocabulary;

/// Whether a line further in than an item's own says something that the item, a declaration without a block, could say
/// in one: a statement of its kind, or something declared inside it.
pub(super) fn says_more_of(tree: &Tree<'_>, item: usize, own: Option<u32>, line: usize, indent: Option<u32>) -> bool {
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
