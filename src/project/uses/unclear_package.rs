//! A name that several packages bear.

use crate::diagnostic::{Applicability, Diagnostic};
use crate::rule;
use crate::source::Span;

rule!(pub(super) RULE, "OFW1904", "unclear-package", Error, since "0.1");

/// The finding; the folders are paths from the package that uses it.
pub(super) fn finding(name: &str, place: Span, whole: Span, folders: &[String]) -> Diagnostic {
    let first = folders.first().map_or("", String::as_str);
    Diagnostic::new(&RULE, place, format!("there are {} packages called `{name}`", folders.len()))
        .here("which of them?")
        .help(format!("They lie in `{}`. Say which one is meant with `from`.", folders.join("` and `")))
        .fix(Applicability::Likely, whole.end_point(), format!(" from \"{first}\""), format!("add `from \"{first}\"`"))
}
