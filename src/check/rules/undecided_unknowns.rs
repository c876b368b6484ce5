//! A field that may be left empty, on which a numerator depends, and of which nobody decided what its gaps count as.

use std::collections::BTreeSet;

use crate::check::Looks;
use crate::check::asked::Asked;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::id::DeclId;
use crate::model::{Decl, Field, Metric, Needed, St};
use crate::vocabulary::Status;

crate::rule!(pub RULE, "OFW3014", "undecided-unknowns", Warning, since "0.1");

pub(super) const LOOKS: &[Looks] = &[Looks::AtEach(&["metric"], check)];

fn check(decl: Decl<'_>, found: &mut Diagnostics) {
    let metric = Metric(decl);
    if metric.status() < Status::Consultation {
        return;
    }
    for field in undecided(metric) {
        let Some(numerator) = metric.own("numerator") else { continue };
        let field = decl.model().decl(field);
        let name = field.name();
        found.push(
            Diagnostic::new(
                &RULE,
                numerator.span_of("rows"),
                format!("nobody decided what `{}` makes of records without `{name}`", metric.name()),
            )
            .here(format!("cannot be told where `{name}` is not known"))
            .also(field.span(), "may be left empty")
            .help(format!(
                "Take such records out, `and {name} is known` in the denominator, or say what they count as: `unknown \
                 {name} stays in denominator because \"…\"`. Two councils with the same children would otherwise \
                 publish different figures."
            )),
        );
    }
}

/// The fields that a numerator asks for, that may be empty, and of which nothing is decided.
fn undecided(metric: Metric<'_>) -> BTreeSet<DeclId> {
    let Some(numerator) = metric.rows("numerator") else { return BTreeSet::new() };
    let mut asked = Asked::of(numerator).needed;
    for word in ["denominator", "among"] {
        // What the denominator itself asks for is known of every record in it.
        if let Some(selection) = metric.rows(word) {
            let settled = Asked::of(selection);
            asked.retain(|field| !settled.certain.contains(field));
        }
    }
    let decided: BTreeSet<DeclId> =
        metric.statements("unknown").filter_map(|unknown: St<'_>| unknown.reference("field")).map(|field| field.id()).collect();
    asked.retain(|field| {
        let decl = metric.model().decl(*field);
        decl.kind_word() == "field" && !decided.contains(field) && Field(decl).needed() != Needed::Always
    });
    asked
}
