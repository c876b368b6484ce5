//! A share below nothing or above the whole.

use rust_decimal::Decimal;

use crate::check::Looks;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::expression::Unit;
use crate::model::{Decl, Metric, St, Value, ValueForm};

crate::rule!(pub RULE, "OFW2035", "impossible-percentage", Error, since "0.1");

pub(super) const LOOKS: &[Looks] = &[Looks::AtEach(&["target", "baseline", "comparator"], held_against), Looks::AtEach(&["statistic"], statistic)];

fn held_against(decl: Decl<'_>, found: &mut Diagnostics) {
    let metric = decl.statement("of").and_then(|of| of.reference("metric")).map(Metric);
    if let Some(whole) = metric.and_then(whole) {
        found.extend(of_metric(decl, whole));
    }
}

fn statistic(statistic: Decl<'_>, found: &mut Diagnostics) {
    found.extend(of_statistic(statistic));
}

/// The greatest value a metric can have, where it is a share of a whole.
fn whole(metric: Metric<'_>) -> Option<(Unit, Decimal)> {
    match metric.value()? {
        ValueForm::Percent { may_pass_100: false } | ValueForm::Distribution(_) => {
            Some((Unit::Percent, Decimal::ONE_HUNDRED))
        }
        ValueForm::Proportion => Some((Unit::One, Decimal::ONE)),
        _ => None,
    }
}

fn of_metric(decl: Decl<'_>, (unit, whole): (Unit, Decimal)) -> Vec<Diagnostic> {
    let statements = decl.all_statements().filter(|statement| matches!(statement.word(), "reaches" | "value"));
    statements.filter_map(|statement| beyond(statement, unit, whole, "of which the metric is a share")).collect()
}

/// The parts of a whole, and a figure that is said to be a share of a base.
fn of_statistic(statistic: Decl<'_>) -> Vec<Diagnostic> {
    let parts = statistic.own("parts of a whole").is_some();
    let share = statistic.own("base").is_some();
    statistic
        .all_statements()
        .filter(|statement| (parts && statement.word() == "part") || (share && statement.word() == "value"))
        .filter_map(|statement| beyond(statement, Unit::Percent, Decimal::ONE_HUNDRED, "it is a share of"))
        .collect()
}

fn beyond(statement: St<'_>, unit: Unit, whole: Decimal, of: &str) -> Option<Diagnostic> {
    let filled = statement.get("quantity")?;
    let Value::Quantity(number, given) = filled.value else { return None };
    if given != unit || (Decimal::ZERO..=whole).contains(&number) {
        return None;
    }
    let said = statement.words("quantity").unwrap_or_default();
    let (message, here) = if number < Decimal::ZERO {
        (format!("`{said}` is less than nothing"), "below 0".to_owned())
    } else {
        (format!("`{said}` is more than the whole {of}"), format!("over {whole}"))
    };
    Some(
        Diagnostic::new(&RULE, filled.span, message)
            .here(here)
            .help(
                "Correct the number. A metric whose numerator can be larger than its denominator says `value percent, may \
                 pass 100`; how much a percentage has risen or fallen is given in percentage points.",
            ),
    )
}
