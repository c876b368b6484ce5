//! Moments, stretches of time, and terms that are asked at a date.

use super::{Judge, Record, all, any};
use crate::evaluate::calendar::{self, LAST, after, completed, day_after, day_before, earliest_before};
use crate::expression::{Condition, Date, Duration, Moment, Order, Relation, TimeUnit, Value, Window};

/// Days from one to another, both included.
type Days = (Date, Date);

impl Judge<'_> {
    /// The day of a moment; none where it is unknown.
    pub(super) fn moment(&self, moment: &Moment, record: Record) -> Option<Date> {
        match moment {
            Moment::Unresolved => None,
            Moment::PeriodStart => self.period().map(|period| period.start),
            Moment::PeriodMiddle => self.period().map(|period| period.middle()),
            Moment::PeriodEnd => self.period().map(|period| period.end),
            Moment::DayInPeriod(day) => self.period().and_then(|period| period.day(*day)),
            Moment::Date(date) => Some(*date),
            Moment::AskedDate => record.asked,
            Moment::Field(value) => self.date(value, record),
        }
    }

    /// The days of a stretch of time; none where an end is unknown. One that ends before it begins has no day.
    pub(super) fn window(&self, window: &Window, record: Record) -> Option<Days> {
        match window {
            Window::Unresolved => None,
            Window::Period => self.period().map(|period| (period.start, period.end)),
            Window::Between(from, to) => Some((self.moment(from, record)?, self.moment(to, record)?)),
            Window::Before(length, moment) => {
                let day = self.moment(moment, record)?;
                Some((earliest_before(day, *length), day))
            }
            Window::After(length, moment) => {
                let day = self.moment(moment, record)?;
                Some((day, after(day, *length)))
            }
        }
    }

    /// The days on which a record that lasts is open; none where they are unknown. The day it ended is not one of them,
    /// unless it began on it.
    pub(super) fn days(&self, from: &Value, to: Option<&Value>, record: Record) -> Option<Days> {
        let from = self.date(from, record)?;
        match to.and_then(|to| self.date(to, record)) {
            None => Some((from, LAST)),
            Some(to) if to < from => None,
            Some(to) if to == from => Some((from, from)),
            Some(to) => Some((from, day_before(to)?)),
        }
    }

    /// How the days of a record lie.
    pub(super) fn lies(&self, (from, last): Days, relation: &Relation, record: Record) -> Option<bool> {
        match relation {
            Relation::OpenAt(moment) => {
                let at = self.moment(moment, record)?;
                Some(from <= at && at <= last)
            }
            Relation::OpenFor { order, length, at } => {
                let at = self.moment(at, record)?;
                Some(from <= at && at <= last && has_lasted(from, at, *length, *order))
            }
            Relation::During(window) => {
                let (start, end) = self.window(window, record)?;
                Some(start <= end && from <= end && start <= last)
            }
            Relation::Throughout(window) => {
                let (start, end) = self.window(window, record)?;
                Some(end < start || (from <= start && end <= last))
            }
            // Up to the day it ended, or to the end of the period where it still lasts.
            Relation::For { order, length } => {
                let until = if last == LAST {
                    self.period()?.end
                } else {
                    let single = from == last;
                    if single { last } else { day_after(last)? }
                };
                Some(has_lasted(from, until, *length, *order))
            }
        }
    }

    /// Whether one of these birthdays falls within a window.
    pub(super) fn turns(&self, born: &Value, years: &[u32], window: &Window, record: Record) -> Option<bool> {
        let born = self.date(born, record)?;
        let (from, to) = self.window(window, record)?;
        let birthday = |years: &u32| after(born, Duration { count: *years, unit: TimeUnit::Years });
        Some(years.iter().map(birthday).any(|day| from <= day && day <= to))
    }

    /// Whether a term that is asked at a date holds at a moment, on a day of a stretch, or on each of its days.
    pub(super) fn at_times(&self, when: &Relation, means: &Condition, record: Record) -> Option<bool> {
        let on = |day: Date| self.condition(means, record.at(day));
        match when {
            Relation::OpenAt(moment) => on(self.moment(moment, record)?),
            Relation::During(window) => any(days(self.window(window, record)?).map(on)),
            Relation::Throughout(window) => all(days(self.window(window, record)?).map(on)),
            Relation::OpenFor { .. } | Relation::For { .. } => None,
        }
    }

    /// The day of a moment; none where it is unknown.
    pub fn day(&self, moment: &Moment, record: Record) -> Option<Date> {
        self.moment(moment, record)
    }

    /// The first and the last day of a stretch of time; none where one is unknown.
    pub(in crate::evaluate) fn stretch(&self, window: &Window, record: Record) -> Option<Days> {
        self.window(window, record)
    }

    /// A value that is a date; none where it is unknown.
    pub(in crate::evaluate) fn date_of(&self, value: &Value, record: Record) -> Option<Date> {
        self.date(value, record)
    }

    /// The day on which it was decided whether a term that is asked at a date holds: the moment, or of a stretch the first
    /// day on which it came out as it did over all.
    pub(in crate::evaluate) fn deciding_day(
        &self,
        when: &Relation,
        means: &Condition,
        holds: Option<bool>,
        record: Record,
    ) -> Option<Date> {
        match when {
            Relation::OpenAt(moment) => self.moment(moment, record),
            Relation::During(window) | Relation::Throughout(window) => {
                days(self.window(window, record)?).find(|day| self.condition(means, record.at(*day)) == holds)
            }
            Relation::OpenFor { .. } | Relation::For { .. } => None,
        }
    }
}

/// Each of these days.
fn days((from, to): Days) -> impl Iterator<Item = Date> {
    std::iter::successors(Some(from), |day| calendar::day_after(*day)).take_while(move |day| *day <= to)
}

/// Whether from one day to another so long has passed.
fn has_lasted(from: Date, to: Date, length: Duration, order: Order) -> bool {
    let reached = after(from, length);
    match order {
        Order::Less => reached > to,
        Order::AtMost => reached >= to,
        Order::Equal => completed(from, to, length.unit) == i64::from(length.count) && reached == to,
        Order::AtLeast => reached <= to,
        Order::More => reached < to,
    }
}
