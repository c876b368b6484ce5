//! Packages as models: what emitters and the English rendering are tried on.

use ofw::compile::{Compilation, compile};
use ofw::project::{Overlay, Request, load, load_from};

/// Compiles files in memory, each with its path.
pub fn in_memory(files: &[(&str, &str)]) -> Compilation {
    let mut memory = Overlay::memory();
    for (path, text) in files {
        memory.add(format!("/project/{path}"), *text);
    }
    let request = Request { folder: "/project".into(), paths: vec![".".into()], stdin: None };
    compile(load_from(&memory, &request).unwrap())
}

/// Compiles a folder of the repository, with what it uses.
pub fn folder(path: &str) -> Compilation {
    let root = env!("CARGO_MANIFEST_DIR");
    compile(load(&Request { folder: root.into(), paths: vec![path.into()], stdin: None }).unwrap())
}

/// The errors that stand, a line each.
pub fn errors(compilation: &Compilation) -> String {
    let line = |finding: &ofw::diagnostic::Diagnostic| {
        let source = compilation.sources.file(finding.span.file);
        let at = source.lines().position(source.text(), finding.span.start as usize);
        format!("{}:{}:{} {}: {}\n", source.path(), at.line, at.column, finding.rule.name, finding.message)
    };
    let stands = |finding: &&ofw::diagnostic::Diagnostic| {
        finding.allowed.is_none() && finding.rule.level == ofw::diagnostic::Level::Error
    };
    compilation.findings.iter().filter(stands).map(line).collect()
}
