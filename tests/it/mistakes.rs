//! Files as people type them: one message a mistake, on its line, and nothing else.

use ofw::diagnostic::{Diagnostic, Level};
use ofw::report::{Format, Options, Report, Screen};
use ofw::source::LineIndex;

use crate::support::compiled::{Compiled, compile};
use crate::support::fixtures::{each_fixture, texts};

/// The lines that say of themselves that they have a mistake.
fn marked(text: &str) -> Vec<usize> {
    let lines = text.lines().enumerate().filter(|(_, line)| line.ends_with("# mistake"));
    lines.map(|(index, _)| index + 1).collect()
}

/// The lines on which something is found, or to which a finding points for what is missing before them.
fn found(text: &str, compiled: &Compiled) -> Vec<usize> {
    let lines = LineIndex::new(text);
    let line = |at: u32| lines.position(text, at as usize).line;
    let stands = |found: &&Diagnostic| found.rule.level < Level::Advice;
    let mut found: Vec<usize> = compiled
        .findings
        .iter()
        .filter(stands)
        .map(|found| match found.rule.name {
            // Reported at the brace, and shown by what begins while it is open.
            "unclosed-block" => found.labels.first().map_or(found.span.start, |label| label.span.start),
            _ => found.span.start,
        })
        .map(line)
        .collect();
    found.sort_unstable();
    found
}

#[test]
fn each_mistake_gives_one_message_on_its_line_and_nothing_else_does() {
    for (name, text) in texts("mistakes") {
        let compiled = compile(&text);
        let told: Vec<&str> = compiled.findings.iter().map(|found| found.message.as_str()).collect();
        assert_eq!(found(&text, &compiled), marked(&text), "{name}: {told:#?}");
    }
}

#[test]
fn what_is_said_of_each_mistake_reads_as_it_did() {
    each_fixture("mistakes/*.ofw", |text| {
        let compiled = compile(text);
        let screen = Screen { colour: false, drawing: true, width: 100 };
        let mut out = Vec::new();
        let report = Report { sources: &compiled.sources, findings: &compiled.findings, files: 1 };
        report.write(&mut out, &Options { format: Format::Human, screen, settle: false }, &[]).unwrap();
        String::from_utf8(out).unwrap()
    });
}
