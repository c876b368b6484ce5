//! What can be wrong with the words of an expression, in words that help.

use super::cursor::{Cursor, MAX_DIGITS, decimal, significant_digits};
use super::numbers::is_short;
use super::time::COMMON_YEAR;
use crate::diagnostic::{Applicability, Diagnostic, closest};
use crate::expression::{Date, MONTHS, TimeUnit, days_in_month, month};
use crate::source::Span;
use crate::syntax::TokenKind;

crate::rule!(pub UNCLEAR, "OFW3001", "unclear-condition", Error, since "0.1");

/// Where an expression stands; decides what help there is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Context {
    /// A condition, alone or of records.
    Condition,
    /// A value or a moment.
    Value,
    /// A value of a statement that is no expression; the statement's own forms are the help.
    Statement,
}

/// How comparisons are often said, and how they are said here.
pub(super) const OTHER_WORDS: [(&[&str], &str); 30] = [
    (&["greater", "than", "or", "equal", "to"], "at least"),
    (&["more", "than", "or", "equal", "to"], "at least"),
    (&["over", "or", "equal", "to"], "at least"),
    (&["less", "than", "or", "equal", "to"], "at most"),
    (&["fewer", "than", "or", "equal", "to"], "at most"),
    (&["under", "or", "equal", "to"], "at most"),
    (&["no", "more", "than"], "at most"),
    (&["no", "less", "than"], "at least"),
    (&["no", "fewer", "than"], "at least"),
    (&["greater", "than"], "over"),
    (&["bigger", "than"], "over"),
    (&["larger", "than"], "over"),
    (&["higher", "than"], "over"),
    (&["smaller", "than"], "under"),
    (&["lower", "than"], "under"),
    (&["later", "than"], "after"),
    (&["earlier", "than"], "before"),
    (&["equal", "to"], ""),
    (&["the", "same", "as"], ""),
    (&["above"], "over"),
    (&["below"], "under"),
    (&["up", "to"], "at most"),
    (&["on", "or", "over"], "at least"),
    (&["part", "of"], "in"),
    (&["greater", "or", "equal", "to"], "at least"),
    (&["less", "or", "equal", "to"], "at most"),
    (&["at", "or", "above"], "at least"),
    (&["at", "or", "below"], "at most"),
    (&["minimum"], "at least"),
    (&["maximum"], "at most"),
];

impl Cursor<'_, '_> {
    /// Says that something else should stand here: what, in a few words.
    pub(super) fn unexpected(&self, what: &str, help: Option<String>) -> Box<Diagnostic> {
        if let Some(peculiar) = self.peculiar().or_else(|| self.unbracketed_choice()).or_else(|| self.in_own_words()) {
            return peculiar;
        }
        let before = self.at.checked_sub(1).map(|at| self.tokens.text(at)).filter(|text| !text.trim().is_empty());
        let after = before.map_or_else(String::new, |word| format!(" after `{}`", one_line(word)));
        let headline = if self.is_end() {
            format!("something is missing{after}")
        } else {
            format!("`{}` is not understood{after}", one_line(self.ahead(0)))
        };
        let mut diagnostic = Diagnostic::new(&UNCLEAR, self.span(), headline).here(what);
        diagnostic.help = help.or_else(|| self.general_help());
        Box::new(diagnostic)
    }

    fn general_help(&self) -> Option<String> {
        let hint = match (self.ahead(0), self.context) {
            (_, Context::Statement) => return None,
            (",", _) => "Conditions are joined by `and` or `or`, not by commas.",
            (_, Context::Condition) => {
                "A condition says something of a field: `sdq-score is at least 3`, `ended is known`, `code is one of A, B`, `aged 5 to 16 years at the end of the period`."
            }
            (_, Context::Value) => {
                "A value is a field, a number, or worked out: `score minus baseline`, `number of visits during the period`, `days from began to ended`."
            }
        };
        Some(hint.to_owned())
    }

    /// A number or a day that cannot be, whatever was expected.
    pub(super) fn peculiar(&self) -> Option<Box<Diagnostic>> {
        if let Some(day) = self.day_of_another_form() {
            return Some(day);
        }
        if let Some(odd) = self.number_of_another_form() {
            return Some(odd);
        }
        if self.kind() != Some(TokenKind::Number) {
            return None;
        }
        let text = self.ahead(0);
        if decimal(text).is_none() {
            let digits = significant_digits(text);
            return Some(Box::new(
                Diagnostic::new(&UNCLEAR, self.span(), "this number is too long")
                    .here(format!("{digits} digits"))
                    .help(format!("A number has at most {MAX_DIGITS} digits that count. Is it an identifier? Those are texts and stand in quotes.")),
            ));
        }
        self.no_such_day()
    }

    /// `31 February`, `5 Febuary 2022`.
    pub(super) fn no_such_day(&self) -> Option<Box<Diagnostic>> {
        let day: u32 = self.ahead(0).parse().ok()?;
        let word = self.ahead(1);
        if self.kind_ahead(1) != Some(TokenKind::Word) || !word.starts_with(|c: char| c.is_ascii_uppercase()) {
            return None;
        }
        let year = (self.kind_ahead(2) == Some(TokenKind::Number)).then(|| self.ahead(2).parse::<u16>().ok()).flatten();
        let taken = if year.is_some() { 3 } else { 2 };
        let Some(month) = month(word) else {
            let near = closest(word, MONTHS)?;
            return Some(Box::new(
                Diagnostic::new(
                    &UNCLEAR,
                    self.tokens.span(self.at + 1),
                    format!("there is no month `{}`", one_line(word)),
                )
                .here(format!("did you mean `{near}`?"))
                .help(format!("Write `{near}`."))
                .fix(
                    Applicability::Likely,
                    self.tokens.span(self.at + 1),
                    near,
                    format!("write `{near}`"),
                ),
            ));
        };
        if (day, month, year) == (29, 2, None) {
            let span = self.tokens.span_of(self.at..self.at + taken);
            return Some(Box::new(
                Diagnostic::new(&UNCLEAR, span, "`29 February` is a day of one year in four")
                    .here("which day in other years?")
                    .help("Write `28 February` or `1 March`: a day without its year must be one of every year."),
            ));
        }
        let last = u32::from(days_in_month(year.unwrap_or(COMMON_YEAR), month));
        let exists = match year {
            Some(year) => u8::try_from(day).ok().and_then(|day| Date::new(year, month, day)).is_some(),
            None => (1..=last).contains(&day),
        };
        if exists {
            return None;
        }
        let span = self.tokens.span_of(self.at..self.at + taken);
        let said = (0..taken).map(|by| self.ahead(by)).collect::<Vec<_>>().join(" ");
        let name = MONTHS[usize::from(month) - 1];
        let in_year = year.map(|year| format!(" {year}")).unwrap_or_default();
        Some(Box::new(
            Diagnostic::new(&UNCLEAR, span, format!("there is no `{said}`"))
                .here(format!("{name} has {last} days"))
                .help(format!("The last day of {name}{in_year} is {last} {name}. Write a day of the calendar.")),
        ))
    }

    /// A comparison in words that are not those of the language.
    pub(super) fn in_other_words(&self) -> Option<Box<Diagnostic>> {
        // Words that could be codes, where no number follows.
        const BEFORE_NUMBERS: [(&[&str], &str); 4] = [
            (&["since"], "on or after"),
            (&["until"], "on or before"),
            (&["till"], "on or before"),
            (&["exactly"], ""),
        ];
        let numbered = BEFORE_NUMBERS.iter().filter(|_| self.kind_ahead(1) == Some(TokenKind::Number));
        let (words, here) = OTHER_WORDS.iter().chain(numbered).find(|(words, _)| self.sees(words))?;
        let span = self.tokens.span_of(self.at..self.at + words.len());
        let said = words.join(" ");
        let (message, title) = match *here {
            "" => (format!("`{said}` is not needed"), "leave it out".to_owned()),
            here => (format!("`{said}` is said `{here}` here"), format!("write `{here}`")),
        };
        let span = if here.is_empty() { span.to(self.tokens.span(self.at + words.len()).start_point()) } else { span };
        let label = if here.is_empty() { "leave this out".to_owned() } else { format!("write `{here}`") };
        Some(Box::new(
            Diagnostic::new(&UNCLEAR, span, message)
                .here(label)
                .help("Comparisons are `is`, `is not`, `is at least`, `is at most`, `is over`, `is under`, `is before`, `is after`, `is from … to …` and `is one of …`.")
                .fix(Applicability::Certain, span, *here, title),
        ))
    }

    /// `3 or more`, `85 or less`: after a value that was read from `start` on.
    pub(super) fn or_more(&self, start: usize) -> Option<Box<Diagnostic>> {
        let more = ["more", "over", "above", "higher", "greater", "older"];
        let less = ["less", "fewer", "under", "below", "lower", "younger"];
        if self.ahead(0) != "or" || self.kind_ahead(2) == Some(TokenKind::Number) || self.ahead(2) == "than" {
            return None;
        }
        let here = match self.ahead(1) {
            word if more.contains(&word) => "at least",
            word if less.contains(&word) => "at most",
            _ => return None,
        };
        let value = self.words_of(self.tokens.span_of(start..self.at));
        let span = self.tokens.span_of(start..self.at + 2);
        let write = format!("{here} {value}");
        Some(Box::new(
            Diagnostic::new(
                &UNCLEAR,
                span,
                format!("`{} or {}` is said `{write}` here", one_line(value), self.ahead(1)),
            )
            .here(format!("write `{}`", one_line(&write)))
            .help("The comparison stands before the number, so that a reader meets it first.")
            .fix(Applicability::Certain, span, write.clone(), format!("write `{}`", one_line(&write))),
        ))
    }

    /// A word that stands for another: `equals` for `is`, `who are` for `where`.
    pub(super) fn instead(&self, words: usize, write: &str, help: &str) -> Box<Diagnostic> {
        let span = self.tokens.span_of(self.at..self.at + words);
        let said = (0..words).map(|by| self.ahead(by)).collect::<Vec<_>>().join(" ");
        let (message, label, title) = if write.is_empty() {
            (format!("`{said}` is not needed"), "leave this out".to_owned(), format!("leave `{said}` out"))
        } else {
            (format!("`{said}` is not understood"), format!("write `{write}`"), format!("write `{write}`"))
        };
        let whole = if write.is_empty() { span.to(self.tokens.span(self.at + words).start_point()) } else { span };
        Box::new(Diagnostic::new(&UNCLEAR, span, message).here(label).help(help).fix(
            Applicability::Likely,
            whole,
            write,
            title,
        ))
    }

    /// `under 5s`, `over 16's`: an age with a letter for its unit.
    pub(super) fn age_of_a_group(&self) -> Option<Box<Diagnostic>> {
        let word = self.ahead(0);
        let digits = word.strip_suffix("'s").or_else(|| word.strip_suffix("’s")).or_else(|| word.strip_suffix('s'))?;
        let write = format!("{digits} years");
        (is_short(digits) && digits.len() <= 2).then(|| {
            Box::new(
                Diagnostic::new(&UNCLEAR, self.span(), format!("`{}` is written `{write}` here", one_line(word)))
                    .here(format!("write `{write}`"))
                    .help("Say what is counted: days, weeks, months or years, as in `4 to 5 years` or `12 months`.")
                    .fix(Applicability::Certain, self.span(), write.clone(), format!("write `{write}`")),
            )
        })
    }

    /// A number of ages without its unit.
    pub(super) fn unit_of_time_missing(&self) -> Box<Diagnostic> {
        if self.kind() == Some(TokenKind::Word)
            && let Some(near) = closest(self.ahead(0), ["days", "weeks", "months", "years"])
            && TimeUnit::from_word(self.ahead(0)).is_none()
        {
            let span = self.span();
            return Box::new(
                Diagnostic::new(&UNCLEAR, span, format!("`{}` is not a unit of time", one_line(self.ahead(0))))
                    .here(format!("did you mean `{near}`?"))
                    .help("Ages and lengths of time are counted in days, weeks, months or years.")
                    .fix(Applicability::Likely, span, near, format!("write `{near}`")),
            );
        }
        if let Some(unit) = unit_in_short(self.ahead(0)).filter(|_| self.kind() == Some(TokenKind::Word)) {
            let span = self.span();
            return Box::new(
                Diagnostic::new(&UNCLEAR, span, format!("`{}` is written `{unit}`", one_line(self.ahead(0))))
                    .here(format!("write `{unit}`"))
                    .help("Ages and lengths of time are counted in days, weeks, months or years.")
                    .fix(Applicability::Certain, span, unit, format!("write `{unit}`")),
            );
        }
        if self.ahead(0) == "+" && self.context != Context::Value {
            let place = self.span();
            let unit = TimeUnit::from_word(self.ahead(1)).map_or("years", |unit| unit.word(2));
            let span = if TimeUnit::from_word(self.ahead(1)).is_some() {
                place.to(self.tokens.span(self.at + 1))
            } else {
                place
            };
            let write = format!(" {unit} and over");
            return Box::new(
                Diagnostic::new(&UNCLEAR, place, "a `+` behind an age is said in words")
                    .here(format!("write `{}`", write.trim_start()))
                    .help(format!("Write the unit and `and over`, as in `16{write}`."))
                    .fix(Applicability::Likely, span, write.clone(), format!("write `{}`", write.trim_start())),
            );
        }
        let place = self.tokens.span(self.at.saturating_sub(1)).end_point();
        Box::new(
            Diagnostic::new(&UNCLEAR, place, "the unit of this time is missing")
                .here("years? months?")
                .help("Say what is counted: days, weeks, months or years, as in `4 to 5 years` or `12 months`.")
                .fix(Applicability::Likely, place, " years", "write `years`"),
        )
    }

    /// What stands at a place, as written.
    fn words_of(&self, span: Span) -> &str {
        self.tokens.tree().text().get(span.range()).unwrap_or_default()
    }
}

/// The unit of time that people shorten so.
fn unit_in_short(word: &str) -> Option<&'static str> {
    Some(match word {
        "y" | "yr" | "yrs" | "Years" | "Yrs" => "years",
        "m" | "mth" | "mths" | "mo" | "mos" | "Months" => "months",
        "w" | "wk" | "wks" | "Weeks" => "weeks",
        "d" | "Days" => "days",
        _ => return None,
    })
}

/// A piece of what an author wrote, on one line and not too long.
pub(super) fn one_line(word: &str) -> String {
    let first: String = word.chars().take(40).collect();
    first.split_whitespace().collect::<Vec<_>>().join(" ")
}
