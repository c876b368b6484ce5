//! Reckoning with days, by whole numbers: `docs/language.md`, "Ages" and "Lengths of time and windows".

use crate::expression::{AgeRange, Date, Duration, TimeUnit, days_in_month};

/// The first and the last day that there is.
pub(super) const FIRST: Date = Date { year: 1, month: 1, day: 1 };
pub(super) const LAST: Date = Date { year: 9999, month: 12, day: 31 };

/// The number of a day, so that the next day has the next number.
pub(super) fn number(date: Date) -> i32 {
    // Years are taken to begin in March: then the day that comes only in some years is the last.
    let (year, month) = (i32::from(date.year), i32::from(date.month));
    let (year, month) = if month > 2 { (year, month - 3) } else { (year - 1, month + 9) };
    365 * year + year / 4 - year / 100 + year / 400 + (153 * month + 2) / 5 + i32::from(date.day)
}

/// The day before; none before the first day that there is.
pub(super) fn day_before(date: Date) -> Option<Date> {
    let Date { year, month, day } = date;
    match (month, day) {
        (1, 1) => Date::new(year.checked_sub(1)?, 12, 31),
        (_, 1) => Date::new(year, month - 1, days_in_month(year, month - 1)),
        _ => Date::new(year, month, day - 1),
    }
}

/// The day after; none after the last day that there is.
pub(super) fn day_after(date: Date) -> Option<Date> {
    let Date { year, month, day } = date;
    let next = Date::new(year, month, day + 1).or_else(|| Date::new(year, month + 1, 1));
    next.or_else(|| Date::new(year + 1, 1, 1))
}

/// The day so long after another. A day that its month does not have is the first of the next month, as for birthdays;
/// what would come after the last day that there is, is that day.
pub(super) fn after(date: Date, length: Duration) -> Date {
    let count = i64::from(length.count);
    match length.unit {
        TimeUnit::Days => plus_days(date, count),
        TimeUnit::Weeks => plus_days(date, count * 7),
        TimeUnit::Months => plus_months(date, count),
        TimeUnit::Years => plus_months(date, count * 12),
    }
}

fn plus_months(date: Date, count: i64) -> Date {
    let months = i64::from(date.year) * 12 + i64::from(date.month) - 1 + count;
    let (Ok(year), Ok(month)) = (u16::try_from(months / 12), u8::try_from(months % 12 + 1)) else { return LAST };
    let first_of_next = || if month == 12 { Date::new(year + 1, 1, 1) } else { Date::new(year, month + 1, 1) };
    if year > LAST.year { LAST } else { Date::new(year, month, date.day).or_else(first_of_next).unwrap_or(LAST) }
}

fn plus_days(date: Date, count: i64) -> Date {
    of_number(i64::from(number(date)) + count)
}

/// The day with this number, the first or last that there is where it lies outside.
fn of_number(wanted: i64) -> Date {
    if wanted <= i64::from(number(FIRST)) {
        return FIRST;
    }
    if wanted >= i64::from(number(LAST)) {
        return LAST;
    }
    // Near enough, and then by the month: a year has at most 366 days and at least 365.
    let year = u16::try_from(wanted / 366).unwrap_or(FIRST.year).max(FIRST.year);
    let mut at = Date { year, month: 1, day: 1 };
    loop {
        let next = Date { year: at.year + 1, ..at };
        if i64::from(number(next)) > wanted {
            break;
        }
        at = next;
    }
    while at.month < 12 && i64::from(number(Date { month: at.month + 1, ..at })) <= wanted {
        at.month += 1;
    }
    let days = wanted - i64::from(number(at));
    Date { day: at.day + u8::try_from(days).unwrap_or(0), ..at }
}

/// The first day from which, so long later, a day is reached or passed.
pub(super) fn earliest_before(date: Date, length: Duration) -> Date {
    // So many days earlier is never after it: a length of months in which days are missing leads further.
    let most = match length.unit {
        TimeUnit::Days => 1,
        TimeUnit::Weeks => 7,
        TimeUnit::Months => 31,
        TimeUnit::Years => 366,
    };
    let (mut low, mut high) = (i64::from(number(date)) - i64::from(length.count) * most - 4, i64::from(number(date)));
    low = low.max(i64::from(number(FIRST)));
    if after(of_number(low), length) >= date {
        return of_number(low);
    }
    // Later days lead later or to the same day: halve what is between.
    while high - low > 1 {
        let middle = low + (high - low) / 2;
        if after(of_number(middle), length) >= date { high = middle } else { low = middle }
    }
    of_number(high)
}

/// The completed units from one day to another; below zero where the second is the earlier.
pub(super) fn completed(from: Date, to: Date, unit: TimeUnit) -> i64 {
    if to < from {
        return -completed(to, from, unit);
    }
    let months = || {
        let between = (i64::from(to.year) - i64::from(from.year)) * 12 + i64::from(to.month) - i64::from(from.month);
        // The day of a month that does not have it is the first of the next.
        if to.day < from.day { between - 1 } else { between }
    };
    match unit {
        TimeUnit::Days => i64::from(number(to) - number(from)),
        TimeUnit::Weeks => i64::from(number(to) - number(from)) / 7,
        TimeUnit::Months => months(),
        TimeUnit::Years => months() / 12,
    }
}

/// Whether somebody born then is of one of these ages on a day; before birth nobody is of any age.
pub(super) fn is_aged(born: Date, on: Date, ages: &[AgeRange]) -> bool {
    let reached = |age: Duration| completed(born, on, age.unit) >= i64::from(age.count);
    let fits = |range: &AgeRange| range.from.is_none_or(reached) && !range.before.is_some_and(reached);
    born <= on && ages.iter().any(fits)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> Date {
        Date::from_iso(text).unwrap()
    }

    fn length(count: u32, unit: TimeUnit) -> Duration {
        Duration { count, unit }
    }

    #[test]
    fn days_are_numbered_without_a_gap_and_back() {
        let mut at = day("1899-12-30");
        let start = i64::from(number(at));
        for passed in 0..80_000 {
            assert_eq!(i64::from(number(at)), start + passed);
            assert_eq!(of_number(start + passed), at);
            let next = day_after(at).unwrap();
            assert_eq!(day_before(next), Some(at));
            at = next;
        }
        assert_eq!((of_number(i64::MIN), of_number(i64::MAX)), (FIRST, LAST));
        assert_eq!((day_before(FIRST), day_after(LAST)), (None, None));
        assert_eq!(of_number(i64::from(number(LAST)) - 1), day("9999-12-30"));
    }

    #[test]
    fn ages_and_lengths_are_as_the_tables_of_the_specification_say() {
        for (from, to, unit, expected) in [
            ("2020-02-29", "2021-02-28", TimeUnit::Years, 0),
            ("2020-02-29", "2021-03-01", TimeUnit::Years, 1),
            ("2020-02-29", "2024-02-29", TimeUnit::Years, 4),
            ("2023-01-31", "2023-02-28", TimeUnit::Months, 0),
            ("2023-01-31", "2023-03-01", TimeUnit::Months, 1),
            ("2024-05-01", "2024-06-11", TimeUnit::Weeks, 5),
            ("2024-05-01", "2024-07-03", TimeUnit::Weeks, 9),
            ("2024-05-10", "2024-05-01", TimeUnit::Days, -9),
        ] {
            assert_eq!(completed(day(from), day(to), unit), expected, "{from} to {to}");
        }
        for (from, count, unit, expected) in [
            ("2024-02-29", 12, TimeUnit::Months, "2025-03-01"),
            ("2024-05-31", 6, TimeUnit::Months, "2024-12-01"),
            ("2024-01-31", 1, TimeUnit::Months, "2024-03-01"),
            ("9999-06-01", 1, TimeUnit::Years, "9999-12-31"),
        ] {
            assert_eq!(after(day(from), length(count, unit)), day(expected), "{from}");
        }
    }

    #[test]
    fn the_first_day_of_a_window_before_a_moment_is_the_first_that_reaches_it() {
        for on in ["2025-03-01", "2024-05-10", "2024-02-29", "2023-12-01", "0001-01-02"] {
            for count in [0, 1, 6, 12, 13, 400] {
                for unit in [TimeUnit::Days, TimeUnit::Weeks, TimeUnit::Months, TimeUnit::Years] {
                    let (on, length) = (day(on), length(count, unit));
                    let first = earliest_before(on, length);
                    assert!(after(first, length) >= on, "{first} {length} {on}");
                    assert!(day_before(first).is_none_or(|before| after(before, length) < on), "{first} {length} {on}");
                }
            }
        }
    }

    #[test]
    fn completed_units_have_passed_and_one_more_has_not() {
        let days: Vec<Date> =
            ["2020-02-28", "2020-02-29", "2020-03-01", "2021-01-31", "2021-02-28", "2021-03-31", "2024-02-29"]
                .map(day)
                .into();
        for from in &days {
            for to in days.iter().filter(|to| *to >= from) {
                for unit in [TimeUnit::Days, TimeUnit::Weeks, TimeUnit::Months, TimeUnit::Years] {
                    let count = u32::try_from(completed(*from, *to, unit)).unwrap();
                    assert!(after(*from, length(count, unit)) <= *to, "{from} {to} {unit:?}");
                    assert!(after(*from, length(count + 1, unit)) > *to, "{from} {to} {unit:?}");
                }
            }
        }
    }
}
