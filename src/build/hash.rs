//! Content to a short name for it.

use sha2::{Digest, Sha256};

/// The SHA-256 of content, in hex. `\r\n` counts as `\n`, so that a version control system that changes line ends does
/// not make every file look edited.
pub(super) fn hash(content: &[u8]) -> String {
    // Nearly nothing has a `\r` at all, and to see that is quick.
    if !content.contains(&b'\r') {
        return hex(&Sha256::digest(content));
    }
    let mut digest = Sha256::new();
    let mut pieces = content.split_inclusive(|byte| *byte == b'\r').peekable();
    while let Some(piece) = pieces.next() {
        let ends_line = pieces.peek().is_some_and(|next| next.first() == Some(&b'\n'));
        digest.update(if ends_line { &piece[..piece.len() - 1] } else { piece });
    }
    hex(&digest.finalize())
}

fn hex(digest: &[u8]) -> String {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let digit = |value: u8| char::from(DIGITS[usize::from(value)]);
    digest.iter().flat_map(|byte| [digit(byte >> 4), digit(byte & 15)]).collect()
}

#[cfg(test)]
mod tests {
    use super::hash;

    #[test]
    fn line_ends_do_not_count() {
        assert_eq!(hash(b"a\r\nb\r\n"), hash(b"a\nb\n"));
        assert_ne!(hash(b"a\rb"), hash(b"a\nb"));
        assert_eq!(hash(b""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
    }
}
