//! The spine: what was read, resolved and checked.

mod outline;

use std::collections::HashSet;
use std::sync::Arc;

use crate::check::check;
use crate::diagnostic::{Diagnostic, Diagnostics, Level};
use crate::id::PackageId;
use crate::model::Model;
use crate::project::{Manifest, Project};
use crate::resolve::resolve;
use crate::rules::RULES;
use crate::source::{FileId, SourceMap, Span};
use outline::Outline;

/// A project that has been compiled: the model of all its packages and what was found in the files asked for.
#[derive(Debug)]
pub struct Compilation {
    /// Every file.
    pub sources: Arc<SourceMap>,
    /// What the packages say; whole even where something was found.
    pub model: Model,
    /// The findings in the files asked for, sorted.
    pub findings: Vec<Diagnostic>,
    /// The packages asked for.
    pub asked: Vec<Asked>,
    /// How many files were asked for.
    pub files: usize,
    /// The manifest of the project, if it has one.
    pub manifest: Option<Manifest>,
}

/// A package that was asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    /// The package in the model.
    pub package: PackageId,
    /// Its name.
    pub name: String,
    /// Whether it is a library; a framework otherwise.
    pub library: bool,
}

impl Compilation {
    /// Whether an error stands that no `allow` answers: nothing is built then.
    pub fn has_errors(&self) -> bool {
        self.findings.iter().any(is_error)
    }
}

fn is_error(finding: &Diagnostic) -> bool {
    finding.rule.level == Level::Error && finding.allowed.is_none()
}

/// Resolves and checks a project. Never fails: what is wrong is in the findings.
pub fn compile(project: Project) -> Compilation {
    let outline = Outline::of(&project);
    let Project { sources, packages, asked, files, manifest, mut diagnostics, .. } = project;
    let sources = Arc::new(sources);
    let model = resolve(Arc::clone(&sources), packages, &mut diagnostics);
    check(&model, &RULES, &mut diagnostics);
    leave_out_of_second_ones(&mut diagnostics);

    outline.quieten(&sources, &mut diagnostics);
    let reported = |file: FileId| files.contains(&file) || manifest.as_ref().is_some_and(|found| found.file == file);
    outline.report_broken(&reported, &mut diagnostics);
    diagnostics.retain(|finding| reported(finding.span.file));
    let asked = asked.into_iter().filter_map(|index| outline.asked(index)).collect();
    Compilation { sources, model, findings: diagnostics.into_sorted(), asked, files: files.len(), manifest }
}

/// What an id was given to twice is one mistake: of the second that bears it nothing more is said than errors.
fn leave_out_of_second_ones(diagnostics: &mut Diagnostics) {
    let second: Vec<Span> = diagnostics
        .iter()
        .filter(|finding| finding.rule.name == "duplicate-name")
        .map(|finding| finding.span)
        .collect();
    if !second.is_empty() {
        let second: HashSet<Span> = second.into_iter().collect();
        diagnostics.retain(|finding| finding.rule.level == Level::Error || !second.contains(&finding.span));
    }
}
