//! Samples: made from the types of fields, and from the examples of the framework where these have records.

use rust_decimal::Decimal;
use serde_json::{Map, Value, json};

use super::judge::accepts;
use super::names::Names;
use crate::emit::json::{number, when};
use crate::expression::{Date, Type, When, month};
use crate::model::{self, Decl, Field, Needed, Pattern, Table};
use crate::syntax::text_value;

/// A record of a table that its schema accepts: of all fields, or else of those that must be given, or of all but one.
/// None where a rule refuses each of them.
pub(super) fn record(names: &Names<'_>, table: Table<'_>, schema: &Value) -> Option<Value> {
    let given = given(names, table);
    let of = |wanted: &dyn Fn(Field<'_>) -> bool| -> Value {
        let fields = table.fields().into_iter().map(Field).filter(|field| wanted(*field));
        let entries = fields.map(|field| {
            let known = given.iter().find(|(name, _)| name == field.name()).map(|(_, value)| value.clone());
            (names.property(field), known.unwrap_or_else(|| made_up(table, field)))
        });
        Value::Object(entries.collect::<Map<_, _>>())
    };
    let rules = json!({ "allOf": schema.get("allOf").cloned().unwrap_or_else(|| json!([])) });
    let all = of(&|_| true);
    let fewest = of(&|field| field.needed() == Needed::Always || given.iter().any(|(name, _)| name == field.name()));
    let least = of(&|field| field.needed() == Needed::Always);
    // Of two fields of which only one may be given, one is left out.
    let may_be_left_out = table.fields().into_iter().map(Field).filter(|field| field.needed() != Needed::Always);
    let all_but_one = may_be_left_out.map(|left_out| of(&|field| field != left_out));
    [all, fewest, least].into_iter().chain(all_but_one).find(|record| accepts(&rules, record))
}

/// The values of the first example that gives one record of this table and nothing that cannot be read.
fn given(names: &Names<'_>, table: Table<'_>) -> Vec<(String, Value)> {
    let model = table.model();
    let counting = model.referrers(table.id(), "counts").filter(|metric| names.concerns(*metric, *table));
    let of_metrics = counting.flat_map(|metric| metric.children("example"));
    let mut examples = table.children("example").chain(of_metrics);
    examples.find_map(|example| values(table, example)).unwrap_or_default()
}

fn values(table: Table<'_>, example: Decl<'_>) -> Option<Vec<(String, Value)>> {
    let mut records = example.statements("given");
    let (record, None) = (records.next()?, records.next()) else { return None };
    let model::Value::Given(fields) = &record.get("given")?.value else { return None };
    let model = table.model();
    let read = |(name, value): &(crate::source::Span, crate::source::Span)| {
        let field = Field(table.field(model.slice(*name))?);
        Some((field.name().to_owned(), value_of(field, model.slice(*value).trim())?))
    };
    fields.iter().map(read).collect()
}

/// A value as an example has it; none where it cannot be read or does not fit.
fn value_of(field: Field<'_>, words: &str) -> Option<Value> {
    match field.kind() {
        Type::Number { .. } => {
            let value: Decimal = words.replace(',', "").parse().ok()?;
            let fits = field.range().is_none_or(|(from, to)| from <= value && value <= to);
            fits.then(|| number(value))
        }
        Type::Date => date(words).map(|date| json!(when(When::Day(date)))),
        Type::Truth => match words {
            "yes" => Some(json!(true)),
            "no" => Some(json!(false)),
            _ => None,
        },
        Type::Code(_) => {
            let text = if words.starts_with('"') { text_value(words).into_owned() } else { words.to_owned() };
            let known = field.codes().is_none_or(|codes| codes.iter().any(|code| code.text == text));
            known.then(|| json!(text))
        }
        Type::Text | Type::Identifier(_) | Type::Unknown => None,
    }
}

/// `10 May 2023`, `2023-05-10`.
fn date(words: &str) -> Option<Date> {
    let parts: Vec<&str> = words.split_whitespace().collect();
    match parts.as_slice() {
        [day, name, year] => Date::new(year.parse().ok()?, month(name)?, day.parse().ok()?),
        [iso] => Date::from_iso(iso),
        _ => None,
    }
}

/// A value that a field can hold.
pub(super) fn made_up(table: Table<'_>, field: Field<'_>) -> Value {
    let model = field.model();
    match field.kind() {
        Type::Unknown => Value::Null,
        Type::Number { decimals, .. } => middle(field, decimals.unwrap_or(0)),
        Type::Date => json!(day(table, field)),
        Type::Truth => json!(true),
        Type::Code(list) => {
            let first = match field.codes() {
                Some(codes) => codes.first().map(|code| code.text.clone().into_owned()),
                None => model.decl(list).children("code").next().map(|code| model::code_text(code).into_owned()),
            };
            json!(first.unwrap_or_else(|| "1".to_owned()))
        }
        Type::Text => {
            let pattern = super::field::pattern_of(field).map(|pattern| Pattern::new(&pattern).sample());
            let longest = field.type_statement().and_then(|of| of.number("number"));
            let longest = longest.and_then(|longest| usize::try_from(longest).ok()).unwrap_or(usize::MAX);
            json!(pattern.unwrap_or_else(|| "example".chars().take(longest).collect()))
        }
        Type::Identifier(scheme) => {
            let pattern = model.decl(scheme).own("like").and_then(|like| like.text("text"));
            json!(pattern.map_or_else(|| "A1".to_owned(), |pattern| Pattern::new(&pattern).sample()))
        }
    }
}

/// The middle of what a number may be.
fn middle(field: Field<'_>, decimals: u8) -> Value {
    match field.range() {
        Some((from, to)) => {
            let middle = ((from + to) / Decimal::TWO).trunc_with_scale(u32::from(decimals));
            number(middle.max(from))
        }
        None => json!(1),
    }
}

/// A date: a birth before a beginning before an end.
fn day(table: Table<'_>, field: Field<'_>) -> &'static str {
    let lasts = table.own("lasts from");
    let named = |name: &'static str| lasts.and_then(|lasts| lasts.reference(name)) == Some(field.0);
    let born = table.own("born on").and_then(|born| born.expression());
    let is_birth = matches!(born, Some(crate::expression::Value::Field { field: of, .. }) if *of == field.id());
    if is_birth {
        "2015-05-12"
    } else if named("field") {
        "2023-04-10"
    } else if named("to") {
        "2023-09-01"
    } else {
        "2023-06-15"
    }
}
