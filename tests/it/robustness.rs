//! Whatever stands in a file, `ofw` ends, says what is wrong in its usual way, and says and writes the same every time.
//!
//! `OFW_EDITS` sets how many edited projects are tried, `OFW_SEED` where they begin: far more by hand than in each run.
//! Two projects that were made with one seed are the same.

use std::collections::BTreeMap;
use std::num::NonZero;
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use ofw::compile::{Compilation, compile};
use ofw::diagnostic::Diagnostic;
use ofw::emit::{Context, Emitter, Output, emit};
use ofw::project::{Overlay, Request, load_from};
use ofw::source::{SourceMap, Span};
use ofw::vocabulary::vocabulary;

use crate::support::compiled::files;
use crate::support::edits::{Random, rewrite, spoil};

/// The files of a project with their paths.
type Files = Vec<(String, Vec<u8>)>;

/// How many edited projects each run of the tests tries.
const EDITS: usize = 240;

/// Samples longer than this, in bytes, are taken seldom: what goes wrong with a framework goes wrong with a part of it.
const LONG: usize = 6_000;

#[test]
fn no_edit_breaks_the_compiler() {
    let mut samples = samples();
    samples.sort_by_key(length);
    let short = samples.partition_point(|sample| length(sample) <= LONG);
    let words = words();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let first = number("OFW_SEED").unwrap_or(0);
    let last = first + number("OFW_EDITS").unwrap_or(EDITS);
    let next = AtomicUsize::new(first);
    let work = || {
        loop {
            let seed = next.fetch_add(1, Ordering::Relaxed);
            if seed >= last {
                return;
            }
            if (seed - first) % 1_000 == 999 {
                println!("{} of {}", seed - first + 1, last - first);
            }
            let project = edited(&samples, short, &words, seed);
            let _told = Told { seed, project: &project };
            assert_compiles_well(&project, seed);
        }
    };
    let threads = thread::available_parallelism().map_or(1, NonZero::get);
    thread::scope(|scope| (0..threads).for_each(|_| drop(scope.spawn(work))));
}

/// A project with a few edits, always the same for a seed. `short` samples are taken for nearly all.
fn edited(samples: &[Files], short: usize, words: &[&str], seed: usize) -> Files {
    let mut random = Random::new(seed as u64);
    // The first numbers of neighbouring seeds are alike.
    for _ in 0..4 {
        random.below(2);
    }
    let among = if random.below(60) == 0 { samples.len() } else { short };
    let mut project = samples[random.below(among)].clone();
    let other = &samples[random.below(short)];
    let other = String::from_utf8_lossy(&other[random.below(other.len())].1);
    for _ in 0..=random.below(3) {
        let at = random.below(project.len());
        let text = String::from_utf8_lossy(&project[at].1).into_owned();
        project[at].1 = match random.below(10) {
            0 => spoil(&text, &mut random),
            _ => rewrite(&text, &other, words, &mut random).into_bytes(),
        };
    }
    project
}

fn length(sample: &Files) -> usize {
    sample.iter().map(|(_, text)| text.len()).sum()
}

/// Says, where a test fails, which project it failed with.
struct Told<'p> {
    seed: usize,
    project: &'p Files,
}

impl Drop for Told<'_> {
    fn drop(&mut self) {
        if !std::thread::panicking() {
            return;
        }
        eprintln!("with seed {}:", self.seed);
        for (path, text) in self.project {
            eprintln!("-- file: {path}\n{}", String::from_utf8_lossy(text));
        }
    }
}

fn number(variable: &str) -> Option<usize> {
    std::env::var(variable).ok()?.parse().ok()
}

/// The frameworks we ship and the texts of other tests, each a project.
fn samples() -> Vec<Files> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let shipped = ["cco-2022", "library", "collections/cin-census", "collections/ssda903", "local-example"];
    let mut samples: Vec<Files> =
        shipped.iter().map(|folder| bytes(texts(&root.join("frameworks").join(folder)))).collect();
    samples.extend(
        texts(&root.join("tests"))
            .filter(|(path, _)| !path.contains("format/"))
            .map(|(_, text)| bytes(files(&text).into_iter().map(|(path, text)| (without_mark(&path), text)))),
    );
    samples.retain(|sample| !sample.is_empty());
    samples
}

fn bytes(files: impl Iterator<Item = (String, String)>) -> Files {
    files.map(|(path, text)| (path, text.into_bytes())).collect()
}

/// The path of a file that is there and not among those that are checked begins with a mark.
fn without_mark(path: &str) -> String {
    path.rsplit(' ').next().unwrap_or(path).to_owned()
}

/// All `.ofw` files below a folder, sorted by path.
fn texts(folder: &Path) -> impl Iterator<Item = (String, String)> {
    let mut found = BTreeMap::new();
    let mut folders = vec![folder.to_path_buf()];
    while let Some(at) = folders.pop() {
        for entry in std::fs::read_dir(at).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "ofw") {
                let name = path.strip_prefix(folder).unwrap().to_string_lossy().replace('\\', "/");
                found.insert(name, std::fs::read_to_string(&path).unwrap());
            }
        }
    }
    found.into_iter()
}

/// The words of the language: kinds, and what their statements are written with.
fn words() -> Vec<String> {
    let mut words = Vec::new();
    for (_, kind) in vocabulary().kinds() {
        words.push(kind.kind.word.to_owned());
        for statement in kind.kind.statements {
            words.push(statement.word.to_owned());
            words.extend(
                statement.shapes.iter().flat_map(|shape| {
                    shape.split(|sign: char| !sign.is_alphanumeric() && sign != '-').map(str::to_owned)
                }),
            );
        }
    }
    words.retain(|word| !word.is_empty());
    words.sort();
    words.dedup();
    words
}

/// Emitters cost most: what has errors is given to them for some seeds, and looked at twice for fewer.
fn assert_compiles_well(project: &Files, seed: usize) {
    let Some(compilation) = compiled(project) else { return };
    for finding in &compilation.findings {
        assert_well_said(finding, &compilation.sources);
    }
    assert!(compilation.findings.is_sorted_by_key(|finding| finding.span), "findings stand in the order of the files");
    let twice = seed.is_multiple_of(8);
    if !(twice || seed.is_multiple_of(4) || !compilation.has_errors()) {
        return;
    }
    // What has errors is not built, and may be given to emitters by other programs all the same: nothing breaks.
    let made = everything(&compilation);
    if !twice {
        return;
    }
    let again = compiled(project).unwrap();
    assert_eq!(format!("{:?}", compilation.findings), format!("{:?}", again.findings));
    assert_eq!(made, everything(&again));
}

/// None where a file cannot be read at all: of nothing but bytes that are no text.
fn compiled(project: &Files) -> Option<Compilation> {
    let mut memory = Overlay::memory();
    for (path, text) in project {
        memory.add(format!("/project/{path}"), text.clone());
    }
    let request = Request { folder: "/project".into(), paths: vec![".".into()], stdin: None };
    load_from(&memory, &request).ok().map(compile)
}

/// What all emitters make of all packages.
fn everything(compilation: &Compilation) -> Vec<Output> {
    let options = BTreeMap::new();
    let packages = compilation.asked.iter().map(|asked| asked.package);
    packages
        .flat_map(|package| {
            let cx = Context { model: &compilation.model, package, options: &options };
            Emitter::ALL.map(|emitter| emit(emitter, &cx))
        })
        .collect()
}

fn assert_well_said(finding: &Diagnostic, sources: &SourceMap) {
    let Diagnostic { rule, message, label, labels, help, fix, span, .. } = finding;
    let message = message.as_str();
    assert!(message.starts_with(|sign: char| sign.is_lowercase() || sign == '`'), "{}: {message}", rule.name);
    assert!(!message.ends_with('.'), "{}: {message}", rule.name);
    assert!(!message.contains('\n'), "{}: {message}", rule.name);
    assert!(help.as_ref().is_some_and(|help| !help.is_empty()), "{}: no help with {message}", rule.name);
    assert!(!label.contains('\n'), "{}: {label}", rule.name);
    assert_within(*span, sources, rule.name);
    for label in labels {
        assert!(!label.text.is_empty() && !label.text.contains('\n'), "{}: {:?}", rule.name, label.text);
        assert_within(label.span, sources, rule.name);
    }
    for edit in fix.iter().flat_map(|fix| &fix.edits) {
        assert_within(edit.span, sources, rule.name);
    }
}

fn assert_within(span: Span, sources: &SourceMap, rule: &str) {
    let text = sources.file(span.file).text();
    assert!(text.get(span.range()).is_some(), "{rule}: {span:?} is no place of a file of {} bytes", text.len());
}
