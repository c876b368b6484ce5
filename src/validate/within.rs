//! What can be said of a record by itself.

use super::block::Block;
use super::finding::Check;
use super::kept::{Keeping, KeptBlock};
use super::plan::TablePlan;
use crate::evaluate::{Data, Judge, Reading, Record, Sheet};
use crate::model::Needed;

/// A record of a block that failed something.
#[derive(Debug, Clone, Copy)]
pub(super) struct Failed {
    pub row: u32,
    pub check: Check,
}

/// What was found of a block, and what is kept of it.
pub(super) struct Looked {
    pub block: Block,
    /// In the order of the records.
    pub failed: Vec<Failed>,
    pub kept: Option<KeptBlock>,
}

/// How the records of a table in a file are looked at.
pub(super) struct Looking<'r, 'm> {
    pub plan: &'r TablePlan<'m>,
    /// For each field whether the file has a column for it.
    pub given: &'r [bool],
    pub judge: &'r Judge<'m>,
    pub keeping: Option<&'r Keeping>,
}

impl Looking<'_, '_> {
    /// Looks at the records of a block.
    pub fn at(&self, block: Block) -> Looked {
        let mut failed = Vec::new();
        let mut kept = self.keeping.map(KeptBlock::new);
        let plan = self.plan;
        let mut sheet = Sheet::holding(plan.table, plan.layout.clone());
        sheet.reserve(block.places.len());
        for row in 0..block.places.len() {
            self.read(&block, row, &mut sheet, &mut failed, kept.as_mut());
        }
        let data = Data::alone(plan.table.model(), sheet);
        self.ask(&block, &data, &mut failed);
        failed.sort_by_key(|failed| (failed.row, failed.check));
        Looked { block, failed, kept }
    }

    fn read<'b>(
        &self,
        block: &'b Block,
        row: usize,
        sheet: &mut Sheet<'b>,
        failed: &mut Vec<Failed>,
        mut kept: Option<&mut KeptBlock>,
    ) where
        Self: 'b,
    {
        let at = u32::try_from(row).unwrap_or(u32::MAX);
        let entries = &block.entries[row * block.width..(row + 1) * block.width];
        let cells = self.plan.fields.iter().zip(entries).enumerate().map(|(slot, (field, entry))| {
            let reading = block.read(&field.reader, *entry);
            match reading {
                Reading::Unusable(fault) => failed.push(Failed { row: at, check: Check::Unusable(slot, fault) }),
                Reading::Empty if field.needed == Needed::Always && self.given[slot] => {
                    failed.push(Failed { row: at, check: Check::Missing(slot) });
                }
                Reading::Empty | Reading::NotKnown | Reading::Value(_) => {}
            }
            if let Some(kept) = kept.as_deref_mut() {
                kept.add(slot, reading);
            }
            reading.cell()
        });
        sheet.push(cells);
        if let Some(kept) = kept {
            kept.end(block.places[row]);
        }
    }

    fn ask<'b>(&self, block: &Block, data: &'b Data<'b>, failed: &mut Vec<Failed>) {
        let judge = self.judge.of(data);
        let rows = || 0..block.places.len();
        let at = |row: usize| u32::try_from(row).unwrap_or(u32::MAX);
        for (slot, field) in self.plan.fields.iter().enumerate() {
            let Needed::When(condition) = field.needed else { continue };
            if field.reach.others {
                continue;
            }
            for row in rows().filter(|row| block.read(&field.reader, block.entry(*row, slot)) == Reading::Empty) {
                if judge.holds(condition, Record::new(0, row)) == Some(true) {
                    failed.push(Failed { row: at(row), check: Check::Missing(slot) });
                }
            }
        }
        for (place, law) in self.plan.laws.iter().enumerate().filter(|(_, law)| law.is_within()) {
            for row in rows().filter(|row| judge.breaks(law.applies, law.then, Record::new(0, *row))) {
                failed.push(Failed { row: at(row), check: Check::Law(place) });
            }
        }
    }
}
