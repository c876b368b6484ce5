//! A value of a metric in a unit that is not the metric's.

use crate::check::Looks;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::expression::Unit;
use crate::model::{Decl, Metric, Model, Value, ValueForm};

crate::rule!(pub RULE, "OFW2037", "target-in-another-unit", Error, since "0.1");

pub(super) const LOOKS: &[Looks] = &[Looks::AtEach(&["target", "baseline", "comparator"], check)];

fn check(decl: Decl<'_>, found: &mut Diagnostics) {
    found.extend(compared(decl));
}

fn compared(decl: Decl<'_>) -> Option<Diagnostic> {
    let metric = Metric(decl.statement("of")?.reference("metric")?);
    let unit = unit(metric)?;
    let statement = decl.all_statements().find(|statement| statement.get("quantity").is_some())?;
    let filled = statement.get("quantity")?;
    let Value::Quantity(_, given) = filled.value else { return None };
    if given == unit || given == Unit::Unresolved {
        return None;
    }
    let points = matches!((given, unit), (Unit::PercentagePoints, Unit::Percent) | (Unit::Percent, Unit::PercentagePoints));
    let why = if points {
        "From 40 percent to 50 percent is 10 percentage points: a share and a difference of shares are two things."
    } else {
        "Units are never converted: which number was meant, only you can say."
    };
    let value = metric.statement("value").map_or(metric.name_span(), |value| value.span());
    Some(
        Diagnostic::new(
            &RULE,
            filled.span,
            format!(
                "`{}` is {}, `{}` is {}",
                decl.name(),
                in_words(decl.model(), given),
                metric.name(),
                in_words(decl.model(), unit)
            ),
        )
        .here(in_words(decl.model(), given))
        .also(value, in_words(decl.model(), unit))
        .help(format!("Give the value in the unit of the metric. {why}")),
    )
}

/// The unit a metric's value certainly has.
fn unit(metric: Metric<'_>) -> Option<Unit> {
    match metric.value()? {
        ValueForm::Stated(None) | ValueForm::Derived(_, _, _, None) | ValueForm::Change(_, _, None) => None,
        _ => metric.unit().filter(|unit| *unit != Unit::Unresolved),
    }
}

fn in_words(model: &Model, unit: Unit) -> String {
    match unit {
        Unit::One => "a plain number".to_owned(),
        Unit::Percent => "in percent".to_owned(),
        Unit::PercentagePoints => "in percentage points".to_owned(),
        Unit::Per(base) => format!("per {}", with_commas(base)),
        Unit::Time(unit) => format!("in {}", unit.word(2)),
        Unit::Named(id) => format!("in {}", model.decl(id).label()),
        Unit::Unresolved => "in an unknown unit".to_owned(),
    }
}

/// `10,000`
fn with_commas(number: u32) -> String {
    let digits = number.to_string();
    let mut out = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}
