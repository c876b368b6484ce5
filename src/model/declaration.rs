//! What is declared and what is said of it, as it is stored.

use super::value::{Filled, Text};
use crate::id::{DeclId, PackageId};
use crate::source::Span;
use crate::vocabulary::{self, KindId, Status};

/// A package: a framework or a library with its files.
#[derive(Debug, Clone)]
pub struct PackageInfo {
    /// The id its head gives it.
    pub name: String,
    /// Its folder, as messages show it.
    pub folder: String,
    /// Its head; none where the package has none, which was reported.
    pub head: Option<DeclId>,
    /// How far it has come.
    pub status: Status,
    /// Whether it is part of the shipped standard library.
    pub standard: bool,
    /// Packages it uses, each with the name it is known by here.
    pub uses: Vec<(String, PackageId)>,
    /// Packages whose core it extends.
    pub extends: Vec<PackageId>,
}

/// A declaration.
#[derive(Debug, Clone)]
pub struct Declaration {
    /// Its kind.
    pub kind: KindId,
    /// The package it belongs to.
    pub package: PackageId,
    /// What it is nested in.
    pub parent: Option<DeclId>,
    /// What is nested in it, in order.
    pub children: Vec<DeclId>,
    /// Its id.
    pub name: Option<Span>,
    /// What its id is, where it is written otherwise: with the dash of a word processor, or with what no id can have.
    pub plain: Option<Box<str>>,
    /// Its title.
    pub title: Option<Text>,
    /// What is said of it, in order.
    pub statements: Vec<Statement>,
    /// The words, or the first word, of statements that stand there and could not be read, which was reported: nobody
    /// is told that they are missing.
    pub unclear: Vec<&'static str>,
    /// Its head: kind, id and title.
    pub span: Span,
}

/// A statement with its values.
#[derive(Debug, Clone)]
pub struct Statement {
    /// The entry of the vocabulary.
    pub entry: &'static vocabulary::Statement,
    /// Which of the entry's shapes it has.
    pub shape: u8,
    /// All of it.
    pub span: Span,
    /// Its values in order; a sentence's subject comes first, under the name `subject`.
    pub values: Box<[Filled]>,
}

impl Statement {
    /// The first value of a name.
    pub fn get(&self, name: &str) -> Option<&Filled> {
        self.values.iter().find(|filled| filled.slot.name == name)
    }

    /// Every value of a name.
    pub fn all<'s>(&'s self, name: &'s str) -> impl Iterator<Item = &'s Filled> {
        self.values.iter().filter(move |filled| filled.slot.name == name)
    }

    /// The notation of the shape it has.
    pub fn notation(&self) -> &'static str {
        self.entry.shapes.get(usize::from(self.shape)).copied().unwrap_or_default()
    }
}
