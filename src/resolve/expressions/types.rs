//! What a field or data element holds.

use crate::expression::{Type, Unit};
use crate::id::DeclId;
use crate::model::{Decl, Model, Value, unit_of};

/// The type of a field or element: as it states, or as the element it records does.
pub(super) fn type_of(decl: Decl<'_>) -> Type {
    let stated = decl.all_statements().find(|statement| statement.stored().entry.group == Some("type"));
    let Some(statement) = stated else {
        let recorded = decl.own("records").and_then(|records| records.reference("element"));
        return recorded.filter(|element| *element != decl).map_or(Type::Unknown, type_of_element);
    };
    let unit = statement.reference("unit").map_or(Unit::One, unit_of);
    match statement.word() {
        "date" => Type::Date,
        "text" => Type::Text,
        "yes or no" => Type::Truth,
        "whole number" => Type::Number { unit, decimals: Some(0) },
        "number" => {
            let decimals = statement.number("decimals").and_then(|number| u8::try_from(number).ok());
            Type::Number { unit, decimals }
        }
        "duration" => Type::Number { unit, decimals: Some(0) },
        "code" => statement.reference("codes").map_or(Type::Unknown, |list| Type::Code(list.id())),
        "one of" => Type::Code(decl.id()),
        "identifier" => Type::Identifier(statement.reference("identifier").map_or(decl.id(), Decl::id)),
        _ => Type::Unknown,
    }
}

/// An element states its type itself; it records nothing further.
fn type_of_element(decl: Decl<'_>) -> Type {
    if decl.kind_word() == "element" { type_of(decl) } else { Type::Unknown }
}

/// The codes that a code type has: those of its list, or those the field names itself; none where they are not given.
pub(super) fn codes_of(model: &Model, list: DeclId) -> Option<Vec<(&str, Option<DeclId>)>> {
    let decl = model.decl(list);
    if decl.kind_word() == "codes" {
        let codes: Vec<_> = decl.children("code").map(|code| (code_text(code), Some(code.id()))).collect();
        // A list that says it does not give them all cannot say that one is not in it.
        let all = !codes.is_empty() && decl.said_no("codes").is_none();
        return all.then_some(codes);
    }
    let statement = decl.own("one of")?;
    let codes: Vec<_> = statement
        .values()
        .filter_map(|filled| match &filled.value {
            Value::Code(_) => Some((decl.model().slice(filled.span).trim_matches(['"', '“', '”']), None)),
            _ => None,
        })
        .collect();
    Some(codes)
}

/// A code as data has it.
pub(super) fn code_text<'m>(code: Decl<'m>) -> &'m str {
    code.name().trim_matches(['"', '“', '”'])
}

/// A type in a policy officer's words.
pub(super) fn in_words(model: &Model, kind: Type) -> String {
    match kind {
        Type::Unknown => "not known".to_owned(),
        Type::Number { unit, .. } => match unit_in_words(model, unit) {
            Some(unit) => format!("a number ({unit})"),
            None => "a number".to_owned(),
        },
        Type::Date => "a date".to_owned(),
        Type::Truth => "yes or no".to_owned(),
        Type::Code(list) => match model.decl(list).kind_word() {
            "codes" => format!("a code of `{}`", model.decl(list).path()),
            _ => "one of a few codes".to_owned(),
        },
        Type::Text => "a text".to_owned(),
        Type::Identifier(_) => "an identifier".to_owned(),
    }
}

/// A unit in words; none for a pure number.
pub(super) fn unit_in_words(model: &Model, unit: Unit) -> Option<String> {
    Some(match unit {
        Unit::One | Unit::Unresolved => return None,
        Unit::Percent => "percent".to_owned(),
        Unit::PercentagePoints => "percentage points".to_owned(),
        Unit::Per(base) => format!("per {base}"),
        Unit::Time(unit) => unit.word(2).to_owned(),
        Unit::Named(id) => model.decl(id).label().into_owned(),
    })
}

/// Whether two units may be compared. A bare number fits any unit: `attendance is over 85` speaks in the field's own.
pub(super) fn comparable(left: Unit, right: Unit) -> bool {
    left == right || matches!(left, Unit::One | Unit::Unresolved) || matches!(right, Unit::One | Unit::Unresolved)
}
