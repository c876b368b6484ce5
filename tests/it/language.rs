//! The specification: its reference is the compiler's own table, and its examples do what they say.

use std::collections::BTreeSet;
use std::path::PathBuf;

use crate::support::compiled::{compile_files, files, findings};
use crate::support::fences::{Fence, fences};
use crate::support::modelled::in_memory;
use crate::support::surroundings::{is_whole, surrounded};
use ofw::diagnostic::Diagnostic;
use ofw::report::{Format, Options, Report, Screen};
use ofw::source::FileId;
use ofw::syntax::parse;
use ofw::vocabulary::{COMMON, REFERENCE_BEGIN, REFERENCE_END, reference, vocabulary};

/// The pages whose examples are compiled.
const PAGES: [&str; 7] = [
    "language.md",
    "reference/every-statement.md",
    "tutorial.md",
    "explanations/why-ofw.md",
    "explanations/what-is-known.md",
    "../README.md",
    "../CHANGELOG.md",
];

const REPAIR: &str = "UPDATE=1 cargo test --test it language";

fn page(name: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("docs").join(name)
}

fn read(name: &str) -> String {
    std::fs::read_to_string(page(name)).unwrap_or_else(|error| panic!("docs/{name}: {error}"))
}

#[test]
fn the_reference_in_the_specification_is_that_of_the_table() {
    let text = read("language.md");
    let (before, rest) =
        text.split_once(REFERENCE_BEGIN).expect("docs/language.md has a mark where the reference begins");
    let (_, after) = rest.split_once(REFERENCE_END).expect("docs/language.md has a mark where the reference ends");
    let wanted = format!("{before}{REFERENCE_BEGIN}\n\n{}\n{REFERENCE_END}{after}", reference());
    if text == wanted {
        return;
    }
    if std::env::var_os("UPDATE").is_some() {
        std::fs::write(page("language.md"), wanted).expect("docs/language.md can be written");
        return;
    }
    panic!(
        "the reference in docs/language.md is not that of the table in src/vocabulary. To write it anew:\n  {REPAIR}"
    );
}

#[test]
fn every_example_says_only_known_things_of_itself() {
    for name in PAGES {
        for fence in fences(&read(name)).iter().filter(|fence| fence.is("ofw")) {
            let plain = fence.info == "ofw" || fence.has("error") || fence.has("fragment");
            assert!(plain, "docs/{name}:{}: `{}` is not a form of example", fence.line, fence.info);
        }
    }
}

/// The package in which the short examples of the pages stand.
fn surroundings() -> String {
    let heading = "\n## The surroundings of the short examples\n";
    let page = read("language.md");
    let (_, section) = page.split_once(heading).expect("docs/language.md has the surroundings of its examples");
    fences(section).swap_remove(0).text
}

/// An example as a whole package.
fn whole(fence: &Fence, surroundings: &str) -> String {
    if is_whole(&fence.text) { fence.text.clone() } else { surrounded(&fence.text, surroundings) }
}

/// What is wrong with an example: findings where there should be none, or none where there should be one.
fn wrong(fence: &Fence, surroundings: &str) -> Option<String> {
    let text = whole(fence, surroundings);
    let found =
        if fence.has("fragment") { parse(FileId::new(0), &text).diagnostics.into_sorted() } else { findings(&text) };
    if found.is_empty() != fence.has("error") {
        return None;
    }
    let place = |finding: &Diagnostic| text[finding.span.range()].lines().next().unwrap_or_default().to_owned();
    let messages =
        found.iter().map(|finding| format!("\n    {}: {} [{}]", finding.rule.name, finding.message, place(finding)));
    Some(format!("{}{}", if found.is_empty() { "nothing is found" } else { "" }, messages.collect::<String>()))
}

#[test]
fn every_example_of_the_pages_is_clean_unless_it_says_otherwise() {
    let surroundings = surroundings();
    let mut all = Vec::new();
    for name in PAGES {
        for fence in fences(&read(name)).iter().filter(|fence| fence.is("ofw")) {
            all.extend(wrong(fence, &surroundings).map(|wrong| format!("docs/{name}:{}: {wrong}", fence.line)));
        }
    }
    assert!(all.is_empty(), "{}", all.join("\n"));
}

/// What `ofw check --format plain` says of a text.
fn report(text: &str) -> String {
    let compiled = compile_files(&[("framework.ofw".to_owned(), text.to_owned())]);
    let report = Report { sources: &compiled.sources, findings: &compiled.findings, files: 1 };
    let screen = Screen { colour: false, drawing: false, width: 80 };
    let mut out = Vec::new();
    report.write(&mut out, &Options { format: Format::Plain, screen, settle: false }, &[]).unwrap();
    String::from_utf8(out).unwrap()
}

#[test]
fn every_report_that_a_page_shows_is_what_the_example_before_it_gets() {
    for name in PAGES {
        let all = fences(&read(name));
        for pair in all.windows(2).filter(|pair| pair[1].has("report")) {
            assert_eq!(report(&pair[0].text), pair[1].text, "docs/{name}:{}", pair[1].line);
        }
    }
}

/// The pages of the rules, whose examples another test runs.
fn rule_pages() -> Vec<String> {
    let mut names: Vec<String> = std::fs::read_dir(page("rules"))
        .unwrap()
        .map(|entry| format!("rules/{}", entry.unwrap().file_name().to_string_lossy()))
        .collect();
    names.sort();
    names
}

/// What the right examples of all pages use: of each kind its own word, and its statements with the form they have.
fn used() -> BTreeSet<(&'static str, &'static str, &'static str)> {
    let surroundings = surroundings();
    let mut used = BTreeSet::new();
    for name in PAGES.iter().map(|name| (*name).to_owned()).chain(rule_pages()) {
        for fence in fences(&read(&name)).iter().filter(|fence| fence.info == "ofw") {
            let files = files(&whole(fence, &surroundings));
            let files: Vec<(&str, &str)> = files.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
            let compilation = in_memory(&files);
            for decl in compilation.model.decls().filter(|decl| !decl.package().standard) {
                used.insert((decl.kind_word(), "", ""));
                let kind = decl.kind_of_statements().word();
                used.extend(decl.all_statements().map(|said| (kind, said.word(), said.notation())));
            }
        }
    }
    used
}

#[test]
fn every_kind_and_every_form_of_every_statement_stands_in_an_example() {
    let used = used();
    let mut missing = Vec::new();
    for (_, entry) in vocabulary().kinds() {
        let kind = entry.kind.word;
        if !used.contains(&(kind, "", "")) {
            missing.push(kind.to_owned());
        }
        for statement in entry.kind.statements {
            for shape in statement.shapes {
                // A library is headed as a framework is.
                let as_framework = kind == "library" && used.contains(&("framework", statement.word, shape));
                if !as_framework && !used.contains(&(kind, statement.word, shape)) {
                    missing.push(format!("{kind}: {} {shape}", statement.word));
                }
            }
        }
    }
    for statement in COMMON {
        for shape in statement
            .shapes
            .iter()
            .filter(|shape| !used.iter().any(|(_, word, form)| (*word, form) == (statement.word, shape)))
        {
            missing.push(format!("{} {shape}", statement.word));
        }
    }
    assert!(missing.is_empty(), "no example shows\n{}", missing.join("\n"));
}
