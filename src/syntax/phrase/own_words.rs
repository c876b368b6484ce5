//! Conditions in people's own words: what they say, and how it is written here.

use super::condition::VERBS;
use super::cursor::Cursor;
use super::findings::{Context, OTHER_WORDS, UNCLEAR, one_line};
use crate::diagnostic::{Applicability, Diagnostic};
use crate::expression::{Date, MONTHS, TimeUnit, month};
use crate::source::Span;
use crate::syntax::{TokenKind, text_value};

/// What is found instead of saying that the words at the place are not understood.
pub(super) type Own = Option<Box<Diagnostic>>;

impl Cursor<'_, '_> {
    /// What is meant by the words at which reading stopped, where people say it in their own.
    pub(super) fn in_own_words(&self) -> Own {
        if self.context == Context::Statement {
            return None;
        }
        self.asked_if()
            .or_else(|| self.capitals())
            .or_else(|| self.ages_between())
            .or_else(|| self.ages_of_people())
            .or_else(|| self.sign_of_a_program())
            .or_else(|| self.stretch_up_to_now())
            .or_else(|| self.ages_of_a_group())
            .or_else(|| self.part_of_a_text())
            .or_else(|| self.listed_in_brackets())
            .or_else(|| self.number_and_more())
            .or_else(|| self.value_between_two())
            .or_else(|| self.missing_is())
            .or_else(|| self.missing_one_of())
            .or_else(|| self.money())
            .or_else(|| self.said_elsewhere())
    }

    /// The text of a token before the place; empty where there is none.
    pub(super) fn back(&self, by: usize) -> &str {
        self.at.checked_sub(by).map_or("", |at| self.tokens.text(at))
    }

    pub(super) fn kind_back(&self, by: usize) -> Option<TokenKind> {
        self.at.checked_sub(by).and_then(|at| self.tokens.kind(at))
    }

    /// From some tokens back to some ahead, the last of them left out.
    pub(super) fn around(&self, back: usize, ahead: usize) -> Span {
        let end = (self.at + ahead).min(self.tokens.len());
        self.tokens.span_of(self.at - back.min(self.at)..end)
    }

    pub(super) fn said(&self, span: Span) -> String {
        one_line(self.tokens.tree().text().get(span.range()).unwrap_or_default())
    }

    /// `is`, and a blank, where no such word stands right before a place.
    pub(super) fn is_before(&self, back: usize) -> &'static str {
        let words = [self.back(back + 1), self.back(back + 2)];
        if VERBS.contains(&words[0]) || words[0] == "not" && VERBS.contains(&words[1]) { "" } else { "is " }
    }

    pub(super) fn write(&self, span: Span, write: &str, help: &str) -> Own {
        let message = format!("`{}` is said `{write}` here", self.said(span));
        Some(Box::new(Diagnostic::new(&UNCLEAR, span, message).here(format!("write `{write}`")).help(help).fix(
            Applicability::Likely,
            span,
            write,
            format!("write `{write}`"),
        )))
    }

    /// `if flagged then …` where a condition stands; `IF(…)` of a spreadsheet.
    fn asked_if(&self) -> Own {
        let (before, called) = (self.back(1), self.ahead(0) == "(");
        if before.eq_ignore_ascii_case("if") && !called {
            let diagnostic = Diagnostic::new(&UNCLEAR, self.around(1, 0), "a condition has no `if`")
                .here("leave this out")
                .help("Write only what must hold of a record, as in `score is at least 3`. `if … then …` is for what a `rule` asks of records.");
            return Some(Box::new(diagnostic));
        }
        let is_function = called && before.len() > 1 && before.bytes().all(|b| b.is_ascii_uppercase());
        is_function.then(|| {
            Box::new(
                Diagnostic::new(&UNCLEAR, self.around(1, 1), format!("there is no function `{before}`"))
                    .here("a formula of a spreadsheet?")
                    .help("Say it in words, without brackets: `score is over 5`, `all of { … }`, `number of visits is at least 3`."),
            )
        })
    }

    /// `&&`, `||`, `but`.
    fn sign_of_a_program(&self) -> Own {
        let (write, taken) = match (self.ahead(0), self.ahead(1)) {
            ("&", "&") => ("and", 2),
            ("|", "|") => ("or", 2),
            ("&", _) | ("but", _) => ("and", 1),
            ("|", _) => ("or", 1),
            _ => return None,
        };
        self.write(self.around(0, taken), write, "Conditions are joined by `and` or `or`.")
    }

    /// `in the last 12 months`, `this year`: counted up to a day that nobody names.
    fn stretch_up_to_now(&self) -> Own {
        let ages = |word: &str| matches!(word, "last" | "past" | "previous");
        let leads = |word: &str| matches!(word, "in" | "within" | "during" | "the" | "over");
        // Reading may have stopped before the words, or among them.
        let ahead = (0..3).find(|by| !leads(self.ahead(*by))).filter(|by| ages(self.ahead(*by)));
        let number = ahead.map_or(self.at, |by| self.at + by + 1);
        let counted = self.tokens.kind(number) == Some(TokenKind::Number)
            && TimeUnit::from_word(self.tokens.text(number + 1)).is_some();
        if counted && (ahead.is_some() || ages(self.back(1))) {
            let mut back = usize::from(ahead.is_none());
            while leads(self.back(back + 1)) {
                back += 1;
            }
            let length = self.said(self.tokens.span_of(number..number + 2));
            let write = format!("{}within {length} before the end of the period", self.is_before(back));
            let span = self.tokens.span_of(self.at - back..number + 2);
            return self.write(span, &write, "Say up to which day the time is counted. A framework is read in later years too, so no day is `today`.");
        }
        let named = |word: &str| matches!(word, "year" | "month" | "quarter" | "week");
        let this = |word: &str| matches!(word, "this" | "current") || ages(word);
        // The first of the words that name the time.
        let names = |at: usize| this(self.tokens.text(at)) && named(self.tokens.text(at + 1));
        let at = [self.at.checked_sub(1), Some(self.at), Some(self.at + 1), Some(self.at + 2)].into_iter().flatten();
        let first = at.filter(|at| (self.at..*at).all(|lead| leads(self.tokens.text(lead)))).find(|at| names(*at))?;
        let mut from = self.at.saturating_sub(first);
        while matches!(self.back(from + 1), "in" | "during" | "the" | "within") {
            from += 1;
        }
        let write = format!("{}in the period", self.is_before(from));
        self.write(
            self.tokens.span_of(self.at - from..first + 2),
            &write,
            "The time a value is for is `the period`, whichever year that is: the metric says which one.",
        )
    }

    /// `under 5s`, `5 and over` of no named moment.
    fn ages_of_a_group(&self) -> Own {
        let years = self.ahead(0).strip_suffix('s').filter(|age| age.len() <= 2 && age.parse::<u8>().is_ok())?;
        let order = matches!(self.back(1), "under" | "over").then(|| self.back(1))?;
        let write = format!("aged {order} {years} years at the end of the period");
        self.write(self.around(1, 1), &write, "An age is counted at a moment, and in a unit. Choose the moment that is meant: `at the end of the period`, `at 31 August`, `at` a field that holds a date.")
    }

    /// `place is like "Lon*"`, `like "Lon%"`: as search boxes and databases have it.
    pub(super) fn any_characters(&self) -> Own {
        let pattern = text_value(self.ahead(1));
        let search = |end: &str| pattern.strip_prefix(end).or_else(|| pattern.strip_suffix(end));
        // A small letter that stands for itself is of a word, and no pattern of codes.
        let word = |rest: &str| rest.chars().any(|c| c.is_lowercase() && c != 'a') && !rest.ends_with('\\');
        search("%").or_else(|| search("*")).filter(|rest| word(rest))?;
        Some(Box::new(
            Diagnostic::new(&UNCLEAR, self.around(0, 2), "a pattern has no sign for any characters")
                .here("a shape has so many characters")
                .help("In a pattern `*` is one capital letter or digit and `%` is itself: `postcode is like \"AA9 9AA\"`. A condition does not look inside a text; what is to be told apart is best kept as codes."),
        ))
    }

    /// `place contains "London"`.
    fn part_of_a_text(&self) -> Own {
        let words = ["contains", "includes", "starts", "begins", "ends", "like", "matches", "containing"];
        let by = usize::from(VERBS.contains(&self.ahead(0)));
        let read = self.kind() == Some(TokenKind::Text) && words.contains(&self.back(1));
        let span = if read { self.around(1, 0) } else { self.around(0, by + 1) };
        (read || words.contains(&self.ahead(by))).then(|| {
            Box::new(
                Diagnostic::new(&UNCLEAR, span, "a condition does not look inside a text")
                    .here("compares no part of a text")
                    .help("A text is compared as a whole, `place is \"Leeds\"`, or its shape with a pattern: `postcode is like \"AA9 9AA\"`. What is to be told apart is best kept as codes."),
            )
        })
    }

    /// `in (1, 2)`
    fn listed_in_brackets(&self) -> Own {
        // Reading may have stopped at the bracket, or behind the first of the values.
        let open =
            if self.ahead(0) == "(" { self.at } else { self.at.checked_sub(2).filter(|_| self.ahead(0) == ",")? };
        let text = |by: usize| open.checked_sub(by).map_or("", |at| self.tokens.text(at));
        if text(0) != "(" || !matches!(text(1), "in" | "of") {
            return None;
        }
        let close = (open..self.tokens.len()).find(|at| self.tokens.text(*at) == ")")?;
        let listed = self.said(self.tokens.span_of(open + 1..close));
        let back = if text(2) == "one" { 2 } else { 1 };
        let write = format!("{}one of {listed}", self.is_before(self.at - open + back));
        let span = self.tokens.span_of(open - back..close + 1);
        self.write(span, &write, "Values are listed without brackets, separated by commas.")
    }

    /// `5+`, `score 5+`
    fn number_and_more(&self) -> Own {
        let back = if self.back(1) == "+" && self.kind_back(2) == Some(TokenKind::Number) {
            2
        } else if self.kind() == Some(TokenKind::Number) && self.ahead(1) == "+" {
            0
        } else {
            return None;
        };
        let number = if back == 0 { self.ahead(0) } else { self.back(2) };
        let write = format!("{}at least {number}", self.is_before(back));
        self.write(
            self.around(back, 2 - back),
            &write,
            "The comparison stands before the number, so that a reader meets it first.",
        )
    }

    /// `5 <= score <= 10`
    fn value_between_two(&self) -> Own {
        let sign = |sign: &str| matches!(sign, "<" | "<=" | "≤");
        let numbers = self.kind_back(3) == Some(TokenKind::Number) && self.kind_ahead(1) == Some(TokenKind::Number);
        if !numbers || !sign(self.ahead(0)) || !sign(self.back(2)) {
            return None;
        }
        let (low, name, high) = (self.back(3), self.back(1), self.ahead(1));
        let write = match (self.back(2), self.ahead(0)) {
            ("<", "<") => format!("{name} is over {low} and under {high}"),
            ("<", _) => format!("{name} is over {low} and at most {high}"),
            (_, "<") => format!("{name} is at least {low} and under {high}"),
            _ => format!("{name} is from {low} to {high}"),
        };
        self.write(self.around(3, 2), &write, "The name of the field stands first, then what must hold of it.")
    }

    /// `score greater than 5`, `score between 5 and 10`: the comparison without its `is`.
    fn missing_is(&self) -> Own {
        if self.at == 0 || VERBS.contains(&self.back(1)) || self.kind_back(1) != Some(TokenKind::Word) {
            return None;
        }
        if matches!(self.back(1), "does" | "do") && self.ahead(0) == "not" {
            let diagnostic = Diagnostic::new(&UNCLEAR, self.around(1, 1), "`does not` is said `not` here")
                .here("write `not`")
                .help("What is yes or no is denied with `not`, as in `not eligible`; anything else with `is not`.");
            return Some(Box::new(diagnostic));
        }
        let bare = ["between", "known", "from"];
        if let Some(word) = bare.iter().find(|word| self.ahead(0) == **word) {
            return self.write(self.around(0, 1), &format!("is {word}"), "`is` stands before a comparison.");
        }
        let other = OTHER_WORDS.iter().find(|(words, here)| self.sees(words) && !here.is_empty());
        if let Some((words, here)) = other {
            return self.write(self.around(0, words.len()), &format!("is {here}"), "`is` stands before a comparison.");
        }
        let number = self.kind() == Some(TokenKind::Number) && TimeUnit::from_word(self.ahead(1)).is_none();
        let field = self.back(1);
        (number && self.at == 1).then(|| {
            let number = self.ahead(0);
            Box::new(
                Diagnostic::new(&UNCLEAR, self.span(), format!("what must `{}` be to `{number}`?", one_line(field)))
                    .here("a comparison is missing")
                    .help(format!("Say how they compare: `is {number}`, `is at least {number}`, `is over {number}`.")),
            )
        })
    }

    /// `sex is 1 or 2`: values joined as if they were conditions.
    fn missing_one_of(&self) -> Own {
        let value = |kind| matches!(kind, Some(TokenKind::Number | TokenKind::Text));
        if self.back(2) != "or" || !value(self.kind_back(1)) {
            return None;
        }
        let verb = (0..self.at).rev().find(|at| VERBS.contains(&self.tokens.text(*at)))?;
        let between = (verb + 1..self.at - 2).all(|at| value(self.tokens.kind(at)) || self.tokens.text(at) == ",");
        if !between || verb + 1 >= self.at - 2 {
            return None;
        }
        let listed = self.said(self.tokens.span_of(verb + 1..self.at));
        let span = self.tokens.span_of(verb + 1..self.at);
        self.write(
            span,
            &format!("one of {listed}"),
            "`or` joins conditions. Several values of one field are listed after `is one of`.",
        )
    }

    /// `over £5`
    fn money(&self) -> Own {
        let unit = match self.ahead(0) {
            "£" => "pounds",
            "€" => "euros",
            "$" => "dollars",
            _ => return None,
        };
        if self.kind_ahead(1) != Some(TokenKind::Number) {
            return None;
        }
        let write = format!("{} {unit}", self.ahead(1));
        self.write(self.around(0, 2), &write, "A unit stands after its number, in words: that of the field.")
    }

    /// `1st April`, `April 1`, `31/03/2022`, `31-03-2022`: a day as it is written elsewhere.
    pub(super) fn day_of_another_form(&self) -> Own {
        self.day_in_digits().or_else(|| self.day_with_ending()).or_else(|| self.month_before_day())
    }

    fn day_with_ending(&self) -> Own {
        let word = self.ahead(0);
        let digits = ["st", "nd", "rd", "th"].iter().find_map(|ending| word.strip_suffix(ending))?;
        let of = usize::from(self.ahead(1) == "of");
        let day: u8 = digits.parse().ok().filter(|day| (1..=31).contains(day))?;
        let named = month(self.ahead(1 + of))?;
        let span = self.around(0, 2 + of);
        self.day(span, day, named, None, Applicability::Certain)
    }

    fn month_before_day(&self) -> Own {
        let named = month(self.ahead(0)).filter(|_| self.ahead(0).starts_with(|c: char| c.is_ascii_uppercase()))?;
        let digits = ["st", "nd", "rd", "th"].iter().find_map(|ending| self.ahead(1).strip_suffix(ending));
        let day: u8 = digits.unwrap_or(self.ahead(1)).parse().ok().filter(|day| (1..=31).contains(day))?;
        let comma = usize::from(self.ahead(2) == ",");
        let year = self.ahead(2 + comma).parse::<u16>().ok().filter(|year| (1900..=2200).contains(year));
        let taken = if year.is_some() { 3 + comma } else { 2 };
        self.day(self.around(0, taken), day, named, year, Applicability::Certain)
    }

    fn day_in_digits(&self) -> Own {
        let (parts, taken): (Vec<&str>, usize) = match (self.ahead(1), self.ahead(3)) {
            ("/", "/") => (vec![self.ahead(0), self.ahead(2), self.ahead(4)], 5),
            _ => (self.ahead(0).split(['-', '.']).collect(), 1),
        };
        let [first, second, year] = parts.as_slice() else { return None };
        let number = |part: &&str| part.parse::<u16>().ok();
        let (first, second) = (u8::try_from(number(first)?).ok()?, u8::try_from(number(second)?).ok()?);
        let year = number(year).filter(|_| year.len() == 4)?;
        // The day comes first in Britain; where it cannot, the month did.
        let (day, named) = if second > 12 { (second, first) } else { (first, second) };
        Date::new(year, named, day)?;
        let sure =
            if first > 12 || second > 12 || first == second { Applicability::Certain } else { Applicability::Likely };
        self.day(self.around(0, taken), day, named, Some(year), sure)
    }

    fn day(&self, span: Span, day: u8, named: u8, year: Option<u16>, sure: Applicability) -> Own {
        let name = MONTHS.get(usize::from(named).checked_sub(1)?)?;
        let year = year.map(|year| format!(" {year}")).unwrap_or_default();
        let write = format!("{day} {name}{year}");
        let help = match sure {
            Applicability::Certain => "A day is written with the name of its month, so that nobody reads another day.",
            Applicability::Likely => {
                "Half the world reads the month first, so a day is written with the name of its month. See which of the two is meant."
            }
        };
        let message = format!("`{}` is written `{write}` here", self.said(span));
        Some(Box::new(Diagnostic::new(&UNCLEAR, span, message).here(format!("write `{write}`")).help(help).fix(
            sure,
            span,
            write.clone(),
            format!("write `{write}`"),
        )))
    }
}
