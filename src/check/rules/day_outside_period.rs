//! A day of the year that does not come in the period of the metric.

use crate::check::Looks;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::expression::{DayOfYear, MONTHS, TimeUnit};
use crate::model::{Decl, Metric, Value};

crate::rule!(pub RULE, "OFW3043", "day-outside-period", Error, since "0.1");

pub(super) const LOOKS: &[Looks] = &[Looks::AtEach(&["metric"], check)];

fn check(decl: Decl<'_>, found: &mut Diagnostics) {
    let metric = Metric(decl);
    let Some(period) = metric.period() else { return };
    let Some(extent) = Extent::of(period) else { return };
    for word in ["denominator", "numerator", "among", "value"] {
        let Some(statement) = metric.own(word) else { continue };
        let outside = statement.values().find_map(|filled| days(&filled.value).into_iter().find(|day| !extent.has(*day)));
        if let Some(day) = outside {
            found.push(finding(metric, period, statement.span(), day));
        }
    }
}

/// The days of the year that a value names.
fn days(value: &Value) -> Vec<DayOfYear> {
    match value {
        Value::Rows(rows) => crate::check::moments::days(rows),
        _ => Vec::new(),
    }
}

/// The days of a period.
enum Extent {
    /// Every day of a year or more.
    Year,
    /// From one day to another, perhaps over the end of the year.
    Days(DayOfYear, DayOfYear),
    /// A stretch that is shorter than a year and begins anywhere.
    Short,
}

impl Extent {
    fn of(period: Decl<'_>) -> Option<Extent> {
        let day = |word: &str, name: &str| match period.own(word)?.get(name)?.value {
            Value::Day(day) => Some(day),
            _ => None,
        };
        if let Some(on) = day("on", "day") {
            return Some(Extent::Days(on, on));
        }
        if let Some((from, to)) = day("from", "day").zip(day("from", "to")) {
            return Some(Extent::Days(from, to));
        }
        let length = period.own("lasts")?.duration("duration")?;
        let year = crate::expression::Duration { count: 1, unit: TimeUnit::Years };
        Some(if length.length() >= year.length() { Extent::Year } else { Extent::Short })
    }

    /// Whether a day is sure to come in the period.
    fn has(&self, day: DayOfYear) -> bool {
        match self {
            Extent::Year => true,
            Extent::Days(from, to) if from <= to => (*from..=*to).contains(&day),
            Extent::Days(from, to) => day >= *from || day <= *to,
            Extent::Short => false,
        }
    }
}

fn finding(metric: Metric<'_>, period: Decl<'_>, span: crate::source::Span, day: DayOfYear) -> Diagnostic {
    let said = format!("{} {}", day.day, MONTHS[usize::from(day.month.clamp(1, 12)) - 1]);
    let place = metric.own("period").map_or(period.span(), |period| period.span());
    Diagnostic::new(&RULE, span, format!("`{said}` need not come in the period of this metric"))
        .here(format!("asks for {said}"))
        .also(place, format!("the period is {}", period.label()))
        .help("A day without a year means the one such day in the period. Name a day that always comes in it, `the start of the period` or `the end of the period`, or a date with its year.")
}
