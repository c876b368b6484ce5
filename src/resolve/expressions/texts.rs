//! What is asked of texts: their shape and their length.

use super::names::Named;
use super::scope::Scope;
use super::types::in_words;
use crate::diagnostic::Diagnostic;
use crate::expression::{Condition, Type, Value};
use crate::resolve::findings::TYPE_MISMATCH;
use crate::source::Span;
use crate::syntax::phrase::{Node, Phrase};
use crate::syntax::text_value;

impl Scope<'_, '_> {
    /// `postcode is like "AA9 9AA"`.
    pub(super) fn like(&mut self, value: Value, subject: &Phrase, pattern: &Phrase) -> Condition {
        if !self.is_text(&value, subject.span, "has no shape to be compared with a pattern") {
            return Condition::Unresolved;
        }
        Condition::Like(value, text_value(self.slice(pattern.span)).into())
    }

    /// `length of reason`, where `length` is no field of its own.
    pub(super) fn length_of(&mut self, phrase: &Phrase) -> Option<Value> {
        let Node::Of(part, whole) = &phrase.node else { return None };
        if self.slice(part.span) != "length" {
            return None;
        }
        let Named::Value(value) = self.named(whole) else { return None };
        if value.kind() == Type::Unknown {
            return Some(Value::Unresolved);
        }
        let is_text = self.is_text(&value, whole.span, "is not counted in characters");
        Some(if is_text { Value::Length(Box::new(value)) } else { Value::Unresolved })
    }

    /// Whether a value is a text; says so where it is something else.
    fn is_text(&mut self, value: &Value, span: Span, what: &str) -> bool {
        let kind = value.kind();
        let is_text = matches!(kind, Type::Text | Type::Identifier(_));
        if !is_text && kind != Type::Unknown {
            let is = in_words(self.model, kind);
            let message = format!("`{}` is {is}: it {what}", self.slice(span));
            let diagnostic = Diagnostic::new(&TYPE_MISMATCH, span, message)
                .here("not a text")
                .help("Only texts and identifiers have a shape and a length. For numbers, dates and codes say what they must be.");
            self.report(diagnostic);
        }
        is_text
    }
}
