//! Where text comes from: files with their ids, spans inside them, and line numbers.
//!
//! The first room. It knows nothing of the language; every later room points into it with a [`Span`].

mod line_index;
mod span;

use std::sync::{Arc, OnceLock};

pub use line_index::{LineIndex, Position};
pub use span::{FileId, Span};

/// The longest file that is read, in bytes.
pub const MAX_FILE_BYTES: usize = 4 * 1024 * 1024;

/// One file as it was read: the path as it is shown to people, and its text.
#[derive(Debug, Clone)]
pub struct Source {
    path: String,
    text: Arc<str>,
    lines: OnceLock<LineIndex>,
}

impl Source {
    /// A source with the path that messages show: relative, with `/` between its parts.
    pub fn new(path: impl Into<String>, text: impl Into<Arc<str>>) -> Self {
        Self { path: path.into(), text: text.into(), lines: OnceLock::new() }
    }

    /// The path as messages show it.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// The whole text, exactly as it was read.
    pub fn text(&self) -> &Arc<str> {
        &self.text
    }

    /// Line starts, computed when first asked for: a file without findings never needs them.
    pub fn lines(&self) -> &LineIndex {
        self.lines.get_or_init(|| LineIndex::new(&self.text))
    }
}

/// All files of one run. A [`FileId`] is an index into it.
#[derive(Debug, Clone, Default)]
pub struct SourceMap {
    files: Vec<Source>,
}

impl SourceMap {
    /// An empty map.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a file and gives the id by which spans refer to it.
    pub fn add(&mut self, source: Source) -> FileId {
        let id = FileId::new(self.files.len());
        self.files.push(source);
        id
    }

    /// The file with this id.
    pub fn file(&self, id: FileId) -> &Source {
        &self.files[id.index()]
    }

    /// The text a span covers.
    pub fn slice(&self, span: Span) -> &str {
        self.file(span.file).text.get(span.range()).unwrap_or_default()
    }

    /// Every file with its id, in the order in which they were added.
    pub fn iter(&self) -> impl Iterator<Item = (FileId, &Source)> {
        self.files.iter().enumerate().map(|(index, source)| (FileId::new(index), source))
    }

    /// How many files there are.
    pub fn len(&self) -> usize {
        self.files.len()
    }

    /// Whether there is no file.
    pub fn is_empty(&self) -> bool {
        self.files.is_empty()
    }
}
