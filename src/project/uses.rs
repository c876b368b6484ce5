//! What packages use: where each of them lies, and that they do not go in a circle.

pub mod broken_package;
mod circle;
mod locate;
mod package_circle;
mod package_name_differs;
mod same_package_name;
mod unclear_package;
mod unknown_package;

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use super::loader::Loader;
use crate::diagnostic::Rule;
use crate::lower::Use;
use crate::source::Span;
use crate::standard::FILES;

/// The rules about what packages use.
pub static RULES: &[&Rule] = &[
    &unknown_package::RULE,
    &unclear_package::RULE,
    &package_name_differs::RULE,
    &package_circle::RULE,
    &same_package_name::RULE,
    &broken_package::RULE,
];

/// The packages that are asked for and all they lead to.
#[derive(Debug)]
pub(super) struct Graph {
    /// The folder of each package; those asked for come first, sorted.
    pub folders: Vec<PathBuf>,
    /// For each `use` of each package, which package it means; none where that has been said to fail.
    pub uses: Vec<Vec<Option<usize>>>,
    /// How many are asked for.
    pub asked: usize,
}

/// What a `use` means.
enum Target {
    /// The package in a folder.
    Folder(PathBuf),
    /// A package of the standard library.
    Standard(usize),
}

/// The index of a package of the standard library among its files, which bear its name.
pub(super) fn standard(name: &str) -> Option<usize> {
    standard_names().position(|standard| standard == name)
}

/// The names of the packages of the standard library, in the order of its files.
fn standard_names() -> impl Iterator<Item = &'static str> {
    FILES.iter().map(|(file, _)| file.strip_suffix(".ofw").unwrap_or(file))
}

/// Follows what packages use, however far, and reads it. What fails is said at the `use`.
pub(super) fn follow(loader: &mut Loader<'_>, asked: BTreeSet<PathBuf>) -> Graph {
    let roots = names(loader, &asked);
    let mut folders: Vec<PathBuf> = asked.into_iter().collect();
    let mut places: BTreeMap<PathBuf, usize> =
        folders.iter().enumerate().map(|(at, folder)| (folder.clone(), at)).collect();
    let asked = folders.len();
    let mut targets: Vec<Vec<Option<Target>>> = Vec::new();
    let mut spans: Vec<Vec<Span>> = Vec::new();
    while let Some(folder) = folders.get(targets.len()).cloned() {
        let uses = uses_of(loader, &folder);
        let found: Vec<Option<Target>> = uses.iter().map(|wanted| locate(loader, &folder, wanted, &roots)).collect();
        for target in found.iter().flatten() {
            if let Target::Folder(folder) = target
                && !places.contains_key(folder)
            {
                places.insert(folder.clone(), folders.len());
                folders.push(folder.clone());
            }
        }
        report_same_names(loader, &uses, &found);
        targets.push(found);
        spans.push(uses.iter().map(|wanted| wanted.span).collect());
    }
    let index = |target: Target| match target {
        Target::Folder(folder) => places.get(&folder).copied(),
        Target::Standard(at) => Some(folders.len() + at),
    };
    let uses = targets.into_iter().map(|targets| targets.into_iter().map(|target| index(target?)).collect()).collect();
    let mut graph = Graph { folders, uses, asked };
    circle::cut(loader, &mut graph, &spans);
    graph
}

/// Where a `use` leads; none where that has been said to fail.
fn locate(loader: &mut Loader<'_>, folder: &Path, wanted: &Use, roots: &Names) -> Option<Target> {
    match locate::locate(loader, folder, wanted, roots) {
        Ok(target) => target,
        Err(finding) => {
            loader.diagnostics.push(*finding);
            None
        }
    }
}

/// The folders of packages by their names.
type Names = BTreeMap<String, Vec<PathBuf>>;

fn names(loader: &Loader<'_>, folders: &BTreeSet<PathBuf>) -> Names {
    let mut names = Names::new();
    for folder in folders {
        if let Some(name) = name_of(loader, folder) {
            names.entry(name).or_default().push(folder.clone());
        }
    }
    names
}

/// The name of the package in a folder.
fn name_of(loader: &Loader<'_>, folder: &Path) -> Option<String> {
    let head = loader.loaded.get(loader.packages.head(folder)?)?;
    Some(head.unit.as_ref()?.head.as_ref()?.name.clone())
}

/// What the package in a folder uses, in the order of its files: only heads use something, and there should be one.
fn uses_of(loader: &Loader<'_>, folder: &Path) -> Vec<Use> {
    let units = loader.packages.users(folder).filter_map(|path| loader.loaded.get(path)?.unit.as_ref());
    units.flat_map(|unit| unit.uses.iter().cloned()).collect()
}

/// Two packages of one name cannot both be used: what `name.thing` means would be anybody's guess.
fn report_same_names(loader: &mut Loader<'_>, uses: &[Use], targets: &[Option<Target>]) {
    let mut seen: BTreeMap<&str, (&Path, Span)> = BTreeMap::new();
    for (wanted, target) in uses.iter().zip(targets) {
        let Some(Target::Folder(folder)) = target else { continue };
        match seen.get(wanted.package.as_str()) {
            Some((first, span)) if *first != folder => {
                loader.diagnostics.push(same_package_name::finding(&wanted.package, wanted.span, *span));
            }
            Some(_) => {}
            None => {
                seen.insert(&wanted.package, (folder, wanted.span));
            }
        }
    }
}
