//! What can be wrong with a line before any name is looked up.

mod kinds;
mod names;
mod statements;

use crate::diagnostic::Rule;

pub(super) use kinds::{cannot_stand_in, nothing_declared, remark, unknown_kind};
pub(super) use names::{
    comma_after_title, id_after_title, joining_word, missing_name, missing_title, name_of_several_words, no_language,
    sign_before_words, sign_for_means, title_within, title_without_quotes, unsuitable_name,
};
pub(super) use statements::{
    Unclear, block_of_nothing, brackets, code_without_its_word, forms, repeated_statement, run_together,
    unclear_statement, unexpected_block, unknown_statement,
};

crate::rule!(pub UNKNOWN_KIND, "OFW1001", "unknown-kind", Error, since "0.1");
crate::rule!(pub UNKNOWN_STATEMENT, "OFW1002", "unknown-statement", Error, since "0.1");
crate::rule!(pub UNCLEAR_STATEMENT, "OFW1003", "unclear-statement", Error, since "0.1");
crate::rule!(pub REPEATED_STATEMENT, "OFW1004", "repeated-statement", Error, since "0.1");
crate::rule!(pub MISSING_NAME, "OFW1005", "missing-name", Error, since "0.1");
crate::rule!(pub MISSING_TITLE, "OFW1006", "missing-title", Error, since "0.1");
crate::rule!(pub UNSUITABLE_NAME, "OFW1007", "unsuitable-name", Error, since "0.1");
crate::rule!(pub UNEXPECTED_BLOCK, "OFW1008", "unexpected-block", Error, since "0.1");
crate::rule!(pub UNKNOWN_VERSION, "OFW1010", "unknown-version", Error, since "0.1");

/// The rules of this room.
pub static RULES: &[&Rule] = &[
    &UNKNOWN_KIND,
    &UNKNOWN_STATEMENT,
    &UNCLEAR_STATEMENT,
    &REPEATED_STATEMENT,
    &MISSING_NAME,
    &MISSING_TITLE,
    &UNSUITABLE_NAME,
    &UNEXPECTED_BLOCK,
    &UNKNOWN_VERSION,
];

/// `a metric`, `an outcome`, with the word in backticks.
pub(super) fn with_article(word: &str) -> String {
    // Said with a `y`: a unit.
    let vowel = word.starts_with(['a', 'e', 'i', 'o', 'u']) && !word.starts_with("uni");
    format!("{} `{word}`", if vowel { "an" } else { "a" })
}

/// Words in backticks, separated by commas, the last by `or`.
fn listed(words: &[&str]) -> String {
    let words: Vec<String> = words.iter().map(|word| format!("`{word}`")).collect();
    match words.split_last() {
        Some((last, rest)) if !rest.is_empty() => format!("{} or {last}", rest.join(", ")),
        Some((only, _)) => only.clone(),
        None => String::new(),
    }
}

/// A piece of what an author wrote, on one line and not too long.
fn shortened(words: &str) -> String {
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    if words.chars().count() > 40 { format!("{}…", words.chars().take(39).collect::<String>()) } else { words }
}

fn capital(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}
