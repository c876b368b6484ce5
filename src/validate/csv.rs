//! CSV: cutting a file into blocks where a record ends, and a block into values.
//!
//! A value that begins with a quote ends with one; within it a quote stands twice, and line ends are part of it. A quote
//! elsewhere is a character like any other.

use std::io;

use encoding_rs::WINDOWS_1252;
use memchr::{memchr, memchr_iter, memrchr};

use super::block::{Block, Entry, Form, Noticed, Place};
use super::source::Source;

/// How many bytes a block has about.
const BLOCK: usize = 256 * 1024;

/// A record is at most so long: what is longer is a quote that is never closed.
const LONGEST: usize = 16 * 1024 * 1024;

/// What parts values and records.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Marks {
    pub value: u8,
    pub record: u8,
}

impl Marks {
    /// As the first line of a file shows.
    pub fn of(head: &[u8]) -> Self {
        let record = if memchr(b'\n', head).is_none() && memchr(b'\r', head).is_some() { b'\r' } else { b'\n' };
        let mut counts = [(b',', 0_usize), (b';', 0), (b'\t', 0)];
        let (mut quoted, mut seen) = (false, false);
        for byte in head {
            match byte {
                b'"' => quoted = !quoted,
                byte if *byte == record && !quoted && seen => break,
                byte => {
                    seen |= !byte.is_ascii_whitespace();
                    let counted = counts.iter_mut().filter(|(mark, _)| mark == byte && !quoted);
                    counted.for_each(|(_, count)| *count += 1);
                }
            }
        }
        // Of as many, the first: `max_by_key` gives the last.
        let value = counts.iter().rev().max_by_key(|(_, count)| *count).map_or(b',', |(mark, _)| *mark);
        Self { value, record }
    }

    /// What such a file is called.
    pub fn form(self) -> &'static str {
        match self.value {
            b';' => "CSV with semicolons",
            b'\t' => "CSV with tabs",
            _ => "CSV",
        }
    }
}

/// The blocks of a file, each of whole records.
pub(super) struct Blocks {
    source: Source,
    marks: Marks,
    held: Vec<u8>,
    ended: bool,
}

/// Why no block could be cut off.
#[derive(Debug)]
pub(super) enum Broken {
    Io(io::Error),
    /// A quote is never closed: so many lines after where the block began.
    Open(u64),
}

impl From<io::Error> for Broken {
    fn from(error: io::Error) -> Self {
        Self::Io(error)
    }
}

impl Blocks {
    pub fn new(source: Source, marks: Marks) -> Self {
        Self { source, marks, held: Vec::new(), ended: false }
    }

    /// The next whole records; none at the end of the file.
    pub fn next(&mut self) -> Result<Option<Vec<u8>>, Broken> {
        let mut wanted = BLOCK;
        loop {
            while !self.ended && self.held.len() < wanted {
                self.ended = !self.source.more(&mut self.held)?;
            }
            if self.held.is_empty() {
                return Ok(None);
            }
            let cut = self.last_record();
            if self.ended {
                return match cut.open {
                    // What comes before it can still be told.
                    Some(_) if cut.end > 0 => Ok(Some(self.take(cut.end))),
                    Some(at) => Err(Broken::Open(self.lines_before(at))),
                    None => Ok(Some(std::mem::take(&mut self.held))),
                };
            }
            if cut.end > 0 {
                return Ok(Some(self.take(cut.end)));
            }
            if let Some(at) = cut.open.filter(|_| self.held.len() > LONGEST) {
                return Err(Broken::Open(self.lines_before(at)));
            }
            wanted = self.held.len() * 2;
            if self.held.len() > LONGEST {
                return Err(Broken::Io(io::Error::other("one of its lines is longer than 16 MB")));
            }
        }
    }

    fn take(&mut self, end: usize) -> Vec<u8> {
        let rest = self.held.split_off(end);
        std::mem::replace(&mut self.held, rest)
    }

    fn lines_before(&self, at: usize) -> u64 {
        memchr_iter(self.marks.record, &self.held[..at]).count() as u64
    }

    fn last_record(&self) -> Cut {
        last_record(&self.held, self.marks)
    }
}

/// Where the last whole record ends, and the quote that is not closed after it.
struct Cut {
    end: usize,
    open: Option<usize>,
}

fn last_record(bytes: &[u8], marks: Marks) -> Cut {
    let mut end = 0;
    let mut at = 0;
    let last = |from: usize, to: usize| memrchr(marks.record, &bytes[from..to]).map(|found| from + found + 1);
    while let Some(quote) = memchr(b'"', &bytes[at..]).map(|found| at + found) {
        end = last(at, quote).unwrap_or(end);
        let begins = quote == 0 || bytes[quote - 1] == marks.value || bytes[quote - 1] == marks.record;
        if !begins {
            at = quote + 1;
            continue;
        }
        match closing(bytes, quote + 1) {
            Some(closing) => at = closing + 1,
            None => return Cut { end, open: Some(quote) },
        }
    }
    Cut { end: last(at, bytes.len()).unwrap_or(end), open: None }
}

/// The quote that closes a value; quotes that stand twice are part of it.
fn closing(bytes: &[u8], from: usize) -> Option<usize> {
    let mut at = from;
    loop {
        let quote = at + memchr(b'"', bytes.get(at..)?)?;
        if bytes.get(quote + 1) != Some(&b'"') {
            return Some(quote);
        }
        at = quote + 2;
    }
}

/// Where the values of a record belong.
#[derive(Debug, Clone)]
pub(super) struct Shape {
    pub marks: Marks,
    /// For each column the field it holds.
    pub slots: Vec<Option<usize>>,
    /// How many fields there are.
    pub width: usize,
}

/// The names in the first record that is not blank, and how many bytes and lines it ends after.
pub(super) fn header(bytes: &[u8], marks: Marks) -> (Vec<String>, usize, u64) {
    let mut from = 0;
    while from < bytes.len() {
        let to = record_end(bytes, from, marks);
        let columns = 1 + memchr_iter(marks.value, &bytes[from..to]).count();
        let shape = Shape { marks, slots: (0..columns).map(Some).collect(), width: columns };
        let block = parse(bytes[from..to].to_vec(), &shape);
        if !block.places.is_empty() {
            let mut names: Vec<String> = (0..columns).map(|slot| block.text(block.entry(0, slot)).to_owned()).collect();
            names.truncate(columns_in(&bytes[from..to], marks));
            return (names, to, memchr_iter(marks.record, &bytes[..to]).count() as u64);
        }
        from = to;
    }
    (Vec::new(), bytes.len(), 0)
}

/// Where the record that begins here ends.
fn record_end(bytes: &[u8], from: usize, marks: Marks) -> usize {
    let mut at = from;
    while let Some(found) = bytes.get(at..).and_then(|rest| memchr(marks.record, rest)) {
        let end = at + found + 1;
        if last_record(&bytes[from..end], marks).end == end - from {
            return end;
        }
        at = end;
    }
    bytes.len()
}

/// How many values a record has.
fn columns_in(record: &[u8], marks: Marks) -> usize {
    let mut count = 1;
    let mut at = 0;
    while at < record.len() {
        if record[at] == b'"' {
            at = closing(record, at + 1).map_or(record.len(), |closing| closing + 1);
        }
        match record.get(at..).and_then(|rest| memchr(marks.value, rest)) {
            Some(found) => {
                count += 1;
                at += found + 1;
            }
            None => break,
        }
    }
    count
}

/// Cuts whole records into values.
pub(super) fn parse(bytes: Vec<u8>, shape: &Shape) -> Block {
    let mut parser =
        Parser { bytes, at: 0, marks: shape.marks, line: 0, block: Block { width: shape.width, ..Block::default() } };
    parser.block.entries.reserve(parser.bytes.len() / 8);
    while parser.at < parser.bytes.len() {
        parser.record(shape);
    }
    let Parser { bytes, line, mut block, .. } = parser;
    block.lines = line;
    match String::from_utf8(bytes) {
        Ok(text) => block.text = text,
        Err(error) => from_windows(&mut block, error.as_bytes()),
    }
    block
}

struct Parser {
    bytes: Vec<u8>,
    at: usize,
    marks: Marks,
    line: u32,
    block: Block,
}

impl Parser {
    fn record(&mut self, shape: &Shape) {
        let place = Place { line: self.line, record: self.block.records };
        let first = self.block.entries.len();
        self.block.entries.resize(first + shape.width, Entry::default());
        let (mut column, mut filled, mut beyond) = (0, false, false);
        let ended = loop {
            let (start, end) = self.value();
            filled |= start < end;
            match shape.slots.get(column) {
                Some(Some(slot)) => {
                    self.block.entries[first + slot] =
                        Entry { start: start as u32, end: end as u32, form: Form::Written };
                }
                Some(None) => {}
                None => beyond |= start < end,
            }
            column += 1;
            match self.bytes.get(self.at) {
                Some(mark) if *mark == self.marks.value => self.at += 1,
                Some(_) => {
                    self.at += 1;
                    self.line += 1;
                    break true;
                }
                None => break false,
            }
        };
        let noticed = &mut self.block.noticed;
        if !filled {
            noticed.blank.add(u64::from(place.line));
            self.block.entries.truncate(first);
            return;
        }
        self.block.records += 1;
        if beyond {
            self.block.entries.truncate(first);
            self.block.longer.push(place);
            return;
        }
        if column < shape.slots.len() {
            noticed.shorter.add(u64::from(place.line));
            noticed.cut = !ended;
        }
        self.block.places.push(place);
    }

    /// The next value: where it begins and ends, without blanks round it. What follows is a mark or the end.
    fn value(&mut self) -> (usize, usize) {
        let (start, end) = if self.bytes.get(self.at) == Some(&b'"') { self.quoted() } else { self.bare() };
        let value = &self.bytes[start..end];
        let is_blank = |byte: Option<&u8>| matches!(byte, Some(b' ' | b'\t'));
        if !is_blank(value.first()) && !is_blank(value.last()) {
            return (start, end);
        }
        let blank = |byte: &&u8| matches!(byte, b' ' | b'\t');
        let before = value.iter().take_while(blank).count();
        let after = value[before..].iter().rev().take_while(blank).count();
        if before < value.len() {
            self.block.noticed.trimmed.add(u64::from(self.line));
        }
        (start + before, end - after)
    }

    fn bare(&mut self) -> (usize, usize) {
        let start = self.at;
        let Marks { value, record } = self.marks;
        let length = self.bytes[start..].iter().position(|byte| *byte == value || *byte == record);
        self.at = length.map_or(self.bytes.len(), |length| start + length);
        (start, self.without_return(start, self.at))
    }

    /// A carriage return before a line end, or before the end of the file, belongs to it.
    fn without_return(&self, start: usize, end: usize) -> usize {
        let ends = self.bytes.get(end).is_none_or(|mark| *mark == self.marks.record);
        let returns = ends && self.marks.record == b'\n' && end > start && self.bytes[end - 1] == b'\r';
        if returns { end - 1 } else { end }
    }

    /// A value in quotes, its doubled quotes made single where it stands.
    fn quoted(&mut self) -> (usize, usize) {
        let start = self.at + 1;
        let close = closing(&self.bytes, start).unwrap_or(self.bytes.len());
        let content = &self.bytes[start..close];
        self.line += u32::try_from(memchr_iter(self.marks.record, content).count()).unwrap_or(u32::MAX);
        let mut end = close;
        if memchr(b'"', content).is_some() {
            end = self.single(start, close);
        }
        self.at = (close + 1).min(self.bytes.len());
        // What stands between the closing quote and the mark belongs to the value, unless it is blank.
        let (from, to) = self.bare();
        let rest = from..to;
        if self.bytes[rest.clone()].iter().any(|byte| !matches!(byte, b' ' | b'\t')) {
            let length = rest.len();
            self.bytes.copy_within(rest, end);
            self.bytes[end + length..to].fill(b' ');
            end += length;
        }
        (start, end)
    }

    /// Makes doubled quotes single, and what becomes free blank.
    fn single(&mut self, start: usize, close: usize) -> usize {
        let (mut from, mut to) = (start, start);
        while from < close {
            let byte = self.bytes[from];
            self.bytes[to] = byte;
            to += 1;
            from += if byte == b'"' { 2 } else { 1 };
        }
        self.bytes[to..close].fill(b' ');
        to
    }
}

/// Takes what is no UTF-8 for Windows-1252, a value after the other.
fn from_windows(block: &mut Block, bytes: &[u8]) {
    let mut text = String::with_capacity(bytes.len() + bytes.len() / 8);
    let width = block.width.max(1);
    let Block { entries, places, noticed, .. } = block;
    let Noticed { windows, .. } = noticed;
    for (entries, place) in entries.chunks_mut(width).zip(places) {
        for entry in entries {
            let value = bytes.get(entry.start as usize..entry.end as usize).unwrap_or_default();
            let start = text.len();
            match std::str::from_utf8(value) {
                Ok(value) => text.push_str(value),
                Err(_) => {
                    text.push_str(&WINDOWS_1252.decode_without_bom_handling(value).0);
                    windows.add(u64::from(place.line));
                }
            }
            (entry.start, entry.end) = (start as u32, text.len() as u32);
        }
    }
    block.text = text;
}

#[cfg(test)]
mod tests;
