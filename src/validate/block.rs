//! Some records of a file, cut into what stands in each field.

use crate::evaluate::{Entered, Reader, Reading};

/// What stands in one field of a record.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Entry {
    /// Where its characters begin and end.
    pub start: u32,
    pub end: u32,
    pub form: Form,
}

/// How it stands there.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum Form {
    /// As the characters of a CSV file; none stand for nothing.
    #[default]
    Written,
    /// As a text of JSON.
    Text,
    /// As a number of JSON.
    Number,
    /// As `true` or `false` of JSON.
    Truth(bool),
    /// As a list or an object of JSON, or a text that no text can be.
    Other,
}

/// Where a record stands.
#[derive(Debug, Clone, Copy)]
pub(super) struct Place {
    /// How many lines end before it in its block.
    pub line: u32,
    /// How many records come before it in its block, those among them that are held against nothing.
    pub record: u32,
}

/// Some records, one after the other.
#[derive(Debug, Default)]
pub(super) struct Block {
    pub text: String,
    /// What stands in each field of each record.
    pub entries: Vec<Entry>,
    /// How many fields a record has.
    pub width: usize,
    pub places: Vec<Place>,
    /// The records that have more values than there are columns: they are in no other list.
    pub longer: Vec<Place>,
    /// How many lines end in it.
    pub lines: u32,
    /// How many records there are.
    pub records: u32,
    pub noticed: Noticed,
    /// How many lines end in it before the first that is not JSON: what comes after was not looked at.
    pub broken: Option<u32>,
}

/// What is noticed of the records of a file and fails nothing: each how often, and the first line.
#[derive(Debug, Clone, Default)]
pub(super) struct Noticed {
    /// Records of blanks only.
    pub blank: Often,
    /// Values with blanks round them.
    pub trimmed: Often,
    /// Values that are no UTF-8 and were taken for Windows-1252.
    pub windows: Often,
    /// Records with fewer values than there are columns.
    pub shorter: Often,
    /// Whether the last record of the block is such a one and no line end follows.
    pub cut: bool,
    /// Properties of JSON records that are no fields of the table, by name.
    pub strange: std::collections::BTreeMap<String, Often>,
    /// Properties of JSON records whose name is that of a field but for case and blanks, by name.
    pub nearly: std::collections::BTreeMap<String, Often>,
}

/// How often something is so, and the line where it first is.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Often {
    pub count: u64,
    pub first: u64,
}

impl Often {
    /// Once more, on a line.
    pub fn add(&mut self, line: u64) {
        if self.count == 0 {
            self.first = line;
        }
        self.count += 1;
    }

    /// Those of a later block that begins so many lines further down.
    pub fn join(&mut self, later: Often, lines: u64) {
        if self.count == 0 {
            self.first = later.first + lines;
        }
        self.count += later.count;
    }
}

impl Noticed {
    /// What is noticed of a later block that begins so many lines further down.
    pub fn join(&mut self, later: &Noticed, lines: u64) {
        self.blank.join(later.blank, lines);
        self.trimmed.join(later.trimmed, lines);
        self.windows.join(later.windows, lines);
        self.shorter.join(later.shorter, lines);
        self.cut = later.cut;
        for (ours, theirs) in [(&mut self.strange, &later.strange), (&mut self.nearly, &later.nearly)] {
            for (name, often) in theirs {
                // A file in which every record has properties of its own is told of some.
                if ours.len() < 200 || ours.contains_key(name) {
                    ours.entry(name.clone()).or_default().join(*often, lines);
                }
            }
        }
    }
}

impl Block {
    /// What stands in a field.
    pub fn entry(&self, row: usize, slot: usize) -> Entry {
        self.entries.get(row * self.width + slot).copied().unwrap_or_default()
    }

    /// The characters of an entry.
    pub fn text(&self, entry: Entry) -> &str {
        self.text.get(entry.start as usize..entry.end as usize).unwrap_or_default()
    }

    /// Reads an entry.
    pub fn read<'b>(&'b self, reader: &Reader, entry: Entry) -> Reading<'b> {
        let text = self.text(entry);
        match entry.form {
            Form::Written => reader.text(text),
            Form::Text => reader.json(Entered::Text(text)),
            Form::Number => reader.json(Entered::Number(text)),
            Form::Truth(yes) => reader.json(Entered::Truth(yes)),
            Form::Other => reader.json(Entered::Other),
        }
    }
}
