//! What comes with the compiler: the standard library and the frameworks of this project.

use std::path::PathBuf;

use ofw::compile::{Compilation, compile};
use ofw::diagnostic::Level;
use ofw::lower::unit;
use ofw::project::{Request, load};
use ofw::source::FileId;
use ofw::standard;

/// The whole project, as `ofw check` reads it at its root.
fn project() -> Compilation {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    let request = Request { folder, paths: Vec::new(), stdin: None };
    compile(load(&request).unwrap_or_else(|error| panic!("the project cannot be read: {error}")))
}

#[test]
fn the_shipped_frameworks_check_clean() {
    let project = project();
    let stands = project.findings.iter().filter(|found| found.allowed.is_none() && found.rule.level != Level::Advice);
    let told: Vec<String> = stands
        .map(|found| {
            let source = project.sources.file(found.span.file);
            let line = source.text()[..found.span.start as usize].matches('\n').count() + 1;
            format!("{}:{line}: {} [{}]", source.path(), found.message, found.rule.name)
        })
        .collect();
    assert!(told.is_empty(), "{}", told.join("\n"));
}

#[test]
fn the_manifest_lists_every_shipped_framework() {
    let mut names: Vec<String> = project().asked.into_iter().map(|asked| asked.name).collect();
    names.sort();
    assert_eq!(names, ["cco", "cin-census", "measures", "sandmere", "ssda903"]);
}

#[test]
fn each_file_of_the_standard_library_is_a_library_without_findings() {
    for (name, text) in standard::FILES {
        let unit = unit(FileId::new(0), text);
        let found: Vec<&str> = unit.diagnostics.iter().map(|found| found.message.as_str()).collect();
        assert!(found.is_empty(), "{name}: {found:?}");
        let head = unit.head.unwrap_or_else(|| panic!("{name} has no head"));
        assert!(head.library, "{name} is no library");
        assert_eq!(*name, format!("{}.ofw", head.name));
    }
}

#[test]
fn everything_in_the_standard_library_says_what_it_means() {
    for (name, text) in standard::FILES {
        for declaration in unit(FileId::new(0), text).declarations {
            let means = declaration.statements.iter().any(|statement| statement.entry.word == "means");
            assert!(means, "{name}: {} has no meaning", &text[declaration.span.range()]);
        }
    }
}

#[test]
fn the_standard_library_stands_in_the_order_of_its_names() {
    assert!(standard::FILES.is_sorted_by_key(|(name, _)| *name));
}

#[test]
fn every_shipped_file_is_laid_out_as_the_formatter_lays_it_out() {
    let project = project();
    let shipped = project.sources.iter().map(|(_, source)| (source.path(), &**source.text()));
    for (name, text) in shipped.filter(|(name, _)| name.ends_with(".ofw")).chain(standard::FILES.iter().copied()) {
        match ofw::format::format(text) {
            Ok(made) => assert!(made == text, "{name}: `ofw fmt` would lay it out otherwise"),
            Err(error) => panic!("{name}: {error}"),
        }
    }
}
