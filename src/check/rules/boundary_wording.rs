//! Words that count a number, and a condition that does not, or the other way round.

use rust_decimal::Decimal;

use crate::check::Looks;
use crate::check::boundaries::{Boundary, Worded, boundaries};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::expression::{AgeRange, Condition, Order, Rows, Unit, Value};
use crate::model::{Decl, Metric, St};
use crate::source::Span;

crate::rule!(pub RULE, "OFW2039", "boundary-wording", Warning, since "0.1");

pub(super) const LOOKS: &[Looks] = &[Looks::AtEach(&["metric", "term"], check)];

fn check(decl: Decl<'_>, found: &mut Diagnostics) {
    if decl.withdrawn().is_none() {
        found.extend(compared(decl));
    }
}

fn compared(decl: Decl<'_>) -> Vec<Diagnostic> {
    let conditions: Vec<(St<'_>, Vec<Boundary>)> = decl.all_statements().filter_map(drawn).collect();
    if conditions.is_empty() {
        return Vec::new();
    }
    // The words of the one indicator that a metric measures are held to its condition as well.
    let indicator = (decl.kind_word() == "metric").then(|| Metric(decl).indicator()).flatten();
    let of_indicator = indicator.map(|indicator| texts(indicator.0)).unwrap_or_default();
    let mut found: Vec<Diagnostic> = Vec::new();
    for (said_of, text, span, what) in texts(decl).into_iter().chain(of_indicator) {
        let worded = boundaries(&text);
        let wrong = worded.iter().find_map(|one| Some((contradicting(one, &worded, &conditions)?, one)));
        found.extend(wrong.map(|(statement, worded)| finding((decl, said_of), what, span, worded, statement)));
    }
    found
}

/// The title and the meaning of a declaration, each with its place.
fn texts(decl: Decl<'_>) -> Vec<(Decl<'_>, String, Span, &'static str)> {
    let title = decl.title().map(|title| (decl, title.into_owned(), decl.title_span(), "title"));
    let means = decl.own("means").and_then(|means| {
        let text = means.text("text")?.into_owned();
        Some((decl, text, means.span_of("text"), "meaning"))
    });
    title.into_iter().chain(means).collect()
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

fn finding(
    (decl, said_of): (Decl<'_>, Decl<'_>),
    what: &str,
    span: Span,
    worded: &Worded,
    statement: St<'_>,
) -> Diagnostic {
    let Worded { boundary, words } = worded;
    let number = boundary.number;
    let (says, does) = if boundary.with_itself { ("counts", "leaves it out") } else { ("leaves out", "counts it") };
    Diagnostic::new(
        &RULE,
        span,
        if decl == said_of {
            format!("the {what} of `{}` {says} {number} itself, its condition {does}", decl.name())
        } else {
            let (said_of, decl) = (said_of.name(), decl.name());
            format!("the {what} of `{said_of}` {says} {number} itself, the condition of `{decl}` {does}")
        },
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
        of_condition(condition, false, &mut drawn);
    }
    if let Some(rows) = statement.rows() {
        rows.condition.iter().for_each(|condition| of_condition(condition, false, &mut drawn));
        rows.excluding.iter().for_each(|condition| of_condition(condition, true, &mut drawn));
    }
    (!drawn.is_empty()).then_some((statement, drawn))
}

/// What is compared with a number; what is denied draws its line the other way.
fn of_condition(condition: &Condition, denied: bool, drawn: &mut Vec<Boundary>) {
    match condition {
        Condition::All(parts) | Condition::Any(parts) => {
            parts.iter().for_each(|part| of_condition(part, denied, drawn));
        }
        Condition::Not(inner) => of_condition(inner, !denied, drawn),
        Condition::Term { means, .. } => of_condition(means, denied, drawn),
        Condition::Compare(value, order, Value::Number(number, unit)) => {
            if let Value::Count(rows) | Value::Run(rows) = value {
                of_rows(rows, drawn);
            }
            let time = matches!(unit, Unit::Time(_)) || matches!(value.unit(), Unit::Time(_));
            let (upwards, with_itself) = match order {
                Order::Less => (false, false),
                Order::AtMost => (false, true),
                Order::AtLeast => (true, true),
                Order::More => (true, false),
                Order::Equal => return,
            };
            let number = number.normalize();
            drawn.push(Boundary { number, upwards: upwards != denied, with_itself: with_itself != denied, time });
        }
        Condition::Aged { ages, born: _, at: _ } if !denied => ages.iter().for_each(|ages| of_ages(ages, drawn)),
        Condition::Exists(rows) if !denied => of_rows(rows, drawn),
        Condition::Every(rows, inner) if !denied => {
            of_rows(rows, drawn);
            of_condition(inner, false, drawn);
        }
        _ => {}
    }
}

fn of_rows(rows: &Rows, drawn: &mut Vec<Boundary>) {
    if let Some(condition) = &rows.condition {
        of_condition(condition, false, drawn);
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
