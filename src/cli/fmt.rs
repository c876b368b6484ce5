//! `ofw fmt`

use std::io::Write;
use std::path::{Path, PathBuf};

use clap::Args;
use rayon::prelude::*;
use serde_json::json;

use super::input::Input;
use super::progress::Progress;
use super::screen::{Console, aside};
use super::{Exit, Failure};
use crate::build::write_whole;
use crate::format::format;
use crate::project::{Disk, Request, shown, source_files, source_text};
use crate::report::visible;

/// Write files in the one usual form, without changing what they say
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  \
    ofw fmt                     every file of the project\n  \
    ofw fmt ours/outcomes.ofw   one file\n  \
    ofw fmt --check             in a review: is everything in the usual form?\n  \
    ofw fmt - < draft.ofw       from standard input to standard output\n\n\
    Comments stay, and so does every word. A file that cannot be written in the usual form without a risk to what it \
    says is left alone and said.")]
pub(super) struct Fmt {
    #[command(flatten)]
    input: Input,
    /// Write nothing; fail if a file would change
    #[arg(long)]
    check: bool,
}

/// What became of a file.
enum State {
    Unchanged,
    Changed,
    /// It was left alone, for this reason.
    Left(String),
    /// It could not be read or written, for this reason.
    Unread(String),
}

impl Fmt {
    pub fn run(&self, console: &Console) -> Result<Exit, Failure> {
        let request = self.input.request()?;
        if self.input.is_stdin() {
            return self.stream(console, &request);
        }
        let progress = Progress::start("formatting");
        let paths = source_files(&Disk, &request)?;
        let one = |path: &PathBuf| (shown(&request.folder, path), self.file(path));
        // One file is not worth starting threads for.
        let states: Vec<(String, State)> =
            if paths.len() == 1 { paths.iter().map(one).collect() } else { paths.par_iter().map(one).collect() };
        drop(progress);
        self.tell(console, &states)
    }

    /// From standard input to standard output.
    fn stream(&self, console: &Console, request: &Request) -> Result<Exit, Failure> {
        let bytes = request.stdin.as_ref().map(|stdin| stdin.bytes.clone()).unwrap_or_default();
        let text = match source_text(bytes) {
            Ok(text) => text,
            Err(reason) => {
                aside(&format!("standard input is left as it is: {reason}"));
                return Ok(Exit::Unread);
            }
        };
        let formatted = match format(&text) {
            Ok(formatted) => formatted,
            Err(error) => {
                // Whoever pipes a text through must not lose it.
                aside(&format!("standard input is left as it is: {error}"));
                if !self.check {
                    console.write(|out| out.write_all(text.as_bytes()))?;
                }
                return Ok(Exit::Found);
            }
        };
        if self.check {
            return Ok(if formatted == text { Exit::Well } else { Exit::Found });
        }
        console.write(|out| out.write_all(formatted.as_bytes()))?;
        Ok(Exit::Well)
    }

    /// Formats one file in place.
    fn file(&self, path: &Path) -> State {
        // A link that was named is followed; what it leads to is what changes.
        let read = std::fs::canonicalize(path)
            .map_err(crate::project::ReadError::Refused)
            .and_then(|path| Ok((crate::project::Files::read(&Disk, &path)?, path)));
        let (text, path) = match read.map(|(bytes, path)| (source_text(bytes), path)) {
            Ok((Ok(text), path)) => (text, path),
            Ok((Err(reason), _)) => return State::Unread(reason),
            Err(error) => return State::Unread(error.to_string()),
        };
        match format(&text) {
            Err(error) => State::Left(error.to_string()),
            Ok(formatted) if formatted == text => State::Unchanged,
            Ok(_) if self.check => State::Changed,
            Ok(formatted) => write_over(&path, &formatted),
        }
    }

    fn tell(&self, console: &Console, states: &[(String, State)]) -> Result<Exit, Failure> {
        if console.is_json() {
            let files = states.iter().map(|(path, state)| {
                let (word, reason) = state.words();
                json!({ "path": path, "state": word, "reason": reason })
            });
            console.json(&json!({ "version": 1, "written": !self.check, "files": files.collect::<Vec<_>>() }))?;
        } else {
            console.write(|out| self.list(out, states))?;
        }
        let any = |wanted: fn(&State) -> bool| states.iter().any(|(_, state)| wanted(state));
        Ok(if any(|state| matches!(state, State::Unread(_))) {
            Exit::Unread
        } else if any(|state| matches!(state, State::Left(_))) || (self.check && any(|s| matches!(s, State::Changed))) {
            Exit::Found
        } else {
            Exit::Well
        })
    }

    fn list(&self, out: &mut dyn Write, states: &[(String, State)]) -> std::io::Result<()> {
        let mut changed = 0;
        for (path, state) in states {
            let path = visible(path);
            match state {
                State::Unchanged => {}
                State::Changed => {
                    changed += 1;
                    writeln!(out, "{path}: {}", if self.check { "would be formatted" } else { "formatted" })?;
                }
                State::Left(reason) => writeln!(out, "{path}: left as it is: {}", visible(reason))?,
                State::Unread(reason) => writeln!(out, "{path}: cannot be formatted: {}", visible(reason))?,
            }
        }
        let files = if states.len() == 1 { "file" } else { "files" };
        let done = if self.check { "would change" } else { "changed" };
        writeln!(out, "{changed} of {} {files} {done}", states.len())
    }
}

impl State {
    fn words(&self) -> (&'static str, Option<&str>) {
        match self {
            State::Unchanged => ("unchanged", None),
            State::Changed => ("changed", None),
            State::Left(reason) => ("left", Some(reason)),
            State::Unread(reason) => ("unreadable", Some(reason)),
        }
    }
}

/// Replaces a file; one that may not be written is left, although its folder would let it be replaced.
fn write_over(path: &Path, text: &str) -> State {
    let locked = std::fs::metadata(path).is_ok_and(|there| there.permissions().readonly());
    if locked {
        return State::Left("it may not be written".to_owned());
    }
    match write_whole(path, text.as_bytes()) {
        Ok(()) => State::Changed,
        Err(error) => State::Unread(error.to_string()),
    }
}
