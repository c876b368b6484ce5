//! What was found of records: for people, logs, programs and spreadsheets.

mod csv;
mod json;
mod text;

use std::io::{self, Write};

use super::Screen;
use crate::validate::{Outcome, Problem};

pub use json::refused;

/// How what was found of records is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// A few lines a finding, with colour where the screen can show it.
    Human,
    /// One paragraph a finding: for a screen reader and for a log.
    Plain,
    /// One JSON object.
    Json,
    /// A line a finding, for a spreadsheet.
    Csv,
}

/// Writes all that was found in a form.
///
/// # Errors
/// As the writer gives them.
pub fn write(out: &mut dyn Write, outcome: &Outcome<'_>, form: Form, screen: Screen) -> io::Result<()> {
    match form {
        Form::Human => text::write(out, outcome, Some(screen)),
        Form::Plain => text::write(out, outcome, None),
        Form::Json => json::write(out, outcome),
        Form::Csv => csv::write(out, outcome),
    }
}

/// Writes why files could not be read.
///
/// # Errors
/// As the writer gives them.
pub fn problems(out: &mut dyn Write, problems: &[Problem]) -> io::Result<()> {
    problems.iter().try_for_each(|problem| text::problem(out, problem))
}

/// A number with its noun, in groups of three digits.
fn counted(count: u64, one: &str, many: &str) -> String {
    format!("{} {}", grouped(count), if count == 1 { one } else { many })
}

fn grouped(count: u64) -> String {
    let digits = count.to_string();
    let first = (digits.len() + 2) % 3 + 1;
    let mut out = String::with_capacity(digits.len() * 4 / 3);
    for (at, digit) in digits.chars().enumerate() {
        if at >= first && (at - first).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::grouped;

    #[test]
    fn large_numbers_are_grouped() {
        let numbers = [0, 7, 999, 1_000, 12_345, 123_456, 1_234_567];
        let shown = numbers.map(grouped);
        assert_eq!(shown, ["0", "7", "999", "1,000", "12,345", "123,456", "1,234,567"]);
    }
}
