//! `ofw init`

use std::fs::OpenOptions;
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};

use clap::Args;
use serde_json::json;

use super::screen::Console;
use super::{Exit, Failure};
use crate::project::{EXTENSION, MANIFEST, WrongUse, absolute, name_from, shown};
use crate::report::visible;

/// Start a framework in a folder
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  \
    ofw init                  in this folder\n  \
    ofw init our-framework    in a folder of that name\n\n\
    Nothing that is there already is overwritten.")]
pub(super) struct Init {
    /// The folder; it is made if it is not there
    #[arg(value_name = "FOLDER", default_value = ".")]
    folder: PathBuf,
}

impl Init {
    pub fn run(&self, console: &Console) -> Result<Exit, Failure> {
        let here = std::env::current_dir()?;
        let folder = absolute(&here, &self.folder);
        let name = name_from(&folder.file_name().unwrap_or_default().to_string_lossy());
        let files = [
            (folder.join(MANIFEST), include_str!("init/ofw.yaml").to_owned()),
            (folder.join(format!("{name}.{EXTENSION}")), include_str!("init/framework.txt").replace("NAME", &name)),
        ];
        // Looked at before anything is written, so that a folder is not left half begun.
        if let Some((taken, _)) = files.iter().find(|(path, _)| path.symlink_metadata().is_ok()) {
            return Err(taken_by(&shown(&here, taken)).into());
        }
        std::fs::create_dir_all(&folder).map_err(|error| refused(&shown(&here, &folder), &error))?;
        for (path, text) in &files {
            write_new(path, text, &shown(&here, path))?;
        }
        let written: Vec<String> = files.iter().map(|(path, _)| shown(&here, path)).collect();
        let next = next_command(&shown(&here, &folder));
        if console.is_json() {
            console.json(&json!({ "version": 1, "written": written, "next": next }))?;
        } else {
            console.write(|out| {
                for path in &written {
                    writeln!(out, "wrote {}", visible(path))?;
                }
                writeln!(out, "\nNext: {}", visible(&next))
            })?;
        }
        Ok(Exit::Well)
    }
}

/// The command to go on with.
fn next_command(folder: &str) -> String {
    match folder {
        "." => "ofw check".to_owned(),
        folder if folder.contains(|c: char| c.is_whitespace() || "'\"$`\\&;|<>()*?!#~".contains(c)) => {
            format!("ofw check '{}'", folder.replace('\'', "'\\''"))
        }
        folder if folder.starts_with('-') => format!("ofw check ./{folder}"),
        folder => format!("ofw check {folder}"),
    }
}

fn write_new(path: &Path, text: &str, named: &str) -> Result<(), WrongUse> {
    let file = OpenOptions::new().write(true).create_new(true).open(path);
    file.and_then(|mut file| file.write_all(text.as_bytes())).map_err(|error| match error.kind() {
        ErrorKind::AlreadyExists => taken_by(named),
        _ => refused(named, &error),
    })
}

fn taken_by(named: &str) -> WrongUse {
    WrongUse::new(
        format!("`{named}` is there already, and nothing was written"),
        "Give another folder, as in `ofw init our-framework`; or go on with what is there: `ofw check`.",
    )
}

fn refused(named: &str, error: &std::io::Error) -> WrongUse {
    WrongUse { message: format!("`{named}` cannot be written: {error}"), help: None }
}
