//! Reads files as they turn out to be needed: what is asked for, the packages it belongs to, what these use.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use super::files::Files;
use super::inputs::{self, Input};
use super::manifest::{self, MANIFEST, Manifest};
use super::packages::{self, Packages};
use super::paths::shown;
use super::read::{Problem, read, read_all};
use super::uses::{self, Graph};
use super::{Project, Request, WrongUse};
use crate::diagnostic::Diagnostics;
use crate::lower::{Unit, unit};
use crate::resolve::Package;
use crate::source::{FileId, Source, SourceMap};
use crate::standard;

/// From so many bytes on, lowering files at the same time is worth starting the threads.
const MUCH: usize = 128 * 1024;

/// Everything read so far.
pub(super) struct Loader<'f> {
    pub files: &'f dyn Files,
    /// The current folder.
    pub here: PathBuf,
    pub sources: SourceMap,
    /// Every source file by its path.
    pub loaded: BTreeMap<PathBuf, Loaded>,
    pub diagnostics: Diagnostics,
    /// Which of them belong together.
    pub packages: Packages,
    /// Folders that were walked, and files that were read by name, not because a walk met them.
    walked: BTreeSet<PathBuf>,
    named: BTreeSet<PathBuf>,
    /// The manifest of each folder that was looked into for one.
    manifests: BTreeMap<PathBuf, Manifest>,
}

/// A file that was read.
pub(super) struct Loaded {
    pub id: FileId,
    /// What it says; nothing where it could not be read.
    pub unit: Option<Unit>,
}

/// What was asked for.
#[derive(Default)]
struct Asked {
    /// Source files, sorted.
    files: BTreeSet<PathBuf>,
    /// Ids of what stands for a folder that could not be looked into.
    closed: BTreeSet<FileId>,
    /// The one file that is a package by itself.
    alone: bool,
    /// Where the project's manifest lies.
    manifest: Option<PathBuf>,
}

/// Reads a request.
pub(super) fn load(files: &dyn Files, request: &Request) -> Result<Project, WrongUse> {
    let mut loader = Loader {
        files,
        here: request.folder.clone(),
        sources: SourceMap::new(),
        loaded: BTreeMap::new(),
        diagnostics: Diagnostics::new(),
        packages: Packages::default(),
        walked: BTreeSet::new(),
        named: BTreeSet::new(),
        manifests: BTreeMap::new(),
    };
    let asked = loader.asked(inputs::inputs(files, request)?);
    if asked.files.is_empty() && loader.diagnostics.is_empty() {
        return Err(inputs::nothing(request));
    }
    loader.load_files(asked.files.iter().cloned().collect());
    let packages = loader.load_homes(&asked);
    let graph = uses::follow(&mut loader, packages);
    Ok(loader.finish(&asked, graph, request))
}

impl Loader<'_> {
    /// The files that are asked for; folders are walked and manifests read, no source file is.
    fn asked(&mut self, inputs: Vec<Input>) -> Asked {
        let mut asked = Asked::default();
        for input in inputs {
            let start = match &input {
                Input::Tree(folder) | Input::Manifest(folder) => folder,
                Input::File(file) | Input::Alone(file) => file.parent().unwrap_or(file),
            };
            if asked.manifest.is_none() {
                asked.manifest = inputs::nearest_manifest(self.files, start);
                if let Some(folder) = asked.manifest.clone() {
                    self.read_manifest(&folder);
                }
            }
            asked.alone = matches!(input, Input::Alone(_));
            match input {
                Input::File(file) | Input::Alone(file) => {
                    self.named.insert(file.clone());
                    asked.files.insert(file);
                }
                Input::Tree(folder) => self.ask_tree(&folder, &mut asked),
                Input::Manifest(folder) => {
                    self.read_manifest(&folder);
                    for folder in self.listed(&folder) {
                        self.ask_tree(&folder, &mut asked);
                    }
                }
            }
        }
        asked
    }

    /// The folders a manifest lists; its own where it lists none.
    fn listed(&self, folder: &Path) -> Vec<PathBuf> {
        let listed = self.manifests.get(folder).map_or(&[][..], |manifest| &manifest.frameworks);
        match listed {
            [] => vec![folder.to_path_buf()],
            listed => listed.iter().filter(|place| place.there).map(|place| place.folder.clone()).collect(),
        }
    }

    fn ask_tree(&mut self, folder: &Path, asked: &mut Asked) {
        let walked = self.files.walk(folder);
        self.walked.insert(folder.to_path_buf());
        asked.files.extend(walked.files);
        for (folder, said) in walked.closed {
            let id = self.sources.add(Source::new(shown(&self.here, &folder), ""));
            self.diagnostics.push(Problem::Refused(said).finding(id));
            asked.closed.insert(id);
        }
    }

    /// Reads and lowers files, those not read before.
    fn load_files(&mut self, mut paths: Vec<PathBuf>) {
        paths.retain(|path| !self.loaded.contains_key(path));
        paths.sort();
        let named: Vec<(&Path, String)> = paths.iter().map(|path| (path.as_path(), shown(&self.here, path))).collect();
        let read = read_all(self.files, &named);
        let bytes: usize = read.iter().map(|read| read.source.text().len()).sum();
        let mut whole = Vec::with_capacity(read.len());
        for (path, read) in paths.into_iter().zip(read) {
            let id = self.sources.add(read.source);
            match read.problem {
                Some(problem) => {
                    self.diagnostics.push(problem.finding(id));
                    self.loaded.insert(path, Loaded { id, unit: None });
                }
                None => whole.push((path, id)),
            }
        }
        let sources = &self.sources;
        let lower = |(path, id)| (path, Loaded { id, unit: Some(unit(id, sources.file(id).text())) });
        let lowered: Vec<(PathBuf, Loaded)> = if bytes < MUCH {
            whole.into_iter().map(lower).collect()
        } else {
            whole.into_par_iter().map(lower).collect()
        };
        for (path, loaded) in lowered {
            if let Some(unit) = &loaded.unit {
                self.packages.add(&path, unit);
            }
            self.loaded.insert(path, loaded);
        }
    }

    /// Reads every file of the package in a folder and below, unless a walk has been there; what cannot be looked into
    /// is not said, since nobody asked for it.
    pub fn load_tree(&mut self, folder: &Path) {
        let met = self.packages.head(folder).is_some_and(|head| !self.named.contains(head));
        if met && folder.ancestors().any(|above| self.walked.contains(above)) {
            return;
        }
        let walked = self.files.walk(folder);
        self.walked.insert(folder.to_path_buf());
        self.load_files(walked.files);
    }

    /// Reads the rest of the packages that the files asked for belong to, and says which belong to none. Gives the
    /// folders of these packages, sorted.
    fn load_homes(&mut self, asked: &Asked) -> BTreeSet<PathBuf> {
        let mut homes = BTreeSet::new();
        let mut homeless = Vec::new();
        let mut climbed: BTreeSet<&Path> = BTreeSet::new();
        for file in &asked.files {
            let folder = file.parent().unwrap_or(file);
            if self.packages.home(file).is_none() && !asked.alone && climbed.insert(folder) {
                self.climb(file, folder);
            }
            match self.packages.home(file) {
                Some(home) => {
                    homes.insert(home.to_path_buf());
                }
                None => homeless.push(file.clone()),
            }
        }
        // A file that is itself a head was asked for without the others of its folder.
        if !asked.alone {
            for home in &homes {
                self.load_tree(home);
            }
        }
        packages::report_homeless(self, &homeless);
        homes.extend(self.packages.add_homeless(&homeless));
        homes
    }

    /// Looks upward for the package of a file until one that it belongs to has been read, or there is none.
    fn climb(&mut self, file: &Path, folder: &Path) {
        let limit = packages::limit(self.files, folder, &self.here).to_path_buf();
        let mut from = Some(folder.to_path_buf());
        while let Some(found) = from.and_then(|from| packages::climb(self.files, &from, &limit)) {
            self.load_tree(&found);
            if self.packages.home(file).is_some() {
                break;
            }
            from = found.parent().map(Path::to_path_buf);
        }
    }

    /// The manifest that holds for a folder: the nearest upward.
    pub fn manifest_above(&mut self, folder: &Path) -> Option<&Manifest> {
        let at = inputs::nearest_manifest(self.files, folder)?;
        self.read_manifest(&at);
        self.manifests.get(&at)
    }

    fn read_manifest(&mut self, folder: &Path) {
        if self.manifests.contains_key(folder) {
            return;
        }
        let path = folder.join(MANIFEST);
        let read = read(self.files, &path, &shown(&self.here, &path));
        let id = self.sources.add(read.source);
        let text = match read.problem {
            Some(problem) => {
                self.diagnostics.push(problem.finding(id));
                format!("ofw: {}", manifest::VERSION).into()
            }
            None => self.sources.file(id).text().clone(),
        };
        let manifest = manifest::read(self.files, id, folder, &text, &mut self.diagnostics);
        self.manifests.insert(folder.to_path_buf(), manifest);
    }

    /// Hands over what was read.
    fn finish(mut self, asked: &Asked, graph: Graph, request: &Request) -> Project {
        packages::report_second_heads(&mut self);
        let mut of_folder = self.packages.group(self.loaded.keys());
        let ids = asked.files.iter().filter_map(|path| Some(self.loaded.get(path)?.id));
        let files: BTreeSet<FileId> = ids.chain(asked.closed.iter().copied()).collect();

        let incomplete = self.incomplete(&graph);
        let mut packages = Vec::with_capacity(graph.folders.len() + standard::FILES.len());
        for (folder, uses) in graph.folders.iter().zip(graph.uses) {
            let head = self.packages.head(folder).and_then(|path| self.head_name(path));
            let name = head.as_ref().map_or_else(|| packages::name_of_folder(folder), |(_, name)| name.clone());
            let paths = of_folder.remove(folder).unwrap_or_default();
            let units = paths.iter().filter_map(|path| self.loaded.get_mut(path)?.unit.take()).collect();
            let folder = shown(&self.here, folder);
            packages.push(Package { name, folder, head: head.map(|(file, _)| file), units, uses, standard: false });
        }
        packages.extend(self.standard_library(graph.folders.len()));
        Project {
            sources: self.sources,
            packages,
            asked: (0..graph.asked).collect(),
            incomplete,
            files,
            manifest: asked.manifest.as_ref().and_then(|folder| self.manifests.remove(folder)),
            root: request.folder.clone(),
            diagnostics: self.diagnostics,
        }
    }

    /// The packages of which a file could not be read.
    fn incomplete(&self, graph: &Graph) -> BTreeSet<usize> {
        let unread = self.loaded.iter().filter(|(_, loaded)| loaded.unit.is_none()).map(|(path, _)| path);
        let homes = unread.filter_map(|path| self.packages.home(path));
        homes.filter_map(|home| graph.folders.iter().position(|folder| folder == home)).collect()
    }

    /// The head of a file: its id and the name it gives.
    fn head_name(&self, path: &Path) -> Option<(FileId, String)> {
        let loaded = self.loaded.get(path)?;
        Some((loaded.id, loaded.unit.as_ref()?.head.as_ref()?.name.clone()))
    }

    /// The standard library's packages, which will stand from this index on.
    fn standard_library(&mut self, first: usize) -> Vec<Package> {
        let mut packages = Vec::with_capacity(standard::FILES.len());
        for (file, text) in standard::FILES {
            let folder = format!("standard/{file}");
            let id = self.sources.add(Source::new(folder.clone(), *text));
            let unit = unit(id, text);
            let uses = unit.uses.iter().map(|wanted| uses::standard(&wanted.package).map(|at| first + at)).collect();
            packages.push(Package {
                name: unit.head.as_ref().map_or_else(|| (*file).to_owned(), |head| head.name.clone()),
                folder,
                head: Some(id),
                units: vec![unit],
                uses,
                standard: true,
            });
        }
        packages
    }
}
