//! Which statement or declaration a line was likely meant to be, whose words are none of the language.

use super::{KindEntry, KindId, StatementEntry, meant_by, vocabulary};
use crate::diagnostic::closest;

/// What a line was likely meant to be.
#[derive(Debug, Clone, Copy)]
pub enum Meant {
    /// A statement whose word takes so many words of the line.
    Statement(&'static StatementEntry, usize),
    /// A declaration of a kind.
    Kind(KindId),
}

impl Meant {
    /// The likeliest statement or nested declaration for the first words of a line.
    pub fn by(kind: &'static KindEntry, words: &[&str]) -> Option<Meant> {
        let small: Vec<String> = words.iter().map(|word| word.to_lowercase()).collect();
        let statements = || kind.statements.iter().filter(|entry| !entry.statement.sentence);
        // A hyphen where the statement has a blank, or a capital letter.
        let spaced = small.first().map(|word| word.replace('-', " "))?;
        if let Some(entry) = statements().find(|entry| entry.statement.word == spaced) {
            return Some(Meant::Statement(entry, 1));
        }
        // Another word for it, of everyday or of other notations.
        for count in (1..=small.len()).rev() {
            let meant = meant_by(&small[..count].join(" "));
            let here = meant.iter().find_map(|word| {
                let nested = || kind.nested().find(|nested| nested.word() == *word).map(Meant::Kind);
                kind.statement(word).map(|entry| Meant::Statement(entry, count)).or_else(nested)
            });
            // A word of the kind's own is no other word for something else.
            if let Some(here) =
                here.filter(|_| !statements().any(|entry| entry.statement.word == small[..count].join(" ")))
            {
                return Some(here);
            }
        }
        // The longest run of words that is near to a statement's.
        for count in (1..=small.len()).rev() {
            let said = small[..count].join(" ");
            let of_so_many = statements().filter(|entry| entry.words.len() == count);
            let exact = of_so_many.clone().find(|entry| entry.statement.word == said);
            let near = || closest(&said, of_so_many.clone().map(|entry| entry.statement.word));
            let entry = exact.or_else(|| near().and_then(|near| kind.statement(near)));
            let nested = || kind.nested().map(|id| id.word());
            let declared = (count == 1).then(|| nested().find(|word| *word == said)).flatten();
            let kind_word = declared.or_else(|| (count == 1).then(|| closest(&said, nested())).flatten());
            match (entry, kind_word) {
                (None, None) => {}
                (Some(entry), None) => return Some(Meant::Statement(entry, count)),
                (entry, Some(word)) => {
                    let both = entry.map(|entry| entry.statement.word).into_iter().chain([word]);
                    let of_kind = declared.is_some() || closest(&said, both) == Some(word);
                    return match entry {
                        Some(entry) if !of_kind => Some(Meant::Statement(entry, count)),
                        _ => vocabulary().by_word(word).map(Meant::Kind),
                    };
                }
            }
        }
        None
    }

    /// The word of the statement or of the kind.
    pub fn word(self) -> &'static str {
        match self {
            Meant::Statement(entry, _) => entry.statement.word,
            Meant::Kind(kind) => kind.word(),
        }
    }
}

/// The kind of declaration of a file that a word starts or was likely meant to start.
pub fn declared_by(word: &str) -> Option<KindId> {
    let top = || vocabulary().kinds().filter(|(_, entry)| entry.kind.inside.is_empty());
    let small = word.to_lowercase();
    let everyday = || meant_by(&small).iter().copied().find(|meant| top().any(|(_, entry)| entry.kind.word == *meant));
    let exact = top().find(|(_, entry)| entry.kind.word == small).map(|(_, entry)| entry.kind.word);
    let near = exact.or_else(everyday).or_else(|| closest(&small, top().map(|(_, entry)| entry.kind.word)));
    near.and_then(|near| vocabulary().by_word(near))
}
