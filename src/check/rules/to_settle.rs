//! What the next status will ask for.

use crate::check::Looks;
use crate::check::missing::{INDICATOR, METRIC, help, missing, whats};
use crate::check::words::{named, stops_before};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::{Decl, Indicator, Outcome};
use crate::vocabulary::Status;

crate::rule!(pub RULE, "OFW2011", "to-settle", Advice, since "0.1");

pub(super) const LOOKS: &[Looks] = &[Looks::AtEvery(check)];

fn check(decl: Decl<'_>, found: &mut Diagnostics) {
    if decl.withdrawn().is_some() {
        return;
    }
    let (next, goes) = match decl.status() {
        Status::Draft => (Status::Consultation, "before it goes to consultation"),
        Status::Consultation => (Status::Published, "before it is published"),
        Status::Published => return,
    };
    let mut missing = missing(decl, next, next);
    if next == Status::Consultation {
        let unsuggested = decl.kind_word() == "outcome" && Outcome(decl).indicators().next().is_none();
        let unmeasured = decl.kind_word() == "indicator" && Indicator(decl).metrics().next().is_none();
        let open = |kinds: &'static str| decl.said_no(kinds).is_none() && !stops_before(decl, kinds);
        missing.extend((unsuggested && open("indicators")).then_some(INDICATOR));
        missing.extend((unmeasured && open("metrics")).then_some(METRIC));
    }
    if missing.is_empty() {
        return;
    }
    let message = format!("{} has still to say {}", named(decl), whats(&missing, "and"));
    found.push(Diagnostic::new(&RULE, decl.name_span(), message).here(goes).help(help(&missing)));
}
