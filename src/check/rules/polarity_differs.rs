//! A polarity against that of the scale or metric a figure is taken from, or a target against its metric's.

use crate::check::Looks;
use crate::check::words::named;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::expression::Order;
use crate::model::{Decl, Metric, Polarity, St, ValueForm};
use crate::source::Span;

crate::rule!(pub RULE, "OFW2031", "polarity-differs", Warning, since "0.1");

pub(super) const LOOKS: &[Looks] = &[Looks::AtEach(&["metric"], check_metric), Looks::AtEach(&["target"], check_target)];

fn check_metric(decl: Decl<'_>, found: &mut Diagnostics) {
    found.extend(of_metric(Metric(decl)));
}

fn check_target(target: Decl<'_>, found: &mut Diagnostics) {
    found.extend(of_target(target));
}

/// A mean of scores has the direction of the scale, and a change that of what changes.
fn of_metric(metric: Metric<'_>) -> Option<Diagnostic> {
    let own = metric.own("polarity").filter(|_| metric.withdrawn().is_none())?;
    let source = match metric.value()? {
        ValueForm::Mean(_) | ValueForm::Median(_) | ValueForm::Percentile(..) => metric.scale()?,
        ValueForm::Change(of, _, _) => of,
        _ => return None,
    };
    let its = source.own("polarity")?;
    let differ = is_high(metric.stated_polarity()?)? != is_high(source.stated_polarity()?)?;
    differ.then(|| {
        Diagnostic::new(
            &RULE,
            own.span(),
            format!("{} and {} do not agree which direction is good", named(metric.0), named(source)),
        )
        .here("one way")
        .also(its.span(), "the other way")
        .help(
            "A mean score is good when the scores are, and a change when it leads to what is good. Correct one of the \
             two, or leave this one out.",
        )
    })
}

/// A target that asks for more of what should be low, or for less of what should be high.
fn of_target(target: Decl<'_>) -> Option<Diagnostic> {
    let metric = Metric(target.statement("of")?.reference("metric")?);
    let reaches = target.own("reaches").filter(|_| target.withdrawn().is_none())?;
    let high = is_high(metric.polarity()?)?;
    let (place, wants_high) = wanted(reaches)?;
    if wants_high == high {
        return None;
    }
    let polarity = metric.statement("polarity").map_or(metric.name_span(), St::span);
    let good = if high { "high" } else { "low" };
    Some(
        Diagnostic::new(
            &RULE,
            place,
            format!("`{}` is reached in the direction that is not good for `{}`", target.name(), metric.name()),
        )
        .here("asks for this direction")
        .also(polarity, format!("{good} is good"))
        .help("Turn the target round, as in `reaches at most …` where low is good, or correct the polarity."),
    )
}

/// Which direction a target asks for: by its bound, or by its trend.
fn wanted(reaches: St<'_>) -> Option<(Span, bool)> {
    match (reaches.bound(), reaches.choice()) {
        (Some(Order::AtLeast | Order::More), _) => Some((reaches.span_of("bound"), true)),
        (Some(Order::AtMost | Order::Less), _) => Some((reaches.span_of("bound"), false)),
        (_, Some("rising")) => Some((reaches.span_of("choice"), true)),
        (_, Some("falling")) => Some((reaches.span_of("choice"), false)),
        _ => None,
    }
}

fn is_high(polarity: Polarity<'_>) -> Option<bool> {
    match polarity {
        Polarity::High => Some(true),
        Polarity::Low => Some(false),
        Polarity::Between(..) | Polarity::Depends(_) | Polarity::Neither => None,
    }
}
