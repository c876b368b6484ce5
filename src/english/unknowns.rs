//! What becomes of records of which something is not known.

use super::prose::{Prose, prose};
use super::values::subject;
use super::{English, names};
use crate::expression::{Base, Condition, Moment, Relation, Selection, Value, Window};
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
        let asked = Asked::of(selection);
        for value in asked.values {
            let Value::Field { field, .. } = value else { continue };
            if settled.contains(field) || !may_be_unknown(english, *field) {
                continue;
            }
            settled.push(*field);
            let unless = if asked.simple { "" } else { ", unless the rest settles it" };
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

/// The values of the record at hand that a selection asks for.
struct Asked<'c> {
    values: Vec<&'c Value>,
    /// Whether all of them must be as asked: no alternatives and nothing denied.
    simple: bool,
}

impl<'c> Asked<'c> {
    fn of(selection: &'c Selection) -> Self {
        let mut asked = Asked { values: Vec::new(), simple: true };
        selection.condition.iter().for_each(|condition| asked.condition(condition));
        asked
    }

    fn condition(&mut self, condition: &'c Condition) {
        match condition {
            Condition::Unresolved | Condition::Exists(_) | Condition::Every(..) => {}
            Condition::All(parts) => parts.iter().for_each(|part| self.condition(part)),
            Condition::Any(parts) => {
                self.simple = false;
                parts.iter().for_each(|part| self.condition(part));
            }
            Condition::Not(inner) => {
                self.simple &= !matches!(**inner, Condition::All(_) | Condition::Any(_));
                self.condition(inner);
            }
            Condition::Known(value) | Condition::OneOf(value, _) | Condition::Yes(value) => self.value(value),
            Condition::Compare(left, _, right) => {
                self.value(left);
                self.value(right);
            }
            Condition::Aged { born, at, .. } => {
                self.value(born);
                self.moment(at);
            }
            Condition::Turns { born, window, .. } | Condition::Within(born, window) => {
                self.value(born);
                self.window(window);
            }
            // An end that is not known means that the record is still open.
            Condition::Lasts { from, relation, .. } => {
                self.value(from);
                match relation {
                    Relation::OpenAt(moment) | Relation::OpenFor { at: moment, .. } => self.moment(moment),
                    Relation::During(window) | Relation::Throughout(window) => self.window(window),
                    Relation::For { .. } => {}
                }
            }
            Condition::Term { means, .. } => self.condition(means),
        }
    }

    fn value(&mut self, value: &'c Value) {
        match value {
            Value::Field { .. } => self.values.push(value),
            Value::Age { born, at, .. } => {
                self.value(born);
                self.moment(at);
            }
            Value::Elapsed { from, to, .. } => {
                self.value(from);
                self.value(to);
            }
            Value::Arithmetic(left, _, right, _) => {
                self.value(left);
                self.value(right);
            }
            Value::Moment(moment) => self.moment(moment),
            Value::Unresolved
            | Value::Number(..)
            | Value::Code(_)
            | Value::Text(_)
            | Value::Truth(_)
            | Value::Count(_)
            | Value::Extreme { .. } => {}
        }
    }

    fn moment(&mut self, moment: &'c Moment) {
        if let Moment::Field(value) = moment {
            self.value(value);
        }
    }

    fn window(&mut self, window: &'c Window) {
        match window {
            Window::Unresolved | Window::Period => {}
            Window::Between(from, to) => {
                self.moment(from);
                self.moment(to);
            }
            Window::Before(_, moment) | Window::After(_, moment) => self.moment(moment),
        }
    }
}
