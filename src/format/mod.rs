//! One way to lay out a file: every comment kept, every meaning kept, signs written as words.
//!
//! Sees the tree and the vocabulary only, so a file with mistakes is laid out as well: what carries a mistake is
//! printed as it stands.

mod guard;
mod lines;
mod printer;
mod roles;
mod signs;
mod texts;

use std::fmt;

use crate::source::FileId;
use crate::syntax::parse;

/// Why a text was not laid out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FormatError {
    /// What was made says something else than the text did: a mistake of ours. The file is best left alone.
    Changed,
}

impl fmt::Display for FormatError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Changed => f.write_str("laying out the file would have changed what it says, so it was left alone"),
        }
    }
}

impl std::error::Error for FormatError {}

/// The text laid out: two blanks a block, one between words, `{` on the line it belongs to, at most one empty line
/// together, line ends as `\n`. Comparisons and `%` are written as words, and curly quotes as `"`.
///
/// The result is read again and held against the text; where they differ in anything but layout, that is
/// [`FormatError::Changed`].
pub fn format(text: &str) -> Result<String, FormatError> {
    let before = parse(FileId::new(0), text).tree;
    let made = printer::print(&before);
    let after = parse(FileId::new(0), &made).tree;
    if guard::same(&before, &after) { Ok(made) } else { Err(FormatError::Changed) }
}
