//! The files a project is read from: those on disk, those in memory, or memory laid over disk.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, ErrorKind, Read};
use std::path::{Path, PathBuf};

use ignore::WalkBuilder;

use crate::source::MAX_FILE_BYTES;

/// What a source file is called after its last dot.
pub const EXTENSION: &str = "ofw";

/// What stands at a path.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A file that can be read.
    File,
    /// A folder.
    Folder,
    /// A pipe, a device and the like: reading one might never end.
    Other,
    /// Nothing, or nothing that may be looked at.
    Missing,
}

/// Why a file could not be read.
#[derive(Debug)]
pub enum ReadError {
    /// It is longer than [`MAX_FILE_BYTES`].
    TooLarge,
    /// The file system refused.
    Refused(io::Error),
}

impl std::fmt::Display for ReadError {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::TooLarge => write!(f, "this file is larger than {} MB", MAX_FILE_BYTES / 1024 / 1024),
            Self::Refused(error) => f.write_str(&io_words(error)),
        }
    }
}

impl std::error::Error for ReadError {}

/// The source files below a folder.
#[derive(Debug, Default)]
pub struct Walked {
    /// Source files, sorted.
    pub files: Vec<PathBuf>,
    /// Folders that could not be looked into, with what the file system said; sorted.
    pub closed: BTreeMap<PathBuf, String>,
}

/// Where files come from. Every path is absolute and without `.` and `..`.
pub trait Files: Sync {
    /// What stands at a path; links are followed.
    fn kind(&self, path: &Path) -> Kind;
    /// The bytes of a file.
    fn read(&self, path: &Path) -> Result<Vec<u8>, ReadError>;
    /// The source files directly in a folder, sorted.
    fn list(&self, folder: &Path) -> Vec<PathBuf>;
    /// The folders directly in a folder, sorted.
    fn folders(&self, folder: &Path) -> Vec<PathBuf>;
    /// The source files in a folder and all folders below it; what is hidden, ignored by a `.gitignore` inside the
    /// folder, or a link is left out.
    fn walk(&self, folder: &Path) -> Walked;
}

/// Whether a path bears the name of a source file that is not hidden.
pub fn is_source(path: &Path) -> bool {
    let hidden = path.file_name().is_some_and(|name| name.as_encoded_bytes().starts_with(b"."));
    !hidden && path.extension().is_some_and(|extension| extension == EXTENSION)
}

/// The file system.
#[derive(Debug, Clone, Copy, Default)]
pub struct Disk;

impl Files for Disk {
    fn kind(&self, path: &Path) -> Kind {
        match std::fs::metadata(path) {
            Ok(there) if there.is_file() => Kind::File,
            Ok(there) if there.is_dir() => Kind::Folder,
            Ok(_) => Kind::Other,
            Err(error) if error.kind() == ErrorKind::PermissionDenied => Kind::File,
            Err(_) => Kind::Missing,
        }
    }

    fn read(&self, path: &Path) -> Result<Vec<u8>, ReadError> {
        let file = std::fs::File::open(path).map_err(ReadError::Refused)?;
        let there = file.metadata().map_err(ReadError::Refused)?;
        if !there.is_file() {
            return Err(ReadError::Refused(io::Error::other("it is not an ordinary file")));
        }
        let limit = MAX_FILE_BYTES as u64;
        if there.len() > limit {
            return Err(ReadError::TooLarge);
        }
        // The length may lie (a file that grows meanwhile), so one byte more than the limit is asked for at most.
        let mut bytes = Vec::with_capacity(usize::try_from(there.len()).unwrap_or(0) + 1);
        file.take(limit + 1).read_to_end(&mut bytes).map_err(ReadError::Refused)?;
        if bytes.len() > MAX_FILE_BYTES { Err(ReadError::TooLarge) } else { Ok(bytes) }
    }

    fn list(&self, folder: &Path) -> Vec<PathBuf> {
        entries(folder, |path, kind| kind.is_file() && is_source(path))
    }

    fn folders(&self, folder: &Path) -> Vec<PathBuf> {
        entries(folder, |_, kind| kind.is_dir())
    }

    fn walk(&self, folder: &Path) -> Walked {
        let mut walked = Walked::default();
        for entry in walker(folder).build() {
            match entry {
                Ok(entry) => {
                    let is_file = entry.file_type().is_some_and(|kind| kind.is_file());
                    if is_file && is_source(entry.path()) {
                        walked.files.push(entry.into_path());
                    }
                }
                Err(error) => {
                    let (path, said) = unpack(&error);
                    walked.closed.insert(path.unwrap_or(folder).to_path_buf(), said);
                }
            }
        }
        walked.files.sort();
        walked
    }
}

/// A walker that looks at nothing outside the folder: neither at what ignores files further up, nor at the settings of
/// whoever runs it.
fn walker(folder: &Path) -> WalkBuilder {
    let mut builder = WalkBuilder::new(folder);
    builder.follow_links(false).hidden(true);
    builder.git_ignore(true).require_git(false).parents(false).git_global(false).git_exclude(false).ignore(false);
    builder
}

/// The place and the words of what the walker met.
fn unpack(error: &ignore::Error) -> (Option<&Path>, String) {
    match error {
        ignore::Error::WithPath { path, err } => (Some(path), unpack(err).1),
        ignore::Error::WithDepth { err, .. } | ignore::Error::WithLineNumber { err, .. } => unpack(err),
        ignore::Error::Io(error) => (None, io_words(error)),
        other => (None, other.to_string()),
    }
}

/// What the file system said, in plain words where it is one of the usual things.
pub fn io_words(error: &io::Error) -> String {
    match error.kind() {
        ErrorKind::PermissionDenied => "you have no permission to read it".to_owned(),
        ErrorKind::NotFound => "it is not there".to_owned(),
        _ => error.to_string(),
    }
}

/// The entries of a folder that are wanted, sorted; none where it cannot be looked into. Links are left out.
fn entries(folder: &Path, wanted: impl Fn(&Path, std::fs::FileType) -> bool) -> Vec<PathBuf> {
    let Ok(entries) = std::fs::read_dir(folder) else { return Vec::new() };
    let mut found: Vec<PathBuf> = entries
        .flatten()
        .filter_map(|entry| {
            let path = entry.path();
            entry.file_type().is_ok_and(|kind| wanted(&path, kind)).then_some(path)
        })
        .collect();
    found.sort();
    found
}

/// Files in memory, laid over others: what an editor holds and has not saved, what comes from standard input, what a
/// test makes up.
pub struct Overlay<'a> {
    over: BTreeMap<PathBuf, Vec<u8>>,
    under: Option<&'a dyn Files>,
}

impl<'a> Overlay<'a> {
    /// Files in memory and nothing else.
    pub fn memory() -> Self {
        Self { over: BTreeMap::new(), under: None }
    }

    /// Files in memory in front of others.
    pub fn over(under: &'a dyn Files) -> Self {
        Self { over: BTreeMap::new(), under: Some(under) }
    }

    /// Adds a file by its absolute path.
    pub fn add(&mut self, path: impl Into<PathBuf>, bytes: impl Into<Vec<u8>>) {
        self.over.insert(path.into(), bytes.into());
    }

    /// The files of both below a folder, sorted and each once.
    fn join(&self, under: Vec<PathBuf>, wanted: impl Fn(&Path) -> bool) -> Vec<PathBuf> {
        let over = self.over.keys().filter(|path| wanted(path)).cloned();
        let all: BTreeSet<PathBuf> = under.into_iter().chain(over).collect();
        all.into_iter().collect()
    }
}

impl Files for Overlay<'_> {
    fn kind(&self, path: &Path) -> Kind {
        if self.over.contains_key(path) {
            Kind::File
        } else if self.over.keys().any(|file| file.starts_with(path)) {
            Kind::Folder
        } else {
            self.under.map_or(Kind::Missing, |under| under.kind(path))
        }
    }

    fn read(&self, path: &Path) -> Result<Vec<u8>, ReadError> {
        match (self.over.get(path), self.under) {
            (Some(bytes), _) if bytes.len() > MAX_FILE_BYTES => Err(ReadError::TooLarge),
            (Some(bytes), _) => Ok(bytes.clone()),
            (None, Some(under)) => under.read(path),
            (None, None) => Err(ReadError::Refused(ErrorKind::NotFound.into())),
        }
    }

    fn list(&self, folder: &Path) -> Vec<PathBuf> {
        let under = self.under.map_or_else(Vec::new, |under| under.list(folder));
        self.join(under, |path| is_source(path) && path.parent() == Some(folder))
    }

    fn folders(&self, folder: &Path) -> Vec<PathBuf> {
        let under = self.under.map_or_else(Vec::new, |under| under.folders(folder));
        let over = self.over.keys().filter_map(|path| {
            let mut below = path.strip_prefix(folder).ok()?.components();
            let first = below.next()?;
            below.next().is_some().then(|| folder.join(first))
        });
        let all: BTreeSet<PathBuf> = under.into_iter().chain(over).collect();
        all.into_iter().collect()
    }

    fn walk(&self, folder: &Path) -> Walked {
        let under = self.under.map_or_else(Walked::default, |under| under.walk(folder));
        let files = self.join(under.files, |path| is_source(path) && path.starts_with(folder));
        Walked { files, closed: under.closed }
    }
}
