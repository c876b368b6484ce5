//! What is made of a checked model: a folder for each target, all behind one interface.
//!
//! Emitters are pure: a checked model in, paths and contents out. What is deliberately absent: the disk, the clock, and
//! any knowledge one emitter has of another.

mod about;
mod columns;
pub mod docs;
mod json;
pub mod json_schema;
pub mod model;
mod names;
mod options;
mod plain;
pub mod python;
mod translations;
pub mod typescript;

use std::collections::BTreeMap;

use crate::id::PackageId;
use crate::model::Model;

pub use options::{EmitterOption, Wants};

/// What an emitter works with: a model without errors, the package to build, and the options the manifest gives.
#[derive(Debug, Clone, Copy)]
pub struct Context<'m> {
    /// The model, of which all errors are mended or allowed.
    pub model: &'m Model,
    /// The package that is built.
    pub package: PackageId,
    /// The emitter's options, as the manifest has them: names and values as text.
    pub options: &'m BTreeMap<String, String>,
}

/// Files by their path: relative to the emitter's own folder, parts separated by `/`. Sorted, so that the same model
/// gives the same bytes.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Output {
    files: BTreeMap<String, String>,
}

impl Output {
    /// No files yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a file.
    pub fn add(&mut self, path: impl Into<String>, content: impl Into<String>) {
        self.files.insert(path.into(), content.into());
    }

    /// The files, sorted by path.
    pub fn files(&self) -> impl Iterator<Item = (&str, &str)> {
        self.files.iter().map(|(path, content)| (path.as_str(), content.as_str()))
    }

    /// The files, to be kept.
    pub fn into_files(self) -> BTreeMap<String, String> {
        self.files
    }

    /// How many files there are.
    pub fn len(&self) -> usize {
        self.files.len()
    }

    /// Whether there is no file.
    pub fn is_empty(&self) -> bool {
        self.files.is_empty()
    }
}

/// The targets there are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Emitter {
    /// The compiled framework as versioned JSON.
    Model,
    /// JSON Schemas of records and of metric values.
    JsonSchema,
    /// Markdown and one self-contained page.
    Docs,
    /// A Python module that validates records.
    Python,
    /// A TypeScript package that validates records.
    TypeScript,
}

impl Emitter {
    /// Every target, in the order of their names.
    pub const ALL: [Emitter; 5] =
        [Emitter::Docs, Emitter::JsonSchema, Emitter::Model, Emitter::Python, Emitter::TypeScript];

    /// The name by which a manifest and the command line choose it, and of its folder.
    pub fn name(self) -> &'static str {
        match self {
            Emitter::Model => "model",
            Emitter::JsonSchema => "json-schema",
            Emitter::Docs => "docs",
            Emitter::Python => "python",
            Emitter::TypeScript => "typescript",
        }
    }

    /// The target of a name.
    pub fn from_name(name: &str) -> Option<Emitter> {
        Self::ALL.into_iter().find(|emitter| emitter.name() == name)
    }
}

/// Builds one target.
pub fn emit(emitter: Emitter, cx: &Context<'_>) -> Output {
    match emitter {
        Emitter::Model => model::emit(cx),
        Emitter::JsonSchema => json_schema::emit(cx),
        Emitter::Docs => docs::emit(cx),
        Emitter::Python => python::emit(cx),
        Emitter::TypeScript => typescript::emit(cx),
    }
}
