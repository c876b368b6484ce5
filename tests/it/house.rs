//! What the project says of itself: who imports whom, and that what README shows is so.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// The folder of the project.
fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// The rooms from left to right, as ARCHITECTURE.md draws them: each may use those before it.
const ROOMS: [&str; 18] = [
    "source",
    "diagnostic",
    "vocabulary",
    "id",
    "expression",
    "syntax",
    "model",
    "lower",
    "resolve",
    "english",
    "evaluate",
    "check",
    "emit",
    "project",
    "build",
    "validate",
    "report",
    "cli",
];

/// What stands beside the rooms: a side room and what it may see, and the files that see all.
const SIDE_ROOM: (&str, &[&str]) = ("format", &["source", "diagnostic", "vocabulary", "syntax"]);

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    let mut entries: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    entries.sort();
    for path in entries {
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
}

/// The rooms of the crate that a file names.
fn rooms_used(text: &str) -> Vec<String> {
    let mut used = Vec::new();
    for (at, _) in text.match_indices("crate::") {
        let before = text[..at].chars().next_back();
        if before.is_some_and(|c| c.is_alphanumeric() || c == '_' || c == '$') {
            continue;
        }
        let rest = &text[at + "crate::".len()..];
        let first: String = rest.chars().take_while(|c| c.is_ascii_lowercase() || *c == '_').collect();
        used.push(first);
    }
    used
}

#[test]
fn every_room_uses_only_the_rooms_to_its_left() {
    let mut wrong: BTreeMap<String, String> = BTreeMap::new();
    let mut files = Vec::new();
    sources(&root().join("src"), &mut files);
    for file in files {
        let path = file.strip_prefix(root().join("src")).unwrap();
        let room = path.iter().next().unwrap().to_string_lossy().into_owned();
        let allowed: Vec<&str> = match ROOMS.iter().position(|known| *known == room) {
            Some(at) => ROOMS[..=at].to_vec(),
            None if room == SIDE_ROOM.0 => SIDE_ROOM.1.iter().copied().chain([SIDE_ROOM.0]).collect(),
            None => continue,
        };
        for used in rooms_used(&fs::read_to_string(&file).unwrap()) {
            let is_room = ROOMS.contains(&used.as_str()) || used == SIDE_ROOM.0;
            if is_room && !allowed.contains(&used.as_str()) && room != "cli" {
                wrong.insert(path.display().to_string(), used);
            }
        }
    }
    assert!(wrong.is_empty(), "these files look to their right: {wrong:#?}");
}

#[test]
fn the_first_command_of_the_readme_builds_what_it_says() {
    let readme = fs::read_to_string(root().join("README.md")).unwrap();
    let command = "cargo run --release -- build frameworks/cco-2022 --out build";
    assert!(readme.contains(command), "the README shows another command: change this test with it");
    let out = tempfile::tempdir().unwrap();
    let mut arguments: Vec<&str> = command.split(' ').skip_while(|word| *word != "--").skip(1).collect();
    let folder = out.path().join("build").display().to_string();
    *arguments.last_mut().unwrap() = &folder;
    let run =
        std::process::Command::new(env!("CARGO_BIN_EXE_ofw")).args(&arguments).current_dir(root()).output().unwrap();
    assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stdout));
    for promised in ["docs/index.html", "json-schema", "python", "model"] {
        assert!(readme.contains(promised), "the README no longer names {promised}");
        assert!(out.path().join("build").join(promised).exists(), "{promised} was not built");
    }
}

#[test]
fn the_message_the_readme_shows_is_the_one_that_comes() {
    let readme = fs::read_to_string(root().join("README.md")).unwrap();
    let shown = readme.split("```text\n").nth(1).and_then(|rest| rest.split("```").next()).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let text = "framework ours \"Outcomes for our children\"\noutcome safe \"Children are safe\"\nindicator crime \"Crime in the local area\" suggests saef\n";
    fs::write(folder.path().join("outcomes.ofw"), text).unwrap();
    let run = std::process::Command::new(env!("CARGO_BIN_EXE_ofw"))
        .args(["check", "--format", "plain", "outcomes.ofw"])
        .current_dir(folder.path())
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&run.stdout);
    assert!(said.contains(shown.trim_end()), "the README shows\n{shown}\nand this comes\n{said}");
}
