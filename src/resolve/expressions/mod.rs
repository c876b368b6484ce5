//! Expressions to the typed core.

mod among;
mod choice;
mod compare;
mod conditions;
mod limits;
mod moments;
mod names;
mod own_words;
mod rows;
mod scope;
mod terms;
mod texts;
mod types;
mod unknown;
mod values;
mod worked_out;

use rayon::prelude::*;

use crate::diagnostic::Diagnostics;
use crate::id::DeclId;
use crate::model::{Model, Value};
use crate::source::Span;
use crate::syntax::Phrase;
use crate::vocabulary::Slot;

use limits::{parts_of_terms, spent};
use moments::Births;
use scope::Scope;

/// How many declarations are looked at together.
const PORTION: usize = 1_024;

/// A value of a statement with what it becomes.
type Change = (DeclId, usize, usize, Value);

/// Puts the typed core in the place of every expression, and looks up the fields that statements name.
pub(super) fn resolve(model: &mut Model, diagnostics: &mut Diagnostics) {
    let births = Births::new(model);
    let mut left = parts_of_terms(model.len());
    let mut left_out = None;
    let mut found = Diagnostics::new();
    let mut later = Vec::new();
    // What is left for terms is counted between portions, so that the same ones are refused on any machine.
    for start in (0..model.len()).step_by(PORTION) {
        let one = |index: usize| declaration(model, &births, DeclId::new(index), left == 0);
        let portion = start..model.len().min(start + PORTION);
        let resolved: Vec<Resolved> = if model.len() >= super::PARALLEL_FROM {
            portion.into_par_iter().map(one).filter(Resolved::is_something).collect()
        } else {
            portion.map(one).filter(Resolved::is_something).collect()
        };
        left = resolved.iter().fold(left, |left, resolved| left.saturating_sub(resolved.of_terms));
        left_out = left_out.or_else(|| resolved.iter().find_map(|resolved| resolved.left_out));
        for resolved in resolved {
            found.append(resolved.found);
            let (now, not_yet): (Vec<Change>, Vec<Change>) =
                resolved.changes.into_iter().partition(|change| is_read_here_only(model, change));
            now.into_iter().for_each(|change| put(model, change));
            later.extend(not_yet);
        }
    }
    left_out.map(spent).into_iter().for_each(|found| diagnostics.push(found));
    diagnostics.append(found);
    later.into_iter().for_each(|change| put(model, change));
    model.note_referrers();
}

/// Whether a change is to an expression that no other declaration's reads: the phrase, and most phrases are in metrics,
/// makes room at once. What a term means and when those in a table were born is read from elsewhere to the last.
fn is_read_here_only(model: &Model, (id, _, _, new): &Change) -> bool {
    model.decl(*id).kind_word() == "metric" && !matches!(new, Value::Reference(_))
}

fn put(model: &mut Model, (id, statement, value, new): Change) {
    model.replace(id, statement, value, new);
}

/// What became of the expressions of a declaration.
#[derive(Default)]
struct Resolved {
    changes: Vec<Change>,
    found: Diagnostics,
    /// How many parts terms have brought.
    of_terms: usize,
    /// The first term that nothing was left for.
    left_out: Option<Span>,
}

impl Resolved {
    fn is_something(&self) -> bool {
        !self.changes.is_empty() || !self.found.is_empty()
    }
}

fn declaration<'m>(model: &'m Model, births: &'m Births, id: DeclId, spent: bool) -> Resolved {
    let decl = model.decl(id);
    let mut resolved = Resolved::default();
    for (at, statement) in decl.stored().statements.iter().enumerate() {
        for (index, filled) in statement.values.iter().enumerate() {
            let new = match (&filled.value, filled.slot.slot) {
                (Value::Pending(phrase), slot) => {
                    let mut scope = Scope::of_statement(decl, statement, births, &mut resolved.found);
                    scope.spending.spent = spent;
                    let new = match statement.entry.word {
                        "worked out as" => Value::Expression(Box::new(scope.worked_out(decl, phrase))),
                        _ => typed(phrase, slot, &mut scope),
                    };
                    resolved.of_terms += scope.spending.of_terms;
                    resolved.left_out = resolved.left_out.or(scope.spending.left_out);
                    Some(new)
                }
                (Value::Reference(None), Slot::Field) => {
                    let mut scope = Scope::of_statement(decl, statement, births, &mut resolved.found);
                    scope.field(filled.span).map(|field| Value::Reference(Some(field)))
                }
                (Value::Reference(None), Slot::FieldOrLink) => {
                    let mut scope = Scope::of_statement(decl, statement, births, &mut resolved.found);
                    let shared = scope.table.and_then(|table| scope.shared_by(table, filled.span));
                    shared.map(|shared| Value::Reference(Some(shared)))
                }
                _ => None,
            };
            resolved.changes.extend(new.map(|new| (id, at, index, new)));
        }
    }
    resolved
}

fn typed(phrase: &Phrase, slot: Slot, scope: &mut Scope<'_, '_>) -> Value {
    match slot {
        Slot::Rows => Value::Rows(Box::new(scope.selection(phrase))),
        Slot::Expression => Value::Expression(Box::new(scope.value(phrase))),
        Slot::Moment => Value::Moment(scope.moment_of(phrase)),
        _ => Value::Condition(Box::new(scope.condition(phrase))),
    }
}
