//! What the status of a framework asks for, and a declaration does not say.

use crate::check::Looks;
use crate::check::missing::{help, missing, whats};
use crate::check::words::named;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::Decl;
use crate::vocabulary::Status;

crate::rule!(pub RULE, "OFW2010", "missing-statement", Warning, since "0.1");

pub(super) const LOOKS: &[Looks] = &[Looks::AtEvery(check)];

fn check(decl: Decl<'_>, found: &mut Diagnostics) {
    if decl.status() == Status::Draft || decl.withdrawn().is_some() {
        return;
    }
    let status = decl.status();
    let missing = missing(decl, Status::Draft, status);
    if missing.is_empty() {
        return;
    }
    let asked = match status {
        Status::Draft | Status::Consultation => "asked for from consultation on",
        Status::Published => "asked for before it is published",
    };
    found.push(
        Diagnostic::new(&RULE, decl.name_span(), format!("{} does not say {}", named(decl), whats(&missing, "or")))
            .here(asked)
            .help(help(&missing)),
    );
}
