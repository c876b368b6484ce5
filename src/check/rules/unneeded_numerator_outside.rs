//! `numerator outside denominator` said of a numerator that lies within it.

use crate::check::Check;
use crate::diagnostic::{Applicability, Diagnostic};
use crate::expression::Base;

crate::rule!(pub RULE, "OFW3012", "unneeded-numerator-outside", Warning, since "0.1");

pub(super) fn check(cx: &mut Check<'_>) {
    for metric in cx.model().metrics() {
        let Some(said) = metric.own("numerator outside denominator") else { continue };
        if metric.rows("numerator").is_none_or(|rows| rows.from != Base::Those) {
            continue;
        }
        let mut diagnostic =
            Diagnostic::new(&RULE, said.span(), format!("the numerator of `{}` lies within its denominator", metric.name()))
                .here("says that it does not")
                .help("Delete the line: a numerator that begins with `those` counts only what the denominator holds.")
                .fix(Applicability::Certain, said.span(), "", "delete the line");
        if let Some(numerator) = metric.own("numerator") {
            diagnostic = diagnostic.also(numerator.span(), "begins with `those`");
        }
        cx.report(diagnostic);
    }
}
