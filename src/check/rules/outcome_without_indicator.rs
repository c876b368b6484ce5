//! An outcome that no indicator suggests.

use std::collections::BTreeSet;

use crate::check::Looks;
use crate::check::words::{stops_before, with_wholes};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::id::PackageId;
use crate::model::{Model, Outcome};
use crate::vocabulary::Status;

crate::rule!(pub RULE, "OFW2012", "outcome-without-indicator", Warning, since "0.1");

pub(super) const LOOKS: &[Looks] = &[Looks::AtTheWhole(check)];

fn check(model: &Model, found: &mut Diagnostics) {
    let stands = |outcome: &Outcome<'_>| outcome.indicators().any(|indicator| indicator.withdrawn().is_none());
    let suggested = with_wholes(model, model.outcomes().filter(stands).map(|outcome| outcome.0));
    // A line that could not be read may be the one that says it.
    let unread: BTreeSet<PackageId> =
        model.indicators().filter(|one| one.is_unclear("suggests")).map(|one| one.package_id()).collect();
    for outcome in model.outcomes().filter(|outcome| outcome.status() >= Status::Consultation) {
        let said = outcome.said_no("indicators").is_some() || stops_before(outcome.0, "indicators") || unread.contains(&outcome.package_id());
        if said || outcome.withdrawn().is_some() || suggested[outcome.id().index()] {
            continue;
        }
        found.push(
            Diagnostic::new(&RULE, outcome.name_span(), format!("no indicator suggests `{}`", outcome.name()))
                .here("what would suggest that it is achieved?")
                .help(format!(
                    "Add an indicator that says `suggests {}`, or say why there is none: `no indicators because not \
                     stated`.",
                    outcome.name()
                )),
        );
    }
}
