//! Texts taken through the whole compiler.

use std::collections::BTreeMap;
use std::sync::Arc;

use ofw::check::check;
use ofw::diagnostic::{Diagnostic, Diagnostics};
use ofw::lower::{Unit, unit};
use ofw::resolve::{Package, resolve};
use ofw::rules::RULES;
use ofw::source::{Source, SourceMap};
use ofw::standard;

/// The mark before each file of an example that has several.
const FILE: &str = "-- file: ";

/// What was compiled, with what was found in it.
pub struct Compiled {
    /// The files, the author's before those that are shipped.
    pub sources: SourceMap,
    /// Everything that was found, by place, with what is allowed and what a later status would ask for.
    pub findings: Vec<Diagnostic>,
}

impl Compiled {
    /// The findings that stand, less what a later status would ask for.
    pub fn standing(&self) -> impl Iterator<Item = &Diagnostic> {
        self.findings.iter().filter(|finding| finding.allowed.is_none() && finding.rule.name != "to-settle")
    }
}

/// What is found in a text that is a whole package, in order of place. What a later status would ask for is left out.
pub fn findings(text: &str) -> Vec<Diagnostic> {
    compile(text).standing().cloned().collect()
}

/// Compiles an example: one file, or several after lines such as `-- file: core/framework.ofw`. Each folder is a
/// package; packages reach each other by their ids.
pub fn compile(text: &str) -> Compiled {
    compile_files(&files(text))
}

/// The files of an example with their paths.
pub fn files(text: &str) -> Vec<(String, String)> {
    let mut files: Vec<(String, String)> = Vec::new();
    for line in text.split_inclusive('\n') {
        match (line.strip_prefix(FILE), files.last_mut()) {
            (Some(path), _) => files.push((path.trim().to_owned(), String::new())),
            (None, Some((_, text))) => text.push_str(line),
            (None, None) => files.push(("example.ofw".to_owned(), line.to_owned())),
        }
    }
    files
}

/// Compiles files with their paths.
pub fn compile_files(files: &[(String, String)]) -> Compiled {
    let mut sources = SourceMap::new();
    let mut folders: BTreeMap<&str, Vec<Unit>> = BTreeMap::new();
    for (path, text) in files {
        let folder = path.rsplit_once('/').map_or(".", |(folder, _)| folder);
        folders.entry(folder).or_default().push(unit(sources.add(Source::new(path.as_str(), text.as_str())), text));
    }
    let mut packages: Vec<Package> = folders.into_iter().map(|(folder, units)| package(folder, units, false)).collect();
    for (name, text) in standard::FILES {
        let unit = unit(sources.add(Source::new(*name, *text)), text);
        packages.push(package("standard", vec![unit], true));
    }
    let names: Vec<String> = packages.iter().map(|package| package.name.clone()).collect();
    for package in &mut packages {
        let uses = package.units.iter().flat_map(|unit| &unit.uses);
        package.uses = uses.map(|used| names.iter().position(|name| *name == used.package)).collect();
    }
    let sources = Arc::new(sources);
    let mut diagnostics = Diagnostics::new();
    let model = resolve(Arc::clone(&sources), packages, &mut diagnostics);
    check(&model, &RULES, &mut diagnostics);
    drop(model);
    let sources = Arc::try_unwrap(sources).unwrap_or_else(|shared| (*shared).clone());
    Compiled { sources, findings: diagnostics.into_sorted() }
}

fn package(folder: &str, units: Vec<Unit>, standard: bool) -> Package {
    let head = units.iter().find_map(|unit| Some((unit.file, unit.head.as_ref()?.name.clone())));
    let (head, name) = head.map_or((None, folder.to_owned()), |(file, name)| (Some(file), name));
    Package { name, folder: folder.to_owned(), head, units, uses: Vec::new(), standard }
}
