//! A line a finding, for a spreadsheet.

use std::borrow::Cow;
use std::io::{self, Write};

use crate::validate::{Finding, Outcome};

/// The names of the columns.
const HEADER: &str = "file,line,record,table,rule,code,severity,message,fields,columns,key,values";

/// Writes a line for each finding.
pub(super) fn write(out: &mut dyn Write, outcome: &Outcome<'_>) -> io::Result<()> {
    writeln!(out, "{HEADER}")?;
    outcome.findings.iter().try_for_each(|found| finding(out, outcome, found))
}

fn finding(out: &mut dyn Write, outcome: &Outcome<'_>, finding: &Finding) -> io::Result<()> {
    let said = outcome.said(finding);
    let joined = |parts: Vec<&str>| parts.join("; ");
    let values = finding.values.as_ref();
    let shown = |of: Option<&Vec<String>>| of.map(|parts| parts.join("; ")).unwrap_or_default();
    let record = if finding.record > 0 { finding.record.to_string() } else { String::new() };
    let cells = [
        outcome.files[finding.file].path.clone(),
        finding.line.to_string(),
        record,
        outcome.tables[finding.table].table.0.name().to_owned(),
        said.id.clone(),
        said.code.clone().unwrap_or_default(),
        if said.refuses { "error" } else { "query" }.to_owned(),
        said.message.clone(),
        joined(said.fields.iter().map(|field| field.id.as_str()).collect()),
        joined(said.fields.iter().map(|field| field.name.as_str()).collect()),
        shown(values.map(|values| &values.key)),
        shown(values.map(|values| &values.fields)),
    ];
    let cells: Vec<String> = cells.iter().map(|cell| quoted(&harmless(cell))).collect();
    writeln!(out, "{}", cells.join(","))
}

/// A text that no spreadsheet takes for a formula.
fn harmless(text: &str) -> Cow<'_, str> {
    let begins = text.trim_start().starts_with(['=', '+', '-', '@']) || text.starts_with(['\t', '\r']);
    if begins { Cow::Owned(format!("'{text}")) } else { Cow::Borrowed(text) }
}

fn quoted(text: &str) -> String {
    let plain = !text.contains([',', '"', '\n', '\r']);
    if plain { text.to_owned() } else { format!("\"{}\"", text.replace('"', "\"\"")) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_spreadsheet_would_run_is_text() {
        for hostile in ["=1+1", "+1", "-1", "@SUM(A1)", " =1", "\t=1"] {
            assert!(harmless(hostile).starts_with('\''), "{hostile:?}");
        }
        assert_eq!(harmless("a-b"), "a-b");
        assert_eq!(quoted("a \"b\", c"), "\"a \"\"b\"\", c\"");
    }
}
