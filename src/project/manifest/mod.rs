//! `ofw.yaml`: which packages there are, where they lie, and what is made of them.
//!
//! Its shape is told for editors in `docs/ofw.schema.json`; a test holds that both agree.

mod emit;
mod finding;
mod keys;
mod yaml;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use super::files::{Files, Kind};
use super::paths::absolute;
use crate::diagnostic::{Diagnostic, Diagnostics, Rule, closest};
use crate::emit::Emitter;
use crate::source::{FileId, Span};

pub use keys::KEYS;
use yaml::{Key, Node, Placed};

/// The name of the manifest.
pub const MANIFEST: &str = "ofw.yaml";

/// The version of the manifest's shape.
pub const VERSION: &str = "1";

/// The rules about manifests.
pub static RULES: &[&Rule] = finding::RULES;

/// A manifest, as far as it could be understood.
#[derive(Debug, Clone)]
pub struct Manifest {
    /// The manifest itself.
    pub file: FileId,
    /// The folder it lies in; every path in it starts there.
    pub folder: PathBuf,
    /// Where the package of a name lies.
    pub packages: BTreeMap<String, Place>,
    /// What is checked and built when nothing else is asked for.
    pub frameworks: Vec<Place>,
    /// Where builds go.
    pub out: Option<PathBuf>,
    /// What is built; nothing said means everything.
    pub emit: Vec<Emit>,
}

/// A folder a manifest names.
#[derive(Debug, Clone)]
pub struct Place {
    /// The folder, absolute.
    pub folder: PathBuf,
    /// Whether it is there. Where it is not, that has been said.
    pub there: bool,
    /// Where the manifest names it.
    pub span: Span,
}

/// An emitter that a manifest asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Emit {
    /// The emitter.
    pub emitter: Emitter,
    /// Its options, by name.
    pub options: BTreeMap<String, String>,
}

/// Reads a manifest. Whatever is wrong in it is said, each mistake once, and the rest counts.
pub fn read(files: &dyn Files, file: FileId, folder: &Path, text: &str, diagnostics: &mut Diagnostics) -> Manifest {
    let manifest = Manifest {
        file,
        folder: folder.to_path_buf(),
        packages: BTreeMap::new(),
        frameworks: Vec::new(),
        out: None,
        emit: Vec::new(),
    };
    let mut reader = Reader { files, manifest, diagnostics };
    match yaml::read(file, text) {
        Ok(whole) => reader.whole(whole),
        Err(wrong) => reader.diagnostics.push(finding::not_yaml(wrong.span, &wrong.reason)),
    }
    reader.manifest
}

struct Reader<'a> {
    files: &'a dyn Files,
    manifest: Manifest,
    diagnostics: &'a mut Diagnostics,
}

impl Reader<'_> {
    fn whole(&mut self, whole: Placed) {
        let start = Span::new(self.manifest.file, 0..0);
        let entries = match whole.node {
            Node::Nothing => Vec::new(),
            Node::Map(entries) => entries,
            other => {
                let example = "Write a key and its value a line, as in `out: built`.";
                let finding = finding::wrong_value(whole.span, "the manifest", "keys and values", &other, example);
                return self.diagnostics.push(finding);
            }
        };
        if !entries.iter().any(|(key, _)| key.name == "ofw") {
            self.diagnostics.push(finding::without_version(start));
        }
        for (key, value) in self.once(entries) {
            match key.name.as_str() {
                "ofw" => self.version(value),
                "packages" => self.packages(value),
                "frameworks" => self.frameworks(value),
                "out" => self.out(value),
                "emit" => self.manifest.emit = emit::read(self, value),
                _ => self.unknown(&key, "a manifest", KEYS.iter().copied()),
            }
        }
    }

    fn version(&mut self, value: Placed) {
        let known = matches!(&value.node, Node::Scalar(text) if text == VERSION);
        if !known {
            self.diagnostics.push(finding::wrong_version(value.span));
        }
    }

    fn packages(&mut self, value: Placed) {
        const EXAMPLE: &str = "Write each package on an indented line of its own, as in `measures: ../measures`.";
        for (key, value) in self.entries(value, "packages", "a name and a folder a line", EXAMPLE) {
            let Some((path, span)) = self.text(value, &key.name, "the folder of the package", EXAMPLE) else {
                continue;
            };
            let place = self.folder(&path, span);
            self.manifest.packages.insert(key.name, place);
        }
    }

    fn frameworks(&mut self, value: Placed) {
        const EXAMPLE: &str = "Write each folder on an indented line of its own, after `-` and a space.";
        for value in self.list(value, "frameworks", "a list of folders", EXAMPLE) {
            let Some((path, span)) = self.text(value, "frameworks", "a folder", EXAMPLE) else { continue };
            let place = self.folder(&path, span);
            self.manifest.frameworks.push(place);
        }
    }

    fn out(&mut self, value: Placed) {
        let example = "Write the folder after the key, as in `out: built`.";
        let Some((path, span)) = self.text(value, "out", "a folder", example) else { return };
        let folder = absolute(&self.manifest.folder, Path::new(&path));
        // A manifest is something one checks out and runs: it says where below itself to write, and nowhere else.
        if folder == self.manifest.folder || !folder.starts_with(&self.manifest.folder) {
            return self.diagnostics.push(finding::out_elsewhere(span, &path));
        }
        self.manifest.out = Some(folder);
    }

    /// A folder that must be there.
    fn folder(&mut self, path: &str, span: Span) -> Place {
        let folder = absolute(&self.manifest.folder, Path::new(path));
        let kind = self.files.kind(&folder);
        if kind != Kind::Folder {
            self.diagnostics.push(finding::missing_folder(span, path, kind == Kind::File));
        }
        Place { folder, there: kind == Kind::Folder, span }
    }

    /// The entries of a map; nothing where the key was left empty, and a finding where there is something else.
    fn entries(&mut self, value: Placed, key: &str, wanted: &str, example: &str) -> Vec<(Key, Placed)> {
        match value.node {
            Node::Nothing => Vec::new(),
            Node::Map(entries) => self.once(entries),
            other => {
                self.diagnostics.push(finding::wrong_value(value.span, &format!("`{key}`"), wanted, &other, example));
                Vec::new()
            }
        }
    }

    /// The values of a list; as [`Reader::entries`].
    fn list(&mut self, value: Placed, key: &str, wanted: &str, example: &str) -> Vec<Placed> {
        match value.node {
            Node::Nothing => Vec::new(),
            Node::List(values) => values,
            other => {
                self.diagnostics.push(finding::wrong_value(value.span, &format!("`{key}`"), wanted, &other, example));
                Vec::new()
            }
        }
    }

    /// A text, or a finding.
    fn text(&mut self, value: Placed, key: &str, wanted: &str, example: &str) -> Option<(String, Span)> {
        match value.node {
            Node::Scalar(text) => Some((text, value.span)),
            other => {
                self.diagnostics.push(finding::wrong_value(value.span, &format!("`{key}`"), wanted, &other, example));
                None
            }
        }
    }

    /// The entries without those whose key stood before, which are said.
    fn once(&mut self, entries: Vec<(Key, Placed)>) -> Vec<(Key, Placed)> {
        let mut seen: BTreeMap<String, Span> = BTreeMap::new();
        let mut kept = Vec::with_capacity(entries.len());
        for (key, value) in entries {
            if let Some(first) = seen.get(&key.name) {
                self.diagnostics.push(finding::twice(&key.name, key.span, *first));
            } else {
                seen.insert(key.name.clone(), key.span);
                kept.push((key, value));
            }
        }
        kept
    }

    fn unknown<'k>(&mut self, key: &Key, holder: &str, known: impl Iterator<Item = &'k str> + Clone) {
        let meant = closest(&key.name, known.clone());
        let known: Vec<&str> = known.collect();
        self.find(finding::unknown_key(&key.name, key.span, holder, &known, meant));
    }

    fn find(&mut self, finding: Diagnostic) {
        self.diagnostics.push(finding);
    }
}
