//! Does what was planned.

use std::io::{self, ErrorKind, Write};
use std::path::Path;

use super::plan::Plan;
use super::record::RECORD;
use super::{Action, BuildError};

/// Removes what is stale, writes what is new, and the record last: a build that is interrupted leaves whole files, and
/// the record of the one before it.
pub(super) fn apply(plan: &Plan<'_>) -> Result<(), BuildError> {
    for (path, action) in &plan.changes {
        if *action == Action::Remove {
            remove(&plan.folder, path)?;
        }
    }
    for (path, action) in &plan.changes {
        if *action != Action::Remove {
            let at = plan.folder.join(path);
            write_whole(&at, &plan.files[path]).map_err(BuildError::io(&at))?;
        }
    }
    if let Some(record) = &plan.record {
        let at = plan.folder.join(RECORD);
        write_whole(&at, record.text()?.as_bytes()).map_err(BuildError::io(&at))?;
    }
    Ok(())
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
