//! Statements, as they were made and as they follow from others.

use serde_json::{Map, Value, json};

use super::known::Known;
use super::names::{line, reference};
use super::value;
use crate::emit::json::object;
use crate::emit::translations::Translations;
use crate::model::{Decl, St};
use crate::vocabulary::Element;

/// A statement of the declaration itself.
pub(super) fn stated<'m>(decl: Decl<'m>, statement: St<'m>, translations: &Translations<'m>) -> Value {
    object([
        ("statement", Some(json!(statement.word()))),
        ("form", form(decl, statement)),
        ("from", Some(json!("stated"))),
        ("line", Some(json!(line(decl, statement.span())))),
        ("values", Some(values(decl, statement, translations))),
    ])
}

/// A statement that another declaration makes and that holds here.
pub(super) fn derived<'m>(known: &Known<'m>, translations: &Translations<'m>) -> Value {
    object([
        ("statement", Some(json!(known.statement.word()))),
        ("form", form(known.by, known.statement)),
        ("from", Some(json!(known.from))),
        ("by", Some(json!(reference(known.by)))),
        ("values", Some(values(known.by, known.statement, translations))),
    ])
}

/// The values by their names, each a list.
fn values<'m>(decl: Decl<'m>, statement: St<'m>, translations: &Translations<'m>) -> Value {
    let mut values = Map::new();
    for (index, filled) in statement.values().enumerate() {
        let value = value::value(decl, statement, index, filled, translations);
        let of_name = values.entry(filled.slot.name).or_insert_with(|| json!([]));
        if let Value::Array(list) = of_name {
            list.push(value);
        }
    }
    Value::Object(values)
}

/// The words that tell the forms of a statement apart, such as `depends on` and `depends because` of a polarity: those
/// of its shape that always stand.
fn form(decl: Decl<'_>, statement: St<'_>) -> Option<Value> {
    let words: Vec<&str> = decl
        .shape(statement)?
        .iter()
        .filter_map(|element| match element {
            Element::Word(word) => Some(*word),
            Element::Comma | Element::Choice(_) | Element::Value(_) | Element::Optional(_) => None,
        })
        .collect();
    (!words.is_empty()).then(|| json!(words.join(" ")))
}
