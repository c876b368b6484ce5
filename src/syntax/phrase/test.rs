//! What is said of a value: comparisons and sets.

use super::ast::{MemberPhrase, Node, Phrase, Test};
use super::cursor::{Cursor, Read};
use crate::expression::Order;
use crate::syntax::TokenKind;

use super::condition::VERBS;

impl Cursor<'_, '_> {
    /// What is said of a value after `is`.
    pub(super) fn test(&mut self) -> Read<Test> {
        if self.takes(&["known"]) {
            return Ok(Test::Known);
        }
        if self.takes(&["unique"]) {
            return self.unique();
        }
        if self.ahead(0) == "like" && self.kind_ahead(1) == Some(TokenKind::Text) {
            if let Some(meant) = self.any_characters() {
                return Err(meant);
            }
            let start = self.at + 1;
            self.at += 2;
            return Ok(Test::Like(self.node(start, Node::Text)?));
        }
        if let Some(other) = self.in_other_words() {
            return Err(other);
        }
        // `is at 31 March`, where `at least` and `at most` are meant by no one.
        if self.sees(&["at"]) && !matches!(self.ahead(1), "least" | "most") {
            return Err(self.instead(
                1,
                "on",
                "A date is `on`, `before` or `after` a day: `born is on 31 March 2020`.",
            ));
        }
        if let Some(order) = self.date_order() {
            return Ok(Test::Order(order, self.moment_value()?));
        }
        if let Some(order) = self.bound() {
            return Ok(Test::Order(order, self.value()?));
        }
        if self.takes(&["from"]) || self.takes(&["between"]) {
            let from = self.value()?;
            if !self.takes(&["to"]) && !self.takes(&["and"]) {
                return self.expected_as("`to` and the last value", "Both ends are included: `is from 2 to 5`.");
            }
            return Ok(Test::Between(from, self.value()?));
        }
        if self.takes(&["one", "of"]) {
            return Ok(Test::OneOf(self.members()?));
        }
        let in_a_time = self.sees(&["in", "the", "period"]) || self.sees(&["in", "period"]);
        if in_a_time || self.sees(&["during"]) || self.sees(&["in"]) && (self.sees_day(1) || self.ahead(1) == "from") {
            self.at += 1;
            return Ok(Test::Within(self.window()?));
        }
        if self.sees(&["within"]) {
            return Ok(Test::Within(self.window()?));
        }
        // `in the school year`, `in Q1`: no set, but a time.
        let time = || self.sees(&["in", "the"]) || matches!(self.ahead(1), "Q1" | "Q2" | "Q3" | "Q4");
        if self.sees(&["in"]) && time() && self.ahead(2) != "to" {
            self.at += 1;
            return self.expected("a group, or a list of codes");
        }
        if self.takes(&["in"]) {
            return Ok(Test::OneOf(self.members()?));
        }
        self.takes_any(&["=", "=="]);
        let start = self.at;
        if let Some(phrase) = self.about_time(start)? {
            return Ok(Test::Fits(phrase));
        }
        let number = self.kind() == Some(TokenKind::Number);
        let value = self.value()?;
        // `is 4 to 16`, and so `is 4–16`, of which the dash was reported with the form of the file.
        if number && self.takes(&["to"]) {
            return Ok(Test::Between(value, self.value()?));
        }
        if let Some(postponed) = self.or_more(start) {
            return Err(postponed);
        }
        match self.relation()? {
            Some(relation) => Ok(Test::Fits(self.node(start, Node::Timed(Box::new(value), relation))?)),
            None => Ok(Test::Order(Order::Equal, value)),
        }
    }

    fn date_order(&mut self) -> Option<Order> {
        let orders: [(&[&str], Order); 5] = [
            (&["on", "or", "after"], Order::AtLeast),
            (&["on", "or", "before"], Order::AtMost),
            (&["before"], Order::Less),
            (&["after"], Order::More),
            (&["on"], Order::Equal),
        ];
        orders.into_iter().find(|(words, _)| self.takes(words)).map(|(_, order)| order)
    }

    /// Members of a set, separated by commas and a last `or`.
    fn members(&mut self) -> Read<Vec<MemberPhrase>> {
        let mut members = vec![self.member()?];
        while self.ahead(0) == "," && self.ahead(1) != "otherwise"
            || self.ahead(0) == "or" && !VERBS.contains(&self.ahead(2))
        {
            self.at += 1;
            self.takes(&["or"]);
            members.push(self.member()?);
        }
        Ok(members)
    }

    fn member(&mut self) -> Read<MemberPhrase> {
        let first = self.member_value()?;
        if self.takes(&["to"]) {
            return Ok(MemberPhrase::Range { list: None, from: first, to: self.member_value()? });
        }
        // `icd10 S00 to T79`
        if self.kind_ahead(1) == Some(TokenKind::Word) && self.ahead(1) == "to" && self.kind() == Some(TokenKind::Word)
        {
            let from = self.member_value()?;
            self.at += 1;
            return Ok(MemberPhrase::Range { list: Some(first), from, to: self.member_value()? });
        }
        Ok(MemberPhrase::One(first))
    }

    fn member_value(&mut self) -> Read<Phrase> {
        match self.kind() {
            Some(TokenKind::Number) => {
                let start = self.at;
                match self.number() {
                    Some(number) => self.node(start, Node::Number(number, None)),
                    None => self.expected("a number"),
                }
            }
            Some(TokenKind::Text) => {
                let start = self.at;
                self.at += 1;
                self.node(start, Node::Text)
            }
            _ => self.path(),
        }
    }
}
