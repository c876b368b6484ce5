//! What can be of a condition: parts that can never hold together, and parts that always do.
//!
//! Certain or silent: only comparisons of one value with constants are weighed, as numbers, days, codes or ages, against
//! each other and against what the field is declared to hold. What is deliberately absent: any guess about values that
//! depend on each other.

mod atoms;
mod values;

use std::collections::BTreeMap;

use crate::expression::{Condition, Part, Selection, Value};
use crate::model::{self, Filled, Model};

pub(super) use atoms::{Atom, Parts, Subject};
pub(super) use values::Says;
use values::{Values, ages_apart};

/// Why a condition never holds, or always does.
#[derive(Debug)]
pub(super) enum Why<'c> {
    /// These parts never hold together.
    Together(Atom<'c>, Atom<'c>),
    /// This part never holds together with all the others about its value.
    WithOthers(Atom<'c>),
    /// This part never holds, or always does, of what its field is declared to hold.
    Declared(Atom<'c>),
    /// Of these alternatives one always holds.
    Alternatives(Condition),
}

/// The conditions that stand by themselves in a value of a statement: its own, or those that pick its records and those
/// that leave some of them out.
pub(super) fn conditions(filled: &Filled) -> Vec<&Condition> {
    match &filled.value {
        model::Value::Condition(condition) => vec![condition],
        model::Value::Rows(rows) => rows.condition.iter().chain(&rows.excluding).collect(),
        _ => Vec::new(),
    }
}

/// The first thing in a condition that can never be; of the records of other tables as well.
pub(super) fn never<'c>(model: &'c Model, condition: &'c Condition) -> Option<Why<'c>> {
    of_parts(model, &Parts::of(condition)).or_else(|| of_rows(condition, &mut |inner| never(model, inner)))
}

/// Why two conditions never hold of one record, where each by itself can.
pub(super) fn never_both<'c>(model: &'c Model, one: &'c Condition, other: &'c Condition) -> Option<Why<'c>> {
    of_parts(model, &Parts::of_both(one, other))
}

fn of_parts<'c>(model: &'c Model, parts: &Parts<'c>) -> Option<Why<'c>> {
    contradiction(model, &parts.atoms)
        .or_else(|| dead_choice(model, parts))
        .or_else(|| parts.choices.iter().flatten().find_map(|(part, denied)| branch(model, part, *denied)))
}

/// The first thing in a condition that always holds where its values are known.
pub(super) fn always<'c>(model: &'c Model, condition: &'c Condition) -> Option<Why<'c>> {
    let parts = Parts::of(condition);
    // `from 8 to 13` where 13 is the greatest there is tells records apart by its other end.
    let all_certain = |subject: &Subject<'_>| {
        parts.atoms.iter().filter(|atom| atom.subject == *subject).all(|atom| is_certain(model, atom))
    };
    let certain = parts.atoms.iter().find(|atom| atom.origin.is_none() && all_certain(&atom.subject));
    certain
        .map(|atom| Why::Declared(atom.clone()))
        .or_else(|| parts.choices.iter().find_map(|choice| exhausted(model, choice)))
        .or_else(|| of_rows(condition, &mut |inner| always(model, inner)))
}

/// Whether every record that a selection takes fits a condition as well.
pub(super) fn implied(model: &Model, by: &Selection, condition: &Condition) -> bool {
    let Some(given) = by.condition.as_ref().map(Parts::of) else { return false };
    let asked = Parts::of(condition);
    let same = |part: &(&Condition, bool)| given.others.contains(part);
    asked.choices.is_empty()
        && is_understood(condition)
        && asked.others.iter().all(same)
        && asked.atoms.iter().all(|atom| {
            let about: Vec<&Atom<'_>> = given.atoms.iter().filter(|given| given.subject == atom.subject).collect();
            about.iter().any(|given| given.means_known()) && (atom.only_known() || leave_none(model, &about, atom))
        })
}

/// Whether every part of a condition could be understood.
fn is_understood(condition: &Condition) -> bool {
    let mut understood = true;
    condition.each_part(&mut |part| {
        understood &= !matches!(part, Part::Condition(Condition::Unresolved) | Part::Value(Value::Unresolved));
    });
    understood
}

fn leave_none(model: &Model, about: &[&Atom<'_>], atom: &Atom<'_>) -> bool {
    let Some(opposite) = atom.opposite() else { return false };
    let mut values = Values::any(&atom.subject);
    about.iter().for_each(|given| values.take(&given.says));
    values.take(&opposite);
    values.are_none(model)
}

/// Two parts about one value that never hold together, or one that what its field holds leaves no room for.
fn contradiction<'c>(model: &'c Model, atoms: &[Atom<'c>]) -> Option<Why<'c>> {
    let mut about: BTreeMap<usize, Vec<&Atom<'c>>> = BTreeMap::new();
    for atom in atoms {
        let first = atoms.iter().position(|other| other.subject == atom.subject).unwrap_or_default();
        about.entry(first).or_default().push(atom);
    }
    about.values().find_map(|group| of_one_value(model, group))
}

fn of_one_value<'c>(model: &'c Model, group: &[&Atom<'c>]) -> Option<Why<'c>> {
    let subject = &group.first()?.subject;
    let mut values = Values::any(subject);
    group.iter().for_each(|atom| values.take(&atom.says));
    let ages = matches!(subject, Subject::Age(..));
    let torn = group.len() > 1 && (ages || values.are_none(model));
    for (at, atom) in group.iter().enumerate().filter(|_| torn) {
        let pair = group[..at].iter().find(|before| {
            let mut two = Values::any(&atom.subject);
            two.take(&before.says);
            two.take(&atom.says);
            two.are_none(model) || ages_apart(&before.says, &atom.says)
        });
        if let Some(before) = pair {
            // What a term says against itself is said where the term stands.
            let of_one_term = before.origin.is_some() && before.origin == atom.origin;
            return (!of_one_term).then(|| Why::Together((*before).clone(), (*atom).clone()));
        }
    }
    if values.are_none(model) && group.len() > 1 {
        return group.last().filter(|atom| atom.origin.is_none()).map(|atom| Why::WithOthers((*atom).clone()));
    }
    let beyond = group.iter().find(|atom| {
        let mut declared = Values::declared(model, &atom.subject);
        declared.take(&atom.says);
        atom.origin.is_none() && declared.are_none(model)
    });
    beyond.map(|atom| Why::Declared((*atom).clone()))
}

/// Alternatives of which none can hold beside the rest.
fn dead_choice<'c>(model: &'c Model, parts: &Parts<'c>) -> Option<Why<'c>> {
    parts.choices.iter().find_map(|choice| {
        let mut first = None;
        for (part, denied) in choice {
            let mut atoms = parts.atoms.clone();
            atoms.extend(Parts::denied(part, *denied).atoms);
            let why = contradiction(model, &atoms)?;
            first = first.or(Some(why));
        }
        first
    })
}

fn branch<'c>(model: &'c Model, part: &'c Condition, denied: bool) -> Option<Why<'c>> {
    let parts = Parts::denied(part, denied);
    contradiction(model, &parts.atoms).or_else(|| dead_choice(model, &parts))
}

/// Whether a part holds of everything its field is declared to hold.
fn is_certain(model: &Model, atom: &Atom<'_>) -> bool {
    let Some(opposite) = atom.opposite() else { return false };
    let mut values = Values::declared(model, &atom.subject);
    values.take(&opposite);
    values.are_none(model)
}

/// Alternatives about one value that leave none of its values out.
fn exhausted<'c>(model: &'c Model, choice: &[(&'c Condition, bool)]) -> Option<Why<'c>> {
    let mut atoms = Vec::with_capacity(choice.len());
    for (part, denied) in choice {
        let parts = Parts::denied(part, *denied);
        let only = parts.choices.is_empty() && parts.others.is_empty() && parts.atoms.len() == 1;
        atoms.push(parts.atoms.into_iter().next().filter(|_| only)?);
    }
    let first = atoms.first()?;
    let one_value = atoms.iter().all(|atom| atom.subject == first.subject && atom.origin.is_none());
    if !one_value || atoms.len() < 2 {
        return None;
    }
    let mut values = Values::declared(model, &first.subject);
    for atom in &atoms {
        values.take(&atom.opposite()?);
    }
    let said = |(part, denied): &(&Condition, bool)| match denied {
        true => Condition::Not(Box::new((*part).clone())),
        false => (*part).clone(),
    };
    values.are_none(model).then(|| Why::Alternatives(Condition::Any(choice.iter().map(said).collect())))
}

/// Looks at what a condition asks of the records of other tables.
fn of_rows<'c, T>(condition: &'c Condition, look: &mut dyn FnMut(&'c Condition) -> Option<T>) -> Option<T> {
    let mut found = None;
    condition.each_part(&mut |part| {
        let asked = match part {
            Part::Rows(rows) => rows.condition.as_ref(),
            Part::Condition(Condition::Every(_, inner)) => Some(&**inner),
            Part::Condition(_) | Part::Value(_) | Part::Moment(_) | Part::Window(_) => None,
        };
        if let (Some(asked), true) = (asked, found.is_none()) {
            found = look(asked);
        }
    });
    found
}
