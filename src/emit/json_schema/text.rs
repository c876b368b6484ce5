//! Titles and descriptions as plain text.

use std::borrow::Cow;

use crate::english::{self, paragraphs};
use crate::expression::Unit;
use crate::model::{Decl, Model};

/// A text of a declaration, links by the words they show.
pub(super) fn plain(near: Decl<'_>, text: &str) -> String {
    paragraphs(near, text).iter().map(ToString::to_string).collect::<Vec<_>>().join("\n\n")
}

/// What a declaration means, in its own words.
pub(super) fn means(decl: Decl<'_>) -> Option<String> {
    decl.text("means").map(|text| plain(decl, &text)).filter(|text| !text.is_empty())
}

/// A title that is there, or the id.
pub(super) fn label(decl: Decl<'_>) -> String {
    decl.label().into_owned()
}

/// A sentence: a capital at its start, a period at its end.
pub(super) fn sentence(words: &str) -> String {
    let words = words.trim();
    let mut chars = words.chars();
    let start: String = chars.next().into_iter().flat_map(char::to_uppercase).collect();
    let end = if words.ends_with(['.', '!', '?', '"', ':']) || words.is_empty() { "" } else { "." };
    format!("{start}{}{end}", chars.as_str())
}

/// What a number counts, as an end of a sentence: `in percent`; none for a pure number.
pub(super) fn in_unit(model: &Model, unit: Unit) -> Option<Cow<'static, str>> {
    match unit {
        Unit::One | Unit::Unresolved => None,
        Unit::Per(_) => Some(english::unit(model, unit).to_string().into()),
        Unit::Percent | Unit::PercentagePoints | Unit::Time(_) | Unit::Named(_) => {
            Some(format!("in {}", english::unit(model, unit)).into())
        }
    }
}

/// Sentences one after the other; a blank between them.
pub(super) fn joined(sentences: impl IntoIterator<Item = String>) -> String {
    sentences.into_iter().filter(|sentence| !sentence.is_empty()).collect::<Vec<_>>().join(" ")
}

/// Paragraphs with an empty line between them.
pub(super) fn pages(parts: impl IntoIterator<Item = String>) -> Option<String> {
    let all: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    (!all.is_empty()).then(|| all.join("\n\n"))
}
