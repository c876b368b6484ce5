//! Writing into the output folder: what is replaced, what is removed, and what never is.

use std::fs;
use std::path::Path;

use ofw::build::{Action, BuildError, Built, Files, Mode, RECORD, write};
use tempfile::TempDir;

/// An output folder that one emitter, `docs`, writes into.
struct Out(TempDir);

impl Out {
    fn new() -> Self {
        Self(TempDir::new().unwrap())
    }

    fn build(&self, files: &[(&str, &str)], mode: Mode) -> Result<Built, BuildError> {
        let files: Files = files.iter().map(|(path, text)| ((*path).to_owned(), text.as_bytes().to_vec())).collect();
        write(self.0.path(), &[("docs", &files)], mode)
    }

    /// Builds and gives the changes as words.
    fn changes(&self, files: &[(&str, &str)], mode: Mode) -> Vec<String> {
        let built = self.build(files, mode).unwrap();
        built.changes.iter().map(|change| format!("{} {}", change.action.word(), change.path)).collect()
    }

    /// Builds, which must be refused for files changed by hand, and gives these.
    fn refused(&self, files: &[(&str, &str)]) -> Vec<String> {
        match self.build(files, Mode::Write) {
            Err(BuildError::ByHand(paths)) => paths,
            other => panic!("not refused: {other:?}"),
        }
    }

    fn path(&self, path: &str) -> std::path::PathBuf {
        self.0.path().join("docs").join(path)
    }

    fn read(&self, path: &str) -> String {
        fs::read_to_string(self.path(path)).unwrap()
    }

    fn put(&self, path: &str, text: &str) {
        let at = self.path(path);
        fs::create_dir_all(at.parent().unwrap()).unwrap();
        fs::write(at, text).unwrap();
    }

    /// Every file below the output folder.
    fn tree(&self) -> Vec<String> {
        let mut found = Vec::new();
        walk(self.0.path(), "", &mut found);
        found.sort();
        found
    }
}

fn walk(folder: &Path, prefix: &str, found: &mut Vec<String>) {
    for entry in fs::read_dir(folder).unwrap() {
        let entry = entry.unwrap();
        let path = format!("{prefix}{}", entry.file_name().to_string_lossy());
        if entry.file_type().unwrap().is_dir() {
            walk(&entry.path(), &format!("{path}/"), found);
        } else {
            found.push(path);
        }
    }
}

#[test]
fn a_build_creates_changes_and_removes_and_says_so() {
    let out = Out::new();
    assert_eq!(
        out.changes(&[("a.md", "1"), ("b/c.md", "2")], Mode::Write),
        ["created docs/a.md", "created docs/b/c.md"]
    );
    assert_eq!(out.tree(), ["docs/.ofw-build.json", "docs/a.md", "docs/b/c.md"]);
    assert_eq!(out.changes(&[("a.md", "3")], Mode::Write), ["changed docs/a.md", "removed docs/b/c.md"]);
    assert_eq!(out.tree(), ["docs/.ofw-build.json", "docs/a.md"], "the emptied folder is gone as well");
    assert!(!out.path("b").exists());
}

#[test]
fn what_is_as_it_should_be_is_not_touched() {
    let out = Out::new();
    out.build(&[("a.md", "one\ntwo\n")], Mode::Write).unwrap();
    let before = fs::metadata(out.path("a.md")).unwrap().modified().unwrap();
    let record = fs::metadata(out.path(RECORD)).unwrap().modified().unwrap();
    let built = out.build(&[("a.md", "one\ntwo\n")], Mode::Write).unwrap();
    assert_eq!((built.changes.len(), built.unchanged), (0, 1));
    assert_eq!(fs::metadata(out.path("a.md")).unwrap().modified().unwrap(), before);
    assert_eq!(fs::metadata(out.path(RECORD)).unwrap().modified().unwrap(), record);

    out.put("a.md", "one\r\ntwo\r\n");
    assert_eq!(out.changes(&[("a.md", "one\ntwo\n")], Mode::Write), [""; 0], "other line ends are no change by hand");
}

#[test]
fn a_file_a_person_changed_is_neither_overwritten_nor_removed_and_nothing_else_is_written() {
    let out = Out::new();
    out.build(&[("a.md", "1"), ("b.md", "1")], Mode::Write).unwrap();
    out.put("a.md", "mine");
    assert_eq!(out.refused(&[("a.md", "2"), ("b.md", "2")]), ["docs/a.md"]);
    assert_eq!((out.read("a.md"), out.read("b.md")), ("mine".to_owned(), "1".to_owned()));
    assert_eq!(out.refused(&[("b.md", "2")]), ["docs/a.md"], "nor removed as stale");
    assert_eq!(out.read("a.md"), "mine");

    assert_eq!(out.changes(&[("b.md", "2")], Mode::Overwrite), ["removed docs/a.md", "changed docs/b.md"]);
}

#[test]
fn a_file_no_build_wrote_is_left_alone() {
    let out = Out::new();
    out.put("notes.md", "mine");
    out.put("other.md", "same");
    assert_eq!(out.refused(&[("notes.md", "1"), ("other.md", "same")]), ["docs/notes.md"]);
    out.build(&[("other.md", "same")], Mode::Write).unwrap();
    out.build(&[], Mode::Write).unwrap();
    assert_eq!(out.read("notes.md"), "mine");
}

#[test]
fn a_file_and_a_folder_of_one_name_can_follow_each_other() {
    let out = Out::new();
    out.build(&[("a", "1")], Mode::Write).unwrap();
    assert_eq!(out.changes(&[("a/b", "1")], Mode::Write), ["removed docs/a", "created docs/a/b"]);
    assert_eq!(out.changes(&[("a", "2")], Mode::Write), ["created docs/a", "removed docs/a/b"]);
    out.build(&[], Mode::Write).unwrap();
    out.put("a/mine", "1");
    assert_eq!(out.refused(&[("a", "3")]), ["docs/a"]);
}

#[test]
fn a_check_writes_nothing() {
    let out = Out::new();
    out.build(&[("a.md", "1"), ("b.md", "1")], Mode::Write).unwrap();
    let before = out.tree();
    let expected = ["changed docs/a.md", "removed docs/b.md", "created docs/c.md"];
    assert_eq!(out.changes(&[("a.md", "2"), ("c.md", "2")], Mode::Check), expected);
    assert_eq!(out.tree(), before);
    assert_eq!(out.read("a.md"), "1");
}

#[test]
fn a_check_of_a_folder_that_is_not_there_makes_none() {
    let parent = TempDir::new().unwrap();
    let out = parent.path().join("not/yet");
    let files = Files::from([("a.md".to_owned(), b"1".to_vec())]);
    let built = write(&out, &[("docs", &files)], Mode::Check).unwrap();
    assert_eq!(built.changes[0].action, Action::Create);
    assert!(!parent.path().join("not").exists());
}

#[test]
fn paths_that_leave_the_folder_are_refused_before_anything_is_written() {
    for path in ["../x", "/etc/x", "a/../../x", "con.md", ".ofw-build.json", "x\u{202e}gpj.md"] {
        let out = Out::new();
        let result = out.build(&[("a.md", "1"), (path, "1")], Mode::Write);
        assert!(matches!(result, Err(BuildError::Unsafe { .. })), "{path:?}: {result:?}");
        assert_eq!(out.tree(), [""; 0], "{path:?}");
    }
    let out = Out::new();
    assert!(matches!(out.build(&[("a.md", ""), ("A.md", "")], Mode::Write), Err(BuildError::Unsafe { .. })));
    assert!(matches!(out.build(&[("a", ""), ("A/b", "")], Mode::Write), Err(BuildError::Unsafe { .. })));
}

#[test]
fn a_record_that_was_tampered_with_cannot_make_a_build_remove_what_lies_outside() {
    let out = Out::new();
    out.build(&[("a.md", "1")], Mode::Write).unwrap();
    let outside = out.0.path().join("precious");
    fs::write(&outside, "1").unwrap();
    let record = out.read(RECORD).replace("\"a.md\"", "\"../precious\"");
    out.put(RECORD, &record);
    out.build(&[("a.md", "1")], Mode::Write).unwrap();
    assert!(outside.exists());

    out.put(RECORD, "not json");
    assert_eq!(out.refused(&[("a.md", "2")]), ["docs/a.md"], "without a record everything counts as somebody's own");
}

#[cfg(unix)]
#[test]
fn links_below_the_output_folder_are_not_followed() {
    use std::os::unix::fs::symlink;
    let elsewhere = TempDir::new().unwrap();
    let out = Out::new();
    symlink(elsewhere.path(), out.0.path().join("docs")).unwrap();
    assert!(matches!(out.build(&[("a.md", "1")], Mode::Write), Err(BuildError::Link(_))));

    let out = Out::new();
    fs::create_dir(out.path("")).unwrap();
    symlink(elsewhere.path(), out.path("sub")).unwrap();
    assert!(matches!(out.build(&[("sub/a.md", "1")], Mode::Write), Err(BuildError::Link(_))));

    let target = elsewhere.path().join("target");
    fs::write(&target, "theirs").unwrap();
    symlink(&target, out.path("a.md")).unwrap();
    assert_eq!(out.refused(&[("a.md", "1")]), ["docs/a.md"]);
    out.build(&[("a.md", "1")], Mode::Overwrite).unwrap();
    assert_eq!(fs::read_to_string(&target).unwrap(), "theirs", "the link is replaced, not what it points to");
    assert_eq!(out.read("a.md"), "1");
    assert_eq!(fs::read_dir(elsewhere.path()).unwrap().count(), 1);
}

#[cfg(unix)]
#[test]
fn what_is_written_has_the_permissions_of_any_new_file() {
    use std::os::unix::fs::PermissionsExt;
    let out = Out::new();
    out.build(&[("a.md", "1")], Mode::Write).unwrap();
    let ordinary = out.0.path().join("ordinary");
    fs::write(&ordinary, "").unwrap();
    let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode();
    assert_eq!(mode(&out.path("a.md")), mode(&ordinary));
}

#[test]
fn two_builds_at_once_leave_whole_files() {
    let out = Out::new();
    let texts = ["a".repeat(100_000), "b".repeat(100_000)];
    std::thread::scope(|scope| {
        for text in &texts {
            let out = &out;
            scope.spawn(move || {
                for _ in 0..20 {
                    let files = [("sub/x.md", text.as_str()), ("y.md", text.as_str())];
                    let built = out.build(&files, Mode::Overwrite);
                    assert!(built.is_ok(), "{built:?}");
                }
            });
        }
    });
    assert!(texts.contains(&out.read("y.md")));
    assert!(texts.contains(&out.read("sub/x.md")));
    assert_eq!(out.tree(), ["docs/.ofw-build.json", "docs/sub/x.md", "docs/y.md"]);
}
