//! Files with records, held against a dataset: whole commands, as people run them.

use std::path::Path;
use std::process::Command;

use crate::support::edits::Random;
use crate::support::sandbox::Sandbox;

/// The folder with a framework and a folder for each case.
fn cases() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/validate")
}

/// Runs `ofw validate` in a folder.
fn validate(folder: &Path, arguments: &[&str]) -> String {
    let mut command = Command::new(env!("CARGO_BIN_EXE_ofw"));
    command.arg("validate").args(arguments).current_dir(folder);
    command.env_remove("NO_COLOR").env_remove("TERM").env_remove("COLUMNS");
    let output = command.output().unwrap();
    let stderr = String::from_utf8(output.stderr).unwrap();
    let aside = if stderr.is_empty() { stderr } else { format!("--- said aside\n{stderr}") };
    let code = output.status.code().map_or("killed".to_owned(), |code| code.to_string());
    format!("{}{aside}--- exit {code}\n", String::from_utf8(output.stdout).unwrap())
}

#[test]
fn returns_as_they_come_are_read_and_judged() {
    insta::glob!("../..", "tests/validate/*/arguments.txt", |path| {
        let folder = path.parent().unwrap();
        let text = std::fs::read_to_string(path).unwrap();
        let mut arguments: Vec<&str> = text.split_whitespace().collect();
        arguments.extend(["--framework", "../return.ofw"]);
        if !text.contains("--format") {
            arguments.extend(["--format", "plain"]);
        }
        let mut settings = insta::Settings::clone_current();
        settings.set_snapshot_path(folder);
        settings.set_prepend_module_to_snapshot(false);
        settings.set_omit_expression(true);
        settings.remove_snapshot_suffix();
        settings.remove_input_file();
        settings.bind(|| insta::assert_snapshot!("expected", validate(folder, &arguments)));
    });
}

#[test]
fn no_case_shows_what_a_record_holds_unless_it_is_asked_for() {
    for entry in std::fs::read_dir(cases()).unwrap() {
        let folder = entry.unwrap().path();
        let Ok(arguments) = std::fs::read_to_string(folder.join("arguments.txt")) else { continue };
        if arguments.contains("--show-values") {
            continue;
        }
        let Ok(expected) = std::fs::read_to_string(folder.join("expected.snap")) else { continue };
        for value in ["A2", "A3", "Anna", "Ben", "30/02/2012", "2023-05-01", "12.55"] {
            assert!(!expected.contains(value), "{}: {value}", folder.display());
        }
    }
}

#[test]
fn nothing_is_written_beside_the_files() {
    let visits = "CHILD_ID,BEGAN,ENDED,SCORE,PEOPLE\nA1,2023-05-01,2023-04-01,,\n";
    let sandbox = Sandbox::new().file("data/Visits.csv", visits).file("data/notes.md", "not records");
    let framework = cases().join("return.ofw");
    let framework = framework.to_str().unwrap();
    let run = sandbox.run(&["validate", "data", "--framework", framework, "--period", "2023-04-01..2024-03-31"]);
    assert_eq!(run.code, Some(1), "{}", run.show());
    assert_eq!(sandbox.read("data/Visits.csv"), visits);
    assert_eq!(std::fs::read_dir(sandbox.path("data")).unwrap().count(), 2);
    assert_eq!(sandbox.run(&["validate", "nowhere", "--framework", framework]).code, Some(2));
    assert_eq!(sandbox.run(&["check", "--format", "csv"]).code, Some(2));
}

/// Where blocks end and how many threads there are makes no difference.
#[test]
fn a_file_of_many_blocks_is_told_as_one() {
    let mut visits = String::from("CHILD_ID,BEGAN,ENDED,SCORE,PEOPLE\n");
    for record in 0..60_000 {
        let quoted = if record % 7 == 0 { "\"1\"" } else { "1" };
        let ended = if record % 9_973 == 5 { "2023-04-30" } else { "2023-05-02" };
        visits.push_str(&format!("A{record},2023-05-01,{ended},{quoted},3\n"));
    }
    let sandbox = Sandbox::new().file("Visits.csv", visits);
    let framework = cases().join("return.ofw");
    let arguments = ["validate", "Visits.csv", "--framework", framework.to_str().unwrap(), "--period", "2023-24"];
    let arguments: Vec<&str> = arguments.into_iter().chain(["--format", "plain"]).collect();
    let run = |threads: &str| {
        let output = sandbox.command(&arguments).env("RAYON_NUM_THREADS", threads).output().unwrap();
        String::from_utf8(output.stdout).unwrap()
    };
    let told = run("1");
    assert_eq!(told, run("3"));
    let lines: Vec<&str> = told.lines().filter(|line| line.contains(": error ")).collect();
    let expected: Vec<String> = (0..60_000_u32)
        .filter(|record| record % 9_973 == 5)
        .map(|record| {
            format!("Visits.csv:{}:2: error visit-in-order (code V1): The visit ends before it begins", record + 2)
        })
        .collect();
    assert_eq!(lines, expected);
}

/// How many edited files each run of the tests tries; `OFW_EDITS` asks for more, `OFW_SEED` says where to begin.
const EDITS: usize = 120;

#[test]
fn no_edit_of_a_file_breaks_what_reads_it() {
    let number = |variable: &str| std::env::var(variable).ok().and_then(|value| value.parse::<usize>().ok());
    let first = number("OFW_SEED").unwrap_or(0);
    let folders = [
        ("rules_within_a_record_and_across_tables", "Visits.csv"),
        ("quoted_line_ends_keep_the_lines_right", "Children.csv"),
        ("a_list_of_records_in_json", "visits.json"),
        ("several_tables_in_one_file_of_json", "all.json"),
        ("a_record_a_line_in_json", "visits.jsonl"),
    ];
    let framework = std::fs::read_to_string(cases().join("return.ofw")).unwrap();
    let mut memory = ofw::project::Overlay::memory();
    memory.add("/project/return.ofw", framework.into_bytes());
    let request = ofw::project::Request { folder: "/project".into(), paths: vec![".".into()], stdin: None };
    let compilation = ofw::compile::compile(ofw::project::load_from(&memory, &request).unwrap());
    let packages: Vec<_> = compilation.asked.iter().map(|asked| asked.package).collect();
    let folder = tempfile::tempdir().unwrap();
    static READ: std::sync::atomic::AtomicU64 = std::sync::atomic::AtomicU64::new(0);
    for seed in first..first + number("OFW_EDITS").unwrap_or(EDITS) {
        let mut random = Random::new(seed as u64);
        let (case, name) = folders[seed % folders.len()];
        let mut bytes = std::fs::read(cases().join(case).join(name)).unwrap();
        for _ in 0..=random.below(4) {
            spoil(&mut bytes, &mut random);
        }
        let path = folder.path().join(name);
        std::fs::write(&path, &bytes).unwrap();
        let files = [(path, name.to_owned())];
        let asked = ofw::validate::Asked {
            packages: &packages,
            dataset: None,
            table: None,
            period: Some("2023-24"),
            files: &files,
            with_values: seed % 2 == 0,
            most: seed % 5,
            explain: None,
            read: &READ,
        };
        if let Ok(outcome) = ofw::validate::validate(&compilation.model, &asked) {
            let mut out = Vec::new();
            let screen = ofw::report::Screen { colour: false, drawing: false, width: 80 };
            for form in ["plain", "json", "csv"] {
                let form = match form {
                    "plain" => ofw::report::records::Form::Plain,
                    "json" => ofw::report::records::Form::Json,
                    _ => ofw::report::records::Form::Csv,
                };
                ofw::report::records::write(&mut out, &outcome, form, screen).unwrap();
            }
        }
    }
}

/// Spoils bytes as broken disks, cut lines and careless tools do.
fn spoil(bytes: &mut Vec<u8>, random: &mut Random) {
    const PIECES: [&[u8]; 16] = [
        b"\"",
        b"\"\"",
        b"\0",
        b"\xff",
        b"\xc3",
        b"\r",
        b"\n",
        b"\r\n",
        b",",
        b";",
        b"{",
        b"[",
        b"]}",
        b"\\",
        b":",
        b"\xef\xbb\xbf",
    ];
    let at = random.below(bytes.len() + 1);
    match random.below(7) {
        0 => bytes.truncate(at),
        1 if at < bytes.len() => bytes[at] = random.below(256) as u8,
        2 if at < bytes.len() => {
            bytes.remove(at);
        }
        3 => {
            let huge = vec![b'x'; random.below(600_000)];
            bytes.splice(at..at, huge);
        }
        4 => {
            let again = bytes.clone();
            bytes.splice(at..at, again);
        }
        _ => {
            let piece = PIECES[random.below(PIECES.len())];
            bytes.splice(at..at, piece.iter().copied());
        }
    }
}

/// Each command of the page with what it prints, run where the page says: `UPDATE=1` writes what is printed.
#[test]
fn the_page_on_validating_shows_what_comes() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let page = root.join("docs/how-to/validate-data.md");
    let text = std::fs::read_to_string(&page).unwrap();
    let mut renewed = String::new();
    let mut rest = text.as_str();
    while let Some((before, after)) = rest.split_once("```sh\nofw validate ") {
        let (command, after) = after.split_once("\n```\n").unwrap();
        let (between, after) = after.split_once("```text\n").unwrap();
        let (_, after) = after.split_once("```\n").unwrap();
        let arguments: Vec<&str> = command.split_whitespace().collect();
        let mut run = Command::new(env!("CARGO_BIN_EXE_ofw"));
        let output = run.arg("validate").args(&arguments).current_dir(root).output().unwrap();
        let shown = [output.stdout, output.stderr].concat();
        let shown = String::from_utf8(shown).unwrap();
        renewed.push_str(&format!("{before}```sh\nofw validate {command}\n```\n{between}```text\n{shown}```\n"));
        rest = after;
    }
    renewed.push_str(rest);
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(&page, &renewed).unwrap();
    } else {
        assert_eq!(text, renewed, "renew it with UPDATE=1 cargo test --test it the_page_on_validating");
    }
}
