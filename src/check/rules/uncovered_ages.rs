//! Ages of those an outcome is about that no indicator covers.

use crate::check::Looks;
use crate::check::ages::{Stated, outside, words};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::expression::AgeRange;
use crate::model::{Decl, Outcome};
use crate::vocabulary::Status;

crate::rule!(pub RULE, "OFW2027", "uncovered-ages", Advice, since "0.1");

pub(super) const LOOKS: &[Looks] = &[Looks::AtEach(&["outcome"], check)];

fn check(decl: Decl<'_>, found: &mut Diagnostics) {
    let outcome = Outcome(decl);
    if decl.status() < Status::Consultation || decl.withdrawn().is_some() {
        return;
    }
    let indicators: Vec<Decl<'_>> = outcome
        .indicators()
        .filter(|indicator| indicator.withdrawn().is_none())
        .map(|indicator| indicator.0)
        .collect();
    // One that says nothing of ages may cover them all.
    let covering = Stated::of_all(&indicators);
    let Some(wanted) = wanted(outcome) else { return };
    if covering.is_empty() || outcome.own_no_in_part("indicators").is_some() {
        return;
    }
    let gaps = outside(&wanted, &covering);
    if !gaps.is_empty() {
        found.push(finding(outcome, &wanted, &gaps));
    }
}

/// The ages an outcome is for: its own, or those of its one population.
fn wanted(outcome: Outcome<'_>) -> Option<Stated<'_>> {
    Stated::of(outcome.0).or_else(|| {
        let mut populations = outcome.populations();
        let only = populations.next().filter(|_| populations.next().is_none())?;
        Stated::of(only)
    })
}

fn finding(outcome: Outcome<'_>, wanted: &Stated<'_>, gaps: &[AgeRange]) -> Diagnostic {
    let name = outcome.name();
    let gaps = words(gaps);
    Diagnostic::new(&RULE, outcome.name_span(), format!("no indicator of `{name}` covers ages {gaps}"))
        .here(format!("for {}", wanted.ages.words()))
        .also(wanted.span, "these ages are promised")
        .help(format!(
            "Add an indicator for these ages, widen the ages of one, or say that there is none: `no indicators of \
             \"{gaps}\" because not stated`."
        ))
}
