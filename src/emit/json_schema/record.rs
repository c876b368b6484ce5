//! The schema of the records of a table.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use super::condition::Conditions;
use super::field;
use super::names::Names;
use super::sample;
use super::text::{joined, label, means, pages, plain, sentence};
use super::{DRAFT, Files};
use crate::english;
use crate::model::{Decl, Field, Law, Needed, Table};

/// What the framework asks of every record and no JSON Schema can say in a way that all validators understand.
const LESS: &str = "Not said here, though the framework asks for it: a number has at most 15 significant digits; a text \
    holds no half of a surrogate pair.";

/// The schema of a table's records, and a sample.
pub(super) fn files(names: &Names<'_>, table: Table<'_>) -> Files {
    let stem = names.stem(table.0);
    let path = format!("records/{stem}.schema.json");
    let schema = schema(names, table, &path);
    let sample = sample::record(names, table, &schema);
    let sample = sample.map(|sample| (format!("samples/records/{stem}.json"), sample));
    std::iter::once((path, schema)).chain(sample).collect()
}

fn schema(names: &Names<'_>, table: Table<'_>, path: &str) -> Value {
    let mut properties = Map::new();
    let mut required = Vec::new();
    let mut definitions = BTreeMap::new();
    for field in table.fields().into_iter().map(Field) {
        let property = field::property(names, field);
        definitions.extend(property.definitions);
        let name = names.property(field);
        if field.needed() == Needed::Always {
            required.push(json!(name));
        }
        properties.insert(name, property.schema);
    }
    let laws = laws(names, table);
    let mut schema = Map::new();
    let mut put = |key: &str, value: Value| schema.insert(key.to_owned(), value);
    put("$schema", json!(DRAFT));
    put("$id", json!(names.id(path)));
    put("$comment", json!(LESS));
    put("title", json!(title(table)));
    if let Some(description) = describe(names, table, &laws.beyond) {
        put("description", json!(description));
    }
    put("type", json!("object"));
    put("properties", Value::Object(properties));
    put("required", Value::Array(required));
    put("additionalProperties", json!(false));
    if !laws.said.is_empty() {
        put("allOf", Value::Array(laws.said));
    }
    if !definitions.is_empty() {
        put("$defs", Value::Object(definitions.into_iter().collect()));
    }
    Value::Object(schema)
}

fn title(table: Table<'_>) -> String {
    match table.dataset() {
        Some(dataset) => format!("{}: {}", label(dataset), label(*table)),
        None => label(*table),
    }
}

/// What the records are, and what the schema cannot say of them.
fn describe(names: &Names<'_>, table: Table<'_>, beyond: &[String]) -> Option<String> {
    let row = table.own("one row is").map(|_| format!("One record is {}.", with_article(&english::one_row(table))));
    let dataset = table.dataset();
    let about = dataset.and_then(means);
    let code =
        dataset.and_then(|dataset| dataset.text("code")).map(|code| format!("Its official short name is {code}."));
    let file = table.text("file").map(|file| format!("In files it is called `{file}`."));
    let first = joined([row, means(*table), file].into_iter().flatten());
    let second = joined([about, code].into_iter().flatten());
    let mut beyond: Vec<String> = keys(names, table).into_iter().chain(beyond.iter().cloned()).collect();
    if table.fields().iter().any(|field| has_decimals(*field)) {
        beyond.insert(0, "Numbers have no more decimals than their fields say.".to_owned());
    }
    beyond.extend(table.worked_out().into_iter().filter_map(worked_out));
    let list = beyond.iter().map(|line| format!("\n- {line}")).collect::<String>();
    let third = if list.is_empty() { list } else { format!("What holds besides, and JSON Schema cannot say:{list}") };
    pages([first, second, third])
}

/// A field that no record holds.
fn worked_out(field: Decl<'_>) -> Option<String> {
    let value = field.own("worked out as")?.expression()?;
    Some(format!("{} is not entered: it is {}.", Field(field).shown(), english::value(field.model(), value)))
}

fn with_article(noun: &str) -> String {
    let vowel = noun.starts_with(['a', 'e', 'i', 'o', 'u', 'A', 'E', 'I', 'O', 'U']);
    format!("{} {noun}", if vowel { "an" } else { "a" })
}

fn has_decimals(field: Decl<'_>) -> bool {
    matches!(Field(field).kind(), crate::expression::Type::Number { decimals: Some(1..), .. })
}

/// What must hold among records: which fields name one, and to which records others lead.
fn keys(names: &Names<'_>, table: Table<'_>) -> Vec<String> {
    let listed = |fields: Vec<Decl<'_>>| {
        let fields: Vec<String> =
            fields.into_iter().map(|field| format!("`{}`", names.property(Field(field)))).collect();
        fields.join(" and ")
    };
    let key = table.key();
    let key = (!key.is_empty()).then(|| format!("No two records have the same {}.", listed(key)));
    let links = table.links().into_iter().filter_map(|link| {
        let to = link.own("to")?;
        let fields: Vec<Decl<'_>> = to.references("field").collect();
        let target = Table(to.reference("table")?);
        (!fields.is_empty()).then(|| format!("{} names a record of {}.", listed(fields), title(target)))
    });
    key.into_iter().chain(links).collect()
}

/// The rules on a table.
#[derive(Debug, Default)]
struct Laws {
    /// As schemas.
    said: Vec<Value>,
    /// In words, where JSON Schema cannot say them.
    beyond: Vec<String>,
}

fn laws(names: &Names<'_>, table: Table<'_>) -> Laws {
    let mut laws = Laws::default();
    let conditions = Conditions { names, table };
    for field in table.fields().into_iter().map(Field) {
        let Needed::When(when) = field.needed() else { continue };
        // Where this cannot be said, the field's own description has it in words.
        if let Some(applies) = conditions.holds(when) {
            let title = format!("{} is required when {}", field.shown(), english::condition(table.model(), when));
            laws.said.push(json!({ "title": title, "if": applies, "then": conditions.filled_in(field) }));
        }
    }
    // By their ids: rules on one table may stand in several files, whose order makes no difference to schemas.
    let mut rules: Vec<Law<'_>> = table.laws_for(names.package()).collect();
    rules.sort_by_key(|rule| (rule.name(), rule.package_id()));
    for rule in rules {
        // A query asks; the record may stand all the same.
        match rule.refuses().then(|| law(conditions, rule)).flatten() {
            Some(said) => laws.said.push(said),
            None => laws.beyond.push(in_words(rule)),
        }
    }
    laws
}

/// A rule as a schema: where its `if` holds, its `then` does not fail.
fn law(conditions: Conditions<'_, '_>, rule: Law<'_>) -> Option<Value> {
    let (applies, then) = rule.parts()?;
    let mut law = Map::new();
    law.insert("title".to_owned(), json!(label(*rule)));
    if let Some(message) = rule.message() {
        law.insert("description".to_owned(), json!(plain(*rule, &message)));
    }
    match applies {
        Some(applies) => {
            law.insert("if".to_owned(), conditions.holds(applies)?);
            law.insert("then".to_owned(), conditions.does_not_fail(then)?);
        }
        None => {
            law.extend(conditions.does_not_fail(then)?.as_object().cloned()?);
        }
    }
    Some(Value::Object(law))
}

fn in_words(rule: Law<'_>) -> String {
    let code = rule.text("code").map(|code| format!("Rule {code}: ")).unwrap_or_default();
    let title = sentence(&label(*rule));
    let message = rule.message().map(|text| sentence(&plain(*rule, &text)));
    let asks = (!rule.refuses()).then(|| "A record that breaks it may stand.".to_owned());
    joined([Some(format!("{code}{title}")), message.filter(|text| *text != title), asks].into_iter().flatten())
}
