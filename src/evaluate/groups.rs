//! Records that have the same known values.

use std::collections::HashMap;

use super::cell::Cell;
use super::data::Sheet;

/// The records of a sheet, those with the same known values together.
#[derive(Debug, Default)]
pub(super) struct Groups {
    /// Where each group begins in `rows`, and where the last ends.
    starts: Vec<u32>,
    /// The rows, group by group, each in the order of the data.
    rows: Vec<u32>,
    /// For each row its group; [`NOBODY`] where a value is unknown.
    of_row: Vec<u32>,
}

/// No group.
pub(super) const NOBODY: u32 = u32::MAX;

impl Groups {
    /// Of the records of a sheet, by what these cells hold. By no cells, all records are one group.
    pub(super) fn of(sheet: &Sheet<'_>, cells: &[usize]) -> Self {
        Self::numbered(sheet, cells).0
    }

    /// The same, with the number of the group of each key.
    fn numbered<'d>(sheet: &Sheet<'d>, cells: &[usize]) -> (Self, HashMap<Key<'d>, u32>) {
        let mut numbers: HashMap<Key<'d>, u32> = HashMap::new();
        let mut sizes: Vec<u32> = Vec::new();
        let mut number = |row| {
            let Some(key) = Key::of(sheet, row, cells) else { return NOBODY };
            let next = count(sizes.len());
            let group = *numbers.entry(key).or_insert(next);
            if group == next {
                sizes.push(0);
            }
            sizes[group as usize] += 1;
            group
        };
        let of_row: Vec<u32> = (0..sheet.len()).map(&mut number).collect();
        let mut at = 0;
        let mut starts = Vec::with_capacity(sizes.len() + 1);
        for size in sizes {
            starts.push(at);
            at += size;
        }
        starts.push(at);
        let mut next = starts.clone();
        let mut rows = vec![0; at as usize];
        for (row, group) in of_row.iter().enumerate().filter(|(_, group)| **group != NOBODY) {
            let place = &mut next[*group as usize];
            rows[*place as usize] = count(row);
            *place += 1;
        }
        (Self { starts, rows, of_row }, numbers)
    }

    /// So many records that all belong together.
    #[cfg(test)]
    pub(super) fn whole(records: usize) -> Self {
        Self { starts: vec![0, count(records)], rows: (0..count(records)).collect(), of_row: vec![0; records] }
    }

    /// How many there are.
    pub(super) fn len(&self) -> usize {
        self.starts.len().saturating_sub(1)
    }

    /// The group of a record; none where a value is unknown.
    pub(super) fn group(&self, row: usize) -> Option<usize> {
        self.of_row.get(row).filter(|group| **group != NOBODY).map(|group| *group as usize)
    }

    /// The records of a group, in their order.
    pub(super) fn rows(&self, group: usize) -> &[u32] {
        let range = self.starts.get(group).zip(self.starts.get(group + 1));
        range.and_then(|(from, to)| self.rows.get(*from as usize..*to as usize)).unwrap_or_default()
    }
}

/// For every record of one sheet the records of another that have the same known values.
#[derive(Debug, Default)]
pub(super) struct Join {
    theirs: Groups,
    /// For each of ours the group of theirs, or [`NOBODY`].
    ours: Vec<u32>,
}

impl Join {
    /// Theirs by what these cells hold, as seen from ours by what those hold.
    pub(super) fn new(theirs: &Sheet<'_>, by: &[usize], ours: &Sheet<'_>, with: &[usize]) -> Self {
        let (theirs, numbers) = Groups::numbered(theirs, by);
        let group = |row| Key::of(ours, row, with).and_then(|key| numbers.get(&key).copied()).unwrap_or(NOBODY);
        Self { theirs, ours: (0..ours.len()).map(group).collect() }
    }

    /// Theirs that have the same values as one of ours, in their order; none where a value is unknown.
    pub(super) fn rows(&self, ours: usize) -> &[u32] {
        let group = self.ours.get(ours).filter(|group| **group != NOBODY);
        group.map_or(&[], |group| self.theirs.rows(*group as usize))
    }
}

/// Values that are all known.
#[derive(PartialEq, Eq, Hash)]
pub(super) enum Key<'d> {
    One(Cell<'d>),
    Several(Box<[Cell<'d>]>),
}

impl<'d> Key<'d> {
    pub(super) fn of(sheet: &Sheet<'d>, row: usize, slots: &[usize]) -> Option<Self> {
        if let [slot] = slots {
            return Some(sheet.cell(row, *slot)).filter(Cell::is_known).map(Key::One);
        }
        let cells: Option<Box<[Cell<'d>]>> =
            slots.iter().map(|slot| Some(sheet.cell(row, *slot)).filter(Cell::is_known)).collect();
        cells.map(Key::Several)
    }
}

/// A number of rows or groups: a sheet with more than four thousand million of them fits into no memory.
fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(NOBODY)
}
