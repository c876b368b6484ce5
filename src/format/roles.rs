//! What each token is to the layout.

use crate::syntax::{TokenKind, Tree, without_hidden};

/// The part a token plays.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// Blanks, comments, and line ends that part nothing.
    Trivia,
    /// The first token of an item's head.
    Start(u32),
    /// A later token of a head.
    Head,
    /// The `{` of an item's block.
    BlockOpen(u32),
    /// The `}` of an item's block.
    BlockClose(u32),
    /// The `{` of `all of {`.
    InlineOpen,
    /// Its `}`.
    InlineClose,
    /// A line end between two conditions in such braces.
    InlineNewline,
    /// A sign, or characters that nobody sees, that were reported and can go.
    Needless,
    /// What was reported and nobody can place: printed as it stands.
    Loose,
}

/// The role of every token of a tree.
pub(super) fn roles(tree: &Tree<'_>) -> Vec<Role> {
    let tokens = tree.tokens();
    let mut roles: Vec<Role> = tokens
        .iter()
        .map(|token| match token.kind {
            kind if kind.is_trivia() => Role::Trivia,
            TokenKind::Symbol => Role::Needless,
            // Between words it parts nothing that they do not part themselves.
            TokenKind::Stray if without_hidden(tree.token_text(*token)).is_empty() => Role::Needless,
            _ => Role::Loose,
        })
        .collect();
    for (index, item) in tree.items().iter().enumerate() {
        let item_index = index as u32;
        let head = tree.significant().get(item.head.start as usize..item.head.end as usize).unwrap_or_default();
        for (place, at) in head.iter().enumerate() {
            roles[*at as usize] = match tokens[*at as usize].kind {
                _ if place == 0 => Role::Start(item_index),
                TokenKind::Open => Role::InlineOpen,
                TokenKind::Close => Role::InlineClose,
                TokenKind::Newline => Role::InlineNewline,
                _ => Role::Head,
            };
        }
        if let Some(block) = item.block {
            roles[block.open as usize] = Role::BlockOpen(item_index);
            if let Some(close) = block.close {
                roles[close as usize] = Role::BlockClose(item_index);
            }
        }
    }
    roles
}
