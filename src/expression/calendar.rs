//! Dates, days of the year, ages and lengths of time, by integer arithmetic on year, month and day: no engine's date
//! function agrees with another's at the edges.

use std::fmt;

/// A day of the Gregorian calendar, from year 1 to 9999.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    /// The year.
    pub year: u16,
    /// The month, from 1.
    pub month: u8,
    /// The day of the month, from 1.
    pub day: u8,
}

/// A day that comes every year: `31 March`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DayOfYear {
    /// The month, from 1.
    pub month: u8,
    /// The day of the month, from 1.
    pub day: u8,
}

/// When something was, as exactly as it is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum When {
    /// A year.
    Year(u16),
    /// A year that runs from this one into the next: `2022-23`.
    Across(u16),
    /// A month of a year.
    Month(u16, u8),
    /// A day.
    Day(Date),
}

/// A unit of time in which ages and durations are given.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum TimeUnit {
    /// Days.
    Days,
    /// Seven days.
    Weeks,
    /// Calendar months.
    Months,
    /// Calendar years.
    Years,
}

/// A length of time in whole units.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Duration {
    /// How many.
    pub count: u32,
    /// Of what.
    pub unit: TimeUnit,
}

/// Ages from one, up to but not with another: `4 to 11 years` is from 4 years and before 12 years.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct AgeRange {
    /// The youngest; none means from birth.
    pub from: Option<Duration>,
    /// The first age that is too old; none means no upper end.
    pub before: Option<Duration>,
}

/// The names of the months.
pub const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// The month a word names, from 1; capital or small letters, whole or its first three letters.
pub fn month(word: &str) -> Option<u8> {
    let fits =
        |name: &&str| name.eq_ignore_ascii_case(word) || (word.len() == 3 && name[..3].eq_ignore_ascii_case(word));
    MONTHS.iter().position(fits).and_then(|index| u8::try_from(index + 1).ok())
}

/// How many days a month has.
pub fn days_in_month(year: u16, month: u8) -> u8 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400)) => 29,
        2 => 28,
        _ => 31,
    }
}

impl Date {
    /// The date, if there is such a day.
    pub fn new(year: u16, month: u8, day: u8) -> Option<Date> {
        let valid =
            (1..=9999).contains(&year) && (1..=12).contains(&month) && (1..=days_in_month(year, month)).contains(&day);
        valid.then_some(Date { year, month, day })
    }

    /// Reads `2022-12-15`.
    pub fn from_iso(text: &str) -> Option<Date> {
        let bytes = text.as_bytes();
        if bytes.len() != 10 || bytes[4] != b'-' || bytes[7] != b'-' {
            return None;
        }
        let number = |range: std::ops::Range<usize>| {
            let part = text.get(range)?;
            part.bytes().all(|b| b.is_ascii_digit()).then(|| part.parse::<u16>().ok()).flatten()
        };
        Date::new(number(0..4)?, u8::try_from(number(5..7)?).ok()?, u8::try_from(number(8..10)?).ok()?)
    }
}

impl TimeUnit {
    /// The unit a word names, in the singular or the plural.
    pub fn from_word(word: &str) -> Option<TimeUnit> {
        Some(match word {
            "day" | "days" => TimeUnit::Days,
            "week" | "weeks" => TimeUnit::Weeks,
            "month" | "months" => TimeUnit::Months,
            "year" | "years" => TimeUnit::Years,
            _ => return None,
        })
    }

    /// The word for one, or for several.
    pub fn word(self, count: u32) -> &'static str {
        match (self, count == 1) {
            (TimeUnit::Days, true) => "day",
            (TimeUnit::Days, false) => "days",
            (TimeUnit::Weeks, true) => "week",
            (TimeUnit::Weeks, false) => "weeks",
            (TimeUnit::Months, true) => "month",
            (TimeUnit::Months, false) => "months",
            (TimeUnit::Years, true) => "year",
            (TimeUnit::Years, false) => "years",
        }
    }
}

impl Duration {
    /// Its length for comparing lengths in different units, in hundred-thousandths of a day, with a year of 365.2425
    /// days and a month of a twelfth of one. Exact among days and weeks, and among months and years.
    pub fn length(self) -> u64 {
        let unit: u64 = match self.unit {
            TimeUnit::Days => 100_000,
            TimeUnit::Weeks => 700_000,
            TimeUnit::Months => 3_043_687,
            // Twelve of the months above, so that 12 months and 1 year are equal.
            TimeUnit::Years => 36_524_244,
        };
        unit * u64::from(self.count)
    }
}

impl AgeRange {
    /// `4 to 11 years`: from the first age until the last completed unit of the second is over.
    pub fn between(from: u32, to: u32, unit: TimeUnit) -> AgeRange {
        AgeRange {
            from: Some(Duration { count: from, unit }),
            before: Some(Duration { count: to.saturating_add(1), unit }),
        }
    }

    /// The youngest age, for comparing; 0 from birth.
    pub fn start(&self) -> u64 {
        self.from.map_or(0, Duration::length)
    }

    /// The first age that is too old, for comparing; the greatest number where there is no upper end.
    pub fn end(&self) -> u64 {
        self.before.map_or(u64::MAX, Duration::length)
    }

    /// Whether every age of the other lies within this one.
    pub fn contains(&self, other: &AgeRange) -> bool {
        self.start() <= other.start() && other.end() <= self.end()
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {} {}", self.day, MONTHS[usize::from(self.month) - 1], self.year)
    }
}

impl fmt::Display for DayOfYear {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.day, MONTHS[usize::from(self.month) - 1])
    }
}

impl fmt::Display for When {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            When::Year(year) => write!(f, "{year}"),
            When::Across(year) => write!(f, "{year}-{:02}", (year + 1) % 100),
            When::Month(year, month) => write!(f, "{} {year}", MONTHS[usize::from(*month) - 1]),
            When::Day(date) => date.fmt(f),
        }
    }
}

impl When {
    /// The year it lies in, or begins in.
    pub fn year(self) -> u16 {
        match self {
            When::Year(year) | When::Across(year) | When::Month(year, _) => year,
            When::Day(date) => date.year,
        }
    }
}

impl fmt::Display for Duration {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.count, self.unit.word(self.count))
    }
}

impl fmt::Display for AgeRange {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.from, self.before) {
            (None, None) => f.write_str("all ages"),
            (None, Some(before)) => write!(f, "under {before}"),
            (Some(from), None) => write!(f, "{from} and over"),
            (Some(from), Some(before)) if from.unit == before.unit => {
                let last = before.count.saturating_sub(1);
                if last == from.count {
                    write!(f, "{from}")
                } else {
                    write!(f, "{} to {last} {}", from.count, before.unit.word(last))
                }
            }
            (Some(from), Some(before)) => write!(f, "{from} and over, under {before}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn twelve_months_are_a_year_and_seven_days_a_week() {
        let length = |count, unit| Duration { count, unit }.length();
        assert_eq!(length(12, TimeUnit::Months), length(1, TimeUnit::Years));
        assert_eq!(length(7, TimeUnit::Days), length(1, TimeUnit::Weeks));
    }

    #[test]
    fn a_29_february_is_a_day_in_leap_years_only() {
        assert!(Date::new(2020, 2, 29).is_some());
        assert!(Date::new(2021, 2, 29).is_none());
        assert!(Date::new(1900, 2, 29).is_none());
        assert!(Date::new(2000, 2, 29).is_some());
    }

    #[test]
    fn ages_4_to_11_years_end_before_the_12th_birthday_and_read_back_as_written() {
        let ages = AgeRange::between(4, 11, TimeUnit::Years);
        assert_eq!(ages.to_string(), "4 to 11 years");
        assert_eq!(ages.before, Some(Duration { count: 12, unit: TimeUnit::Years }));
    }
}
