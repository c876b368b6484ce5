//! The form of the vocabulary's entries: kinds of declaration and the statements that may stand in them.

use std::fmt;

/// How far a framework has come; each asks for more than the one before.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Status {
    /// An id and a title are enough.
    Draft,
    /// Meanings, who each thing is about, numerators and denominators at least in words.
    Consultation,
    /// Exact expressions and all that a reader of figures must know.
    Published,
}

impl Status {
    /// All of them, from the least strict on.
    pub const ALL: [Status; 3] = [Status::Draft, Status::Consultation, Status::Published];

    /// The word of the language.
    pub fn word(self) -> &'static str {
        match self {
            Status::Draft => "draft",
            Status::Consultation => "consultation",
            Status::Published => "published",
        }
    }

    /// The status a word names.
    pub fn from_word(word: &str) -> Option<Status> {
        Self::ALL.into_iter().find(|status| status.word() == word)
    }
}

impl fmt::Display for Status {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.word())
    }
}

/// The part of the language a kind belongs to; the reference is set out in this order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Layer {
    /// What a framework says of people's lives.
    Framework,
    /// The data that metrics stand on.
    Data,
    /// How frameworks are adopted, compared and judged.
    Adoption,
    /// The shared words of the standard library, to which a framework may add.
    Shared,
}

/// Whether a declaration of a kind has an id or a title.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Presence {
    /// It must.
    Required,
    /// It may.
    Optional,
    /// It never does.
    Absent,
}

/// A kind of declaration.
#[derive(Debug, Clone, Copy)]
pub struct Kind {
    /// The word that starts it.
    pub word: &'static str,
    /// The word for several: what `no … of indicators` and `document says 4 outcomes` use.
    pub plural: &'static str,
    /// The part of the language it belongs to.
    pub layer: Layer,
    /// The kinds in whose block it stands; empty for those that stand in a file by themselves.
    pub inside: &'static [&'static str],
    /// Whether it has an id.
    pub id: Presence,
    /// Whether it has a quoted title.
    pub title: Presence,
    /// What it is, in one line.
    pub says: &'static str,
    /// The statements that may stand in it, besides the [`super::COMMON`] ones.
    pub statements: &'static [Statement],
    /// A valid example, as lines to stand in a package.
    pub example: &'static str,
}

/// A statement: a word (or several) and the shapes of what may follow it.
#[derive(Debug, Clone, Copy)]
pub struct Statement {
    /// The word or words it starts with. For a sentence that starts with a name (`cco.safe is the same as …`) the
    /// word that follows the name.
    pub word: &'static str,
    /// Whether a name stands before the word.
    pub sentence: bool,
    /// What may follow, in the notation of [`super::shape`].
    pub shapes: &'static [&'static str],
    /// Whether it may stand more than once.
    pub many: bool,
    /// Statements of one group exclude each other: a field has one type.
    pub group: Option<&'static str>,
    /// The status from which it is asked for.
    pub asked: Option<Status>,
    /// How it is known where it is not stated, in words for the reference.
    pub derived: Option<&'static str>,
    /// Whether it can be said of one declaration only: no `defaults` can hold it for all of a kind.
    pub of_one: bool,
    /// What it says, in one line.
    pub says: &'static str,
}

/// A statement that may stand once, with the shapes of what follows its word.
pub const fn statement(word: &'static str, shapes: &'static [&'static str], says: &'static str) -> Statement {
    Statement {
        word,
        sentence: false,
        shapes,
        many: false,
        group: None,
        asked: None,
        derived: None,
        of_one: false,
        says,
    }
}

/// A sentence that starts with a name: `<name> word …`.
pub const fn sentence(word: &'static str, shapes: &'static [&'static str], says: &'static str) -> Statement {
    Statement { sentence: true, many: true, of_one: true, ..statement(word, shapes, says) }
}

impl Statement {
    /// It may stand any number of times.
    pub const fn many(self) -> Self {
        Self { many: true, ..self }
    }

    /// It is asked for from this status on.
    pub const fn asked(self, status: Status) -> Self {
        Self { asked: Some(status), ..self }
    }

    /// It can be said of one declaration only.
    pub const fn of_one(self) -> Self {
        Self { of_one: true, ..self }
    }

    /// It belongs to a group of which one may stand.
    pub const fn one_of(self, group: &'static str) -> Self {
        Self { group: Some(group), ..self }
    }

    /// How it is known where it is not stated.
    pub const fn or(self, derived: &'static str) -> Self {
        Self { derived: Some(derived), ..self }
    }
}
