//! Records of several tables, and which of them belong together.

use std::collections::HashMap;
use std::hash::Hash;
use std::sync::{Arc, PoisonError, RwLock};

use super::beside::{Beside, Lasting};
use super::cell::Cell;
use super::groups::{Groups, Join};
use super::layout::Layout;
use super::spells;
use crate::id::DeclId;
use crate::model::{Model, Table};

/// The records of one table or spell, a row after another.
#[derive(Debug, Clone)]
pub struct Sheet<'d> {
    /// The table or spell; none for records that are given by data elements alone.
    pub(super) table: Option<DeclId>,
    pub(super) layout: Layout<'d>,
    pub(super) cells: Vec<Cell<'d>>,
    /// Of a spell, the first of the records that each row is joined from.
    pub(super) firsts: Vec<usize>,
}

impl<'d> Sheet<'d> {
    /// No records yet, of a table.
    pub fn of(table: Table<'d>) -> Self {
        Self::holding(table, Layout::of(table))
    }

    /// No records yet, of a table of which only these fields matter: nothing else may be asked of them.
    pub fn holding(table: Table<'d>, layout: Layout<'d>) -> Self {
        Self { table: Some(table.id()), layout, cells: Vec::new(), firsts: Vec::new() }
    }

    /// No records yet, of whatever has these fields.
    pub fn with(layout: Layout<'d>) -> Self {
        Self { table: None, layout, cells: Vec::new(), firsts: Vec::new() }
    }

    /// Which cell holds which field.
    pub fn layout(&self) -> &Layout<'d> {
        &self.layout
    }

    /// Adds a record: its cells as the layout has them. What is missing is unknown, what is too much is left out.
    pub fn push(&mut self, cells: impl IntoIterator<Item = Cell<'d>>) {
        let width = self.width();
        let end = self.cells.len() + width;
        self.cells.extend(cells.into_iter().take(width));
        self.cells.resize(end, Cell::Unknown);
    }

    /// Makes room for so many further records.
    pub fn reserve(&mut self, records: usize) {
        self.cells.reserve(records * self.width());
    }

    /// Removes all records and keeps the room they took.
    pub fn clear(&mut self) {
        self.cells.clear();
    }

    /// How many records there are.
    pub fn len(&self) -> usize {
        self.cells.len() / self.width()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.cells.is_empty()
    }

    /// The cells of a record; none where there is no such record.
    pub fn row(&self, row: usize) -> &[Cell<'d>] {
        let width = self.width();
        self.cells.get(row * width..(row + 1) * width).unwrap_or_default()
    }

    /// The first of the records of its table that a row of a spell is joined from; of any other row, itself.
    pub fn first(&self, row: usize) -> usize {
        self.firsts.get(row).copied().unwrap_or(row)
    }

    /// What a record holds in a cell.
    pub(super) fn cell(&self, row: usize, slot: usize) -> Cell<'d> {
        self.cells.get(row * self.width() + slot).copied().unwrap_or_default()
    }

    /// The least is one, so that records without fields are counted as well.
    fn width(&self) -> usize {
        self.layout.fields().len().max(1)
    }
}

/// Records of several tables: each table once, with the spells that are joined from them.
#[derive(Debug)]
pub struct Data<'d> {
    model: &'d Model,
    sheets: Vec<Sheet<'d>>,
    /// Which records belong together, worked out where first asked for.
    joins: RwLock<HashMap<JoinOf, Arc<Join>>>,
    /// How records lie beside others of their table that share fields or links with them, likewise.
    beside: RwLock<HashMap<BesideOf, Arc<Beside>>>,
}

/// Records of a sheet, by a field or link, as seen from those of another by a field or link.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct JoinOf {
    pub(super) theirs: (usize, DeclId),
    pub(super) ours: (usize, DeclId),
}

/// Records of a sheet that share these fields or links, and whether it is asked from when to when they last.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) struct BesideOf {
    pub(super) sheet: usize,
    pub(super) same: Vec<DeclId>,
    pub(super) lasting: bool,
}

impl<'d> Data<'d> {
    /// These records, and the spells that are joined from them. Of a table that is given twice the first counts.
    pub fn new(model: &'d Model, mut sheets: Vec<Sheet<'d>>) -> Self {
        let of = |sheets: &[Sheet<'d>], table: DeclId| sheets.iter().position(|sheet| sheet.table == Some(table));
        for spell in model.of_kind("spell").map(Table) {
            if let Some(from) = spell.joined_from().and_then(|table| of(&sheets, table.id())) {
                sheets.extend(spells::joined(spell, &sheets[from]));
            }
        }
        Self { model, sheets, joins: RwLock::default(), beside: RwLock::default() }
    }

    /// Records of one table each of which is asked for itself: no spells are joined from them.
    pub fn alone(model: &'d Model, sheet: Sheet<'d>) -> Self {
        Self { model, sheets: vec![sheet], joins: RwLock::default(), beside: RwLock::default() }
    }

    /// What is declared of the records.
    pub(super) fn model(&self) -> &'d Model {
        self.model
    }

    /// The sheet of a table or spell; none where it was not given.
    pub fn position(&self, table: DeclId) -> Option<usize> {
        self.sheets.iter().position(|sheet| sheet.table == Some(table))
    }

    /// All sheets: those given, in their order, and after them the spells.
    pub fn sheets(&self) -> &[Sheet<'d>] {
        &self.sheets
    }

    /// The records of one sheet that have the same values as those of another; nobody has where they cannot be compared.
    pub(super) fn join(&self, of: JoinOf) -> Arc<Join> {
        once(&self.joins, &of, || self.joined(of).unwrap_or_default())
    }

    fn joined(&self, JoinOf { theirs, ours }: JoinOf) -> Option<Join> {
        let slots = |(sheet, by): (usize, DeclId)| {
            let sheet = self.sheets.get(sheet)?;
            Some((sheet, sheet.layout.joined_by(self.model.decl(by))?))
        };
        let ((theirs, by), (ours, with)) = (slots(theirs)?, slots(ours)?);
        Some(Join::new(theirs, &by, ours, &with))
    }

    /// How records lie beside those that share something with them; `days` tells of each from when to when it lasts.
    pub(super) fn beside(&self, of: &BesideOf, days: impl Fn(usize) -> Option<Lasting>) -> Arc<Beside> {
        once(&self.beside, of, || {
            let groups = self.sheets.get(of.sheet).and_then(|sheet| {
                let cells = of.same.iter().map(|by| sheet.layout.joined_by(self.model.decl(*by)));
                let cells: Option<Vec<Vec<usize>>> = cells.collect();
                Some(Groups::of(sheet, &cells?.concat()))
            });
            Beside::new(groups.unwrap_or_default(), days)
        })
    }
}

/// What is worked out where it is first asked for. Two that ask at once may both work it out: they come to the same.
fn once<K: Eq + Hash + Clone, T>(known: &RwLock<HashMap<K, Arc<T>>>, key: &K, make: impl FnOnce() -> T) -> Arc<T> {
    let found = known.read().unwrap_or_else(PoisonError::into_inner).get(key).map(Arc::clone);
    found.unwrap_or_else(|| {
        let made = Arc::new(make());
        let mut known = known.write().unwrap_or_else(PoisonError::into_inner);
        Arc::clone(known.entry(key.clone()).or_insert(made))
    })
}
