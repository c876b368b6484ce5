//! The specification: its reference is the compiler's own table, and its examples do what they say.

use std::path::PathBuf;

use crate::support::fences::{Fence, fences};
use crate::support::surroundings::{is_whole, surrounded};
use ofw::source::FileId;
use ofw::syntax::parse;
use ofw::vocabulary::{REFERENCE_BEGIN, REFERENCE_END, reference};

/// The pages whose examples are compiled.
const PAGES: [&str; 2] = ["language.md", "tutorial.md"];

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

#[test]
fn every_example_of_the_pages_is_well_formed_unless_it_says_otherwise() {
    let surroundings = surroundings();
    let mut wrong = Vec::new();
    for name in PAGES {
        for fence in fences(&read(name)).iter().filter(|fence| fence.is("ofw")) {
            let text = whole(fence, &surroundings);
            let found = parse(FileId::new(0), &text).diagnostics.into_sorted();
            if !found.is_empty() && !fence.has("error") {
                let messages: Vec<_> = found.iter().map(|finding| finding.message.as_str()).collect();
                wrong.push(format!("docs/{name}:{}: {messages:?}", fence.line));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
