//! Something withdrawn that something else still stands on.

use crate::check::Looks;
use crate::check::words::named;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::expression::{Condition, Part};
use crate::model::{Decl, Model, St, Value};
use crate::source::Span;

crate::rule!(pub RULE, "OFW2014", "withdrawn-used", Warning, since "0.1");

/// Statements that speak of a thing without standing on it.
const SPEAKING_OF: [&str; 12] = [
    "differs from",
    "same title as",
    "stated otherwise in",
    "no",
    "seals",
    "document",
    "is",
    "overlaps",
    "has no counterpart",
    "text",
    "not fit for",
    "cites",
];

pub(super) const LOOKS: &[Looks] = &[Looks::AtEvery(check)];

fn check(decl: Decl<'_>, found: &mut Diagnostics) {
    if decl.withdrawn().is_some() || decl.parent().is_some_and(|of| of.withdrawn().is_some()) {
        return;
    }
    for statement in decl.all_statements().filter(|statement| !SPEAKING_OF.contains(&statement.word())) {
        for filled in statement.values() {
            for used in used(decl.model(), &filled.value) {
                if let Some(withdrawn) = used.withdrawn() {
                    found.push(finding(decl, used, withdrawn, filled.span));
                }
            }
        }
    }
}

/// What a value stands on: what it refers to, or the terms of its condition.
fn used<'m>(model: &'m Model, value: &Value) -> Vec<Decl<'m>> {
    let mut used = Vec::new();
    let mut term = |part: Part<'_>| {
        if let Part::Condition(Condition::Term { term, .. }) = part {
            used.push(model.decl(*term));
        }
    };
    match value {
        Value::Reference(Some(id)) => used.push(model.decl(*id)),
        Value::Condition(condition) => condition.each_part(&mut term),
        Value::Rows(rows) => rows.each_part(&mut term),
        Value::Expression(value) => value.each_part(&mut term),
        _ => {}
    }
    used
}

fn finding(user: Decl<'_>, used: Decl<'_>, withdrawn: St<'_>, place: Span) -> Diagnostic {
    Diagnostic::new(&RULE, place, format!("{} stands on `{}`, which is withdrawn", named(user), used.path()))
        .here("is withdrawn")
        .also(withdrawn.span(), "since this was said of it")
        .help(format!(
            "Name what has taken the place of `{}`, or withdraw `{}` as well: whoever relies on the one relies on the \
             other.",
            used.path(),
            user.path()
        ))
}
