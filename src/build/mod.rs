//! Writes what emitters made into a folder, safely.
//!
//! Each emitter owns `<out>/<emitter>/` and nothing else. What was built is recorded there in `.ofw-build.json`, so that
//! a later build knows which files it may replace or remove: those that still are as it wrote them. A file a person
//! changed is left alone and said. Every file appears whole or not at all, also when two builds run at once.

mod apply;
mod finding;
mod hash;
mod place;
mod plan;
mod record;

use std::collections::BTreeMap;
use std::fmt;
use std::path::{Path, PathBuf};

pub use apply::write_whole;
pub use finding::RULES;
pub use place::unsafe_path;
pub use record::RECORD;

/// What one emitter made: paths below its folder, with `/` between their parts, and contents.
pub type Files = BTreeMap<String, Vec<u8>>;

/// Whether to write.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    /// Write, and leave alone what a person changed.
    Write,
    /// Write, also over what a person changed.
    Overwrite,
    /// Write nothing; tell what would change.
    Check,
}

/// What happens to a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Action {
    /// It is not there yet.
    Create,
    /// It has other content.
    Change,
    /// It was built earlier and is not wanted any more.
    Remove,
}

impl Action {
    /// The word that reports show for what was done.
    pub fn word(self) -> &'static str {
        match self {
            Action::Create => "created",
            Action::Change => "changed",
            Action::Remove => "removed",
        }
    }
}

/// What happened, or would happen, to one file.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Change {
    /// Its path below the output folder, with `/` between its parts.
    pub path: String,
    /// What happens to it.
    pub action: Action,
}

/// What a build did, or would do.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Built {
    /// Every file that changes, sorted by path; records of what was built are not among them.
    pub changes: Vec<Change>,
    /// How many files are as they should be already.
    pub unchanged: usize,
}

/// Why nothing was written.
#[derive(Debug)]
pub enum BuildError {
    /// Files that a person changed, or that no build wrote, stand where files are to be written or removed. Paths below
    /// the output folder.
    ByHand(Vec<String>),
    /// An emitter asked for a path that does not stay inside its folder or that some system cannot hold.
    Unsafe {
        /// The path.
        path: String,
        /// What is wrong with it.
        reason: &'static str,
    },
    /// A link stands in the way; what lies behind it may be anywhere. Its path, below the output folder where it is.
    Link(PathBuf),
    /// The file system refused.
    Io {
        /// What was read or written.
        path: PathBuf,
        /// The refusal.
        error: std::io::Error,
    },
}

impl BuildError {
    /// With the path of a link as it lies below the output folder.
    fn below(self, out: &Path) -> Self {
        match self {
            Self::Link(path) => Self::Link(path.strip_prefix(out).map(Path::to_path_buf).unwrap_or(path)),
            other => other,
        }
    }

    fn io(path: &Path) -> impl FnOnce(std::io::Error) -> Self + '_ {
        move |error| Self::Io { path: path.to_path_buf(), error }
    }
}

impl fmt::Display for BuildError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::ByHand(paths) => write!(f, "changed by hand: {}", paths.join(", ")),
            Self::Unsafe { path, reason } => write!(f, "`{path}` cannot be written: {reason}"),
            Self::Link(path) => write!(f, "`{}` is a link, and links are not followed", path.display()),
            Self::Io { path, error } => write!(f, "`{}`: {error}", path.display()),
        }
    }
}

impl std::error::Error for BuildError {}

/// Brings the folders of these emitters below `out` to what they made. Either everything is written or, where something
/// stands against it, nothing; only a file system that fails halfway leaves a part, and the next build mends it.
pub fn write(out: &Path, emitted: &[(&str, &Files)], mode: Mode) -> Result<Built, BuildError> {
    let mut plans = Vec::with_capacity(emitted.len());
    let mut by_hand = Vec::new();
    for (emitter, files) in emitted {
        let plan = plan::plan(out, emitter, files).map_err(|error| error.below(out))?;
        by_hand.extend(plan.by_hand.iter().map(|path| format!("{emitter}/{path}")));
        plans.push(plan);
    }
    if !by_hand.is_empty() && mode != Mode::Overwrite {
        return Err(BuildError::ByHand(by_hand));
    }
    let mut built = Built::default();
    for plan in &plans {
        built.unchanged += plan.unchanged;
        let changes = plan
            .changes
            .iter()
            .map(|(path, action)| Change { path: format!("{}/{path}", plan.emitter), action: *action });
        built.changes.extend(changes);
        if mode != Mode::Check {
            apply::apply(plan)?;
        }
    }
    built.changes.sort();
    Ok(built)
}
