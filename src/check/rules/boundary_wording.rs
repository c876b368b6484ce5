//! Words that count a number, and a condition that does not, or the other way round.

use rust_decimal::Decimal;

use crate::check::Check;
use crate::check::boundaries::{Boundary, Worded, boundaries};
use crate::diagnostic::Diagnostic;
use crate::expression::{AgeRange, Condition, Order, Rows, Unit, Value};
use crate::model::{Decl, St};
use crate::source::Span;

crate::rule!(pub RULE, "OFW2039", "boundary-wording", Warning, since "0.1");

pub(super) fn check(cx: &mut Check<'_>) {
    let kinds = ["metric", "term"].into_iter().flat_map(|kind| cx.model().of_kind(kind));
    let found: Vec<Diagnostic> = kinds.filter(|decl| decl.withdrawn().is_none()).flat_map(compared).collect();
    found.into_iter().for_each(|found| cx.report(found));
}

fn compared(decl: Decl<'_>) -> Vec<Diagnostic> {
    let conditions: Vec<(St<'_>, Vec<Boundary>)> = decl.all_statements().filter_map(drawn).collect();
    if conditions.is_empty() {
        return Vec::new();
    }
    let title = decl.title().map(|title| (title.into_owned(), decl.title_span(), "title"));
    let means = decl.own("means").and_then(|means| Some((means.text("text")?.into_owned(), means.span_of("text"), "meaning")));
    let texts = title.into_iter().chain(means);
    let mut found: Vec<Diagnostic> = Vec::new();
    for (text, span, what) in texts {
        let worded = boundaries(&text);
        let wrong = worded.iter().find_map(|one| Some((contradicting(one, &worded, &conditions)?, one)));
        found.extend(wrong.map(|(statement, worded)| finding(decl, what, span, worded, statement)));
    }
    found
}

/// The statement that draws the line of a text on the other side of its number; none where some statement draws it as
/// this or another place of the text says.
fn contradicting<'m>(one: &Worded, all: &[Worded], conditions: &[(St<'m>, Vec<Boundary>)]) -> Option<St<'m>> {
    let of_same = |other: &&Worded| {
        (other.boundary.number, other.boundary.upwards) == (one.boundary.number, one.boundary.upwards)
    };
    let agrees = |said: &Worded| conditions.iter().any(|(_, drawn)| drawn.contains(&said.boundary));
    if all.iter().filter(of_same).any(agrees) {
        return None;
    }
    let other = Boundary { with_itself: !one.boundary.with_itself, ..one.boundary.clone() };
    conditions.iter().find(|(_, drawn)| drawn.contains(&other)).map(|(statement, _)| *statement)
}

fn finding(decl: Decl<'_>, what: &str, span: Span, worded: &Worded, statement: St<'_>) -> Diagnostic {
    let Worded { boundary, words } = worded;
    let number = boundary.number;
    let (says, does) =
        if boundary.with_itself { ("counts", "leaves it out") } else { ("leaves out", "counts it") };
    Diagnostic::new(
        &RULE,
        span,
        format!("the {what} of `{}` {says} {number} itself, its condition {does}", decl.name()),
    )
    .here(format!("“{words}”"))
    .also(statement.span(), does)
    .help(format!(
        "Whoever is at {number} exactly is counted by some and not by others. Make the words and the condition agree."
    ))
}

/// The lines that a statement's condition draws.
fn drawn(statement: St<'_>) -> Option<(St<'_>, Vec<Boundary>)> {
    let mut drawn = Vec::new();
    if let Some(condition) = statement.condition("condition").filter(|_| statement.word() == "true when") {
        of_condition(condition, &mut drawn);
    }
    if let Some(condition) = statement.rows().and_then(|rows| rows.condition.as_ref()) {
        of_condition(condition, &mut drawn);
    }
    (!drawn.is_empty()).then_some((statement, drawn))
}

/// What is compared with a number; what stands under a `not` draws its line the other way and is left alone.
fn of_condition(condition: &Condition, drawn: &mut Vec<Boundary>) {
    match condition {
        Condition::All(parts) | Condition::Any(parts) => parts.iter().for_each(|part| of_condition(part, drawn)),
        Condition::Compare(value, order, Value::Number(number, unit)) => {
            if let Value::Count(rows) = value {
                of_rows(rows, drawn);
            }
            let time = matches!(unit, Unit::Time(_));
            let mut draw =
                |upwards, with_itself| drawn.push(Boundary { number: number.normalize(), upwards, with_itself, time });
            match order {
                Order::Less => draw(false, false),
                Order::AtMost => draw(false, true),
                Order::AtLeast => draw(true, true),
                Order::More => draw(true, false),
                Order::Equal => {}
            }
        }
        Condition::Aged { ages, born: _, at: _ } => ages.iter().for_each(|ages| of_ages(ages, drawn)),
        Condition::Exists(rows) => of_rows(rows, drawn),
        Condition::Every(rows, inner) => {
            of_rows(rows, drawn);
            of_condition(inner, drawn);
        }
        _ => {}
    }
}

fn of_rows(rows: &Rows, drawn: &mut Vec<Boundary>) {
    if let Some(condition) = &rows.condition {
        of_condition(condition, drawn);
    }
}

/// From 4 years on is over 3; before 17 years is up to 16.
fn of_ages(ages: &AgeRange, drawn: &mut Vec<Boundary>) {
    let mut draw = |number: u32, upwards, with_itself| {
        drawn.push(Boundary { number: Decimal::from(number), upwards, with_itself, time: true });
    };
    if let Some(from) = ages.from {
        draw(from.count, true, true);
        draw(from.count.saturating_sub(1), true, false);
    }
    if let Some(before) = ages.before {
        draw(before.count, false, false);
        draw(before.count.saturating_sub(1), false, true);
    }
}
