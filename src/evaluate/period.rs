//! A reporting period: the stretch of time that values are for.

use super::calendar::{after, completed, day_after, day_before, number};
use crate::expression::{Date, DayOfYear, Duration, TimeUnit};
use crate::model::{Decl, St, Value};

/// From one day to another, both included: `docs/language.md`, "Periods".
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Period {
    /// Its first day.
    pub start: Date,
    /// Its last day, not before the first.
    pub end: Date,
}

impl Period {
    /// The period of a kind that a day lies in, where the kind says from when to when it is: none of one that only lasts
    /// so long, and none where the kind is one day of a year and this is another.
    pub fn around(kind: Decl<'_>, day: Date) -> Option<Period> {
        let of = |year: u16| Period::of_year(kind, year).filter(|period| period.contains(day));
        day.year.checked_sub(1).and_then(of).or_else(|| of(day.year))
    }

    /// The period of a kind that begins in a year.
    pub fn of_year(kind: Decl<'_>, year: u16) -> Option<Period> {
        let on = |day: DayOfYear, year: u16| Date::new(year, day.month, day.day);
        if let Some(statement) = kind.own("from") {
            let (from, to) = (day(statement, "day")?, day(statement, "to")?);
            let ends = if to < from { year.checked_add(1)? } else { year };
            return Some(Period { start: on(from, year)?, end: on(to, ends)? });
        }
        let day = on(day(kind.own("on")?, "day")?, year)?;
        Some(Period { start: day, end: day })
    }

    /// The period of a kind that lasts so long, from its first day on.
    pub fn starting(kind: Decl<'_>, start: Date) -> Option<Period> {
        let length = kind.own("lasts")?.duration("duration").filter(|length| length.count > 0)?;
        Some(Period { start, end: day_before(after(start, length))? })
    }

    /// Whether a day lies in it.
    pub fn contains(&self, day: Date) -> bool {
        self.start <= day && day <= self.end
    }

    /// The last day of its first half.
    pub(super) fn middle(&self) -> Date {
        let whole = day_after(self.end).map(|next| (completed(self.start, next, TimeUnit::Months), next));
        let months = whole.and_then(|(months, next)| {
            let months = u32::try_from(months).ok()?;
            let exactly = after(self.start, Duration { count: months, unit: TimeUnit::Months }) == next;
            (exactly && months > 0 && months.is_multiple_of(2)).then_some(months / 2)
        });
        let half = match months {
            Some(count) => Duration { count, unit: TimeUnit::Months },
            None => {
                let days = number(self.end) - number(self.start) + 1;
                Duration { count: u32::try_from(days / 2).unwrap_or(0).max(1), unit: TimeUnit::Days }
            }
        };
        day_before(after(self.start, half)).unwrap_or(self.start)
    }

    /// The one such day within it; none where there is none, or more than one.
    pub(super) fn day(&self, day: DayOfYear) -> Option<Date> {
        let days = (self.start.year..=self.end.year).filter_map(|year| Date::new(year, day.month, day.day));
        let mut days = days.filter(|day| self.contains(*day));
        let first = days.next()?;
        days.next().is_none().then_some(first)
    }
}

fn day(statement: St<'_>, name: &str) -> Option<DayOfYear> {
    match statement.get(name)?.value {
        Value::Day(day) => Some(day),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn period(start: &str, end: &str) -> Period {
        Period { start: Date::from_iso(start).unwrap(), end: Date::from_iso(end).unwrap() }
    }

    #[test]
    fn the_first_half_is_half_of_the_months_where_they_are_even_and_else_half_of_the_days() {
        for (start, end, middle) in [
            ("2023-01-01", "2023-12-31", "2023-06-30"),
            ("2023-04-01", "2024-03-31", "2023-09-30"),
            ("2023-01-01", "2023-01-31", "2023-01-15"),
            ("2023-01-01", "2023-03-31", "2023-02-14"),
            ("2023-03-21", "2023-03-21", "2023-03-21"),
        ] {
            assert_eq!(period(start, end).middle(), Date::from_iso(middle).unwrap(), "{start} to {end}");
        }
    }

    #[test]
    fn a_day_of_the_year_is_found_where_it_comes_once() {
        let day = DayOfYear { month: 3, day: 31 };
        assert_eq!(period("2023-04-01", "2024-03-31").day(day), Date::from_iso("2024-03-31"));
        assert_eq!(period("2023-04-01", "2023-06-30").day(day), None);
        assert_eq!(period("2023-03-31", "2024-03-31").day(day), None);
    }
}
