//! Values of statements.

use serde_json::{Value, json};

use super::expression::{self, ages, day_of_year, duration, order, unit};
use super::names::reference;
use super::text;
use crate::emit::json::{number, object, when};
use crate::emit::translations::Translations;
use crate::english;
use crate::id::DeclId;
use crate::model::{self, Decl, Filled, Halves, St};
use crate::source::Span;
use crate::vocabulary::Slot;

/// A value of a statement; every one says what it `is`.
pub(super) fn value<'m>(
    decl: Decl<'m>,
    statement: St<'m>,
    index: usize,
    filled: &'m Filled,
    translations: &Translations<'m>,
) -> Value {
    let model = decl.model();
    let to = |id: DeclId| json!(reference(model.decl(id)));
    match &filled.value {
        model::Value::Text(text) => tagged("text", text::of_statement(decl, statement, index, text, translations)),
        model::Value::Number(of) => json!({ "is": "number", "number": number(*of) }),
        model::Value::Quantity(of, counted) => {
            json!({ "is": "quantity", "number": number(*of), "unit": unit(model, *counted) })
        }
        model::Value::Range(from, to) => json!({ "is": "range", "from": number(*from), "to": number(*to) }),
        model::Value::Bound(of) => json!({ "is": "order", "order": order(*of) }),
        model::Value::Year(year, next) => {
            object([("is", Some(json!("year"))), ("year", Some(json!(year))), ("to", next.map(|next| json!(next)))])
        }
        model::Value::When(at) => json!({ "is": "when", "when": when(*at) }),
        model::Value::Day(day) => tagged("day-of-year", day_of_year(*day)),
        model::Value::Duration(length) => tagged("duration", duration(*length)),
        model::Value::Ages(range) => tagged("ages", ages(range)),
        model::Value::Moment(moment) => json!({ "is": "moment", "moment": expression::moment(model, moment) }),
        model::Value::Choice(words) if filled.slot.slot == Slot::StatementWords => {
            json!({ "is": "statement", "statement": words })
        }
        model::Value::Choice(words) => json!({ "is": "choice", "words": words }),
        model::Value::Words if filled.slot.slot == Slot::Path => path(decl, filled.span),
        model::Value::Words => json!({ "is": "words", "words": words(decl, filled.span) }),
        model::Value::Code(code) => json!({ "is": "code", "code": code }),
        model::Value::CodeRange(from, to) => json!({ "is": "codes", "from": from, "to": to }),
        model::Value::Kind(kind) => json!({ "is": "kind", "kind": kind.word() }),
        model::Value::Reference(target) => json!({ "is": "reference", "to": target.map(to) }),
        model::Value::Joined(area, with) => {
            json!({ "is": "joined", "area": words(decl, *area), "with": words(decl, *with) })
        }
        model::Value::Halves(how) => json!({ "is": "halves", "halves": halves(*how) }),
        model::Value::Decision(reason, why) => object([
            ("is", Some(json!("decision"))),
            ("reason", reason.map(to)),
            ("text", why.as_ref().map(|why| text::inner(decl, why))),
        ]),
        model::Value::Given(fields) => {
            let fields: Value = fields
                .iter()
                .map(|(name, value)| json!({ "name": words(decl, *name), "value": words(decl, *value) }))
                .collect();
            json!({ "is": "record", "fields": fields })
        }
        model::Value::Condition(of) => json!({
            "is": "condition",
            "condition": expression::condition(model, of),
            "sentence": text::sentence(model, &english::condition(model, of)),
        }),
        model::Value::Rows(of) => json!({
            "is": "records",
            "records": expression::selection(model, of),
            "sentence": text::sentence(model, &english::selection(model, of)),
        }),
        model::Value::Expression(of) => json!({
            "is": "value",
            "value": expression::value(model, of),
            "sentence": text::sentence(model, &english::value(model, of)),
        }),
        model::Value::Pending(_) => json!({ "is": "unresolved" }),
    }
}

/// Puts `is` before the keys of an object.
fn tagged(is: &str, of: Value) -> Value {
    let mut all = serde_json::Map::from_iter([("is".to_owned(), json!(is))]);
    if let Value::Object(rest) = of {
        all.extend(rest);
    }
    Value::Object(all)
}

/// What stands at a place, on one line.
fn words(decl: Decl<'_>, span: Span) -> String {
    decl.model().slice(span).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The path of a text: whose it is and which.
fn path(decl: Decl<'_>, span: Span) -> Value {
    let written = decl.model().slice(span);
    let target = decl.text_of_path(written);
    let (of, text) = target.map_or((None, written.to_owned()), |(of, text)| (Some(json!(reference(of))), text));
    object([("is", Some(json!("text-path"))), ("of", of), ("text", Some(json!(text)))])
}

fn halves(how: Halves) -> &'static str {
    match how {
        Halves::AwayFromZero => "away-from-zero",
        Halves::Up => "up",
        Halves::Down => "down",
        Halves::ToEven => "to-even",
    }
}
