//! Words that join lines and open blocks inside conditions.

/// Whether a line that begins with this word goes on with the line before it. No statement begins with one of them.
pub fn continues_line(word: &str) -> bool {
    matches!(word, "where" | "and" | "or" | "then" | "while" | "excluding" | "because")
}

/// Whether these two words before a `{` make it part of a condition: `all of {`, `any of {`.
pub fn is_inline_block(before: &str, last: &str) -> bool {
    last == "of" && matches!(before, "all" | "any" | "none")
}
