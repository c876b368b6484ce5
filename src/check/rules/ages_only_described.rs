//! Ages that describe a metric where a condition was meant.

use crate::check::Looks;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::expression::{Condition, Part, Selection, Type, Value};
use crate::model::{Ages, Decl, Metric, Table};

crate::rule!(pub RULE, "OFW3017", "ages-only-described", Warning, since "0.1");

pub(super) const LOOKS: &[Looks] = &[Looks::AtEach(&["metric"], check)];

fn check(decl: Decl<'_>, found: &mut Diagnostics) {
    let metric = Metric(decl);
    let Some(table) = metric.table() else { return };
    let (Some(stated), Some((held, by))) = (metric.own("ages"), ages_held(table)) else { return };
    let Some(ages) = metric.stated_ages() else { return };
    let narrower = held.contain(&ages) && !ages.contain(&held);
    let mut selections = ["denominator", "among", "numerator"].into_iter().filter_map(|word| metric.rows(word)).peekable();
    if !narrower || selections.peek().is_none() || selections.any(tells_ages_apart) {
        return;
    }
    found.push(finding(metric, stated.span(), &ages, &held, by));
}

/// The ages of those in a table: what its dataset says, or the one population it is about.
fn ages_held(table: Table<'_>) -> Option<(Ages, Decl<'_>)> {
    let mut about = table.references("about", "population");
    let population = about.next().filter(|_| about.next().is_none());
    let dataset = table.dataset();
    [population, dataset].into_iter().flatten().find_map(|decl| Some((decl.stated_ages()?, decl)))
}

/// Whether a selection asks for an age, a birthday, or a code, which may stand for one (a school year).
fn tells_ages_apart(selection: &Selection) -> bool {
    let mut found = false;
    selection.each_part(&mut |part| {
        found |= match part {
            Part::Condition(Condition::Aged { .. } | Condition::Turns { .. } | Condition::Term { .. }) => true,
            Part::Value(Value::Age { .. } | Value::Elapsed { .. }) => true,
            Part::Value(value @ Value::Field { .. }) => matches!(value.kind(), Type::Code(_) | Type::Unknown),
            _ => false,
        };
    });
    found
}

fn finding(metric: Metric<'_>, span: crate::source::Span, ages: &Ages, held: &Ages, by: Decl<'_>) -> Diagnostic {
    Diagnostic::new(&RULE, span, format!("`{}` counts more ages than it says", metric.name()))
        .here("describes, and leaves nobody out")
        .also(by.span(), format!("holds {}", held.words()))
        .help(format!(
            "`ages` only describes; what stands behind `where` or `excluding` filters. To count ages {} only, add a condition \
             such as `aged {} at the end of the period`.",
            ages.words(),
            ages.words()
        ))
}
