//! The parts of a condition that compare one value with constants.

use rust_decimal::Decimal;

use super::values::{Key, Says, key, keys, ordinal};
use crate::expression::{Condition, Moment, Order, Value};
use crate::id::DeclId;

/// What a part speaks of.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(in crate::check) enum Subject<'c> {
    /// A value of a record.
    Value(&'c Value),
    /// An age at a moment: the date of birth, and when.
    Age(&'c Value, &'c Moment),
}

/// A part that compares one value with constants.
#[derive(Debug, Clone)]
pub(in crate::check) struct Atom<'c> {
    /// The value.
    pub subject: Subject<'c>,
    /// What is said of it, `denied` counted in.
    pub says: Says<'c>,
    /// The part as it stands in the core.
    pub condition: &'c Condition,
    /// Whether its opposite is meant.
    pub denied: bool,
    /// The term that it comes from, the outermost one; none where the condition says it itself.
    pub origin: Option<DeclId>,
}

impl<'c> Atom<'c> {
    /// What is said where it is not so and its value is known; none where nothing can be.
    pub fn opposite(&self) -> Option<Says<'c>> {
        Some(match &self.says {
            Says::Known(_) | Says::Ages(_) => return None,
            Says::Order(order, number) => against(*order, *number),
            Says::Among(keys, among) => Says::Among(keys.clone(), !among),
        })
    }

    /// Whether its value is known of every record of which it holds.
    pub fn means_known(&self) -> bool {
        self.says != Says::Known(false)
    }

    /// Whether it asks nothing but that its value is known.
    pub fn only_known(&self) -> bool {
        self.says == Says::Known(true)
    }
}

/// A condition taken apart: all of these hold where it does.
#[derive(Debug, Default)]
pub(in crate::check) struct Parts<'c> {
    /// Comparisons of one value with constants.
    pub atoms: Vec<Atom<'c>>,
    /// Alternatives: of each list one holds. `true` where the opposite of the part is meant.
    pub choices: Vec<Vec<(&'c Condition, bool)>>,
    /// Whatever else there is.
    pub others: Vec<(&'c Condition, bool)>,
}

impl<'c> Parts<'c> {
    /// The parts of a condition.
    pub fn of(condition: &'c Condition) -> Self {
        Self::denied(condition, false)
    }

    /// The parts of two conditions that are asked of one record.
    pub fn of_both(one: &'c Condition, other: &'c Condition) -> Self {
        let mut parts = Self::of(one);
        parts.add(other, false, None);
        parts
    }

    /// The parts of a condition or of its opposite.
    pub fn denied(condition: &'c Condition, denied: bool) -> Self {
        let mut parts = Self::default();
        parts.add(condition, denied, None);
        parts
    }

    fn add(&mut self, condition: &'c Condition, denied: bool, origin: Option<DeclId>) {
        match (condition, denied) {
            (Condition::Unresolved, _) => self.others.push((condition, denied)),
            (Condition::All(parts), false) | (Condition::Any(parts), true) => {
                parts.iter().for_each(|part| self.add(part, denied, origin));
            }
            (Condition::Any(parts), false) | (Condition::All(parts), true) => match parts.as_slice() {
                [only] => self.add(only, denied, origin),
                // What a term offers is weighed where the term stands.
                parts if origin.is_none() => self.choices.push(parts.iter().map(|part| (part, denied)).collect()),
                _ => self.others.push((condition, denied)),
            },
            (Condition::Not(inner), _) => self.add(inner, !denied, origin),
            // Asked at a date, it says another thing at each.
            (Condition::Term { term, means, when: None, .. }, _) => self.add(means, denied, origin.or(Some(*term))),
            _ => match compared(condition, denied) {
                Some((subject, says)) => self.atoms.push(Atom { subject, says, condition, denied, origin }),
                None => self.others.push((condition, denied)),
            },
        }
    }
}

fn compared(condition: &Condition, denied: bool) -> Option<(Subject<'_>, Says<'_>)> {
    let value = |value| Subject::Value(value);
    Some(match condition {
        Condition::Known(known) => (value(known), Says::Known(!denied)),
        Condition::Yes(truth) => (value(truth), Says::Among(vec![Key::Truth(true)], !denied)),
        Condition::Compare(left, order, Value::Number(number, _)) => (value(left), ordered(*order, *number, denied)),
        Condition::Compare(left, order, Value::Moment(Moment::Date(date))) => {
            (value(left), ordered(*order, ordinal(*date), denied))
        }
        Condition::Compare(left, Order::Equal, right) => (value(left), Says::Among(vec![key(right)?], !denied)),
        Condition::OneOf(one, members) => (value(one), keys_of(members, denied)?),
        Condition::Aged { born, ages, at } if !denied => (Subject::Age(born, at), Says::Ages(ages)),
        _ => return None,
    })
}

fn keys_of(members: &[crate::expression::Member], denied: bool) -> Option<Says<'_>> {
    keys(members).map(|keys| Says::Among(keys, !denied))
}

fn ordered<'c>(order: Order, number: Decimal, denied: bool) -> Says<'c> {
    if denied { against(order, number) } else { so(order, number) }
}

fn so<'c>(order: Order, number: Decimal) -> Says<'c> {
    match order {
        Order::Equal => Says::Among(vec![Key::Number(number)], true),
        order => Says::Order(order, number),
    }
}

fn against<'c>(order: Order, number: Decimal) -> Says<'c> {
    match order {
        Order::Less => so(Order::AtLeast, number),
        Order::AtMost => so(Order::More, number),
        Order::AtLeast => so(Order::Less, number),
        Order::More => so(Order::AtMost, number),
        Order::Equal => Says::Among(vec![Key::Number(number)], false),
    }
}
