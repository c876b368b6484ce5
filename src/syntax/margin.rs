//! What the left margin shows: how far a line stands in, and whether it begins a declaration of the file.

use super::tree::{Token, TokenKind, Tree};
use crate::vocabulary::starts_declaration;

/// How sure it is that a line begins a declaration of the file.
pub(super) enum Evidence {
    /// `outcome safe "…`, `framework ours {`
    Certain,
    /// `outcome safe` and the line's end: inside a block that is not indented it may be a statement.
    Likely,
    /// Anything else.
    None,
}

/// Whether a declaration of the file begins at a token that stands at the left margin.
pub(super) fn declaration_at(tree: &Tree<'_>, at: usize) -> Evidence {
    let margin = at.checked_sub(1).is_none_or(|before| {
        let kind = tree.tokens.get(before).map(|token| token.kind);
        matches!(kind, Some(TokenKind::Newline | TokenKind::Bom))
    });
    let is_kind = |token: &Token| token.kind == TokenKind::Word && starts_declaration(tree.token_text(*token));
    if !margin || !tree.tokens.get(at).is_some_and(is_kind) {
        return Evidence::None;
    }
    let mut line = tree.tokens[at + 1..].iter().map(|token| token.kind).filter(|kind| *kind != TokenKind::Space);
    if line.next() != Some(TokenKind::Word) {
        return Evidence::None;
    }
    match line.next() {
        Some(TokenKind::Text | TokenKind::UnclosedText | TokenKind::Open) => Evidence::Certain,
        Some(TokenKind::Newline | TokenKind::Comment) | None => Evidence::Likely,
        _ => Evidence::None,
    }
}

/// How far the line of a token is indented, in bytes; none where the token is not the first of its line.
pub(super) fn indent(tokens: &[Token], at: usize) -> Option<u32> {
    let kind = |back: usize| at.checked_sub(back).map(|index| tokens[index].kind);
    match (kind(1), kind(2)) {
        (None | Some(TokenKind::Newline | TokenKind::Bom), _) => Some(0),
        (Some(TokenKind::Space), None | Some(TokenKind::Newline | TokenKind::Bom)) => {
            Some(tokens[at - 1].end - tokens[at - 1].start)
        }
        _ => None,
    }
}

/// The first words of a line, without the colon or equals sign that other notations have behind the first.
pub(super) fn words_of_line<'t>(tree: &Tree<'t>, at: usize) -> Vec<&'t str> {
    const MOST: usize = 6;
    let ends = |token: &&Token| !matches!(token.kind, TokenKind::Newline | TokenKind::Comment | TokenKind::Open);
    let line = tree.tokens[at..].iter().take_while(ends).filter(|token| token.kind != TokenKind::Space);
    let words = line.map(|token| tree.token_text(*token)).enumerate();
    words
        .filter(|(index, text)| *index != 1 || !matches!(*text, ":" | "=" | ";"))
        .map(|(_, text)| text)
        .take(MOST)
        .collect()
}
