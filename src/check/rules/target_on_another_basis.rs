//! A target, baseline or comparator for other ages, another period or another metric than the one it is held against.

use crate::check::Check;
use crate::check::words::named;
use crate::diagnostic::Diagnostic;
use crate::model::{Decl, Metric, St};
use crate::source::Span;

crate::rule!(pub RULE, "OFW2038", "target-on-another-basis", Warning, since "0.1");

pub(super) fn check(cx: &mut Check<'_>) {
    let held_against = ["target", "baseline", "comparator"].into_iter().flat_map(|kind| cx.model().of_kind(kind));
    let found: Vec<Diagnostic> = held_against.filter(|decl| decl.withdrawn().is_none()).filter_map(compared).collect();
    found.into_iter().for_each(|found| cx.report(found));
}

/// The first thing in which a value is on another basis than its metric: one mistake, one message.
fn compared(decl: Decl<'_>) -> Option<Diagnostic> {
    let metric = Metric(decl.statement("of")?.reference("metric")?);
    from_another_metric(decl, metric)
        .or_else(|| other_ages(decl, metric))
        .or_else(|| other_period(decl, metric))
        .or_else(|| by_another_basis(decl, metric))
}

/// A target that starts from a baseline of another metric.
fn from_another_metric(decl: Decl<'_>, metric: Metric<'_>) -> Option<Diagnostic> {
    let from = decl.own("from")?;
    let baseline = from.reference("baseline")?;
    let its = baseline.statement("of")?;
    let other = its.reference("metric").filter(|other| *other != metric.0)?;
    let message = format!("{} starts from a baseline of another metric, `{}`", named(decl), other.name());
    Some(finding(from.span(), message, "the baseline", its.span(), "is of this metric"))
}

fn other_ages(decl: Decl<'_>, metric: Metric<'_>) -> Option<Diagnostic> {
    let (ages, its) = (decl.stated_ages()?, metric.ages()?);
    if ages.contain(&its) && its.contain(&ages) {
        return None;
    }
    let message = format!("{} is for {}, `{}` for {}", named(decl), ages.words(), metric.name(), its.words());
    Some(finding(place(decl, "ages"), message, "other ages", place(metric.0, "ages"), "the ages of the metric"))
}

fn other_period(decl: Decl<'_>, metric: Metric<'_>) -> Option<Diagnostic> {
    let period = decl.statement("period")?.reference("period")?;
    let its = metric.period().filter(|its| *its != period)?;
    let message =
        format!("{} is for the {}, `{}` for the {}", named(decl), period.label(), metric.name(), its.label());
    Some(finding(place(decl, "period"), message, "another period", place(metric.0, "period"), "the metric's"))
}

/// A comparator whose other metric differs in unit, ages or period.
fn by_another_basis(decl: Decl<'_>, metric: Metric<'_>) -> Option<Diagnostic> {
    let by = decl.own("by")?;
    let other = Metric(by.reference("metric")?);
    let units = (metric.unit(), other.unit());
    let ages = (metric.ages(), other.ages());
    let periods = (metric.period(), other.period());
    let what = match (units, ages, periods) {
        ((Some(one), Some(two)), _, _) if one != two => "has another unit",
        (_, (Some(one), Some(two)), _) if !(one.contain(&two) && two.contain(&one)) => "is for other ages",
        (_, _, (Some(one), Some(two))) if one != two => "is for another period",
        _ => return None,
    };
    let message = format!("{} compares `{}` with `{}`, which {what}", named(decl), metric.name(), other.name());
    Some(finding(by.span(), message, what, metric.name_span(), "the metric it is compared with"))
}

/// Where a statement stands; the name of the declaration where it has none of its own.
fn place(decl: Decl<'_>, word: &str) -> Span {
    decl.own(word).map_or(decl.name_span(), St::span)
}

fn finding(span: Span, message: String, here: &str, other: Span, there: &str) -> Diagnostic {
    Diagnostic::new(&RULE, span, message).here(here).also(other, there).help(
        "Compare like with like: give the value for the same children and the same stretch of time as the metric, or \
         declare a metric of its own for it.",
    )
}
