//! Metrics in different units that are added or subtracted, and results in a unit that these cannot give.

use crate::check::Looks;
use crate::diagnostic::{Applicability, Diagnostic, Diagnostics};
use crate::expression::{Operator, Unit};
use crate::model::{Decl, Metric, ValueForm, unit_of};

crate::rule!(pub RULE, "OFW3019", "derived-units-differ", Error, since "0.1");

pub(super) const LOOKS: &[Looks] = &[Looks::AtEach(&["metric"], check)];

fn check(decl: Decl<'_>, found: &mut Diagnostics) {
    let metric = Metric(decl);
    found.extend(match metric.value() {
        Some(ValueForm::Derived(one, operator, other, unit)) => differ(metric, one, operator, other)
            .or_else(|| misfit(metric, [one, other], operator, unit?)),
        Some(ValueForm::Change(of, _, Some(unit))) => misfit(metric, [of, of], Operator::Minus, unit),
        _ => None,
    });
}

/// Two metrics that cannot be added, or taken one from the other.
fn differ(metric: Metric<'_>, one: Decl<'_>, operator: Operator, other: Decl<'_>) -> Option<Diagnostic> {
    let (value, first, second) = (metric.own("value")?, Metric(one).unit()?, Metric(other).unit()?);
    let together = matches!(operator, Operator::Plus | Operator::Minus);
    if !together || first == second || [first, second].contains(&Unit::Unresolved) {
        return None;
    }
    let words = |unit| crate::english::unit(metric.model(), unit).to_string();
    let spans = [one, other].map(|metric| metric.own("value").map_or(metric.name_span(), |value| value.span()));
    Some(
        Diagnostic::new(&RULE, value.span(), format!("`{}` and `{}` are in different units", one.name(), other.name()))
            .here("cannot be set against each other")
            .also(spans[0], words(first))
            .also(spans[1], words(second))
            .help("Give both metrics the same kind of value first; nothing is converted on the way."),
    )
}

/// A unit that is said of the result and that it cannot have.
fn misfit(metric: Metric<'_>, of: [Decl<'_>; 2], operator: Operator, said: Decl<'_>) -> Option<Diagnostic> {
    let value = metric.own("value")?;
    let place = value.span_of("unit");
    let unit = unit_of(said);
    let [first, second] = of.map(certain_unit);
    if operator == Operator::Minus && (first, unit) == (Some(Unit::Percent), Unit::Percent) {
        let help = "From 40 percent to 50 percent are 10 percentage points, and 25 percent more. Write `in percentage points`.";
        return Some(
            Diagnostic::new(&RULE, place, "what lies between two percentages is not a percentage")
                .here("is counted in percentage points")
                .also(said.span(), "hundredths of a whole")
                .help(help)
                .fix(Applicability::Certain, place, "percentage points", "write `percentage points`"),
        );
    }
    let gives = result(first?, operator, second?);
    if gives.is_none_or(|gives| gives == unit) || is_of_its_own(said) && gives == Some(Unit::One) {
        return None;
    }
    let gives = match gives {
        Some(Unit::One) | None => "a plain number".to_owned(),
        Some(unit) => format!("in {}", crate::english::unit(metric.model(), unit)),
    };
    let of = of[0].own("value").map_or(of[0].name_span(), |value| value.span());
    Some(
        Diagnostic::new(&RULE, place, format!("the result is {gives}, not in {}", said.label()))
            .here("cannot come of these")
            .also(of, "one of the numbers it is made of")
            .help("Leave the unit out, or say the one that comes of the two metrics: nothing is converted on the way."),
    )
}

/// What a metric's value certainly is in: a score is perhaps in a unit that nobody stated.
fn certain_unit(metric: Decl<'_>) -> Option<Unit> {
    let metric = Metric(metric);
    match (metric.value()?, metric.unit()?) {
        (ValueForm::Count | ValueForm::Ratio | ValueForm::Proportion, unit) => Some(unit),
        (_, Unit::One | Unit::Unresolved) => None,
        (_, unit) => Some(unit),
    }
}

/// What comes of two; none where that is not certain.
fn result(one: Unit, operator: Operator, other: Unit) -> Option<Unit> {
    match operator {
        Operator::Minus if (one, other) == (Unit::Percent, Unit::Percent) => Some(Unit::PercentagePoints),
        Operator::Plus | Operator::Minus => (one == other).then_some(one),
        Operator::DividedBy if one == other => Some(Unit::One),
        Operator::DividedBy => (other == Unit::One).then_some(one),
        Operator::Times => None,
    }
}

/// Whether the author declared the unit, so that it may well be the word for what is counted.
fn is_of_its_own(unit: Decl<'_>) -> bool {
    !unit.package().standard
}
