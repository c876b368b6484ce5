//! Moments, stretches of time, lengths and ages.

use super::ast::{MomentPhrase, RelationPhrase, WindowPhrase};
use super::cursor::{Cursor, Read};
use super::findings::UNCLEAR;
use crate::diagnostic::{Applicability, Diagnostic};
use crate::expression::{AgeRange, Date, DayOfYear, Duration, Order, TimeUnit, days_in_month, month};
use crate::syntax::TokenKind;

/// A year without a 29 February: a day without its year must be one of every year.
pub(super) const COMMON_YEAR: u16 = 2001;

const BETWEEN: &str = "Write `during 1 April to 31 July` where one day of it is enough, `throughout 1 April to 31 July` where it must be every day. A date lies between two others: `began is from 1 April 2024 to 31 July 2024`.";

const PERIOD: &str =
    "The stretch of time a value is for is called `the period`, whatever it is: the metric says which one.";

impl Cursor<'_, '_> {
    /// `the end of the period`, `31 March`, `15 December 2022`, `2022-12-15`, `the date`, a field.
    pub(super) fn moment(&mut self) -> Read<MomentPhrase> {
        let start = self.at;
        self.takes(&["the"]);
        let points = [
            ("start", MomentPhrase::PeriodStart),
            ("middle", MomentPhrase::PeriodMiddle),
            ("end", MomentPhrase::PeriodEnd),
        ];
        for (word, moment) in points {
            if self.sees(&[word, "of"]) {
                self.at += 2;
                self.takes(&["the"]);
                return match self.ahead(0) {
                    "period" => {
                        self.at += 1;
                        Ok(moment)
                    }
                    "year" | "month" | "quarter" | "term" => Err(self.instead(1, "period", PERIOD)),
                    _ => self.expected_as("`the period`", PERIOD),
                };
            }
        }
        if self.at > start && self.takes(&["date"]) {
            return Ok(MomentPhrase::AskedDate);
        }
        self.at = start;
        if let Some(moment) = self.calendar_day() {
            return Ok(moment);
        }
        if let Some(day) = self.day_of_another_form() {
            return Err(day);
        }
        self.takes(&["the"]);
        if self.kind() == Some(TokenKind::Number) {
            return self.expected_as(
                "a day",
                "Write a day with its month, as in `31 March` for the one in the period, or `31 March 2024`.",
            );
        }
        if self.ahead(0) == "(" {
            return Ok(MomentPhrase::Field(Box::new(self.factor()?)));
        }
        Ok(MomentPhrase::Field(Box::new(self.path()?)))
    }

    /// A day with or without its year; nothing is consumed where none stands.
    pub(super) fn calendar_day(&mut self) -> Option<MomentPhrase> {
        if let Some(date) = Date::from_iso(self.ahead(0)) {
            self.at += 1;
            return Some(MomentPhrase::Date(date));
        }
        let month = (self.kind() == Some(TokenKind::Number)).then(|| month(self.ahead(1))).flatten()?;
        let day: u8 = self.ahead(0).parse().ok()?;
        if self.kind_ahead(2) == Some(TokenKind::Number) && self.ahead(2).len() == 4 {
            let date = self.ahead(2).parse().ok().and_then(|year| Date::new(year, month, day))?;
            self.at += 3;
            return Some(MomentPhrase::Date(date));
        }
        if !(1..=days_in_month(COMMON_YEAR, month)).contains(&day) {
            return None;
        }
        self.at += 2;
        Some(MomentPhrase::Day(DayOfYear { month, day }))
    }

    /// Whether a day of the calendar stands so far ahead.
    pub(super) fn sees_day(&self, by: usize) -> bool {
        let of_month = self.kind_ahead(by) == Some(TokenKind::Number) && month(self.ahead(by + 1)).is_some();
        of_month || Date::from_iso(self.ahead(by)).is_some()
    }

    /// `the period`, `1 April to 31 July`, `within 12 months before …`.
    pub(super) fn window(&mut self) -> Read<WindowPhrase> {
        self.takes_any(&["within"]);
        let start = self.at;
        self.takes(&["the"]);
        if self.takes(&["period"]) {
            return Ok(WindowPhrase::Period);
        }
        self.at = start;
        self.takes_any(&["from"]);
        if self.kind() == Some(TokenKind::Number) && TimeUnit::from_word(self.ahead(1)).is_some() {
            let length = self.duration()?;
            return match self.takes_any(&["before", "after"]) {
                Some("before") => Ok(WindowPhrase::Before(length, self.moment()?)),
                Some(_) => Ok(WindowPhrase::After(length, self.moment()?)),
                None => self.expected("`before` or `after`"),
            };
        }
        if self.kind() == Some(TokenKind::Number) && self.ahead(0).len() == 4 && self.peculiar().is_none() {
            let year = self.ahead(0);
            let help = format!(
                "Write `in the period` for the period of the metric, or give both days: `is from 1 January {year} to 31 December {year}`."
            );
            return self.expected_as("from which day to which?", &help);
        }
        let from = self.moment()?;
        if !self.takes(&["to"]) {
            return self.expected_as(
                "`to` and a second day",
                "A stretch of time is `the period`, or from one day to another: `1 April to 31 July`.",
            );
        }
        Ok(WindowPhrase::Between(from, self.moment()?))
    }

    /// `12 months`
    pub(super) fn duration(&mut self) -> Read<Duration> {
        let Some(count) = self.whole() else {
            return match self.fraction("time is counted").or_else(|| self.age_of_a_group()) {
                Some(problem) => Err(problem),
                None => self.expected("a length of time, as in `12 months`"),
            };
        };
        let Some(unit) = TimeUnit::from_word(self.ahead(0)) else { return Err(self.unit_of_time_missing()) };
        self.at += 1;
        Ok(Duration { count, unit })
    }

    /// `at least`, `at most`, `more than`, `over`, `under`, `less than`, `fewer than`.
    pub(super) fn bound(&mut self) -> Option<Order> {
        const WORDS: [(&[&str], Order); 13] = [
            (&["at", "least"], Order::AtLeast),
            (&["at", "most"], Order::AtMost),
            (&["more", "than"], Order::More),
            (&["less", "than"], Order::Less),
            (&["fewer", "than"], Order::Less),
            (&["over"], Order::More),
            (&["under"], Order::Less),
            (&[">="], Order::AtLeast),
            (&["<="], Order::AtMost),
            (&["≥"], Order::AtLeast),
            (&["≤"], Order::AtMost),
            (&[">"], Order::More),
            (&["<"], Order::Less),
        ];
        let (_, order) = WORDS.iter().find(|(words, _)| self.takes(words))?;
        Some(*order)
    }

    /// What may follow a term, a yes/no field or `open`: `at …`, `throughout …`, `for at least 6 months`.
    pub(super) fn relation(&mut self) -> Read<Option<RelationPhrase>> {
        if self.sees(&["at", "least"]) || self.sees(&["at", "most"]) {
            return Ok(None);
        }
        let Some(word) = self.takes_any(&["at", "on", "for", "during", "in", "throughout"]) else { return Ok(None) };
        Ok(Some(match word {
            "at" | "on" => RelationPhrase::At(self.moment()?),
            "for" => {
                let order = self.bound().unwrap_or(Order::AtLeast);
                let length = self.duration()?;
                match self.takes_any(&["at", "on"]) {
                    Some(_) => RelationPhrase::ForAt(order, length, self.moment()?),
                    None => RelationPhrase::For(order, length),
                }
            }
            "throughout" => RelationPhrase::Throughout(self.window()?),
            _ => RelationPhrase::During(self.window()?),
        }))
    }

    /// A time that stands where a condition should: of what it is said is missing.
    pub(super) fn time_alone(&self) -> Option<Box<Diagnostic>> {
        let word = self.ahead(0);
        if !matches!(word, "at" | "on" | "for" | "in" | "during" | "throughout" | "from" | "before" | "after") {
            return None;
        }
        let diagnostic = Diagnostic::new(&UNCLEAR, self.span(), format!("`{word} …` says when, and not what was so"))
            .here("what was so then?");
        let diagnostic = match word {
            "from" => diagnostic.help(BETWEEN),
            _ => diagnostic.help(
                "Records that last are `open` at or during a time: `open at the end of the period`, `open during the \
                 period`. Of what happened on one day, name its date: `began is in the period`, `began is before 31 March`.",
            ),
        };
        let open = matches!(word, "at" | "for" | "during" | "throughout");
        let place = self.span().start_point();
        Some(Box::new(match open {
            true => diagnostic.fix(Applicability::Likely, place, "open ", format!("write `open {word}`")),
            false => diagnostic,
        }))
    }

    /// `open from 1 April to 31 July`: for a day of it, or all of it?
    pub(super) fn how_much_of_a_time(&self) -> Option<Box<Diagnostic>> {
        let day = self.ahead(0) == "from" && (self.sees_day(1) || self.ahead(1) == "the");
        day.then(|| {
            Box::new(
                Diagnostic::new(&UNCLEAR, self.span(), "`from … to …` does not say how much of that time is meant")
                    .here("one day of it, or every day?")
                    .help(BETWEEN),
            )
        })
    }

    /// `5 to 16 years`, `under 15 years`, `16 years and over`, `6 to 8 weeks`, `5 years`.
    pub(super) fn age_range(&mut self) -> Read<AgeRange> {
        if let Some(order) = self.takes_any(&["under", "over"]) {
            let length = self.duration()?;
            let later = Duration { count: length.count.saturating_add(1), ..length };
            return Ok(match order {
                "under" => AgeRange { from: None, before: Some(length) },
                _ => AgeRange { from: Some(later), before: None },
            });
        }
        if self.takes(&["at", "least"]) {
            return Ok(AgeRange { from: Some(self.duration()?), before: None });
        }
        if self.takes(&["birth", "to"]) {
            let to = self.duration()?;
            return Ok(AgeRange { from: None, before: AgeRange::between(0, to.count, to.unit).before });
        }
        let Some(from) = self.whole() else {
            return match self.hyphened(true).or_else(|| self.fraction("ages are counted")) {
                Some(problem) => Err(problem),
                None => self
                    .expected_as("ages", "Ages are written `4 to 5 years`, `under 18 years` or `16 years and over`."),
            };
        };
        let first_unit = TimeUnit::from_word(self.ahead(0));
        if first_unit.is_some() {
            self.at += 1;
        }
        if self.takes(&["to"]) {
            let to = self.duration()?;
            let unit = first_unit.unwrap_or(to.unit);
            let before = AgeRange::between(0, to.count, to.unit).before;
            return Ok(AgeRange { from: Some(Duration { count: from, unit }), before });
        }
        let Some(unit) = first_unit else { return Err(self.unit_of_time_missing()) };
        let age = Duration { count: from, unit };
        let and_over = ["and over", "or over", "and older", "or older"];
        if and_over.iter().any(|words| self.takes(&words.split(' ').collect::<Vec<_>>())) {
            return Ok(AgeRange { from: Some(age), before: None });
        }
        Ok(AgeRange::between(from, from, unit))
    }

    /// Ages separated by commas and `or`.
    pub(super) fn age_ranges(&mut self) -> Read<Vec<AgeRange>> {
        let mut ages = vec![self.age_range()?];
        while (self.ahead(0) == "," || self.ahead(0) == "or") && self.starts_age(1) {
            self.at += 1;
            ages.push(self.age_range()?);
        }
        Ok(ages)
    }

    fn starts_age(&self, by: usize) -> bool {
        self.kind_ahead(by) == Some(TokenKind::Number)
            || matches!(self.ahead(by), "under" | "over" | "birth") && self.kind_ahead(by + 1).is_some()
    }
}
