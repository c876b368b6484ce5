//! The words of the language, as data.

mod expression_words;

pub use expression_words::{continues_line, is_inline_block};

/// Whether a line at the left margin that begins with this word can start a declaration of a file.
pub fn starts_declaration(word: &str) -> bool {
    matches!(word, "framework" | "library" | "outcome" | "indicator" | "metric" | "term" | "dataset")
}
