//! For people and for logs.

use std::io::{self, Write};

use super::{counted, grouped};
use crate::report::{Screen, visible};
use crate::validate::{Finding, Outcome, Pointed, Problem, Said, Values};

/// Writes findings, what was noticed of the files, a summary by rule and the counts.
pub(super) fn write(out: &mut dyn Write, outcome: &Outcome<'_>, screen: Option<Screen>) -> io::Result<()> {
    if !outcome.explanations.is_empty() {
        return explanations(out, outcome);
    }
    for finding in &outcome.findings {
        let said = outcome.said(finding);
        match screen {
            Some(screen) => human(out, outcome, finding, &said, screen)?,
            None => plain(out, outcome, finding, &said)?,
        }
    }
    if screen.is_none() && !outcome.findings.is_empty() {
        writeln!(out)?;
    }
    outcome.problems.iter().try_for_each(|found| problem(out, found))?;
    files(out, outcome)?;
    rules(out, outcome)?;
    unjudged(out, outcome)?;
    writeln!(out, "{}", counts(outcome))
}

/// Writes why a rule judged records as it did.
fn explanations(out: &mut dyn Write, outcome: &Outcome<'_>) -> io::Result<()> {
    for explanation in &outcome.explanations {
        let path = visible(&outcome.files[explanation.file].path);
        let broken = if explanation.broken { "is broken" } else { "is not broken" };
        writeln!(out, "{path}:{}: {} {broken}", explanation.line, visible(&explanation.rule))?;
        for (depth, part) in &explanation.parts {
            writeln!(out, "    {}{}", "  ".repeat(*depth), visible(part))?;
        }
    }
    Ok(())
}

/// Writes why a file could not be read.
pub(super) fn problem(out: &mut dyn Write, problem: &Problem) -> io::Result<()> {
    let path = visible(&problem.path);
    let line = problem.line.map(|line| format!(":{line}")).unwrap_or_default();
    writeln!(out, "{path}{line}: {}", visible(&problem.message))?;
    writeln!(out, "    help: {}\n", visible(&problem.help))
}

fn human(out: &mut dyn Write, outcome: &Outcome<'_>, finding: &Finding, said: &Said, screen: Screen) -> io::Result<()> {
    let (word, colour) = if said.refuses { ("error", "31;1") } else { ("query", "33;1") };
    let word = if screen.colour { format!("\u{1b}[{colour}m{word}\u{1b}[0m") } else { word.to_owned() };
    writeln!(out, "{word}: {}", visible(&said.message))?;
    writeln!(out, "    at {}", place(outcome, finding, said))?;
    if let Some(values) = &finding.values {
        writeln!(out, "    {}", held(values, said))?;
    }
    writeln!(out, "    rule {}\n", rule(said))
}

fn plain(out: &mut dyn Write, outcome: &Outcome<'_>, finding: &Finding, said: &Said) -> io::Result<()> {
    let path = visible(&outcome.files[finding.file].path);
    let column = said.fields.iter().find_map(|field| field.column);
    let column = column.map(|column| format!(":{column}")).unwrap_or_default();
    let word = if said.refuses { "error" } else { "query" };
    writeln!(out, "{path}:{}{column}: {word} {}: {}", finding.line, rule(said), visible(&said.message))?;
    writeln!(out, "    {}", record(finding, said))?;
    match &finding.values {
        Some(values) => writeln!(out, "    {}", held(values, said)),
        None => Ok(()),
    }
}

fn rule(said: &Said) -> String {
    let code = said.code.as_ref().map(|code| format!(" (code {})", visible(code))).unwrap_or_default();
    format!("{}{code}", visible(&said.id))
}

fn place(outcome: &Outcome<'_>, finding: &Finding, said: &Said) -> String {
    let path = visible(&outcome.files[finding.file].path);
    format!("{path}:{}, {}", finding.line, record(finding, said))
}

fn record(finding: &Finding, said: &Said) -> String {
    let record = match finding.record {
        0 => "every record".to_owned(),
        record => format!("record {record}"),
    };
    let name = |field: &Pointed| format!("`{}`", visible(&field.name));
    let names: Vec<String> = said.fields.iter().map(name).collect();
    if names.is_empty() { record } else { format!("{record}, {}", names.join(", ")) }
}

/// What the record holds, where that is to be shown.
fn held(values: &Values, said: &Said) -> String {
    let fields = said.fields.iter().zip(&values.fields);
    let fields = fields.map(|(field, value)| format!("{} `{}`", visible(&field.name), visible(value)));
    let key = values.key.iter().map(|part| format!("`{}`", visible(part))).collect::<Vec<_>>().join(", ");
    let key = if key.is_empty() { None } else { Some(format!("key {key}")) };
    key.into_iter().chain(fields).collect::<Vec<_>>().join("; ")
}

fn files(out: &mut dyn Write, outcome: &Outcome<'_>) -> io::Result<()> {
    for file in &outcome.files {
        let table = outcome.tables[file.table].table.0.label();
        let records = counted(file.records, "record", "records");
        let (path, table) = (visible(&file.path), visible(&table));
        writeln!(out, "{path}: {records} of `{table}` ({}), {}", file.chosen, file.form)?;
        for note in &file.notes {
            let line = note.line.map(|line| format!("line {line}: ")).unwrap_or_default();
            writeln!(out, "    note: {line}{}", visible(&note.words))?;
        }
    }
    writeln!(out)
}

fn rules(out: &mut dyn Write, outcome: &Outcome<'_>) -> io::Result<()> {
    for tally in &outcome.tallies {
        let said = outcome.said(&tally.first);
        let word = if said.refuses { "error" } else { "query" };
        let title = visible(&said.title);
        writeln!(out, "{:>9}  {word} {}: {title}", grouped(tally.count), rule(&said))?;
        let mut lines = Vec::new();
        for group in tally.lines.chunk_by(|one, next| one.0 == next.0) {
            let numbers: Vec<String> = group.iter().map(|(_, line)| line.to_string()).collect();
            lines.push(format!("{}:{}", visible(&outcome.files[group[0].0].path), numbers.join(", ")));
        }
        let more = if tally.count > tally.lines.len() as u64 { ", …" } else { "" };
        writeln!(out, "           {}{more}", lines.join("; "))?;
    }
    if outcome.tallies.is_empty() { Ok(()) } else { writeln!(out) }
}

fn unjudged(out: &mut dyn Write, outcome: &Outcome<'_>) -> io::Result<()> {
    for unjudged in &outcome.unjudged {
        let laws = unjudged.laws.iter().map(|law| visible(law)).collect::<Vec<_>>().join(", ");
        let tables = unjudged.tables.iter().map(|table| visible(table)).collect::<Vec<_>>().join("`, `");
        writeln!(out, "not judged for want of a file of `{tables}`: {laws}")?;
    }
    if !outcome.problems.is_empty() {
        writeln!(out, "a file could not be read to its end: what records say of each other was not judged")?;
    }
    Ok(())
}

/// The last line: `3 errors, 1 query in 1,204 records of 2 files`.
fn counts(outcome: &Outcome<'_>) -> String {
    let (errors, queries) = outcome.counts();
    let mut parts = Vec::new();
    if errors > 0 {
        parts.push(counted(errors, "error", "errors"));
    }
    if queries > 0 {
        parts.push(counted(queries, "query", "queries"));
    }
    let found = if parts.is_empty() { "no findings".to_owned() } else { parts.join(", ") };
    let left = (errors + queries).saturating_sub(outcome.findings.len() as u64);
    let left = if left > 0 { format!(", {} not listed (`--max-findings`)", grouped(left)) } else { String::new() };
    let records = counted(outcome.records(), "record", "records");
    let mut paths: Vec<&str> = outcome.files.iter().map(|file| file.path.as_str()).collect();
    paths.dedup();
    format!("{found} in {records} of {}{left}", counted(paths.len() as u64, "file", "files"))
}
