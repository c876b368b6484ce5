//! The pair of formulas against conditions of three values, worked out by themselves.

use rust_decimal::Decimal;

use super::*;
use crate::expression::core::{Type, Unit};
use crate::expression::rows::{Belonging, Dates, Sequence, Stretch};

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
        Value::Choice(condition, one, other) => {
            self::value(if three_valued(condition, record)? { one } else { other }, record)
        }
        _ => panic!("the test uses fields, numbers and choices only"),
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
        Condition::Compare(left, order, right) => Some(ordered(value(left, record)?, *order, value(right, record)?)),
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
        // A row's second field says how it is placed.
        Test::Placed(_) => record[1] == Some(1),
        Test::Misplaced(_) => record[1] == Some(0),
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
        0 if depth > 0 && numbers.below(4) == 0 => {
            let by = Box::new(condition(numbers, depth - 1));
            Condition::Known(Value::Choice(by, Box::new(field(numbers.below(3))), Box::new(field(numbers.below(3)))))
        }
        0 => Condition::Known(field(numbers.below(3))),
        1 => {
            let order = [Order::Less, Order::AtMost, Order::Equal, Order::AtLeast, Order::More][numbers.below(5)];
            let right = if numbers.below(2) == 0 {
                field(numbers.below(3))
            } else {
                Value::Number(Decimal::from(numbers.below(3)), Unit::One)
            };
            let left = if depth > 0 && numbers.below(4) == 0 {
                let by = Box::new(condition(numbers, depth - 1));
                Value::Choice(by, Box::new(field(numbers.below(3))), Box::new(right.clone()))
            } else {
                field(numbers.below(3))
            };
            Condition::Compare(left, order, right)
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
        sequence: Some(Sequence::Other),
        during: None,
        within: None,
        dates: Dates::default(),
        condition: Some(fits),
    };
    let three = |index: usize| [None, Some(0), Some(1)][index % 3];
    for index in 0..729_usize {
        let records: Vec<Record> =
            [1, 9, 81].iter().map(|by| [three(index / by), three(index / by / 3), None]).collect();
        // A row fits where it is placed so and its condition holds.
        let fit: Vec<Option<bool>> = records
            .iter()
            .map(|record| match (record[0], record[1]) {
                (Some(1), Some(1)) => Some(true),
                (Some(0), _) | (_, Some(0)) => Some(false),
                _ => None,
            })
            .collect();
        let certain = fit.iter().filter(|fit| **fit == Some(true)).count();
        let possible = certain + fit.iter().filter(|fit| fit.is_none()).count();
        for (order, number) in orders.iter().flat_map(|order| (0..4).map(move |number| (*order, number))) {
            let value = Value::Number(Decimal::from(number), Unit::One);
            let condition = Condition::Compare(Value::Count(Box::new(rows.clone())), order, value);
            let told: Vec<bool> =
                (certain..=possible).map(|count| ordered(Decimal::from(count), order, Decimal::from(number))).collect();
            assert_eq!(of_rows(&holds(&condition), &records), told.iter().all(|told| *told), "{condition:?} {fit:?}");
            assert_eq!(of_rows(&fails(&condition), &records), told.iter().all(|told| !told), "{condition:?} {fit:?}");
        }
    }
}

fn of_rows(test: &Test<'_>, rows: &[Record]) -> bool {
    match test {
        Test::All(tests) => tests.iter().all(|test| of_rows(test, rows)),
        Test::Any(tests) => tests.iter().any(|test| of_rows(test, rows)),
        Test::Count(_, row, order, Value::Number(number, _)) => {
            let count = rows.iter().filter(|record| two_valued(row, record)).count();
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

/// The first day and the day it ended, if it did.
type Days = (i64, Option<i64>);

/// Every stretch within a few days.
fn stretches(days: std::ops::RangeInclusive<i64>) -> Vec<Days> {
    let last = *days.end();
    let ended = |from: i64| (from..=last).map(Some).chain([None]).map(move |to| (from, to));
    days.flat_map(ended).collect()
}

fn covers((from, to): Days, day: i64) -> bool {
    from <= day && to.is_none_or(|to| day < to || day == from)
}

fn among(stands: Standing, own: Days, others: &[Option<Days>]) -> (bool, bool) {
    let condition = Condition::Among(Box::new(Among {
        links: Vec::new(),
        table: DeclId::new(0),
        same: Vec::new(),
        values: vec![field(2)],
        stands,
    }));
    (of_others(&holds(&condition), own, others), of_others(&fails(&condition), own, others))
}

fn of_others(test: &Test<'_>, own: Days, others: &[Option<Days>]) -> bool {
    let (from, to) = own;
    let ended = to.unwrap_or(i64::MAX);
    match test {
        Test::Never => false,
        Test::All(tests) => tests.iter().all(|test| of_others(test, own, others)),
        Test::Any(tests) => tests.iter().any(|test| of_others(test, own, others)),
        Test::Not(inner) => !of_others(inner, own, others),
        Test::Known(Value::Field { field, .. }) => field.index() != 1 || to.is_some(),
        Test::StretchKnown(_) => true,
        Test::Other(_, Other::Any) => !others.is_empty(),
        Test::Other(_, Other::Unknown) => others.contains(&None),
        Test::Other(_, other) => others.iter().flatten().any(|(first, last)| match other {
            Other::Any | Other::Unknown => false,
            Other::Overlaps => (from.min(*first)..=12).any(|day| covers(own, day) && covers((*first, *last), day)),
            Other::Later => *first > ended,
            Other::GoesOn => *first <= ended && last.is_none_or(|last| last > ended),
        }),
        _ => panic!("the test makes none of these"),
    }
}

/// Whether a record ends a spell that is not the last of the group, spells being joined as long as the next begins on or
/// before the day the last ended.
fn ends_before_a_gap(own: Days, others: &[Days]) -> bool {
    let mut group: Vec<Days> = others.iter().copied().chain([own]).collect();
    group.sort_unstable_by_key(|(from, to)| (*from, to.unwrap_or(i64::MAX)));
    let mut end = i64::MIN;
    let mut breaks = Vec::new();
    for (from, to) in group {
        if from > end && end > i64::MIN {
            breaks.push(end);
        }
        end = end.max(to.unwrap_or(i64::MAX));
    }
    own.1.is_some_and(|ended| breaks.contains(&ended))
}

#[test]
fn a_stretch_among_others_is_what_it_is_whatever_those_that_are_unknown_turn_out_to_be() {
    let fields = || Stretch { from: field(0), to: Some(field(1)) };
    let possible = stretches(0..=6);
    let known = stretches(1..=4);
    let mut some: Vec<Option<Days>> = vec![None];
    some.extend(known.iter().copied().map(Some));
    for own in &known {
        for (one, other) in some.iter().flat_map(|one| some.iter().map(move |other| (*one, *other))) {
            let all = |of: Option<Days>| of.map_or_else(|| possible.clone(), |days| vec![days]);
            let (ones, others) = (all(one), all(other));
            let turns_out: Vec<[Days; 2]> =
                ones.iter().flat_map(|one| others.iter().map(move |other| [*one, *other])).collect();
            let overlaps = |others: &[Days; 2]| {
                others.iter().any(|other| (0..=7).any(|day| covers(*own, day) && covers(*other, day)))
            };
            let apart = among(Standing::Apart(fields()), *own, &[one, other]);
            assert_eq!(apart.0, !turns_out.iter().any(overlaps), "{own:?} {one:?} {other:?}");
            assert_eq!(apart.1, turns_out.iter().all(overlaps), "{own:?} {one:?} {other:?}");
            let gap = |others: &[Days; 2]| ends_before_a_gap(*own, others);
            let unbroken = among(Standing::Unbroken(fields()), *own, &[one, other]);
            assert_eq!(unbroken.0, !turns_out.iter().any(gap), "{own:?} {one:?} {other:?}");
            assert_eq!(unbroken.1, turns_out.iter().all(gap), "{own:?} {one:?} {other:?}");
        }
    }
}

#[test]
fn a_record_is_unique_where_there_is_no_other() {
    assert_eq!(among(Standing::Unique, (0, None), &[]), (true, false));
    assert_eq!(among(Standing::Unique, (0, None), &[None]), (false, true));
}
