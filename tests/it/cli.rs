//! Whole commands: what they say and how they end.

use std::io::Read;
use std::process::Stdio;

use insta::assert_snapshot;

use crate::support::sandbox::Sandbox;

/// Three lines that check clean.
const GOOD: &str = "framework ours \"Outcomes for our children\"\n\
    outcome safe \"Children are safe\"\n\
    indicator crime \"Crime in the local area\" suggests safe\n";

/// A framework with one mistake, a word that no line begins with.
const BAD: &str = "framework ours \"Outcomes for our children\"\noutcme safe \"Children are safe\"\n";

fn good() -> Sandbox {
    Sandbox::new().file("ours.ofw", GOOD)
}

#[test]
fn a_good_file_says_so_and_ends_with_0() {
    assert_snapshot!(good().show("check"));
}

#[test]
fn a_mistake_ends_with_1() {
    let run = Sandbox::new().file("ours.ofw", BAD).run(&["check", "--format", "plain"]);
    assert!(run.code == Some(1) && run.stdout.ends_with("\n1 error in 1 file\n"), "{}", run.show());
}

#[test]
fn json_can_be_read_by_a_program() {
    let sandbox = Sandbox::new().file("ours.ofw", BAD);
    let run = sandbox.run(&["check", "--format", "json"]);
    let value: serde_json::Value = serde_json::from_str(&run.stdout).unwrap();
    assert_eq!((value["version"].as_u64(), value["summary"]["errors"].as_u64(), run.code), (Some(1), Some(1), Some(1)));
    let error = value["findings"].as_array().unwrap().iter().find(|finding| finding["level"] == "error").unwrap();
    assert_eq!(error["path"], "ours.ofw");
    assert_eq!(error["start"], serde_json::json!({ "line": 2, "column": 1, "byte": 43 }));
}

#[test]
fn wrong_use_ends_with_2_and_says_what_to_do() {
    let sandbox = good().file("notes.txt", "").file("empty/readme.md", "");
    let lines = [
        "check nowhere",
        "check ourz.ofw",
        "check notes.txt",
        "check empty",
        "check - ours.ofw",
        "check ours.ofw --stdin-path x.ofw",
        "explain no-such-rule",
        "build --emit documents",
        "build --check --force",
        "chekc",
    ];
    let all: Vec<String> = lines.iter().map(|line| sandbox.show(line)).collect();
    assert_snapshot!(all.join("\n"));
}

#[test]
fn an_empty_folder_says_how_to_begin() {
    // Below the system's own folder for such things there is no manifest.
    assert_snapshot!(Sandbox::new().show("check"));
}

#[test]
fn a_folder_is_looked_through_but_what_is_hidden_ignored_or_linked_is_left_alone() {
    let sandbox = good()
        .file("more/deep/good.ofw", "outcome heard \"Children are heard\"\n")
        .file(".hidden/bad.ofw", "nonsense\n")
        .file(".bad.ofw", "nonsense\n")
        .file(".gitignore", "drafts/\n*.old.ofw\n")
        .file("drafts/bad.ofw", "nonsense\n")
        .file("more/bad.old.ofw", "nonsense\n")
        .file("readme.txt", "nonsense\n");
    #[cfg(unix)]
    {
        let elsewhere = tempfile::TempDir::new().unwrap();
        std::fs::write(elsewhere.path().join("bad.ofw"), "nonsense\n").unwrap();
        std::os::unix::fs::symlink(elsewhere.path(), sandbox.path("linked")).unwrap();
        std::os::unix::fs::symlink(elsewhere.path().join("bad.ofw"), sandbox.path("linked.ofw")).unwrap();
        std::os::unix::fs::symlink(sandbox.path(""), sandbox.path("more/circle")).unwrap();
        assert_eq!(sandbox.run(&["check"]).counts(), "no findings in 2 files");
    }
    assert_eq!(sandbox.run(&["check", "."]).counts(), "no findings in 2 files");
    let named = sandbox.run(&["check", "drafts/bad.ofw"]);
    assert_eq!(named.code, Some(1), "a file that is named is looked at: {}", named.stdout);
}

#[test]
fn what_ignores_files_outside_the_folder_does_not_count() {
    let sandbox = Sandbox::new().file(".gitignore", "*\n").file("project/ours.ofw", GOOD);
    assert_eq!(sandbox.run(&["check", "project"]).counts(), "no findings in 1 file");
}

#[test]
fn a_single_file_is_checked_with_its_package_and_reported_alone() {
    let sandbox = Sandbox::new()
        .file("ofw.yaml", "ofw: 1\n")
        .file("head.ofw", "framework ours \"Ours\"\nnonsense one\n")
        .file("parts/outcomes.ofw", "outcome safe \"Children are safe\"\nnonsense two\n");
    let file = sandbox.run(&["check", "parts/outcomes.ofw", "--format", "plain"]);
    assert!(file.stdout.starts_with("parts/outcomes.ofw:2:1: error"), "{}", file.show());
    assert!(file.stdout.ends_with("1 error in 1 file\n"), "{}", file.show());
    assert_eq!(sandbox.run(&["check", "parts", "--format", "plain"]).stdout, file.stdout, "a part of the package");
    let inside = sandbox.run_in("parts", &["check", "outcomes.ofw", "--format", "plain"]);
    assert!(inside.stdout.starts_with("outcomes.ofw:2:1: error"), "{}", inside.show());
    assert!(inside.stdout.ends_with("1 error in 1 file\n"), "{}", inside.show());
}

#[test]
fn paths_are_shown_from_where_one_stands() {
    let sandbox = Sandbox::new().file("a/ours.ofw", BAD).file("b/readme.md", "");
    let run = sandbox.run_in("b", &["check", "../a", "--format", "plain"]);
    assert!(run.stdout.starts_with("../a/ours.ofw:2:1: "), "{}", run.stdout);
    let absolute = sandbox.path("a/ours.ofw");
    let run = sandbox.run(&["check", absolute.to_str().unwrap(), "--format", "plain"]);
    assert!(run.stdout.starts_with("a/ours.ofw:2:1: "), "{}", run.stdout);
}

#[test]
fn standard_input_is_a_package_by_itself_or_stands_for_a_file() {
    let sandbox = Sandbox::new().file("ours.ofw", GOOD).file("parts/a.ofw", "outcome heard \"Children are heard\"\n");
    let run = sandbox.run_with(&["check", "-"], GOOD);
    assert_eq!((run.counts(), run.code), ("no findings in 1 file", Some(0)));
    let run = sandbox.run_with(&["check", "-", "--stdin-path", "parts/a.ofw", "--format", "plain"], "outcme x \"X\"\n");
    assert!(run.stdout.starts_with("parts/a.ofw:1:1: error") && run.code == Some(1), "{}", run.show());
    let unsaved = ["check", "-", "--stdin-path", "parts/new.ofw"];
    assert_eq!(sandbox.run_with(&unsaved, "outcome new \"A new one\"\n").code, Some(0));
    assert_eq!(sandbox.run_with(&["check", "-"], b"framework x \"\xff\"\n").code, Some(2));
    assert_eq!(sandbox.run_with(&["check", "-"], vec![b' '; 4 * 1024 * 1024 + 1]).code, Some(2));
}

#[test]
fn files_that_cannot_be_read_as_text_are_said_and_the_others_go_on() {
    let sandbox = Sandbox::new()
        .file("ours.ofw", GOOD)
        .file("large.ofw", vec![b'#'; 4 * 1024 * 1024 + 1])
        .file("latin.ofw", b"outcome safe \"Si\xe2n is safe\"\n")
        .file("utf16.ofw", b"\xff\xfeo\0u\0t\0")
        .file("binary.ofw", b"# \0\x01\xfe\xff\x80\n");
    assert_snapshot!(sandbox.show("check --format plain"));
    assert_snapshot!(sandbox.show("check latin.ofw"));
}

#[test]
fn hostile_names_and_texts_cannot_steer_the_terminal() {
    let sandbox = Sandbox::new()
        .file("evil\u{1b}[2J\u{202e}.ofw", "framework ours \"Ours\"\noutcme \u{1b}]0;owned\u{7} \u{202e}gpj \"X\"\n");
    for format in ["human", "plain", "json"] {
        let shown = sandbox.run(&["check", "--format", format]).stdout;
        assert!(!shown.contains(['\u{1b}', '\u{7}', '\u{202e}']), "{format}: {shown:?}");
    }
    let wrong = sandbox.run(&["check", "no\u{1b}[2Jwhere"]);
    assert!(!wrong.stderr.contains('\u{1b}'), "{:?}", wrong.stderr);
}

#[cfg(unix)]
#[test]
fn what_is_no_file_is_not_waited_for() {
    let sandbox = good();
    let made = std::process::Command::new("mkfifo").arg(sandbox.path("pipe.ofw")).status().unwrap();
    assert!(made.success());
    assert_eq!(sandbox.run(&["check", "."]).counts(), "no findings in 1 file", "in a folder it is left alone");
    assert_snapshot!(sandbox.show("check pipe.ofw"));
    assert_eq!(sandbox.run(&["check", "/dev/zero"]).code, Some(2));
}

#[cfg(unix)]
#[test]
fn a_reader_who_has_seen_enough_is_no_failure() {
    let mut sandbox = Sandbox::new().file("head.ofw", "framework ours \"Ours\"\n");
    for index in 0..40 {
        sandbox = sandbox.file(&format!("f{index}.ofw"), "nonsense with many words\n".repeat(100));
    }
    for format in ["human", "plain", "json"] {
        let mut command = sandbox.command(&["check", "--format", format]);
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        let mut first = [0; 10];
        child.stdout.take().unwrap().read_exact(&mut first).unwrap();
        let output = child.wait_with_output().unwrap();
        assert_eq!(output.status.code(), Some(1), "{format}");
        assert_eq!(String::from_utf8_lossy(&output.stderr), "", "{format}");
    }
}

#[cfg(unix)]
#[test]
fn nobody_has_to_listen() {
    let sandbox = good();
    let mut command = sandbox.command(&["check", "nowhere"]);
    let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    drop((child.stdout.take(), child.stderr.take()));
    assert_eq!(child.wait().unwrap().code(), Some(2));
    let full = std::fs::File::options().write(true).open("/dev/full").unwrap();
    let output = sandbox.command(&["check"]).stdout(full).output().unwrap();
    assert_eq!(output.status.code(), Some(2), "what cannot be told is no success");
}

#[test]
fn colour_is_for_terminals_unless_it_is_asked_for() {
    let sandbox = Sandbox::new().file("ours.ofw", BAD);
    assert!(!sandbox.run(&["check"]).stdout.contains('\u{1b}'));
    assert!(sandbox.run(&["check", "--color", "always"]).stdout.contains('\u{1b}'));
    assert!(!sandbox.run(&["check", "--color", "never"]).stdout.contains('\u{1b}'));
}

#[test]
fn init_begins_a_project_that_checks_clean() {
    let sandbox = Sandbox::new();
    assert_snapshot!(sandbox.show("init our-framework"));
    let run = sandbox.run(&["check", "our-framework", "--strict"]);
    assert_eq!((run.counts(), run.code), ("no findings in 1 file", Some(0)));
    assert_eq!(sandbox.run_in("our-framework", &["check"]).code, Some(0));
    assert_eq!(sandbox.run_in("our-framework", &["fmt", "--check"]).show(), "0 of 1 file would change\n--- exit 0\n");
    assert_eq!(sandbox.run_in("our-framework", &["build"]).code, Some(0));
}

#[test]
fn init_never_overwrites() {
    let sandbox = Sandbox::new().file("ofw.yaml", "mine").file("other/other.ofw", "mine");
    assert_snapshot!(format!("{}\n{}", sandbox.show("init"), sandbox.show("init other")));
    assert_eq!((sandbox.read("ofw.yaml"), sandbox.read("other/other.ofw")), ("mine".to_owned(), "mine".to_owned()));
    assert!(!sandbox.exists("other/ofw.yaml"), "nothing is half begun");
}

#[test]
fn init_makes_a_name_of_any_folder() {
    let sandbox = Sandbox::new();
    for (folder, file) in [("2 Our Plan (new)!", "our-plan-new"), ("子供", "ours"), ("x'y", "x-y"), ("./-x", "x")] {
        let run = sandbox.run(&["init", folder]);
        assert!(sandbox.exists(&format!("{folder}/{file}.ofw")), "{}", run.show());
        assert_eq!(sandbox.run(&["check", folder]).code, Some(0));
    }
}

#[test]
fn explain_prints_a_page_or_all_rules() {
    let sandbox = Sandbox::new();
    let by_name = sandbox.run(&["explain", "unknown-package"]);
    assert!(by_name.stdout.starts_with("# unknown-package\n\nOFW1903, error, since 0.1\n"), "{}", by_name.stdout);
    assert_eq!(sandbox.run(&["explain", "ofw1903"]).stdout, by_name.stdout);
    assert_eq!(sandbox.run(&["explain", "Unknown-Package"]).stdout, by_name.stdout);
    let all = sandbox.run(&["explain"]).stdout;
    assert!(all.lines().any(|line| line.starts_with("OFW1903  unknown-package")), "{all}");
    assert!(all.lines().is_sorted());
    let json: serde_json::Value = serde_json::from_str(&sandbox.run(&["explain", "--format", "json"]).stdout).unwrap();
    assert_eq!(json["rules"].as_array().unwrap().len(), all.lines().count());
}

#[cfg(unix)]
#[test]
fn fmt_changes_what_is_not_in_the_usual_form_and_nothing_else() {
    let untidy = GOOD.replace("outcome", "outcome  ");
    let sandbox = Sandbox::new().file("ours.ofw", &untidy).file("tidy/ours.ofw", GOOD);
    assert_snapshot!(sandbox.show("fmt --check"), @r"
    $ ofw fmt --check
    ours.ofw: would be formatted
    1 of 2 files would change
    --- exit 1
    ");
    assert_eq!(sandbox.read("ours.ofw"), untidy);
    assert_snapshot!(sandbox.show("fmt"), @r"
    $ ofw fmt
    ours.ofw: formatted
    1 of 2 files changed
    --- exit 0
    ");
    assert_eq!(sandbox.read("ours.ofw"), GOOD);
    assert_eq!(sandbox.run(&["fmt", "--check"]).code, Some(0));
}

#[test]
fn fmt_reads_standard_input_and_writes_standard_output() {
    let sandbox = Sandbox::new();
    let untidy = GOOD.replace("outcome", "outcome  ");
    assert_eq!(sandbox.run_with(&["fmt", "-"], &untidy).show(), format!("{GOOD}--- exit 0\n"));
    assert_eq!(sandbox.run_with(&["fmt", "-", "--check"], &untidy).code, Some(1));
    assert_eq!(sandbox.run_with(&["fmt", "-", "--check"], GOOD).code, Some(0));
    let not_text = sandbox.run_with(&["fmt", "-"], b"\xff");
    assert_eq!((not_text.code, not_text.stdout.as_str()), (Some(2), ""));
}

#[test]
fn fmt_keeps_permissions_and_follows_a_link_that_is_named() {
    use std::os::unix::fs::PermissionsExt;
    let untidy = GOOD.replace("outcome", "outcome  ");
    let sandbox = Sandbox::new().file("real/ours.ofw", &untidy);
    std::fs::set_permissions(sandbox.path("real/ours.ofw"), std::fs::Permissions::from_mode(0o640)).unwrap();
    std::os::unix::fs::symlink(sandbox.path("real/ours.ofw"), sandbox.path("link.ofw")).unwrap();
    assert_eq!(sandbox.run(&["fmt", "link.ofw"]).code, Some(0));
    assert_eq!(sandbox.read("real/ours.ofw"), GOOD);
    assert!(sandbox.path("link.ofw").symlink_metadata().unwrap().is_symlink());
    let mode = std::fs::metadata(sandbox.path("real/ours.ofw")).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o640);
}

#[test]
fn fmt_says_which_files_it_cannot_read() {
    let sandbox = good().file("latin.ofw", b"# Si\xe2n\n");
    let run = sandbox.run(&["fmt"]);
    assert_eq!(run.code, Some(2), "{}", run.show());
    assert!(run.stdout.contains("latin.ofw: cannot be formatted: this file is not UTF-8 text"), "{}", run.stdout);
}

#[test]
fn build_writes_nothing_where_there_is_an_error() {
    let sandbox = Sandbox::new().file("ours.ofw", BAD);
    let run = sandbox.run(&["build", "--out", "out"]);
    assert!(run.code == Some(1) && run.stdout.ends_with("nothing was built\n"), "{}", run.show());
    assert!(!sandbox.exists("out"));
}

/// A folder in which an earlier build left a page that is not wanted any more.
fn built_earlier() -> Sandbox {
    let record = r#"{ "version": 1, "files": { "old.md": "HASH" } }"#;
    // The SHA-256 of `old`.
    let record = record.replace("HASH", "cba06b5736faf67e54b07b561eae94395e774c517a7d910a54369e1263ccfbd4");
    good().file("out/docs/.ofw-build.json", record).file("out/docs/old.md", "old")
}

#[test]
fn build_check_writes_nothing_and_ends_with_1_where_something_would_change() {
    let sandbox = built_earlier();
    let run = sandbox.run(&["build", "--out", "out", "--emit", "docs", "--check"]);
    assert!(run.code == Some(1) && run.stdout.contains("would be removed: out/docs/old.md\n"), "{}", run.show());
    assert!(sandbox.exists("out/docs/old.md"));
    assert_eq!(sandbox.run(&["build", "--out", "out", "--emit", "docs"]).code, Some(0));
    assert!(!sandbox.exists("out/docs/old.md"));
    let again = sandbox.run(&["build", "--out", "out", "--emit", "docs", "--check"]);
    assert!(again.code == Some(0) && again.stdout.ends_with("`out` is up to date\n"), "{}", again.show());
}

#[test]
fn build_leaves_a_file_alone_that_somebody_changed() {
    let sandbox = built_earlier();
    sandbox.put("out/docs/old.md", "mine");
    let run = sandbox.run(&["build", "--out", "out", "--emit", "docs", "--format", "plain"]);
    assert_eq!(run.code, Some(1));
    assert!(run.stdout.starts_with("out/docs/old.md:1:1: error OFW4101 output-changed-by-hand"), "{}", run.stdout);
    assert_eq!(sandbox.read("out/docs/old.md"), "mine");
    assert_eq!(sandbox.run(&["build", "--out", "out", "--emit", "docs", "--force"]).code, Some(0));
    assert!(!sandbox.exists("out/docs/old.md"));
}

#[test]
fn build_writes_each_emitter_into_a_folder_of_its_own_and_each_of_several_frameworks_into_one_below() {
    let sandbox = good();
    assert_eq!(sandbox.run(&["build", "--out", "out", "--emit", "model"]).code, Some(0));
    assert!(sandbox.exists("out/model/.ofw-build.json"));
    let again = sandbox.run(&["build", "--out", "out", "--emit", "model", "--check"]);
    assert!(again.code == Some(0) && again.stdout.ends_with("`out` is up to date\n"), "{}", again.show());
    assert_eq!(std::fs::read_dir(sandbox.path("out")).unwrap().count(), 1, "nothing that was not asked for");

    let other = GOOD.replace("framework ours", "framework theirs");
    let several = Sandbox::new().file("a/ours.ofw", GOOD).file("b/theirs.ofw", &other);
    assert_eq!(several.run(&["build", "--out", "out", "--emit", "model"]).code, Some(0));
    assert!(several.exists("out/model/ours") && several.exists("out/model/theirs"));
}

#[test]
fn build_tells_a_program_what_it_did() {
    let sandbox = built_earlier();
    let run = sandbox.run(&["build", "--out", "out", "--emit", "docs", "--format", "json"]);
    let value: serde_json::Value = serde_json::from_str(&run.stdout).unwrap();
    assert_eq!((&value["build"]["out"], &value["build"]["written"]), (&"out".into(), &true.into()));
    let removed = serde_json::json!({ "path": "docs/old.md", "action": "removed" });
    assert!(value["build"]["changes"].as_array().unwrap().contains(&removed), "{}", run.stdout);
}

#[test]
fn two_frameworks_of_one_name_are_not_built_into_one_place() {
    let twice = Sandbox::new().file("a/ours.ofw", GOOD).file("b/ours.ofw", GOOD);
    assert_snapshot!(twice.show("build"));
}

#[test]
fn help_is_in_plain_words_with_examples() {
    let sandbox = Sandbox::new();
    let lines = ["--help", "check --help", "build --help", "fmt --help", "explain --help", "init --help"];
    let all: Vec<String> = lines.iter().map(|line| sandbox.show(line)).collect();
    assert_snapshot!(all.join("\n"));
}

#[cfg(unix)]
#[test]
fn build_says_what_stands_where_the_output_folder_should_be() {
    use std::os::unix::fs::symlink;
    let sandbox = good().file("file", "").file("beside/docs", "").file("real/keep.txt", "kept");
    symlink("nowhere", sandbox.path("dangling")).unwrap();
    symlink("real", sandbox.path("link")).unwrap();
    std::fs::create_dir(sandbox.path("linked")).unwrap();
    symlink("../real", sandbox.path("linked/docs")).unwrap();
    let shown = ["file", "file/sub", "beside", "dangling", "linked", "link"]
        .map(|out| sandbox.show(&format!("build --out {out} --emit docs --format plain")));
    assert_snapshot!(shown.join("\n"));
    assert!(sandbox.exists("real/docs/index.html"), "the folder itself may be reached by a link");
    assert_eq!((sandbox.read("real/keep.txt"), sandbox.read("file")), ("kept".to_owned(), String::new()));
}

#[test]
fn build_into_the_folder_of_the_sources_leaves_them_as_they_are() {
    let sandbox = good();
    let before = sandbox.run(&["check"]).counts().to_owned();
    assert_eq!(sandbox.run(&["build", "--out", "."]).code, Some(0));
    assert_eq!(sandbox.run(&["check"]).counts(), before);
    assert_eq!(sandbox.run(&["build", "--out", ".", "--check"]).code, Some(0));
}
