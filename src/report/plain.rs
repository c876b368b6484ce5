//! One paragraph a finding, in reading order, without drawing: for a screen reader and for a log.

use std::io::{self, Write};

use super::visible;
use crate::diagnostic::Diagnostic;
use crate::source::{SourceMap, Span};

/// Writes one finding: place, weight, rule and message on a line, what belongs to it indented below.
pub(super) fn write(out: &mut dyn Write, sources: &SourceMap, finding: &Diagnostic) -> io::Result<()> {
    let rule = finding.rule;
    let message = visible(&finding.message);
    writeln!(out, "{}: {} {} {}: {message}", place(sources, finding.span), rule.level.word(), rule.code, rule.name)?;
    if !finding.label.is_empty() {
        writeln!(out, "    here: {}", visible(&finding.label))?;
    }
    for label in &finding.labels {
        writeln!(out, "    see {}: {}", place(sources, label.span), visible(&label.text))?;
    }
    if let Some(help) = &finding.help {
        writeln!(out, "    help: {}", visible(help))?;
    }
    if let Some(fix) = &finding.fix {
        writeln!(out, "    can be fixed: {}", visible(&fix.title))?;
    }
    Ok(())
}

/// `path:line:column` of the first character of a span.
fn place(sources: &SourceMap, span: Span) -> String {
    let source = sources.file(span.file);
    let position = source.lines().position(source.text(), span.start as usize);
    format!("{}:{}:{}", visible(source.path()), position.line, position.column)
}
