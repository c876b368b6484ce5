//! Conditions.

use std::cmp::Ordering;

use super::values::Scalar;
use super::{Judge, Record, all, any};
use crate::evaluate::calendar;
use crate::expression::{Condition, Member, Order, Value};
use crate::model::Pattern;

impl Judge<'_> {
    pub(super) fn condition(&self, condition: &Condition, record: Record) -> Option<bool> {
        match condition {
            Condition::Unresolved => None,
            Condition::All(parts) => all(parts.iter().map(|part| self.condition(part, record))),
            Condition::Any(parts) => any(parts.iter().map(|part| self.condition(part, record))),
            Condition::Not(inner) => self.condition(inner, record).map(|holds| !holds),
            Condition::Known(value) => Some(self.is_known(value, record)),
            Condition::Compare(one, order, other) => match (self.chosen(one, record)?, self.chosen(other, record)?) {
                (Value::Count(rows), number) => self.compare_count(self.count(rows, record), *order, number, record),
                (Value::Run(rows), number) => {
                    self.compare_count(self.longest_run(rows, record)?, *order, number, record)
                }
                (one, other) => {
                    let (one, other) = (self.value(one, record)?, self.value(other, record)?);
                    Some(stands(one.compared(&other)?, *order))
                }
            },
            Condition::OneOf(value, members) => {
                let value = self.value(value, record)?;
                any(members.iter().map(|member| self.is_member(&value, member, record)))
            }
            Condition::Like(value, pattern) => match self.value(value, record)? {
                Scalar::Text(text) => Some(Pattern::new(pattern).fits(text)),
                Scalar::Number(_) | Scalar::Fraction(_) | Scalar::Date(_) | Scalar::Truth(_) => None,
            },
            Condition::Yes(value) => match self.value(value, record)? {
                Scalar::Truth(yes) => Some(yes),
                Scalar::Number(_) | Scalar::Fraction(_) | Scalar::Date(_) | Scalar::Text(_) => None,
            },
            Condition::Aged { born, ages, at } => {
                let (born, at) = (self.date(born, record)?, self.moment(at, record)?);
                Some(calendar::is_aged(born, at, ages))
            }
            Condition::Turns { born, years, window } => self.turns(born, years, window, record),
            Condition::Within(value, window) => {
                let day = self.date(value, record)?;
                let (from, to) = self.window(window, record)?;
                Some(from <= day && day <= to)
            }
            Condition::Lasts { from, to, relation } => {
                let days = self.days(from, to.as_ref(), record)?;
                self.lies(days, relation, record)
            }
            Condition::Exists(rows) => any(self.candidates(rows, record).map(|fits| fits.1)),
            Condition::Every(rows, inner) => self.every(rows, inner, record),
            Condition::Among(among) => self.among(among, record),
            Condition::Term { term: _, links: _, when: None, means } => self.condition(means, record),
            Condition::Term { term: _, links: _, when: Some(when), means } => self.at_times(when, means, record),
        }
    }

    /// Whether a value is a member of a part of a set.
    fn is_member(&self, value: &Scalar<'_>, member: &Member, record: Record) -> Option<bool> {
        if let Member::One(other) = member {
            return Some(stands(value.compared(&self.value(other, record)?)?, Order::Equal));
        }
        let Scalar::Text(code) = value else { return None };
        match member {
            Member::One(_) => None,
            Member::Group(group) => Some(self.sets().is_in_group(code, *group)),
            Member::List(list) => Some(self.sets().is_in_list(code, *list)),
            Member::Codes { list, from, to } => Some(self.sets().is_between(code, *list, from, to)),
        }
    }
}

/// Whether two values that compare so stand in an order.
pub(super) fn stands(compared: Ordering, order: Order) -> bool {
    match order {
        Order::Less => compared.is_lt(),
        Order::AtMost => compared.is_le(),
        Order::Equal => compared.is_eq(),
        Order::AtLeast => compared.is_ge(),
        Order::More => compared.is_gt(),
    }
}
