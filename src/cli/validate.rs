//! `ofw validate`

use std::path::PathBuf;
use std::sync::atomic::{AtomicU64, Ordering};

use clap::Args;

use super::check::report;
use super::progress::Progress;
use super::screen::Console;
use super::{Exit, Failure};
use crate::compile::{Compilation, compile};
use crate::id::PackageId;
use crate::project::{Request, load};
use crate::report::records;
use crate::validate::{Asked, Outcome, Refused, files_in, validate};

/// The bytes of files with records that were read so far.
static READ: AtomicU64 = AtomicU64::new(0);

/// Hold files with records against a dataset, and say what is wrong with which record
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  \
    ofw validate returns/                                       every file of a return\n  \
    ofw validate Episodes.csv --framework frameworks/ssda903    one file, and where its rules are\n  \
    ofw validate returns/ --period 2023-24                      rules that ask for the reporting period\n  \
    ofw validate returns/ --format csv > findings.csv           for a spreadsheet\n\n\
    No value of a record is shown unless --show-values asks for it. The files are never changed.\n\
    Exit code: 0 when no error stands, 1 when one does (with --strict, a query too), 2 when a file could not be read.")]
pub(super) struct Validate {
    /// Files with records (CSV, JSON, JSON Lines), or folders with such files
    #[arg(value_name = "DATA", required = true)]
    data: Vec<PathBuf>,
    /// The framework or library that describes the records [default: the project in this folder or above]
    #[arg(long, value_name = "PATH")]
    framework: Option<PathBuf>,
    /// The dataset, where the files fit several
    #[arg(long, value_name = "NAME")]
    dataset: Option<String>,
    /// The table, where neither name nor columns tell
    #[arg(long, value_name = "NAME")]
    table: Option<String>,
    /// The reporting period: `2023-24`, or its first and last day, `2023-04-01..2024-03-31`
    #[arg(long, value_name = "PERIOD")]
    period: Option<String>,
    /// How many findings are listed; the others are counted
    #[arg(long, value_name = "NUMBER", default_value_t = 1000)]
    max_findings: usize,
    /// Say why this rule, by its id or code, judged a record as it did, instead of listing findings
    #[arg(long, value_name = "RULE", requires = "record")]
    explain: Option<String>,
    /// The record to explain: its key, or its file and line, as in `Episodes.csv:12`
    #[arg(long, value_name = "KEY", requires = "explain")]
    record: Option<String>,
    /// Show what the records hold: it may be about people
    #[arg(long)]
    show_values: bool,
}

impl Validate {
    pub fn run(&self, console: &Console) -> Result<Exit, Failure> {
        let folder = std::env::current_dir()?;
        let files = files_in(&folder, &self.data)?;
        let request = Request { folder, paths: self.framework.iter().cloned().collect(), stdin: None };
        let compilation = compile(load(&request)?);
        if compilation.has_errors() {
            console.report(&report(&compilation), false, &[])?;
            super::screen::aside("the framework has errors: nothing was held against it");
            return Ok(Exit::Unread);
        }
        let packages: Vec<PackageId> = compilation.asked.iter().map(|asked| asked.package).collect();
        let asked = Asked {
            packages: &packages,
            dataset: self.dataset.as_deref(),
            table: self.table.as_deref(),
            period: self.period.as_deref(),
            files: &files,
            with_values: self.show_values,
            most: self.max_findings,
            explain: self.explain.as_deref().zip(self.record.as_deref()),
            read: &READ,
        };
        self.tell(console, &compilation, &asked)
    }

    fn tell(&self, console: &Console, compilation: &Compilation, asked: &Asked<'_>) -> Result<Exit, Failure> {
        let length = |(path, _): &(PathBuf, String)| std::fs::metadata(path).map_or(0, |there| there.len());
        let all: u64 = asked.files.iter().map(length).sum();
        let progress = Progress::telling("validating", move || {
            let read = READ.load(Ordering::Relaxed).min(all);
            let share = (read * 100).checked_div(all).unwrap_or(100);
            format!(" {share} % of {} MB,", all / 1_000_000)
        });
        let validated = validate(&compilation.model, asked);
        drop(progress);
        let outcome = match validated {
            Ok(outcome) => outcome,
            Err(Refused::Wrong(wrong)) => return Err(wrong.into()),
            Err(Refused::Files(problems)) => {
                if console.is_json() {
                    console.json(&records::refused(&problems))?;
                } else {
                    let mut aside = std::io::stderr().lock();
                    let written = records::problems(&mut aside, &problems);
                    drop(written);
                }
                return Ok(Exit::Unread);
            }
        };
        console.records(&outcome)?;
        Ok(exit(&outcome, console.strict))
    }
}

fn exit(outcome: &Outcome<'_>, strict: bool) -> Exit {
    let (errors, queries) = outcome.counts();
    if !outcome.problems.is_empty() {
        Exit::Unread
    } else if !outcome.explanations.is_empty() {
        Exit::Well
    } else if errors > 0 || (strict && queries > 0) {
        Exit::Found
    } else {
        Exit::Well
    }
}
