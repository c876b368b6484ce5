//! A range whose end comes before its beginning.

use crate::check::Looks;
use crate::diagnostic::{Applicability, Diagnostic, Diagnostics, Edit, Fix};
use crate::expression::When;
use crate::model::{Decl, Filled, Model, St, Value};
use crate::resolve::reversed_range;

/// Ranges within conditions are found where these are read.
pub(super) use crate::resolve::REVERSED_RANGE as RULE;

pub(super) const LOOKS: &[Looks] = &[Looks::AtEvery(check)];

fn check(decl: Decl<'_>, found: &mut Diagnostics) {
    let model = decl.model();
    for statement in decl.all_statements() {
        found.extend(statement.values().filter_map(|filled| within(model, filled)));
        found.extend(between(model, statement));
    }
}

/// A range that is one value: `16 to 5 years`, `40 to 13`.
fn within(model: &Model, filled: &Filled) -> Option<Diagnostic> {
    let reversed = match filled.value {
        Value::Ages(ages) => ages.start() >= ages.end(),
        Value::Range(from, to) => from > to,
        _ => false,
    };
    if !reversed {
        return None;
    }
    let said = model.slice(filled.span);
    let finding = reversed_range(filled.span, said);
    let mut words: Vec<&str> = said.split_whitespace().collect();
    let Some(to) = words.iter().position(|word| *word == "to").filter(|to| *to > 0 && *to + 1 < words.len()) else {
        return Some(finding);
    };
    words.swap(to - 1, to + 1);
    let turned = words.join(" ");
    Some(finding.fix(Applicability::Likely, filled.span, turned.clone(), format!("write `{turned}`")))
}

/// A range that is two values of a statement: `score 40 to 0`, `spans 2022 to 2019`.
fn between(model: &Model, statement: St<'_>) -> Option<Diagnostic> {
    let to = statement.get("to")?;
    let same = |filled: &&Filled| std::mem::discriminant(&filled.value) == std::mem::discriminant(&to.value);
    let from = statement.values().filter(same).take_while(|filled| filled.span < to.span).last()?;
    let reversed = match (&from.value, &to.value) {
        (Value::Number(from), Value::Number(to)) => from > to,
        (Value::When(from), Value::When(to)) => earliest(*from) > latest(*to),
        _ => false,
    };
    if !reversed {
        return None;
    }
    let span = from.span.to(to.span);
    let (first, last) = (model.slice(from.span), model.slice(to.span));
    let mut finding = reversed_range(span, model.slice(span));
    finding.fix = Some(Fix {
        title: format!("write `{last} to {first}`"),
        applicability: Applicability::Likely,
        edits: vec![
            Edit { span: from.span, text: last.to_owned() },
            Edit { span: to.span, text: first.to_owned() },
        ],
    });
    Some(finding)
}

/// The earliest day it can mean: year, month and day.
fn earliest(when: When) -> (u16, u8, u8) {
    match when {
        When::Year(year) => (year, 1, 1),
        When::Month(year, month) => (year, month, 1),
        When::Day(date) => (date.year, date.month, date.day),
        When::Across(year) => (year, 1, 1),
    }
}

/// The latest day it can mean.
fn latest(when: When) -> (u16, u8, u8) {
    match when {
        When::Year(year) => (year, 12, 31),
        When::Month(year, month) => (year, month, 31),
        When::Day(date) => (date.year, date.month, date.day),
        When::Across(year) => (year.saturating_add(1), 12, 31),
    }
}
