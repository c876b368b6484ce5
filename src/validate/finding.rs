//! What comes of holding files against a dataset.

use super::explain::Explanation;
use super::plan::TablePlan;
use crate::evaluate::{Fault, Period};
use crate::model::Decl;

/// What a record was held against. The order is that in which findings of one record stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Check {
    /// It has more values than there are columns.
    TooManyValues,
    /// What stands in a field, by its place among the table's fields, is of no use.
    Unusable(usize, Fault),
    /// A field must be filled in.
    Missing(usize),
    /// No other record has its key.
    SameKey,
    /// A link, by its place among the table's links, leads to a record.
    NoSuchRecord(usize),
    /// A rule, by its place among those on the table.
    Law(usize),
}

/// A record that failed.
#[derive(Debug, Clone)]
pub struct Finding {
    /// What it failed.
    pub check: Check,
    /// The table, by its place in [`Outcome::tables`].
    pub table: usize,
    /// The file, by its place in [`Outcome::files`].
    pub file: usize,
    /// The line its record begins on, from 1.
    pub line: u64,
    /// Which record of the table in this file it is, from 1; 0 where it is about a column and every record.
    pub record: u64,
    /// What the record holds, where that was asked for.
    pub values: Option<Values>,
}

/// What a record holds, as it was entered.
#[derive(Debug, Clone, Default)]
pub struct Values {
    /// The fields of its key.
    pub key: Vec<String>,
    /// The fields that the finding is about.
    pub fields: Vec<String>,
}

/// How often records failed one thing.
#[derive(Debug, Clone)]
pub struct Tally {
    /// The first finding of it: says what it is.
    pub first: Finding,
    /// How many findings there are.
    pub count: u64,
    /// The files and lines of the first few.
    pub lines: Vec<(usize, u64)>,
}

/// A file with records of a table, or such a part of a file.
#[derive(Debug, Clone)]
pub struct File {
    /// Its path, as it is shown.
    pub path: String,
    /// The table, by its place in [`Outcome::tables`].
    pub table: usize,
    /// How it was found to be of that table: `by its name`.
    pub chosen: &'static str,
    /// The form: `CSV with semicolons`.
    pub form: &'static str,
    /// How many records it has.
    pub records: u64,
    /// For each field of the table the column that holds it, from 1, and its name.
    pub columns: Vec<Option<(usize, String)>>,
    /// What was noticed of it and fails nothing.
    pub notes: Vec<Note>,
}

/// Something to know of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// The first line it is about, from 1; none where it is about the whole file.
    pub line: Option<u64>,
    /// What is to be known.
    pub words: String,
}

/// Why a file could not be read, or not to its end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// The path, as it is shown.
    pub path: String,
    /// The line from which on it could not be read, from 1.
    pub line: Option<u64>,
    /// What is wrong.
    pub message: String,
    /// What to do.
    pub help: String,
}

/// Rules that look at a table of which no file was given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unjudged {
    /// The ids of the rules.
    pub laws: Vec<String>,
    /// The tables that they look at besides.
    pub tables: Vec<String>,
}

/// All that was found.
#[derive(Debug)]
pub struct Outcome<'m> {
    /// The dataset.
    pub dataset: Decl<'m>,
    /// The reporting period, where one was given.
    pub period: Option<Period>,
    /// The tables of which there is a file.
    pub tables: Vec<TablePlan<'m>>,
    /// The files, a part of a file after the other.
    pub files: Vec<File>,
    /// The first findings, by file and line.
    pub findings: Vec<Finding>,
    /// All findings, counted.
    pub tallies: Vec<Tally>,
    /// What could not be read.
    pub problems: Vec<Problem>,
    /// Rules that nothing could be said of.
    pub unjudged: Vec<Unjudged>,
    /// Why a rule judged records as it did, where that was asked for.
    pub explanations: Vec<Explanation>,
}

impl Outcome<'_> {
    /// How many records were looked at.
    pub fn records(&self) -> u64 {
        self.files.iter().map(|file| file.records).sum()
    }

    /// How many findings refuse a record, and how many only ask.
    pub fn counts(&self) -> (u64, u64) {
        let count = |refuses: bool| {
            let such = self.tallies.iter().filter(|tally| self.refuses(&tally.first) == refuses);
            such.map(|tally| tally.count).sum()
        };
        (count(true), count(false))
    }

    /// Whether a finding refuses its record; a query does not.
    pub fn refuses(&self, finding: &Finding) -> bool {
        match finding.check {
            Check::Law(law) => self.tables[finding.table].laws[law].law.refuses(),
            Check::TooManyValues
            | Check::Unusable(..)
            | Check::Missing(_)
            | Check::SameKey
            | Check::NoSuchRecord(_) => true,
        }
    }
}
