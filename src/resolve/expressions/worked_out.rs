//! Fields that are worked out from others of their record.

use super::scope::Scope;
use super::types::{comparable, in_words};
use crate::diagnostic::Diagnostic;
use crate::expression::{Type, Value};
use crate::id::DeclId;
use crate::model::{self, Decl, Table, type_of};
use crate::resolve::findings::TYPE_MISMATCH;
use crate::source::Span;
use crate::syntax::phrase::Phrase;

impl<'m> Scope<'m, '_> {
    /// A field of the record that links lead to: what it holds, or how it is worked out.
    pub(super) fn of_field(&mut self, table: Table<'m>, links: Vec<DeclId>, field: Decl<'m>) -> Value {
        let (id, kind) = (field.id(), type_of(field));
        let Some(statement) = field.own("worked out as") else { return Value::Field { links, field: id, kind } };
        let phrase = match statement.get("expression").map(|filled| &filled.value) {
            // The circle itself is reported once, where it is declared.
            Some(model::Value::Pending(phrase)) if !self.within.contains(&id) => phrase,
            _ => return Value::Derived { links, field: id, kind, means: Box::new(Value::Unresolved) },
        };
        let here = self.here;
        let outer = (self.owner, self.quiet);
        self.within.push(id);
        (self.owner, self.quiet) = (field, true);
        let at = links.clone();
        let means = self.of_term(here, |scope| scope.at(table, at, |scope| scope.worked_out(field, phrase)));
        (self.owner, self.quiet) = outer;
        self.within.pop();
        self.here = here;
        Value::Derived { links, field: id, kind, means: Box::new(means.unwrap_or(Value::Unresolved)) }
    }

    /// How a field is worked out, which must give what the field holds.
    pub(super) fn worked_out(&mut self, field: Decl<'m>, phrase: &Phrase) -> Value {
        let kind = type_of(field);
        let value = match kind {
            Type::Code(list) => self.value_like(phrase, list),
            _ => self.value(phrase),
        };
        let gives = value.kind();
        let problem = match (kind, gives) {
            (Type::Unknown, _) | (_, Type::Unknown) => return value,
            (Type::Number { unit, .. }, Type::Number { unit: other, .. }) if !comparable(unit, other) => {
                self.units_differ(unit, field.name_span(), other, phrase.span);
                return Value::Unresolved;
            }
            (Type::Number { decimals, .. }, Type::Number { decimals: other, .. }) => match decimals.zip(other) {
                Some((may, has)) if has > may => {
                    format!("it can have {has} decimals, and `{}` has at most {may}", field.name())
                }
                _ => return value,
            },
            (kind, gives) if kind == gives => return value,
            (Type::Text, Type::Identifier(_)) => return value,
            (kind, gives) => {
                let (what, is) = (in_words(self.model, kind), in_words(self.model, gives));
                format!("`{}` is {what} and is worked out as {is}", field.name())
            }
        };
        let diagnostic = Diagnostic::new(&TYPE_MISMATCH, phrase.span, problem)
            .here("does not fit the field")
            .also(field.name_span(), "what it holds is said here")
            .help("Nothing is converted or rounded: give the field the type of what it is worked out as.");
        self.report(diagnostic);
        Value::Unresolved
    }

    /// Whether a field is collected, so that records can be told apart and put together by it; said where it is not.
    pub(super) fn is_collected(&mut self, shared: Decl<'m>, span: Span) -> bool {
        let Some(worked_out) = shared.own("worked out as") else { return true };
        let message = format!("`{}` is worked out: records are not put together by it", shared.name());
        let diagnostic = Diagnostic::new(&TYPE_MISMATCH, span, message)
            .here("is not collected")
            .also(worked_out.span(), "worked out here")
            .help("Name the fields that it is worked out from.");
        self.report(diagnostic);
        false
    }
}
