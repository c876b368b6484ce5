//! A numerator, a denominator or a `counts` that count different things.

use crate::check::Looks;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::expression::Base;
use crate::id::DeclId;
use crate::model::{Decl, Metric, St, Table};
use crate::source::Span;

crate::rule!(pub RULE, "OFW3011", "numerator-counts-another-unit", Error, since "0.1");

pub(super) const LOOKS: &[Looks] = &[Looks::AtEach(&["metric"], check)];

fn check(decl: Decl<'_>, found: &mut Diagnostics) {
    let metric = Metric(decl);
    let counts = metric.statement("counts").and_then(|counts| Some((counts.reference("table")?.id(), counts.span())));
    let denominator = selected(metric, "denominator").or_else(|| selected(metric, "among"));
    if let (Some((counts, here)), Some((all, there))) = (counts, denominator)
        && counts != all
    {
        found.push(differ(metric, (all, there), (counts, here), "Count the records that the denominator selects."));
        return;
    }
    let excused = metric.own("numerator outside denominator").is_some();
    let one = denominator.or(counts);
    if let (Some(numerator), Some(one)) = (selected(metric, "numerator"), one)
        && numerator.0 != one.0
        && !excused
    {
        let help = "Begin the numerator with `those where …`. Where it has to count something else, as admissions over \
                    people, say `numerator outside denominator because \"…\"`, and let the title say what is counted.";
        found.push(differ(metric, numerator, one, help));
    }
}

/// The table a statement selects its records from, and where it says so.
fn selected(metric: Metric<'_>, word: &str) -> Option<(DeclId, Span)> {
    match metric.rows(word)?.from {
        Base::Table(table) => Some((table, metric.own(word).map(St::span)?)),
        Base::Those | Base::Unresolved => None,
    }
}

fn differ(metric: Metric<'_>, one: (DeclId, Span), other: (DeclId, Span), help: &str) -> Diagnostic {
    let row = |id: DeclId| {
        let table = Table(metric.model().decl(id));
        let article = table.own("one row is").and_then(St::choice).unwrap_or("a");
        table.row().map_or_else(|| format!("a record of `{}`", table.path()), |row| format!("one is {article} {row}"))
    };
    Diagnostic::new(&RULE, one.1, format!("`{}` counts two different things", metric.name()))
        .here(row(one.0))
        .also(other.1, row(other.0))
        .help(help)
}
