//! Which files a path on the command line stands for.

use std::path::{Path, PathBuf};

use crate::project::WrongUse;

/// What files with records are called after their last dot. Another file must be named itself.
const ENDINGS: [&str; 5] = ["csv", "tsv", "json", "jsonl", "ndjson"];

/// The files that paths stand for: a file itself, a folder the files with records directly in it, sorted.
///
/// # Errors
/// When a path is nothing, or a folder holds no such file.
pub fn files_in(folder: &Path, paths: &[PathBuf]) -> Result<Vec<(PathBuf, String)>, WrongUse> {
    let mut files = Vec::new();
    for path in paths {
        let at = crate::project::absolute(folder, path);
        if at.is_dir() {
            let inside = in_folder(&at).map_err(|error| {
                WrongUse::new(format!("`{}` cannot be looked into: {error}", path.display()), "Check who may read it.")
            })?;
            if inside.is_empty() {
                return Err(WrongUse::new(
                    format!("there are no files with records in `{}`", path.display()),
                    format!("Their names end in .{}.", ENDINGS.join(", .")),
                ));
            }
            files.extend(inside);
        } else {
            files.push(at);
        }
    }
    let mut seen = std::collections::BTreeSet::new();
    files.retain(|file| seen.insert(file.clone()));
    Ok(files.into_iter().map(|file| (file.clone(), crate::project::shown(folder, &file))).collect())
}

fn in_folder(folder: &Path) -> std::io::Result<Vec<PathBuf>> {
    let mut inside = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        let ending = path.extension().map(|ending| ending.to_string_lossy().to_lowercase());
        let hidden = path.file_name().is_some_and(|name| name.as_encoded_bytes().starts_with(b"."));
        if !hidden && path.is_file() && ending.is_some_and(|ending| ENDINGS.contains(&ending.as_str())) {
            inside.push(path);
        }
    }
    inside.sort();
    Ok(inside)
}
