//! What a file is, seen from its beginning.

use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicU64;

use super::csv::{self, Blocks, Broken, Marks};
use super::finding::Problem;
use super::json;
use super::source::Source;

/// A file as it was first looked at.
#[derive(Debug)]
pub(super) struct Opened {
    pub path: PathBuf,
    /// Its path, as it is shown.
    pub shown: String,
    pub form: FileForm,
    /// The tables in it: of a CSV file one.
    pub parts: Vec<Part>,
}

/// The form of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum FileForm {
    Csv(Marks),
    Json,
}

impl FileForm {
    /// What it is called.
    pub fn name(self) -> &'static str {
        match self {
            Self::Csv(marks) => marks.form(),
            Self::Json => "JSON",
        }
    }
}

/// Records of one table in a file.
#[derive(Debug, Clone)]
pub(super) struct Part {
    /// What the file calls them, where it holds several tables.
    pub name: Option<String>,
    /// The names of their columns.
    pub header: Vec<String>,
}

/// Looks at a file.
pub(super) fn open(path: &Path, shown: &str, read: &'static AtomicU64) -> Result<Opened, Problem> {
    let source = Source::open(path, shown, read)?;
    if source.head().iter().all(u8::is_ascii_whitespace) && source.head().len() < 1024 {
        return Err(Problem {
            path: shown.to_owned(),
            line: None,
            message: "this file is empty".to_owned(),
            help: "The first line of a file names its columns.".to_owned(),
        });
    }
    if is_json(path, source.head()) {
        let parts = json_parts(source, shown)?;
        return Ok(Opened { path: path.to_owned(), shown: shown.to_owned(), form: FileForm::Json, parts });
    }
    let marks = Marks::of(source.head());
    let first = Blocks::new(source, marks).next().map_err(|broken| unreadable(shown, &broken, 1))?;
    let (header, _, _) = csv::header(&first.unwrap_or_default(), marks);
    Ok(Opened {
        path: path.to_owned(),
        shown: shown.to_owned(),
        form: FileForm::Csv(marks),
        parts: vec![Part { name: None, header }],
    })
}

/// Whether a file is JSON: by what its name ends in, else by what it begins with.
fn is_json(path: &Path, head: &[u8]) -> bool {
    let ending = path.extension().map(|ending| ending.to_string_lossy().to_lowercase());
    match ending.as_deref() {
        Some("json" | "jsonl" | "ndjson") => true,
        Some("csv" | "tsv") => false,
        _ => matches!(head.trim_ascii_start().first(), Some(b'{' | b'[')),
    }
}

/// The tables in a file of JSON, with the names of the properties of their first records.
fn json_parts(source: Source, shown: &str) -> Result<Vec<Part>, Problem> {
    let mut blocks = json::Blocks::new(source);
    let mut parts: Vec<Part> = Vec::new();
    loop {
        let chunk = match blocks.next() {
            Ok(Some(chunk)) => chunk,
            Ok(None) => break,
            // What is wrong further down is said when the records are read.
            Err(_) if !parts.is_empty() => break,
            Err(broken) => return Err(not_json(shown, &broken)),
        };
        if !parts.iter().any(|part| part.name == chunk.part) {
            let part = Part { name: chunk.part.clone(), header: json::names_in(&chunk) };
            parts.push(part);
        }
        if chunk.part.is_none() {
            break;
        }
    }
    if parts.is_empty() {
        parts.push(Part { name: None, header: Vec::new() });
    }
    Ok(parts)
}

/// Why a file of JSON could not be read on.
pub(super) fn not_json(shown: &str, broken: &json::Broken) -> Problem {
    match broken {
        json::Broken::Io(error) => super::source::refused(shown, error),
        json::Broken::At(line, message) => Problem {
            path: shown.to_owned(),
            line: Some(*line),
            message: (*message).to_owned(),
            help: "A file of JSON is a list of records, an object with a list for each table, or a record a line."
                .to_owned(),
        },
    }
}

/// Why a CSV file could not be read on, from a block that begins on a line.
pub(super) fn unreadable(shown: &str, broken: &Broken, line: u64) -> Problem {
    match broken {
        Broken::Io(error) => {
            let mut problem = super::source::refused(shown, error);
            problem.line = Some(line);
            problem
        }
        Broken::Open(lines) => Problem {
            path: shown.to_owned(),
            line: Some(line + lines),
            message: "a quote opens here and is never closed".to_owned(),
            help: "Was the file cut off? What stands after the quote was not looked at.".to_owned(),
        },
    }
}
