//! The columns that rules across records look at, kept until all files are read.

use std::collections::BTreeSet;

use rust_decimal::Decimal;

use super::block::Place;
use super::plan::TablePlan;
use crate::evaluate::{Cell, Layout, Reading, Sheet};
use crate::expression::Date;
use crate::id::DeclId;
use crate::model::{Field, Model, Needed, Table};

/// What is kept of the records of a table.
#[derive(Debug)]
pub(super) struct Keeping {
    /// For each field whether its cells are kept.
    slots: Vec<bool>,
    /// The fields of which it matters whether they are empty.
    empty: Vec<usize>,
}

/// A cell that borrows nothing.
#[derive(Debug, Clone, Copy)]
enum Kept {
    Unknown,
    Number(Decimal),
    Date(Date),
    Truth(bool),
    /// Where it stands in the texts of its block.
    Text(u32, u32),
}

/// What is kept of a block.
#[derive(Debug)]
pub(super) struct KeptBlock {
    slots: Vec<bool>,
    wanted: Vec<usize>,
    texts: String,
    cells: Vec<Kept>,
    places: Vec<Place>,
    /// The rows and fields where nothing stands, of the fields for which that matters.
    empty: Vec<(u32, u16)>,
}

/// What is kept of a table.
#[derive(Debug, Default)]
pub(super) struct KeptTable {
    blocks: Vec<(KeptBlock, Origin)>,
    /// How many rows come before each block.
    before: Vec<usize>,
    rows: usize,
}

/// Where a block comes from.
#[derive(Debug, Clone, Copy)]
pub(super) struct Origin {
    pub file: usize,
    /// The line its first record begins on.
    pub line: u64,
    /// How many records of the file come before it.
    pub records: u64,
}

impl Keeping {
    /// What of a table must be kept, given the tables that there are files of; none where nothing is asked across
    /// records that concerns it.
    pub fn of(table: &TablePlan<'_>, all: &[TablePlan<'_>], model: &Model, with_values: bool) -> Option<Self> {
        let id = table.table.id();
        let mut named: BTreeSet<DeclId> = BTreeSet::new();
        let mut wanted = !table.key.is_empty();
        let mut slots = vec![false; table.fields.len()];
        table.key.iter().for_each(|slot| slots[*slot] = true);
        for plan in all {
            let own = plan.table.id() == id;
            let spells = |law: &super::plan::LawPlan<'_>| law.spell.is_some();
            let laws = plan.laws.iter().filter(|law| law.reach.others || spells(law)).map(|law| &law.reach);
            let needs = plan.fields.iter().map(|field| &field.reach).filter(|reach| reach.others);
            for reach in laws.chain(needs) {
                wanted |= own || reach.files(model).contains(&id);
                named.extend(&reach.named);
            }
            for link in &plan.links {
                let to = link.own("to").and_then(|to| to.reference("table")).map(|to| to.id());
                let is_given = all.iter().any(|plan| Some(plan.table.id()) == to);
                if is_given && (own || to == Some(id)) {
                    wanted = true;
                    named.insert(link.id());
                }
            }
        }
        if !wanted {
            return None;
        }
        // Records are joined by the fields of a link, which bear the same ids on both sides.
        let links = named.iter().map(|id| model.decl(*id)).filter(|decl| decl.kind_word() == "link");
        let joined: BTreeSet<&str> =
            links.flat_map(|link| link.references("to", "field")).map(|by| by.name()).collect();
        let spells = spell_fields(model, table.table);
        for (slot, field) in table.fields.iter().enumerate() {
            let field = field.field;
            slots[slot] |= named.contains(&field.id()) || joined.contains(field.name()) || spells.contains(&field.id());
        }
        if with_values {
            table.laws.iter().flat_map(|law| &law.points).for_each(|slot| slots[*slot] = true);
        }
        let when = |field: &super::plan::FieldPlan<'_>| matches!(field.needed, Needed::When(_)) && field.reach.others;
        let empty = (0..table.fields.len()).filter(|slot| when(&table.fields[*slot])).collect();
        Some(Self { slots, empty })
    }

    /// Everything.
    pub fn everything(table: &TablePlan<'_>) -> Self {
        Self { slots: vec![true; table.fields.len()], empty: (0..table.fields.len()).collect() }
    }

    /// The cells of what is kept.
    pub fn layout<'m>(&self, table: &TablePlan<'m>) -> Layout<'m> {
        let fields = table.fields.iter().zip(&self.slots).filter(|(_, kept)| **kept).map(|(field, _)| field.field);
        Layout::new(fields.collect::<Vec<Field<'m>>>())
    }
}

/// The fields by which spells are joined from a table.
fn spell_fields(model: &Model, table: Table<'_>) -> BTreeSet<DeclId> {
    let mut fields = BTreeSet::new();
    for spell in model.of_kind("spell").map(Table).filter(|spell| spell.joined_from() == Some(table)) {
        let joins = spell.own("joins");
        fields.extend(joins.into_iter().flat_map(|joins| joins.references("same")).map(|field| field.id()));
        for shared in joins.into_iter().flat_map(|joins| joins.references("field")) {
            fields.insert(shared.id());
            fields.extend(shared.references("to", "field").map(|field| field.id()));
        }
        let lasts = table.own("lasts from");
        let days = lasts.into_iter().flat_map(|lasts| lasts.references("field").chain(lasts.references("to")));
        fields.extend(days.map(|field| field.id()));
    }
    fields
}

impl KeptBlock {
    pub fn new(keeping: &Keeping) -> Self {
        Self {
            slots: keeping.slots.clone(),
            wanted: keeping.empty.clone(),
            texts: String::new(),
            cells: Vec::new(),
            places: Vec::new(),
            empty: Vec::new(),
        }
    }

    /// Keeps what stands in a field of the record at hand, where it is wanted.
    pub fn add(&mut self, slot: usize, reading: Reading<'_>) {
        if reading == Reading::Empty && self.wanted.contains(&slot) {
            let row = u32::try_from(self.places.len()).unwrap_or(u32::MAX);
            self.empty.push((row, u16::try_from(slot).unwrap_or(u16::MAX)));
        }
        if !self.slots[slot] {
            return;
        }
        self.cells.push(match reading.cell() {
            Cell::Unknown => Kept::Unknown,
            Cell::Number(number) => Kept::Number(number),
            Cell::Date(date) => Kept::Date(date),
            Cell::Truth(yes) => Kept::Truth(yes),
            Cell::Text(text) => {
                let start = u32::try_from(self.texts.len()).unwrap_or(u32::MAX);
                self.texts.push_str(text);
                Kept::Text(start, u32::try_from(self.texts.len()).unwrap_or(u32::MAX))
            }
        });
    }

    /// The record at hand is done.
    pub fn end(&mut self, place: Place) {
        self.places.push(place);
    }
}

impl KeptTable {
    /// Adds the records of a block.
    pub fn push(&mut self, block: KeptBlock, origin: Origin) {
        self.before.push(self.rows);
        self.rows += block.places.len();
        self.blocks.push((block, origin));
    }

    /// All of the records, as they can be judged.
    pub fn sheet<'k>(&'k self, table: Table<'k>, layout: Layout<'k>) -> Sheet<'k> {
        let mut sheet = Sheet::holding(table, layout);
        sheet.reserve(self.rows);
        let width = sheet.layout().fields().len();
        for (block, _) in &self.blocks {
            let cell = |kept: &Kept| match *kept {
                Kept::Unknown => Cell::Unknown,
                Kept::Number(number) => Cell::Number(number),
                Kept::Date(date) => Cell::Date(date),
                Kept::Truth(yes) => Cell::Truth(yes),
                Kept::Text(start, end) => Cell::Text(block.texts.get(start as usize..end as usize).unwrap_or_default()),
            };
            for row in 0..block.places.len() {
                sheet.push(block.cells[row * width..(row + 1) * width].iter().map(cell));
            }
        }
        sheet
    }

    /// The file, line and number of a record.
    pub fn place(&self, row: usize) -> (usize, u64, u64) {
        let at = self.before.partition_point(|before| *before <= row).saturating_sub(1);
        let Some((block, origin)) = self.blocks.get(at) else { return (0, 0, 0) };
        let place = block.places.get(row - self.before[at]).copied();
        let (line, record) = place.map_or((0, 0), |place| (place.line, place.record));
        (origin.file, origin.line + u64::from(line), origin.records + u64::from(record) + 1)
    }

    /// The records in which nothing stands in a field, of those for which that is kept.
    pub fn empty(&self, slot: usize) -> impl Iterator<Item = usize> {
        let of = move |(block, before): (&(KeptBlock, Origin), &usize)| {
            let such = block.0.empty.iter().filter(|(_, field)| usize::from(*field) == slot);
            such.map(|(row, _)| *before + *row as usize).collect::<Vec<_>>()
        };
        self.blocks.iter().zip(&self.before).flat_map(of)
    }
}
