//! One file, or a part of one, from its first record to its last.

use std::sync::atomic::AtomicU64;

use rayon::prelude::*;

use super::collected::Collected;
use crate::evaluate::{Data, Judge, Period};
use crate::model::Needed;
use crate::validate::block::{Block, Noticed, Often};
use crate::validate::columns::Names;
use crate::validate::csv::{self, Marks, Shape};
use crate::validate::finding::{Check, File, Finding, Note, Problem, Values};
use crate::validate::json;
use crate::validate::kept::{Keeping, KeptTable, Origin};
use crate::validate::opened::{self, FileForm, Opened};
use crate::validate::plan::TablePlan;
use crate::validate::source::Source;
use crate::validate::within::{Looked, Looking};

/// How many names of each kind a note is written of.
const NAMED: usize = 20;

/// Where the records of a part stand in its file.
pub(super) struct At {
    /// For each column the field it holds.
    pub slots: Vec<Option<usize>>,
    /// What the file calls them, where it holds several tables.
    pub part: Option<String>,
}

/// How a file is read.
pub(super) struct Reading<'r, 'm> {
    pub plan: &'r TablePlan<'m>,
    pub keeping: Option<&'r Keeping>,
    pub period: Option<Period>,
    pub with_values: bool,
    pub read: &'static AtomicU64,
}

/// How far a file has been read.
struct Reached {
    file: File,
    place: usize,
    /// The line on which the next block begins.
    line: u64,
    noticed: Noticed,
}

/// Where what comes of records goes.
struct Records<'r> {
    kept: &'r mut KeptTable,
    collected: &'r mut Collected,
    reached: &'r mut Reached,
}

impl Reading<'_, '_> {
    /// Reads all records of a file; what is kept and found is added.
    pub fn all(
        &self,
        file: File,
        place: usize,
        opened: &Opened,
        at: At,
        kept: &mut [KeptTable],
        collected: &mut Collected,
    ) -> (File, Option<Problem>) {
        self.without_columns(&file, place, collected);
        let mut reached = Reached { file, place, line: 1, noticed: Noticed::default() };
        let kept = &mut kept[reached.file.table];
        let names = Names::of(self.plan.table);
        let problem = match Source::open(&opened.path, &opened.shown, self.read) {
            Err(problem) => Some(problem),
            Ok(source) => {
                if source.wide {
                    reached.file.notes.push(Note { line: None, words: "it is UTF-16".to_owned() });
                }
                let records = Records { kept, collected, reached: &mut reached };
                match opened.form {
                    FileForm::Csv(marks) => self.csv(&opened.shown, source, marks, at.slots, records),
                    FileForm::Json => self.json(&opened.shown, source, &at, &names, records),
                }
            }
        };
        reached.note(&names);
        (reached.file, problem)
    }

    /// What must always be filled in and has no column is one mistake, whatever the number of records.
    fn without_columns(&self, file: &File, place: usize, collected: &mut Collected) {
        for (slot, field) in self.plan.fields.iter().enumerate() {
            if field.needed == Needed::Always && file.columns[slot].is_none() {
                let check = Check::Missing(slot);
                collected.add_in_order(Finding {
                    check,
                    table: file.table,
                    file: place,
                    line: 1,
                    record: 0,
                    values: None,
                });
            }
        }
    }

    fn csv(
        &self,
        shown: &str,
        source: Source,
        marks: Marks,
        slots: Vec<Option<usize>>,
        mut records: Records<'_>,
    ) -> Option<Problem> {
        let shape = Shape { marks, slots, width: self.plan.fields.len() };
        let mut blocks = csv::Blocks::new(source, marks);
        let mut begun = false;
        let next = || {
            let mut block = blocks.next()?;
            let mut line = None;
            if let Some(first) = block.as_mut().filter(|_| !begun) {
                let (_, end, lines) = csv::header(first, marks);
                first.drain(..end);
                (begun, line) = (true, Some(1 + lines));
            }
            Ok(block.map(|bytes| (bytes, line)))
        };
        let parse = |(bytes, line)| (csv::parse(bytes, &shape), line);
        if let Some(problem) = self.each(shown, next, parse, &mut records, opened::unreadable) {
            return Some(problem);
        }
        let cut = records.reached.noticed.cut.then_some(records.reached.line);
        cut.map(|line| Problem {
            path: shown.to_owned(),
            line: Some(line),
            message: "the file ends in the middle of a record".to_owned(),
            help: "It was likely cut off on its way: fetch or save it again.".to_owned(),
        })
    }

    fn json(&self, shown: &str, source: Source, at: &At, names: &Names, mut records: Records<'_>) -> Option<Problem> {
        let width = self.plan.fields.len();
        let mut blocks = json::Blocks::new(source);
        let next = || loop {
            match blocks.next()? {
                Some(chunk) if chunk.part != at.part => {}
                other => return Ok(other),
            }
        };
        let parse = |chunk: json::Chunk| {
            let line = chunk.line;
            (json::parse(chunk, names, width), Some(line))
        };
        self.each(shown, next, parse, &mut records, |shown, broken, _| opened::not_json(shown, broken))
    }

    /// Looks at a file piece by piece: some are looked at while the next are fetched.
    fn each<P: Send, B: Send>(
        &self,
        shown: &str,
        mut next: impl FnMut() -> Result<Option<P>, B> + Send,
        parse: impl Fn(P) -> (Block, Option<u64>) + Sync,
        records: &mut Records<'_>,
        unreadable: impl Fn(&str, &B, u64) -> Problem,
    ) -> Option<Problem> {
        let given: Vec<bool> = records.reached.file.columns.iter().map(Option::is_some).collect();
        let none = Data::new(self.plan.table.model(), Vec::new());
        let judge = Judge::new(&none, self.period);
        let looking = Looking { plan: self.plan, given: &given, judge: &judge, keeping: self.keeping };
        let (mut batch, mut broken) = fetch(&mut next);
        while !batch.is_empty() {
            let look = |piece: P| {
                let (block, line) = parse(piece);
                (looking.at(block), line)
            };
            let work = || batch.into_par_iter().map(look).collect::<Vec<(Looked, Option<u64>)>>();
            let ended = broken.is_some();
            let more = || if ended { (Vec::new(), None) } else { fetch(&mut next) };
            let (looked, (following, stopped)) = rayon::join(work, more);
            for (looked, line) in looked {
                records.reached.line = line.unwrap_or(records.reached.line);
                let malformed = looked.block.broken.map(|lines| records.reached.line + u64::from(lines));
                self.add(looked, records);
                if let Some(line) = malformed {
                    let broken = json::Broken::At(line, "this is not JSON");
                    return Some(opened::not_json(shown, &broken));
                }
            }
            broken = broken.or(stopped);
            batch = following;
        }
        broken.map(|broken| unreadable(shown, &broken, records.reached.line))
    }

    /// Adds what was found of a block.
    fn add(&self, looked: Looked, records: &mut Records<'_>) {
        let Records { kept, collected, reached } = records;
        let Looked { block, failed, kept: keep } = looked;
        let (line, records) = (reached.line, reached.file.records);
        let (table, file) = (reached.file.table, reached.place);
        let mut longer = block.longer.iter().peekable();
        let mut tell_longer = |before: u32, collected: &mut Collected| {
            while let Some(place) = longer.next_if(|place| place.line < before) {
                let check = Check::TooManyValues;
                let (line, record) = (line + u64::from(place.line), records + u64::from(place.record) + 1);
                collected.add_in_order(Finding { check, table, file, line, record, values: None });
            }
        };
        for failed in failed {
            let row = failed.row as usize;
            let place = block.places[row];
            tell_longer(place.line, collected);
            let line = line + u64::from(place.line);
            if !collected.has_room() && collected.count(table, failed.check, file, line) {
                continue;
            }
            let shown = |slot: &usize| block.text(block.entry(row, *slot)).to_owned();
            let values = self.with_values.then(|| Values {
                key: self.plan.key.iter().map(shown).collect(),
                fields: self.plan.points(failed.check).iter().map(shown).collect(),
            });
            let record = records + u64::from(place.record) + 1;
            collected.add_in_order(Finding { check: failed.check, table, file, line, record, values });
        }
        tell_longer(u32::MAX, collected);
        if let Some(keep) = keep {
            kept.push(keep, Origin { file, line, records });
        }
        reached.noticed.join(&block.noticed, line);
        reached.file.records += u64::from(block.records);
        reached.line += u64::from(block.lines);
    }
}

/// Some pieces, and why there are no more where that is not the end of the file.
fn fetch<P, B>(next: &mut impl FnMut() -> Result<Option<P>, B>) -> (Vec<P>, Option<B>) {
    let mut batch = Vec::new();
    for _ in 0..rayon::current_num_threads() * 2 {
        match next() {
            Ok(Some(piece)) => batch.push(piece),
            Ok(None) => break,
            Err(broken) => return (batch, Some(broken)),
        }
    }
    (batch, None)
}

impl Reached {
    /// Says what was noticed.
    fn note(&mut self, names: &Names) {
        let Noticed { blank, trimmed, windows, shorter, cut: _, strange, nearly } = &self.noticed;
        let mut notes = Vec::new();
        let mut note = |often: &Often, one: &str, many: &str| {
            let words = match often.count {
                0 => return,
                1 => one.to_owned(),
                count => format!("{count} {many}"),
            };
            notes.push(Note { line: Some(often.first), words });
        };
        note(blank, "one blank row, left out", "blank rows, left out");
        note(
            trimmed,
            "one value with blanks round it, which do not count",
            "values with blanks round them, which do not count",
        );
        note(
            windows,
            "one value that is not UTF-8, taken for Windows-1252",
            "values that are not UTF-8, taken for Windows-1252",
        );
        note(
            shorter,
            "one record with fewer values than columns: the others count as empty",
            "records with fewer values than columns: the others count as empty",
        );
        let records = |often: &Often| match often.count {
            1 => "in one record".to_owned(),
            count => format!("in {count} records"),
        };
        for (name, often) in nearly.iter().take(NAMED) {
            let meant = names.field(name).map(|(slot, _)| names.shown(slot)).unwrap_or_default();
            let words = format!("taken though not written the same: `{name}` for `{meant}`, {}", records(often));
            notes.push(Note { line: Some(often.first), words });
        }
        for (name, often) in strange.iter().take(NAMED) {
            let meant = names.meant(name).map(|meant| format!(" (did you mean `{meant}`?)")).unwrap_or_default();
            let words = format!("no field of the table, and left out: `{name}`{meant}, {}", records(often));
            notes.push(Note { line: Some(often.first), words });
        }
        if self.file.records == 0 {
            notes.push(Note { line: None, words: "there are no records".to_owned() });
        }
        self.file.notes.extend(notes);
    }
}
