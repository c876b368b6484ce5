//! `ofw check`

use std::mem::ManuallyDrop;

use clap::Args;

use super::input::Input;
use super::progress::Progress;
use super::screen::Console;
use super::{Exit, Failure};
use crate::compile::{Compilation, compile};
use crate::diagnostic::Diagnostic;
use crate::project::{UNREAD, load};
use crate::report::Report;

/// Check frameworks and say what is wrong, where, and what to do
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  \
    ofw check                        the project in this folder or above\n  \
    ofw check frameworks/            every framework below a folder\n  \
    ofw check ours/outcomes.ofw      one file; what it belongs to is read as well\n  \
    ofw check - --stdin-path ours/outcomes.ofw < draft.ofw")]
pub(super) struct Check {
    #[command(flatten)]
    input: Input,
    /// List what is to be settled before the next status, instead of only counting it
    #[arg(long)]
    settle: bool,
}

impl Check {
    pub fn run(&self, console: &Console) -> Result<Exit, Failure> {
        // The process ends after this: to give its memory back piece by piece would only take time.
        let compilation = ManuallyDrop::new(read(&self.input, "checking")?);
        let report = report(&compilation);
        console.report(&report, self.settle, &[])?;
        Ok(exit(&compilation, console.strict))
    }
}

/// Reads and compiles what is asked for.
pub(super) fn read(input: &Input, what: &'static str) -> Result<Compilation, Failure> {
    let request = input.request()?;
    let progress = Progress::start(what);
    let compilation = compile(load(&request)?);
    drop(progress);
    Ok(compilation)
}

/// The report of a compilation.
pub(super) fn report(compilation: &Compilation) -> Report<'_> {
    Report { sources: &compilation.sources, findings: &compilation.findings, files: compilation.files }
}

/// How a check of this compilation ends.
pub(super) fn exit(compilation: &Compilation, strict: bool) -> Exit {
    let unread = |finding: &Diagnostic| UNREAD.contains(&finding.rule);
    if compilation.findings.iter().any(unread) {
        Exit::Unread
    } else if report(compilation).summary().fails(strict) {
        Exit::Found
    } else {
        Exit::Well
    }
}
