//! A file that is longer than any a person writes.

use crate::diagnostic::Diagnostic;
use crate::project::files::ReadError;
use crate::rule;
use crate::source::{FileId, Span};

rule!(pub(super) RULE, "OFW0002", "file-too-large", Error, since "0.1");

/// The finding.
pub(super) fn finding(file: FileId) -> Diagnostic {
    Diagnostic::new(&RULE, Span::new(file, 0..0), ReadError::TooLarge.to_string())
        .help("Nothing in it was checked. Split it into several files in the same folder: they belong together as one.")
}
