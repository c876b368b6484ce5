//! Words that several rules use.

use super::possible::{Atom, Subject};
use crate::diagnostic::Diagnostic;
use crate::english;
use crate::expression::{Condition, Value};
use crate::model::{Decl, Field, Model};

/// How many names a message lists before it only counts.
const MOST_LISTED: usize = 12;

/// `a, b and c`, each in backticks; of many the first, and how many more there are.
pub(super) fn and_list<'w>(words: impl IntoIterator<Item = &'w str>) -> String {
    let mut words: Vec<String> = words.into_iter().map(|word| format!("`{word}`")).collect();
    let over = words.len().saturating_sub(MOST_LISTED);
    if over > 0 {
        words.truncate(MOST_LISTED);
        words.push(format!("{over} more"));
    }
    listed(words, "and")
}

/// `a, b and c`, with any last word between the last two.
pub(super) fn listed(words: Vec<String>, last: &str) -> String {
    match words.split_last() {
        Some((end, rest)) if !rest.is_empty() => format!("{} {last} {end}", rest.join(", ")),
        _ => words.concat(),
    }
}

/// A declaration by its kind and id, as a message begins: `` outcome `safe` ``.
pub(super) fn named(decl: Decl<'_>) -> String {
    let kind = decl.kind_word().replace('-', " ");
    let path = decl.path();
    if path.is_empty() { format!("the {kind} `{}`", decl.label()) } else { format!("{kind} `{path}`") }
}

/// For each declaration whether it is one of those given, or has a part, of its own kind, that is one of them.
pub(super) fn with_wholes<'m>(model: &'m Model, those: impl Iterator<Item = Decl<'m>>) -> Vec<bool> {
    let mut reached = vec![false; model.len()];
    for one in those {
        let kind = one.kind_word();
        // What is marked already has been gone up from.
        let mut at = Some(one);
        while let Some(decl) = at.filter(|decl| !reached[decl.id().index()]) {
            reached[decl.id().index()] = true;
            at = decl.statement("part of").and_then(|part| part.reference(kind));
        }
    }
    reached
}

/// Whether a framework stops by intention before it comes to a kind: `goes as far as indicators because …`.
pub(super) fn stops_before(decl: Decl<'_>, kinds: &str) -> bool {
    const ORDER: [&str; 3] = ["outcomes", "indicators", "metrics"];
    let place = |word: &str| ORDER.iter().position(|kind| *kind == word);
    let Some(head) = decl.package().head else { return false };
    let last = decl.model().decl(head).own("goes as far as").and_then(|statement| statement.choice());
    last.and_then(place) < place(kinds) && last.is_some()
}

/// A part of a condition in words: `the score is over 5`.
pub(super) fn certain(model: &Model, atom: &Atom<'_>) -> String {
    let condition = atom.condition.clone();
    let condition = if atom.denied { Condition::Not(Box::new(condition)) } else { condition };
    english::condition(model, &condition).to_string()
}

/// Points at the field that a part is about, with what it is declared to hold.
pub(super) fn also_declared(model: &Model, finding: Diagnostic, atom: &Atom<'_>) -> Diagnostic {
    let Subject::Value(Value::Field { field, .. }) = atom.subject else { return finding };
    let field = Field(model.decl(*field));
    let holds = match (field.range(), field.codes()) {
        (Some((low, high)), _) => format!("holds {low} to {high}"),
        (None, Some(_)) => "holds the codes that are given".to_owned(),
        (None, None) => "what it holds is said here".to_owned(),
    };
    finding.also(field.span(), holds)
}
