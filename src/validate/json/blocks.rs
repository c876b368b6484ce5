//! Cutting a file of JSON into blocks of whole records. Nothing but brackets and texts is looked at.

use std::io;

use memchr::{memchr_iter, memchr2};

use crate::validate::source::Source;

/// How many bytes a block has about.
const BLOCK: usize = 256 * 1024;

/// A record is at most so long.
const LONGEST: usize = 16 * 1024 * 1024;

/// Some records of one table.
#[derive(Debug, Default)]
pub(in crate::validate) struct Chunk {
    /// What the file calls the table, where it holds several.
    pub part: Option<String>,
    pub bytes: Vec<u8>,
    /// Where each record begins and ends, and how many lines end before it.
    pub records: Vec<(u32, u32, u32)>,
    /// The line on which the bytes begin, from 1.
    pub line: u64,
}

/// Why there is no further block.
#[derive(Debug)]
pub(in crate::validate) enum Broken {
    Io(io::Error),
    /// What is wrong on a line.
    At(u64, &'static str),
}

impl From<io::Error> for Broken {
    fn from(error: io::Error) -> Self {
        Self::Io(error)
    }
}

/// Where in the file one stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    /// Before everything.
    Start,
    /// In the list of a table; whether a record came before, and whether the list is part of an object.
    List { after: bool, inside: bool },
    /// Among records that follow each other.
    Lines,
    /// In the object of tables, whether one came before.
    Tables { after: bool },
    /// After everything.
    End,
}

/// The blocks of a file.
pub(in crate::validate) struct Blocks {
    source: Source,
    held: Vec<u8>,
    at: usize,
    ended: bool,
    line: u64,
    state: State,
    part: Option<String>,
}

const CUT: &str = "the file ends before its JSON does: it was likely cut off";

impl Blocks {
    pub fn new(source: Source) -> Self {
        let part = None;
        Self { source, held: Vec::new(), at: 0, ended: false, line: 1, state: State::Start, part }
    }

    /// The next records; none at the end of the file. A table without records gives a block without any.
    pub fn next(&mut self) -> Result<Option<Chunk>, Broken> {
        let mut chunk = Chunk { line: self.line, ..Chunk::default() };
        loop {
            let sign = self.sign()?;
            match (self.state, sign) {
                (State::End, None) => return Ok(done(chunk)),
                (State::End, Some(_)) => return Err(self.wrong("something stands after the end of the JSON")),
                (State::Start, Some(b'[')) => {
                    self.at += 1;
                    self.state = State::List { after: false, inside: false };
                }
                (State::Start, Some(b'{')) => {
                    self.state = if self.holds_tables()? { State::Tables { after: false } } else { State::Lines };
                    self.at += usize::from(self.state != State::Lines);
                }
                (State::Start, _) => return Err(self.wrong("this is neither a list nor an object of JSON")),
                (State::Lines, None) => {
                    self.state = State::End;
                }
                (State::Lines, Some(_)) => self.record(&mut chunk)?,
                (State::List { inside, .. }, Some(b']')) => {
                    self.at += 1;
                    self.state = if inside { State::Tables { after: true } } else { State::End };
                    if inside {
                        chunk.part = self.part.take();
                        return Ok(Some(chunk));
                    }
                }
                (State::List { after: true, .. }, Some(b',')) => {
                    self.at += 1;
                    self.sign()?;
                    self.record(&mut chunk)?;
                }
                (State::List { after: false, inside }, Some(_)) => {
                    self.record(&mut chunk)?;
                    self.state = State::List { after: true, inside };
                }
                (State::List { .. }, Some(_)) => return Err(self.wrong("a comma is missing between two records")),
                (State::Tables { .. }, Some(b'}')) => {
                    self.at += 1;
                    self.state = State::End;
                }
                (State::Tables { after }, Some(sign)) => {
                    if after {
                        if sign != b',' {
                            return Err(self.wrong("a comma is missing between two tables"));
                        }
                        self.at += 1;
                        self.sign()?;
                    }
                    self.part = Some(self.name()?);
                    self.state = State::List { after: false, inside: true };
                    chunk.line = self.line;
                }
                (State::List { .. } | State::Tables { .. }, None) => return Err(self.wrong(CUT)),
            }
            if chunk.bytes.len() >= BLOCK {
                chunk.part = self.part.clone();
                return Ok(Some(chunk));
            }
        }
    }

    fn wrong(&self, message: &'static str) -> Broken {
        Broken::At(self.line, message)
    }

    /// Fetches more of the file; whether there was any.
    fn more(&mut self) -> Result<bool, Broken> {
        if self.ended {
            return Ok(false);
        }
        self.held.drain(..self.at);
        self.at = 0;
        let wanted = self.held.len() * 2 + 1;
        while !self.ended && self.held.len() < wanted {
            self.ended = !self.source.more(&mut self.held)?;
        }
        Ok(true)
    }

    /// The next byte that is not blank; none at the end.
    fn sign(&mut self) -> Result<Option<u8>, Broken> {
        loop {
            while let Some(byte) = self.held.get(self.at) {
                match byte {
                    b'\n' => self.line += 1,
                    b' ' | b'\t' | b'\r' => {}
                    byte => return Ok(Some(*byte)),
                }
                self.at += 1;
            }
            if !self.more()? {
                return Ok(None);
            }
        }
    }

    /// The end of the value that begins here.
    fn value(&mut self) -> Result<usize, Broken> {
        loop {
            if let Some(length) = length(&self.held[self.at..]) {
                return Ok(self.at + length);
            }
            if self.held.len() - self.at > LONGEST {
                return Err(self.wrong("a record is longer than 16 MB"));
            }
            if !self.more()? {
                return Err(self.wrong(CUT));
            }
        }
    }

    fn record(&mut self, chunk: &mut Chunk) -> Result<(), Broken> {
        if self.held.get(self.at) != Some(&b'{') {
            return Err(self.wrong("a record in JSON is an object, with a property for each field"));
        }
        let end = self.value()?;
        let record = &self.held[self.at..end];
        let start = chunk.bytes.len();
        chunk.bytes.extend_from_slice(record);
        let ends = u32::try_from(chunk.bytes.len()).unwrap_or(u32::MAX);
        let line = u32::try_from(self.line - chunk.line).unwrap_or(u32::MAX);
        chunk.records.push((u32::try_from(start).unwrap_or(u32::MAX), ends, line));
        self.line += memchr_iter(b'\n', record).count() as u64;
        self.at = end;
        Ok(())
    }

    /// Whether the object that begins here holds lists of records: its first property is a list.
    fn holds_tables(&mut self) -> Result<bool, Broken> {
        let end = match self.value() {
            Ok(end) => end,
            // An object of tables is longer than anything that is looked at.
            Err(Broken::At(..)) => self.held.len(),
            Err(error) => return Err(error),
        };
        let inside = self.held[self.at + 1..end].trim_ascii_start();
        let after = inside.first().filter(|sign| **sign == b'"').and_then(|_| text_length(inside));
        let value = after.map(|length| inside[length..].trim_ascii_start());
        let value = value.and_then(|value| value.strip_prefix(b":")).map(<[u8]>::trim_ascii_start);
        Ok(value.is_some_and(|value| value.starts_with(b"[")))
    }

    /// The name of a table and the beginning of its list.
    fn name(&mut self) -> Result<String, Broken> {
        if self.held.get(self.at) != Some(&b'"') {
            return Err(self.wrong("the name of a table is missing"));
        }
        let end = self.value()?;
        let name: String = serde_json::from_slice(&self.held[self.at..end])
            .map_err(|_| self.wrong("the name of a table is not a text of JSON"))?;
        self.at = end;
        for wanted in [b':', b'['] {
            if self.sign()? != Some(wanted) {
                return Err(self.wrong("after the name of a table, a list of its records must follow"));
            }
            self.at += 1;
        }
        Ok(name)
    }
}

fn done(chunk: Chunk) -> Option<Chunk> {
    (!chunk.records.is_empty()).then_some(chunk)
}

/// How long the object, list or text is that begins here; none where it does not end here.
fn length(bytes: &[u8]) -> Option<usize> {
    let mut depth = 0_usize;
    let mut at = 0;
    while let Some(byte) = bytes.get(at) {
        match byte {
            b'"' => {
                at += text_length(&bytes[at..])?;
                if depth == 0 {
                    return Some(at);
                }
                continue;
            }
            b'{' | b'[' => depth += 1,
            b'}' | b']' => {
                depth = depth.saturating_sub(1);
                if depth == 0 {
                    return Some(at + 1);
                }
            }
            _ => {}
        }
        at += 1;
    }
    None
}

/// How long the text is that begins here with a quote.
fn text_length(bytes: &[u8]) -> Option<usize> {
    let mut at = 1;
    loop {
        let found = at + memchr2(b'"', b'\\', bytes.get(at..)?)?;
        if bytes[found] == b'"' {
            return Some(found + 1);
        }
        at = found + 2;
    }
}
