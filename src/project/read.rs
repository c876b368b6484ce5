//! One file read: its text, or why there is none.

mod too_large;
mod unreadable;
mod wrong_encoding;

use std::path::Path;

use rayon::prelude::*;

use super::files::{Files, ReadError, io_words};
use crate::diagnostic::{Diagnostic, Rule};
use crate::source::{FileId, MAX_FILE_BYTES, Source};

/// From this many files on, reading them at the same time is worth starting the threads.
const MANY: usize = 16;

/// A file as it was read.
pub(super) struct Read {
    /// Its path and its text; the text is empty where there is none worth showing.
    pub source: Source,
    /// Why it is not lowered.
    pub problem: Option<Problem>,
}

/// Why a file has no text.
pub(super) enum Problem {
    TooLarge,
    Refused(String),
    NotUtf8(wrong_encoding::Place),
}

/// The rules about reading files: a finding of one means that something was not looked at.
pub static RULES: &[&Rule] = &[&unreadable::RULE, &too_large::RULE, &wrong_encoding::RULE];

impl Problem {
    /// The finding, once the file has its id.
    pub fn finding(&self, file: FileId) -> Diagnostic {
        match self {
            Self::TooLarge => too_large::finding(file),
            Self::Refused(said) => unreadable::finding(file, said),
            Self::NotUtf8(place) => wrong_encoding::finding(file, place),
        }
    }
}

/// Reads files by path and the path they are shown with; in the given order.
pub(super) fn read_all(files: &dyn Files, paths: &[(&Path, String)]) -> Vec<Read> {
    let read = |(path, shown): &(&Path, String)| read(files, path, shown);
    if paths.len() < MANY { paths.iter().map(read).collect() } else { paths.par_iter().map(read).collect() }
}

/// Reads one file.
pub(super) fn read(files: &dyn Files, path: &Path, shown: &str) -> Read {
    let (text, problem) = match files.read(path) {
        Ok(bytes) => text(bytes),
        Err(ReadError::TooLarge) => (String::new(), Some(Problem::TooLarge)),
        Err(ReadError::Refused(error)) => (String::new(), Some(Problem::Refused(io_words(&error)))),
    };
    Read { source: Source::new(shown, text), problem }
}

/// Bytes to text. Where they are not UTF-8, the text has stand-ins for what could not be understood.
fn text(bytes: Vec<u8>) -> (String, Option<Problem>) {
    let utf_16 = || wrong_encoding::is_utf_16(&bytes).then_some(wrong_encoding::UTF_16);
    if let Some(form) = wrong_encoding::form(&bytes).or_else(utf_16) {
        return (String::new(), Some(Problem::NotUtf8(wrong_encoding::Place::whole(form))));
    }
    match String::from_utf8(bytes) {
        Ok(text) => (text, None),
        Err(error) => {
            let place = wrong_encoding::Place::new(error.as_bytes(), error.utf8_error());
            (String::from_utf8_lossy(error.as_bytes()).into_owned(), Some(Problem::NotUtf8(place)))
        }
    }
}

/// The text of a file's bytes, or in words why there is none.
///
/// # Errors
/// When the bytes are too many or not UTF-8; the words end a sentence.
pub fn source_text(bytes: Vec<u8>) -> Result<String, String> {
    if bytes.len() > MAX_FILE_BYTES {
        return Err(ReadError::TooLarge.to_string());
    }
    match text(bytes) {
        (text, None) => Ok(text),
        (_, Some(problem)) => Err(problem.finding(FileId::new(0)).message),
    }
}
