//! What becomes of records of which something is not known.

use super::prose::{Prose, prose};
use super::values::subject;
use super::{English, names};
use crate::expression::{Base, Look, Selection, Value};
use crate::id::DeclId;
use crate::model::{self, Metric};

/// A sentence for each field that a metric looks at and that may be unknown: as decided, else as follows from the
/// language: a count takes only what certainly holds.
pub(super) fn sentences(english: English<'_>, metric: Metric<'_>) -> Vec<Prose> {
    let row = metric.table().map_or_else(|| "record".to_owned(), names::row);
    let mut sentences = decided(english, metric, &row);
    let mut settled: Vec<DeclId> =
        metric.statements("unknown").filter_map(|unknown| unknown.reference("field")).map(|field| field.id()).collect();
    for word in ["denominator", "among", "numerator"] {
        let Some(selection) = metric.rows(word) else { continue };
        let outcome = match (word, selection.from) {
            ("numerator", Base::Those) => "stays in the denominator and is not counted in the numerator",
            ("numerator", _) => "is not counted in the numerator",
            _ => "is left out",
        };
        for (value, must) in asked(selection) {
            let Value::Field { field, .. } = value else { continue };
            if settled.contains(field) || !may_be_unknown(english, *field) {
                continue;
            }
            settled.push(*field);
            let unless = if must { "" } else { ", unless the rest settles it" };
            let start = Prose::of("Where ").with(english.value(value)).then(" is not known, the ");
            sentences.push(start.then(&row).then(format!(" {outcome}{unless}.")));
        }
    }
    sentences
}

/// What the author decided with `unknown …`.
fn decided(english: English<'_>, metric: Metric<'_>, row: &str) -> Vec<Prose> {
    let mut sentences = Vec::new();
    for statement in metric.statements("unknown") {
        let Some(field) = statement.reference("field") else { continue };
        let outcome = match statement.choice() {
            Some("stays in denominator") => "stays in the denominator and is not counted in the numerator",
            Some("leaves denominator") => "is left out of the denominator",
            Some("counts as yes") => "is counted as if it were so",
            Some("counts as no") => "is counted as if it were not so",
            Some("breaks the run") => "ends the run",
            _ => super::NOT_UNDERSTOOD,
        };
        let mut sentence = Prose::of("Where ").with(subject(field)).then(format!(" is not known, the {row} {outcome}"));
        if let Some(model::Value::Decision(reason, text)) = statement.get("decision").map(|filled| &filled.value) {
            if let Some(reason) = reason.map(|id| english.model.decl(id)) {
                sentence =
                    sentence.then(" (").with(Prose::linked(reason.id(), names::within_sentence(reason))).then(")");
            }
            if let Some(text) = text {
                let why = names::one_line(&english.model.text(text));
                sentence = sentence.then(", because ").with(prose(metric.0, why.trim_end_matches('.')));
            }
        }
        sentences.push(sentence.then("."));
    }
    sentences
}

fn may_be_unknown(english: English<'_>, field: DeclId) -> bool {
    let required = english.model.decl(field).statements("required").any(|required| required.get("condition").is_none());
    !required
}

/// A field that a selection asks for, and whether it must be as asked: no alternative could do without it.
type Asked<'c> = (&'c Value, bool);

/// The fields of the record at hand that a selection asks for, each once. Whether an end is known is no matter: without
/// one the record still lasts; and what is asked not to be known is meant not to be.
fn asked(selection: &Selection) -> Vec<Asked<'_>> {
    let mut found: Vec<Asked<'_>> = Vec::new();
    if let Some(condition) = &selection.condition {
        condition.each_asked(&mut |asked| {
            if matches!(asked.look, Look::End | Look::Absence) {
                return;
            }
            match found.iter_mut().find(|(field, _)| *field == asked.field) {
                Some((_, must)) => *must |= asked.must,
                None => found.push((asked.field, asked.must)),
            }
        });
    }
    found
}
