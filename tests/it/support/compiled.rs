//! Texts taken through the whole compiler, as files in memory.

use std::path::PathBuf;
use std::sync::Arc;

use ofw::compile;
use ofw::diagnostic::Diagnostic;
use ofw::project::{Overlay, Request, load_from};
use ofw::source::SourceMap;

/// The folder in which projects in memory lie.
const ROOT: &str = "/project";
/// The mark before each file of an example that has several.
const FILE: &str = "-- file: ";
/// The mark before a file that is there and is not among those that are checked.
const ASIDE: &str = "-- not checked: ";

/// What was compiled, with what was found in it.
pub struct Compiled {
    /// The files.
    pub sources: Arc<SourceMap>,
    /// Everything that was found, by place, with what is allowed and what a later status would ask for.
    pub findings: Vec<Diagnostic>,
    /// The names of the packages that were checked.
    pub asked: Vec<String>,
    /// How many files were checked.
    pub files: usize,
}

impl Compiled {
    /// The findings that stand, less what a later status would ask for.
    pub fn standing(&self) -> impl Iterator<Item = &Diagnostic> {
        self.findings.iter().filter(|finding| finding.allowed.is_none() && finding.rule.name != "to-settle")
    }

    /// What stands, a line each: `path:line:column name: message`, with further places and the help below.
    pub fn show(&self) -> String {
        let place = |span: ofw::source::Span| {
            let source = self.sources.file(span.file);
            let at = source.lines().position(source.text(), span.start as usize);
            format!("{}:{}:{}", source.path(), at.line, at.column)
        };
        let mut out = String::new();
        for finding in self.standing() {
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
}

/// What is found in a text that is a whole package, in order of place. What a later status would ask for is left out.
pub fn findings(text: &str) -> Vec<Diagnostic> {
    compile(text).standing().cloned().collect()
}

/// Compiles an example: one file, or several after lines such as `-- file: core/framework.ofw`. Each folder is a
/// package; packages reach each other by their ids. All are checked but those after `-- not checked: `.
pub fn compile(text: &str) -> Compiled {
    compile_files(&files(text))
}

/// The files of an example with their paths; the path of one that is not checked begins with the mark for it.
pub fn files(text: &str) -> Vec<(String, String)> {
    let mut files: Vec<(String, String)> = Vec::new();
    for line in text.split_inclusive('\n') {
        let path = line.strip_prefix(FILE).or_else(|| line.starts_with(ASIDE).then_some(line));
        match (path, files.last_mut()) {
            (Some(path), _) => files.push((path.trim().to_owned(), String::new())),
            (None, Some((_, text))) => text.push_str(line),
            (None, None) => files.push(("example.ofw".to_owned(), line.to_owned())),
        }
    }
    files
}

/// Compiles files with their paths.
pub fn compile_files(files: &[(impl AsRef<str>, impl AsRef<str>)]) -> Compiled {
    let aside = |path: &str| path.strip_prefix(ASIDE).map(str::to_owned);
    let all: Vec<(String, &str)> = files
        .iter()
        .map(|(path, text)| (aside(path.as_ref()).unwrap_or(path.as_ref().to_owned()), text.as_ref()))
        .collect();
    if files.iter().all(|(path, _)| aside(path.as_ref()).is_none()) {
        return compile_asked(&all, &["."]);
    }
    let checked = files.iter().map(|(path, _)| path.as_ref()).filter(|path| aside(path).is_none());
    let folders: Vec<&str> = checked.map(|path| path.rsplit_once('/').map_or(".", |(folder, _)| folder)).collect();
    compile_asked(&all, &folders)
}

/// Compiles a project in memory; the paths asked for are seen from its root.
pub fn compile_asked(files: &[(impl AsRef<str>, impl AsRef<str>)], asked: &[&str]) -> Compiled {
    let mut memory = Overlay::memory();
    for (path, text) in files {
        memory.add(format!("{ROOT}/{}", path.as_ref()), text.as_ref());
    }
    let paths = asked.iter().map(PathBuf::from).collect();
    let request = Request { folder: ROOT.into(), paths, stdin: None };
    let project = load_from(&memory, &request).unwrap_or_else(|wrong| panic!("{wrong}"));
    let compile::Compilation { sources, findings, asked, files, .. } = compile::compile(project);
    Compiled { sources, findings, asked: asked.into_iter().map(|asked| asked.name).collect(), files }
}
