//! A target, baseline or comparator for other ages, another period or another metric than the one it is held against.

use crate::check::Looks;
use crate::check::ages::{Stated, outside};
use crate::check::words::named;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::expression::When;
use crate::model::{Decl, Metric, St, Value};
use crate::source::Span;

crate::rule!(pub RULE, "OFW2038", "target-on-another-basis", Warning, since "0.1");

pub(super) const LOOKS: &[Looks] = &[Looks::AtEach(&["target", "baseline", "comparator"], of_value), Looks::AtEach(&["metric"], of_metric)];

fn of_value(decl: Decl<'_>, found: &mut Diagnostics) {
    if decl.withdrawn().is_none() {
        found.extend(compared(decl));
    }
}

fn of_metric(decl: Decl<'_>, found: &mut Diagnostics) {
    if decl.withdrawn().is_none() {
        found.extend(read_against(Metric(decl)));
    }
}

/// The first thing in which a value is on another basis than its metric: one mistake, one message.
fn compared(decl: Decl<'_>) -> Option<Diagnostic> {
    let metric = Metric(decl.statement("of")?.reference("metric")?);
    from_another_metric(decl, metric)
        .or_else(|| other_ages(decl, metric))
        .or_else(|| other_period(decl, metric))
        .or_else(|| another_year(decl, metric))
        .or_else(|| by_another_basis(decl, metric))
        .or_else(|| with_other_ages(decl, metric, decl.own("with")?))
}

/// What a metric says that it is compared with: another metric, a group, or a comparator.
fn read_against(metric: Metric<'_>) -> Vec<Diagnostic> {
    let statements = metric.statements("compared with");
    statements.filter_map(|statement| against(metric, statement).or_else(|| with_other_ages(metric.0, metric, statement))).collect()
}

fn against(metric: Metric<'_>, statement: St<'_>) -> Option<Diagnostic> {
    statement.values().find_map(|filled| {
        let Value::Reference(Some(id)) = filled.value else { return None };
        let other = metric.model().decl(id);
        match other.kind_word() {
            "metric" if other == metric.0 => {
                let message = format!("{} is compared with itself", named(other));
                Some(finding(filled.span, message, "the metric itself", other.name_span(), "declared here"))
            }
            "metric" => {
                let what = differs(metric, Metric(other))?;
                let message = format!("{} is compared with `{}`, which {what}", named(metric.0), other.name());
                Some(finding(filled.span, message, what, other.name_span(), "what it is compared with"))
            }
            "comparator" => {
                let of = other.statement("of")?;
                let its = of.reference("metric").filter(|its| *its != metric.0)?;
                let message = format!("{} is compared with `{}`, which is of another metric, `{}`", named(metric.0), other.name(), its.name());
                Some(finding(filled.span, message, "of another metric", of.span(), "is of this metric"))
            }
            _ => None,
        }
    })
}

/// A group that is of other ages altogether.
fn with_other_ages(decl: Decl<'_>, metric: Metric<'_>, with: St<'_>) -> Option<Diagnostic> {
    let its = Stated { decl: metric.0, ages: metric.ages()?, at: None, span: metric.name_span() };
    with.values().find_map(|filled| {
        let Value::Reference(Some(id)) = filled.value else { return None };
        let group = decl.model().decl(id);
        let stated = Stated::of(group).filter(|_| group.kind_word() == "population")?;
        if stated.ages.ranges.is_empty() || outside(&stated, std::slice::from_ref(&its)) != stated.ages.ranges {
            return None;
        }
        let message = format!("{} is compared with `{}`, who are {}, and is for {}", named(metric.0), group.name(), stated.ages.words(), its.ages.words());
        Some(finding(filled.span, message, "of other ages altogether", stated.span, "their ages"))
    })
}

/// A value of `2020-21` of a metric whose period lies in one calendar year.
fn another_year(decl: Decl<'_>, metric: Metric<'_>) -> Option<Diagnostic> {
    let period = metric.period()?;
    let days = period.own("from")?;
    let (Value::Day(from), Value::Day(to)) = (&days.get("day")?.value, &days.get("to")?.value) else { return None };
    let value = decl.own("value")?;
    let when @ When::Across(_) = value.when("when")? else { return None };
    if from > to {
        return None;
    }
    let message = format!("{} is of {when}, and the {} of `{}` lies in one year", named(decl), period.label(), metric.name());
    Some(finding(value.span_of("when"), message, "runs over two years", place(metric.0, "period"), "the metric's"))
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
    let what = differs(metric, other)?;
    let message = format!("{} compares `{}` with `{}`, which {what}", named(decl), metric.name(), other.name());
    Some(finding(by.span(), message, what, metric.name_span(), "the metric it is compared with"))
}

/// In what two metrics differ that are to be compared.
fn differs(metric: Metric<'_>, other: Metric<'_>) -> Option<&'static str> {
    let units = (metric.unit(), other.unit());
    let ages = (metric.ages(), other.ages());
    let periods = (metric.period(), other.period());
    Some(match (units, ages, periods) {
        ((Some(one), Some(two)), _, _) if one != two => "has another unit",
        (_, (Some(one), Some(two)), _) if !(one.contain(&two) && two.contain(&one)) => "is for other ages",
        (_, _, (Some(one), Some(two))) if one != two => "is for another period",
        _ => return None,
    })
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
