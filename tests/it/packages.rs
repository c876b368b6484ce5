//! Which files belong together, and what packages use.

use std::path::{Path, PathBuf};

use insta::assert_snapshot;
use ofw::compile::compile;
use ofw::diagnostic::Level;
use ofw::project::{Files, Kind, Overlay, ReadError, Request, Walked, load_from};

use crate::support::compiled::{compile_asked, compile_files};

/// What is found when the whole project, or a part of it, is asked for.
fn check(files: &[(&str, &str)], asked: &[&str]) -> String {
    compile_asked(files, asked).show()
}

const MEASURES: &str = "library measures \"Measures\"\n";

#[test]
fn files_below_a_head_belong_to_it_up_to_the_next_head() {
    let files = [
        ("ours/head.ofw", "framework ours \"Ours\"\n"),
        ("ours/a/b/c.ofw", "outcome safe \"Safe\"\n"),
        ("ours/lib/head.ofw", MEASURES),
        ("ours/lib/deep/x.ofw", "term care \"Care\"\n"),
    ];
    let compiled = compile_files(&files);
    assert_eq!(compiled.show(), "");
    assert_eq!((compiled.asked, compiled.files), (vec!["ours".to_owned(), "measures".to_owned()], 4));
}

#[test]
fn files_without_a_head_are_said_once_a_folder() {
    let files = [
        ("a/one.ofw", "outcome x \"X\"\n"),
        ("a/two.ofw", "outcome y \"Y\"\n"),
        ("a/three.ofw", "outcome z \"Z\"\n"),
        ("Local Plan 2/one.ofw", "outcome x \"X\"\n"),
        ("c/head.ofw", "framework ours \"Ours\"\n"),
    ];
    assert_snapshot!(check(&files, &["."]));
}

#[test]
fn the_search_for_a_head_ends_at_the_manifest() {
    let files = [
        ("head.ofw", "framework above \"Above\"\n"),
        ("project/ofw.yaml", "ofw: 1\n"),
        ("project/parts/x.ofw", "outcome x \"X\"\n"),
    ];
    assert!(check(&files, &["project/parts/x.ofw"]).contains("file-without-framework"));
    assert_eq!(check(&[files[0], files[2]], &["project/parts/x.ofw"]), "");
}

#[test]
fn several_heads_in_a_folder_are_said_with_both_places() {
    let files = [
        ("a/one.ofw", "framework first \"First\"\nlibrary second \"Second\"\n"),
        ("a/three.ofw", "framework third \"Third\"\n"),
    ];
    assert_snapshot!(check(&files, &["a"]));
}

#[test]
fn a_package_is_found_by_path_by_manifest_among_those_asked_for_and_beside() {
    let uses = |how: &str| format!("framework ours \"Ours\" {{\n  use measures{how}\n}}\n");
    let by_path = uses(" from \"../far/away\"");
    assert_eq!(check(&[("ours/a.ofw", &by_path), ("far/away/m.ofw", MEASURES)], &["ours"]), "");
    let by_name = uses("");
    let listed = "ofw: 1\npackages:\n  measures: far/away\n";
    let manifest = [("ofw.yaml", listed), ("ours/a.ofw", by_name.as_str()), ("far/away/m.ofw", MEASURES)];
    assert_eq!(check(&manifest, &["ours"]), "");
    assert_eq!(check(&[("ours/a.ofw", &by_name), ("far/away/m.ofw", MEASURES)], &["."]), "", "asked for as well");
    assert_eq!(check(&[("ours/a.ofw", &by_name), ("measures/m.ofw", MEASURES)], &["ours"]), "", "beside");
    let nowhere = check(&[("ours/a.ofw", &by_name), ("far/away/m.ofw", MEASURES)], &["ours"]);
    assert!(nowhere.contains("unknown-package"), "{nowhere}");
}

#[test]
fn what_is_used_is_followed_however_far() {
    let chain: Vec<(String, String)> = (0..300)
        .map(|n| (format!("p{n}/x.ofw"), format!("library p{n} \"P\" {{\n  use p{}\n}}\n", n + 1)))
        .chain([("p300/x.ofw".to_owned(), "library p300 \"P\"\n".to_owned())])
        .collect();
    let compiled = compile_asked(&chain, &["p0"]);
    assert_eq!(compiled.show(), "");
    assert_eq!((compiled.asked.len(), compiled.files), (1, 1));
}

#[test]
fn what_is_not_there_is_said_at_the_use() {
    let files = [
        (
            "ours/a.ofw",
            "framework ours \"Ours\" {\n\
             \x20 use mesures\n\
             \x20 use a from \"../measure\"\n\
             \x20 use b from \"..\\measures\"\n\
             \x20 use c from \"/measures\"\n\
             \x20 use d from \"../measures/m.ofw\"\n\
             \x20 use e from \"../empty\"\n\
             \x20 extends other-name from \"../measures\"\n\
             \x20 use entirely-different\n}\n",
        ),
        ("measures/m.ofw", MEASURES),
        ("empty/readme.md", ""),
    ];
    assert_snapshot!(check(&files, &["ours"]));
}

#[test]
fn circles_are_said_once_with_the_whole_path() {
    let one = |name: &str, uses: &str| {
        let uses: String = uses.split_whitespace().map(|used| format!("  use {used}\n")).collect();
        (format!("{name}/{name}.ofw"), format!("library {name} \"{name}\" {{\n{uses}}}\n"))
    };
    let files = [one("a", "b"), one("b", "c d"), one("c", "a"), one("d", "d"), one("e", "a b c")];
    assert_snapshot!(compile_files(&files).show());
}

#[test]
fn two_packages_of_one_name_are_told_apart_by_place_unless_one_uses_both() {
    let south = MEASURES.replace("Measures", "South");
    let user = |uses: &str| format!("framework ours \"Ours\" {{\n{uses}\n}}\n");
    let first = user("  use measures from \"../north\"");
    let apart = [("north/m.ofw", MEASURES), ("south/m.ofw", south.as_str()), ("ours/a.ofw", first.as_str())];
    assert_eq!(check(&apart, &["."]), "");
    let both = user("  use measures from \"../north\"\n  use measures as s from \"../south\"");
    let both = [apart[0], apart[1], ("ours/a.ofw", both.as_str())];
    let unclear = user("  use measures as m");
    let unclear = [apart[0], apart[1], ("ours/a.ofw", unclear.as_str())];
    assert_snapshot!(format!("{}\n{}", check(&both, &["."]), check(&unclear, &["."])));
}

#[test]
fn errors_in_what_is_used_are_said_once_at_the_use_unless_they_are_shown_themselves() {
    let files = [
        ("ours/a.ofw", "framework ours \"Ours\" {\n  use middle\n}\n"),
        ("middle/m.ofw", "library middle \"Middle\" {\n  use broken\n}\n"),
        ("broken/b.ofw", "library broken \"Broken\"\nnonsense one\nnonsense two\n"),
    ];
    assert_snapshot!(check(&files, &["ours"]));
    let all = check(&files, &["."]);
    assert_eq!((all.matches("unknown-kind").count(), all.matches("broken-package").count()), (2, 0), "{all}");
}

#[test]
fn what_only_follows_from_something_missing_is_not_said() {
    let uses = |uses: &str, name: &str| {
        format!("framework ours \"Ours\" {{\n  {uses}\n}}\noutcome safe \"S\"\nindicator i \"I\" suggests {name}\n")
    };
    let missing = uses("use measures as m from \"../nowhere\"", "m.safety");
    let core = uses("extends core from \"../nowhere\"", "safety");
    let typo = uses("use measures as m from \"../nowhere\"", "sfae");
    for (text, count) in [(&missing, 1), (&core, 1), (&typo, 2)] {
        let found = check(&[("a/a.ofw", text)], &["."]);
        assert_eq!(found.lines().filter(|line| !line.starts_with(' ')).count(), count, "{found}");
    }
    let long = "# ".repeat(3 * 1024 * 1024);
    let unread = [("a/a.ofw", "framework ours \"Ours\"\nindicator i \"I\" suggests safe\n"), ("a/b.ofw", &long)];
    let found = check(&unread, &["."]);
    assert_eq!(found.lines().filter(|line| !line.starts_with(' ')).count(), 1, "{found}");
    let used = [("o/o.ofw", "framework o \"O\" {\n  use ours from \"../a\"\n}\n"), unread[0], unread[1]];
    assert!(check(&used, &["o"]).contains("broken-package"));
}

/// Files of which some are not handed over.
struct Locked(Overlay<'static>);

impl Files for Locked {
    fn kind(&self, path: &Path) -> Kind {
        self.0.kind(path)
    }

    fn read(&self, path: &Path) -> Result<Vec<u8>, ReadError> {
        match path.ends_with("locked.ofw") {
            true => Err(ReadError::Refused(std::io::ErrorKind::PermissionDenied.into())),
            false => self.0.read(path),
        }
    }

    fn list(&self, folder: &Path) -> Vec<PathBuf> {
        self.0.list(folder)
    }

    fn folders(&self, folder: &Path) -> Vec<PathBuf> {
        self.0.folders(folder)
    }

    fn walk(&self, folder: &Path) -> Walked {
        let closed = [(folder.join("closed"), "you have no permission to read it".to_owned())].into();
        Walked { closed, ..self.0.walk(folder) }
    }
}

#[test]
fn files_and_folders_that_cannot_be_read_are_said_and_the_others_go_on() {
    let mut memory = Overlay::memory();
    memory.add("/p/head.ofw", "framework ours \"Ours\"\nnonsense\n");
    memory.add("/p/locked.ofw", "");
    let request = Request { folder: "/p".into(), paths: Vec::new(), stdin: None };
    let compilation = compile(load_from(&Locked(memory), &request).unwrap());
    let found: Vec<String> = compilation
        .findings
        .iter()
        .filter(|found| found.rule.level == Level::Error)
        .map(|found| format!("{}: {}", compilation.sources.file(found.span.file).path(), found.message))
        .collect();
    assert_snapshot!(found.join("\n"));
}

#[test]
fn the_standard_library_can_be_named() {
    assert_eq!(check(&[("a/a.ofw", "framework ours \"Ours\" {\n  use units\n}\n")], &["a"]), "");
}

#[test]
fn the_order_in_which_paths_are_given_does_not_matter() {
    let files = [("a/a.ofw", "nonsense a\n"), ("b/b.ofw", "nonsense b\n")];
    assert_eq!(check(&files, &["a", "b"]), check(&files, &["b", "a", "b/b.ofw"]));
}

#[test]
fn many_files_are_read_as_few_are() {
    let mut files = vec![("ours/head.ofw".to_owned(), "framework ours \"Ours\"\n".to_owned())];
    for n in 0..200 {
        let text = format!("outcome o{n} \"O\" {{\n  means \"{}\"\n}}\nnonsense {n}\n", "words ".repeat(200));
        files.push((format!("ours/f{n:03}.ofw"), text));
    }
    let found = compile_asked(&files, &["ours"]).show();
    let lines: Vec<&str> = found.lines().filter(|line| line.contains("unknown-kind")).collect();
    assert_eq!(lines.len(), 200);
    assert!(lines.is_sorted(), "in the order of their paths");
}
