//! Findings for another program: one JSON object whose shape is told in `docs/cli.md` and only ever grows.

use std::fmt::Write as _;
use std::io::{self, Write};

use serde_json::{Value, json};

use super::Report;
use super::visible::is_hidden;
use crate::diagnostic::{Applicability, Diagnostic, Edit, Fix, Label};
use crate::source::{SourceMap, Span};

/// The version of the shape.
const VERSION: u32 = 1;

/// Writes the whole report; every finding is in it, those an `allow` answers with the reason.
pub(super) fn write(out: &mut dyn Write, report: &Report<'_>, further: &[(&str, Value)]) -> io::Result<()> {
    let findings: Vec<Value> = report.findings.iter().map(|found| finding(report.sources, found)).collect();
    let summary = report.summary();
    let mut whole = json!({
        "version": VERSION,
        "findings": findings,
        "summary": {
            "errors": summary.errors,
            "warnings": summary.warnings,
            "advice": summary.advice,
            "settle": summary.settle,
            "allowed": summary.allowed,
            "files": summary.files,
        },
    });
    for (name, value) in further {
        whole[*name] = value.clone();
    }
    let text = serde_json::to_string_pretty(&whole)?;
    out.write_all(escaped(&text).as_bytes())?;
    writeln!(out)
}

fn finding(sources: &SourceMap, found: &Diagnostic) -> Value {
    json!({
        "code": found.rule.code,
        "name": found.rule.name,
        "level": found.rule.level.word(),
        "message": found.message,
        "path": sources.file(found.span.file).path(),
        "start": position(sources, found.span, found.span.start),
        "end": position(sources, found.span, found.span.end),
        "label": (!found.label.is_empty()).then_some(&found.label),
        "labels": found.labels.iter().map(|other| label(sources, other)).collect::<Vec<_>>(),
        "help": found.help,
        "fix": found.fix.as_ref().map(|known| fix(sources, known)),
        "allowed": found.allowed,
    })
}

fn label(sources: &SourceMap, label: &Label) -> Value {
    placed(sources, label.span, &label.text)
}

fn fix(sources: &SourceMap, fix: &Fix) -> Value {
    let applicability = match fix.applicability {
        Applicability::Certain => "certain",
        Applicability::Likely => "likely",
    };
    let edits: Vec<Value> = fix.edits.iter().map(|Edit { span, text }| placed(sources, *span, text)).collect();
    json!({ "title": fix.title, "applicability": applicability, "edits": edits })
}

fn placed(sources: &SourceMap, span: Span, text: &str) -> Value {
    json!({
        "path": sources.file(span.file).path(),
        "start": position(sources, span, span.start),
        "end": position(sources, span, span.end),
        "text": text,
    })
}

/// Line and column from 1, the column in characters, and the byte from 0.
fn position(sources: &SourceMap, span: Span, at: u32) -> Value {
    let source = sources.file(span.file);
    let position = source.lines().position(source.text(), at as usize);
    json!({ "line": position.line, "column": position.column, "byte": at })
}

/// The same JSON with `\u202e` for whatever could steer a terminal it is shown on. Such characters stand only inside
/// strings, where the escape means the character; line ends outside strings stay.
fn escaped(json: &str) -> String {
    let mut out = String::with_capacity(json.len());
    let mut units = [0; 2];
    for c in json.chars() {
        if c == '\n' || !is_hidden(c) {
            out.push(c);
            continue;
        }
        for unit in c.encode_utf16(&mut units) {
            let written = write!(out, "\\u{unit:04x}");
            debug_assert!(written.is_ok(), "writing to a string does not fail");
        }
    }
    out
}
