//! What is kept of the packages when they have become a model: who uses whom, and what of them is missing.

use std::collections::{BTreeMap, BTreeSet};

use super::{Asked, is_error};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::id::PackageId;
use crate::lower::UNKNOWN_VERSION;
use crate::project::{Project, broken_package};
use crate::resolve::UNKNOWN_NAME;
use crate::source::{FileId, SourceMap, Span};

/// All packages of a project without their content.
pub(super) struct Outline {
    packages: Vec<Summary>,
    /// The package of each file.
    of_file: BTreeMap<FileId, usize>,
}

/// A package without its content.
struct Summary {
    name: String,
    folder: String,
    library: bool,
    files: Vec<FileId>,
    uses: Vec<Used>,
    /// Whether a file of it could not be read.
    incomplete: bool,
}

/// A `use` or `extends`.
struct Used {
    /// Where the package is named.
    place: Span,
    /// The name it is known by.
    name: String,
    extends: bool,
    /// The package; none where it was not found.
    package: Option<usize>,
}

impl Outline {
    /// Takes note of a project before it is resolved.
    pub fn of(project: &Project) -> Self {
        let packages: Vec<Summary> = project
            .packages
            .iter()
            .enumerate()
            .map(|(index, package)| {
                let head = package.units.iter().find(|unit| Some(unit.file) == package.head);
                let uses = package.units.iter().flat_map(|unit| &unit.uses).zip(&package.uses);
                let uses = uses.map(|(wanted, found)| Used {
                    place: wanted.span,
                    name: wanted.alias.as_ref().unwrap_or(&wanted.package).clone(),
                    extends: wanted.extends,
                    package: *found,
                });
                Summary {
                    name: package.name.clone(),
                    folder: package.folder.clone(),
                    library: head.and_then(|unit| unit.head.as_ref()).is_some_and(|head| head.library),
                    files: package.units.iter().map(|unit| unit.file).collect(),
                    uses: uses.collect(),
                    incomplete: project.incomplete.contains(&index),
                }
            })
            .collect();
        let of_file = packages.iter().enumerate();
        let of_file = of_file.flat_map(|(index, package)| package.files.iter().map(move |file| (*file, index)));
        Self { of_file: of_file.collect(), packages }
    }

    /// A package that was asked for, by its index.
    pub fn asked(&self, index: usize) -> Option<Asked> {
        let Summary { name, library, .. } = self.packages.get(index)?;
        Some(Asked { package: PackageId::new(index), name: name.clone(), library: *library })
    }

    /// Takes out what is only there because a file could not be read, is of a later version of the language, or a package
    /// was not found, which has been said: one mistake gives one message.
    pub fn quieten(&self, sources: &SourceMap, diagnostics: &mut Diagnostics) {
        let of_later_versions: BTreeSet<FileId> = diagnostics
            .iter()
            .filter(|finding| *finding.rule == UNKNOWN_VERSION)
            .map(|finding| finding.span.file)
            .collect();
        let unread =
            |finding: &Diagnostic| *finding.rule != UNKNOWN_VERSION && of_later_versions.contains(&finding.span.file);
        diagnostics.retain(|finding| !unread(finding) && !self.follows_from_what_is_missing(sources, finding));
    }

    fn follows_from_what_is_missing(&self, sources: &SourceMap, finding: &Diagnostic) -> bool {
        if *finding.rule != UNKNOWN_NAME {
            return false;
        }
        let Some(package) = self.of_file.get(&finding.span.file).map(|index| &self.packages[*index]) else {
            return false;
        };
        let name = sources.slice(finding.span);
        let mut missing = package.uses.iter().filter(|used| used.package.is_none());
        package.incomplete
            || missing.any(|used| {
                let below = name.strip_prefix(used.name.as_str()).is_some_and(|rest| rest.starts_with('.'));
                used.extends || below
            })
    }

    /// Says at each `use` that the package it means has errors, where those are not reported themselves: of a package
    /// that was asked for one sees them anyway.
    pub fn report_broken(&self, reported: &impl Fn(FileId) -> bool, diagnostics: &mut Diagnostics) {
        let with_errors: BTreeSet<FileId> = diagnostics.iter().filter(|f| is_error(f)).map(|f| f.span.file).collect();
        let seen = |package: &Summary| package.files.iter().any(|file| reported(*file));
        let hidden = |file: &FileId| with_errors.contains(file) && !reported(*file);
        let own = self
            .packages
            .iter()
            .map(|package| (package.incomplete && !seen(package)) || package.files.iter().any(hidden));
        let own: Vec<bool> = own.collect();
        let broken = self.with_those_that_use(own.clone(), seen);
        for used in self.packages.iter().flat_map(|package| &package.uses) {
            if let Some(index) = used.package.filter(|index| broken[*index]) {
                let package = &self.packages[index];
                diagnostics.push(broken_package::finding(&package.name, &package.folder, own[index], used.place));
            }
        }
    }

    /// Adds to packages those that use them, however far, but for those that are seen themselves. Ends after the
    /// longest chain, since circles have been cut.
    fn with_those_that_use(&self, mut broken: Vec<bool>, seen: impl Fn(&Summary) -> bool) -> Vec<bool> {
        loop {
            let leads = |package: &Summary| package.uses.iter().any(|used| used.package.is_some_and(|at| broken[at]));
            let more: Vec<usize> = (0..broken.len())
                .filter(|at| !broken[*at] && !seen(&self.packages[*at]) && leads(&self.packages[*at]))
                .collect();
            if more.is_empty() {
                return broken;
            }
            for at in more {
                broken[at] = true;
            }
        }
    }
}
