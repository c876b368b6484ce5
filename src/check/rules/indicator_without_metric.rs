//! An indicator that no metric measures.

use std::collections::BTreeSet;

use crate::check::Looks;
use crate::check::words::{stops_before, with_wholes};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::id::PackageId;
use crate::model::{Indicator, Model};
use crate::vocabulary::Status;

crate::rule!(pub RULE, "OFW2004", "indicator-without-metric", Warning, since "0.1");

pub(super) const LOOKS: &[Looks] = &[Looks::AtTheWhole(check)];

fn check(model: &Model, found: &mut Diagnostics) {
    let stands = |indicator: &Indicator<'_>| indicator.metrics().any(|metric| metric.withdrawn().is_none());
    let measured = with_wholes(model, model.indicators().filter(stands).map(|indicator| indicator.0));
    // A line that could not be read may be the one that says it.
    let unread: BTreeSet<PackageId> =
        model.metrics().filter(|one| one.is_unclear("measures")).map(|one| one.package_id()).collect();
    for indicator in model.indicators().filter(|indicator| indicator.status() >= Status::Consultation) {
        let said = indicator.said_no("metrics").is_some() || stops_before(indicator.0, "metrics") || unread.contains(&indicator.package_id());
        if said || indicator.withdrawn().is_some() || measured[indicator.id().index()] {
            continue;
        }
        found.push(
            Diagnostic::new(&RULE, indicator.name_span(), format!("no metric measures `{}`", indicator.name()))
                .here("how would anybody know?")
                .help(format!(
                    "Add a metric that says `measures {}`, or say why there is none: `no metrics because none suitable`.",
                    indicator.name()
                )),
        );
    }
}
