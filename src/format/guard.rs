//! The formatter distrusts itself: what it made is read again and held against what it was made from.

use std::borrow::Cow;

use crate::syntax::{TokenKind, Tree, text_value, word_value};

use super::roles::{Role, roles};
use super::signs;

/// Whether two trees say the same: the same items in the same blocks, the same words in them, the same comments, and
/// the same loose ends.
pub(super) fn same(before: &Tree<'_>, after: &Tree<'_>) -> bool {
    before.items().len() == after.items().len()
        && (0..before.items().len()).all(|index| same_item(before, after, index))
        && asides(before) == asides(after)
}

fn same_item(before: &Tree<'_>, after: &Tree<'_>, index: usize) -> bool {
    let shape = |tree: &Tree<'_>| {
        let item = &tree.items()[index];
        (item.end, item.depth, item.block.map(|block| block.close.is_some()))
    };
    shape(before) == shape(after) && head(before, index) == head(after, index)
}

/// What a head says, a part each.
fn head<'t>(tree: &Tree<'t>, item: usize) -> Vec<Cow<'t, str>> {
    let tokens = tree.head(item);
    let mut said = Vec::with_capacity(tokens.len());
    for at in 0..tokens.len() {
        let text = tokens.text(at);
        match tokens.kind(at) {
            Some(TokenKind::Newline) => said.push(Cow::Borrowed("\n")),
            // The quote tells a text from a word that reads the same.
            Some(TokenKind::Text) => said.push(Cow::Owned(format!("\"{}", text_value(text)))),
            Some(TokenKind::Word) => said.push(word_value(text)),
            _ => match signs::words(&tokens, at) {
                Some(words) => said.extend(words.split_whitespace().map(Cow::Borrowed)),
                None => said.push(Cow::Borrowed(text)),
            },
        }
    }
    said
}

/// Comments and loose ends, in order.
fn asides<'t>(tree: &Tree<'t>) -> Vec<&'t str> {
    let roles = roles(tree);
    let tokens = tree.tokens().iter().zip(&roles);
    let asides = tokens.filter(|(token, role)| token.kind == TokenKind::Comment || **role == Role::Loose);
    asides.map(|(token, _)| trim_blanks(tree.token_text(*token))).collect()
}

/// Takes off blanks at the end, and nothing else that has no ink.
pub(super) fn trim_blanks(text: &str) -> &str {
    text.trim_end_matches([' ', '\t', '\u{a0}'])
}
