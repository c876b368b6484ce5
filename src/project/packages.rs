//! Which files belong together: a folder is one package, headed by a `framework` or a `library`.

mod file_without_package;
mod two_heads;

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Bound;
use std::path::{Path, PathBuf};

use super::files::{Files, Kind};
use super::loader::Loader;
use super::manifest::MANIFEST;
use crate::diagnostic::Rule;
use crate::lower::Unit;
use crate::model::Declaration;

/// The rules about what belongs together.
pub static RULES: &[&Rule] = &[&file_without_package::RULE, &two_heads::RULE];

/// The words a package begins with.
const HEADS: &[&str] = &["framework", "library"];

/// Which folders are packages, of all that has been read; kept up to date as files are read.
#[derive(Debug, Default)]
pub(super) struct Packages {
    /// The folder of each package with the file that heads it.
    heads: BTreeMap<PathBuf, PathBuf>,
    /// Folders whose files belong to nothing else and are looked at all the same.
    headless: BTreeSet<PathBuf>,
    /// Files that say what their package uses.
    users: BTreeSet<PathBuf>,
}

impl Packages {
    /// Takes note of a file. Of several heads in a folder the first file's counts.
    pub fn add(&mut self, path: &Path, unit: &Unit) {
        if let (Some(folder), Some(_)) = (path.parent(), &unit.head) {
            let head = self.heads.entry(folder.to_path_buf()).or_insert_with(|| path.to_path_buf());
            if path < head.as_path() {
                *head = path.to_path_buf();
            }
        }
        if !unit.uses.is_empty() {
            self.users.insert(path.to_path_buf());
        }
    }

    /// Takes note of files that belong to nothing, and gives their folders.
    pub fn add_homeless(&mut self, files: &[PathBuf]) -> BTreeSet<PathBuf> {
        self.headless.extend(files.iter().filter_map(|file| file.parent()).map(Path::to_path_buf));
        self.headless.clone()
    }

    /// The folder of the package that a file belongs to: its own or the nearest upward that has a head; where there is
    /// none, its own.
    pub fn home<'p>(&self, file: &'p Path) -> Option<&'p Path> {
        let headed = file.ancestors().skip(1).find(|folder| self.heads.contains_key(*folder));
        headed.or_else(|| file.parent().filter(|folder| self.headless.contains(*folder)))
    }

    /// The file that heads the package of a folder.
    pub fn head(&self, folder: &Path) -> Option<&Path> {
        self.heads.get(folder).map(PathBuf::as_path)
    }

    /// The files in which the package of a folder says what it uses, sorted. Only heads say that, so there should be
    /// one at most.
    pub fn users<'p>(&'p self, folder: &'p Path) -> impl Iterator<Item = &'p Path> {
        // What lies in a folder stands together in the order of paths.
        let within = self
            .users
            .range::<Path, _>((Bound::Included(folder), Bound::Unbounded))
            .take_while(move |path| path.starts_with(folder));
        within.map(PathBuf::as_path).filter(move |path| self.home(path) == Some(folder))
    }

    /// The files of each package, sorted as they were.
    pub fn group<'p>(&self, paths: impl Iterator<Item = &'p PathBuf>) -> BTreeMap<PathBuf, Vec<PathBuf>> {
        let mut files: BTreeMap<PathBuf, Vec<PathBuf>> = BTreeMap::new();
        for path in paths {
            if let Some(home) = self.home(path) {
                files.entry(home.to_path_buf()).or_default().push(path.clone());
            }
        }
        files
    }
}

/// A name for a package made from that of its folder.
pub(super) fn name_of_folder(folder: &Path) -> String {
    super::name_from(&folder.file_name().unwrap_or_default().to_string_lossy())
}

/// Says of every head but a folder's first that there is another, be it in the same file or in another one.
pub(super) fn report_second_heads(loader: &mut Loader<'_>) {
    let mut found = Vec::new();
    for (path, loaded) in &loader.loaded {
        let Some(unit) = &loaded.unit else { continue };
        let first =
            path.parent().and_then(|folder| loader.packages.head(folder)).and_then(|first| loader.loaded.get(first));
        let Some(first) = first.and_then(|first| first.unit.as_ref()?.head.as_ref()) else { continue };
        let heads = unit.declarations.iter().filter(|declaration| is_head(declaration));
        for second in heads.filter(|head| head.span != first.span) {
            found.push(two_heads::finding(&head_words(loader, second), second.span, first));
        }
    }
    for finding in found {
        loader.diagnostics.push(finding);
    }
}

/// Whether a declaration begins a package.
fn is_head(declaration: &Declaration) -> bool {
    declaration.parent.is_none() && HEADS.contains(&declaration.kind.word())
}

/// How a head is called in a message.
fn head_words(loader: &Loader<'_>, head: &Declaration) -> String {
    let name = head.name.map(|name| format!(" `{}`", loader.sources.slice(name)));
    format!("{}{}", head.kind.word(), name.unwrap_or_default())
}

/// Says, once a folder, that files belong to no package. The paths are sorted.
pub(super) fn report_homeless(loader: &mut Loader<'_>, homeless: &[PathBuf]) {
    for files in homeless.chunk_by(|a, b| a.parent() == b.parent()) {
        let ids: Vec<_> = files.iter().filter_map(|path| Some(loader.loaded.get(path)?.id)).collect();
        let Some((first, others)) = ids.split_first() else { continue };
        // Where a line seems to begin a package and yet does not, what is wrong with that line has been said.
        if files[0].parent().is_some_and(|folder| begins_package(loader.files, folder)) {
            continue;
        }
        let finding = file_without_package::finding(*first, others.len(), &files[0]);
        loader.diagnostics.push(finding);
    }
}

/// The nearest folder from this one upward in which a file seems to begin a package, no higher than a limit.
pub(super) fn climb(files: &dyn Files, folder: &Path, limit: &Path) -> Option<PathBuf> {
    let below = folder.ancestors().take_while(|folder| folder.starts_with(limit));
    below.into_iter().find(|folder| begins_package(files, folder)).map(Path::to_path_buf)
}

/// How far up a package is looked for: to the folder with a manifest or with the version control's own folder, since
/// what lies above is another project; without either, no higher than where one stands. A stray file in a home folder
/// must not make everything below it one package.
pub(super) fn limit<'p>(files: &dyn Files, folder: &'p Path, here: &'p Path) -> &'p Path {
    let is_root =
        |folder: &&Path| [MANIFEST, ".git"].iter().any(|name| files.kind(&folder.join(name)) != Kind::Missing);
    let otherwise = if folder.starts_with(here) { here } else { folder };
    folder.ancestors().find(is_root).unwrap_or(otherwise)
}

/// Whether a file directly in this folder has a line that looks like the head of a package. Cheap and a little
/// credulous: what the line means is known only once the file is lowered.
pub(super) fn begins_package(files: &dyn Files, folder: &Path) -> bool {
    files.list(folder).iter().any(|path| {
        let bytes = files.read(path).unwrap_or_default();
        bytes.split(|byte| matches!(byte, b'\n' | b'\r')).any(|line| {
            let line = line.strip_prefix("\u{feff}".as_bytes()).unwrap_or(line).trim_ascii_start();
            let word = line.split(u8::is_ascii_whitespace).next().unwrap_or_default();
            HEADS.iter().any(|head| head.as_bytes() == word)
        })
    })
}
