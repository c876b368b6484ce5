//! Words that join lines and open blocks inside conditions.

/// Whether a line that begins with this word goes on with the line before it. No statement begins with one of them.
pub fn continues_line(word: &str) -> bool {
    matches!(word, "where" | "and" | "or" | "then" | "while" | "excluding" | "because")
}

/// Whether these two words before a `{` make it part of a condition: `all of {`, `any of {`.
pub fn is_inline_block(before: &str, last: &str) -> bool {
    last == "of" && matches!(before, "all" | "any" | "none")
}

/// The words that join and compare in conditions, in the order of the alphabet.
pub(super) const JOINING: [&str; 47] = [
    "after",
    "aged",
    "all",
    "and",
    "any",
    "are",
    "at",
    "because",
    "before",
    "by",
    "divided",
    "during",
    "every",
    "excluding",
    "for",
    "from",
    "has",
    "have",
    "in",
    "is",
    "known",
    "least",
    "minus",
    "most",
    "no",
    "none",
    "not",
    "of",
    "on",
    "one",
    "or",
    "plus",
    "than",
    "the",
    "then",
    "there",
    "those",
    "throughout",
    "times",
    "to",
    "turns",
    "was",
    "were",
    "where",
    "while",
    "within",
    "yes",
];

/// Whether a word joins or compares in conditions, so that nobody could tell it from an id.
pub fn joins_conditions(word: &str) -> bool {
    JOINING.binary_search(&word).is_ok()
}
