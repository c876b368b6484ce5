//! Values that are one or another by what holds: `closed-on if closed-on is known, otherwise the end of the period`.

use super::names::Named;
use super::scope::Scope;
use super::types::{comparable, in_words};
use crate::diagnostic::Diagnostic;
use crate::expression::{Condition, Type, Value};
use crate::id::DeclId;
use crate::resolve::findings::TYPE_MISMATCH;
use crate::source::Span;
use crate::syntax::phrase::{Node, Phrase};

impl Scope<'_, '_> {
    /// The first value where the condition holds, the other where it fails: both of one type.
    pub(super) fn choice(&mut self, one: &Phrase, condition: &Phrase, other: &Phrase) -> Value {
        // A bare code says of which list it is by the value beside it.
        let (first, second) = if self.is_bare(one) {
            let second = self.value(other);
            let first = Self::code_list(&second).map(|list| self.value_like(one, list));
            (first.unwrap_or_else(|| self.value(one)), second)
        } else {
            let first = self.value(one);
            let second = Self::code_list(&first).map(|list| self.value_like(other, list));
            (first, second.unwrap_or_else(|| self.value(other)))
        };
        let condition = self.condition(condition);
        if condition == Condition::Unresolved || !self.of_one_type(&first, one, &second, other) {
            return Value::Unresolved;
        }
        Value::Choice(Box::new(condition), Box::new(first), Box::new(second))
    }

    /// A value that is a code of a list, or a field that holds one.
    pub(super) fn value_like(&mut self, phrase: &Phrase, list: DeclId) -> Value {
        match &phrase.node {
            Node::Choice(one, condition, other) => {
                let (first, second) = (self.value_like(one, list), self.value_like(other, list));
                match self.condition(condition) {
                    Condition::Unresolved => Value::Unresolved,
                    _ if first == Value::Unresolved || second == Value::Unresolved => Value::Unresolved,
                    condition => Value::Choice(Box::new(condition), Box::new(first), Box::new(second)),
                }
            }
            Node::Name | Node::Text | Node::Number(_, None) if self.is_bare(phrase) => self.code(list, phrase),
            _ => {
                let value = self.value(phrase);
                match value.kind() {
                    Type::Code(of) if of == list => value,
                    Type::Unknown => Value::Unresolved,
                    kind => {
                        self.no_code(list, kind, phrase);
                        Value::Unresolved
                    }
                }
            }
        }
    }

    fn no_code(&mut self, list: DeclId, kind: Type, phrase: &Phrase) {
        let (codes, decl) = (in_words(self.model, Type::Code(list)), self.model.decl(list));
        let what = in_words(self.model, kind);
        let message = format!("`{}` is {what}, not {codes}", self.slice(phrase.span));
        let diagnostic = Diagnostic::new(&TYPE_MISMATCH, phrase.span, message)
            .here("a code is needed here")
            .also(decl.span(), "its codes are given here")
            .help("Write a code as it stands in the data, or a field that holds one of the same.");
        self.report(diagnostic);
    }

    /// Whether a phrase could be a code: a name of nothing else, a text or a number.
    fn is_bare(&mut self, phrase: &Phrase) -> bool {
        match phrase.node {
            Node::Name => matches!(self.named(phrase), Named::Nothing),
            Node::Text | Node::Number(_, None) => true,
            _ => false,
        }
    }

    /// Whether two values are of one type and unit; said where they are not.
    fn of_one_type(&mut self, first: &Value, one: &Phrase, second: &Value, other: &Phrase) -> bool {
        match (first.kind(), second.kind()) {
            (Type::Unknown, _) | (_, Type::Unknown) => false,
            (Type::Number { unit, .. }, Type::Number { unit: another, .. }) => {
                let fit = comparable(unit, another);
                if !fit {
                    self.units_differ(unit, one.span, another, other.span);
                }
                fit
            }
            (kind, another) if kind == another => true,
            (Type::Text | Type::Identifier(_), Type::Text) | (Type::Text, Type::Identifier(_)) => true,
            (kind, another) => {
                self.either(kind, one.span, another, other.span);
                false
            }
        }
    }
    fn either(&mut self, first: Type, here: Span, second: Type, there: Span) {
        let (one, other) = (in_words(self.model, first), in_words(self.model, second));
        let diagnostic = Diagnostic::new(&TYPE_MISMATCH, there, format!("this value is {one} or {other}, as it comes"))
            .here(other)
            .also(here, one)
            .help("Whichever of the two it is, it must be of one type, so that something can be asked of it.");
        self.report(diagnostic);
    }
}
