//! Conditions as schemas, as far as JSON Schema can say them: of one record's own fields, against constants, presence
//! and codes. What it cannot say gives nothing, never something weaker or stronger.

use serde_json::{Value, json};

use super::field::{is_text, unknown_codes};
use super::names::Names;
use crate::emit::json::number;
use crate::expression::{self, Condition, Member, Moment, Order, Test, Type, Unit, When, holds};
use crate::model::{CodeOf, Field, Model, Table, codes_of};

/// Turns conditions on the records of a table to schemas.
#[derive(Clone, Copy)]
pub(super) struct Conditions<'n, 'm> {
    pub(super) names: &'n Names<'m>,
    pub(super) table: Table<'m>,
}

/// A test of one property whose value is known.
struct Atom {
    property: String,
    /// What the value must be; null and whatever else means unknown never is.
    schema: Value,
}

impl<'m> Conditions<'_, 'm> {
    /// Valid where the condition holds.
    pub(super) fn holds(self, condition: &Condition) -> Option<Value> {
        self.test(&holds(condition))
    }

    /// Valid unless the condition fails.
    pub(super) fn does_not_fail(self, condition: &Condition) -> Option<Value> {
        Some(json!({ "not": self.test(&expression::fails(condition))? }))
    }

    /// Valid where a field is filled in with something known.
    pub(super) fn known(self, field: Field<'m>) -> Value {
        let property = self.names.property(field);
        json!({ "required": [property], "properties": { property: { "not": { "enum": unknown(field) } } } })
    }

    /// Valid where a field is filled in, be it with a code for what is not known.
    pub(super) fn filled_in(self, field: Field<'m>) -> Value {
        let property = self.names.property(field);
        json!({ "required": [property], "properties": { property: { "not": { "enum": nothing(field) } } } })
    }

    fn test(self, test: &Test<'_>) -> Option<Value> {
        match test {
            Test::All(parts) => match without_constants(parts).as_slice() {
                [Test::Known(value), atom] => match self.atom(value, atom) {
                    Some(Atom { property, schema }) => {
                        Some(json!({ "required": [property], "properties": { property: schema } }))
                    }
                    None => self.all("allOf", &[&Test::Known(value), atom]),
                },
                [only] => self.test(only),
                parts => self.all("allOf", parts),
            },
            Test::Any(parts) => self.all("anyOf", &parts.iter().collect::<Vec<_>>()),
            Test::Not(inner) => match &**inner {
                Test::Known(value) => {
                    let field = self.field(value)?;
                    Some(json!({ "properties": { self.names.property(field): { "enum": unknown(field) } } }))
                }
                inner => Some(json!({ "not": self.test(inner)? })),
            },
            Test::Known(value) => Some(self.known(self.field(value)?)),
            // An atom by itself may meet what is not known; atoms stand behind their own test for that.
            Test::Never
            | Test::MomentKnown(_)
            | Test::Compare(..)
            | Test::OneOf(..)
            | Test::Yes(_)
            | Test::Time(_)
            | Test::SomeRow(..)
            | Test::Placed(_)
            | Test::Misplaced(_)
            | Test::Count(..)
            | Test::SomeDay(..)
            | Test::Run(..)
            | Test::Like(..)
            | Test::StretchKnown(_)
            | Test::Other(..)
            | Test::Linked(..) => None,
        }
    }

    fn all(self, keyword: &str, parts: &[&Test<'_>]) -> Option<Value> {
        let parts: Option<Vec<Value>> = parts.iter().map(|part| self.test(part)).collect();
        // An empty list is no schema; nothing holds of everything, and nothing at all of nothing.
        parts.filter(|parts| !parts.is_empty()).map(|parts| json!({ keyword: parts }))
    }

    /// The test that stands behind the test that this value is known.
    fn atom(self, value: &expression::Value, test: &Test<'_>) -> Option<Atom> {
        let (test, wanted) = match test {
            Test::Not(inner) => (&**inner, false),
            test => (test, true),
        };
        let field = self.field(value)?;
        let schema = match test {
            Test::Compare(left, order, right) if *left == value => compare(field, *order, right, wanted)?,
            Test::OneOf(of, members) if *of == value => {
                let members: Option<Vec<Vec<Value>>> = members.iter().map(|of| member(field.model(), of)).collect();
                among(field, members?.concat(), wanted)
            }
            Test::Yes(of) if *of == value => among(field, vec![json!(true)], wanted),
            _ => return None,
        };
        Some(Atom { property: self.names.property(field), schema })
    }

    /// The field of this table that a value is.
    fn field(self, value: &expression::Value) -> Option<Field<'m>> {
        match value {
            expression::Value::Field { links, field, .. } if links.is_empty() => {
                self.table.fields().into_iter().find(|own| own.id() == *field).map(Field)
            }
            _ => None,
        }
    }
}

/// What is asked, without whether a date that stands in the condition itself is known.
fn without_constants<'t, 'c>(parts: &'t [Test<'c>]) -> Vec<&'t Test<'c>> {
    let is_constant = |test: &&Test<'_>| {
        matches!(test, Test::Known(expression::Value::Moment(Moment::Date(_))) | Test::MomentKnown(Moment::Date(_)))
    };
    parts.iter().filter(|part| !is_constant(part)).collect()
}

/// What a property holds that is not known, where it is there.
fn unknown(field: Field<'_>) -> Vec<Value> {
    let mut values = nothing(field);
    values.extend(unknown_codes(field));
    values
}

/// What a property holds that is not filled in, where it is there.
fn nothing(field: Field<'_>) -> Vec<Value> {
    let mut values = vec![Value::Null];
    if is_text(field) {
        values.push(json!(""));
    }
    values
}

fn compare(field: Field<'_>, order: Order, with: &expression::Value, wanted: bool) -> Option<Value> {
    if let expression::Value::Number(limit, unit) = with {
        let Type::Number { unit: own, .. } = field.kind() else { return None };
        if *unit != own && *unit != Unit::One {
            return None;
        }
        let limit = number(*limit);
        let keyword = match (order, wanted) {
            (Order::Equal, _) => return Some(among(field, vec![limit], wanted)),
            (Order::Less, true) | (Order::AtLeast, false) => "exclusiveMaximum",
            (Order::AtMost, true) | (Order::More, false) => "maximum",
            (Order::AtLeast, true) | (Order::Less, false) => "minimum",
            (Order::More, true) | (Order::AtMost, false) => "exclusiveMinimum",
        };
        let codes = unknown_codes(field);
        return Some(if codes.is_empty() {
            json!({ "type": "number", keyword: limit })
        } else {
            json!({ "type": "number", keyword: limit, "not": { "enum": codes } })
        });
    }
    (order == Order::Equal).then(|| constant(with)).flatten().map(|value| among(field, vec![value], wanted))
}

/// Whether the value is one of some.
fn among(field: Field<'_>, mut values: Vec<Value>, wanted: bool) -> Value {
    if !wanted {
        values.extend(unknown(field));
        return json!({ "not": { "enum": distinct(values) } });
    }
    let not_known = unknown(field);
    values.retain(|value| !not_known.contains(value));
    match distinct(values).as_slice() {
        [only] => json!({ "const": only }),
        [] => json!({ "not": {} }),
        values => json!({ "enum": values }),
    }
}

/// A list without repetitions, as `enum` asks for.
fn distinct(values: Vec<Value>) -> Vec<Value> {
    let mut distinct = Vec::with_capacity(values.len());
    for value in values {
        if !distinct.contains(&value) {
            distinct.push(value);
        }
    }
    distinct
}

fn constant(value: &expression::Value) -> Option<Value> {
    match value {
        expression::Value::Number(of, _) => Some(number(*of)),
        expression::Value::Code(code) => Some(json!(code.text)),
        expression::Value::Text(text) => Some(json!(text)),
        expression::Value::Truth(yes) => Some(json!(yes)),
        expression::Value::Moment(Moment::Date(date)) => Some(json!(crate::emit::json::when(When::Day(*date)))),
        expression::Value::Unresolved
        | expression::Value::Field { .. }
        | expression::Value::Derived { .. }
        | expression::Value::Length(_)
        | expression::Value::Moment(_)
        | expression::Value::Age { .. }
        | expression::Value::Elapsed { .. }
        | expression::Value::Count(_)
        | expression::Value::Run(_)
        | expression::Value::Extreme { .. }
        | expression::Value::Choice(..)
        | expression::Value::Arithmetic(..) => None,
    }
}

/// The values of a part of a set; none where they cannot be listed.
fn member(model: &Model, member: &Member) -> Option<Vec<Value>> {
    let texts = |codes: Vec<CodeOf<'_>>| codes.into_iter().map(|code| json!(code.text)).collect::<Vec<_>>();
    match member {
        Member::One(value) => constant(value).map(|value| vec![value]),
        Member::List(list) => codes_of(model, *list).map(texts),
        Member::Group(group) => {
            let group = model.decl(*group);
            let list = group.parent()?;
            let parts = group.statements("has").flat_map(|has| has.values().collect::<Vec<_>>());
            let parts: Option<Vec<Vec<Value>>> = parts
                .map(|part| match &part.value {
                    crate::model::Value::Code(code) => Some(vec![json!(code)]),
                    crate::model::Value::CodeRange(from, to) => between(model, list.id(), from, to),
                    _ => None,
                })
                .collect();
            parts.map(|parts| parts.concat())
        }
        Member::Codes { list, from, to } => between(model, *list, from, to),
    }
}

/// The codes of a list from one to another, both included, in the order in which it gives them.
fn between(model: &Model, list: crate::id::DeclId, from: &str, to: &str) -> Option<Vec<Value>> {
    let codes = codes_of(model, list)?;
    let at = |text: &str| codes.iter().position(|code| code.text == text);
    let (from, to) = (at(from)?, at(to)?);
    Some(codes.get(from..=to)?.iter().map(|code| json!(code.text)).collect())
}
