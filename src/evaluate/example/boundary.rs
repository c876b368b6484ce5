//! The boundaries of a definition: the values at which it turns, and one step beside each.

use num_traits::Zero;
use rust_decimal::Decimal;

use crate::english;
use crate::evaluate::calendar::{after, day_after, day_before};
use crate::evaluate::judge::{Judge, Record, Scalar};
use crate::expression::{AgeRange, Condition, Duration, Look, Moment, Order, Type, Value, Window};
use crate::model::{Decl, Field, Model, Needed};

/// A place at which a definition turns, or one beside it.
pub(super) struct Boundary<'m> {
    /// In words, as what an example would have: `the centile of the body mass index at 85`.
    pub words: String,
    point: Point<'m>,
}

enum Point<'m> {
    /// A number so many steps from another; any number on that side where the steps are not known.
    Number { value: &'m Value, limit: &'m Value, steps: i8 },
    /// A day so many days from another.
    Day { value: &'m Value, limit: &'m Value, days: i8 },
    /// A day so many days from the first, or the last, of a stretch.
    Edge { value: &'m Value, window: &'m Window, last: bool, days: i8 },
    /// Somebody is so old on the day, or on the day after.
    Birthday { born: &'m Value, at: &'m Moment, age: Duration, days: i8 },
    /// A part is true, false or unknown.
    Comes(&'m Condition, bool),
    /// A value is known, or not.
    Known(&'m Value, bool),
}

/// The boundaries of a condition.
pub(super) fn boundaries<'m>(model: &'m Model, condition: &'m Condition) -> Vec<Boundary<'m>> {
    let mut found = Vec::new();
    of_condition(model, condition, &mut found);
    condition.each_asked(&mut |asked| {
        if asked.look == Look::Content && may_be_empty(model, asked.field) {
            let words = format!("{} not known", english::value(model, asked.field));
            found.push(Boundary { words, point: Point::Known(asked.field, false) });
        }
    });
    let mut told: Vec<Boundary<'m>> = Vec::new();
    for boundary in found {
        if told.iter().all(|known| known.words != boundary.words) {
            told.push(boundary);
        }
    }
    told
}

fn may_be_empty(model: &Model, value: &Value) -> bool {
    let Value::Field { field, .. } = value else { return true };
    let field: Decl<'_> = model.decl(*field);
    Field(field).needed() != Needed::Always
}

fn of_condition<'m>(model: &'m Model, condition: &'m Condition, found: &mut Vec<Boundary<'m>>) {
    let mut add = |words: String, point: Point<'m>| found.push(Boundary { words, point });
    match condition {
        Condition::All(parts) | Condition::Any(parts) => {
            parts.iter().for_each(|part| of_condition(model, part, found));
        }
        Condition::Not(inner) => of_condition(model, inner, found),
        Condition::Compare(value, order, limit) if *order != Order::Equal => {
            let (what, at) = (english::value(model, value), english::value(model, limit));
            let steps = if matches!(order, Order::Less | Order::AtLeast) { -1 } else { 1 };
            if value.kind() == Type::Date {
                let beside = if steps < 0 { "before" } else { "after" };
                add(format!("{what} on {at}"), Point::Day { value, limit, days: 0 });
                add(format!("{what} the day {beside} {at}"), Point::Day { value, limit, days: steps });
            } else {
                let beside = if steps < 0 { "under" } else { "over" };
                add(format!("{what} at {at}"), Point::Number { value, limit, steps: 0 });
                add(format!("{what} just {beside} {at}"), Point::Number { value, limit, steps });
            }
        }
        Condition::Within(value, window) => {
            let what = english::value(model, value);
            let time = if *window == Window::Period { "the period" } else { "the time asked for" };
            for (last, days, words) in [
                (false, 0, "on the first day of"),
                (false, -1, "the day before"),
                (true, 0, "on the last day of"),
                (true, 1, "the day after"),
            ] {
                add(format!("{what} {words} {time}"), Point::Edge { value, window, last, days });
            }
        }
        Condition::Aged { born, ages, at } => {
            let mut turns: Vec<Duration> =
                ages.iter().flat_map(|AgeRange { from, before, .. }| [*from, *before]).flatten().collect();
            turns.retain(|age| age.count > 0);
            let on = english::moment(model, at);
            for age in turns {
                let point = |days| Point::Birthday { born, at, age, days };
                add(format!("an age of {age} reached on {on}"), point(0));
                add(format!("an age of {age} reached the day after {on}"), point(1));
            }
        }
        Condition::Known(value) => {
            let what = english::value(model, value);
            add(format!("{what} known"), Point::Known(value, true));
            add(format!("{what} not known"), Point::Known(value, false));
        }
        _ => {
            let what = english::condition(model, condition);
            add(format!("“{what}” true"), Point::Comes(condition, true));
            add(format!("“{what}” false"), Point::Comes(condition, false));
        }
    }
}

impl Boundary<'_> {
    /// Whether a record lies there.
    pub(super) fn is_touched(&self, judge: &Judge<'_>, record: Record) -> bool {
        let moved = |day, days| match days {
            0 => Some(day),
            days if days < 0 => day_before(day),
            _ => day_after(day),
        };
        let touches = || match &self.point {
            Point::Number { value, limit, steps } => {
                let (one, other) = (judge.value(value, record)?, judge.value(limit, record)?);
                let apart = one.fraction()? - other.fraction()?;
                let step = value.decimals().map(|decimals| Decimal::new(1, u32::from(decimals)));
                let step = step.and_then(|step| Scalar::Number(step).fraction());
                Some(match (steps, step) {
                    (0, _) => apart.is_zero(),
                    (-1, Some(step)) => apart == -step,
                    (_, Some(step)) => apart == step,
                    (-1, None) => apart < num_rational::BigRational::zero(),
                    (_, None) => apart > num_rational::BigRational::zero(),
                })
            }
            Point::Day { value, limit, days } => {
                Some(judge.date_of(value, record)? == moved(judge.date_of(limit, record)?, *days)?)
            }
            Point::Edge { value, window, last, days } => {
                let (start, end) = judge.stretch(window, record)?;
                Some(judge.date_of(value, record)? == moved(if *last { end } else { start }, *days)?)
            }
            Point::Birthday { born, at, age, days } => {
                Some(after(judge.date_of(born, record)?, *age) == moved(judge.day(at, record)?, *days)?)
            }
            Point::Comes(condition, wanted) => Some(judge.holds(condition, record) == Some(*wanted)),
            Point::Known(value, known) => Some(judge.value(value, record).is_some() == *known),
        };
        touches().unwrap_or(false)
    }
}
