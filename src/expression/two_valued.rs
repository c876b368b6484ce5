//! Three values as two: each condition becomes a pair of formulas, [`holds`] and [`fails`], that are only ever true or
//! false. Where neither is true, the condition is unknown. Every test for what is not known is explicit, so that no
//! target has to rely on what its own NULL, None or undefined does.

use super::core::{Condition, Member, Moment, Order, Relation, Value, Window};
use super::rows::Rows;

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
    /// The value, known, is yes.
    Yes(&'c Value),
    /// A condition on time whose dates are known: [`Condition::Aged`], [`Condition::Turns`], [`Condition::Within`] or
    /// [`Condition::Lasts`].
    Time(&'c Condition),
    /// There is such a row for which the test is true. The rows' own condition is part of the test; how they belong and
    /// when they happened is not.
    SomeRow(&'c Rows, Box<Test<'c>>),
    /// The number of such rows for which the test is true stands so to a number that is known.
    Count(&'c Rows, Box<Test<'c>>, Order, &'c Value),
    /// On the day of [`Relation::OpenAt`], or on some day of the window of [`Relation::During`] or
    /// [`Relation::Throughout`], the test is true; [`Moment::AskedDate`] in it is that day. False where it is not known
    /// which days these are.
    SomeDay(&'c Relation, Box<Test<'c>>),
}

/// True where the condition holds.
pub fn holds(condition: &Condition) -> Test<'_> {
    match condition {
        Condition::Unresolved => Test::Never,
        Condition::All(parts) => Test::All(parts.iter().map(holds).collect()),
        Condition::Any(parts) => Test::Any(parts.iter().map(holds).collect()),
        Condition::Not(inner) => fails(inner),
        Condition::Known(value) => Test::Known(value),
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
        Condition::Compare(Value::Count(rows), order, number) => counted(rows, *order, number),
        Condition::Compare(..)
        | Condition::OneOf(..)
        | Condition::Yes(_)
        | Condition::Aged { .. }
        | Condition::Turns { .. }
        | Condition::Within(..)
        | Condition::Lasts { .. } => Test::All(known_then(condition, atom(condition))),
    }
}

/// True where the condition fails.
pub fn fails(condition: &Condition) -> Test<'_> {
    match condition {
        Condition::Unresolved => Test::Never,
        Condition::All(parts) => Test::Any(parts.iter().map(fails).collect()),
        Condition::Any(parts) => Test::All(parts.iter().map(fails).collect()),
        Condition::Not(inner) => holds(inner),
        Condition::Known(value) => not(Test::Known(value)),
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
        Condition::Compare(Value::Count(rows), order, number) => match order {
            Order::Less => counted(rows, Order::AtLeast, number),
            Order::AtMost => counted(rows, Order::More, number),
            Order::AtLeast => counted(rows, Order::Less, number),
            Order::More => counted(rows, Order::AtMost, number),
            Order::Equal => Test::Any(vec![counted(rows, Order::Less, number), counted(rows, Order::More, number)]),
        },
        Condition::Compare(..)
        | Condition::OneOf(..)
        | Condition::Yes(_)
        | Condition::Aged { .. }
        | Condition::Turns { .. }
        | Condition::Within(..)
        | Condition::Lasts { .. } => Test::All(known_then(condition, not(atom(condition)))),
    }
}

/// Whether the number of rows is certain to stand so to another: too many are those that are certain to fit, too few those
/// that are not certain not to.
fn counted<'c>(rows: &'c Rows, order: Order, number: &'c Value) -> Test<'c> {
    let certain = || Box::new(row_holds(rows));
    let possible = || Box::new(not(row_fails(rows)));
    let mut tests = known(number);
    match order {
        Order::Less | Order::AtMost => tests.push(Test::Count(rows, possible(), order, number)),
        Order::AtLeast | Order::More => tests.push(Test::Count(rows, certain(), order, number)),
        Order::Equal => tests.extend([
            Test::Count(rows, certain(), Order::AtLeast, number),
            Test::Count(rows, possible(), Order::AtMost, number),
        ]),
    }
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

fn row_holds(rows: &Rows) -> Test<'_> {
    rows.condition.as_ref().map_or(Test::All(Vec::new()), holds)
}

fn row_fails(rows: &Rows) -> Test<'_> {
    rows.condition.as_ref().map_or(Test::Never, fails)
}

/// The test itself, on values that are known.
fn atom(condition: &Condition) -> Test<'_> {
    match condition {
        Condition::Compare(left, order, right) => Test::Compare(left, *order, right),
        Condition::OneOf(value, set) => Test::OneOf(value, set),
        Condition::Yes(value) => Test::Yes(value),
        Condition::Aged { .. } | Condition::Turns { .. } | Condition::Within(..) | Condition::Lasts { .. } => {
            Test::Time(condition)
        }
        Condition::Unresolved
        | Condition::All(_)
        | Condition::Any(_)
        | Condition::Not(_)
        | Condition::Known(_)
        | Condition::Term { .. }
        | Condition::Exists(_)
        | Condition::Every(..) => Test::Never,
    }
}

/// What must be known for the atom to be asked, and then the atom.
fn known_then<'c>(condition: &'c Condition, atom: Test<'c>) -> Vec<Test<'c>> {
    let mut tests = Vec::with_capacity(3);
    match condition {
        Condition::Compare(left, _, right) => {
            tests.push(Test::Known(left));
            tests.extend(known(right));
        }
        Condition::OneOf(value, _) | Condition::Yes(value) => tests.push(Test::Known(value)),
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
        // That `to` is not known means that the record is still open: it is not asked for here.
        Condition::Lasts { from, relation, .. } => {
            tests.push(Test::Known(from));
            relation_known(relation, &mut tests);
        }
        Condition::Unresolved
        | Condition::All(_)
        | Condition::Any(_)
        | Condition::Not(_)
        | Condition::Known(_)
        | Condition::Term { .. }
        | Condition::Exists(_)
        | Condition::Every(..) => {}
    }
    tests.push(atom);
    tests
}

fn moment_known<'c>(moment: &'c Moment, tests: &mut Vec<Test<'c>>) {
    if matches!(moment, Moment::Field(_) | Moment::Unresolved) {
        tests.push(Test::MomentKnown(moment));
    }
}

fn window_known<'c>(window: &'c Window, tests: &mut Vec<Test<'c>>) {
    match window {
        Window::Unresolved => tests.push(Test::Never),
        Window::Period => {}
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
mod tests {
    use rust_decimal::Decimal;

    use super::*;
    use crate::expression::core::{Type, Unit};
    use crate::expression::rows::{Belonging, Dates};
    use crate::id::DeclId;

    /// A record of three fields, each unknown or a small number.
    type Record = [Option<i64>; 3];

    fn field(index: usize) -> Value {
        let kind = Type::Number { unit: Unit::One, decimals: Some(0) };
        Value::Field { links: Vec::new(), field: DeclId::new(index), kind }
    }

    fn value(value: &Value, record: &Record) -> Option<Decimal> {
        match value {
            Value::Field { field, .. } => record[field.index()].map(Decimal::from),
            Value::Number(number, _) => Some(*number),
            _ => panic!("the test uses fields and numbers only"),
        }
    }

    fn ordered(left: Decimal, order: Order, right: Decimal) -> bool {
        match order {
            Order::Less => left < right,
            Order::AtMost => left <= right,
            Order::Equal => left == right,
            Order::AtLeast => left >= right,
            Order::More => left > right,
        }
    }

    /// Kleene's three-valued reading, written apart from the code under test.
    fn three_valued(condition: &Condition, record: &Record) -> Option<bool> {
        match condition {
            Condition::All(parts) => {
                let values: Vec<_> = parts.iter().map(|part| three_valued(part, record)).collect();
                if values.contains(&Some(false)) {
                    Some(false)
                } else if values.contains(&None) {
                    None
                } else {
                    Some(true)
                }
            }
            Condition::Any(parts) => {
                let values: Vec<_> = parts.iter().map(|part| three_valued(part, record)).collect();
                if values.contains(&Some(true)) {
                    Some(true)
                } else if values.contains(&None) {
                    None
                } else {
                    Some(false)
                }
            }
            Condition::Not(inner) => three_valued(inner, record).map(|value| !value),
            Condition::Known(inner) => Some(value(inner, record).is_some()),
            Condition::Compare(left, order, right) => {
                Some(ordered(value(left, record)?, *order, value(right, record)?))
            }
            _ => panic!("the test makes none of these"),
        }
    }

    fn two_valued(test: &Test<'_>, record: &Record) -> bool {
        match test {
            Test::Never => false,
            Test::All(tests) => tests.iter().all(|test| two_valued(test, record)),
            Test::Any(tests) => tests.iter().any(|test| two_valued(test, record)),
            Test::Not(test) => !two_valued(test, record),
            Test::Known(inner) => value(inner, record).is_some(),
            Test::Compare(left, order, right) => {
                let values = value(left, record).zip(value(right, record));
                let (left, right) = values.expect("an atom is asked only where its values are known");
                ordered(left, *order, right)
            }
            _ => panic!("the test makes none of these"),
        }
    }

    /// A fixed sequence of pseudo-random numbers (Knuth's MMIX generator).
    struct Numbers(u64);

    impl Numbers {
        fn below(&mut self, bound: usize) -> usize {
            self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (self.0 >> 33) as usize % bound
        }
    }

    fn condition(numbers: &mut Numbers, depth: usize) -> Condition {
        let kinds = if depth == 0 { 2 } else { 5 };
        match numbers.below(kinds) {
            0 => Condition::Known(field(numbers.below(3))),
            1 => {
                let order = [Order::Less, Order::AtMost, Order::Equal, Order::AtLeast, Order::More][numbers.below(5)];
                let right = if numbers.below(2) == 0 {
                    field(numbers.below(3))
                } else {
                    Value::Number(Decimal::from(numbers.below(3)), Unit::One)
                };
                Condition::Compare(field(numbers.below(3)), order, right)
            }
            2 => Condition::Not(Box::new(condition(numbers, depth - 1))),
            kind => {
                let parts = (0..numbers.below(4)).map(|_| condition(numbers, depth - 1)).collect();
                if kind == 3 { Condition::All(parts) } else { Condition::Any(parts) }
            }
        }
    }

    #[test]
    fn a_number_of_rows_is_compared_as_far_as_the_rows_that_are_certain_tell() {
        let one = || Value::Number(Decimal::ONE, Unit::One);
        let orders = [Order::Less, Order::AtMost, Order::Equal, Order::AtLeast, Order::More];
        let fits = Condition::Compare(field(0), Order::Equal, one());
        let rows = Rows {
            table: DeclId::new(0),
            belong: Belonging::All,
            sequence: None,
            during: None,
            within: None,
            dates: Dates::default(),
            condition: Some(fits),
        };
        for index in 0..27_usize {
            let fit: Vec<Option<i64>> = [1, 3, 9].iter().map(|by| [None, Some(0), Some(1)][index / by % 3]).collect();
            let certain = fit.iter().filter(|fit| **fit == Some(1)).count();
            let possible = certain + fit.iter().filter(|fit| fit.is_none()).count();
            for (order, number) in orders.iter().flat_map(|order| (0..4).map(move |number| (*order, number))) {
                let value = Value::Number(Decimal::from(number), Unit::One);
                let condition = Condition::Compare(Value::Count(Box::new(rows.clone())), order, value);
                let told: Vec<bool> = (certain..=possible)
                    .map(|count| ordered(Decimal::from(count), order, Decimal::from(number)))
                    .collect();
                assert_eq!(of_rows(&holds(&condition), &fit), told.iter().all(|told| *told), "{condition:?} {fit:?}");
                assert_eq!(of_rows(&fails(&condition), &fit), told.iter().all(|told| !told), "{condition:?} {fit:?}");
            }
        }
    }

    fn of_rows(test: &Test<'_>, rows: &[Option<i64>]) -> bool {
        match test {
            Test::All(tests) => tests.iter().all(|test| of_rows(test, rows)),
            Test::Any(tests) => tests.iter().any(|test| of_rows(test, rows)),
            Test::Count(_, row, order, Value::Number(number, _)) => {
                let count = rows.iter().filter(|first| two_valued(row, &[**first, None, None])).count();
                ordered(Decimal::from(count), *order, *number)
            }
            _ => panic!("the test makes none of these"),
        }
    }

    #[test]
    fn holds_and_fails_say_of_every_record_what_the_three_valued_condition_says() {
        let values = [None, Some(0), Some(1), Some(2)];
        let mut numbers = Numbers(2022);
        for _ in 0..2_000 {
            let condition = condition(&mut numbers, 4);
            let (holds, fails) = (holds(&condition), fails(&condition));
            for a in values {
                for b in values {
                    for c in values {
                        let record = [a, b, c];
                        let expected = three_valued(&condition, &record);
                        assert_eq!(two_valued(&holds, &record), expected == Some(true), "{condition:?} {record:?}");
                        assert_eq!(two_valued(&fails, &record), expected == Some(false), "{condition:?} {record:?}");
                    }
                }
            }
        }
    }
}
