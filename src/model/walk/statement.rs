//! A statement with the model it belongs to.

use std::borrow::Cow;

use rust_decimal::Decimal;

use super::Decl;
use crate::expression::{AgeRange, Condition, Duration, Moment, Order, Selection, Unit, When};
use crate::id::DeclId;
use crate::model::{Filled, Model, Statement, Text, Value};
use crate::source::Span;

/// A statement of a declaration.
#[derive(Debug, Clone, Copy)]
pub struct St<'m> {
    model: &'m Model,
    statement: &'m Statement,
}

impl<'m> St<'m> {
    pub(super) fn new(model: &'m Model, statement: &'m Statement) -> Self {
        Self { model, statement }
    }

    /// The statement as it is stored.
    pub fn stored(self) -> &'m Statement {
        self.statement
    }

    /// The group of statements that exclude each other, to which it belongs.
    pub fn group(self) -> Option<&'static str> {
        self.statement.entry.group
    }

    /// Whether it can be said of one declaration only.
    pub fn of_one(self) -> bool {
        self.statement.entry.of_one
    }

    /// Its word or words.
    pub fn word(self) -> &'static str {
        self.statement.entry.word
    }

    /// The notation of the shape it has: tells forms of one statement apart.
    pub fn notation(self) -> &'static str {
        self.statement.notation()
    }

    /// All of it.
    pub fn span(self) -> Span {
        self.statement.span
    }

    /// Its values in order.
    pub fn values(self) -> impl Iterator<Item = &'m Filled> {
        self.statement.values.iter()
    }

    /// The first value of a name.
    pub fn get(self, name: &str) -> Option<&'m Filled> {
        self.statement.values.iter().find(|filled| filled.slot.name == name)
    }

    /// The place of the first value of a name; else of the statement.
    pub fn span_of(self, name: &str) -> Span {
        self.get(name).map_or(self.statement.span, |filled| filled.span)
    }

    /// The words that were chosen: the first choice of the shape.
    pub fn choice(self) -> Option<&'static str> {
        self.statement.values.iter().find_map(|filled| match filled.value {
            Value::Choice(words) if filled.slot.name == "choice" => Some(words),
            _ => None,
        })
    }

    /// The text of a name, in the framework's own language.
    pub fn text(self, name: &str) -> Option<Cow<'m, str>> {
        self.stored_text(name).map(|text| self.model.text(text))
    }

    /// The text of a name as it is stored, with its further languages.
    pub fn stored_text(self, name: &str) -> Option<&'m Text> {
        self.get(name).and_then(|filled| match &filled.value {
            Value::Text(text) => Some(text),
            _ => None,
        })
    }

    /// Every text of a name.
    pub fn texts(self, name: &'static str) -> impl Iterator<Item = Cow<'m, str>> {
        self.all(name).filter_map(move |filled| match &filled.value {
            Value::Text(text) => Some(self.model.text(text)),
            _ => None,
        })
    }

    /// Every value of a name.
    pub fn all(self, name: &'static str) -> impl Iterator<Item = &'m Filled> {
        self.statement.values.iter().filter(move |filled| filled.slot.name == name)
    }

    /// What references of a name reach; those that reach nothing are left out.
    pub fn references(self, name: &'static str) -> impl Iterator<Item = Decl<'m>> {
        self.all(name).filter_map(move |filled| match filled.value {
            Value::Reference(Some(id)) => Some(self.model.decl(id)),
            _ => None,
        })
    }

    /// What the first reference of a name reaches.
    pub fn reference(self, name: &'static str) -> Option<Decl<'m>> {
        self.references(name).next()
    }

    /// Whether a reference of this name stands there that reaches nothing: what depends on it stays quiet.
    pub fn is_unresolved(self, name: &'static str) -> bool {
        self.all(name).any(|filled| matches!(filled.value, Value::Reference(None)))
    }

    /// The number of a name.
    pub fn number(self, name: &str) -> Option<Decimal> {
        match self.get(name)?.value {
            Value::Number(number) => Some(number),
            _ => None,
        }
    }

    /// The number and unit of a name.
    pub fn quantity(self, name: &str) -> Option<(Decimal, Unit)> {
        match self.get(name)?.value {
            Value::Quantity(number, unit) => Some((number, unit)),
            _ => None,
        }
    }

    /// The order a bound asks for.
    pub fn bound(self) -> Option<Order> {
        match self.get("bound")?.value {
            Value::Bound(order) => Some(order),
            _ => None,
        }
    }

    /// The date, month or year of a name.
    pub fn when(self, name: &str) -> Option<When> {
        match self.get(name)?.value {
            Value::When(when) => Some(when),
            _ => None,
        }
    }

    /// The length of time of a name.
    pub fn duration(self, name: &str) -> Option<Duration> {
        match self.get(name)?.value {
            Value::Duration(duration) => Some(duration),
            _ => None,
        }
    }

    /// The age ranges it gives.
    pub fn ages(self) -> Vec<AgeRange> {
        self.all("ages")
            .filter_map(|filled| match filled.value {
                Value::Ages(range) => Some(range),
                _ => None,
            })
            .collect()
    }

    /// The moment it gives.
    pub fn moment(self) -> Option<&'m Moment> {
        match &self.get("moment")?.value {
            Value::Moment(moment) => Some(moment),
            _ => None,
        }
    }

    /// The condition of a name.
    pub fn condition(self, name: &str) -> Option<&'m Condition> {
        match &self.get(name)?.value {
            Value::Condition(condition) => Some(condition),
            _ => None,
        }
    }

    /// The records it selects.
    pub fn rows(self) -> Option<&'m Selection> {
        match &self.get("rows")?.value {
            Value::Rows(rows) => Some(rows),
            _ => None,
        }
    }

    /// The value expression it gives.
    pub fn expression(self) -> Option<&'m crate::expression::Value> {
        match &self.get("expression")?.value {
            Value::Expression(value) => Some(value),
            _ => None,
        }
    }

    /// What stands in the file at a value of a name, as written.
    pub fn words(self, name: &str) -> Option<&'m str> {
        self.get(name).map(|filled| self.model.slice(filled.span))
    }

    /// Whether a reference of a name reaches this declaration.
    pub fn refers_to(self, name: &'static str, id: DeclId) -> bool {
        self.references(name).any(|decl| decl.id() == id)
    }
}
