//! The counts at the end.

use std::io::{self, Write};

use super::visible;
use crate::diagnostic::{Diagnostic, Level};

/// The name of the rule whose findings are what a later status will ask for. They are counted in a line of their own
/// and listed only on request. Their label says when: `before it goes to consultation`; where all say the same,
/// the line says it too.
pub const SETTLE: &str = "to-settle";

/// How many findings of each weight stand, those answered by an `allow` aside.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Summary {
    /// Errors.
    pub errors: usize,
    /// Warnings.
    pub warnings: usize,
    /// Advice, without what is to be settled later.
    pub advice: usize,
    /// What a later status will ask for.
    pub settle: usize,
    /// When that is to be settled, in words: `before it goes to consultation`.
    pub settle_when: String,
    /// Findings that an `allow` answers; in none of the other counts.
    pub allowed: usize,
    /// How many files were asked about.
    pub files: usize,
}

impl Summary {
    /// Counts findings.
    pub fn of(findings: &[Diagnostic], files: usize) -> Self {
        let mut summary = Self { files, ..Self::default() };
        for finding in findings {
            let count = match finding.rule.level {
                _ if finding.allowed.is_some() => &mut summary.allowed,
                _ if finding.rule.name == SETTLE => &mut summary.settle,
                Level::Error => &mut summary.errors,
                Level::Warning => &mut summary.warnings,
                Level::Advice => &mut summary.advice,
            };
            *count += 1;
        }
        summary.settle_when = when(findings);
        summary
    }

    /// Whether a check fails: on an error or a warning, and on advice too where strictness is asked for. What is to be
    /// settled later never fails a check.
    pub fn fails(&self, strict: bool) -> bool {
        self.errors + self.warnings > 0 || (strict && self.advice > 0)
    }

    /// The counts in words: `3 errors, 1 warning in 4 files`.
    pub fn words(&self) -> String {
        let files = counted(self.files, "file", "files");
        let parts = [
            (self.errors, "error", "errors"),
            (self.warnings, "warning", "warnings"),
            (self.advice, "piece of advice", "pieces of advice"),
        ];
        let parts: Vec<String> = parts
            .iter()
            .filter(|(count, ..)| *count > 0)
            .map(|(count, one, many)| counted(*count, one, many))
            .collect();
        let allowed = if self.allowed > 0 { format!(", {} allowed", self.allowed) } else { String::new() };
        let found = if parts.is_empty() { "no findings".to_owned() } else { parts.join(", ") };
        format!("{found} in {files}{allowed}")
    }

    /// Writes the lines at the end of a report.
    pub(super) fn write(&self, out: &mut dyn Write, settle_listed: bool) -> io::Result<()> {
        if self.settle > 0 && !settle_listed {
            let things = counted(self.settle, "thing", "things");
            writeln!(out, "{things} to settle {}; list them with `--settle`", visible(&self.settle_when))?;
        }
        writeln!(out, "{}", self.words())
    }
}

/// When what is to be settled is to be settled: what all labels say, or else in general.
fn when(findings: &[Diagnostic]) -> String {
    let open = findings.iter().filter(|finding| finding.allowed.is_none() && finding.rule.name == SETTLE);
    let mut labels: Vec<&str> = open.map(|finding| finding.label.as_str()).collect();
    labels.dedup();
    match labels.as_slice() {
        [label] if !label.is_empty() => (*label).to_owned(),
        _ => "before a later status".to_owned(),
    }
}

/// A number with its noun.
fn counted(count: usize, one: &str, many: &str) -> String {
    format!("{count} {}", if count == 1 { one } else { many })
}
