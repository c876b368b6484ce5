//! Types and units in words.

use crate::expression::{Type, Unit};
use crate::model::Model;

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
