//! `numerator outside denominator` said of a numerator that lies within it.

use crate::check::Looks;
use crate::diagnostic::{Applicability, Diagnostic, Diagnostics};
use crate::expression::Base;
use crate::model::{Decl, Metric};

crate::rule!(pub RULE, "OFW3012", "unneeded-numerator-outside", Warning, since "0.1");

pub(super) const LOOKS: &[Looks] = &[Looks::AtEach(&["metric"], check)];

fn check(decl: Decl<'_>, found: &mut Diagnostics) {
    let metric = Metric(decl);
    let Some(said) = metric.own("numerator outside denominator") else { return };
    if metric.rows("numerator").is_none_or(|rows| rows.from != Base::Those) {
        return;
    }
    let mut diagnostic =
        Diagnostic::new(&RULE, said.span(), format!("the numerator of `{}` lies within its denominator", metric.name()))
            .here("says that it does not")
            .help("Delete the line: a numerator that begins with `those` counts only what the denominator holds.")
            .fix(Applicability::Certain, said.span(), "", "delete the line");
    if let Some(numerator) = metric.own("numerator") {
        diagnostic = diagnostic.also(numerator.span(), "begins with `those`");
    }
    found.push(diagnostic);
}
