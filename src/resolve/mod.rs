//! Units to a model: every name is looked up, every expression becomes the typed core.
//!
//! Always yields a model. What failed is marked as unknown, said once, and everything that depends on it stays quiet.

mod circles;
mod everyday;
mod expressions;
mod findings;
mod names;
mod once;
mod references;

use std::sync::Arc;

use crate::diagnostic::Diagnostics;
use crate::id::{DeclId, PackageId};
use crate::lower::Unit;
use crate::model::{Declaration, Model, PackageInfo, Value};
use crate::source::{FileId, SourceMap, Span};
use crate::vocabulary::Status;

pub use findings::{CIRCLE, REVERSED_RANGE, RULES, UNKNOWN_NAME, reversed_range};

/// A package as it was found: its files, lowered, and which packages its head uses.
#[derive(Debug)]
pub struct Package {
    /// The id its head gives it; the folder's name where it has no head.
    pub name: String,
    /// Its folder, as messages show it.
    pub folder: String,
    /// The file with its head.
    pub head: Option<FileId>,
    /// Its files.
    pub units: Vec<Unit>,
    /// For each `use` and `extends` of its head, in order, the package it reaches; none where that failed, which was
    /// reported.
    pub uses: Vec<Option<usize>>,
    /// Whether it is part of the shipped standard library.
    pub standard: bool,
}

/// Above this many declarations the work is worth sharing among threads.
const PARALLEL_FROM: usize = 2_000;

/// Makes one model of all packages.
pub fn resolve(sources: Arc<SourceMap>, packages: Vec<Package>, diagnostics: &mut Diagnostics) -> Model {
    let files = packages.iter().enumerate();
    let files = files.flat_map(|(index, package)| package.units.iter().map(move |unit| (unit.file, index))).collect();
    let strays: Vec<(usize, Span)> = packages
        .iter()
        .enumerate()
        .flat_map(|(index, package)| {
            package.units.iter().flat_map(move |unit| unit.strays.iter().map(move |span| (index, *span)))
        })
        .collect();
    let (infos, declarations) = assemble(packages, diagnostics);
    let mut model = Model::new(sources, infos, declarations);
    names::duplicates(&model, diagnostics);
    references::resolve(&mut model, diagnostics);
    expressions::resolve(&mut model, diagnostics);
    circles::find(&model, diagnostics);
    let strays = strays.iter().map(|(package, span)| (*package, model.slice(*span))).collect();
    once::rename_everywhere(&model, diagnostics);
    once::once(model.sources(), &files, &strays, diagnostics);
    model
}

/// Puts the declarations of all files into one arena.
fn assemble(packages: Vec<Package>, diagnostics: &mut Diagnostics) -> (Vec<PackageInfo>, Vec<Declaration>) {
    let total = packages.iter().flat_map(|package| &package.units).map(|unit| unit.declarations.len()).sum();
    let mut declarations: Vec<Declaration> = Vec::with_capacity(total);
    let mut infos = Vec::with_capacity(packages.len());
    for (index, package) in packages.into_iter().enumerate() {
        let id = PackageId::new(index);
        let mut info = PackageInfo {
            name: package.name,
            folder: package.folder,
            head: None,
            status: Status::Draft,
            standard: package.standard,
            uses: Vec::new(),
            extends: Vec::new(),
        };
        let uses = package.units.iter().flat_map(|unit| &unit.uses);
        for (asked, reached) in uses.zip(&package.uses) {
            let Some(reached) = reached.map(PackageId::new) else { continue };
            if asked.extends {
                info.extends.push(reached);
            }
            info.uses.push((asked.alias.clone().unwrap_or_else(|| asked.package.clone()), reached));
        }
        for unit in package.units {
            diagnostics.append(unit.diagnostics);
            let offset = declarations.len();
            let moved = |local: DeclId| DeclId::new(local.index() + offset);
            for mut declaration in unit.declarations {
                declaration.package = id;
                declaration.parent = declaration.parent.map(moved);
                for child in &mut declaration.children {
                    *child = moved(*child);
                }
                let is_head = matches!(declaration.kind.word(), "framework" | "library");
                if is_head && info.head.is_none() && package.head.is_none_or(|head| head == unit.file) {
                    info.head = Some(DeclId::new(declarations.len()));
                    info.status = status(&declaration);
                }
                declarations.push(declaration);
            }
        }
        infos.push(info);
    }
    (infos, declarations)
}

fn status(head: &Declaration) -> Status {
    let stated = head.statements.iter().find(|statement| statement.entry.word == "status");
    stated
        .and_then(|statement| statement.get("choice"))
        .and_then(|filled| match filled.value {
            Value::Choice(word) => Status::from_word(word),
            _ => None,
        })
        .unwrap_or(Status::Draft)
}
