//! What can be said of a record only beside others.

use rayon::prelude::*;

use super::finding::{Check, Finding, Values};
use super::kept::{Keeping, KeptTable};
use super::plan::TablePlan;
use crate::evaluate::{Cell, Data, Judge, Period, Record};
use crate::model::{Model, Needed};

/// The records of a table that were kept.
pub(super) struct Whole<'r, 'm> {
    /// The table, by its place in the plan.
    pub table: usize,
    pub plan: &'r TablePlan<'m>,
    pub keeping: &'r Keeping,
    pub kept: &'r KeptTable,
}

/// Looks at all records that were kept; `tell` hears of what is found, a check after the other, each in the order of the
/// records.
pub(super) fn look(
    model: &Model,
    wholes: &[Whole<'_, '_>],
    period: Option<Period>,
    with_values: bool,
    tell: &mut dyn FnMut(Finding),
) {
    let sheets = wholes.iter().map(|whole| whole.kept.sheet(whole.plan.table, whole.keeping.layout(whole.plan)));
    let data = Data::new(model, sheets.collect());
    let judge = Judge::new(&data, period);
    for (sheet, whole) in wholes.iter().enumerate() {
        let mut found = |check: Check, row: usize| {
            let (file, line, record) = whole.kept.place(row);
            let values = with_values.then(|| values(whole, &data, sheet, row, check));
            tell(Finding { check, table: whole.table, file, line, record, values });
        };
        let key: Vec<_> = whole.plan.key.iter().map(|slot| whole.plan.fields[*slot].field.id()).collect();
        data.sharing_a_key(sheet, &key).into_iter().for_each(|row| found(Check::SameKey, row));
        for (place, link) in whole.plan.links.iter().enumerate() {
            let link = model.decl(link.id());
            data.leading_nowhere(sheet, link).into_iter().for_each(|row| found(Check::NoSuchRecord(place), row));
        }
        for (slot, field) in whole.plan.fields.iter().enumerate() {
            let Needed::When(condition) = field.needed else { continue };
            if field.reach.others {
                let such = whole.kept.empty(slot);
                such.filter(|row| judge.holds(condition, Record::new(sheet, *row)) == Some(true))
                    .for_each(|row| found(Check::Missing(slot), row));
            }
        }
        for (place, law) in whole.plan.laws.iter().enumerate().filter(|(_, law)| !law.is_within()) {
            let Some(at) = law.spell.map_or(Some(sheet), |spell| data.position(spell)) else { continue };
            let rows = &data.sheets()[at];
            let broken: Vec<usize> = (0..rows.len())
                .into_par_iter()
                .filter(|row| judge.breaks(law.applies, law.then, Record::new(at, *row)))
                .collect();
            let mut broken: Vec<usize> = broken.into_iter().map(|row| rows.first(row)).collect();
            broken.sort_unstable();
            broken.into_iter().for_each(|row| found(Check::Law(place), row));
        }
    }
}

/// What a record holds, as far as it is kept.
fn values(whole: &Whole<'_, '_>, data: &Data<'_>, sheet: usize, row: usize, check: Check) -> Values {
    let sheet = &data.sheets()[sheet];
    let shown = |slot: &usize| {
        let cell = sheet.layout().slot(whole.plan.fields[*slot].field.id()).and_then(|at| sheet.row(row).get(at));
        match cell {
            None | Some(Cell::Unknown) => String::new(),
            Some(Cell::Number(number)) => number.to_string(),
            Some(Cell::Date(date)) => date.to_string(),
            Some(Cell::Truth(yes)) => if *yes { "yes" } else { "no" }.to_owned(),
            Some(Cell::Text(text)) => (*text).to_owned(),
        }
    };
    Values {
        key: whole.plan.key.iter().map(shown).collect(),
        fields: whole.plan.points(check).iter().map(shown).collect(),
    }
}
