//! Texts as runs: words, links to what is declared, and breaks between paragraphs.

use super::{Decl, Found, Model};
use crate::id::DeclId;

/// A stretch of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Run<'t> {
    /// Words as they stand.
    Words(&'t str),
    /// A link, `[[name]]` or `[[name|words]]`.
    Link(Link<'t>),
    /// The end of a paragraph, with more to come.
    Break,
}

/// A link in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Link<'t> {
    /// The name as written.
    pub name: &'t str,
    /// The words to show, where others than the title of what it points at are given.
    pub words: Option<&'t str>,
}

/// Splits a text into runs. Brackets that are never closed are words. Joined together again, with links by the words
/// they show, the runs are what a reader reads.
pub fn runs(text: &str) -> Vec<Run<'_>> {
    let mut runs = Vec::new();
    for (index, paragraph) in text.split("\n\n").enumerate() {
        if index > 0 {
            runs.push(Run::Break);
        }
        let mut rest = paragraph;
        while let Some((before, link, after)) = next_link(rest) {
            if !before.is_empty() {
                runs.push(Run::Words(before));
            }
            runs.push(Run::Link(link));
            rest = after;
        }
        if !rest.is_empty() {
            runs.push(Run::Words(rest));
        }
    }
    runs
}

/// The first link of a text, with what stands before and after it.
fn next_link(text: &str) -> Option<(&str, Link<'_>, &str)> {
    let start = text.find("[[")?;
    let length = text[start..].find("]]")?;
    let inside = &text[start + 2..start + length];
    let (name, words) = match inside.split_once('|') {
        Some((name, words)) => (name, Some(words.trim()).filter(|words| !words.is_empty())),
        None => (inside, None),
    };
    Some((&text[..start], Link { name: name.trim(), words }, &text[start + length + 2..]))
}

/// Whether links are read in the texts of a statement: not in those that stand for data, such as columns, files,
/// patterns, official codes and web addresses, and not in titles.
pub fn reads_links(kind: &str, statement: &str) -> bool {
    match statement {
        "column" | "also column" | "file" | "like" | "date" | "yes or no" | "code" | "one of" | "unknown codes"
        | "found at" | "use" | "extends" => false,
        "version" => !matches!(kind, "framework" | "library" | "codes" | "instrument"),
        "text" => kind == "translation",
        _ => true,
    }
}

impl Model {
    /// What a link in a text of this declaration points at.
    pub fn linked(&self, near: Decl<'_>, link: &Link<'_>) -> Option<DeclId> {
        match self.find(near.package_id(), Some(near.id()), link.name, &[]) {
            Found::One(id) => Some(id),
            Found::OtherKind(_) | Found::Several(_) | Found::Nothing => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_falls_into_words_links_and_paragraphs() {
        let link = |name, words| Run::Link(Link { name, words });
        assert_eq!(
            runs("a [[safe]] child\n\n[[ crime | recorded crimes ]]"),
            [
                Run::Words("a "),
                link("safe", None),
                Run::Words(" child"),
                Run::Break,
                link("crime", Some("recorded crimes"))
            ]
        );
    }

    #[test]
    fn brackets_that_are_not_closed_are_words() {
        assert_eq!(runs("a [[safe"), [Run::Words("a [[safe")]);
        assert_eq!(runs("[a] ]] b"), [Run::Words("[a] ]] b")]);
        assert_eq!(runs(""), []);
    }
}
