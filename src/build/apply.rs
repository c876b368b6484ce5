//! Does what was planned.

use std::collections::BTreeSet;
use std::io::{self, ErrorKind, Write};
use std::path::Path;

use rayon::prelude::*;

use super::plan::Plan;
use super::record::RECORD;
use super::{Action, BuildError};

/// Removes what is stale, writes what is new, and the record last: a build that is interrupted leaves whole files, and
/// the record of the one before it. A folder that is not there yet appears whole, with everything in it.
pub(super) fn apply(plan: &Plan<'_>) -> Result<(), BuildError> {
    if plan.changes.is_empty() && plan.record.is_none() {
        return Ok(());
    }
    if std::fs::symlink_metadata(&plan.folder).is_err() && appear(plan)? {
        return Ok(());
    }
    for (path, action) in &plan.changes {
        if *action == Action::Remove {
            remove(&plan.folder, path)?;
        }
    }
    let wanted: Vec<&String> =
        plan.changes.iter().filter(|(_, action)| **action != Action::Remove).map(|(path, _)| path).collect();
    wanted.par_iter().try_for_each(|path| {
        let at = plan.folder.join(path);
        write_whole(&at, &plan.files[*path]).map_err(BuildError::io(&at))
    })?;
    if let Some(record) = &plan.record {
        let at = plan.folder.join(RECORD);
        write_whole(&at, record.text()?.as_bytes()).map_err(BuildError::io(&at))?;
    }
    Ok(())
}

/// Writes everything into a hidden folder beside the emitter's, and gives it the emitter's name: one step for a
/// thousand files, where each would take its own. Says no where another build has made the folder meanwhile.
fn appear(plan: &Plan<'_>) -> Result<bool, BuildError> {
    let Some(out) = plan.folder.parent() else { return Ok(false) };
    std::fs::create_dir_all(out).map_err(BuildError::io(out))?;
    let staged = new_folder(out).map_err(BuildError::io(out))?;
    let folders: BTreeSet<&Path> = plan.files.keys().filter_map(|path| Path::new(path).parent()).collect();
    for folder in folders {
        std::fs::create_dir_all(staged.path().join(folder)).map_err(BuildError::io(&plan.folder.join(folder)))?;
    }
    let files: Vec<(&String, &Vec<u8>)> = plan.files.iter().collect();
    files.par_iter().try_for_each(|(path, content)| {
        std::fs::write(staged.path().join(path), content).map_err(BuildError::io(&plan.folder.join(path)))
    })?;
    if let Some(record) = &plan.record {
        std::fs::write(staged.path().join(RECORD), record.text()?)
            .map_err(BuildError::io(&plan.folder.join(RECORD)))?;
    }
    if std::fs::rename(staged.path(), &plan.folder).is_err() {
        return Ok(false);
    }
    // It bears another name now, and is nobody's to clear away.
    let _moved = staged.keep();
    Ok(true)
}

/// A folder with the permissions of any new folder, which goes away by itself should the build be refused.
fn new_folder(out: &Path) -> io::Result<tempfile::TempDir> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(".ofw-");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        builder.permissions(std::fs::Permissions::from_mode(0o777));
    }
    builder.tempdir_in(out)
}

/// Writes a file so that it is there whole or not at all, in a folder that is made if need be. A file that is replaced
/// hands on its permissions.
pub fn write_whole(path: &Path, content: &[u8]) -> io::Result<()> {
    let folder = path.parent().unwrap_or(Path::new("."));
    std::fs::create_dir_all(folder)?;
    let mut file = match new_file(folder) {
        // Another build may have removed the folder as empty just now.
        Err(error) if error.kind() == ErrorKind::NotFound => {
            std::fs::create_dir_all(folder)?;
            new_file(folder)?
        }
        file => file?,
    };
    file.write_all(content)?;
    if let Ok(there) = std::fs::symlink_metadata(path)
        && there.is_file()
    {
        file.as_file().set_permissions(there.permissions())?;
    }
    file.persist(path).map_err(|failed| failed.error)?;
    Ok(())
}

/// A nameless file beside the one it will replace, with the permissions of any new file.
fn new_file(folder: &Path) -> io::Result<tempfile::NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(".ofw-");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        builder.permissions(std::fs::Permissions::from_mode(0o666));
    }
    builder.tempfile_in(folder)
}

/// Removes a file and the folders that are empty without it, up to the emitter's own.
fn remove(folder: &Path, path: &str) -> Result<(), BuildError> {
    let at = folder.join(path);
    match std::fs::remove_file(&at) {
        Err(error) if error.kind() != ErrorKind::NotFound => return Err(BuildError::io(&at)(error)),
        _ => {}
    }
    for parent in at.ancestors().skip(1).take_while(|parent| *parent != folder) {
        // Fails where something else lies there, which is as it should be.
        if std::fs::remove_dir(parent).is_err() {
            break;
        }
    }
    Ok(())
}
