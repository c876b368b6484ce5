//! Every rule: its page, its examples and its fixtures.

use std::path::{Path, PathBuf};

use ofw::diagnostic::{Diagnostic, Level, Rule};
use ofw::report::{Format, Options, Report, Screen};
use ofw::rules::RULES;

use crate::support::compiled::{Compiled, compile, compile_files, files};
use crate::support::fences::{Fence, fences};
use crate::support::fixtures::each_fixture;

fn folder(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// The part of a page under a heading.
fn section<'p>(page: &'p str, heading: &str) -> Option<&'p str> {
    let (_, rest) = page.split_once(&format!("\n## {heading}\n"))?;
    Some(rest.find("\n## ").map_or(rest, |end| &rest[..end]))
}

fn examples(page: &str, heading: &str) -> Vec<Fence> {
    section(page, heading).map(fences).unwrap_or_default()
}

fn messages<'f>(found: impl IntoIterator<Item = &'f Diagnostic>) -> String {
    found.into_iter().map(|finding| format!("\n    {}: {}", finding.rule.name, finding.message)).collect()
}

/// Runs a check for every rule and fails with all that is wrong.
fn each_rule(wrong: impl Fn(&Rule) -> Vec<String>) {
    let all: Vec<String> = RULES
        .iter()
        .flat_map(|rule| wrong(rule).into_iter().map(move |wrong| format!("docs/rules/{}.md: {wrong}", rule.name)))
        .collect();
    assert!(all.is_empty(), "{}", all.join("\n"));
}

#[test]
fn codes_and_names_are_unique_and_well_formed() {
    for pair in RULES.windows(2) {
        assert!(pair[0].code < pair[1].code, "{} and {} bear one code", pair[0].name, pair[1].name);
    }
    let mut names: Vec<_> = RULES.iter().map(|rule| rule.name).collect();
    names.sort_unstable();
    for pair in names.windows(2) {
        assert_ne!(pair[0], pair[1]);
    }
    for rule in RULES.iter() {
        let number = rule.code.strip_prefix("OFW").unwrap_or_default();
        assert!(number.len() == 4 && number.bytes().all(|b| b.is_ascii_digit()), "{}", rule.code);
        assert!(rule.name.bytes().all(|b| matches!(b, b'a'..=b'z' | b'0'..=b'9' | b'-')), "{}", rule.name);
    }
}

#[test]
fn every_page_belongs_to_a_rule() {
    let mut pages: Vec<String> = std::fs::read_dir(folder("docs/rules"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .map(|path| path.file_stem().unwrap().to_string_lossy().into_owned())
        .collect();
    pages.sort();
    let mut names: Vec<&str> = RULES.iter().map(|rule| rule.name).collect();
    names.sort_unstable();
    assert_eq!(pages, names);
}

#[test]
fn every_page_has_its_parts() {
    each_rule(|rule| {
        let mut wrong = Vec::new();
        let mut lines = rule.page.lines();
        let heading = format!("# {}", rule.name);
        if lines.next() != Some(heading.as_str()) {
            wrong.push(format!("does not begin with `{heading}`"));
        }
        let sentence: String = lines.take_while(|line| !line.starts_with("## ")).collect::<Vec<_>>().join(" ");
        let sentence = sentence.trim();
        if sentence.is_empty() || !sentence.ends_with('.') {
            wrong.push("says in no sentence what it finds".to_owned());
        }
        let headings: Vec<&str> = rule.page.lines().filter_map(|line| line.strip_prefix("## ")).collect();
        if !headings.starts_with(&["Why it matters", "Example", "Instead"]) {
            wrong.push(format!("has the headings {headings:?}"));
        }
        for further in headings.iter().skip(3) {
            if !matches!(*further, "How to fix" | "When to allow it") {
                wrong.push(format!("has the heading `{further}`"));
            }
        }
        if section(rule.page, "Why it matters").is_none_or(|text| text.trim().is_empty()) {
            wrong.push("does not say why it matters".to_owned());
        }
        let example = examples(rule.page, "Example");
        if !example.iter().any(|fence| fence.has("error") || !fence.is("ofw")) {
            wrong.push("has no example of what it finds".to_owned());
        }
        if examples(rule.page, "Instead").is_empty() {
            wrong.push("does not show what to write instead".to_owned());
        }
        wrong
    });
}

#[test]
fn every_example_gives_its_finding_once_and_nothing_else() {
    each_rule(|rule| {
        let shown = fences(rule.page).into_iter().filter(|fence| fence.is("ofw") && fence.has("error"));
        shown
            .filter_map(|fence| {
                let compiled = compile(&fence.text);
                let found: Vec<_> = compiled.findings.iter().filter(|finding| stands(finding, rule)).collect();
                let once = found.len() == 1 && found[0].rule == rule;
                (!once).then(|| format!("line {}: finds{}", fence.line, messages(found)))
            })
            .collect()
    });
}

/// What counts in an example of a rule: all that stands, less what a later status asks for unless that is the rule.
fn stands(finding: &Diagnostic, rule: &Rule) -> bool {
    finding.allowed.is_none() && (finding.rule.name != "to-settle" || finding.rule == rule)
}

#[test]
fn every_example_of_what_to_write_instead_is_clean() {
    each_rule(|rule| {
        let shown = fences(rule.page).into_iter().filter(|fence| fence.is("ofw") && !fence.has("error"));
        shown
            .filter_map(|fence| {
                let compiled = compile(&fence.text);
                let counts = |finding: &&Diagnostic| finding.rule.level < Level::Advice || finding.rule == rule;
                let found: Vec<_> =
                    compiled.findings.iter().filter(|finding| stands(finding, rule)).filter(counts).collect();
                (!found.is_empty()).then(|| format!("line {}: finds{}", fence.line, messages(found)))
            })
            .collect()
    });
}

#[test]
fn every_fix_clears_its_finding() {
    each_rule(|rule| {
        let pages = fences(rule.page).into_iter().filter(|fence| fence.is("ofw") && fence.has("error"));
        let texts = pages.map(|fence| (format!("line {}", fence.line), fence.text)).chain(fixtures(rule));
        texts
            .flat_map(|(place, text)| {
                let compiled = compile(&text);
                // A title that is left to the author is asked for in its turn.
                let all =
                    |compiled: &Compiled| compiled.standing().filter(|found| found.rule.name != "empty-text").count();
                let count = |compiled: &Compiled| compiled.findings.iter().filter(|found| found.rule == rule).count();
                let before = (count(&compiled), all(&compiled));
                let mended = compiled.findings.iter().filter(|found| found.rule == rule && found.fix.is_some());
                mended
                    .filter_map(|finding| {
                        let after = compile_files(&fixed(&text, finding, &compiled));
                        let cleared = count(&after) < before.0 && all(&after) < before.1;
                        (!cleared).then(|| {
                            format!("{place}: the fix of `{}` leaves{}", finding.message, messages(after.standing()))
                        })
                    })
                    .collect::<Vec<_>>()
            })
            .collect()
    });
}

/// The files of an example after the fix of a finding.
fn fixed(text: &str, finding: &Diagnostic, compiled: &Compiled) -> Vec<(String, String)> {
    let mut all = files(text);
    let mut edits = finding.fix.clone().unwrap().edits;
    edits.sort_by_key(|edit| std::cmp::Reverse(edit.span));
    for edit in edits {
        let path = compiled.sources.file(edit.span.file).path();
        let (_, text) = all.iter_mut().find(|(name, _)| name == path).unwrap();
        text.replace_range(edit.span.range(), &edit.text);
    }
    all
}

/// The fixtures of a rule.
fn fixtures(rule: &Rule) -> Vec<(String, String)> {
    let Ok(entries) = std::fs::read_dir(folder("tests/rules").join(rule.name)) else { return Vec::new() };
    let mut found: Vec<_> = entries
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "ofw"))
        .map(|path| (path.file_stem().unwrap().to_string_lossy().into_owned(), std::fs::read_to_string(path).unwrap()))
        .collect();
    found.sort();
    found
}

#[test]
fn every_rule_over_the_model_has_fixtures_good_and_bad() {
    let over_the_model: Vec<&Rule> = ofw::check::rules().collect();
    each_rule(|rule| {
        let fixtures = fixtures(rule);
        let has = |start: &str| fixtures.iter().any(|(name, _)| name.starts_with(start));
        let asked = over_the_model.contains(&rule) || !fixtures.is_empty();
        let missing = ["bad", "good"].into_iter().filter(|start| asked && !has(start));
        let missing = missing.map(|start| format!("tests/rules/{} has no `{start}*.ofw`", rule.name));
        let odd = fixtures.iter().filter(|(name, _)| !name.starts_with("bad") && !name.starts_with("good"));
        let odd = odd.map(|(name, _)| format!("tests/rules/{}/{name}.ofw is neither good nor bad", rule.name));
        let wrong = fixtures.iter().filter_map(|(name, text)| {
            let compiled = compile(text);
            let own = compiled.findings.iter().filter(|found| stands(found, rule) && found.rule == rule).count();
            let others: Vec<_> = compiled
                .findings
                .iter()
                .filter(|found| stands(found, rule) && found.rule != rule && found.rule.level < Level::Advice)
                .collect();
            let right = if name.starts_with("bad") { own > 0 } else { own == 0 };
            (!right || !others.is_empty())
                .then(|| format!("tests/rules/{}/{name}.ofw: {own} of its own, and{}", rule.name, messages(others)))
        });
        missing.chain(odd).chain(wrong).collect()
    });
}

#[test]
fn every_fixture_reads_as_it_did() {
    each_fixture("rules/*/bad*.ofw", |text| {
        let compiled = compile(text);
        let screen = Screen { colour: false, drawing: false, width: 100 };
        let options = Options { format: Format::Plain, screen, settle: text.starts_with("# settle\n") };
        let mut out = Vec::new();
        let report = Report { sources: &compiled.sources, findings: &compiled.findings, files: files(text).len() };
        report.write(&mut out, &options, &[]).unwrap();
        // The counts at the end say nothing of the rule.
        let shown = String::from_utf8(out).unwrap();
        shown.rsplit_once("\n\n").map_or(shown.clone(), |(findings, _)| findings.to_owned())
    });
}
