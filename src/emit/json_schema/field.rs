//! A field of a record as a property.

use rust_decimal::Decimal;
use serde_json::{Map, Value, json};

use super::codes;
use super::date::{self, DATE};
use super::names::Names;
use super::text::{in_unit, joined, plain, sentence};
use crate::emit::json::number;
use crate::english;
use crate::expression::Type;
use crate::model::{Decl, Field, Needed, Pattern};

/// The greatest number of 15 digits: more digits than these do not come out the same everywhere.
const GREATEST: Decimal = Decimal::from_parts(2_764_472_319, 232_830, 0, false, 0);

/// Any text but one with the character that some databases cannot hold.
pub(super) const WITHOUT_NUL: &str = "^[^\\u0000]*$";

/// The schema of one property, and the `$defs` it refers to.
#[derive(Debug)]
pub(super) struct Property {
    /// The schema.
    pub(super) schema: Value,
    /// The definitions it needs, by name.
    pub(super) definitions: Vec<(String, Value)>,
}

/// A field as a property. One that may be left empty accepts null, which says the same as leaving it out.
pub(super) fn property(names: &Names<'_>, field: Field<'_>) -> Property {
    let required = field.needed() == Needed::Always;
    let mut definitions = Vec::new();
    let mut alternatives = vec![holds(names, field, required, &mut definitions)];
    let unknown: Vec<Value> =
        unknown_codes(field).into_iter().map(|code| json!({ "const": code, "title": "Not known" })).collect();
    let with_unknown = !unknown.is_empty();
    alternatives.extend(unknown);
    let mut schema = Map::new();
    schema.insert("title".to_owned(), json!(field.shown()));
    let description = describe(names, field);
    if !description.is_empty() {
        schema.insert("description".to_owned(), json!(description));
    }
    let plain = alternatives[0].as_object().filter(|first| !with_unknown && (required || is_nullable(first)));
    match plain {
        Some(only) => schema.extend(if required { only.clone() } else { nullable(only) }),
        None => {
            if !required {
                alternatives.push(json!({ "type": "null", "title": "Not given" }));
            }
            schema.insert("anyOf".to_owned(), json!(alternatives));
        }
    }
    Property { schema: Value::Object(schema), definitions }
}

/// Whether null can be put beside the type of a schema; not beside a reference.
fn is_nullable(schema: &Map<String, Value>) -> bool {
    schema.get("type").is_some_and(Value::is_string)
}

fn nullable(schema: &Map<String, Value>) -> Map<String, Value> {
    let mut schema = schema.clone();
    if let Some(of) = schema.get_mut("type") {
        *of = json!([of.clone(), "null"]);
    }
    if let Some(Value::Array(values)) = schema.get_mut("enum") {
        values.push(Value::Null);
    }
    schema
}

/// What a field holds where it is filled in with something known.
fn holds(names: &Names<'_>, field: Field<'_>, required: bool, definitions: &mut Vec<(String, Value)>) -> Value {
    let near = field.0;
    let mut refer = |name: String, schema: Value| {
        let reference = json!({ "$ref": format!("#/$defs/{name}") });
        definitions.push((name, schema));
        reference
    };
    match field.kind() {
        Type::Unknown => json!({}),
        Type::Date => refer(DATE.to_owned(), date::schema()),
        Type::Truth => json!({ "type": "boolean" }),
        Type::Number { decimals, .. } => {
            let mut schema = Map::new();
            schema.insert("type".to_owned(), json!(if decimals == Some(0) { "integer" } else { "number" }));
            let (from, to) = field.range().unwrap_or((-GREATEST, GREATEST));
            schema.insert("minimum".to_owned(), number(from));
            schema.insert("maximum".to_owned(), number(to));
            Value::Object(schema)
        }
        Type::Code(list) => {
            let list = near.model().decl(list);
            if list.kind_word() == "codes" {
                let mut of_list = refer(names.definition(list, near), codes::schema(list));
                if required && is_text(field) {
                    of_list["type"] = json!("string");
                    of_list["minLength"] = json!(1);
                }
                return of_list;
            }
            let codes: Vec<Value> = field.codes().unwrap_or_default().iter().map(|code| json!(code.text)).collect();
            json!({ "type": "string", "enum": codes })
        }
        Type::Text => text(field, pattern_of(field), required),
        Type::Identifier(scheme) => {
            let scheme = near.model().decl(scheme);
            let pattern = scheme.own("like").and_then(|like| like.text("text"));
            text(field, pattern.map(|pattern| pattern.into_owned()), required)
        }
    }
}

/// Words. A text that must be given is not empty.
fn text(field: Field<'_>, pattern: Option<String>, required: bool) -> Value {
    let mut schema = Map::new();
    schema.insert("type".to_owned(), json!("string"));
    let stated = field.type_statement().and_then(|of| of.number("number")).filter(|_| field.kind() == Type::Text);
    match pattern {
        Some(pattern) => schema.extend(shape(&Pattern::new(&pattern), stated, required)),
        None => {
            schema.insert("pattern".to_owned(), json!(WITHOUT_NUL));
            if required {
                schema.insert("minLength".to_owned(), json!(1));
            }
            if let Some(length) = stated {
                schema.insert("maxLength".to_owned(), number(length));
            }
        }
    }
    Value::Object(schema)
}

/// A pattern, anchored at both ends; of a text that may be left out, an empty one passes it. In some engines `$` lets a
/// line end pass at the end of a text: the length keeps it out, and a test where the length does not tell.
fn shape(pattern: &Pattern, stated: Option<Decimal>, required: bool) -> Map<String, Value> {
    let mut schema = Map::new();
    let regex = pattern.regex();
    schema.insert("pattern".to_owned(), json!(if required { format!("^{regex}$") } else { format!("^(?:{regex})?$") }));
    let (least, most) = if required { pattern.lengths() } else { (0, pattern.lengths().1) };
    let most = stated.map_or(json!(most), |stated| number(stated.min(Decimal::from(most))));
    schema.insert("maxLength".to_owned(), most);
    if least != pattern.lengths().1 {
        schema.insert("not".to_owned(), json!({ "type": "string", "pattern": "\\n" }));
    }
    schema
}

/// Whether a field holds text that an empty one leaves not given: words, and codes of a list that does not give them all.
pub(super) fn is_text(field: Field<'_>) -> bool {
    match field.kind() {
        Type::Text | Type::Identifier(_) => true,
        Type::Code(_) => field.codes().is_none(),
        Type::Unknown | Type::Number { .. } | Type::Date | Type::Truth => false,
    }
}

pub(super) fn pattern_of(field: Field<'_>) -> Option<String> {
    let statement = field.type_statement().filter(|of| of.word() == "text" && of.notation().starts_with("like"))?;
    statement.text("text").map(std::borrow::Cow::into_owned)
}

/// The codes that mean it is not known, as JSON has them: numbers where the field holds numbers.
pub(super) fn unknown_codes(field: Field<'_>) -> Vec<Value> {
    let is_number = matches!(field.kind(), Type::Number { .. });
    let is_written = |code: &str| {
        let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
        let code = code.strip_prefix('-').unwrap_or(code);
        code.split_once('.').map_or(digits(code), |(whole, decimals)| digits(whole) && digits(decimals))
    };
    let as_json = |code: &str| match code.parse::<Decimal>() {
        Ok(value) if is_number && is_written(code) => number(value),
        _ => json!(code),
    };
    field.unknown_codes().into_iter().map(as_json).collect()
}

/// What is told of a field in words: its meaning, and what a schema cannot say.
fn describe(names: &Names<'_>, field: Field<'_>) -> String {
    let decl = field.0;
    let model = decl.model();
    let means = field.means().map(|means| sentence(&plain(decl, &means)));
    let column = field.column().filter(|_| !names.by_column()).map(|column| format!("Column `{column}`."));
    let also = decl.statements("also column").flat_map(|also| also.texts("text")).collect::<Vec<_>>();
    let also = (!also.is_empty()).then(|| format!("Also known as {}.", also.join(", ")));
    let personal = field.personal().map(|special| match special {
        true => "Personal data of a special category.".to_owned(),
        false => "Personal data.".to_owned(),
    });
    let needed = match field.needed() {
        Needed::When(condition) => Some(format!("Required when {}.", english::condition(model, condition))),
        Needed::Always | Needed::No => None,
    };
    let why = decl.own("optional").and_then(|optional| optional.text("text"));
    let why = why.map(|why| sentence(&format!("May be left out: {}", plain(decl, &why))));
    let collected = decl.text("collected at").map(|at| sentence(&format!("Collected {}", plain(decl, &at))));
    joined([means, type_in_words(decl), needed, why, collected, personal, column, also].into_iter().flatten())
}

/// What a schema does not say of a type.
fn type_in_words(decl: Decl<'_>) -> Option<String> {
    let field = Field(decl);
    let statement = field.type_statement()?;
    match field.kind() {
        Type::Number { unit, decimals } => {
            let unit = in_unit(decl.model(), unit);
            let decimals = decimals.filter(|decimals| *decimals > 0).map(|decimals| match decimals {
                1 => "at most 1 decimal".to_owned(),
                _ => format!("at most {decimals} decimals"),
            });
            let words: Vec<String> = unit.map(|unit| unit.into_owned()).into_iter().chain(decimals).collect();
            (!words.is_empty()).then(|| sentence(&words.join(", ")))
        }
        Type::Date => {
            let forms: Vec<String> = statement.texts("text").map(|form| format!("`{form}`")).collect();
            (!forms.is_empty()).then(|| format!("In files it is written {}.", forms.join(" or ")))
        }
        Type::Truth => {
            let (yes, no) = (statement.text("yes")?, statement.text("no")?);
            Some(format!("In files `{yes}` is yes and `{no}` is no."))
        }
        Type::Identifier(scheme) => {
            let scheme = decl.model().decl(scheme);
            let means = (scheme.id() != decl.id()).then(|| super::text::means(scheme)).flatten();
            let within = scheme.own("unique within").or_else(|| decl.own("identifier"));
            let reach = within.and_then(|within| within.reference("reach"));
            let reach = reach.map(|reach| match reach.kind_word() {
                "level" => format!("Unique at {} level.", english::name(reach)),
                _ => format!("Unique within {}.", super::text::label(reach)),
            });
            let words = joined([means, reach].into_iter().flatten());
            (!words.is_empty()).then_some(words)
        }
        Type::Unknown | Type::Code(_) | Type::Text => None,
    }
}
