//! Metrics in different units that are added or subtracted.

use crate::check::Check;
use crate::diagnostic::{Applicability, Diagnostic};
use crate::expression::{Operator, Unit};
use crate::model::{Metric, ValueForm};

crate::rule!(pub RULE, "OFW3019", "derived-units-differ", Error, since "0.1");

pub(super) fn check(cx: &mut Check<'_>) {
    for metric in cx.model().metrics() {
        let Some(ValueForm::Derived(one, Operator::Plus | Operator::Minus, other, unit)) = metric.value() else { continue };
        let (Some(value), Some(first), Some(second)) = (metric.own("value"), Metric(one).unit(), Metric(other).unit()) else {
            continue;
        };
        let unknown = [first, second].contains(&Unit::Unresolved);
        if first != second && !unknown {
            let words = |unit| crate::english::unit(cx.model(), unit).to_string();
            let spans = [one, other].map(|metric| metric.own("value").map_or(metric.name_span(), |value| value.span()));
            let diagnostic =
                Diagnostic::new(&RULE, value.span(), format!("`{}` and `{}` are in different units", one.name(), other.name()))
                    .here("cannot be set against each other")
                    .also(spans[0], words(first))
                    .also(spans[1], words(second))
                    .help("Give both metrics the same kind of value first; nothing is converted on the way.");
            cx.report(diagnostic);
        } else if let (Unit::Percent, Some(said)) = (first, unit.filter(|unit| unit.name() == "percent")) {
            let place = value.span_of("unit");
            let diagnostic = Diagnostic::new(&RULE, place, "what lies between two percentages is not a percentage")
                .here("is counted in percentage points")
                .also(said.span(), "hundredths of a whole")
                .help("From 40 percent to 50 percent are 10 percentage points, and 25 percent more. Write `in percentage points`.")
                .fix(Applicability::Certain, place, "percentage points", "write `percentage points`");
            cx.report(diagnostic);
        }
    }
}
