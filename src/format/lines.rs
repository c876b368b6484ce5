//! A file as its author broke it into lines, and where in it each token stands.

use std::ops::Range;

use crate::syntax::{TokenKind, Tree};

use super::roles::Role;

/// A line as the author broke it: more than one where a text runs over its end.
pub(super) struct AuthorLine {
    pub tokens: Range<usize>,
    /// It holds something that could not be read.
    pub verbatim: bool,
}

/// The lines of a file, without their line ends.
pub(super) fn lines(tree: &Tree<'_>, roles: &[Role]) -> Vec<AuthorLine> {
    let mut lines = Vec::new();
    let mut start = 0;
    let (mut verbatim, mut empty) = (false, true);
    for (at, token) in tree.tokens().iter().enumerate() {
        if token.kind == TokenKind::Newline {
            lines.push(AuthorLine { tokens: start..at, verbatim });
            (start, verbatim, empty) = (at + 1, false, true);
        }
        // Without the needless sign it begins with, a line might run on from the one before.
        verbatim |= roles[at] == Role::Loose || token.kind == TokenKind::UnclosedText;
        verbatim |= empty && roles[at] == Role::Needless;
        empty &= roles[at] == Role::Trivia;
    }
    lines.push(AuthorLine { tokens: start..tree.tokens().len(), verbatim });
    lines
}

/// For each token, the next one from it on that is printed and no comment; the number of tokens where there is none.
pub(super) fn next_with_meaning(roles: &[Role]) -> Vec<u32> {
    let mut next = vec![roles.len() as u32; roles.len() + 1];
    for at in (0..roles.len()).rev() {
        next[at] = if matches!(roles[at], Role::Trivia | Role::Needless) { next[at + 1] } else { at as u32 };
    }
    next
}

/// For each token of a head, its index there.
pub(super) fn places(tree: &Tree<'_>) -> Vec<u32> {
    let mut places = vec![0; tree.tokens().len()];
    for item in tree.items() {
        let head = tree.significant().get(item.head.start as usize..item.head.end as usize).unwrap_or_default();
        for (place, at) in head.iter().enumerate() {
            places[*at as usize] = place as u32;
        }
    }
    places
}
