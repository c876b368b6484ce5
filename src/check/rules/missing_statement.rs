//! What the status of a framework asks for, and a declaration does not say.

use crate::check::Check;
use crate::check::missing::{help, missing, whats};
use crate::check::words::named;
use crate::diagnostic::Diagnostic;
use crate::vocabulary::Status;

crate::rule!(pub RULE, "OFW2010", "missing-statement", Warning, since "0.1");

pub(super) fn check(cx: &mut Check<'_>) {
    for decl in cx.model().decls().filter(|decl| decl.status() > Status::Draft && decl.withdrawn().is_none()) {
        let status = decl.status();
        let missing = missing(decl, Status::Draft, status);
        if missing.is_empty() {
            continue;
        }
        let asked = match status {
            Status::Draft | Status::Consultation => "asked for from consultation on",
            Status::Published => "asked for before it is published",
        };
        cx.report(
            Diagnostic::new(&RULE, decl.name_span(), format!("{} does not say {}", named(decl), whats(&missing, "or")))
                .here(asked)
                .help(help(&missing)),
        );
    }
}
