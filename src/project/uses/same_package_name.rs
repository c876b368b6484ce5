//! Two packages of one name, used by the same one.

use crate::diagnostic::Diagnostic;
use crate::rule;
use crate::source::Span;

rule!(pub(super) RULE, "OFW1908", "same-package-name", Error, since "0.1");

/// The finding at the second of the two.
pub(super) fn finding(name: &str, place: Span, first: Span) -> Diagnostic {
    Diagnostic::new(&RULE, place, format!("two packages called `{name}` are used here"))
        .here("the other one")
        .also(first, "one of that name")
        .help(
            "Whoever reads the result tells packages apart by their names, so two of one name cannot stand side by \
            side. Use one of them, or give one another name where it begins.",
        )
}
