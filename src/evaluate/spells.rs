//! Spells: stretches of time joined from the records of a table. `docs/language.md`, "Spells".

use std::collections::BTreeMap;

use super::cell::Cell;
use super::data::Sheet;
use crate::expression::Date;
use crate::model::Table;

/// How the records of a spell are joined.
struct Joining {
    /// The cells of the first day and of the day ended.
    from: usize,
    to: Option<usize>,
    /// The cells that the joined records share.
    shared: Vec<usize>,
    /// The cells that must stay the same.
    same: Vec<usize>,
    /// Whether the next must begin before a day is missed.
    unbroken: bool,
}

/// A record of the table with the days that it lasts.
#[derive(Clone, Copy)]
struct Lasting {
    from: Date,
    /// The day it ended; none while it still lasts.
    to: Option<Date>,
    row: usize,
}

/// The records of a spell; none where it is not said how they are joined.
pub(super) fn joined<'d>(spell: Table<'d>, records: &Sheet<'d>) -> Option<Sheet<'d>> {
    let joining = joining(spell, records)?;
    let mut groups: BTreeMap<Vec<Cell<'d>>, Vec<Lasting>> = BTreeMap::new();
    for row in 0..records.len() {
        let key: Vec<Cell<'d>> = joining.shared.iter().map(|slot| records.cell(row, *slot)).collect();
        if let Some(lasting) = joining.lasting(records, row)
            && key.iter().all(Cell::is_known)
        {
            groups.entry(key).or_default().push(lasting);
        }
    }
    let mut sheet = Sheet::holding(spell, records.layout.clone());
    for mut group in groups.into_values() {
        // The first day, then the day ended with what still lasts at the end, then as they stand in the data.
        group.sort_by_key(|lasting| (lasting.from, lasting.to.is_none(), lasting.to, lasting.row));
        for stretch in joining.stretches(records, &group) {
            sheet.push(joining.whole(records, stretch));
            sheet.firsts.extend(stretch.first().map(|lasting| lasting.row));
        }
    }
    Some(sheet)
}

fn joining<'d>(spell: Table<'d>, records: &Sheet<'d>) -> Option<Joining> {
    let lasts = spell.joined_from()?.own("lasts from")?;
    let joins = spell.own("joins")?;
    let cell = |name: &'static str| records.layout.slot(lasts.reference(name)?.id());
    Some(Joining {
        from: cell("field")?,
        to: cell("to"),
        shared: records.layout.joined_by(joins.reference("field")?)?,
        same: joins.references("same").filter_map(|field| records.layout.slot(field.id())).collect(),
        unbroken: joins.notation().ends_with("no day is missed"),
    })
}

impl Joining {
    /// From when to when a record lasts; none where that is not known.
    fn lasting(&self, records: &Sheet<'_>, row: usize) -> Option<Lasting> {
        let Cell::Date(from) = records.cell(row, self.from) else { return None };
        let to = match self.to.map(|slot| records.cell(row, slot)) {
            Some(Cell::Date(to)) if to < from => return None,
            Some(Cell::Date(to)) => Some(to),
            _ => None,
        };
        Some(Lasting { from, to, row })
    }

    /// Records in order, cut where a new stretch begins.
    fn stretches<'l>(&self, records: &Sheet<'_>, group: &'l [Lasting]) -> Vec<&'l [Lasting]> {
        let mut ends = None;
        group
            .chunk_by(|before, next| {
                // How far the stretch reaches so far: what still lasts has no end.
                let reached = ends.get_or_insert(before.to);
                let missed = self.unbroken && reached.is_some_and(|reached| reached < next.from);
                let alike =
                    self.same.iter().all(|slot| records.cell(before.row, *slot) == records.cell(next.row, *slot));
                let goes_on = alike && !missed;
                ends = if goes_on { Some(reached.zip(next.to).map(|(one, other)| one.max(other))) } else { None };
                goes_on
            })
            .collect()
    }

    /// One record for all of a stretch: what they agree on, from the first day to the last.
    fn whole<'d>(&self, records: &Sheet<'d>, stretch: &[Lasting]) -> Vec<Cell<'d>> {
        let Some((first, others)) = stretch.split_first() else { return Vec::new() };
        let mut cells = records.row(first.row).to_vec();
        for lasting in others {
            for (cell, other) in cells.iter_mut().zip(records.row(lasting.row)) {
                if cell != other {
                    *cell = Cell::Unknown;
                }
            }
        }
        let ends: Option<Vec<Date>> = stretch.iter().map(|lasting| lasting.to).collect();
        cells[self.from] = Cell::Date(first.from);
        if let Some(to) = self.to {
            cells[to] = ends.and_then(|ends| ends.into_iter().max()).map_or(Cell::Unknown, Cell::Date);
        }
        cells
    }
}
