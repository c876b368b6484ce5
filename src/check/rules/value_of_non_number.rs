//! A mean, median, sum or percentile of something that is no number, or a weight that is none.

use crate::check::Looks;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::expression::Type;
use crate::model::{Decl, Field, Metric, ValueForm};

crate::rule!(pub RULE, "OFW3020", "value-of-non-number", Error, since "0.1");

pub(super) const LOOKS: &[Looks] = &[Looks::AtEach(&["metric"], check)];

fn check(decl: Decl<'_>, found: &mut Diagnostics) {
    let metric = Metric(decl);
    found.extend(value(metric));
    found.extend(weight(metric));
}

fn value(metric: Metric<'_>) -> Option<Diagnostic> {
    let Some(ValueForm::Mean(of) | ValueForm::Median(of) | ValueForm::Sum(of) | ValueForm::Percentile(_, of)) =
        metric.value()
    else {
        return None;
    };
    let what = in_words(of.kind())?;
    let value = metric.own("value")?;
    let word = value.choice().unwrap_or("percentile");
    Some(
        Diagnostic::new(&RULE, value.span_of("expression"), format!("there is no {word} of {what}"))
            .here(format!("is {what}"))
            .help("Only numbers have one. For codes write `value distribution of …`, for a share `value percent` with a numerator."),
    )
}

fn weight(metric: Metric<'_>) -> Option<Diagnostic> {
    let by = metric.own("weighted by")?;
    let field = by.reference("field")?;
    let what = in_words(Field(field).kind())?;
    Some(
        Diagnostic::new(&RULE, by.span_of("field"), format!("`{}` is {what}, and a weight is a number", field.name()))
            .here(format!("is {what}"))
            .also(field.span(), "declared here")
            .help("Name the field that says as how many a record counts, such as the hours somebody works as a part of the full time."),
    )
}

/// What is no number; none where it is one or not known.
fn in_words(kind: Type) -> Option<&'static str> {
    match kind {
        Type::Number { .. } | Type::Unknown => None,
        Type::Date => Some("a date"),
        Type::Truth => Some("yes or no"),
        Type::Code(_) => Some("a code"),
        Type::Text => Some("a text"),
        Type::Identifier(_) => Some("an identifier"),
    }
}
