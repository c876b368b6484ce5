//! Records that a metric selects and its value never uses.

use crate::check::Check;
use crate::diagnostic::Diagnostic;
use crate::model::{Metric, ValueForm};

crate::rule!(pub RULE, "OFW3018", "unused-records", Warning, since "0.1");

pub(super) fn check(cx: &mut Check<'_>) {
    for metric in cx.model().metrics() {
        if let Some(diagnostic) = unused(metric) {
            cx.report(diagnostic);
        }
    }
}

fn unused(metric: Metric<'_>) -> Option<Diagnostic> {
    let name = metric.name();
    let (words, message, help): (&[&str], String, &str) = match metric.value()? {
        ValueForm::Count => (
            &["denominator"],
            format!("`{name}` is a count and has a denominator"),
            "Delete the denominator, or say what share it is: `value percent`, `value per 1,000`.",
        ),
        ValueForm::Derived(..) | ValueForm::Change(..) => (
            &["numerator", "denominator", "among"],
            format!("`{name}` is worked out from other metrics and selects records as well"),
            "Keep one of the two: the value is made of the other metrics, and these records would never be counted.",
        ),
        ValueForm::Mean(_) | ValueForm::Median(_) | ValueForm::Sum(_) | ValueForm::Percentile(..) | ValueForm::Distribution(_) => (
            &["numerator"],
            format!("`{name}` takes values of records and has a numerator"),
            "Say `among` and which records, with all conditions in one place, and delete the numerator.",
        ),
        ValueForm::Percent { .. } | ValueForm::Proportion | ValueForm::Per(_) | ValueForm::Ratio | ValueForm::Stated(_) => {
            return None;
        }
    };
    let selected = words.iter().find_map(|word| metric.own(word))?;
    let value = metric.own("value")?;
    Some(
        Diagnostic::new(&RULE, selected.span(), message)
            .here("is never used")
            .also(value.span(), "does not use it")
            .help(help),
    )
}
