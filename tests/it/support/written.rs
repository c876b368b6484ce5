//! Generated Python in a folder, as a build writes it, with Python to run it.

use std::fs;
use std::path::Path;
use std::process::Command;

use tempfile::TempDir;

use super::emitted::Files;
use crate::tools;

/// A folder with what was generated.
pub struct Written(TempDir);

impl Written {
    /// Writes files into a new folder.
    pub fn new(files: &Files) -> Self {
        let folder = TempDir::new().unwrap();
        for (path, text) in files {
            let path = folder.path().join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        }
        Self(folder)
    }

    /// The folder.
    pub fn folder(&self) -> &Path {
        self.0.path()
    }

    /// What Python prints, which must end well.
    pub fn run(&self, args: &[&str]) -> String {
        tools::run(&mut self.python(args))
    }

    /// Python, in that folder.
    pub fn python(&self, args: &[&str]) -> Command {
        let mut command = Command::new(tools::python());
        command.args(args).current_dir(self.0.path()).env("PYTHONIOENCODING", "utf-8");
        command
    }
}
