//! Findings with the lines they are about, drawn by miette.

use std::fmt;
use std::io::{self, Write};

use miette::{GraphicalReportHandler, GraphicalTheme, LabeledSpan, Severity, SourceCode};

use super::excerpt::{Excerpt, MAX_CHARS};
use super::{Screen, visible};
use crate::diagnostic::{Diagnostic, Level};
use crate::source::SourceMap;

/// Writes findings for people.
pub(super) struct Human {
    handler: GraphicalReportHandler,
    /// How many characters of a line are shown.
    room: usize,
}

/// What miette draws before a line, and a little air.
const GUTTER: usize = 10;

impl Human {
    /// Prepares for a screen.
    pub fn new(screen: Screen) -> Self {
        let theme = match (screen.colour, screen.drawing) {
            (true, true) => GraphicalTheme::unicode(),
            (true, false) => GraphicalTheme::ascii(),
            (false, true) => GraphicalTheme::unicode_nocolor(),
            (false, false) => GraphicalTheme::none(),
        };
        let handler = GraphicalReportHandler::new_themed(theme)
            .with_width(screen.width)
            .with_links(false)
            .without_syntax_highlighting();
        // On a terminal a line that runs on would part the marks from what they mark.
        let room = if screen.drawing { screen.width.saturating_sub(GUTTER).clamp(30, MAX_CHARS) } else { MAX_CHARS };
        Self { handler, room }
    }

    /// Writes one finding.
    pub fn write(&self, out: &mut dyn Write, sources: &SourceMap, finding: &Diagnostic) -> io::Result<()> {
        let mut text = String::new();
        self.handler.render_report(&mut text, &Shown::new(sources, finding, self.room)).map_err(io::Error::other)?;
        // miette leaves blanks at the end of lines it has nothing to draw on.
        for line in text.trim_end().lines() {
            writeln!(out, "{}", line.trim_end())?;
        }
        Ok(())
    }
}

/// A finding in miette's terms, with the few lines of text it is about.
#[derive(Debug)]
struct Shown {
    code: String,
    message: String,
    severity: Severity,
    help: Option<String>,
    excerpt: Option<Excerpt>,
}

impl Shown {
    fn new(sources: &SourceMap, finding: &Diagnostic, room: usize) -> Self {
        let rule = finding.rule;
        let source = sources.file(finding.span.file);
        let excerpt = (!source.text().is_empty()).then(|| Excerpt::new(sources, finding, room));
        let message = visible(&finding.message);
        // A file that could not be read has no line to show; its path leads instead.
        let message = match &excerpt {
            Some(_) => message.into_owned(),
            None => format!("{}: {message}", visible(source.path())),
        };
        let fix = finding.fix.as_ref().map(|fix| format!("can be fixed: {}", visible(&fix.title)));
        let help = finding.help.as_ref().map(|help| visible(help).into_owned());
        let help: Vec<String> = help.into_iter().chain(fix).collect();
        Self {
            code: format!("{} {}", rule.code, rule.name),
            message,
            severity: match rule.level {
                Level::Error => Severity::Error,
                Level::Warning => Severity::Warning,
                Level::Advice => Severity::Advice,
            },
            help: (!help.is_empty()).then(|| help.join("\n")),
            excerpt,
        }
    }
}

impl fmt::Display for Shown {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)
    }
}

impl std::error::Error for Shown {}

impl miette::Diagnostic for Shown {
    fn code<'a>(&'a self) -> Option<Box<dyn fmt::Display + 'a>> {
        Some(Box::new(&self.code))
    }

    fn severity(&self) -> Option<Severity> {
        Some(self.severity)
    }

    fn help<'a>(&'a self) -> Option<Box<dyn fmt::Display + 'a>> {
        self.help.as_ref().map(|help| Box::new(help) as Box<dyn fmt::Display>)
    }

    fn source_code(&self) -> Option<&dyn SourceCode> {
        self.excerpt.as_ref().map(|excerpt| excerpt as &dyn SourceCode)
    }

    fn labels(&self) -> Option<Box<dyn Iterator<Item = LabeledSpan> + '_>> {
        self.excerpt.as_ref().map(|excerpt| Box::new(excerpt.labels()) as Box<dyn Iterator<Item = LabeledSpan>>)
    }
}
