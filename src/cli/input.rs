//! What to read, as it is said on the command line.

use std::io::Read;
use std::path::{Path, PathBuf};

use clap::Args;

use super::Failure;
use crate::project::{Request, Stdin, WrongUse};
use crate::source::MAX_FILE_BYTES;

/// The path that stands for standard input.
const STDIN: &str = "-";

/// Files and folders to look at.
#[derive(Debug, Args)]
pub(super) struct Input {
    /// Files or folders; `-` for standard input; nothing for the project in this folder or above
    #[arg(value_name = "PATHS")]
    paths: Vec<PathBuf>,
    /// The file that standard input stands for
    #[arg(long, value_name = "PATH")]
    stdin_path: Option<PathBuf>,
}

impl Input {
    /// Whether a text is read from standard input.
    pub fn is_stdin(&self) -> bool {
        self.paths.iter().any(|path| path == Path::new(STDIN)) || (self.paths.is_empty() && self.stdin_path.is_some())
    }

    /// What is asked for, with standard input read where it is asked for.
    pub fn request(&self) -> Result<Request, Failure> {
        let folder = std::env::current_dir()?;
        if !self.is_stdin() {
            if self.stdin_path.is_some() {
                return Err(WrongUse::new(
                    "`--stdin-path` says what standard input stands for, and other paths are given",
                    "Give `-` as the only path, or leave `--stdin-path` out.",
                )
                .into());
            }
            return Ok(Request { folder, paths: self.paths.clone(), stdin: None });
        }
        if self.paths.len() > 1 {
            return Err(WrongUse::new(
                "`-` stands for standard input and cannot be mixed with other paths",
                "Check the files in a run of their own.",
            )
            .into());
        }
        // One byte more than is allowed shows that it is too much.
        let limit = MAX_FILE_BYTES as u64 + 1;
        let mut bytes = Vec::new();
        std::io::stdin().lock().take(limit).read_to_end(&mut bytes)?;
        Ok(Request { folder, paths: Vec::new(), stdin: Some(Stdin { bytes, path: self.stdin_path.clone() }) })
    }
}
