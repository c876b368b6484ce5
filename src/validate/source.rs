//! The bytes of a file, as UTF-8 as far as they say what they are.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;
use std::sync::atomic::{AtomicU64, Ordering};

use encoding_rs::{CoderResult, Decoder, UTF_16BE, UTF_16LE};

use super::finding::Problem;

/// How many bytes are looked at to see what a file is.
const HEAD: usize = 64 * 1024;

/// How many bytes are read at once.
const CHUNK: usize = 128 * 1024;

/// A file that is read from its beginning.
pub(super) struct Source {
    /// What was read already and not given yet.
    head: Vec<u8>,
    at: usize,
    rest: Box<dyn Read + Send>,
    /// Whether it was UTF-16.
    pub wide: bool,
}

impl Source {
    /// Opens a file and looks at what it is. `read` counts the bytes that were fetched.
    pub fn open(path: &Path, shown: &str, read: &'static AtomicU64) -> Result<Self, Problem> {
        let refuse = |error: &io::Error| refused(shown, error);
        let there = std::fs::metadata(path).map_err(|error| refuse(&error))?;
        if !there.is_file() {
            return Err(problem(shown, "this is not an ordinary file", "Give files or folders with records."));
        }
        let file = File::open(path).map_err(|error| refuse(&error))?;
        let mut rest: Box<dyn Read + Send> = Box::new(Counted { file, read });
        let mut head = some(&mut rest).map_err(|error| refuse(&error))?;
        let wide = match head.as_slice() {
            [0xff, 0xfe, ..] => Some(UTF_16LE),
            [0xfe, 0xff, ..] => Some(UTF_16BE),
            _ => None,
        };
        if let Some(encoding) = wide {
            let whole = io::Cursor::new(std::mem::take(&mut head)).chain(rest);
            rest = Box::new(Wide::new(whole, encoding.new_decoder_with_bom_removal()));
            head = some(&mut rest).map_err(|error| refuse(&error))?;
        } else if head.starts_with(&[0xef, 0xbb, 0xbf]) {
            head.drain(..3);
        }
        if let Some((message, help)) = other_than_text(&head) {
            return Err(problem(shown, message, help));
        }
        Ok(Self { head, at: 0, rest, wide: wide.is_some() })
    }

    /// The first bytes, where nothing was read yet.
    pub fn head(&self) -> &[u8] {
        &self.head
    }

    /// Adds more bytes to what is held; whether there were any.
    pub fn more(&mut self, held: &mut Vec<u8>) -> io::Result<bool> {
        if self.at < self.head.len() {
            held.extend_from_slice(&self.head[self.at..]);
            self.at = self.head.len();
            return Ok(true);
        }
        let before = held.len();
        (&mut self.rest).take(CHUNK as u64).read_to_end(held)?;
        Ok(held.len() > before)
    }
}

fn some(from: &mut impl Read) -> io::Result<Vec<u8>> {
    let mut head = Vec::with_capacity(HEAD);
    from.take(HEAD as u64).read_to_end(&mut head)?;
    Ok(head)
}

/// What a file is that is no text, and what to do.
fn other_than_text(head: &[u8]) -> Option<(&'static str, &'static str)> {
    let spreadsheet = "Open it in the spreadsheet program and save each sheet as CSV (UTF-8).";
    Some(match head {
        [b'P', b'K', 3, 4, ..] => ("this is a spreadsheet or another packed file, not text", spreadsheet),
        [0xd0, 0xcf, 0x11, 0xe0, ..] => ("this is an old spreadsheet or document, not text", spreadsheet),
        [b'%', b'P', b'D', b'F', ..] => ("this is a PDF, not a file with records", "Ask for the records as CSV."),
        [0x1f, 0x8b, ..] => ("this file is packed (gzip)", "Unpack it first."),
        head if head.iter().take(512).filter(|byte| **byte == 0).count() > head.len().min(512) / 4 => {
            ("this is not text: it may be UTF-16 without the mark that says so", "Save it as CSV (UTF-8).")
        }
        _ => return None,
    })
}

/// Why the file system did not give a file.
pub(super) fn refused(shown: &str, error: &io::Error) -> Problem {
    let message = match error.kind() {
        io::ErrorKind::NotFound => "there is no such file".to_owned(),
        io::ErrorKind::PermissionDenied => "you are not allowed to read this file".to_owned(),
        _ => format!("this file could not be read: {error}"),
    };
    problem(shown, &message, "Check the path, and who may read the file.")
}

fn problem(shown: &str, message: &str, help: &str) -> Problem {
    Problem { path: shown.to_owned(), line: None, message: message.to_owned(), help: help.to_owned() }
}

struct Counted {
    file: File,
    read: &'static AtomicU64,
}

impl Read for Counted {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let count = self.file.read(into)?;
        self.read.fetch_add(count as u64, Ordering::Relaxed);
        Ok(count)
    }
}

/// UTF-16, given as UTF-8. What is no text in it becomes U+FFFD.
struct Wide<R> {
    from: R,
    decoder: Decoder,
    input: Vec<u8>,
    output: Vec<u8>,
    given: usize,
    ended: bool,
}

impl<R: Read> Wide<R> {
    fn new(from: R, decoder: Decoder) -> Self {
        Self { from, decoder, input: Vec::new(), output: Vec::new(), given: 0, ended: false }
    }

    fn fill(&mut self) -> io::Result<()> {
        self.given = 0;
        self.output.clear();
        self.input.clear();
        let count = (&mut self.from).take(CHUNK as u64).read_to_end(&mut self.input)?;
        self.ended = count == 0;
        let room = self.decoder.max_utf8_buffer_length(count).unwrap_or(count * 4 + 16);
        self.output.resize(room, 0);
        let (result, _, written, _) = self.decoder.decode_to_utf8(&self.input, &mut self.output, self.ended);
        debug_assert!(result == CoderResult::InputEmpty, "there is room for all of it");
        self.output.truncate(written);
        Ok(())
    }
}

impl<R: Read> Read for Wide<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        while self.given == self.output.len() && !self.ended {
            self.fill()?;
        }
        let left = &self.output[self.given..];
        let count = left.len().min(into.len());
        into[..count].copy_from_slice(&left[..count]);
        self.given += count;
        Ok(count)
    }
}
