//! Conditions to the typed core.

use super::names::Named;
use super::scope::Scope;
use crate::diagnostic::Diagnostic;
use crate::expression::{Condition, Order, Type, Value};
use crate::id::DeclId;
use crate::model;
use crate::resolve::findings::{TYPE_MISMATCH, reversed_range};
use crate::syntax::phrase::{Is, Node, Phrase, Test};

impl<'m> Scope<'m, '_> {
    /// A condition on the record at hand.
    pub(super) fn condition(&mut self, phrase: &Phrase) -> Condition {
        if !self.counted(phrase.span) {
            return Condition::Unresolved;
        }
        self.deeper(phrase.span, |scope| scope.condition_of(phrase)).unwrap_or(Condition::Unresolved)
    }

    fn condition_of(&mut self, phrase: &Phrase) -> Condition {
        match &phrase.node {
            Node::All(parts) => Condition::All(parts.iter().map(|part| self.condition(part)).collect()),
            Node::Any(parts) if self.joined_code(parts).is_some() => Condition::Unresolved,
            Node::Any(parts) => Condition::Any(parts.iter().map(|part| self.condition(part)).collect()),
            Node::Not(inner) => not(self.condition(inner)),
            Node::Is(is) => self.is(is),
            Node::Aged(ages, moment) => {
                if let Some(reversed) = ages.iter().find(|ages| ages.start() >= ages.end()) {
                    self.report(reversed_range(phrase.span, &reversed.to_string()));
                    return Condition::Unresolved;
                }
                let at = self.moment(moment);
                match self.birth_date(phrase.span) {
                    Value::Unresolved => Condition::Unresolved,
                    born => Condition::Aged { born, ages: ages.clone(), at },
                }
            }
            Node::Turns(years, window) => {
                let window = self.window(window);
                match self.birth_date(phrase.span) {
                    Value::Unresolved => Condition::Unresolved,
                    born => Condition::Turns { born, years: years.clone(), window },
                }
            }
            Node::Lasting(relation) => self.lasting(relation, phrase.span),
            Node::Timed(name, relation) => self.timed(name, relation),
            Node::Exists(rows, none) => match self.rows(rows) {
                Some(rows) if *none => Condition::Not(Box::new(Condition::Exists(Box::new(rows)))),
                Some(rows) => Condition::Exists(Box::new(rows)),
                None => Condition::Unresolved,
            },
            Node::Every(rows, inner) => match self.rows(rows) {
                Some(rows) => {
                    let table = model::Table(self.model.decl(rows.table));
                    let inner = self.at(table, Vec::new(), |scope| scope.condition(inner));
                    Condition::Every(Box::new(rows), Box::new(inner))
                }
                None => Condition::Unresolved,
            },
            Node::Among(among) => self.among(among),
            Node::Name | Node::Of(..) => self.bare(phrase, None),
            Node::Missing => Condition::Unresolved,
            Node::Number(..)
            | Node::Text
            | Node::Truth(_)
            | Node::Length(_)
            | Node::Moment(_)
            | Node::Arithmetic(..)
            | Node::Choice(..)
            | Node::Count(_)
            | Node::Run(_)
            | Node::Extreme(..)
            | Node::Age(..)
            | Node::Elapsed(..)
            | Node::Selection(_) => {
                let diagnostic =
                    Diagnostic::new(&TYPE_MISMATCH, phrase.span, "a condition is needed here, not a value")
                        .here("what must it be?")
                        .help("Say what must hold of it, as in `… is at least 3`.");
                self.report(diagnostic);
                Condition::Unresolved
            }
        }
    }

    fn is(&mut self, is: &Is) -> Condition {
        if let Test::Unique(together) = is.test {
            return self.unique(is, together);
        }
        let mut parts: Vec<Condition> =
            is.subjects.iter().map(|subject| self.said(subject, &is.test, is.negated)).collect();
        match (parts.len(), is.each) {
            (1, _) => parts.swap_remove(0),
            (_, true) => Condition::All(parts),
            (_, false) => Condition::Any(parts),
        }
    }

    fn said(&mut self, subject: &Phrase, test: &Test, negated: bool) -> Condition {
        let condition = self.said_plainly(subject, test, negated);
        match (condition, negated) {
            (Condition::Unresolved, _) => Condition::Unresolved,
            (condition, true) => not(condition),
            (condition, false) => condition,
        }
    }

    fn said_plainly(&mut self, subject: &Phrase, test: &Test, negated: bool) -> Condition {
        // `child is looked-after throughout the period`: said of the record a link leads to.
        if matches!(subject.node, Node::Name | Node::Of(..))
            && let Named::Record(table, links) = self.named(subject)
        {
            return self.of_record(table, links, subject, test);
        }
        let value = self.value(subject);
        if matches!(value.kind(), Type::Unknown) {
            return Condition::Unresolved;
        }
        match test {
            Test::Known => Condition::Known(value),
            Test::Order(Order::Equal, right) if self.slice(right.span) == "unknown" => {
                match self.code_or_not(&value, right) {
                    true => Condition::Unresolved,
                    false => not(Condition::Known(value)),
                }
            }
            Test::Order(Order::Equal, right) if self.said_to_be_empty(&value, right, negated) => Condition::Unresolved,
            Test::Order(Order::Equal, right) if self.said_of_truth(&value, subject, right, negated) => {
                Condition::Unresolved
            }
            Test::Order(order, right) => self.compare(value, subject.span, *order, right),
            Test::Between(from, to) => self.between(value, subject.span, from, to),
            Test::OneOf(members) => self.one_of(value, members),
            Test::Like(pattern) => self.like(value, subject, pattern),
            Test::Unique(_) => Condition::Unresolved,
            Test::Within(window) => {
                let within = self.date_within(value.clone(), window);
                if self.is_date(&value, subject.span) { within } else { Condition::Unresolved }
            }
            Test::Fits(phrase) => {
                let diagnostic = Diagnostic::new(&TYPE_MISMATCH, subject.span, format!("`{}` is a field, not a record", self.slice(subject.span)))
                    .here("only a record can be of an age or looked after")
                    .also(phrase.span, "said of a record")
                    .help("Name the link that leads to the record, as in `child is looked-after …`, or leave the subject out.");
                self.report(diagnostic);
                Condition::Unresolved
            }
        }
    }

    fn of_record(&mut self, table: model::Table<'m>, links: Vec<DeclId>, subject: &Phrase, test: &Test) -> Condition {
        match test {
            Test::Fits(phrase) => self.at(table, links, |scope| scope.condition(phrase)),
            Test::Order(Order::Equal, right)
                if matches!(right.node, Node::Name | Node::Of(..)) && self.slice(right.span) != "unknown" =>
            {
                self.at(table, links, |scope| scope.condition(right))
            }
            Test::Known
            | Test::Order(..)
            | Test::Between(..)
            | Test::OneOf(_)
            | Test::Like(_)
            | Test::Unique(_)
            | Test::Within(_) => {
                let diagnostic = Diagnostic::new(
                    &TYPE_MISMATCH,
                    subject.span,
                    format!("`{}` is a record of `{}`, not a value", self.slice(subject.span), table.path()),
                )
                .here("which field of it?")
                .help("Name one of its fields, as in `closed-on of referral`.");
                self.report(diagnostic);
                Condition::Unresolved
            }
        }
    }
}

/// The opposite. What is denied twice is said.
pub(super) fn not(condition: Condition) -> Condition {
    match condition {
        Condition::Unresolved => Condition::Unresolved,
        Condition::Not(inner) => *inner,
        condition => Condition::Not(Box::new(condition)),
    }
}
