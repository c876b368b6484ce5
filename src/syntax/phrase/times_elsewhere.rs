//! Ages and stretches of time in everyday words: `16-17 year olds`, `in the school year`, `2 years after`.

use super::cursor::Cursor;
use super::own_words::Own;
use crate::expression::{TimeUnit, month};
use crate::source::Span;
use crate::syntax::TokenKind;

const BOTH_DAYS: &str = "Write `in the period` for the time a value is for: the metric or its dataset says which one that is. For any other give both days: `is from 1 April 2022 to 31 March 2023`.";

impl Cursor<'_, '_> {
    /// `in the school year`, `in 2022/23`, `in Q1`, `in quarter 1`
    pub(super) fn kind_of_year(&self) -> Own {
        const YEARS: [&str; 7] = ["school", "academic", "financial", "fiscal", "calendar", "tax", "reporting"];
        let mut from = self.at;
        let prepositions = ["in", "during", "within", "the", "a", "each", "every"];
        let named = |at: usize| {
            YEARS.contains(&self.tokens.text(at)) && matches!(self.tokens.text(at + 1), "year" | "years" | "period")
        };
        while from > 0 && (prepositions.contains(&self.tokens.text(from - 1)) || named(from - 1)) {
            from -= 1;
        }
        let mut at = from;
        while prepositions.contains(&self.tokens.text(at)) {
            at += 1;
        }
        let text = self.tokens.text(at);
        let is_year = |text: &str| text.len() == 4 && (text.starts_with("19") || text.starts_with("20"));
        let digits = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
        if named(at) {
            let span = self.tokens.span_of(from..at + 2);
            let write = format!("{}in the period", self.is_before(self.at.saturating_sub(from)));
            return self.write(span, &write, BOTH_DAYS);
        }
        // Reading stopped behind the year.
        let slash = self.ahead(0) == "/"
            && is_year(self.back(1))
            && digits(self.back(1))
            && matches!(self.ahead(1).len(), 2 | 4);
        if slash && digits(self.ahead(1)) {
            return self.stretch(self.around(1, 2));
        }
        let quarter = |text: &str| matches!(text, "Q1" | "Q2" | "Q3" | "Q4");
        if quarter(text) {
            return self.stretch(self.tokens.span(at));
        }
        if self.back(1) == "quarter" && matches!(self.ahead(0), "1" | "2" | "3" | "4") {
            return self.stretch(self.around(1, 1));
        }
        if text == "quarter" && matches!(self.tokens.text(at + 1), "1" | "2" | "3" | "4") {
            return self.stretch(self.tokens.span_of(at..at + 2));
        }
        None
    }

    pub(super) fn stretch(&self, span: Span) -> Own {
        let message = format!("`{}` does not say from which day to which", self.said(span));
        let help = "Years and quarters begin in April here and in January there. Write `in the period` for the time a value is for, or give both days: `is from 1 April 2022 to 31 March 2023`.";
        Some(Box::new(self.says(span, message, "from which day to which?", help)))
    }

    /// `after March 2022`
    pub(super) fn month_for_a_day(&self) -> Own {
        let named = month(self.back(1)).is_some() && self.back(1).starts_with(|c: char| c.is_ascii_uppercase());
        let year = self.kind() == Some(TokenKind::Number) && self.ahead(0).len() == 4;
        (named && year).then(|| {
            let span = self.around(1, 1);
            let said = self.said(span);
            let help = format!("Write the day, as in `1 {said}`, or both: `is from 1 {said} to …`.");
            Box::new(self.says(span, format!("`{said}` is a month, and a day is needed"), "which day of it?", &help))
        })
    }

    /// `aged between 16 and 17`
    pub(super) fn ages_between(&self) -> Own {
        let numbers = self.kind_ahead(1) == Some(TokenKind::Number) && self.kind_ahead(3) == Some(TokenKind::Number);
        if !matches!(self.ahead(0), "between" | "from") || self.back(1) != "aged" || !numbers {
            return None;
        }
        let unit = if TimeUnit::from_word(self.ahead(4)).is_some() { "" } else { " years" };
        let write = format!("{} to {}{unit}", self.ahead(1), self.ahead(3));
        self.write(self.around(0, 4), &write, "Both ages are included, the last to the day before the next birthday.")
    }

    /// `ages 5 to 11 years`, `16-17 year olds`
    pub(super) fn ages_of_people(&self) -> Own {
        const HELP: &str = "An age is counted at a moment, and in a unit. Choose the moment that is meant: `at the end of the period`, `at 31 August`, `at` a field that holds a date.";
        let number = |text: &str| text.len() <= 2 && !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
        if self.at == 1 && matches!(self.back(1), "ages" | "age") && self.kind() == Some(TokenKind::Number) {
            return self.write(self.around(1, 0), "aged", HELP);
        }
        let olds = matches!((self.ahead(0), self.ahead(1)), ("year" | "years", "old" | "olds"));
        let joined = matches!(self.ahead(0), "year-old" | "year-olds");
        if !olds && !joined {
            return None;
        }
        let ages = match self.back(1).split_once('-') {
            Some((from, to)) if number(from) && number(to) => format!("{from} to {to}"),
            None if number(self.back(1)) => self.back(1).to_owned(),
            _ => return None,
        };
        let write = format!("aged {ages} years at the end of the period");
        self.write(self.around(1, if olds { 2 } else { 1 }), &write, HELP)
    }

    /// `seen is 2 years after born`, `seen is after born plus 2 years`
    pub(super) fn so_long_after(&self) -> Own {
        let behind = matches!(self.ahead(0), "after" | "before") && TimeUnit::from_word(self.back(1)).is_some();
        let added =
            matches!(self.ahead(0), "plus" | "minus" | "+" | "-") && TimeUnit::from_word(self.ahead(2)).is_some();
        // Of linked records that is how far away they may lie.
        let linked = (0..self.at).any(|at| matches!(self.tokens.text(at), "there" | "earlier" | "later" | "every"));
        if !behind && !added || linked {
            return None;
        }
        let span = if behind { self.around(2, 1) } else { self.around(0, 3) };
        let message = format!("`{}` is no length of time between two dates", self.said(span));
        let help = "Count from the earlier date to the later one: `months from born to seen is at least 6`, `days from referred-on to began is at most 45`.";
        Some(Box::new(self.says(span, message, "counted between which dates?", help)))
    }
}
