//! A mean, median, sum or percentile of something that is no number.

use crate::check::Check;
use crate::diagnostic::Diagnostic;
use crate::expression::Type;
use crate::model::ValueForm;

crate::rule!(pub RULE, "OFW3020", "value-of-non-number", Error, since "0.1");

pub(super) fn check(cx: &mut Check<'_>) {
    for metric in cx.model().metrics() {
        let of = match metric.value() {
            Some(ValueForm::Mean(of) | ValueForm::Median(of) | ValueForm::Sum(of) | ValueForm::Percentile(_, of)) => of,
            _ => continue,
        };
        let what = match of.kind() {
            Type::Number { .. } | Type::Unknown => continue,
            Type::Date => "a date",
            Type::Truth => "yes or no",
            Type::Code(_) => "a code",
            Type::Text => "a text",
            Type::Identifier(_) => "an identifier",
        };
        let Some(value) = metric.own("value") else { continue };
        let word = value.choice().unwrap_or("percentile");
        cx.report(
            Diagnostic::new(&RULE, value.span_of("expression"), format!("there is no {word} of {what}"))
                .here(format!("is {what}"))
                .help("Only numbers have one. For codes write `value distribution of …`, for a share `value percent` with a numerator."),
        );
    }
}
