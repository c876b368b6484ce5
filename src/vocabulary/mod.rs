//! The words of the language, as data.
//!
//! One table says, for each kind of declaration, its statements, the shapes of their values, how often they may stand,
//! what each status asks for, and what each means. Lowering, suggestions, the reference in `docs/language.md` and
//! editors read this table; nothing else knows the words. What is deliberately absent: any knowledge of files, trees
//! or models.

mod entry;
mod everyday;
mod expression_words;
mod kinds;
mod meant;
mod nouns;
mod reference;
mod shape;

use std::collections::HashMap;
use std::sync::LazyLock;

pub use entry::{Kind, Layer, Presence, Statement, Status};
pub use everyday::{meant_by, number_of_word, said_within};
pub use expression_words::{continues_line, is_inline_block, joins_conditions};
pub use kinds::COMMON;
pub use meant::{Meant, declared_by};
pub use reference::{BEGIN as REFERENCE_BEGIN, END as REFERENCE_END, reference};
pub use shape::{Alternative, Element, References, Shape, Slot, ValueSlot, readable};

/// Names a kind of declaration; an index into [`Vocabulary::kinds`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct KindId(u8);

/// A kind with its statements, those of its own and the common ones, ready to be matched.
#[derive(Debug)]
pub struct KindEntry {
    /// The entry of the table.
    pub kind: &'static Kind,
    /// Its statements, the longest words first, so that the first that fits is the one meant.
    pub statements: Vec<StatementEntry>,
}

/// A statement with its shapes read.
#[derive(Debug)]
pub struct StatementEntry {
    /// The entry of the table.
    pub statement: &'static Statement,
    /// The words it starts with.
    pub words: Vec<&'static str>,
    /// Its shapes, in the order of the table. Notation that could not be read is left out; a test allows none.
    pub shapes: Vec<Shape>,
}

/// The whole table, indexed.
#[derive(Debug)]
pub struct Vocabulary {
    kinds: Vec<KindEntry>,
    by_word: HashMap<&'static str, KindId>,
    spoken: nouns::Spoken,
}

static VOCABULARY: LazyLock<Vocabulary> = LazyLock::new(Vocabulary::build);

/// The vocabulary of the language.
pub fn vocabulary() -> &'static Vocabulary {
    &VOCABULARY
}

impl Vocabulary {
    fn build() -> Self {
        let kinds: Vec<KindEntry> = kinds::PARTS.iter().copied().flatten().map(KindEntry::build).collect();
        let id = |index: usize| KindId(u8::try_from(index).unwrap_or(u8::MAX));
        let by_word = kinds.iter().enumerate().map(|(index, entry)| (entry.kind.word, id(index))).collect();
        Self { kinds, by_word, spoken: nouns::spoken(&kinds::PARTS, COMMON) }
    }

    /// Every kind, in the order of the reference.
    pub fn kinds(&self) -> impl Iterator<Item = (KindId, &KindEntry)> {
        self.kinds.iter().enumerate().map(|(index, entry)| (KindId(u8::try_from(index).unwrap_or(u8::MAX)), entry))
    }

    /// The kind with this id.
    pub fn kind(&self, id: KindId) -> &KindEntry {
        &self.kinds[id.0 as usize]
    }

    /// The kind that starts with this word, wherever it may stand.
    pub fn by_word(&self, word: &str) -> Option<KindId> {
        self.by_word.get(word).copied()
    }

    /// The kind of which this word is the plural, or the kind's word itself.
    pub fn by_plural(&self, words: &str) -> Option<KindId> {
        self.kinds().find(|(_, entry)| entry.kind.plural == words || entry.kind.word == words).map(|(id, _)| id)
    }
}

impl KindId {
    /// The index of the kind in the order of the reference.
    pub fn index(self) -> usize {
        usize::from(self.0)
    }

    /// The entry of the table.
    pub fn entry(self) -> &'static KindEntry {
        vocabulary().kind(self)
    }

    /// The word that starts a declaration of the kind.
    pub fn word(self) -> &'static str {
        self.entry().kind.word
    }

    /// The kind of this word. For words that stand in the code: a test names each of them.
    pub fn of(word: &str) -> Option<KindId> {
        vocabulary().by_word(word)
    }
}

impl KindEntry {
    fn build(kind: &'static Kind) -> Self {
        let own = kind.statements.iter().map(StatementEntry::build);
        // A kind's own statement stands before a common one of the same word.
        let common = COMMON
            .iter()
            .filter(|common| !kind.statements.iter().any(|own| own.word == common.word))
            .map(StatementEntry::build);
        let mut statements: Vec<_> = own.chain(common).collect();
        statements.sort_by_key(|entry| std::cmp::Reverse(entry.words.len()));
        Self { kind, statements }
    }

    /// The statement with exactly this word or words.
    pub fn statement(&self, word: &str) -> Option<&StatementEntry> {
        self.statements.iter().find(|entry| entry.statement.word == word)
    }

    /// The statement whose words a line begins with: the longest that fit.
    pub fn statement_of(&'static self, words: &[&str]) -> Option<&'static StatementEntry> {
        let fits = |entry: &&StatementEntry| !entry.statement.sentence && words.starts_with(&entry.words);
        self.statements.iter().find(fits)
    }

    /// Whether a statement of the kind begins with this word.
    pub fn says(&self, word: &str) -> bool {
        self.statements.iter().any(|entry| !entry.statement.sentence && entry.words.first() == Some(&word))
    }

    /// The kinds whose declarations may stand in its block.
    pub fn nested(&self) -> impl Iterator<Item = KindId> {
        let word = self.kind.word;
        vocabulary().kinds().filter(move |(_, entry)| entry.kind.inside.contains(&word)).map(|(id, _)| id)
    }
}

impl StatementEntry {
    fn build(statement: &'static Statement) -> Self {
        let shapes = statement.shapes.iter().filter_map(|shape| shape::read(shape, &kinds::PARTS).ok()).collect();
        Self { statement, words: statement.word.split(' ').collect(), shapes }
    }
}

/// The statement, or the plural of a kind, that the first of these words name after `no`, and how many words it takes.
pub fn spoken_of(words: &[&str]) -> Option<(&'static str, usize)> {
    nouns::spoken_of(&vocabulary().spoken, words)
}

/// Whether a line at the left margin that begins with this word can start a declaration of a file.
pub fn starts_declaration(word: &str) -> bool {
    vocabulary().by_word(word).is_some_and(|id| id.entry().kind.inside.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_statement_begins_with_a_word_that_makes_a_line_run_on() {
        for kind in kinds::PARTS.iter().copied().flatten() {
            assert!(!continues_line(kind.word), "{}", kind.word);
            for statement in kind.statements.iter().chain(COMMON).filter(|statement| !statement.sentence) {
                let first = statement.word.split(' ').next().unwrap_or_default();
                assert!(!continues_line(first), "{} / {}", kind.word, statement.word);
            }
        }
    }

    #[test]
    fn words_that_join_conditions_are_those_of_the_specification() {
        let page = include_str!("../../docs/language.md");
        let list = page.split_once("join and compare in conditions cannot be ids").unwrap().1;
        let list = list.split_once(": ").unwrap().1.split_once(". ").unwrap().0;
        let words: Vec<&str> = list.split(", ").map(|word| word.trim_matches('`')).collect();
        assert_eq!(words, expression_words::JOINING);
    }

    #[test]
    fn every_shape_of_the_table_can_be_read() {
        for kind in kinds::PARTS.iter().copied().flatten() {
            for statement in kind.statements.iter().chain(COMMON) {
                for notation in statement.shapes {
                    if let Err(problem) = shape::read(notation, &kinds::PARTS) {
                        panic!("{} / {}: {problem}", kind.word, statement.word);
                    }
                }
            }
        }
    }
}
