//! What a build will do, found out without changing anything.

use std::collections::{BTreeMap, BTreeSet};
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use super::hash::hash;
use super::place::unsafe_path;
use super::record::{RECORD, Record};
use super::{Action, BuildError, Files};

/// What will happen in one emitter's folder.
pub(super) struct Plan<'a> {
    /// The emitter's name, which is the folder's name.
    pub emitter: &'a str,
    /// Its folder.
    pub folder: PathBuf,
    /// What it made.
    pub files: &'a Files,
    /// What happens to which file.
    pub changes: BTreeMap<String, Action>,
    /// Files in the way that no build left there as they are; sorted.
    pub by_hand: BTreeSet<String>,
    /// How many files are as they should be.
    pub unchanged: usize,
    /// The record to write at the end; none where it is there already.
    pub record: Option<Record>,
}

/// What stands at a path.
enum Found {
    Nothing,
    /// A file, by the hash of its content.
    File(String),
    /// A folder where a file is wanted.
    Folder,
    /// A link where a file is wanted.
    Link,
    /// A file where a folder is wanted: its path.
    Blocked(String),
}

/// Compares what an emitter made with what is there.
pub(super) fn plan<'a>(out: &Path, emitter: &'a str, files: &'a Files) -> Result<Plan<'a>, BuildError> {
    check_paths(emitter, files)?;
    let folder = out.join(emitter);
    refuse_link(&folder)?;
    refuse_what_is_no_folder(&folder)?;
    refuse_link(&folder.join(RECORD))?;
    let earlier = Record::read(&folder)?;
    let hashes: BTreeMap<String, String> = files.par_iter().map(|(path, text)| (path.clone(), hash(text))).collect();

    // Where there is no folder yet there is nothing in it, and nothing to look at file by file.
    let is_new = std::fs::symlink_metadata(&folder).is_err_and(|error| error.kind() == ErrorKind::NotFound);
    let mut changes = BTreeMap::new();
    let mut by_hand = BTreeSet::new();
    let mut unchanged = 0;
    for (path, wanted) in &hashes {
        let recorded = earlier.files.get(path);
        match if is_new { Found::Nothing } else { find(&folder, path)? } {
            Found::File(there) if there == *wanted => unchanged += 1,
            Found::File(there) => {
                if recorded != Some(&there) {
                    by_hand.insert(path.clone());
                }
                changes.insert(path.clone(), Action::Change);
            }
            Found::Link => {
                by_hand.insert(path.clone());
                changes.insert(path.clone(), Action::Change);
            }
            Found::Nothing => {
                changes.insert(path.clone(), Action::Create);
            }
            Found::Folder => {
                // What an earlier build wrote there goes away first; anything else stays and is in the way.
                if !earlier.files.keys().any(|old| is_below(old, path)) {
                    by_hand.insert(path.clone());
                }
                changes.insert(path.clone(), Action::Create);
            }
            Found::Blocked(by) => {
                if !earlier.files.contains_key(&by) {
                    by_hand.insert(by);
                }
                changes.insert(path.clone(), Action::Create);
            }
        }
    }
    for (path, recorded) in earlier.files.iter().filter(|(path, _)| !files.contains_key(*path)) {
        match find(&folder, path)? {
            Found::File(there) => {
                if there != *recorded {
                    by_hand.insert(path.clone());
                }
                changes.insert(path.clone(), Action::Remove);
            }
            Found::Link => {
                by_hand.insert(path.clone());
                changes.insert(path.clone(), Action::Remove);
            }
            Found::Nothing | Found::Folder | Found::Blocked(_) => {}
        }
    }
    let record = Record::new(hashes);
    let record = (record != earlier).then_some(record);
    Ok(Plan { emitter, folder, files, changes, by_hand, unchanged, record })
}

/// Refuses paths that leave the folder, that some system cannot hold, or that stand in each other's way.
fn check_paths(emitter: &str, files: &Files) -> Result<(), BuildError> {
    let refuse = |path: &str, reason| Err(BuildError::Unsafe { path: path.to_owned(), reason });
    if let Some(reason) = unsafe_path(emitter) {
        return refuse(emitter, reason);
    }
    let mut seen = BTreeSet::new();
    for path in files.keys() {
        if let Some(reason) = unsafe_path(path) {
            return refuse(path, reason);
        }
        if !seen.insert(path.to_lowercase()) {
            return refuse(path, "another file differs from it only in capital letters");
        }
    }
    for path in files.keys() {
        let path = path.to_lowercase();
        if parents(&path).any(|parent| seen.contains(parent)) {
            return refuse(&path, "another file bears the name of its folder");
        }
    }
    Ok(())
}

/// Every folder above a path, nearest last.
fn parents(path: &str) -> impl Iterator<Item = &str> {
    path.match_indices('/').map(|(at, _)| &path[..at])
}

fn is_below(path: &str, folder: &str) -> bool {
    path.strip_prefix(folder).is_some_and(|rest| rest.starts_with('/'))
}

/// What stands at a path below a folder. A link among the folders on the way is refused.
fn find(folder: &Path, path: &str) -> Result<Found, BuildError> {
    for parent in parents(path) {
        let at = folder.join(parent);
        match std::fs::symlink_metadata(&at) {
            Ok(there) if there.is_symlink() => return Err(BuildError::Link(at)),
            Ok(there) if there.is_dir() => {}
            Ok(_) => return Ok(Found::Blocked(parent.to_owned())),
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Found::Nothing),
            Err(error) => return Err(BuildError::io(&at)(error)),
        }
    }
    let at = folder.join(path);
    match std::fs::symlink_metadata(&at) {
        Ok(there) if there.is_symlink() => Ok(Found::Link),
        Ok(there) if there.is_dir() => Ok(Found::Folder),
        Ok(_) => Ok(Found::File(hash(&std::fs::read(&at).map_err(BuildError::io(&at))?))),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(Found::Nothing),
        Err(error) => Err(BuildError::io(&at)(error)),
    }
}

/// Refuses a folder where a file stands, or a link that leads nowhere, be it in its own place or in that of a folder above
/// it: the file system would say so in its own words and of another path.
fn refuse_what_is_no_folder(folder: &Path) -> Result<(), BuildError> {
    for at in folder.ancestors() {
        let (reason, kind) = match (std::fs::metadata(at), std::fs::symlink_metadata(at)) {
            (Ok(there), _) if there.is_dir() => return Ok(()),
            (Ok(_), _) => ("a file is there, and a folder is wanted", ErrorKind::NotADirectory),
            (Err(_), Ok(there)) if there.is_symlink() => ("a link is there that leads nowhere", ErrorKind::NotFound),
            (Err(_), _) => continue,
        };
        return Err(BuildError::io(at)(std::io::Error::new(kind, reason)));
    }
    Ok(())
}

fn refuse_link(path: &Path) -> Result<(), BuildError> {
    match std::fs::symlink_metadata(path) {
        Ok(there) if there.is_symlink() => Err(BuildError::Link(path.to_path_buf())),
        // Whether a file stands in the place of a folder is asked by itself.
        Err(error) if !matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => {
            Err(BuildError::io(path)(error))
        }
        _ => Ok(()),
    }
}
