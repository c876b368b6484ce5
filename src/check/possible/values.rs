//! What is left of the values something can have.

use std::borrow::Cow;
use std::collections::BTreeSet;

use rust_decimal::Decimal;

use super::Subject;
use crate::expression::{AgeRange, Date, Member, Order, Type, Value};
use crate::id::DeclId;
use crate::model::{CodeOf, Decl, Field, Model, codes_of, has_more_codes};

/// What is said of a value.
#[derive(Debug, Clone, PartialEq)]
pub(in crate::check) enum Says<'c> {
    /// That it is known, or not.
    Known(bool),
    /// That it stands so to a number, or as a date to a day. Never [`Order::Equal`].
    Order(Order, Decimal),
    /// That it is one of these, or none of them.
    Among(Vec<Key<'c>>, bool),
    /// That it lies in one of these ranges.
    Ages(&'c [AgeRange]),
}

/// A constant that a value may be, or several.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::check) enum Key<'c> {
    /// A number, or a day as one.
    Number(Decimal),
    /// A code or a text.
    Words(&'c str),
    /// Yes or no.
    Truth(bool),
    /// The codes of a group.
    Group(DeclId),
    /// The codes of a list.
    List(DeclId),
    /// The codes of a list from one to another.
    Codes(DeclId, &'c str, &'c str),
}

/// A constant as a key; none for a value that is none.
pub(super) fn key(value: &Value) -> Option<Key<'_>> {
    Some(match value {
        Value::Number(number, _) => Key::Number(*number),
        Value::Code(code) => Key::Words(&code.text),
        Value::Text(text) => Key::Words(text),
        Value::Truth(truth) => Key::Truth(*truth),
        _ => return None,
    })
}

/// The members of a set as keys; none where one is no constant.
pub(super) fn keys(members: &[Member]) -> Option<Vec<Key<'_>>> {
    let one = |member| match member {
        &Member::Group(group) => Some(Key::Group(group)),
        &Member::List(list) => Some(Key::List(list)),
        Member::One(value) => key(value),
        Member::Codes { list, from, to } => Some(Key::Codes(*list, from, to)),
    };
    members.iter().map(one).collect()
}

/// A day as a number, for comparing.
pub(super) fn ordinal(date: Date) -> Decimal {
    Decimal::from(u32::from(date.year) * 10_000 + u32::from(date.month) * 100 + u32::from(date.day))
}

/// The values something can still have.
#[derive(Debug, Default)]
pub(super) struct Values<'c> {
    known: Option<bool>,
    /// Whether something was said that only a known value can be, and that it is unknown.
    torn: bool,
    low: Option<(Decimal, bool)>,
    high: Option<(Decimal, bool)>,
    /// Each set is one that it must be in.
    among: Vec<Vec<Key<'c>>>,
    except: Vec<Vec<Key<'c>>>,
    /// All it can be, where that is known.
    all: Option<Vec<Key<'c>>>,
    decimals: Option<u8>,
}

impl<'c> Values<'c> {
    /// Everything that a value of its type can be.
    pub fn any(subject: &Subject<'c>) -> Self {
        let decimals = match subject {
            Subject::Value(value) => match value.kind() {
                Type::Number { decimals, .. } => decimals,
                _ => None,
            },
            Subject::Age(..) => None,
        };
        let truth = matches!(subject, Subject::Value(value) if value.kind() == Type::Truth);
        let all = truth.then(|| vec![Key::Truth(false), Key::Truth(true)]);
        Self { decimals, all, ..Self::default() }
    }

    /// Everything that it is declared to hold.
    pub fn declared(model: &Model, subject: &Subject<'c>) -> Self {
        let mut values = Self::any(subject);
        match subject {
            Subject::Value(Value::Field { field, kind, .. }) => {
                let field = Field(model.decl(*field));
                if let Some((low, high)) = field.range() {
                    (values.low, values.high) = (Some((low, true)), Some((high, true)));
                }
                if let Type::Code(list) = kind {
                    values.all = values.all.or(Some(vec![Key::List(*list)]));
                }
            }
            Subject::Value(Value::Count(_) | Value::Run(_) | Value::Length(_) | Value::Age { .. }) => {
                values.low = Some((Decimal::ZERO, true))
            }
            Subject::Value(_) | Subject::Age(..) => {}
        }
        values
    }

    /// Leaves only what is as said.
    pub fn take(&mut self, says: &Says<'c>) {
        let known = !matches!(says, Says::Known(false));
        self.torn |= self.known.replace(known).is_some_and(|before| before != known);
        match says {
            Says::Known(_) | Says::Ages(_) => {}
            Says::Order(Order::Less, number) => self.below(*number, false),
            Says::Order(Order::AtMost, number) => self.below(*number, true),
            Says::Order(Order::AtLeast, number) => self.above(*number, true),
            Says::Order(Order::More, number) => self.above(*number, false),
            Says::Order(Order::Equal, _) => {}
            Says::Among(keys, true) => self.among.push(keys.clone()),
            Says::Among(keys, false) => self.except.push(keys.clone()),
        }
    }

    fn below(&mut self, number: Decimal, itself: bool) {
        let tighter = self.high.is_none_or(|(high, with)| number < high || number == high && with && !itself);
        if tighter {
            self.high = Some((number, itself));
        }
    }

    fn above(&mut self, number: Decimal, itself: bool) {
        let tighter = self.low.is_none_or(|(low, with)| number > low || number == low && with && !itself);
        if tighter {
            self.low = Some((number, itself));
        }
    }

    /// Whether nothing is left.
    pub fn are_none(&self, model: &Model) -> bool {
        if self.torn {
            return true;
        }
        let given = self.among.first().or(self.all.as_ref());
        // What leaves out fewer codes than there are leaves some.
        let left_out =
            self.except.iter().map(|keys| keys.iter().map(most).sum::<Option<usize>>()).sum::<Option<usize>>();
        if let (Some([Key::List(list)]), Some(left_out)) = (given.map(Vec::as_slice), left_out)
            && has_more_codes(model, *list, left_out)
        {
            return false;
        }
        let candidates = given;
        let Some(candidates) = candidates.and_then(|keys| spread(model, keys)) else { return self.no_number() };
        // A set that is not fully known takes nothing away.
        let sets = |sets: &[Vec<Key<'c>>]| -> Vec<BTreeSet<Word>> {
            sets.iter().filter_map(|keys| spread(model, keys)).map(|words| words.into_iter().collect()).collect()
        };
        let (among, except) = (sets(&self.among), sets(&self.except));
        !candidates.iter().any(|word| {
            self.fits(word)
                && among.iter().all(|set| set.contains(word))
                && !except.iter().any(|set| set.contains(word))
        })
    }

    /// Whether no number lies between the two ends.
    fn no_number(&self) -> bool {
        let (Some((mut low, with_low)), Some((mut high, with_high))) = (self.low, self.high) else { return false };
        let mut open = !(with_low && with_high);
        if let Some(step) = self.decimals.map(|decimals| Decimal::new(1, u32::from(decimals))) {
            // The first and the last value that a field of so many decimals can have.
            let (Some(first), Some(last)) = (low.checked_div(step), high.checked_div(step)) else { return false };
            let (first, last) = (first.ceil() * step, last.floor() * step);
            low = if first == low && !with_low { low + step } else { first };
            high = if last == high && !with_high { high - step } else { last };
            open = false;
        }
        low > high || low == high && open
    }

    fn fits(&self, word: &Word) -> bool {
        let Word::Number(number) = word else { return true };
        let over = self.low.is_none_or(|(low, with)| *number > low || with && *number == low);
        let under = self.high.is_none_or(|(high, with)| *number < high || with && *number == high);
        let exact = self.decimals.is_none_or(|decimals| number.normalize().scale() <= u32::from(decimals));
        over && under && exact
    }
}

/// One value.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Word {
    Number(Decimal),
    Words(String),
    Truth(bool),
}

/// The most values that a key stands for, where that is plain.
fn most(key: &Key<'_>) -> Option<usize> {
    match key {
        Key::Number(_) | Key::Words(_) | Key::Truth(_) => Some(1),
        Key::Group(_) | Key::List(_) | Key::Codes(..) => None,
    }
}

/// Of longer lists of codes it is not weighed which are left.
const MOST_CODES: usize = 1_000;

/// The codes of a list that is not too long.
fn few_codes(model: &Model, list: DeclId) -> Option<Vec<CodeOf<'_>>> {
    if has_more_codes(model, list, MOST_CODES) { None } else { codes_of(model, list) }
}

/// Each value that keys stand for; none where they cannot all be told.
fn spread(model: &Model, keys: &[Key<'_>]) -> Option<Vec<Word>> {
    let mut words = Vec::with_capacity(keys.len());
    for key in keys {
        match key {
            Key::Number(number) => words.push(Word::Number(*number)),
            Key::Words(text) => words.push(Word::Words((*text).to_owned())),
            Key::Truth(truth) => words.push(Word::Truth(*truth)),
            Key::List(list) => words.extend(few_codes(model, *list)?.into_iter().map(word)),
            Key::Codes(list, from, to) => words.extend(stretch(few_codes(model, *list)?, from, to)?),
            Key::Group(group) => words.extend(of_group(model, model.decl(*group))?),
        }
    }
    Some(words)
}

fn word(code: CodeOf<'_>) -> Word {
    Word::Words(code.text.into_owned())
}

/// The codes of a list from one to another.
fn stretch(codes: Vec<CodeOf<'_>>, from: &str, to: &str) -> Option<Vec<Word>> {
    let place = |text: &str| codes.iter().position(|code| code.text == text);
    let (first, last) = (place(from)?, place(to)?);
    (first <= last).then(|| codes.into_iter().skip(first).take(last + 1 - first).map(word).collect())
}

fn of_group(model: &Model, group: Decl<'_>) -> Option<Vec<Word>> {
    let list = group.parent()?.id();
    let mut words = Vec::new();
    for filled in group.statements("has").flat_map(|has| has.values()) {
        match &filled.value {
            crate::model::Value::Code(code) => words.push(Word::Words(Cow::Borrowed(&**code).into_owned())),
            crate::model::Value::CodeRange(from, to) => words.extend(stretch(few_codes(model, list)?, from, to)?),
            _ => return None,
        }
    }
    (!words.is_empty()).then_some(words)
}

/// Whether nobody is of both ages. Lengths in days or weeks are not set against months or years.
pub(super) fn ages_apart(one: &Says<'_>, other: &Says<'_>) -> bool {
    let (Says::Ages(one), Says::Ages(other)) = (one, other) else { return false };
    let apart = |one: &AgeRange, other: &AgeRange| {
        let ends = [one.from, one.before, other.from, other.before];
        let short = ends.iter().flatten().filter(|age| is_short(age.unit)).count();
        let alike = short == 0 || short == ends.iter().flatten().count();
        alike && (one.end() <= other.start() || other.end() <= one.start())
    };
    !one.is_empty() && !other.is_empty() && one.iter().all(|one| other.iter().all(|other| apart(one, other)))
}

fn is_short(unit: crate::expression::TimeUnit) -> bool {
    matches!(unit, crate::expression::TimeUnit::Days | crate::expression::TimeUnit::Weeks)
}
