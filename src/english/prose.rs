//! Sentences as runs: plain words, and words that stand for something declared.

use std::fmt;

use crate::id::DeclId;
use crate::model::{self, Decl};

/// A piece of a sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Run {
    /// Words.
    Text(String),
    /// Words that stand for something declared.
    Link {
        /// What is declared.
        id: DeclId,
        /// The words.
        text: String,
    },
}

/// Sentences, or a part of one, as runs. Shown, they are their words without the links.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Prose {
    runs: Vec<Run>,
}

/// The paragraphs of a text of a declaration, with its links followed. A link that reaches nothing is its words.
pub fn paragraphs(near: Decl<'_>, text: &str) -> Vec<Prose> {
    let mut paragraphs = vec![Prose::new()];
    for run in model::runs(text) {
        let Some(paragraph) = paragraphs.last_mut() else { break };
        match run {
            model::Run::Words(words) => paragraph.text(words),
            model::Run::Link(link) => match near.model().linked(near, &link) {
                Some(id) => {
                    let label = near.model().decl(id).label();
                    paragraph.link(id, link.words.unwrap_or(&label));
                }
                None => paragraph.text(link.words.unwrap_or(link.name)),
            },
            model::Run::Break => paragraphs.push(Prose::new()),
        }
    }
    paragraphs.retain(|paragraph| !paragraph.is_empty());
    paragraphs
}

/// The same on one line: paragraphs follow each other after a space.
pub fn prose(near: Decl<'_>, text: &str) -> Prose {
    let mut line = Prose::new();
    for paragraph in paragraphs(near, text) {
        line.text(if line.is_empty() { "" } else { " " });
        line.append(paragraph);
    }
    line
}

impl Prose {
    /// No words yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Words without a link.
    pub fn of(text: impl AsRef<str>) -> Self {
        let mut prose = Self::new();
        prose.text(text);
        prose
    }

    /// Words that stand for something declared.
    pub fn linked(id: DeclId, text: impl Into<String>) -> Self {
        let mut prose = Self::new();
        prose.link(id, text);
        prose
    }

    /// Adds words.
    pub fn text(&mut self, text: impl AsRef<str>) {
        let text = text.as_ref();
        if text.is_empty() {
            return;
        }
        match self.runs.last_mut() {
            Some(Run::Text(last)) => last.push_str(text),
            Some(Run::Link { .. }) | None => self.runs.push(Run::Text(text.to_owned())),
        }
    }

    /// Adds words that stand for something declared.
    pub fn link(&mut self, id: DeclId, text: impl Into<String>) {
        self.runs.push(Run::Link { id, text: text.into() });
    }

    /// Adds another text.
    pub fn append(&mut self, other: Prose) {
        for run in other.runs {
            match run {
                Run::Text(text) => self.text(text),
                Run::Link { .. } => self.runs.push(run),
            }
        }
    }

    /// The same, and then words.
    #[must_use]
    pub fn then(mut self, text: impl AsRef<str>) -> Self {
        self.text(text);
        self
    }

    /// The same, and then another text.
    #[must_use]
    pub fn with(mut self, other: Prose) -> Self {
        self.append(other);
        self
    }

    /// The same without white space at its start.
    #[must_use]
    pub fn trimmed(mut self) -> Self {
        if let Some(Run::Text(text)) = self.runs.first_mut() {
            *text = text.trim_start().to_owned();
        }
        self
    }

    /// The runs in order; no two pieces of plain words beside each other.
    pub fn runs(&self) -> &[Run] {
        &self.runs
    }

    /// Whether there are no words.
    pub fn is_empty(&self) -> bool {
        self.runs.is_empty()
    }

    /// The same with a capital letter at its start.
    #[must_use]
    pub fn capitalised(mut self) -> Self {
        if let Some(Run::Text(text) | Run::Link { text, .. }) = self.runs.first_mut() {
            let mut letters = text.chars();
            if let Some(first) = letters.next() {
                *text = first.to_uppercase().chain(letters).collect();
            }
        }
        self
    }
}

impl fmt::Display for Prose {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.runs.iter().try_for_each(|run| match run {
            Run::Text(text) | Run::Link { text, .. } => f.write_str(text),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_capital_letter_is_put_at_the_start_only() {
        assert_eq!(Prose::of("éclair one").capitalised().to_string(), "Éclair one");
    }
}
