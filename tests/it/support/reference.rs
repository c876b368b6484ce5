//! What the reference finds in lots of records, as everything that is generated must.

use std::collections::BTreeSet;

use ofw::evaluate::{Cell, Data, Fault, Judge, Reader, Reading, Record, Sheet};
use ofw::expression::{Asked, Value as Asks};
use ofw::id::PackageId;
use ofw::model::{Decl, Field, Law, Model, Needed, Table};

use super::lots::{Entry, Lot};

/// Something found: the table, the record from 1, the rule, and the fields.
pub type Found = (String, usize, String, Vec<String>);

/// The id of what makes a value unusable.
fn id_of(fault: Fault) -> String {
    let mut id = String::new();
    for c in format!("{fault:?}").chars() {
        if c.is_ascii_uppercase() && !id.is_empty() {
            id.push('-');
        }
        id.push(c.to_ascii_lowercase());
    }
    id
}

/// What is found in a lot.
pub fn findings(model: &Model, package: PackageId, tables: &[Table<'_>], lot: &Lot) -> BTreeSet<Found> {
    let mut found = BTreeSet::new();
    let mut sheets = Vec::new();
    let mut empty: Vec<Vec<Vec<bool>>> = Vec::new();
    let given: Vec<Table<'_>> = tables.iter().copied().filter(|table| lot.of(table.name()).is_some()).collect();
    for table in &given {
        let fields: Vec<Field<'_>> = table.fields().into_iter().map(Field).collect();
        let readers: Vec<Reader> = fields.iter().map(|field| Reader::of(*field)).collect();
        let mut sheet = Sheet::of(*table);
        let mut nothing = Vec::new();
        for (row, record) in lot.of(table.name()).unwrap().iter().enumerate() {
            let mut cells = Vec::new();
            let mut left_out = Vec::new();
            for ((field, reader), entry) in fields.iter().zip(&readers).zip(record) {
                let reading = match entry {
                    Entry::Absent => Reading::Empty,
                    Entry::Text(text) => reader.text(text),
                    Entry::Json(value) => reader.json(value.entered()),
                };
                let note = |rule: String| (table.name().to_owned(), row + 1, rule, vec![field.name().to_owned()]);
                match reading {
                    Reading::Unusable(fault) => drop(found.insert(note(id_of(fault)))),
                    Reading::Empty if field.needed() == Needed::Always => drop(found.insert(note("missing".into()))),
                    _ => {}
                }
                left_out.push(reading == Reading::Empty);
                cells.push(reading.cell());
            }
            sheet.push(cells);
            nothing.push(left_out);
        }
        sheets.push(sheet);
        empty.push(nothing);
    }
    let data = Data::new(model, sheets);
    let judge = Judge::new(&data, lot.period);
    for (at, table) in given.iter().enumerate() {
        for (row, nothing) in empty[at].iter().enumerate() {
            let record = Record::new(at, row);
            let mut note = |rule: &str, fields: Vec<&str>| {
                let fields = fields.into_iter().map(str::to_owned).collect();
                found.insert((table.name().to_owned(), row + 1, rule.to_owned(), fields));
            };
            for (index, field) in table.fields().into_iter().enumerate() {
                if let Needed::When(condition) = Field(field).needed()
                    && nothing[index]
                    && judge.holds(condition, record) == Some(true)
                {
                    note("missing", vec![field.name()]);
                }
            }
            for law in table.laws_for(package) {
                if let Some((applies, then)) = law.parts()
                    && judge.breaks(applies, then, record)
                {
                    note(law.name(), points_at(law, *table));
                }
            }
            let key = table.key();
            if !key.is_empty() && sharing(&data.sheets()[at], &key, &cells(&data.sheets()[at], row, &key)) > 1 {
                note("same-key", key.iter().map(|field| field.name()).collect());
            }
            for link in table.links() {
                let fields: Vec<Decl<'_>> = link.references("to", "field").collect();
                let to = link.own("to").and_then(|to| to.reference("table"));
                let Some(to) = to.and_then(|to| data.position(to.id())) else { continue };
                let own: Vec<Decl<'_>> = fields.iter().filter_map(|field| table.field(field.name())).collect();
                let values = cells(&data.sheets()[at], row, &own);
                let theirs = &data.sheets()[to];
                let called = |field: &Decl<'_>| {
                    theirs.layout().fields().iter().find(|other| other.name() == field.name()).map(|other| other.0)
                };
                let by: Vec<Decl<'_>> = fields.iter().filter_map(called).collect();
                if values.iter().all(Cell::is_known) && sharing(theirs, &by, &values) == 0 {
                    note("no-such-record", own.iter().map(|field| field.name()).collect());
                }
            }
        }
    }
    found
}

fn cells<'d>(sheet: &Sheet<'d>, row: usize, fields: &[Decl<'d>]) -> Vec<Cell<'d>> {
    let slot = |field: &Decl<'d>| sheet.layout().slot(field.id()).unwrap();
    fields.iter().map(|field| sheet.row(row)[slot(field)]).collect()
}

/// How many records have these values, which are known.
fn sharing<'d>(sheet: &Sheet<'d>, by: &[Decl<'d>], values: &[Cell<'d>]) -> usize {
    if !values.iter().all(Cell::is_known) {
        return 0;
    }
    (0..sheet.len()).filter(|row| cells(sheet, *row, by) == values).count()
}

fn points_at<'m>(law: Law<'m>, table: Table<'m>) -> Vec<&'m str> {
    let stated: Vec<&str> = law.references("points at", "field").map(Decl::name).collect();
    if !stated.is_empty() {
        return stated;
    }
    let mut asked = BTreeSet::new();
    if let Some((applies, then)) = law.parts() {
        for condition in applies.into_iter().chain([then]) {
            condition.each_asked(&mut |Asked { field, .. }| {
                if let Asks::Field { links, field, .. } = field
                    && links.is_empty()
                {
                    asked.insert(*field);
                }
            });
        }
    }
    table.fields().into_iter().filter(|field| asked.contains(&field.id())).map(Decl::name).collect()
}
