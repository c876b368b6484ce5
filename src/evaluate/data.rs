//! Records of several tables, and which of them belong together.

use std::collections::HashMap;
use std::sync::{Arc, PoisonError, RwLock};

use super::cell::Cell;
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
}

impl<'d> Sheet<'d> {
    /// No records yet, of a table.
    pub fn of(table: Table<'d>) -> Self {
        Self { table: Some(table.id()), layout: Layout::of(table), cells: Vec::new() }
    }

    /// No records yet, of whatever has these fields.
    pub fn with(layout: Layout<'d>) -> Self {
        Self { table: None, layout, cells: Vec::new() }
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
}

/// Records of a sheet, by a field or link, as seen from those of another by a field or link.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct JoinOf {
    pub(super) theirs: (usize, DeclId),
    pub(super) ours: (usize, DeclId),
}

/// For every record of one sheet the records of another that have the same known values.
#[derive(Debug, Default)]
pub(super) struct Join {
    /// For each of ours the group, or [`Join::NOBODY`].
    groups: Vec<u32>,
    /// Where each group begins in `rows`, and where the last ends.
    starts: Vec<u32>,
    rows: Vec<u32>,
}

impl Join {
    const NOBODY: u32 = u32::MAX;

    fn new(theirs: &Sheet<'_>, by: &[usize], ours: &Sheet<'_>, with: &[usize]) -> Self {
        let mut numbers: HashMap<Key<'_>, u32> = HashMap::with_capacity(theirs.len());
        let mut of_row = Vec::with_capacity(theirs.len());
        let mut sizes: Vec<u32> = Vec::new();
        for row in 0..theirs.len() {
            let Some(key) = Key::of(theirs, row, by) else {
                of_row.push(Self::NOBODY);
                continue;
            };
            let next = u32::try_from(sizes.len()).unwrap_or(Self::NOBODY);
            let group = *numbers.entry(key).or_insert(next);
            if group == next {
                sizes.push(0);
            }
            sizes[group as usize] += 1;
            of_row.push(group);
        }
        let mut starts = Vec::with_capacity(sizes.len() + 1);
        let mut at = 0;
        for size in &sizes {
            starts.push(at);
            at += size;
        }
        starts.push(at);
        let mut next = starts.clone();
        let mut rows = vec![0; at as usize];
        for (row, group) in of_row.iter().enumerate().filter(|(_, group)| **group != Self::NOBODY) {
            let place = &mut next[*group as usize];
            rows[*place as usize] = u32::try_from(row).unwrap_or(Self::NOBODY);
            *place += 1;
        }
        let group = |row| Key::of(ours, row, with).and_then(|key| numbers.get(&key).copied()).unwrap_or(Self::NOBODY);
        Self { groups: (0..ours.len()).map(group).collect(), starts, rows }
    }

    /// Theirs that have the same values as one of ours, in their order; none where a value is unknown.
    pub(super) fn rows(&self, ours: usize) -> &[u32] {
        let Some(group) = self.groups.get(ours).filter(|group| **group != Self::NOBODY) else { return &[] };
        let group = *group as usize;
        let range = self.starts.get(group).zip(self.starts.get(group + 1));
        range.and_then(|(from, to)| self.rows.get(*from as usize..*to as usize)).unwrap_or_default()
    }
}

/// Values that are all known.
#[derive(PartialEq, Eq, Hash)]
enum Key<'d> {
    One(Cell<'d>),
    Several(Box<[Cell<'d>]>),
}

impl<'d> Key<'d> {
    fn of(sheet: &Sheet<'d>, row: usize, slots: &[usize]) -> Option<Self> {
        if let [slot] = slots {
            return Some(sheet.cell(row, *slot)).filter(Cell::is_known).map(Key::One);
        }
        let cells: Option<Box<[Cell<'d>]>> =
            slots.iter().map(|slot| Some(sheet.cell(row, *slot)).filter(Cell::is_known)).collect();
        cells.map(Key::Several)
    }
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
        Self { model, sheets, joins: RwLock::default() }
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
        let known = self.joins.read().unwrap_or_else(PoisonError::into_inner).get(&of).map(Arc::clone);
        known.unwrap_or_else(|| {
            let made = Arc::new(self.joined(of).unwrap_or_default());
            let mut joins = self.joins.write().unwrap_or_else(PoisonError::into_inner);
            Arc::clone(joins.entry(of).or_insert(made))
        })
    }

    fn joined(&self, JoinOf { theirs, ours }: JoinOf) -> Option<Join> {
        let slots = |(sheet, by): (usize, DeclId)| {
            let sheet = self.sheets.get(sheet)?;
            Some((sheet, sheet.layout.joined_by(self.model.decl(by))?))
        };
        let ((theirs, by), (ours, with)) = (slots(theirs)?, slots(ours)?);
        Some(Join::new(theirs, &by, ours, &with))
    }
}
