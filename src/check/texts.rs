//! The texts of a declaration, and what is alike in them.

use crate::model::{Decl, Text, Value};

/// A text of a declaration.
#[derive(Debug, Clone, Copy)]
pub(super) struct Said<'m> {
    /// The word of the statement it stands in; none for the title.
    pub word: Option<&'static str>,
    /// The text.
    pub text: &'m Text,
}

/// Every text of a declaration, the title first.
pub(super) fn texts(decl: Decl<'_>) -> impl Iterator<Item = Said<'_>> {
    let title = decl.stored().title.iter().map(|text| Said { word: None, text });
    let statements = decl.stored().statements.iter().flat_map(|statement| {
        statement.values.iter().filter_map(|filled| match &filled.value {
            Value::Text(text) | Value::Decision(_, Some(text)) => Some(Said { word: Some(statement.entry.word), text }),
            _ => None,
        })
    });
    title.chain(statements)
}

/// A text as it is compared: small letters and digits, one space between words.
pub(super) fn alike(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if c.is_ascii_alphanumeric() {
            out.push(c.to_ascii_lowercase());
        } else if c.is_alphanumeric() {
            out.extend(c.to_lowercase());
        } else if !out.is_empty() && !out.ends_with(' ') && !matches!(c, '\'' | '’') {
            out.push(' ');
        }
    }
    out.truncate(out.trim_end().len());
    out
}
