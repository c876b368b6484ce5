//! The records that an example gives, and those that must be there for them to belong together.

use std::borrow::Cow;
use std::collections::BTreeSet;

use super::NotRun;
use super::given::{GivenRecord, Said, Subject, said};
use super::value::{self, Held, Wrong};
use super::when;
use crate::evaluate::period::Period;
use crate::evaluate::reading::Fault;
use crate::expression::{Belonging, Condition, Date, Part};
use crate::id::DeclId;
use crate::model::{Decl, Field, Model, Table};
use crate::syntax::text_value;

/// The records of an example, before they are set side by side for judging.
#[derive(Debug)]
pub struct Records<'m> {
    pub(super) model: &'m Model,
    pub(super) tables: Vec<Rows<'m>>,
    /// Of each given record where it stands: the table in `tables`, and the row.
    pub(super) given: Vec<(usize, usize)>,
    /// What is wrong with a given record's fields.
    pub(super) faults: Vec<(usize, Decl<'m>, Fault)>,
    /// Fields of given records that have a code for what is not known.
    pub(super) answered: Vec<(usize, DeclId)>,
    /// The reporting period.
    pub period: Option<Period>,
    /// The day at which a term is asked.
    pub date: Option<Date>,
}

/// The records of one table.
#[derive(Debug)]
pub(super) struct Rows<'m> {
    /// The table or spell; none where the records are data elements.
    pub(super) table: Option<Table<'m>>,
    pub(super) fields: Vec<Field<'m>>,
    pub(super) rows: Vec<Row<'m>>,
}

/// One record.
#[derive(Debug, Clone, Default)]
pub(super) struct Row<'m> {
    pub(super) cells: Vec<Held<'m>>,
    /// The fields that are said, if only to be unknown.
    said: BTreeSet<usize>,
    /// The word by which others link to it.
    word: Option<&'m str>,
    /// The words by which it links to others.
    links: Vec<(Decl<'m>, &'m str)>,
    /// It was given as a record of a spell: which, and the row there.
    pub(super) of_spell: Option<(usize, usize)>,
}

impl<'m> Rows<'m> {
    fn add(&mut self) -> usize {
        self.rows.push(Row { cells: vec![Held::Unknown; self.fields.len()], ..Row::default() });
        self.rows.len() - 1
    }

    fn slot(&self, field: DeclId) -> Option<usize> {
        self.fields.iter().position(|known| known.id() == field)
    }

    fn slot_called(&self, name: &str) -> Option<usize> {
        self.fields.iter().position(|known| known.name() == name)
    }
}

impl<'m> Records<'m> {
    /// The records of an example of a definition that looks at the records of `subject`, and at others by `conditions`.
    pub(super) fn of(example: Decl<'m>, subject: Subject<'m>, conditions: &[&'m Condition]) -> Result<Self, NotRun> {
        let model = example.model();
        let mut records = Self {
            model,
            tables: Vec::new(),
            given: Vec::new(),
            faults: Vec::new(),
            answered: Vec::new(),
            period: None,
            date: None,
        };
        let mut period = None;
        for statement in example.statements("given") {
            match said(model, statement, subject).ok_or(NotRun::Unclear)? {
                Said::Period(words, _) => period = Some(words),
                Said::Date(words, _) => records.date = Some(value::day(words).ok_or(NotRun::Unclear)?),
                Said::Record(record) => records.add(&record)?,
            }
        }
        records.belong();
        records.are_there(subject);
        records.share(conditions);
        records.copy_to_spells();
        let of = example.parent().ok_or(NotRun::Unclear)?;
        records.period = match period {
            Some(words) => Some(when::period(of, words).ok_or(NotRun::Unclear)?),
            None => records.latest().and_then(|day| Period::around(when::kind(of)?, day)),
        };
        Ok(records)
    }

    /// The rows of a table, begun where there are none yet.
    fn of_table(&mut self, table: Table<'m>) -> usize {
        if let Some(known) = self.position(table.id()) {
            return known;
        }
        let fields = table.fields().into_iter().map(Field).collect();
        self.tables.push(Rows { table: Some(table), fields, rows: Vec::new() });
        self.tables.len() - 1
    }

    fn of_elements(&mut self) -> usize {
        let known = self.tables.iter().position(|rows| rows.table.is_none());
        known.unwrap_or_else(|| {
            self.tables.push(Rows { table: None, fields: Vec::new(), rows: Vec::new() });
            self.tables.len() - 1
        })
    }

    pub(super) fn position(&self, table: DeclId) -> Option<usize> {
        self.tables.iter().position(|rows| rows.table.is_some_and(|known| known.id() == table))
    }

    fn add(&mut self, record: &GivenRecord<'m>) -> Result<(), NotRun> {
        let (at, spell) = match record.of {
            Subject::Elements(..) => (self.of_elements(), None),
            Subject::Table(table) => match table.joined_from() {
                Some(from) => (self.of_table(from), Some(self.of_table(table))),
                None => (self.of_table(table), None),
            },
        };
        let row = self.tables[at].add();
        self.tables[at].rows[row].word = record.word;
        for given in &record.fields {
            let field = given.field.ok_or(NotRun::Unclear)?;
            if field.kind_word() == "link" {
                if !matches!(given.value, "unknown" | "not known") {
                    self.tables[at].rows[row].links.push((field, given.value));
                } else if let Some(own) = self.link(at, field) {
                    self.tables[at].rows[row].said.extend(own.iter().map(|(slot, _)| *slot));
                }
                continue;
            }
            match given.read() {
                Ok(held) => {
                    if held == Held::Unknown && Field(field).unknown_codes().contains(&&*text_value(given.value)) {
                        self.answered.push((self.given.len(), field.id()));
                    }
                    self.set(at, row, field, held);
                }
                Err(Wrong::Unusable(fault)) => {
                    self.set(at, row, field, Held::Unknown);
                    self.faults.push((self.given.len(), field, fault));
                }
                Err(Wrong::Nothing | Wrong::WorkedOut) => return Err(NotRun::Unclear),
            }
        }
        if let Some((days, _)) = record.stretch {
            self.lasts(at, row, days).ok_or(NotRun::Unclear)?;
        }
        let place = match spell {
            Some(spell) => {
                let of_spell = self.tables[spell].add();
                self.tables[at].rows[row].of_spell = Some((spell, of_spell));
                (spell, of_spell)
            }
            None => (at, row),
        };
        self.given.push(place);
        Ok(())
    }

    fn set(&mut self, at: usize, row: usize, field: Decl<'m>, held: Held<'m>) {
        let rows = &mut self.tables[at];
        let slot = rows.slot(field.id()).unwrap_or_else(|| {
            rows.fields.push(Field(field));
            rows.rows.iter_mut().for_each(|row| row.cells.push(Held::Unknown));
            rows.fields.len() - 1
        });
        rows.rows[row].cells[slot] = held;
        rows.rows[row].said.insert(slot);
    }

    /// `10 January 2023 to 5 June 2023`, `1 November 2023`: the stretch of a record.
    fn lasts(&mut self, at: usize, row: usize, days: &str) -> Option<()> {
        let lasts = self.tables[at].table?.own("lasts from")?;
        let (from, to) = when::days(days)?;
        self.set(at, row, lasts.reference("field")?, Held::Date(from));
        if let Some(to) = to {
            self.set(at, row, lasts.reference("to")?, Held::Date(to));
        }
        Some(())
    }

    /// The fields of a link: their cells, and their names.
    fn link(&self, at: usize, link: Decl<'m>) -> Option<Vec<(usize, &'m str)>> {
        let fields = link.references("to", "field");
        let own: Option<Vec<_>> = fields.map(|field| Some((self.tables[at].slot(field.id())?, field.name()))).collect();
        own.filter(|own| !own.is_empty())
    }

    /// Lets every record belong to those it links to: those that it names by a word, and else the only one there is. One
    /// that is not given is there all the same.
    fn belong(&mut self) {
        for named in [true, false] {
            let mut at = 0;
            while at < self.tables.len() {
                let links = self.tables[at].table.map(Table::links).unwrap_or_default();
                let is_spell = self.tables[at].table.is_some_and(|table| table.joined_from().is_some());
                for link in links.into_iter().filter(|_| !is_spell) {
                    for row in 0..self.tables[at].rows.len() {
                        let word = self.tables[at].rows[row].links.iter().find(|(known, _)| *known == link);
                        let word = word.map(|(_, word)| *word);
                        if word.is_some() == named {
                            self.belongs(at, row, link, word);
                        }
                    }
                }
                at += 1;
            }
        }
    }

    fn belongs(&mut self, at: usize, row: usize, link: Decl<'m>, word: Option<&'m str>) -> Option<()> {
        let to = link.own("to")?.reference("table").map(Table)?;
        let own = self.link(at, link)?;
        let is_said = own.iter().any(|(slot, _)| self.tables[at].rows[row].said.contains(slot));
        let target = self.of_table(to);
        if is_said || (word.is_none() && target == at) {
            return None;
        }
        let keys: Option<Vec<usize>> = own.iter().map(|(_, name)| self.tables[target].slot_called(name)).collect();
        let keys = keys?;
        let theirs = match word {
            Some(word) => self.called(target, &keys, word),
            None => match self.tables[target].rows.len() {
                0 => self.tables[target].add(),
                1 => 0,
                _ => return None,
            },
        };
        for ((slot, _), key) in own.iter().zip(keys) {
            let known = &mut self.tables[target].rows[theirs].cells[key];
            if *known == Held::Unknown {
                *known = Held::Text(Cow::Owned(format!("{}:{theirs}", word.unwrap_or_default())));
            }
            let known = known.clone();
            self.tables[at].rows[row].cells[*slot] = known;
        }
        Some(())
    }

    /// The record that a word names: by its word, or by the field that it is linked to; a new one where there is none.
    fn called(&mut self, target: usize, keys: &[usize], word: &'m str) -> usize {
        let of_key = match keys {
            [key] => self.tables[target].fields.get(*key).and_then(|field| value::read(*field, word).ok()),
            _ => None,
        };
        let of_key = of_key.filter(|held| *held != Held::Unknown);
        let is = |row: &Row<'m>| {
            row.word == Some(word)
                || of_key.as_ref().is_some_and(|held| keys.iter().all(|key| row.cells[*key] == *held))
        };
        if let Some(known) = self.tables[target].rows.iter().position(is) {
            return known;
        }
        let row = self.tables[target].add();
        self.tables[target].rows[row].word = Some(word);
        if let (Some(held), [key]) = (of_key, keys) {
            self.tables[target].rows[row].cells[*key] = held;
        }
        row
    }

    /// There is a record of those that the definition looks at, if only one of which nothing is known.
    fn are_there(&mut self, subject: Subject<'m>) {
        let at = match subject {
            Subject::Table(table) => self.of_table(table.joined_from().unwrap_or(table)),
            Subject::Elements(..) => self.of_elements(),
        };
        if self.tables[at].rows.is_empty() {
            self.tables[at].add();
        }
    }

    /// Where records are looked at that share a field, and none of those that are given has it: they are of one and the
    /// same.
    fn share(&mut self, conditions: &[&'m Condition]) {
        let mut shared = BTreeSet::new();
        conditions.iter().for_each(|condition| shared_by(condition, &mut shared));
        let joining = self.model.of_kind("spell").filter_map(|spell| spell.own("joins")?.reference("shared"));
        shared.extend(joining.filter(|shared| shared.kind_word() == "field").map(Decl::id));
        for rows in &mut self.tables {
            let key = rows.table.map(Table::key).unwrap_or_default();
            for slot in (0..rows.fields.len()).filter(|slot| shared.contains(&rows.fields[*slot].id())) {
                // What names the record itself is another's of each.
                if key == [rows.fields[slot].0] {
                    continue;
                }
                let untold = |row: &Row<'_>| row.cells[slot] == Held::Unknown && !row.said.contains(&slot);
                if rows.rows.iter().all(untold) {
                    rows.rows.iter_mut().for_each(|row| row.cells[slot] = Held::Text(Cow::Borrowed(":")));
                }
            }
        }
    }

    /// What is given of a spell stands as a record of the spell, and as one of those that it is joined from.
    fn copy_to_spells(&mut self) {
        let copies: Vec<_> = self
            .tables
            .iter()
            .flat_map(|rows| &rows.rows)
            .filter_map(|row| Some((row.of_spell?, row.cells.clone())))
            .collect();
        for ((spell, row), cells) in copies {
            self.tables[spell].rows[row].cells = cells;
        }
    }

    /// The latest day that is given.
    fn latest(&self) -> Option<Date> {
        let rows = self.tables.iter().flat_map(|rows| &rows.rows);
        let days = rows.flat_map(|row| &row.cells).filter_map(|held| match held {
            Held::Date(date) => Some(*date),
            _ => None,
        });
        days.max()
    }
}

/// The fields by which records are looked at that are of the same.
fn shared_by(condition: &Condition, shared: &mut BTreeSet<DeclId>) {
    condition.each_part(&mut |part| match part {
        Part::Rows(rows) => {
            if let Belonging::Same { theirs, ours } = rows.belong {
                shared.extend([theirs, ours]);
            }
        }
        Part::Condition(Condition::Term { means, .. }) => shared_by(means, shared),
        Part::Condition(_) | Part::Value(_) | Part::Moment(_) | Part::Window(_) => {}
    });
}
