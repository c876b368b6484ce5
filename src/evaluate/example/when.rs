//! When an example is: its period, and the days of a stretch.

use super::value::day;
use crate::evaluate::period::Period;
use crate::expression::{Date, month};
use crate::model::{Decl, Metric, Table};

/// The kind of period that a definition is in: its own, or that of the data it looks at.
pub(super) fn kind(of: Decl<'_>) -> Option<Decl<'_>> {
    let of_table = |table: Decl<'_>| Table(table).dataset()?.statement("period")?.reference("period").map(Decl::id);
    let said = |word: &str| of.statement(word)?.reference("table");
    match of.kind_word() {
        "metric" => Metric(of).period(),
        "rule" => said("on").and_then(of_table).map(|id| of.model().decl(id)),
        "term" => said("of").and_then(of_table).map(|id| of.model().decl(id)),
        "table" | "spell" => of_table(of).map(|id| of.model().decl(id)),
        _ => None,
    }
}

/// The period that words name in an example of a definition: `2023-24`, `2023`, `May 2023`, `from 1 May 2023`,
/// `from 1 May 2023 to 31 July 2023`. None where the words name none, or it cannot be told which.
pub fn period(of: Decl<'_>, words: &str) -> Option<Period> {
    let kind = kind(of);
    if let Some(days) = words.strip_prefix("from ") {
        let (start, end) = self::days(days)?;
        return match end {
            Some(end) => (start <= end).then_some(Period { start, end }),
            None => Period::starting(kind?, start),
        };
    }
    let kind = kind?;
    if let Some(start) = first_of(words) {
        return Period::starting(kind, start);
    }
    let year = |text: &str| (text.len() == 4).then(|| text.parse::<u16>().ok()).flatten();
    match words.split_once('-') {
        Some((first, next)) => {
            let first = year(first)?;
            let period = Period::of_year(kind, first)?;
            let next = next.parse::<u16>().ok()?;
            (period.end.year == first + 1 && period.end.year % 100 == next % 100).then_some(period)
        }
        // A single year of a period that runs over two is the one that ends in it.
        None => {
            let named = year(words)?;
            let ends = |period: &Period| period.end.year == named;
            Period::of_year(kind, named)
                .filter(ends)
                .or_else(|| Period::of_year(kind, named.checked_sub(1)?).filter(ends))
        }
    }
}

/// `May 2023`, or a day.
fn first_of(words: &str) -> Option<Date> {
    let of_month = || {
        let (name, year) = words.split_once(' ')?;
        Date::new(year.trim().parse().ok()?, month(name)?, 1)
    };
    day(words).or_else(of_month)
}

/// `10 January 2023 to 5 June 2023`, or the first day alone.
pub fn days(words: &str) -> Option<(Date, Option<Date>)> {
    match words.split_once(" to ") {
        Some((from, to)) => Some((day(from.trim())?, Some(day(to.trim())?))),
        None => Some((day(words.trim())?, None)),
    }
}
