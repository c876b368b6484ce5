//! Three values as two: each condition becomes a pair of formulas, [`holds`] and [`fails`], that are only ever true or
//! false. Where neither is true, the condition is unknown. Every test for what is not known is explicit, so that no
//! target has to rely on what its own NULL, None or undefined does.

use super::core::{Condition, Member, Moment, Order, Relation, Value, Window};
use super::rows::{Among, Rows, Standing, Stretch};
use crate::id::DeclId;

/// A formula that is true or false, never unknown. What [`Test::Compare`] and its like speak of is known wherever they are
/// reached, because a [`Test::Known`] stands before them in the same [`Test::All`].
#[derive(Debug, Clone, PartialEq)]
pub enum Test<'c> {
    /// Never true: what could not be understood neither holds nor fails.
    Never,
    /// All are true.
    All(Vec<Test<'c>>),
    /// At least one is true.
    Any(Vec<Test<'c>>),
    /// The other is false.
    Not(Box<Test<'c>>),
    /// The value is known.
    Known(&'c Value),
    /// The moment is known.
    MomentKnown(&'c Moment),
    /// The values, both known, stand in this order.
    Compare(&'c Value, Order, &'c Value),
    /// The value, known, is in the set.
    OneOf(&'c Value, &'c [Member]),
    /// The whole of the text, known, has the shape of this pattern.
    Like(&'c Value, &'c str),
    /// The value, known, is yes.
    Yes(&'c Value),
    /// The stretch is known: its first day is, and it does not end before that.
    StretchKnown(&'c Stretch),
    /// A condition on time whose dates are known: [`Condition::Aged`], [`Condition::Turns`], [`Condition::Within`] or
    /// [`Condition::Lasts`].
    Time(&'c Condition),
    /// There is a row that belongs so to the record at hand and for which the test is true. When the rows happened and
    /// their own condition are part of the test.
    SomeRow(&'c Rows, Box<Test<'c>>),
    /// Of a row of the [`Test::SomeRow`] or [`Test::Count`] around it: it is certain to come before or after the record at
    /// hand, and to lie in time, as these rows must.
    Placed(&'c Rows),
    /// The same: it is certain not to.
    Misplaced(&'c Rows),
    /// The number of such rows for which the test is true stands so to a number that is known.
    Count(&'c Rows, Box<Test<'c>>, Order, &'c Value),
    /// It is known of every such row when it happened and whether it lies in time as it must; and of those that do, in
    /// order of their dates, the most dates in succession with rows of which the test is true, each of them, stand so to a
    /// number that is known.
    Run(&'c Rows, Box<Test<'c>>, Order, &'c Value),
    /// On the day of [`Relation::OpenAt`], or on some day of the window of [`Relation::During`] or
    /// [`Relation::Throughout`], the test is true; [`Moment::AskedDate`] in it is that day. False where it is not known
    /// which days these are.
    SomeDay(&'c Relation, Box<Test<'c>>),
    /// Among the other records of the table that have the same values, which are known, there is one that is so.
    Other(&'c Among, Other),
    /// A record is reached by these links, and of it the test is true.
    Linked(&'c [DeclId], Box<Test<'c>>),
}

/// What another record is that shares something with the one at hand. The stretch of that one is known where another's
/// is set against it, and has ended where the day it ended is asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Other {
    /// Any.
    Any,
    /// One whose stretch is not known.
    Unknown,
    /// One whose stretch is known and shares a day with that of the record.
    Overlaps,
    /// One whose stretch is known and begins after the day the record ended.
    Later,
    /// One whose stretch is known, begins on or before the day the record ended, and ended after it or still lasts.
    GoesOn,
}

/// True where the condition holds.
pub fn holds(condition: &Condition) -> Test<'_> {
    match condition {
        Condition::Unresolved => Test::Never,
        Condition::All(parts) => Test::All(parts.iter().map(holds).collect()),
        Condition::Any(parts) => Test::Any(parts.iter().map(holds).collect()),
        Condition::Not(inner) => fails(inner),
        Condition::Known(value) => each_case(value, &Test::Known),
        Condition::Term { means, when: None, .. } => holds(means),
        Condition::Term { means, when: Some(when), .. } => match when {
            Relation::OpenAt(_) | Relation::During(_) => Test::SomeDay(when, Box::new(holds(means))),
            Relation::Throughout(_) => every_day(when, holds(means)),
            Relation::OpenFor { .. } | Relation::For { .. } => Test::Never,
        },
        Condition::Exists(rows) => Test::SomeRow(rows, Box::new(row_holds(rows))),
        Condition::Every(rows, condition) => {
            let applies_and_not_held = not(Test::Any(vec![row_fails(rows), holds(condition)]));
            Test::All(vec![
                Test::SomeRow(rows, Box::new(row_holds(rows))),
                not(Test::SomeRow(rows, Box::new(applies_and_not_held))),
            ])
        }
        Condition::Among(among) => of_linked(among, stands(among)),
        Condition::Compare(left, order, right) => compared(left, *order, right, true),
        Condition::OneOf(value, set) => asked(value, true, &|value| Test::OneOf(value, set)),
        Condition::Like(value, pattern) => asked(value, true, &|value| Test::Like(value, pattern)),
        Condition::Yes(value) => asked(value, true, &Test::Yes),
        Condition::Aged { .. } | Condition::Turns { .. } | Condition::Within(..) | Condition::Lasts { .. } => {
            in_time(condition, true)
        }
    }
}

/// True where the condition fails.
pub fn fails(condition: &Condition) -> Test<'_> {
    match condition {
        Condition::Unresolved => Test::Never,
        Condition::All(parts) => Test::Any(parts.iter().map(fails).collect()),
        Condition::Any(parts) => Test::All(parts.iter().map(fails).collect()),
        Condition::Not(inner) => holds(inner),
        Condition::Known(value) => not(each_case(value, &Test::Known)),
        Condition::Term { means, when: None, .. } => fails(means),
        Condition::Term { means, when: Some(when), .. } => match when {
            Relation::OpenAt(_) | Relation::Throughout(_) => Test::SomeDay(when, Box::new(fails(means))),
            Relation::During(_) => every_day(when, fails(means)),
            Relation::OpenFor { .. } | Relation::For { .. } => Test::Never,
        },
        Condition::Exists(rows) => not(Test::SomeRow(rows, Box::new(not(row_fails(rows))))),
        Condition::Every(rows, condition) => {
            Test::SomeRow(rows, Box::new(Test::All(vec![row_holds(rows), fails(condition)])))
        }
        Condition::Among(among) => of_linked(among, stands_not(among)),
        Condition::Compare(left, order, right) => compared(left, *order, right, false),
        Condition::OneOf(value, set) => asked(value, false, &|value| Test::OneOf(value, set)),
        Condition::Like(value, pattern) => asked(value, false, &|value| Test::Like(value, pattern)),
        Condition::Yes(value) => asked(value, false, &Test::Yes),
        Condition::Aged { .. } | Condition::Turns { .. } | Condition::Within(..) | Condition::Lasts { .. } => {
            in_time(condition, false)
        }
    }
}

/// The tests are true of the record that is spoken of, whose shared values are known.
fn of_linked<'c>(among: &'c Among, tests: Vec<Test<'c>>) -> Test<'c> {
    let known = among.values.iter().map(Test::Known).chain(among.stands.stretch().map(Test::StretchKnown));
    let test = Test::All(known.chain(tests).collect());
    if among.links.is_empty() { test } else { Test::Linked(&among.links, Box::new(test)) }
}

/// What is true where a record, whose own values are known, stands so to the others.
fn stands(among: &Among) -> Vec<Test<'_>> {
    let no = |other| not(Test::Other(among, other));
    match &among.stands {
        Standing::Unique => vec![no(Other::Any)],
        Standing::Apart(_) => vec![no(Other::Unknown), no(Other::Overlaps)],
        Standing::Unbroken(Stretch { to: None, .. }) => Vec::new(),
        Standing::Unbroken(Stretch { to: Some(to), .. }) => vec![Test::Any(vec![
            not(Test::Known(to)),
            Test::Other(among, Other::GoesOn),
            Test::All(vec![no(Other::Unknown), no(Other::Later)]),
        ])],
    }
}

/// The same where it is certain not to.
fn stands_not(among: &Among) -> Vec<Test<'_>> {
    let (some, no) = (|other| Test::Other(among, other), |other| not(Test::Other(among, other)));
    match &among.stands {
        Standing::Unique => vec![some(Other::Any)],
        Standing::Apart(_) => vec![some(Other::Overlaps)],
        Standing::Unbroken(Stretch { to: None, .. }) => vec![Test::Never],
        Standing::Unbroken(Stretch { to: Some(to), .. }) => {
            vec![Test::Known(to), some(Other::Later), no(Other::Unknown), no(Other::GoesOn)]
        }
    }
}

/// Whether a number of rows is certain to stand so to another, or certain not to: too many are those that are certain to
/// fit, too few those that are not certain not to. The test is told which of the two it counts.
fn counted<'c>(order: Order, number: &'c Value, wanted: bool, test: &dyn Fn(Order, bool) -> Test<'c>) -> Test<'c> {
    let mut tests = known(number);
    tests.push(match (order, wanted) {
        (Order::Less, true) | (Order::AtLeast, false) => test(Order::Less, false),
        (Order::AtMost, true) | (Order::More, false) => test(Order::AtMost, false),
        (Order::AtLeast, true) | (Order::Less, false) => test(Order::AtLeast, true),
        (Order::More, true) | (Order::AtMost, false) => test(Order::More, true),
        (Order::Equal, true) => Test::All(vec![test(Order::AtLeast, true), test(Order::AtMost, false)]),
        (Order::Equal, false) => Test::Any(vec![test(Order::Less, false), test(Order::More, true)]),
    });
    Test::All(tests)
}

/// The test is true on every day of the window, whose ends are known.
fn every_day<'c>(when: &'c Relation, test: Test<'c>) -> Test<'c> {
    let mut tests = Vec::with_capacity(2);
    relation_known(when, &mut tests);
    tests.push(not(Test::SomeDay(when, Box::new(not(test)))));
    Test::All(tests)
}

/// That a value is known, where it might not be.
fn known(value: &Value) -> Vec<Test<'_>> {
    match value {
        Value::Number(..) | Value::Code(_) | Value::Text(_) | Value::Truth(_) => Vec::new(),
        value => vec![Test::Known(value)],
    }
}

fn not(test: Test<'_>) -> Test<'_> {
    Test::Not(Box::new(test))
}

/// A row is certain to fit.
fn row_holds(rows: &Rows) -> Test<'_> {
    let condition = rows.condition.as_ref().map(holds);
    if !is_placed(rows) {
        return condition.unwrap_or(Test::All(Vec::new()));
    }
    Test::All([Test::Placed(rows)].into_iter().chain(condition).collect())
}

/// A row is certain not to fit.
fn row_fails(rows: &Rows) -> Test<'_> {
    let condition = rows.condition.as_ref().map(fails);
    if !is_placed(rows) {
        return condition.unwrap_or(Test::Never);
    }
    Test::Any([Test::Misplaced(rows)].into_iter().chain(condition).collect())
}

/// Whether it is said when such rows must have happened, or that they are others than the record at hand.
fn is_placed(rows: &Rows) -> bool {
    rows.sequence.is_some() || rows.during.is_some() || rows.within.is_some()
}

/// The test of a value that is known; of one that is worked out, of how it is; of one that is another by what holds, of
/// each where that is the case.
fn each_case<'c>(value: &'c Value, test: &dyn Fn(&'c Value) -> Test<'c>) -> Test<'c> {
    match value {
        Value::Choice(condition, one, other) => Test::Any(vec![
            Test::All(vec![holds(condition), each_case(one, test)]),
            Test::All(vec![fails(condition), each_case(other, test)]),
        ]),
        Value::Derived { means, .. } => each_case(means, test),
        value => test(value),
    }
}

/// The test of a value, or its opposite, where the value is known.
fn asked<'c>(value: &'c Value, wanted: bool, test: &dyn Fn(&'c Value) -> Test<'c>) -> Test<'c> {
    each_case(value, &|value| {
        let mut tests = known(value);
        tests.push(as_wanted(test(value), wanted));
        Test::All(tests)
    })
}

/// Two values stand in an order, or certainly do not.
fn compared<'c>(left: &'c Value, order: Order, right: &'c Value, wanted: bool) -> Test<'c> {
    each_case(left, &|left| {
        each_case(right, &|right| match left {
            Value::Count(rows) => counted(order, right, wanted, &|order, certain| {
                let row = if certain { row_holds(rows) } else { not(row_fails(rows)) };
                Test::Count(rows, Box::new(row), order, right)
            }),
            Value::Run(rows) => counted(order, right, wanted, &|order, certain| {
                let fits = rows.condition.as_ref().map_or(Test::All(Vec::new()), |condition| {
                    if certain { holds(condition) } else { not(fails(condition)) }
                });
                Test::Run(rows, Box::new(fits), order, right)
            }),
            left => {
                let mut tests = known(left);
                tests.extend(known(right));
                tests.push(as_wanted(Test::Compare(left, order, right), wanted));
                Test::All(tests)
            }
        })
    })
}

fn as_wanted(test: Test<'_>, wanted: bool) -> Test<'_> {
    if wanted { test } else { not(test) }
}

/// A condition on time, or its opposite, where its dates are known.
fn in_time(condition: &Condition, wanted: bool) -> Test<'_> {
    let mut tests = Vec::with_capacity(3);
    match condition {
        Condition::Aged { born, at, .. } => {
            tests.push(Test::Known(born));
            moment_known(at, &mut tests);
        }
        Condition::Turns { born, window, .. } => {
            tests.push(Test::Known(born));
            window_known(window, &mut tests);
        }
        Condition::Within(value, window) => {
            tests.push(Test::Known(value));
            window_known(window, &mut tests);
        }
        // That `to` is not known means that the record is still open; one that ends before it begins is a mistake.
        Condition::Lasts { from, to, relation } => {
            tests.push(Test::Known(from));
            let ended = to.as_ref().map(Test::Known);
            if let Some(to) = to {
                tests.push(Test::Any(vec![not(Test::Known(to)), Test::Compare(to, Order::AtLeast, from)]));
            }
            // What is still open has lasted up to the end of the period.
            if matches!(relation, Relation::For { .. }) {
                let known = [Test::MomentKnown(&Moment::PeriodEnd)];
                tests.push(Test::Any(ended.into_iter().chain(known).collect()));
            }
            relation_known(relation, &mut tests);
        }
        Condition::Unresolved
        | Condition::All(_)
        | Condition::Any(_)
        | Condition::Not(_)
        | Condition::Known(_)
        | Condition::Compare(..)
        | Condition::OneOf(..)
        | Condition::Like(..)
        | Condition::Yes(_)
        | Condition::Term { .. }
        | Condition::Exists(_)
        | Condition::Every(..)
        | Condition::Among(_) => tests.push(Test::Never),
    }
    tests.push(as_wanted(Test::Time(condition), wanted));
    Test::All(tests)
}

/// That a moment is known: one of the period is not where none is given, or where such a day comes never or twice.
fn moment_known<'c>(moment: &'c Moment, tests: &mut Vec<Test<'c>>) {
    if !matches!(moment, Moment::Date(_)) {
        tests.push(Test::MomentKnown(moment));
    }
}

fn window_known<'c>(window: &'c Window, tests: &mut Vec<Test<'c>>) {
    match window {
        Window::Unresolved => tests.push(Test::Never),
        Window::Period => tests.push(Test::MomentKnown(&Moment::PeriodEnd)),
        Window::Between(from, to) => {
            moment_known(from, tests);
            moment_known(to, tests);
        }
        Window::Before(_, moment) | Window::After(_, moment) => moment_known(moment, tests),
    }
}

fn relation_known<'c>(relation: &'c Relation, tests: &mut Vec<Test<'c>>) {
    match relation {
        Relation::OpenAt(moment) | Relation::OpenFor { at: moment, .. } => moment_known(moment, tests),
        Relation::During(window) | Relation::Throughout(window) => window_known(window, tests),
        Relation::For { .. } => {}
    }
}

#[cfg(test)]
mod tests;
