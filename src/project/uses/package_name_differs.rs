//! A folder that holds another package than the one wanted from it.

use crate::diagnostic::{Applicability, Diagnostic};
use crate::rule;
use crate::source::Span;

rule!(pub(super) RULE, "OFW1905", "package-name-differs", Error, since "0.1");

/// The finding; `head` is where the package says its name, `listed` where the manifest says its folder.
pub(super) fn finding(
    wanted: &str,
    place: Span,
    folder: &str,
    name: &str,
    head: Option<Span>,
    listed: Option<Span>,
) -> Diagnostic {
    let mut finding =
        Diagnostic::new(&RULE, place, format!("the package in `{folder}` is called `{name}`, not `{wanted}`"))
            .here("another name")
            .help("A package is used by the name it gives itself. To call it something else here, add `as` and a name.")
            .fix(Applicability::Likely, place, name, format!("write `{name}`"));
    if let Some(head) = head {
        finding = finding.also(head, "its name for itself");
    }
    if let Some(listed) = listed {
        finding = finding.also(listed, "the manifest leads there");
    }
    finding
}
