//! From a place in a file to the declarations around it.

use crate::id::{DeclId, PackageId};
use crate::model::Model;
use crate::source::{FileId, Span};

/// Where declarations begin and end, to be asked in logarithmic time.
#[derive(Debug)]
pub(super) struct Places {
    /// For each file its declarations that stand by themselves, by where they begin.
    files: Vec<Vec<DeclId>>,
    /// For each declaration where the last line that belongs to it ends.
    ends: Vec<u32>,
    /// The package that each file belongs to.
    packages: Vec<Option<PackageId>>,
}

impl Places {
    /// Looks at every declaration once.
    pub fn new(model: &Model) -> Self {
        let count = model.sources().len();
        let mut files = vec![Vec::new(); count];
        let mut packages = vec![None; count];
        let mut ends = vec![0; model.len()];
        // What is nested in a declaration stands after it, and so is seen before it here.
        for index in (0..model.len()).rev() {
            let decl = model.declaration(DeclId::new(index));
            let last = decl.statements.iter().map(|statement| statement.span.end).max().unwrap_or(0);
            ends[index] = ends[index].max(decl.span.end).max(last);
            match decl.parent {
                Some(parent) => ends[parent.index()] = ends[parent.index()].max(ends[index]),
                None => files[decl.span.file.index()].push(DeclId::new(index)),
            }
            packages[decl.span.file.index()] = Some(decl.package);
        }
        for file in &mut files {
            file.sort_by_key(|id| model.declaration(*id).span.start);
        }
        Self { files, ends, packages }
    }

    /// The package that a file belongs to.
    pub fn package(&self, file: FileId) -> Option<PackageId> {
        self.packages.get(file.index()).copied().flatten()
    }

    /// The declarations that a place stands in, the innermost first, and the head of its package last.
    pub fn around(&self, model: &Model, span: Span) -> Vec<DeclId> {
        let mut around = Vec::new();
        let mut at = self.files.get(span.file.index()).and_then(|file| self.holding(model, file, span));
        while let Some(id) = at {
            around.push(id);
            at = self.holding(model, &model.declaration(id).children, span);
        }
        around.reverse();
        let head = self.package(span.file).and_then(|package| model.package(package).head);
        around.extend(head.filter(|head| !around.contains(head)));
        around
    }

    /// The one of several declarations, in order of place, that a place stands in.
    fn holding(&self, model: &Model, among: &[DeclId], span: Span) -> Option<DeclId> {
        let after = among.partition_point(|id| model.declaration(*id).span.start <= span.start);
        let id = *among.get(after.checked_sub(1)?)?;
        (span.start <= self.ends[id.index()]).then_some(id)
    }
}
