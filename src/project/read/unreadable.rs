//! A file or folder that the file system does not hand over.

use crate::diagnostic::Diagnostic;
use crate::rule;
use crate::source::{FileId, Span};

rule!(pub(super) RULE, "OFW0001", "unreadable-file", Error, since "0.1");

/// The finding; `said` are the file system's words, as the end of a sentence.
pub(super) fn finding(file: FileId, said: &str) -> Diagnostic {
    Diagnostic::new(&RULE, Span::new(file, 0..0), format!("this cannot be read: {said}"))
        .help("Nothing in it was checked. Make it readable, or move it out of the folder.")
}
