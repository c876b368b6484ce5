//! A folder of its own for a test, in which `ofw` is run as people run it.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use tempfile::TempDir;

/// A folder with files.
pub struct Sandbox(TempDir);

/// What a run left behind.
#[derive(Debug)]
pub struct Run {
    pub stdout: String,
    pub stderr: String,
    pub code: Option<i32>,
}

impl Sandbox {
    pub fn new() -> Self {
        Self(TempDir::new().unwrap())
    }

    /// Adds a file.
    pub fn file(self, path: &str, text: impl AsRef<[u8]>) -> Self {
        self.put(path, text);
        self
    }

    /// Writes a file.
    pub fn put(&self, path: &str, text: impl AsRef<[u8]>) {
        let at = self.path(path);
        std::fs::create_dir_all(at.parent().unwrap()).unwrap();
        std::fs::write(at, text).unwrap();
    }

    pub fn path(&self, path: &str) -> PathBuf {
        self.0.path().join(path)
    }

    pub fn read(&self, path: &str) -> String {
        std::fs::read_to_string(self.path(path)).unwrap()
    }

    pub fn exists(&self, path: &str) -> bool {
        self.path(path).exists()
    }

    /// The command, to be run in this folder.
    pub fn command(&self, args: &[&str]) -> Command {
        command_in(self.0.path(), args)
    }

    /// Runs `ofw` here.
    pub fn run(&self, args: &[&str]) -> Run {
        run(self.command(args), "")
    }

    /// Runs `ofw` in a folder below.
    pub fn run_in(&self, folder: &str, args: &[&str]) -> Run {
        run(command_in(&self.path(folder), args), "")
    }

    /// Runs `ofw` here with a text on standard input.
    pub fn run_with(&self, args: &[&str], input: impl AsRef<[u8]>) -> Run {
        run(self.command(args), input)
    }

    /// Runs a command line and shows it with everything that came back.
    pub fn show(&self, line: &str) -> String {
        let args: Vec<&str> = line.split_whitespace().collect();
        format!("$ ofw {line}\n{}", self.run(&args).show())
    }
}

impl Run {
    /// The last line: the counts of a check.
    pub fn counts(&self) -> &str {
        self.stdout.lines().last().unwrap_or_default()
    }

    /// Everything that came back, for a snapshot.
    pub fn show(&self) -> String {
        let code = self.code.map_or("killed".to_owned(), |code| code.to_string());
        let stderr = if self.stderr.is_empty() { String::new() } else { format!("--- said aside\n{}", self.stderr) };
        format!("{}{stderr}--- exit {code}\n", self.stdout)
    }
}

fn command_in(folder: &Path, args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_ofw"));
    command.args(args).current_dir(folder);
    command.env_remove("NO_COLOR").env_remove("TERM").env_remove("COLUMNS");
    command
}

fn run(mut command: Command, input: impl AsRef<[u8]>) -> Run {
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().unwrap();
    // A command that reads nothing closes its end, which is as it should be.
    let written = child.stdin.take().unwrap().write_all(input.as_ref());
    drop(written);
    let output = child.wait_with_output().unwrap();
    Run {
        stdout: String::from_utf8(output.stdout).unwrap(),
        stderr: String::from_utf8(output.stderr).unwrap(),
        code: output.status.code(),
    }
}
