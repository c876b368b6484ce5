//! Findings to words: on a screen, in a log, for another program.
//!
//! The only room that knows miette. It decides nothing about what is found, only how it is shown; whatever an author
//! wrote is shown so that it cannot steer the terminal.

mod excerpt;
mod human;
mod json;
mod plain;
pub mod records;
mod summary;
mod visible;

use std::io::{self, Write};

use crate::diagnostic::{Diagnostic, MAX_PER_FILE};
use crate::source::SourceMap;

pub use summary::{SETTLE, Summary};
pub use visible::visible;

/// How findings are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Format {
    /// With the lines concerned and marks under the places.
    Human,
    /// One paragraph a finding, without drawing: for a screen reader and for a log.
    Plain,
    /// One JSON object; its shape is told in `docs/cli.md`.
    Json,
}

/// What the reader's screen can show. Only [`Format::Human`] looks at it.
#[derive(Debug, Clone, Copy)]
pub struct Screen {
    /// Colour may be used.
    pub colour: bool,
    /// Lines may be drawn with other characters than ASCII.
    pub drawing: bool,
    /// How many columns there are.
    pub width: usize,
}

/// How to show findings.
#[derive(Debug, Clone, Copy)]
pub struct Options {
    /// The format.
    pub format: Format,
    /// The reader's screen.
    pub screen: Screen,
    /// Whether what is to be settled for a later status is listed, not only counted.
    pub settle: bool,
}

/// Everything a report is made of.
#[derive(Debug, Clone, Copy)]
pub struct Report<'a> {
    /// The files that findings point into.
    pub sources: &'a SourceMap,
    /// The findings, sorted as `Diagnostics::into_sorted` does.
    pub findings: &'a [Diagnostic],
    /// How many files were asked about.
    pub files: usize,
}

impl Report<'_> {
    /// The counts.
    pub fn summary(&self) -> Summary {
        Summary::of(self.findings, self.files)
    }

    /// Writes all findings and the counts in the format that is asked for. The further members stand at the end of the
    /// JSON object; the other formats leave them out.
    pub fn write(
        &self,
        out: &mut dyn Write,
        options: &Options,
        further: &[(&str, serde_json::Value)],
    ) -> io::Result<()> {
        match options.format {
            Format::Human => {
                let writer = human::Human::new(options.screen);
                self.by_file(out, options, |out, finding| writer.write(out, self.sources, finding))
            }
            Format::Plain => self.by_file(out, options, |out, finding| plain::write(out, self.sources, finding)),
            Format::Json => json::write(out, self, further),
        }
    }

    /// Shows findings file by file, at most so many for one file, and the counts at the end.
    fn by_file(
        &self,
        out: &mut dyn Write,
        options: &Options,
        mut show: impl FnMut(&mut dyn Write, &Diagnostic) -> io::Result<()>,
    ) -> io::Result<()> {
        let shown: Vec<&Diagnostic> = self
            .findings
            .iter()
            .filter(|finding| finding.allowed.is_none())
            .filter(|finding| options.settle || finding.rule.name != SETTLE)
            .collect();
        for group in shown.chunk_by(|a, b| a.span.file == b.span.file) {
            for finding in group.iter().take(MAX_PER_FILE) {
                show(out, finding)?;
                writeln!(out)?;
            }
            if group.len() > MAX_PER_FILE {
                let path = visible(self.sources.file(group[0].span.file).path());
                writeln!(out, "and {} more in {path}\n", group.len() - MAX_PER_FILE)?;
            }
        }
        self.summary().write(out, options.settle)
    }
}
