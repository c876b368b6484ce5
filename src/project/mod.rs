//! From paths on the command line to packages: which files there are, which of them belong together, what they use.
//!
//! The only room that looks at the file system for input. Reading and lowering happen here, file by file and in
//! parallel; what the files mean together is `resolve`'s.

mod files;
mod inputs;
mod loader;
mod manifest;
mod packages;
mod paths;
mod read;
mod uses;

use std::collections::BTreeSet;
use std::fmt;
use std::path::PathBuf;

use crate::diagnostic::{Diagnostics, Rule};
use crate::resolve::Package;
use crate::source::{FileId, SourceMap};

pub use files::{Disk, EXTENSION, Files, Kind, Overlay, ReadError, Walked};
pub use inputs::source_files;
pub use manifest::{Emit, KEYS, MANIFEST, Manifest, Place};
pub use paths::{absolute, shown};
pub use read::source_text;
pub use uses::broken_package;

/// What is asked for.
#[derive(Debug, Clone, Default)]
pub struct Request {
    /// The current folder, absolute: relative paths start here, and paths are shown from here.
    pub folder: PathBuf,
    /// Files and folders; none for the project one stands in.
    pub paths: Vec<PathBuf>,
    /// A text that takes the place of a file, instead of paths.
    pub stdin: Option<Stdin>,
}

/// A text that is not, or not yet, in a file.
#[derive(Debug, Clone, Default)]
pub struct Stdin {
    /// The text as it came.
    pub bytes: Vec<u8>,
    /// The file it stands for; without one it is a package of its own.
    pub path: Option<PathBuf>,
}

/// Everything that was read.
#[derive(Debug)]
pub struct Project {
    /// Every file, whether asked for or used.
    pub sources: SourceMap,
    /// The packages asked for and those they use, however far; then those of the standard library.
    pub packages: Vec<Package>,
    /// The packages asked for, as indices into `packages`.
    pub asked: Vec<usize>,
    /// The packages of which a file could not be read: names that reach nothing there may be declared in it.
    pub incomplete: BTreeSet<usize>,
    /// The files asked for: only what is found in them is reported, and what is found in the manifest.
    pub files: BTreeSet<FileId>,
    /// The manifest of the project, if it has one.
    pub manifest: Option<Manifest>,
    /// The folder the request was made from.
    pub root: PathBuf,
    /// What was found while reading and lowering, in whatever file.
    pub diagnostics: Diagnostics,
}

impl Project {
    /// Whether findings in a file are reported.
    pub fn reports(&self, file: FileId) -> bool {
        self.files.contains(&file) || self.manifest.as_ref().is_some_and(|manifest| manifest.file == file)
    }
}

/// A request that cannot be answered, in words for whoever made it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WrongUse {
    /// What is wrong.
    pub message: String,
    /// What to do.
    pub help: Option<String>,
}

impl WrongUse {
    /// A request that is wrong, and what to do about it.
    pub fn new(message: impl Into<String>, help: impl Into<String>) -> Self {
        Self { message: message.into(), help: Some(help.into()) }
    }
}

impl fmt::Display for WrongUse {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for WrongUse {}

/// Every rule of this room.
pub static RULES: &[&[&Rule]] = &[read::RULES, packages::RULES, uses::RULES, manifest::RULES];

/// The rules whose findings mean that something asked for was not looked at.
pub static UNREAD: &[&Rule] = read::RULES;

/// Reads what is asked for from disk.
///
/// # Errors
/// When a path is not there or there is nothing to read. What is wrong inside files is in [`Project::diagnostics`].
pub fn load(request: &Request) -> Result<Project, WrongUse> {
    load_from(&Disk, request)
}

/// As [`load`], from other files than those on disk.
///
/// # Errors
/// As [`load`].
pub fn load_from(files: &dyn Files, request: &Request) -> Result<Project, WrongUse> {
    match inputs::overlay(files, request) {
        Some(overlay) => loader::load(&overlay, request),
        None => loader::load(files, request),
    }
}

/// A name made from free words: small letters, digits and hyphens, beginning with a letter.
pub fn name_from(words: &str) -> String {
    let mut name = String::new();
    for c in words.chars() {
        match c.to_ascii_lowercase() {
            c @ 'a'..='z' => name.push(c),
            c @ '0'..='9' if !name.is_empty() => name.push(c),
            _ if name.is_empty() || name.ends_with('-') => {}
            _ => name.push('-'),
        }
    }
    let name = name.trim_end_matches('-');
    if name.is_empty() { "ours".to_owned() } else { name.to_owned() }
}
