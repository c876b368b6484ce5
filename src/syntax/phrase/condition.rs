//! Conditions: comparisons, terms, ages, linked records, joined by `and` or by `or`.

use super::ast::{Is, Node, Phrase, Test};
use super::cursor::{Cursor, Read};
use super::findings::UNCLEAR;
use crate::diagnostic::Diagnostic;
use crate::expression::TimeUnit;
use crate::syntax::TokenKind;

/// The words between what is spoken of and what is said of it.
pub(super) const VERBS: [&str; 6] = ["is", "are", "was", "were", "has", "have"];

const IS: &str = "Comparisons are words after `is`, as in `year-group is reception` or `score is over 3`.";

impl Cursor<'_, '_> {
    /// Conditions joined by `and`, or by `or`; the two mix only inside braces.
    pub(super) fn condition(&mut self) -> Read<Phrase> {
        let start = self.at;
        let first = self.single_condition()?;
        let Some(joint) = self.joint() else { return Ok(first) };
        let mut parts = vec![first];
        while let Some(next) = self.joint() {
            if next != joint {
                return self.mixed(joint, next);
            }
            self.at += 1;
            let next = self.after_joint(parts.last())?;
            parts.push(next);
        }
        let node = if joint == "and" { Node::All(parts) } else { Node::Any(parts) };
        self.node(start, node)
    }

    fn joint(&self) -> Option<&'static str> {
        ["and", "or"].into_iter().find(|word| self.ahead(0) == *word)
    }

    fn mixed(&self, joint: &str, next: &str) -> Read<Phrase> {
        let diagnostic = Diagnostic::new(&UNCLEAR, self.span(), format!("`{joint}` and `{next}` are mixed"))
            .here(format!("does `{next}` go with all before it, or with the last?"))
            .help("Write `all of { … }` or `any of { … }` with one condition a line, so that every reader groups them the same way.");
        Err(Box::new(diagnostic))
    }

    /// After `and` or `or` a comparison without a subject takes the one before: `is over 2 and under 85`, `is over 2 and
    /// is under 85`.
    fn after_joint(&mut self, previous: Option<&Phrase>) -> Read<Phrase> {
        let start = self.at;
        if let Some(Phrase { node: Node::Is(is), .. }) = previous
            && (self.starts_comparison() || VERBS.contains(&self.ahead(0)))
        {
            let (subjects, each) = (is.subjects.clone(), is.each);
            self.takes_any(&VERBS);
            let negated = self.takes(&["not"]);
            if let Some(nothing) = self.not_applicable(negated) {
                return Err(nothing);
            }
            let test = self.test()?;
            return self.node(start, Node::Is(Box::new(Is { subjects, each, negated, test })));
        }
        self.single_condition()
    }

    fn starts_comparison(&self) -> bool {
        let by = usize::from(self.sees(&["not"]));
        match self.ahead(by) {
            "at" => matches!(self.ahead(by + 1), "least" | "most"),
            "more" | "less" | "fewer" => self.ahead(by + 1) == "than",
            "over" | "under" | "before" | "after" => true,
            ">" | "<" | ">=" | "<=" | "≥" | "≤" | "=" | "==" | "!=" | "≠" => true,
            "on" => self.sees_on_or(by),
            "one" => self.ahead(by + 1) == "of",
            _ => false,
        }
    }

    fn sees_on_or(&self, by: usize) -> bool {
        self.ahead(by) == "on" && self.ahead(by + 1) == "or"
    }

    /// One condition, without `and` or `or` outside braces.
    pub(super) fn single_condition(&mut self) -> Read<Phrase> {
        self.deeper(Self::single)
    }

    fn single(&mut self) -> Read<Phrase> {
        let start = self.at;
        if self.takes(&["not"]) {
            let inner = self.single_condition()?;
            return self.node(start, Node::Not(Box::new(inner)));
        }
        for (word, kind) in [("all", 0), ("any", 1), ("none", 2)] {
            if self.sees(&[word, "of", "{"]) {
                self.at += 3;
                return self.braces(start, kind);
            }
        }
        if self.kind() == Some(TokenKind::Symbol) && !self.brackets_a_value() && self.takes(&["("]) {
            let inner = self.condition()?;
            return if self.takes(&[")"]) { Ok(inner) } else { self.expected("`)`") };
        }
        if self.takes(&["there", "is"]) || self.takes(&["there", "are"]) {
            let none = self.takes(&["no"]);
            let rows = self.rows()?;
            return self.node(start, Node::Exists(Box::new(rows), none));
        }
        if self.takes(&["every"]) {
            return self.every(start);
        }
        if let Some(among) = self.among(start)? {
            return Ok(among);
        }
        if self.takes(&["any", "of"]) {
            let subjects = self.subjects()?;
            return self.said_of(start, subjects, false);
        }
        self.plain(start)
    }

    /// Whether a bracket holds a value: something is said of it behind the one that closes it.
    fn brackets_a_value(&self) -> bool {
        let mut depth = 0_usize;
        for by in 0..self.tokens.len() - self.at {
            match self.ahead(by) {
                "(" => depth += 1,
                ")" if depth == 1 => {
                    let rest = Cursor::new(self.tokens.part(self.at + by + 1..self.tokens.len()), self.context);
                    let operators = ["plus", "minus", "times", "divided", "+", "-", "*", "×", "/"];
                    return VERBS.contains(&rest.ahead(0))
                        || rest.starts_comparison()
                        || operators.contains(&rest.ahead(0));
                }
                ")" => depth = depth.saturating_sub(1),
                _ => {}
            }
        }
        false
    }

    fn braces(&mut self, start: usize, kind: u8) -> Read<Phrase> {
        let mut parts = Vec::new();
        loop {
            while self.kind() == Some(TokenKind::Newline) || self.ahead(0) == "," {
                self.at += 1;
            }
            if self.takes(&["}"]) {
                break;
            }
            if self.is_end() {
                return self.expected("`}`");
            }
            parts.push(self.condition()?);
            if !matches!(self.kind(), Some(TokenKind::Newline | TokenKind::Close | TokenKind::Comma)) {
                return self.expected("`and`, `or`, a new line or `}`");
            }
        }
        if parts.is_empty() {
            return self.expected("at least one condition before `}`");
        }
        let node = match kind {
            0 => Node::All(parts),
            1 => Node::Any(parts),
            _ => Node::Not(Box::new(self.node(start, Node::Any(parts))?)),
        };
        self.node(start, node)
    }

    fn every(&mut self, start: usize) -> Read<Phrase> {
        let rows = self.rows()?;
        if self.takes_any(&VERBS).is_none() {
            return self.expected("`is` or `has`");
        }
        // Said of the rows' own fields: `every plan is open at the end of the period`, `every child has age over 4`.
        let condition = self.deeper(|cursor| cursor.plain(cursor.at))?;
        self.node(start, Node::Every(Box::new(rows), Box::new(condition)))
    }

    /// `aged …`, `turns …`, `open …`, a comparison, or a term or yes/no field by itself.
    fn plain(&mut self, start: usize) -> Read<Phrase> {
        if let Some(phrase) = self.about_time(start)? {
            return Ok(phrase);
        }
        if let Some(many) = self.so_many_of() {
            return Err(many);
        }
        if let Some(alone) = self.time_alone() {
            return Err(alone);
        }
        let subjects = self.subjects()?;
        match self.ahead(0) {
            "equals" | "equal" => return Err(self.instead(1, "is", IS)),
            "exceeds" | "exceed" => return Err(self.instead(1, "is over", IS)),
            _ => {}
        }
        if subjects.len() > 1 && matches!(self.ahead(0), "is" | "was" | "has") {
            return self.comma_for_and(start);
        }
        if VERBS.contains(&self.ahead(0)) || self.starts_comparison() {
            return self.said_of(start, subjects, true);
        }
        let mut subjects = subjects.into_iter();
        let (Some(only), None) = (subjects.next(), subjects.next()) else { return self.comma_for_and(start) };
        match self.relation()? {
            Some(relation) => self.node(start, Node::Timed(Box::new(only), relation)),
            None if self.ahead(0) == "from" => match self.how_much_of_a_time() {
                Some(unclear) => Err(unclear),
                None => self.expected("`is` and what it must be"),
            },
            None if matches!(only.node, Node::Name | Node::Of(..)) => Ok(only),
            None => self.expected("`is` and what it must be"),
        }
    }

    pub(super) fn about_time(&mut self, start: usize) -> Read<Option<Phrase>> {
        if self.takes(&["aged"]) {
            let ages = self.age_ranges()?;
            if self.takes_any(&["at", "on"]).is_none() {
                return self.expected_as(
                    "at which moment?",
                    "An age is counted at a moment: `aged 5 to 16 years at the end of the period`, `… at 31 August`, `… at referred-on`.",
                );
            }
            let moment = self.moment()?;
            return self.node(start, Node::Aged(ages, moment)).map(Some);
        }
        if self.sees(&["turns"]) || self.sees(&["turned"]) {
            self.at += 1;
            let years = self.birthdays()?;
            if !self.takes(&["in"]) {
                return self
                    .expected_as("in which time?", "Say when the birthday falls: `turns 19, 20 or 21 in the period`.");
            }
            let window = self.window()?;
            return self.node(start, Node::Turns(years, window)).map(Some);
        }
        if self.ahead(0) == "open" && !VERBS.contains(&self.ahead(1)) {
            self.at += 1;
            return match self.relation()? {
                Some(relation) => self.node(start, Node::Lasting(relation)).map(Some),
                None => match self.how_much_of_a_time() {
                    Some(unclear) => Err(unclear),
                    None => self.expected_as(
                    "open when?",
                    "Say at which moment or throughout which time: `open at the end of the period`, `open throughout the period`, `open for more than 2 years at 31 March`.",
                ),
                },
            };
        }
        Ok(None)
    }

    fn birthdays(&mut self) -> Read<Vec<u32>> {
        let mut years = Vec::new();
        loop {
            let Some(year) = self.whole() else {
                return match self.fraction("birthdays are counted") {
                    Some(fraction) => Err(fraction),
                    None => self.expected("an age in whole years"),
                };
            };
            years.push(year);
            if matches!(self.ahead(0), "," | "or" | "and") && self.kind_ahead(1) == Some(TokenKind::Number) {
                self.at += 1;
            } else {
                if TimeUnit::from_word(self.ahead(0)) == Some(TimeUnit::Years) {
                    self.at += 1;
                }
                return Ok(years);
            }
        }
    }

    /// One value, or several separated by commas before `are` or `is`.
    fn subjects(&mut self) -> Read<Vec<Phrase>> {
        let mut subjects = vec![self.value()?];
        while self.ahead(0) == "," && self.ahead(1) != "otherwise"
            || (self.ahead(0) == "or" || self.ahead(0) == "and") && subjects.len() > 1
            || self.goes_on_unique()
        {
            self.at += 1;
            subjects.push(self.value()?);
        }
        Ok(subjects)
    }

    /// `eligible, score is 3`: conditions separated by a comma.
    fn comma_for_and(&mut self, start: usize) -> Read<Phrase> {
        let comma = (start..self.at).find(|at| self.tokens.kind(*at) == Some(TokenKind::Comma)).unwrap_or(self.at);
        let span = self.tokens.span(comma);
        Err(Box::new(
            Diagnostic::new(&UNCLEAR, span, "a comma does not join conditions")
                .here("`and`? `or`?")
                .help("Write `and` where all must hold and `or` where one is enough. Commas stand between fields of which the same is said: `reading, writing are all known`."),
        ))
    }

    fn said_of(&mut self, start: usize, subjects: Vec<Phrase>, each: bool) -> Read<Phrase> {
        let worded = self.takes_any(&VERBS).is_some();
        if worded {
            self.takes(&["all"]);
        }
        let denied = worded && self.takes(&["not"]);
        if let Some(nothing) = self.not_applicable(denied) {
            return Err(nothing);
        }
        let negated = denied || self.takes_any(&["!=", "≠"]).is_some();
        let test = self.test()?;
        if let Test::Unique(together) = test {
            self.uniquely(subjects.len(), together, each)?;
        }
        self.node(start, Node::Is(Box::new(Is { subjects, each, negated, test })))
    }
}
