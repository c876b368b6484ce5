//! One JSON object; its shape is told in `docs/cli.md`.

use std::io::{self, Write};

use serde_json::{Value, json};

use crate::expression::Date;
use crate::validate::{File, Finding, Note, Outcome, Problem, Tally};

/// Writes all that was found.
pub(super) fn write(out: &mut dyn Write, outcome: &Outcome<'_>) -> io::Result<()> {
    let (errors, queries) = outcome.counts();
    let listed = outcome.findings.len() as u64;
    let unjudged = outcome.unjudged.iter().map(|unjudged| json!({ "rules": unjudged.laws, "tables": unjudged.tables }));
    let period = outcome.period.map(|period| json!({ "start": day(period.start), "end": day(period.end) }));
    let value = json!({
        "version": 1,
        "dataset": outcome.dataset.path(),
        "period": period,
        "files": outcome.files.iter().map(|file| described(outcome, file)).collect::<Vec<_>>(),
        "findings": outcome.findings.iter().map(|found| finding(outcome, found)).collect::<Vec<_>>(),
        "rules": outcome.tallies.iter().map(|counted| tally(outcome, counted)).collect::<Vec<_>>(),
        "unjudged": unjudged.collect::<Vec<_>>(),
        "problems": outcome.problems.iter().map(problem).collect::<Vec<_>>(),
        "summary": {
            "records": outcome.records(),
            "errors": errors,
            "queries": queries,
            "unlisted": (errors + queries).saturating_sub(listed),
        },
    });
    let mut value = value;
    if !outcome.explanations.is_empty() {
        let explained = outcome.explanations.iter().map(|explanation| {
            let parts = explanation.parts.iter().map(|(depth, words)| json!({ "depth": depth, "words": words }));
            json!({
                "path": outcome.files[explanation.file].path,
                "line": explanation.line,
                "rule": explanation.rule,
                "broken": explanation.broken,
                "parts": parts.collect::<Vec<_>>(),
            })
        });
        value["explanations"] = explained.collect();
    }
    serde_json::to_writer_pretty(&mut *out, &value)?;
    writeln!(out)
}

/// Files that were refused before any was looked at.
pub fn refused(problems: &[Problem]) -> Value {
    json!({ "version": 1, "problems": problems.iter().map(problem).collect::<Vec<_>>() })
}

fn day(date: Date) -> String {
    format!("{:04}-{:02}-{:02}", date.year, date.month, date.day)
}

fn described(outcome: &Outcome<'_>, file: &File) -> Value {
    let note = |note: &Note| json!({ "line": note.line, "message": note.words });
    json!({
        "path": file.path,
        "table": outcome.tables[file.table].table.0.name(),
        "chosen": file.chosen,
        "form": file.form,
        "records": file.records,
        "notes": file.notes.iter().map(note).collect::<Vec<_>>(),
    })
}

fn finding(outcome: &Outcome<'_>, finding: &Finding) -> Value {
    let said = outcome.said(finding);
    let fields = said.fields.iter().enumerate().map(|(at, field)| {
        let mut value = json!({ "id": field.id, "column": field.column, "name": field.name });
        if let Some(values) = &finding.values {
            value["value"] = json!(values.fields.get(at));
        }
        value
    });
    let mut value = json!({
        "rule": said.id,
        "code": said.code,
        "severity": if said.refuses { "error" } else { "query" },
        "message": said.message,
        "path": outcome.files[finding.file].path,
        "table": outcome.tables[finding.table].table.0.name(),
        "line": finding.line,
        "record": (finding.record > 0).then_some(finding.record),
        "fields": fields.collect::<Vec<_>>(),
    });
    if let Some(values) = &finding.values {
        value["key"] = json!(values.key);
    }
    value
}

fn tally(outcome: &Outcome<'_>, tally: &Tally) -> Value {
    let said = outcome.said(&tally.first);
    let place = |(file, line): &(usize, u64)| json!({ "path": outcome.files[*file].path, "line": line });
    json!({
        "rule": said.id,
        "code": said.code,
        "severity": if said.refuses { "error" } else { "query" },
        "title": said.title,
        "table": outcome.tables[tally.first.table].table.0.name(),
        "count": tally.count,
        "first": tally.lines.iter().map(place).collect::<Vec<_>>(),
    })
}

fn problem(problem: &Problem) -> Value {
    json!({ "path": problem.path, "line": problem.line, "message": problem.message, "help": problem.help })
}
