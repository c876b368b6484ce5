//! A distribution over a field that has no codes.

use crate::check::Looks;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::expression::Type;
use crate::model::{Decl, Field, Metric, ValueForm};

crate::rule!(pub RULE, "OFW3022", "distribution-without-codes", Error, since "0.1");

pub(super) const LOOKS: &[Looks] = &[Looks::AtEach(&["metric"], check)];

fn check(decl: Decl<'_>, found: &mut Diagnostics) {
    found.extend(without_codes(Metric(decl)));
}

fn without_codes(metric: Metric<'_>) -> Option<Diagnostic> {
    let Some(ValueForm::Distribution(field)) = metric.value() else { return None };
    let (what, help) = match Field(field).kind() {
        Type::Unknown | Type::Code(_) | Type::Truth => return None,
        Type::Number { .. } => (
            "a number",
            "For a number write `value mean of …` or `value median of …`, or make a field of its bands, with codes.",
        ),
        Type::Date => ("a date", "Make a field of the years or months, with codes, or count the records of each period."),
        Type::Text => ("a text", "Give the field codes, `one of …` or `code from …`, if only some things can stand there."),
        Type::Identifier(_) => ("an identifier", "Everybody has their own, and a share for each would show who they are."),
    };
    let value = metric.statement("value")?;
    Some(
        Diagnostic::new(&RULE, value.span_of("field"), format!("there is no distribution of {what}"))
            .here("has no codes")
            .also(field.span(), format!("holds {what}"))
            .help(format!("A distribution has a share for each code of a field. {help}")),
    )
}
