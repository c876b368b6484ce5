//! Findings as plain data: what is wrong, where, why it matters and what to do.
//!
//! No colour and no layout: `report` turns findings into words on a screen, an editor into squiggles.

mod rule;
mod sink;

use crate::source::Span;

pub use rule::{Level, Rule, closest};
pub use sink::{Diagnostics, MAX_PER_FILE};

/// One finding: one mistake, one message.
#[derive(Debug, Clone)]
pub struct Diagnostic {
    /// The rule that found it: its code, name, level and page.
    pub rule: &'static Rule,
    /// What is wrong: lower-case start, the author's words in backticks, no final period.
    pub message: String,
    /// Where it is wrong.
    pub span: Span,
    /// A few words at the place itself; may be empty.
    pub label: String,
    /// The other places it concerns, above all the one that disagrees.
    pub labels: Vec<Label>,
    /// What to do, a full sentence or two.
    pub help: Option<String>,
    /// The change that mends it, where one is known.
    pub fix: Option<Fix>,
    /// Set where an `allow` in the framework answers it: the reason that was given.
    pub allowed: Option<String>,
}

/// A second place with a few words.
#[derive(Debug, Clone)]
pub struct Label {
    /// Where.
    pub span: Span,
    /// What stands there that matters.
    pub text: String,
}

/// A change to the text that mends a finding.
#[derive(Debug, Clone)]
pub struct Fix {
    /// What the change does, as an instruction: `write "percent"`.
    pub title: String,
    /// How far it may be trusted.
    pub applicability: Applicability,
    /// What to write where; never overlapping.
    pub edits: Vec<Edit>,
}

/// How far a fix may be trusted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Applicability {
    /// Keeps or restores the meaning the author had: may be applied unseen.
    Certain,
    /// Likely what was meant, and a person should look.
    Likely,
}

/// Replace the text of a span.
#[derive(Debug, Clone)]
pub struct Edit {
    /// What is replaced; empty to insert.
    pub span: Span,
    /// What stands there afterwards.
    pub text: String,
}

impl Diagnostic {
    /// A finding with its headline and place.
    pub fn new(rule: &'static Rule, span: Span, message: impl Into<String>) -> Self {
        Self {
            rule,
            message: on_one_line(message.into()),
            span,
            label: String::new(),
            labels: Vec::new(),
            help: None,
            fix: None,
            allowed: None,
        }
    }

    /// A few words at the place itself.
    pub fn here(mut self, label: impl Into<String>) -> Self {
        self.label = on_one_line(label.into());
        self
    }

    /// A second place.
    pub fn also(mut self, span: Span, text: impl Into<String>) -> Self {
        self.labels.push(Label { span, text: on_one_line(text.into()) });
        self
    }

    /// What to do.
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// A fix of any form.
    pub fn with_fix(mut self, fix: Fix) -> Self {
        self.fix = Some(fix);
        self
    }

    /// A fix that replaces one span.
    pub fn fix(
        mut self,
        applicability: Applicability,
        span: Span,
        text: impl Into<String>,
        title: impl Into<String>,
    ) -> Self {
        self.fix = Some(Fix { title: title.into(), applicability, edits: vec![Edit { span, text: text.into() }] });
        self
    }
}

/// A headline or a label stands on one line, whatever an author's words in it run over.
fn on_one_line(text: String) -> String {
    if text.contains(['\n', '\r']) { text.split_whitespace().collect::<Vec<_>>().join(" ") } else { text }
}
