//! Moments, stretches of time, ages and lengths of time.

use super::prose::Prose;
use super::{English, NOT_UNDERSTOOD, Number, listed};
use crate::expression::{AgeRange, Moment, Order, Relation, Window};

/// Ranges of ages with a word before the last.
pub(super) fn ranges(ranges: &[AgeRange], word: &str) -> String {
    if ranges.is_empty() {
        return "all ages".to_owned();
    }
    listed(ranges.iter().map(|range| Prose::of(range.to_string())).collect(), word).to_string()
}

impl English<'_> {
    pub(super) fn moment(self, moment: &Moment) -> Prose {
        match moment {
            Moment::Unresolved => Prose::of(NOT_UNDERSTOOD),
            Moment::PeriodStart => Prose::of("the start of the period"),
            Moment::PeriodMiddle => Prose::of("the middle of the period"),
            Moment::PeriodEnd => Prose::of("the end of the period"),
            Moment::DayInPeriod(day) => Prose::of(format!("{day} in the period")),
            Moment::Date(date) => Prose::of(date.to_string()),
            Moment::AskedDate => Prose::of("the date that is asked about"),
            Moment::Field(value) => self.value(value),
        }
    }

    /// `on 31 March in the period`, `at the end of the period`.
    pub(super) fn at(self, moment: &Moment) -> Prose {
        let word = match moment {
            Moment::DayInPeriod(_) | Moment::Date(_) | Moment::AskedDate | Moment::Field(_) => "on ",
            Moment::PeriodStart | Moment::PeriodMiddle | Moment::PeriodEnd | Moment::Unresolved => "at ",
        };
        Prose::of(word).with(self.moment(moment))
    }

    /// When a date falls: `in the period`.
    pub(super) fn within(self, window: &Window) -> Prose {
        match window {
            Window::Unresolved => Prose::of(NOT_UNDERSTOOD),
            Window::Period => Prose::of("in the period"),
            Window::Between(from, to) => {
                Prose::of("from ").with(self.moment(from)).then(" to ").with(self.moment(to)).then(", both included")
            }
            Window::Before(length, moment) => Prose::of(format!("at most {length} before ")).with(self.moment(moment)),
            Window::After(length, moment) => Prose::of(format!("at most {length} after ")).with(self.moment(moment)),
        }
    }

    /// A stretch as a noun: `the period`.
    fn stretch(self, window: &Window) -> Prose {
        match window {
            Window::Unresolved => Prose::of(NOT_UNDERSTOOD),
            Window::Period => Prose::of("the period"),
            Window::Between(from, to) => {
                Prose::of("the time from ").with(self.moment(from)).then(" to ").with(self.moment(to))
            }
            Window::Before(length, moment) => Prose::of(format!("the {length} up to ")).with(self.moment(moment)),
            Window::After(length, moment) => {
                Prose::of(format!("the {length} from ")).with(self.moment(moment)).then(" on")
            }
        }
    }

    /// When something is so, behind what is so: `throughout the period`.
    pub(super) fn when(self, relation: &Relation) -> Prose {
        match relation {
            Relation::OpenAt(moment) => self.at(moment),
            Relation::OpenFor { order, length, at } => {
                Prose::of(format!("for {} {length} ", length_order(*order))).with(self.at(at))
            }
            Relation::During(window) => Prose::of("at some time in ").with(self.stretch(window)),
            Relation::Throughout(window) => Prose::of("throughout ").with(self.stretch(window)),
            Relation::For { order, length } => Prose::of(format!("for {} {length}", length_order(*order))),
        }
    }

    /// The same behind the name of records that last: `open at the end of the period`, `during the period`.
    pub(super) fn lasting(self, relation: &Relation) -> Prose {
        match relation {
            Relation::OpenAt(_) | Relation::OpenFor { .. } => Prose::of("open ").with(self.when(relation)),
            Relation::During(window) => Prose::of("during ").with(self.stretch(window)),
            Relation::Throughout(_) => self.when(relation),
            Relation::For { order, length } => Prose::of(format!("of {} {length}", length_order(*order))),
        }
    }

    /// What is said of a record that lasts: `is open at the end of the period`.
    pub(super) fn lasts(self, relation: &Relation, number: Number, negated: bool) -> Prose {
        match relation {
            Relation::OpenAt(_) | Relation::OpenFor { .. } => {
                Prose::of(be(number, negated)).then(" open ").with(self.when(relation))
            }
            Relation::During(window) => {
                Prose::of(verb("has", "have", number, negated)).then(" a day in ").with(self.stretch(window))
            }
            Relation::Throughout(_) | Relation::For { .. } => {
                let last = verb("lasts", "last", number, negated);
                Prose::of(last).then(" ").with(self.when(relation))
            }
        }
    }
}

/// `is`, `are not`.
pub(super) fn be(number: Number, negated: bool) -> &'static str {
    match (number, negated) {
        (Number::One, false) => "is",
        (Number::One, true) => "is not",
        (Number::Many, false) => "are",
        (Number::Many, true) => "are not",
    }
}

/// A verb in the form that fits; `many` is the verb's plain form too.
pub(super) fn verb(one: &str, many: &str, number: Number, negated: bool) -> String {
    match (number, negated) {
        (Number::One, false) => one.to_owned(),
        (Number::Many, false) => many.to_owned(),
        (Number::One, true) => format!("does not {many}"),
        (Number::Many, true) => format!("do not {many}"),
    }
}

fn length_order(order: Order) -> &'static str {
    match order {
        Order::Less => "less than",
        Order::AtMost => "at most",
        Order::Equal => "exactly",
        Order::AtLeast => "at least",
        Order::More => "more than",
    }
}
