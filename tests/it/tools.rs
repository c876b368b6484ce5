//! Programs of other languages that hold what is generated to its promise: installed once, into `target/tools`, by
//! whichever test needs them first.
//!
//! Python packages live in an environment of their own, Node packages in a folder of their own; nothing outside
//! `target` is touched. Versions are fixed here, so that a run of today and one of next year judge alike.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use std::sync::OnceLock;

/// What the generated Python and the schemas are held against.
const PYTHON: &[&str] = &["jsonschema==4.26.0", "mypy==2.4.1", "pydantic==2.14.3"];
/// What the schemas and the documents are held against besides, and what the generated TypeScript needs.
const NODE: &[&str] = &[
    "ajv@8.20.0",
    "ajv-formats@3.0.1",
    "micromark@4.0.3",
    "micromark-extension-gfm@3.0.0",
    "typescript@7.0.2",
    "zod@4.6.7",
];

/// The Python interpreter of the environment that has [`PYTHON`].
pub fn python() -> &'static Path {
    static READY: OnceLock<PathBuf> = OnceLock::new();
    READY.get_or_init(|| {
        installed("python", PYTHON, |folder| {
            run(Command::new("python3").args(["-m", "venv", "--clear"]).arg(folder));
            run(Command::new(interpreter(folder))
                .args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check"])
                .args(PYTHON));
        });
        interpreter(&folder("python"))
    })
}

/// The folder that has [`NODE`]: whatever lies in it may import them.
pub fn node_folder() -> &'static Path {
    static READY: OnceLock<PathBuf> = OnceLock::new();
    READY.get_or_init(|| {
        installed("node", NODE, |folder| {
            fs::create_dir_all(folder).unwrap();
            fs::write(folder.join("package.json"), "{\"private\": true}\n").unwrap();
            let npm = if cfg!(windows) { "npm.cmd" } else { "npm" };
            run(Command::new(npm)
                .args(["install", "--silent", "--no-audit", "--no-fund"])
                .args(NODE)
                .current_dir(folder));
        });
        folder("node")
    })
}

/// Node, set to find [`NODE`]: a program that lies anywhere may `require` them.
pub fn node() -> Command {
    let mut command = Command::new("node");
    command.env("NODE_PATH", node_folder().join("node_modules"));
    command
}

/// The compiler of TypeScript.
pub fn tsc() -> Command {
    let mut command = node();
    command.arg(node_folder().join("node_modules/typescript/bin/tsc"));
    command
}

/// Runs a command, which must succeed; gives what it printed.
pub fn run(command: &mut Command) -> String {
    let Output { status, stdout, stderr } =
        command.output().unwrap_or_else(|error| panic!("{command:?} cannot be run: {error}"));
    let (out, err) = (String::from_utf8_lossy(&stdout), String::from_utf8_lossy(&stderr));
    assert!(status.success(), "{command:?} failed with {status}\n{out}\n{err}");
    out.into_owned()
}

fn folder(name: &str) -> PathBuf {
    // The build's own folder for tests is `target/tmp`.
    Path::new(env!("CARGO_TARGET_TMPDIR")).with_file_name("tools").join(name)
}

fn interpreter(folder: &Path) -> PathBuf {
    if cfg!(windows) { folder.join("Scripts/python.exe") } else { folder.join("bin/python") }
}

/// Installs anew where the packages are not those wanted. A lock keeps two test programs from doing it at once.
fn installed(name: &str, wanted: &[&str], install: impl FnOnce(&Path)) {
    let folder = folder(name);
    let (note, lock) = (folder.with_extension("installed"), folder.with_extension("lock"));
    fs::create_dir_all(folder.with_file_name("")).unwrap();
    let lock = File::create(lock).unwrap();
    lock.lock().unwrap();
    let wanted = wanted.join("\n");
    if fs::read_to_string(&note).is_ok_and(|present| present == wanted) {
        return;
    }
    fs::remove_dir_all(&folder).or_else(|error| if folder.exists() { Err(error) } else { Ok(()) }).unwrap();
    install(&folder);
    fs::write(note, wanted).unwrap();
}

#[test]
fn the_tools_that_judge_what_is_generated_can_be_installed() {
    assert_eq!(
        run(Command::new(python()).args(["-c", "import jsonschema, mypy, pydantic; print('here')"])).trim(),
        "here"
    );
    assert_eq!(run(node().args(["-e", "require('ajv/dist/2020'); console.log('here')"])).trim(), "here");
}
