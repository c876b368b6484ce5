//! Expressions to the typed core.

mod compare;
mod conditions;
mod moments;
mod names;
mod rows;
mod scope;
mod terms;
mod types;
mod unknown;
mod values;

use rayon::prelude::*;

use crate::diagnostic::Diagnostics;
use crate::id::DeclId;
use crate::model::{Model, Value};
use crate::syntax::Phrase;
use crate::vocabulary::Slot;

use scope::Scope;

/// A value of a statement with what it becomes.
type Change = (DeclId, usize, usize, Value);

/// Puts the typed core in the place of every expression, and looks up the fields that statements name.
pub(super) fn resolve(model: &mut Model, diagnostics: &mut Diagnostics) {
    let one = |index: usize| {
        let mut found = Diagnostics::new();
        let changes = declaration(model, DeclId::new(index), &mut found);
        (changes, found)
    };
    let all: Vec<(Vec<Change>, Diagnostics)> = if model.len() >= super::PARALLEL_FROM {
        (0..model.len())
            .into_par_iter()
            .map(one)
            .filter(|(changes, found)| !changes.is_empty() || !found.is_empty())
            .collect()
    } else {
        (0..model.len()).map(one).collect()
    };
    for (changes, found) in all {
        diagnostics.append(found);
        for (id, statement, value, new) in changes {
            model.replace(id, statement, value, new);
        }
    }
    model.note_referrers();
}

fn declaration(model: &Model, id: DeclId, diagnostics: &mut Diagnostics) -> Vec<Change> {
    let decl = model.decl(id);
    let mut changes = Vec::new();
    for (at, statement) in decl.stored().statements.iter().enumerate() {
        for (index, filled) in statement.values.iter().enumerate() {
            let new = match (&filled.value, filled.slot) {
                (Value::Pending(phrase), slot) => {
                    let mut scope = Scope::of_statement(decl, statement, diagnostics);
                    Some(typed(phrase, slot, &mut scope))
                }
                (Value::Reference(None), Slot::Field) => {
                    let mut scope = Scope::of_statement(decl, statement, diagnostics);
                    scope.field(filled.span).map(|field| Value::Reference(Some(field)))
                }
                _ => None,
            };
            changes.extend(new.map(|new| (id, at, index, new)));
        }
    }
    changes
}

fn typed(phrase: &Phrase, slot: Slot, scope: &mut Scope<'_, '_>) -> Value {
    match slot {
        Slot::Rows => Value::Rows(Box::new(scope.selection(phrase))),
        Slot::Expression => Value::Expression(Box::new(scope.value(phrase))),
        Slot::Moment => Value::Moment(scope.moment_of(phrase)),
        _ => Value::Condition(Box::new(scope.condition(phrase))),
    }
}
