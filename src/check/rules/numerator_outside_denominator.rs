//! A numerator that does not begin with the records of its denominator, and gives no reason.

use crate::check::Looks;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::expression::Base;
use crate::model::{Decl, Metric};

crate::rule!(pub RULE, "OFW3010", "numerator-outside-denominator", Error, since "0.1");

pub(super) const LOOKS: &[Looks] = &[Looks::AtEach(&["metric"], check)];

fn check(decl: Decl<'_>, found: &mut Diagnostics) {
    let metric = Metric(decl);
    if let Some(diagnostic) = outside(metric) {
        found.push(diagnostic);
    }
}

fn outside(metric: Metric<'_>) -> Option<Diagnostic> {
    if metric.own("numerator outside denominator").is_some() {
        return None;
    }
    let (numerator, denominator) = (metric.rows("numerator")?, metric.rows("denominator")?);
    // Records of another table are another unit of analysis: that is said by a rule of its own.
    let (Base::Table(counted), Base::Table(all)) = (numerator.from, denominator.from) else { return None };
    if counted != all {
        return None;
    }
    let statement = metric.own("numerator")?;
    let place = metric.own("denominator")?.span();
    Some(
        Diagnostic::new(
            &RULE,
            statement.span_of("rows"),
            format!("the numerator of `{}` may count what its denominator does not hold", metric.name()),
        )
        .here("begins from all records anew")
        .also(place, "these are the records it is a share of")
        .help(
            "Begin the numerator with `those where …`: then it lies within the denominator by construction. Where it is \
             meant to reach beyond it, say `numerator outside denominator because \"…\"`.",
        ),
    )
}
