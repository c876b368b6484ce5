//! Values: arithmetic, names, numbers with units, and numbers of records.

use super::ast::{Node, Phrase, RowsPhrase, UnitWords};
use super::cursor::{Cursor, Read};
use super::findings::UNCLEAR;
use crate::diagnostic::Diagnostic;
use crate::expression::{Operator, Sequence, TimeUnit};
use crate::syntax::TokenKind;

/// Words that stand behind a number and are no unit, whatever they were meant for.
const NO_UNITS: [&str; 18] = [
    "AND",
    "NOT",
    "OR",
    "And",
    "Or",
    "because",
    "but",
    "divided",
    "except",
    "hundred",
    "if",
    "inclusive",
    "million",
    "otherwise",
    "then",
    "thousand",
    "unless",
    "while",
];

/// Words that join or compare: none of them can be a name where a name is expected.
const JOINING: [&str; 34] = [
    "and",
    "or",
    "not",
    "is",
    "are",
    "was",
    "were",
    "has",
    "have",
    "of",
    "in",
    "on",
    "at",
    "to",
    "from",
    "by",
    "for",
    "the",
    "where",
    "excluding",
    "then",
    "known",
    "least",
    "most",
    "than",
    "plus",
    "minus",
    "times",
    "during",
    "throughout",
    "before",
    "after",
    "within",
    "one",
];

const CHOICE: &str = "A value that depends on something says what it is, when, and what it is otherwise: `closed-on if closed-on is known, otherwise the end of the period`.";

impl Cursor<'_, '_> {
    /// A value, or one of two by what holds: `closed-on if closed-on is known, otherwise the end of the period`.
    pub(super) fn choice(&mut self) -> Read<Phrase> {
        let start = self.at;
        let first = self.value()?;
        if !self.takes(&["if"]) {
            return Ok(first);
        }
        let condition = self.condition()?;
        self.takes(&[","]);
        if self.takes(&["otherwise"]) {
            let other = self.deeper(Self::choice)?;
            return self.node(start, Node::Choice(Box::new(first), Box::new(condition), Box::new(other)));
        }
        let in_other_words = [&["or", "else"][..], &["else"], &["or", "otherwise"]];
        match in_other_words.iter().find(|words| self.sees(words)) {
            Some(words) => Err(self.instead(words.len(), "otherwise", CHOICE)),
            None => self.expected_as("`, otherwise` and the other value", CHOICE),
        }
    }

    /// A choice as a part of something else, without the brackets that show where it ends.
    pub(super) fn unbracketed_choice(&self) -> Option<Box<Diagnostic>> {
        (self.ahead(0) == "if" && self.at > 0).then(|| {
            let diagnostic = Diagnostic::new(&UNCLEAR, self.span(), "`if` is not understood here")
                .here("a value that depends on something?")
                .help("Put it in brackets, so that it is seen where it ends: `(closed-on if closed-on is known, otherwise the end of the period) is after began`. What is asked of some records only is said by `if … then …` in a rule.");
            Box::new(diagnostic)
        })
    }

    /// Sums and differences of products and quotients.
    pub(super) fn value(&mut self) -> Read<Phrase> {
        let start = self.at;
        let mut left = self.product()?;
        while let Some(operator) = self.operator(&[
            ("plus", Operator::Plus),
            ("+", Operator::Plus),
            ("minus", Operator::Minus),
            ("-", Operator::Minus),
        ]) {
            let right = self.product()?;
            left = self.node(start, Node::Arithmetic(Box::new(left), operator, Box::new(right)))?;
        }
        Ok(left)
    }

    fn product(&mut self) -> Read<Phrase> {
        let start = self.at;
        let mut left = self.factor()?;
        while let Some(operator) = self.operator(&[
            ("times", Operator::Times),
            ("*", Operator::Times),
            ("×", Operator::Times),
            ("divided", Operator::DividedBy),
            ("/", Operator::DividedBy),
        ]) {
            let right = self.factor()?;
            left = self.node(start, Node::Arithmetic(Box::new(left), operator, Box::new(right)))?;
        }
        Ok(left)
    }

    fn operator(&mut self, words: &[(&str, Operator)]) -> Option<Operator> {
        let (word, operator) = words.iter().find(|(word, _)| self.ahead(0) == *word)?;
        if *word == "divided" && self.ahead(1) != "by" {
            return None;
        }
        self.at += if *word == "divided" { 2 } else { 1 };
        Some(*operator)
    }

    pub(super) fn factor(&mut self) -> Read<Phrase> {
        let start = self.at;
        match self.kind() {
            Some(TokenKind::Text) => {
                self.at += 1;
                self.node(start, Node::Text)
            }
            Some(TokenKind::Number) => self.number_with_unit(),
            Some(TokenKind::Symbol) if self.ahead(0) == "(" => self.deeper(|cursor| {
                cursor.at += 1;
                let inner = cursor.choice()?;
                if cursor.takes(&[")"]) { Ok(inner) } else { cursor.expected("`)`") }
            }),
            Some(TokenKind::Word) => self.word_value(),
            _ => self.expected("a field, a number or a code"),
        }
    }

    fn word_value(&mut self) -> Read<Phrase> {
        let start = self.at;
        // `1e5` may be a code; no code is a fraction.
        if self.ahead(0).ends_with(['½', '¼', '¾'])
            && let Some(problem) = self.number_of_another_form()
        {
            return Err(problem);
        }
        if self.takes(&["number", "of"]) {
            let rows = self.rows()?;
            return self.node(start, Node::Count(Box::new(rows)));
        }
        if self.takes(&["longest", "run", "of"]) {
            let rows = self.rows()?;
            return self.node(start, Node::Run(Box::new(rows)));
        }
        if let Some(word) = self.extreme() {
            let of = self.name()?;
            if !self.takes(&["of"]) {
                return self.expected("`of` and the records");
            }
            let rows = self.rows()?;
            return self.node(start, Node::Extreme(word == "latest", Box::new(of), Box::new(rows)));
        }
        if self.sees(&["age", "in"]) || self.sees(&["age", "at"]) {
            return self.age_value();
        }
        if let (Some(unit), "from") = (TimeUnit::from_word(self.ahead(0)), self.ahead(1)) {
            self.at += 2;
            let from = self.moment_value()?;
            if !self.takes(&["to"]) {
                return self.expected("`to` and a second date");
            }
            let to = self.moment_value()?;
            return self.node(start, Node::Elapsed(unit, Box::new(from), Box::new(to)));
        }
        if let Some(word) = self.takes_any(&["yes", "no"]) {
            return self.node(start, Node::Truth(word == "yes"));
        }
        if self.sees(&["the"]) {
            return self.moment_value();
        }
        // `2022-12-15` reads as a word.
        if let Some(moment) = self.calendar_day() {
            return self.node(start, Node::Moment(moment));
        }
        if let Some(day) = self.day_of_another_form() {
            return Err(day);
        }
        self.path()
    }

    fn extreme(&mut self) -> Option<&'static str> {
        (self.kind_ahead(1) == Some(TokenKind::Word)).then(|| self.takes_any(&["earliest", "latest"])).flatten()
    }

    fn age_value(&mut self) -> Read<Phrase> {
        let start = self.at;
        self.at += 1;
        let unit = if self.takes(&["in"]) {
            let Some(unit) = TimeUnit::from_word(self.ahead(0)) else {
                return self.expected("`years`, `months`, `weeks` or `days`");
            };
            self.at += 1;
            unit
        } else {
            TimeUnit::Years
        };
        if !self.takes(&["at"]) {
            return self.expected_as(
                "at which moment?",
                "An age is counted at a moment: `age in months at the end of the period`.",
            );
        }
        let moment = self.moment()?;
        self.node(start, Node::Age(unit, moment))
    }

    /// A moment as a value.
    pub(super) fn moment_value(&mut self) -> Read<Phrase> {
        let start = self.at;
        let moment = self.moment()?;
        match moment {
            super::ast::MomentPhrase::Field(field) => Ok(*field),
            moment => self.node(start, Node::Moment(moment)),
        }
    }

    fn number_with_unit(&mut self) -> Read<Phrase> {
        let start = self.at;
        if let Some(moment) = self.calendar_day() {
            return self.node(start, Node::Moment(moment));
        }
        if let Some(day) = self.no_such_day().or_else(|| self.day_of_another_form()) {
            return Err(day);
        }
        let Some(number) = self.number() else { return self.expected("a number") };
        if let Some(unit) = TimeUnit::from_word(self.ahead(0)) {
            if let (true, Ok(count)) = (number.is_integer(), u32::try_from(number)) {
                self.at += 1;
                return self.node(start, Node::Length(crate::expression::Duration { count, unit }));
            }
            self.at = start;
            return match self.fraction("time is counted") {
                Some(fraction) => Err(fraction),
                None => self.expected("a smaller number of days, weeks, months or years"),
            };
        }
        let unit = self.unit_words()?;
        self.node(start, Node::Number(number, unit))
    }

    /// What a number counts, where a word after it says so.
    pub(super) fn unit_words(&mut self) -> Read<Option<UnitWords>> {
        if self.takes(&["percent"]) || self.takes(&["%"]) || self.takes(&["per", "cent"]) {
            return Ok(Some(UnitWords::Percent));
        }
        if self.takes(&["percentage", "points"]) || self.takes(&["percentage", "point"]) {
            return Ok(Some(UnitWords::PercentagePoints));
        }
        if self.takes(&["per"]) {
            let Some(base) = self.whole() else { return self.expected("a whole number, as in `per 1,000`") };
            return Ok(Some(UnitWords::Per(base)));
        }
        let names_a_unit = self.kind() == Some(TokenKind::Word)
            && !JOINING.contains(&self.ahead(0))
            && !NO_UNITS.contains(&self.ahead(0));
        if !names_a_unit {
            return Ok(None);
        }
        let span = self.span();
        self.at += 1;
        Ok(Some(UnitWords::Word(span)))
    }

    /// A name, perhaps of something: `bmi-centile`, `closed-on of referral`, `measurements of the ncmp`.
    pub(super) fn path(&mut self) -> Read<Phrase> {
        let start = self.at;
        let name = self.name()?;
        if self.ahead(0) != "of" || self.sees(&["of", "the", "same"]) {
            return Ok(name);
        }
        self.at += 1;
        self.takes(&["the"]);
        let of = self.deeper(Self::path)?;
        self.node(start, Node::Of(Box::new(name), Box::new(of)))
    }

    pub(super) fn name(&mut self) -> Read<Phrase> {
        let start = self.at;
        if self.kind() != Some(TokenKind::Word) || JOINING.contains(&self.ahead(0)) {
            return self.expected("a name");
        }
        self.at += 1;
        self.node(start, Node::Name)
    }

    /// Records of another table: `placements during the period`, `an earlier referral of the same child, at most 12
    /// months before`.
    pub(super) fn rows(&mut self) -> Read<RowsPhrase> {
        self.takes_any(&["a", "an", "the"]);
        let sequence = match self.takes_any(&["earlier", "later", "other", "another"]) {
            Some("earlier") => Some(Sequence::Earlier),
            Some("later") => Some(Sequence::Later),
            Some(_) => Some(Sequence::Other),
            None => None,
        };
        let noun = self.name()?;
        let mut rows = RowsPhrase { noun, same: None, of: None, sequence, during: None, within: None, condition: None };
        loop {
            if self.takes(&["of", "the", "same"]) {
                rows.same = Some(self.name()?);
            } else if self.takes(&["of", "the"]) || self.takes(&["of"]) || self.belongs_in() {
                rows.of = Some(self.path()?);
            } else if let Some((length, sequence)) = self.so_far_away(rows.sequence)? {
                (rows.within, rows.sequence) = (Some(length), Some(sequence));
            } else if self.ahead(0) == "open" {
                self.at += 1;
                rows.during = self.relation()?;
                if rows.during.is_none() {
                    return self.expected("a time, as in `open at the end of the period`");
                }
            } else if self.ahead(0) == "for" || self.ahead(0) == "at" && !matches!(self.ahead(1), "least" | "most") {
                return Err(self.instead(
                    1,
                    &format!("open {}", self.ahead(0)),
                    "Records that last are `open` at a moment: `open at the end of the period`.",
                ));
            } else if matches!(self.ahead(0), "during" | "throughout" | "in") {
                rows.during = self.relation()?;
            } else if self.takes_any(&["where", "with"]).is_some() {
                rows.condition = Some(self.deeper(Self::single_condition)?);
            } else {
                return Ok(rows);
            }
        }
    }

    /// `in the family`: belongs to the record at hand; `in the period` is a time.
    fn belongs_in(&mut self) -> bool {
        let belongs = self.sees(&["in", "the"]) && self.ahead(2) != "period";
        if belongs {
            self.at += 2;
        }
        belongs
    }

    /// `, at most 12 months before`, `within 12 months after`: how far away, and on which side.
    fn so_far_away(&mut self, said: Option<Sequence>) -> Read<Option<(crate::expression::Duration, Sequence)>> {
        let start = self.at;
        self.takes(&[","]);
        let worded = self.takes(&["at", "most"]) || self.takes(&["within"]);
        if !worded || self.kind() != Some(TokenKind::Number) || TimeUnit::from_word(self.ahead(1)).is_none() {
            self.at = start;
            return Ok(None);
        }
        let length = self.duration()?;
        let sequence = match self.ahead(0) {
            "before" | "earlier" => Sequence::Earlier,
            "after" | "later" => Sequence::Later,
            _ => {
                return self.expected_as(
                    "`before` or `after`",
                    "Say on which side: `, at most 12 months before`, `, at most 12 months after`.",
                );
            }
        };
        if matches!(
            (said, sequence),
            (Some(Sequence::Earlier), Sequence::Later) | (Some(Sequence::Later), Sequence::Earlier)
        ) {
            return self.expected_as(
                "earlier or later?",
                "A record cannot be both: write `an earlier … before`, or `a later … after`.",
            );
        }
        self.at += 1;
        Ok(Some((length, sequence)))
    }
}
