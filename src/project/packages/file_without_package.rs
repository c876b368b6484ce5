//! Files in a folder in which nothing begins a framework or a library.

use std::path::Path;

use super::name_of_folder;
use crate::diagnostic::{Applicability, Diagnostic};
use crate::rule;
use crate::source::{FileId, Span};

rule!(pub(super) RULE, "OFW1901", "file-without-framework", Error, since "0.1");

/// The finding on the first file of a folder; `others` is how many more there are in it.
pub(super) fn finding(file: FileId, others: usize, path: &Path) -> Diagnostic {
    let message = match others {
        0 => "this file belongs to no framework or library".to_owned(),
        1 => "this file and another one in its folder belong to no framework or library".to_owned(),
        _ => format!("this file and {others} others in its folder belong to no framework or library"),
    };
    let start = Span::new(file, 0..0);
    let head = format!("framework {} \"…\"", path.parent().map(name_of_folder).unwrap_or_default());
    Diagnostic::new(&RULE, start, message)
        .help(
            "A folder is one framework or library: one of its files, or of those in a folder above, begins with a \
            line such as `framework ours \"Outcomes for our children\"`. If that file lies above the folder you stand \
            in, check from there.",
        )
        .fix(Applicability::Likely, start, format!("{head}\n\n"), format!("begin this file with `{head}`"))
}
