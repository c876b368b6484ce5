//! Where output goes, and what can be shown there.

use std::io::{self, BufWriter, ErrorKind, IsTerminal, Write};

use super::{Color, Format, Shared};
use crate::report::records::{self, Form};
use crate::report::{self, Options, Report, Screen};
use crate::validate::Outcome;

/// How wide reports are where there is no terminal to ask.
const WIDTH: usize = 100;
/// The narrowest and the widest that reports become on a terminal.
const WIDTHS: (usize, usize) = (40, 120);

/// Standard output with what is known about it.
pub(super) struct Console {
    pub format: report::Format,
    pub strict: bool,
    screen: Screen,
    /// In which form findings of records are written: it may be one more.
    records: Form,
}

impl Console {
    pub fn new(shared: &Shared) -> Self {
        let terminal = io::stdout().is_terminal();
        let set = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
        let dumb = std::env::var_os("TERM").is_some_and(|term| term == "dumb");
        let colour = match shared.color {
            Color::Always => true,
            Color::Never => false,
            Color::Auto => terminal && !dumb && !set("NO_COLOR"),
        };
        let format = match shared.format {
            Format::Human => report::Format::Human,
            Format::Plain => report::Format::Plain,
            Format::Json => report::Format::Json,
            // Only of findings of records; what else there is to say is said as to people.
            Format::Csv => report::Format::Plain,
        };
        let records = match shared.format {
            Format::Human => Form::Human,
            Format::Plain => Form::Plain,
            Format::Json => Form::Json,
            Format::Csv => Form::Csv,
        };
        let screen = Screen { colour, drawing: colour || (terminal && !dumb), width: width(terminal) };
        Self { format, strict: shared.strict, screen, records }
    }

    /// Whether another program reads the output.
    pub fn is_json(&self) -> bool {
        self.format == report::Format::Json
    }

    /// Shows a report.
    pub fn report(&self, report: &Report<'_>, settle: bool, further: &[(&str, serde_json::Value)]) -> io::Result<()> {
        let options = Options { format: self.format, screen: self.screen, settle };
        self.write(|out| report.write(out, &options, further))
    }

    /// Shows what was found of records.
    pub fn records(&self, outcome: &Outcome<'_>) -> io::Result<()> {
        self.write(|out| records::write(out, outcome, self.records, self.screen))
    }

    /// Shows a JSON value.
    pub fn json(&self, value: &serde_json::Value) -> io::Result<()> {
        self.write(|out| {
            serde_json::to_writer_pretty(&mut *out, value)?;
            writeln!(out)
        })
    }

    /// Writes to standard output. A reader who has seen enough (`ofw check | head`) is no failure.
    pub fn write(&self, write: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> io::Result<()> {
        let mut out = BufWriter::new(io::stdout().lock());
        match write(&mut out).and_then(|()| out.flush()) {
            Err(error) if error.kind() == ErrorKind::BrokenPipe => {
                // What is still held back would be written when the writer goes, and fail again.
                drop(out.into_parts());
                Ok(())
            }
            other => other,
        }
    }
}

/// Says something beside the output proper. Where nobody listens, it is not said.
pub(super) fn aside(words: &str) {
    let written = writeln!(io::stderr().lock(), "{}", report::visible(words));
    drop(written);
}

fn width(terminal: bool) -> usize {
    if !terminal {
        return WIDTH;
    }
    let (narrow, wide) = WIDTHS;
    terminal_size::terminal_size().map_or(WIDTH, |(width, _)| usize::from(width.0).clamp(narrow, wide))
}
