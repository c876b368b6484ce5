//! What can stand against a build, in words.

use super::BuildError;
use crate::diagnostic::{Diagnostic, Rule};
use crate::rule;
use crate::source::{FileId, Source, SourceMap, Span};

rule!(BY_HAND, "OFW4101", "output-changed-by-hand", Error, since "0.1");
rule!(LINK, "OFW4102", "link-in-output-folder", Error, since "0.1");
rule!(UNSAFE, "OFW4103", "unsafe-output-path", Error, since "0.1");

/// The rules about writing.
pub static RULES: &[&Rule] = &[&BY_HAND, &LINK, &UNSAFE];

impl BuildError {
    /// One finding for each file that stands against the build, with the files added to the sources; `out` is the
    /// output folder as it is shown. A file system that refuses is no finding and comes back.
    ///
    /// # Errors
    /// The path and the refusal of the file system.
    pub fn into_findings(
        self,
        sources: &mut SourceMap,
        out: &str,
    ) -> Result<Vec<Diagnostic>, (std::path::PathBuf, std::io::Error)> {
        let mut add = |path: String| sources.add(Source::new(path, ""));
        match self {
            Self::ByHand(paths) => Ok(paths.into_iter().map(|path| by_hand(add(format!("{out}/{path}")))).collect()),
            Self::Link(path) => Ok(vec![link(add(format!("{out}/{}", path.to_string_lossy().replace('\\', "/"))))]),
            Self::Unsafe { path, reason } => Ok(vec![unsafe_path(add(format!("{out}/{path}")), reason)]),
            Self::Io { path, error } => Err((path, error)),
        }
    }
}

fn by_hand(file: FileId) -> Diagnostic {
    Diagnostic::new(&BY_HAND, Span::new(file, 0..0), "this file is not as a build left it, so nothing was written").help(
        "Somebody changed it, or it was there before. What is built is made anew each time: move the changes into the \
        framework, or this file elsewhere. To give up what it holds, build with `--force`.",
    )
}

fn link(file: FileId) -> Diagnostic {
    Diagnostic::new(&LINK, Span::new(file, 0..0), "this is a link to another place, so nothing was written").help(
        "A build writes into its output folder and nowhere else. Remove the link, or build into the folder it leads to \
        with `--out`.",
    )
}

fn unsafe_path(file: FileId, reason: &str) -> Diagnostic {
    Diagnostic::new(&UNSAFE, Span::new(file, 0..0), format!("this file cannot be written: {reason}"))
        .help("Its name comes from a name in the framework; another name there gives another one here.")
}
