//! The records of an example side by side, as conditions see them.

use super::records::{Records, Row, Rows};
use super::value::Held;
use crate::evaluate::cell::Cell;
use crate::evaluate::data::{Data, Sheet};
use crate::evaluate::judge::Record;
use crate::evaluate::layout::Layout;
use crate::evaluate::spells;
use crate::id::DeclId;
use crate::model::{Field, Table};

impl<'m> Records<'m> {
    /// The records side by side.
    pub fn data(&self) -> Data<'_> {
        Data::new(self.model, self.tables.iter().map(|rows| self.sheet(rows)).collect())
    }

    fn sheet<'r>(&'r self, rows: &'r Rows<'m>) -> Sheet<'r> {
        let filled = |wanted: &dyn Fn(&Row<'m>) -> bool| {
            let mut sheet = match rows.table {
                Some(table) => Sheet::of(table),
                None => Sheet::with(Layout::new(rows.fields.clone())),
            };
            for row in rows.rows.iter().filter(|row| wanted(row)) {
                sheet.push(row.cells.iter().map(Held::cell));
            }
            sheet
        };
        let mut sheet = filled(&|_| true);
        // A record of a spell stands as it is given, and the others are joined.
        let from = rows.table.and_then(Table::joined_from).and_then(|from| self.position(from.id()));
        if let (Some(spell), Some(from)) = (rows.table, from.map(|from| &self.tables[from])) {
            let mut others = Sheet::of(spell);
            for row in from.rows.iter().filter(|row| row.of_spell.is_none()) {
                others.push(row.cells.iter().map(Held::cell));
            }
            let joined = spells::joined(spell, &others);
            joined
                .iter()
                .for_each(|joined| (0..joined.len()).for_each(|row| sheet.push(joined.row(row).iter().copied())));
        }
        sheet
    }

    /// Whether a given record has a code for what is not known in a field: that is an answer.
    pub(super) fn has_unknown_code(&self, given: Option<usize>, field: Field<'_>) -> bool {
        self.answered.iter().any(|(of, known)| Some(*of) == given && *known == field.id())
    }

    /// Whether another record has the same key.
    pub(super) fn has_same_key(&self, data: &Data<'_>, table: Table<'_>, record: Record) -> bool {
        let (sheet, row) = record.place();
        let sheet = &data.sheets()[sheet];
        let slots: Option<Vec<usize>> = table.key().iter().map(|field| sheet.layout().slot(field.id())).collect();
        let Some(slots) = slots.filter(|slots| !slots.is_empty()) else { return false };
        let key = |row| slots.iter().map(|slot| sheet.cell(row, *slot)).collect::<Vec<_>>();
        let own = key(row);
        own.iter().all(Cell::is_known) && (0..sheet.len()).any(|other| other != row && key(other) == own)
    }

    /// The records of a table or spell, or of data elements where none is named; with which of the given ones each is.
    pub(super) fn at_hand(&self, data: &Data<'_>, table: Option<DeclId>) -> Vec<(Record, Option<usize>)> {
        let sheet = match table {
            Some(table) => data.position(table),
            None => self.tables.iter().position(|rows| rows.table.is_none()),
        };
        let Some(sheet) = sheet else { return Vec::new() };
        let of = |row| (Record::new(sheet, row), self.given.iter().position(|place| *place == (sheet, row)));
        let mut all: Vec<_> = (0..data.sheets()[sheet].len()).map(of).collect();
        if all.iter().any(|(_, given)| given.is_some()) {
            all.retain(|(_, given)| given.is_some());
        }
        if let Some(date) = self.date {
            all.iter_mut().for_each(|(record, _)| *record = record.at(date));
        }
        all
    }
}
