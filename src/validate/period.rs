//! The reporting period as it is given on the command line.

use crate::evaluate::Period;
use crate::expression::Date;
use crate::model::Decl;
use crate::project::WrongUse;

/// Reads a period of a kind: `2023-24`, `2023`, its first day, or its two days with `..` between them.
pub(super) fn read(kind: Option<Decl<'_>>, given: &str) -> Result<Period, WrongUse> {
    let given = given.trim();
    if let Some((start, end)) = given.split_once("..") {
        return match (Date::from_iso(start.trim()), Date::from_iso(end.trim())) {
            (Some(start), Some(end)) if start <= end => Ok(Period { start, end }),
            (Some(_), Some(_)) => Err(wrong(given, "it ends before it begins", kind)),
            _ => Err(wrong(given, "its two days are not both days", kind)),
        };
    }
    let Some(kind) = kind else { return Err(wrong(given, "the dataset says no kind of period", None)) };
    let named = if let Some(day) = Date::from_iso(given) {
        Period::starting(kind, day).or_else(|| Period::of_year(kind, day.year).filter(|period| period.start == day))
    } else if let Some((first, second)) = given.split_once(['-', '/']) {
        across(kind, first, second)
    } else {
        year(given).and_then(|year| ending_in(kind, year))
    };
    named.ok_or_else(|| wrong(given, "there is no such period", Some(kind)))
}

/// `2023-24`: only of a period that runs from one year into the next.
fn across(kind: Decl<'_>, first: &str, second: &str) -> Option<Period> {
    let begins = year(first)?;
    let period = Period::of_year(kind, begins)?;
    let ends = match second.len() {
        2 => second.parse::<u16>().ok()? == period.end.year % 100,
        _ => year(second)? == period.end.year,
    };
    (ends && period.end.year > period.start.year).then_some(period)
}

/// A single year means the period that ends in it.
fn ending_in(kind: Decl<'_>, year: u16) -> Option<Period> {
    let ends = |begins: u16| Period::of_year(kind, begins).filter(|period| period.end.year == year);
    ends(year).or_else(|| ends(year.checked_sub(1)?))
}

fn year(text: &str) -> Option<u16> {
    (text.len() == 4 && text.bytes().all(|digit| digit.is_ascii_digit())).then(|| text.parse().ok())?
}

fn wrong(given: &str, why: &str, kind: Option<Decl<'_>>) -> WrongUse {
    WrongUse::new(format!("`{given}` is not a period: {why}"), how(kind))
}

/// How the period of a dataset is given.
pub(super) fn how(kind: Option<Decl<'_>>) -> String {
    let days = "give its first and last day, as in `--period 2023-04-01..2024-03-31`";
    let Some(kind) = kind else { return format!("The dataset says no kind of period: {days}.") };
    match Period::of_year(kind, 2023) {
        Some(period) => {
            let name = if period.end.year > period.start.year { "2023-24" } else { "2023" };
            format!("Its period is the {}: give it as in `--period {name}`, or {days}.", kind.label())
        }
        None => format!("Its period is the {}: {days}.", kind.label()),
    }
}
