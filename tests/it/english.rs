//! What the typed core says in plain English.

use std::fmt::Write;

use ofw::english::{self, Definition, Prose, Run};
use ofw::model::{Decl, Metric, Model};

use crate::support::fixtures::each_fixture;
use crate::support::modelled::{errors, folder, in_memory};

/// The words, with what is a link in square brackets.
fn words(prose: &Prose) -> String {
    let run = |run: &Run| match run {
        Run::Text(text) => text.clone(),
        Run::Link { text, .. } => format!("[{text}]"),
    };
    prose.runs().iter().map(run).collect()
}

fn defined(metric: Decl<'_>) -> String {
    let Definition { sentence, denominator, numerator, among, exclusions, unknowns } =
        english::definition(Metric(metric));
    let mut out = format!("{}\n", words(&sentence));
    let parts = [("denominator", denominator), ("numerator", numerator), ("among", among)];
    for (word, part) in parts.into_iter().filter_map(|(word, part)| Some((word, part?))) {
        let _ = writeln!(out, "  {word}: {part}");
    }
    for (word, part) in
        exclusions.iter().map(|part| ("left out", part)).chain(unknowns.iter().map(|part| ("unknown", part)))
    {
        let _ = writeln!(out, "  {word}: {part}");
    }
    out
}

/// Every condition of a declaration, each on a line.
fn conditions(decl: Decl<'_>) -> String {
    let mut out = String::new();
    for statement in decl.all_statements() {
        for name in ["condition", "then"] {
            if let Some(condition) = statement.condition(name) {
                let _ = writeln!(out, "{}", words(&english::condition(decl.model(), condition)));
            }
        }
    }
    out
}

fn spoken(model: &Model) -> String {
    let mut out = String::new();
    for decl in model.decls().filter(|decl| !decl.package().standard) {
        let said = match decl.kind_word() {
            "metric" => defined(decl),
            "term" => english::term(decl).map(|term| format!("{}\n", words(&term))).unwrap_or_default(),
            _ => conditions(decl),
        };
        if !said.is_empty() {
            let _ = write!(out, "{} {}\n{said}\n", decl.kind_word(), decl.path());
        }
    }
    out
}

#[test]
fn definitions_and_conditions_read_as_a_person_would_say_them() {
    each_fixture("english/*.ofw", |text| {
        let compilation = in_memory(&[("package/all.ofw", text)]);
        format!("{}\n{}", errors(&compilation), spoken(&compilation.model))
    });
}

#[test]
fn the_frameworks_we_ship_read_as_a_person_would_say_them() {
    let compilation = folder("frameworks");
    insta::assert_snapshot!(format!("{}\n{}", errors(&compilation), spoken(&compilation.model)));
}
