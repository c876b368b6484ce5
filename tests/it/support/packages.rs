//! Small projects in memory, and what is found in them.

use std::path::PathBuf;

use ofw::compile::{Compilation, compile};
use ofw::project::{Overlay, Request, WrongUse, load_from};

/// The folder in which projects in memory lie.
const ROOT: &str = "/project";

/// Compiles a project in memory; the paths asked for are seen from its root.
pub fn compiled(files: &[(impl AsRef<str>, impl AsRef<str>)], asked: &[&str]) -> Result<Compilation, WrongUse> {
    let mut memory = Overlay::memory();
    for (path, text) in files {
        memory.add(format!("{ROOT}/{}", path.as_ref()), text.as_ref());
    }
    let paths = asked.iter().map(PathBuf::from).collect();
    Ok(compile(load_from(&memory, &Request { folder: ROOT.into(), paths, stdin: None })?))
}

/// What is found, a line each: `path:line:column name: message`, with further places and the help below.
pub fn found(compilation: &Compilation) -> String {
    let place = |span: ofw::source::Span| {
        let source = compilation.sources.file(span.file);
        let at = source.lines().position(source.text(), span.start as usize);
        format!("{}:{}:{}", source.path(), at.line, at.column)
    };
    let mut out = String::new();
    for finding in &compilation.findings {
        out += &format!("{} {}: {}\n", place(finding.span), finding.rule.name, finding.message);
        for label in &finding.labels {
            out += &format!("    {} {}\n", place(label.span), label.text);
        }
        if let Some(help) = &finding.help {
            out += &format!("    help: {help}\n");
        }
        if let Some(fix) = &finding.fix {
            out += &format!("    fix: {}\n", fix.title);
        }
    }
    out
}

/// The files of an example: a line at the margin that ends in a colon names one, what is indented below is its text.
/// Files `not asked for` are there and are not among those that are checked.
pub fn files(example: &str) -> (Vec<(String, String)>, Vec<String>) {
    let mut files: Vec<(String, String)> = Vec::new();
    let mut asked = Vec::new();
    for line in example.lines() {
        if let Some(path) = line.strip_suffix(':').filter(|_| !line.starts_with(' ')) {
            let wanted = path.strip_prefix("not asked for: ");
            if wanted.is_none() {
                asked.push(path.split('/').next().unwrap_or(path).to_owned());
            }
            files.push((wanted.unwrap_or(path).to_owned(), String::new()));
        } else if let Some((_, text)) = files.last_mut() {
            *text += line.strip_prefix("  ").unwrap_or(line);
            text.push('\n');
        }
    }
    asked.dedup();
    (files, asked)
}
