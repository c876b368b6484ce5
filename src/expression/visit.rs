//! Goes through every part of an expression.

use super::core::{Condition, Member, Moment, Relation, Value, Window};
use super::rows::{Dates, Rows, Selection, Stretch};

/// A part of an expression, the expression itself among them.
#[derive(Debug, Clone, Copy)]
pub enum Part<'e> {
    /// A condition.
    Condition(&'e Condition),
    /// A value.
    Value(&'e Value),
    /// Linked records.
    Rows(&'e Rows),
    /// A point in time.
    Moment(&'e Moment),
    /// A stretch of time.
    Window(&'e Window),
}

impl Condition {
    /// Shows this and every part of it, from the outside in. What a term means is not a part of what uses the term.
    pub fn each_part<'e>(&'e self, see: &mut dyn FnMut(Part<'e>)) {
        see(Part::Condition(self));
        match self {
            Condition::Unresolved => {}
            Condition::All(parts) | Condition::Any(parts) => parts.iter().for_each(|part| part.each_part(see)),
            Condition::Not(inner) => inner.each_part(see),
            Condition::Known(value) | Condition::Yes(value) | Condition::Like(value, _) => value.each_part(see),
            Condition::Compare(one, _, other) => {
                one.each_part(see);
                other.each_part(see);
            }
            Condition::OneOf(value, members) => {
                value.each_part(see);
                for member in members {
                    match member {
                        Member::One(value) => value.each_part(see),
                        Member::Group(_) | Member::List(_) | Member::Codes { .. } => {}
                    }
                }
            }
            Condition::Aged { born, at, ages: _ } => {
                born.each_part(see);
                moment(at, see);
            }
            Condition::Turns { born, window: within, years: _ } => {
                born.each_part(see);
                window(within, see);
            }
            Condition::Within(value, within) => {
                value.each_part(see);
                window(within, see);
            }
            Condition::Lasts { from, to, relation: how } => {
                from.each_part(see);
                to.iter().for_each(|to| to.each_part(see));
                relation(how, see);
            }
            Condition::Exists(rows) => rows.each_part(see),
            Condition::Every(rows, inner) => {
                rows.each_part(see);
                inner.each_part(see);
            }
            Condition::Among(among) => {
                among.values.iter().for_each(|value| value.each_part(see));
                if let Some(Stretch { from, to }) = among.stands.stretch() {
                    from.each_part(see);
                    to.iter().for_each(|to| to.each_part(see));
                }
            }
            Condition::Term { when, term: _, links: _, means: _ } => {
                if let Some(when) = when {
                    relation(when, see);
                }
            }
        }
    }
}

impl Value {
    /// Shows this and every part of it, from the outside in. How a field is worked out is not a part of what uses it.
    pub fn each_part<'e>(&'e self, see: &mut dyn FnMut(Part<'e>)) {
        see(Part::Value(self));
        match self {
            Value::Unresolved
            | Value::Field { .. }
            | Value::Derived { .. }
            | Value::Number(..)
            | Value::Code(_)
            | Value::Text(_)
            | Value::Truth(_) => {}
            Value::Moment(at) => moment(at, see),
            Value::Age { born, at, unit: _ } => {
                born.each_part(see);
                moment(at, see);
            }
            Value::Elapsed { from, to, unit: _ } => {
                from.each_part(see);
                to.each_part(see);
            }
            Value::Length(text) => text.each_part(see),
            Value::Count(rows) | Value::Run(rows) => rows.each_part(see),
            Value::Extreme { of, rows, latest: _ } => {
                of.each_part(see);
                rows.each_part(see);
            }
            Value::Choice(condition, one, other) => {
                condition.each_part(see);
                one.each_part(see);
                other.each_part(see);
            }
            Value::Arithmetic(one, _, other, _) => {
                one.each_part(see);
                other.each_part(see);
            }
        }
    }
}

impl Rows {
    /// Shows this and every part of it, from the outside in.
    pub fn each_part<'e>(&'e self, see: &mut dyn FnMut(Part<'e>)) {
        see(Part::Rows(self));
        let Dates { theirs, ours, lasts } = &self.dates;
        theirs.iter().chain(ours).for_each(|date| date.each_part(see));
        if let Some((from, to)) = lasts {
            from.each_part(see);
            to.iter().for_each(|to| to.each_part(see));
        }
        if let Some(during) = &self.during {
            relation(during, see);
        }
        if let Some(condition) = &self.condition {
            condition.each_part(see);
        }
    }
}

impl Selection {
    /// Shows every part of its conditions.
    pub fn each_part<'e>(&'e self, see: &mut dyn FnMut(Part<'e>)) {
        self.condition.iter().chain(&self.excluding).for_each(|condition| condition.each_part(see));
    }
}

fn moment<'e>(at: &'e Moment, see: &mut dyn FnMut(Part<'e>)) {
    see(Part::Moment(at));
    match at {
        Moment::Field(value) => value.each_part(see),
        Moment::Unresolved
        | Moment::PeriodStart
        | Moment::PeriodMiddle
        | Moment::PeriodEnd
        | Moment::DayInPeriod(_)
        | Moment::Date(_)
        | Moment::AskedDate => {}
    }
}

fn window<'e>(within: &'e Window, see: &mut dyn FnMut(Part<'e>)) {
    see(Part::Window(within));
    match within {
        Window::Between(from, to) => {
            moment(from, see);
            moment(to, see);
        }
        Window::Before(_, at) | Window::After(_, at) => moment(at, see),
        Window::Unresolved | Window::Period => {}
    }
}

fn relation<'e>(how: &'e Relation, see: &mut dyn FnMut(Part<'e>)) {
    match how {
        Relation::OpenAt(at) | Relation::OpenFor { at, order: _, length: _ } => moment(at, see),
        Relation::During(within) | Relation::Throughout(within) => window(within, see),
        Relation::For { .. } => {}
    }
}
