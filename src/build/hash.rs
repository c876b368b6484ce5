//! Content to a short name for it.

use std::fmt::Write as _;

use sha2::{Digest, Sha256};

/// The SHA-256 of content, in hex. `\r\n` counts as `\n`, so that a version control system that changes line ends does
/// not make every file look edited.
pub(super) fn hash(content: &[u8]) -> String {
    let mut digest = Sha256::new();
    let mut lines = content.split_inclusive(|byte| *byte == b'\r').peekable();
    while let Some(piece) = lines.next() {
        let ends_line = lines.peek().is_some_and(|next| next.first() == Some(&b'\n'));
        digest.update(if ends_line { &piece[..piece.len() - 1] } else { piece });
    }
    let mut hex = String::with_capacity(64);
    for byte in digest.finalize() {
        let written = write!(hex, "{byte:02x}");
        debug_assert!(written.is_ok(), "writing to a string does not fail");
    }
    hex
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
