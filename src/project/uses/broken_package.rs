//! A package that is used and has errors of its own.

use crate::diagnostic::Diagnostic;
use crate::rule;
use crate::source::Span;

rule!(pub RULE, "OFW1907", "broken-package", Error, since "0.1");

/// The finding at the `use`; `folder` is where the package lies, and `own` whether the errors are in it rather than in
/// what it uses itself.
pub fn finding(name: &str, folder: &str, own: bool, place: Span) -> Diagnostic {
    let message = match own {
        true => format!("the package `{name}` has errors of its own"),
        false => format!("the package `{name}` uses one that has errors"),
    };
    Diagnostic::new(&RULE, place, message)
        .here("does not hang together")
        .help(format!("What is taken from it may be missing or wrong. `ofw check {folder}` lists what is wrong there."))
}
