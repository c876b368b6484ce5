//! Generated TypeScript in a folder, compiled, with Node to run it.

use std::fs;
use std::path::Path;
use std::process::Command;

use serde::de::DeserializeOwned;
use serde_json::Value;
use tempfile::TempDir;

use super::emitted::Files;
use super::validators::printed;
use crate::tools;

/// Asks the package about each lot of records that comes on standard input.
const CHECK: &str = "
import * as made from './dist/index.js';
let text = '';
for await (const part of process.stdin) text += part;
const told = JSON.parse(text).map(([records, options]) => made.check(records, options));
process.stdout.write(JSON.stringify(told));
";

/// A folder with a package that has compiled.
pub struct Compiled(TempDir);

impl Compiled {
    /// Writes files into a new folder, beside the packages that they need, and compiles them.
    pub fn new(files: &Files) -> Self {
        let folder = TempDir::new_in(tools::node_folder()).unwrap();
        for (path, text) in files {
            let path = folder.path().join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        }
        fs::write(folder.path().join("check.mjs"), CHECK).unwrap();
        tools::run(tools::tsc().args(["-p", "."]).current_dir(folder.path()));
        Self(folder)
    }

    /// The folder.
    pub fn folder(&self) -> &Path {
        self.0.path()
    }

    /// What a program prints that may import the package from `./dist/index.js`.
    pub fn run(&self, program: &str) -> String {
        fs::write(self.folder().join("program.mjs"), program).unwrap();
        tools::run(self.node().arg("program.mjs"))
    }

    /// What is found in each lot of records.
    pub fn check<T: DeserializeOwned>(&self, lots: &[(Value, Value)]) -> Vec<T> {
        let lots = serde_json::to_string(lots).unwrap();
        serde_json::from_str(&printed(self.node().arg("check.mjs"), &lots)).unwrap()
    }

    fn node(&self) -> Command {
        let mut command = Command::new("node");
        command.current_dir(self.folder());
        command
    }
}
