//! A decision about unknowns that can never be needed.

use crate::check::Looks;
use crate::check::asked::Asked;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::expression::Value;
use crate::model::{Decl, Field, Metric, Needed, ValueForm};

crate::rule!(pub RULE, "OFW3015", "unneeded-unknown", Warning, since "0.1");

pub(super) const LOOKS: &[Looks] = &[Looks::AtEach(&["metric"], check)];

fn check(decl: Decl<'_>, found: &mut Diagnostics) {
    let metric = Metric(decl);
    for unknown in metric.statements("unknown") {
        let Some(field) = unknown.reference("field") else { continue };
        let why = if Field(field).needed() == Needed::Always {
            format!("`{}` is `required`: every record has it", field.name())
        } else if exact(metric) && !asks_for(metric, field.id()) {
            format!("`{}` does not look at `{}`", metric.name(), field.name())
        } else {
            continue;
        };
        found.push(
            Diagnostic::new(&RULE, unknown.span(), format!("this decision about `{}` is never needed", field.name()))
                .here("decides nothing")
                .also(field.span(), why)
                .help("Delete the line, or name the field that is meant."),
        );
    }
}

/// Whether the metric's records are selected by conditions, none of them in words only.
fn exact(metric: Metric<'_>) -> bool {
    let in_words = |word: &str| metric.own(word).is_some() && metric.rows(word).is_none();
    !["numerator", "denominator", "among"].into_iter().any(in_words)
}

fn asks_for(metric: Metric<'_>, field: crate::id::DeclId) -> bool {
    let selected = ["numerator", "denominator", "among"]
        .into_iter()
        .filter_map(|word| metric.rows(word))
        .any(|rows| Asked::of(rows).looked_at.contains(&field));
    let valued = match metric.value() {
        Some(ValueForm::Mean(value) | ValueForm::Median(value) | ValueForm::Sum(value) | ValueForm::Percentile(_, value)) => {
            matches!(value, Value::Field { field: of, .. } if *of == field) || Asked::of_value(value).contains(&field)
        }
        Some(ValueForm::Distribution(of)) => of.id() == field,
        _ => false,
    };
    selected || valued
}
