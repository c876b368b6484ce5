//! How the stretch of time is written for which a value is.

use serde_json::{Value, json};

use super::text::{joined, label, means};
use crate::expression::{DayOfYear, TimeUnit};
use crate::model::{self, Decl, St};

/// The schema of the period of a metric's values, and a sample. Lengths keep out a line end after the last character.
pub(super) fn property(period: Option<Decl<'_>>) -> (Value, Value) {
    let Some(period) = period else {
        return (text("The period that the value is for."), json!("2023"));
    };
    let title = label(period);
    let (how, schema, sample) = form(period);
    let description = joined([means(period).unwrap_or_default(), how]);
    let mut schema = schema;
    if let Some(object) = schema.as_object_mut() {
        object.shift_insert(0, "title".to_owned(), json!(format!("Period: {title}")));
        object.shift_insert(1, "description".to_owned(), json!(description));
    }
    (schema, json!(sample))
}

fn text(description: &str) -> Value {
    json!({ "title": "Period", "description": description, "type": "string", "minLength": 1 })
}

/// How a period is written, as words, as a schema and as a sample.
fn form(period: Decl<'_>) -> (String, Value, String) {
    if let Some((from, to)) = period.own("from").and_then(|from| Some((day(from, "day")?, day(from, "to")?))) {
        return if to < from { across(from, to) } else { year(format!("from {from} to {to}")) };
    }
    if let Some(on) = period.own("on").and_then(|on| day(on, "day")) {
        return year(format!("on {on}"));
    }
    match period.own("lasts").and_then(|lasts| lasts.duration("duration")) {
        Some(length) if matches!(length.unit, TimeUnit::Months | TimeUnit::Years) => (
            "It is written as its first month: 2023-04.".to_owned(),
            json!({ "type": "string", "pattern": "^[0-9]{4}-(?:0[1-9]|1[0-2])$", "maxLength": 7 }),
            "2023-04".to_owned(),
        ),
        Some(_) => (
            "It is written as its first day: 2023-04-01.".to_owned(),
            json!({ "type": "string", "format": "date", "pattern": super::date::pattern(), "maxLength": 10 }),
            "2023-04-01".to_owned(),
        ),
        None => ("It is written by its name.".to_owned(), json!({ "type": "string", "minLength": 1 }), "1".to_owned()),
    }
}

fn across(from: DayOfYear, to: DayOfYear) -> (String, Value, String) {
    (
        format!("It is written as both its years: 2023-24 is from {from} 2023 to {to} 2024."),
        json!({ "type": "string", "pattern": "^[0-9]{4}-[0-9]{2}$", "maxLength": 7 }),
        "2023-24".to_owned(),
    )
}

fn year(when: String) -> (String, Value, String) {
    (
        format!("It is written as its year: 2023 is {when} of that year."),
        json!({ "type": "string", "pattern": "^[0-9]{4}$", "maxLength": 4 }),
        "2023".to_owned(),
    )
}

fn day(statement: St<'_>, name: &str) -> Option<DayOfYear> {
    match statement.get(name)?.value {
        model::Value::Day(day) => Some(day),
        _ => None,
    }
}
