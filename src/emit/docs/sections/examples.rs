//! The examples of a definition: a record, and what the definition makes of it.

use crate::emit::docs::block::{Line, Row, Table};
use crate::emit::docs::text::one_line;
use crate::english;
use crate::model::{self, Decl, St, Value};

/// A table of the examples of a declaration; none where it has none.
pub fn table(decl: Decl<'_>, caption: &str, records: Option<model::Table<'_>>) -> Option<Table> {
    let rows: Vec<Row> = decl.children("example").map(|example| row(example, records)).collect();
    let head = vec!["Example", "Record", "Verdict"];
    (!rows.is_empty()).then(|| Table::new(caption.to_owned(), head, rows))
}

fn row(example: Decl<'_>, records: Option<model::Table<'_>>) -> Row {
    let given = example.statements("given").map(|statement| record(statement, example, records));
    let given: Vec<Line> = given.collect();
    let mut record = Line::new();
    for (index, line) in given.into_iter().enumerate() {
        record = record.then(if index > 0 { "; " } else { "" }).with(line);
    }
    let verdicts = example.statements("expect").map(|statement| verdict(example, statement));
    let title = crate::emit::docs::text::capitalised(&one_line(&example.label()));
    Row::of(vec![Line::of(title), record, Line::listed(verdicts)])
}

/// `school year: reception, centile of the body mass index: 85`; `child with date of birth: 3 May 2010`.
fn record(statement: St<'_>, example: Decl<'_>, records: Option<model::Table<'_>>) -> Line {
    let model = example.model();
    let mut line = Line::new();
    let mut of = records;
    for filled in statement.values() {
        let Value::Given(pairs) = &filled.value else { continue };
        for (name, value) in pairs {
            let (name, value) = (one_line(model.slice(*name)), one_line(model.slice(*value)));
            if line.is_empty()
                && let Some(other) = records.and_then(|table| table.of_given(&name, &value))
                && let Some((field, value)) = value.split_once(' ').filter(|(field, _)| *field != "from")
            {
                of = Some(other);
                line = line.then(format!("{} with ", name.replace('-', " "))).with(name_of(field, example, of));
                line = line.then(": ").with(Line::strong(value.to_owned()));
                continue;
            }
            let start = if line.is_empty() { "" } else { ", " };
            line = line.then(start).with(name_of(&name, example, of));
            // `placement from 1 May to 3 June` is a record that lasts, `the period 2023-24` says when; all else is a
            // field with its value.
            let is_whole = value.starts_with("from ") || name == "the" || value.is_empty();
            line = line.then(if is_whole { " " } else { ": " }).with(Line::strong(value));
        }
    }
    line
}

fn name_of(name: &str, example: Decl<'_>, records: Option<model::Table<'_>>) -> Line {
    let field = records.and_then(|table| table.field(name));
    let element = || {
        let found = example.model().find(example.package_id(), Some(example.id()), name, &["element"]);
        match found {
            model::Found::One(id) => Some(example.model().decl(id)),
            _ => None,
        }
    };
    match field.or_else(element) {
        Some(decl) => Line::of(english::field_name(decl)),
        None => Line::of(name.replace('-', " ")),
    }
}

/// What the definition says of the record.
fn verdict(example: Decl<'_>, statement: St<'_>) -> Line {
    let model = example.model();
    let raw = statement.values().map(|filled| model.slice(filled.span)).collect::<Vec<_>>().join(", ");
    let words = one_line(&raw);
    let parts: Vec<&str> = words.split([',']).map(|part| part.trim().trim_start_matches("and ").trim()).collect();
    let says = |wanted: &str| parts.contains(&wanted);
    if says("not in denominator") {
        Line::of("not looked at")
    } else if says("in numerator") {
        Line::strong("counts")
    } else if says("in denominator") && says("not in numerator") {
        Line::of("looked at, does not count")
    } else if says("not in numerator") {
        Line::of("does not count")
    } else if says("in denominator") {
        Line::of("looked at")
    } else if says("true") {
        Line::strong("yes")
    } else if says("false") {
        Line::of("no")
    } else if says("nothing") {
        Line::of("nothing is found")
    } else {
        Line::of(words)
    }
}
