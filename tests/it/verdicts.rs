//! What rules say of given records: fixtures with records in remarks, `# given TABLE: FIELDS` and a line each.

use std::fmt::Write;

use ofw::evaluate::{Data, Judge, Layout, Period, Reader, Record, Sheet};
use ofw::expression::{Condition, Date, Test, fails, holds};
use ofw::model::{Law, Model, Table};

use crate::support::fixtures::each_fixture;
use crate::support::modelled::{errors, in_memory};

/// The records given of a table: the names of the fields, and each record's values.
type Given<'t> = (&'t str, Vec<&'t str>, Vec<Vec<&'t str>>);

fn given(text: &str) -> Vec<Given<'_>> {
    let mut given: Vec<Given<'_>> = Vec::new();
    let split = |line| -> Vec<&str> { str::split(line, ',').map(str::trim).collect() };
    for line in text.lines().filter_map(|line| line.strip_prefix("# ")) {
        if let Some((table, fields)) = line.strip_prefix("given ").and_then(|line| line.split_once(':')) {
            given.push((table, split(fields), Vec::new()));
        } else if let Some((_, _, rows)) = given.last_mut() {
            rows.push(split(line));
        }
    }
    given
}

fn table<'m>(model: &'m Model, name: &str) -> Table<'m> {
    Table(model.of_kind("table").find(|table| table.name() == name).unwrap())
}

fn sheet<'m>(table: Table<'m>, (_, fields, rows): &Given<'m>) -> Sheet<'m> {
    let mut sheet = Sheet::of(table);
    let layout: Layout<'m> = sheet.layout().clone();
    for row in rows {
        let cells = layout.fields().iter().map(|field| {
            let text = fields.iter().position(|name| *name == field.name()).and_then(|at| row.get(at)).copied();
            Reader::of(*field).text(text.unwrap_or_default()).cell()
        });
        sheet.push(cells.collect::<Vec<_>>());
    }
    sheet
}

fn said(verdict: Option<bool>) -> &'static str {
    match verdict {
        Some(true) => "holds",
        Some(false) => "fails",
        None => "unknown",
    }
}

/// What each rule's condition says of each record of its table, the pair of formulas being asked as well where they speak
/// of nothing but values of the record.
fn verdicts(text: &str) -> String {
    let compilation = in_memory(&[("package/all.ofw", text)]);
    let model = &compilation.model;
    let mut out = errors(&compilation);
    let given = given(text);
    let sheets = given.iter().map(|given| sheet(table(model, given.0), given)).collect();
    let data = Data::new(model, sheets);
    let year = Period { start: Date::new(2024, 4, 1).unwrap(), end: Date::new(2025, 3, 31).unwrap() };
    let judge = Judge::new(&data, Some(year));
    for law in model.of_kind("rule").map(Law) {
        let Some((None, then)) = law.parts() else { continue };
        let on = law.own("on").unwrap().reference("table").unwrap();
        let _ = writeln!(out, "{}", law.label());
        let Some((sheet, rows)) = given.iter().enumerate().find(|(_, given)| given.0 == on.name()) else { continue };
        for (row, values) in rows.2.iter().enumerate() {
            let record = Record::new(sheet, row);
            let verdict = judge.holds(then, record);
            agree(&judge, then, record, verdict);
            let _ = writeln!(out, "  {}: {}", values.join(", "), said(verdict));
        }
    }
    out
}

/// The pair of formulas says the same.
fn agree(judge: &Judge<'_>, condition: &Condition, record: Record, verdict: Option<bool>) {
    let (holds, fails) = (asked(judge, &holds(condition), record), asked(judge, &fails(condition), record));
    if let Some((holds, fails)) = holds.zip(fails) {
        assert_eq!((holds, fails), (verdict == Some(true), verdict == Some(false)), "{condition:?}");
    }
}

/// Whether a formula is true of a record; none where it looks further than at its values.
fn asked(judge: &Judge<'_>, test: &Test<'_>, record: Record) -> Option<bool> {
    let each =
        |tests: &[Test<'_>]| -> Option<Vec<bool>> { tests.iter().map(|test| asked(judge, test, record)).collect() };
    Some(match test {
        Test::Never => false,
        Test::All(tests) => each(tests)?.into_iter().all(|test| test),
        Test::Any(tests) => each(tests)?.into_iter().any(|test| test),
        Test::Not(inner) => !asked(judge, inner, record)?,
        Test::Known(value) => judge.holds(&Condition::Known((*value).clone()), record)?,
        Test::Compare(left, order, right) => {
            // Only ever asked of what is known; another branch may not be.
            let compared = Condition::Compare((*left).clone(), *order, (*right).clone());
            judge.holds(&compared, record).unwrap_or_default()
        }
        _ => return None,
    })
}

#[test]
fn rules_say_of_given_records_what_the_language_says() {
    each_fixture("verdicts/*.ofw", verdicts);
}
