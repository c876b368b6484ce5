//! Definitions that lead back to themselves.

use super::findings::CIRCLE;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::expression::{Condition, Part, Value as Expressed};
use crate::id::DeclId;
use crate::model::{Decl, Model, Value};

/// Statements along which a declaration must not lead back to itself.
const LEADING: [&str; 13] = [
    "part of",
    "supports",
    "drives",
    "within",
    "suggests",
    "from",
    "true when",
    "worked out as",
    "records",
    "joins",
    "value",
    "has",
    "ages",
];

/// Reports each circle once, at the declaration of it that stands first, with the whole way round.
pub(super) fn find(model: &Model, diagnostics: &mut Diagnostics) {
    let mut state = vec![State::New; model.len()];
    let mut told = vec![false; model.len()];
    for decl in model.decls() {
        if state[decl.id().index()] == State::New {
            walk(model, decl.id(), &mut state, &mut told, diagnostics);
        }
    }
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    New,
    OnTheWay,
    Done,
}

/// Follows what a declaration leads to, without recursion: chains may be as long as a framework is.
fn walk(model: &Model, start: DeclId, state: &mut [State], told: &mut [bool], diagnostics: &mut Diagnostics) {
    let mut way: Vec<(DeclId, Vec<DeclId>)> = vec![(start, leads_to(model, start))];
    state[start.index()] = State::OnTheWay;
    while let Some((id, next)) = way.last_mut() {
        let id = *id;
        let Some(to) = next.pop() else {
            state[id.index()] = State::Done;
            way.pop();
            continue;
        };
        match state[to.index()] {
            State::Done => {}
            State::New => {
                state[to.index()] = State::OnTheWay;
                way.push((to, leads_to(model, to)));
            }
            // Circles that share a step are one knot, and told once.
            State::OnTheWay if told[to.index()] || told[id.index()] => {}
            State::OnTheWay => {
                let from = way.iter().position(|(on, _)| *on == to).unwrap_or(0);
                let circle: Vec<DeclId> = way[from..].iter().map(|(id, _)| *id).collect();
                if !circle.iter().any(|id| told[id.index()]) {
                    report(model, &circle, diagnostics);
                }
                circle.iter().for_each(|id| told[id.index()] = true);
            }
        }
    }
}

fn leads_to(model: &Model, id: DeclId) -> Vec<DeclId> {
    let mut found = Vec::new();
    let decl = model.decl(id);
    for statement in decl.all_statements().filter(|statement| LEADING.contains(&statement.word())) {
        for filled in statement.values() {
            match &filled.value {
                Value::Reference(Some(to)) if follows(decl, model.decl(*to)) => found.push(*to),
                Value::Condition(condition) => condition.each_part(&mut |part| uses(part, &mut found)),
                Value::Expression(value) => value.each_part(&mut |part| uses(part, &mut found)),
                _ => {}
            }
        }
    }
    // Taken from the end: the first named is followed first.
    found.reverse();
    found
}

/// Only what is of one kind leads on, and a driver to what it drives: an indicator that suggests an outcome does not.
fn follows(from: Decl<'_>, to: Decl<'_>) -> bool {
    from.kind() == to.kind() || from.kind_word() == "driver"
}

/// The terms, and the fields that are worked out, which a part of an expression uses by name.
fn uses(part: Part<'_>, found: &mut Vec<DeclId>) {
    match part {
        Part::Condition(Condition::Term { term: used, .. }) | Part::Value(Expressed::Derived { field: used, .. }) => {
            found.push(*used);
        }
        Part::Condition(_) | Part::Value(_) | Part::Rows(_) | Part::Moment(_) | Part::Window(_) => {}
    }
}

/// How many steps of a circle a message names.
const MOST_STEPS: usize = 12;

fn report(model: &Model, circle: &[DeclId], diagnostics: &mut Diagnostics) {
    // Told from the declaration that stands first, wherever the walk came in.
    let first = circle.iter().enumerate().min_by_key(|(_, id)| model.decl(**id).span()).map_or(0, |(at, _)| at);
    let around: Vec<Decl<'_>> =
        (0..circle.len()).map(|step| model.decl(circle[(first + step) % circle.len()])).collect();
    let Some(start) = around.first() else { return };
    let mut way: Vec<String> =
        around.iter().chain(std::iter::once(start)).map(|decl| format!("`{}`", decl.path())).collect();
    if way.len() > MOST_STEPS {
        let left_out = way.len() - MOST_STEPS;
        way.splice(MOST_STEPS - 1..way.len() - 1, [format!("… {left_out} more …")]);
    }
    let message = if around.len() == 1 {
        format!("`{}` leads back to itself", start.path())
    } else {
        format!("`{}` leads back to itself: {}", start.path(), way.join(" → "))
    };
    let mut diagnostic = Diagnostic::new(&CIRCLE, start.name_span(), message).here("starts and ends here").help(
        "What is explained by itself explains nothing. Take one of these steps out, or define one of them in words of its own.",
    );
    for step in around.iter().skip(1).take(6) {
        diagnostic = diagnostic.also(step.name_span(), "by way of this");
    }
    diagnostics.push(diagnostic);
}
