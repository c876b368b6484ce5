//! Fixtures with their expectation beside them.

use std::path::Path;

use ofw::diagnostic::Diagnostics;
use ofw::source::LineIndex;

/// Findings a line each: `line:column code name: message | help`.
pub fn findings(text: &str, diagnostics: Diagnostics) -> String {
    let lines = LineIndex::new(text);
    let mut out = String::new();
    for found in diagnostics.into_sorted() {
        let at = lines.position(text, found.span.start as usize);
        let help = found.help.as_deref().unwrap_or("(no help)");
        let rule = found.rule;
        out += &format!("{}:{} {} {}: {} | {help}\n", at.line, at.column, rule.code, rule.name, found.message);
        for label in &found.labels {
            let at = lines.position(text, label.span.start as usize);
            out += &format!("    {}:{} {}\n", at.line, at.column, label.text);
        }
        if let Some(fix) = &found.fix {
            out += &format!("    fix ({:?}): {}\n", fix.applicability, fix.title);
        }
    }
    out
}

/// Holds what is made of each fixture against the `.snap` beside it. `pattern` is relative to `tests/`.
pub fn each_fixture(pattern: &str, make: impl Fn(&str) -> String) {
    insta::glob!("../..", pattern, |path| {
        let text = std::fs::read_to_string(path).unwrap();
        let mut settings = insta::Settings::clone_current();
        settings.set_snapshot_path(path.parent().unwrap());
        settings.set_prepend_module_to_snapshot(false);
        settings.set_omit_expression(true);
        settings.remove_snapshot_suffix();
        settings.remove_input_file();
        let name = path.file_stem().and_then(|stem| stem.to_str()).unwrap();
        settings.bind(|| insta::assert_snapshot!(name, make(&text)));
    });
}

/// The texts of all fixtures of a folder below `tests/`, by name.
pub fn texts(folder: &str) -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests").join(folder);
    let mut texts: Vec<_> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "ofw"))
        .map(|path| (path.display().to_string(), std::fs::read_to_string(&path).unwrap()))
        .collect();
    texts.sort();
    texts
}
