//! A target that asks for no progress: behind its baseline, or due before it.

use crate::check::Looks;
use crate::check::words::named;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::expression::When;
use crate::model::{Decl, Metric, Polarity};
use crate::source::Span;

crate::rule!(pub RULE, "OFW2040", "target-without-progress", Warning, since "0.1");

pub(super) const LOOKS: &[Looks] = &[Looks::AtEach(&["target"], check)];

fn check(target: Decl<'_>, found: &mut Diagnostics) {
    if target.withdrawn().is_none() {
        found.extend(backwards(target));
    }
}

/// One mistake, one message.
fn backwards(target: Decl<'_>) -> Option<Diagnostic> {
    let metric = Metric(target.statement("of")?.reference("metric")?);
    too_early(target).or_else(|| behind(target, metric))
}

fn behind(target: Decl<'_>, metric: Metric<'_>) -> Option<Diagnostic> {
    let baseline = target.own("from")?.reference("baseline")?;
    if baseline.statement("of")?.reference("metric")? != metric.0 {
        return None;
    }
    let reaches = target.own("reaches")?;
    let value = baseline.own("value")?;
    let ((number, unit), (before, its)) = (reaches.quantity("quantity")?, value.quantity("quantity")?);
    let worse = match metric.polarity()? {
        Polarity::High => number < before,
        Polarity::Low => number > before,
        _ => false,
    };
    if unit != its || !worse {
        return None;
    }
    let (words, from) = (reaches.words("quantity")?, value.words("quantity")?);
    let message = format!("{} would be reached by falling behind: {words}, from {from}", named(target));
    Some(finding(reaches.span(), message, "worse than the baseline", value.span(), "the baseline it starts from"))
}

fn too_early(target: Decl<'_>) -> Option<Diagnostic> {
    let by = target.own("by")?;
    let value = target.own("from")?.reference("baseline")?.own("value")?;
    let (due, then) = (by.when("when")?, value.when("when")?);
    let last = match due {
        When::Across(year) => year.saturating_add(1),
        other => other.year(),
    };
    if last >= then.year() {
        return None;
    }
    let message = format!("{} is due by {due}, before its baseline of {then}", named(target));
    Some(finding(by.span(), message, "before it begins", value.span(), "where it starts"))
}

fn finding(span: Span, message: String, here: &str, other: Span, there: &str) -> Diagnostic {
    Diagnostic::new(&RULE, span, message).here(here).also(other, there).help(
        "A target says how things are to get better. Is a number or a year mistyped, or does the polarity of the metric \
         say the opposite of what is meant?",
    )
}
