//! What is said of a record among the others of its table: `is unique`, `do not overlap`, `leave no gap`.

use super::ast::{AmongPhrase, Node, Phrase, StandsPhrase, Test};
use super::cursor::{Cursor, Read};
use super::findings::UNCLEAR;
use crate::diagnostic::Diagnostic;
use crate::syntax::TokenKind;

/// How it is said that records do not overlap and leave no gap, and how it is said here.
const OTHER_WORDS: [(&[&str], &str); 12] = [
    (&["must", "not", "overlap"], "do not overlap"),
    (&["should", "not", "overlap"], "do not overlap"),
    (&["may", "not", "overlap"], "do not overlap"),
    (&["can", "not", "overlap"], "do not overlap"),
    (&["does", "not", "overlap"], "do not overlap"),
    (&["cannot", "overlap"], "do not overlap"),
    (&["never", "overlap"], "do not overlap"),
    (&["have", "no", "gap"], "leave no gap"),
    (&["have", "no", "gaps"], "leave no gap"),
    (&["do", "not", "leave", "a", "gap"], "leave no gap"),
    (&["leave", "no", "day", "out"], "leave no gap"),
    (&["leave", "no", "gaps"], "leave no gap"),
];

const EACH_OR_TOGETHER: &str = "Write `… are unique together` where no two records have the same of all of them. Where no two have the same of any one, say it of each: `child-id is unique and case-id is unique`.";

impl Cursor<'_, '_> {
    /// `plans of the same child do not overlap`, where that stands next.
    pub(super) fn among(&mut self, start: usize) -> Read<Option<Phrase>> {
        let by = self.after_records();
        let words = |words: &[&str]| {
            words.iter().enumerate().all(|(at, word)| self.tokens.reads(self.at + by + at, word)).then_some(words.len())
        };
        let other = OTHER_WORDS.iter().find_map(|(said, here)| words(said).map(|taken| (taken, *here)));
        let said = [
            (words(&["do", "not", "overlap"]), StandsPhrase::Apart, false),
            (words(&["overlap"]), StandsPhrase::Apart, true),
            (words(&["leave", "no", "gap"]), StandsPhrase::Unbroken, false),
            (words(&["leave", "a", "gap"]), StandsPhrase::Unbroken, true),
        ];
        let said = said.into_iter().find_map(|(taken, stands, denied)| Some((taken?, stands, denied)));
        if let (true, Some((taken, here))) = (by > 0, other) {
            self.at += by;
            return Err(self.instead(taken, here, "Of the records of one table it is said that they `do not overlap` or `leave no gap`, as in `plans of the same child do not overlap`."));
        }
        let (true, Some((taken, stands, denied))) = (by > 0, said) else { return Ok(None) };
        let noun = self.name()?;
        let mut same = Vec::new();
        if self.takes(&["of", "the", "same"]) {
            same.push(self.name()?);
            while matches!(self.ahead(0), "," | "and") {
                self.at += 1;
                same.push(self.name()?);
            }
        }
        self.at += taken;
        let among = self.node(start, Node::Among(Box::new(AmongPhrase { noun, same, stands })))?;
        if denied { self.node(start, Node::Not(Box::new(among))).map(Some) } else { Ok(Some(among)) }
    }

    /// How many words name records here: `plans`, `plans of the same child and kind`; 0 where none do.
    fn after_records(&self) -> usize {
        let is_name = |by| self.kind_ahead(by) == Some(TokenKind::Word);
        if !is_name(0) {
            return 0;
        }
        if !self.sees_ahead(1, &["of", "the", "same"]) || !is_name(4) {
            return 1;
        }
        let mut by = 5;
        while matches!(self.ahead(by), "," | "and") && is_name(by + 1) {
            by += 2;
        }
        by
    }

    fn sees_ahead(&self, by: usize, words: &[&str]) -> bool {
        words.iter().enumerate().all(|(at, word)| self.tokens.reads(self.at + by + at, word))
    }

    /// After a field: whether it goes on `and began are unique`, so that the `and` joins fields and not conditions.
    pub(super) fn goes_on_unique(&self) -> bool {
        let mut by = 0;
        while matches!(self.ahead(by), "," | "and") && self.kind_ahead(by + 1) == Some(TokenKind::Word) {
            by += 2;
        }
        let not = usize::from(self.ahead(by + 1) == "not");
        by > 0
            && matches!(self.ahead(by), "are" | "were" | "have")
            && self.tokens.reads(self.at + by + 1 + not, "unique")
    }

    /// What follows `is unique`.
    pub(super) fn unique(&mut self) -> Read<Test> {
        if matches!(self.ahead(0), "within" | "by" | "per" | "for" | "in" | "across") {
            let span = self.tokens.span_of(self.at - 1..self.at + 1);
            let diagnostic = Diagnostic::new(&UNCLEAR, span, format!("`unique {}` is not said of records", self.ahead(0)))
                .here("together with which fields?")
                .help("A field is unique among all records of its table. Where it may come again with something else, name both: `school-id and pupil-number are unique together`.");
            return Err(Box::new(diagnostic));
        }
        Ok(Test::Unique(self.takes(&["together"])))
    }

    /// Says where it is not clear of several fields what is unique, or where one is said to be so together.
    pub(super) fn uniquely(&self, subjects: usize, together: bool, each: bool) -> Read<()> {
        let (message, label, help) = match (subjects, together) {
            (0 | 1, true) => (
                "one field is not `unique together`",
                "together with what?",
                "Write `is unique` of one field. Of several, name them all before it: `child-id and began are unique together`.",
            ),
            (2.., false) if each => {
                ("each of these could be unique, or all of them together", "which?", EACH_OR_TOGETHER)
            }
            _ => return Ok(()),
        };
        let back = if together { 2 } else { 1 };
        let span = self.tokens.span_of(self.at - back..self.at);
        Err(Box::new(Diagnostic::new(&UNCLEAR, span, message).here(label).help(help)))
    }
}
