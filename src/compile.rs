//! The spine: what was read, resolved and checked.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::check::check;
use crate::diagnostic::{Diagnostic, Diagnostics, Level};
use crate::id::PackageId;
use crate::model::Model;
use crate::project::{Manifest, Project, broken_package};
use crate::resolve::resolve;
use crate::rules::RULES;
use crate::source::{FileId, SourceMap, Span};

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
    let Project { sources, packages, files, manifest, mut diagnostics, .. } = project;
    let sources = Arc::new(sources);
    let model = resolve(Arc::clone(&sources), packages, &mut diagnostics);
    check(&model, &RULES, &mut diagnostics);

    let reported = |file: FileId| files.contains(&file) || manifest.as_ref().is_some_and(|found| found.file == file);
    outline.report_broken(&reported, &mut diagnostics);
    let mut findings = diagnostics.into_sorted();
    findings.retain(|finding| reported(finding.span.file));
    Compilation { sources, model, findings, asked: outline.asked, files: files.len(), manifest }
}

/// What is needed of the packages after they have become a model.
struct Outline {
    asked: Vec<Asked>,
    packages: Vec<Summary>,
}

/// A package without its content.
struct Summary {
    name: String,
    folder: String,
    files: BTreeSet<FileId>,
    /// For each `use`, its place and the package it means.
    uses: Vec<(Span, Option<usize>)>,
}

impl Outline {
    fn of(project: &Project) -> Self {
        let packages = project.packages.iter().map(|package| {
            let spans = package.units.iter().flat_map(|unit| &unit.uses).map(|wanted| wanted.span);
            Summary {
                name: package.name.clone(),
                folder: package.folder.clone(),
                files: package.units.iter().map(|unit| unit.file).collect(),
                uses: spans.zip(package.uses.iter().copied()).collect(),
            }
        });
        let asked = project.asked.iter().filter_map(|index| {
            let package = project.packages.get(*index)?;
            let head = package.units.iter().find(|unit| Some(unit.file) == package.head);
            let library = head.and_then(|unit| unit.head.as_ref()).is_some_and(|head| head.library);
            Some(Asked { package: PackageId::new(*index), name: package.name.clone(), library })
        });
        Self { asked: asked.collect(), packages: packages.collect() }
    }

    /// Says at each `use` that the package it means has errors, where those are not reported themselves: of a package
    /// that was asked for one sees them anyway.
    fn report_broken(&self, reported: &impl Fn(FileId) -> bool, diagnostics: &mut Diagnostics) {
        let with_errors: BTreeSet<FileId> = diagnostics.iter().filter(|f| is_error(f)).map(|f| f.span.file).collect();
        let hidden =
            |package: &Summary| package.files.iter().any(|file| with_errors.contains(file) && !reported(*file));
        let own: Vec<bool> = self.packages.iter().map(hidden).collect();
        let mut broken = own.clone();
        // What uses something broken is broken itself; without circles this ends after the longest chain.
        loop {
            let leads = |package: &Summary| package.uses.iter().any(|(_, used)| used.is_some_and(|used| broken[used]));
            let more: Vec<usize> = (0..broken.len())
                .filter(|at| !broken[*at])
                .filter(|at| self.packages[*at].files.iter().all(|file| !reported(*file)))
                .filter(|at| leads(&self.packages[*at]))
                .collect();
            if more.is_empty() {
                break;
            }
            for at in more {
                broken[at] = true;
            }
        }
        for (place, used) in self.packages.iter().flat_map(|package| &package.uses) {
            if let Some(used) = used.filter(|used| broken[*used]) {
                let package = &self.packages[used];
                diagnostics.push(broken_package::finding(&package.name, &package.folder, own[used], *place));
            }
        }
    }
}
