//! Two files of one folder that each begin a framework or a library.

use crate::diagnostic::Diagnostic;
use crate::lower::Head;
use crate::rule;
use crate::source::Span;

rule!(pub(super) RULE, "OFW1902", "two-heads-in-folder", Error, since "0.1");

/// The finding at the second head, which is called `head`.
pub(super) fn finding(head: &str, place: Span, first: &Head) -> Diagnostic {
    let kind = if first.library { "library" } else { "framework" };
    let message = format!("{head} begins in the folder of {kind} `{}`", first.name);
    Diagnostic::new(&RULE, place, message).here("a second head").also(first.span, "the head of this folder").help(
        "All files of a folder belong to one framework or library, so only one of them can begin one. Move this one, \
        with what belongs to it, into a folder of its own, and `use` one from the other.",
    )
}
