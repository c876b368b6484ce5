//! What does not hang together: one file a rule, run over the model.
//!
//! Rules see the model and each other's helpers in [`words`] only; what a rule finds does not depend on what another
//! found. What is deliberately absent: any order among rules.

mod ages;
mod allow;
mod asked;
mod boundaries;
mod examples;
mod missing;
mod moments;
mod places;
mod possible;
mod rules;
mod texts;
mod words;

use std::ops::Range;

use rayon::prelude::*;

use crate::diagnostic::{Diagnostic, Diagnostics, Rule};
use crate::model::{Decl, Model};
use crate::vocabulary::KindId;

/// A rule of this room: what it is, and what it looks at.
#[derive(Debug)]
pub struct Checker {
    /// What is permanent about it.
    pub rule: &'static Rule,
    /// What it looks at, and how.
    pub looks: &'static [Looks],
}

/// What a rule looks at, and how. It adds what it finds to the findings.
#[derive(Debug, Clone, Copy)]
pub enum Looks {
    /// At each declaration of these kinds by itself, and at whatever that one leads to.
    AtEach(&'static [&'static str], AtOne),
    /// At each declaration of any kind by itself.
    AtEvery(AtOne),
    /// At all declarations together: they are compared, counted or numbered.
    AtTheWhole(fn(&Model, &mut Diagnostics)),
}

/// Looks at one declaration.
type AtOne = fn(Decl<'_>, &mut Diagnostics);

/// Above this many declarations their blocks and the rules over the whole are gone through side by side.
const PARALLEL_FROM: usize = 1_000;

/// How many declarations all rules look at before the next are looked at: so many that a rule is worth beginning, so few
/// that the processor still has them at hand for the last rule.
const BLOCK: usize = 256;

/// The rules of this room.
pub fn rules() -> impl Iterator<Item = &'static Rule> {
    allow::RULES.iter().copied().chain(rules::CHECKERS.iter().map(|checker| checker.rule))
}

/// Runs every rule, and lets what the framework allows stand. `known` are the rules of all rooms, which an `allow` may
/// name.
pub fn check(model: &Model, known: &[&'static Rule], diagnostics: &mut Diagnostics) {
    let places = places::Places::new(model);
    // What stands in the standard library is ours, and never reported to an author.
    let ours = |found: &Diagnostic| places.package(found.span.file).is_some_and(|id| model.package(id).standard);
    let found = found(model);
    let standing = found.into_iter().flat_map(Diagnostics::into_found).filter(|found| !ours(found));
    standing.for_each(|found| diagnostics.push(found));
    allow::apply(model, &places, known, diagnostics);
}

/// What the rules find, in an order that depends on nothing but the model.
fn found(model: &Model) -> Vec<Diagnostics> {
    let looks = || rules::CHECKERS.iter().flat_map(|checker| checker.looks);
    let at_one: Vec<(Option<KindId>, AtOne)> = looks().flat_map(at_one).collect();
    let whole: Vec<_> = looks()
        .filter_map(|looks| match looks {
            Looks::AtTheWhole(look) => Some(*look),
            Looks::AtEach(..) | Looks::AtEvery(_) => None,
        })
        .collect();
    let blocks: Vec<Range<usize>> =
        (0..model.len()).step_by(BLOCK).map(|start| start..model.len().min(start + BLOCK)).collect();

    let in_block = |block: &Range<usize>| {
        let mut found = Diagnostics::new();
        for (kind, look) in &at_one {
            match kind {
                Some(kind) => model.of_kind_among(*kind, block).for_each(|decl| look(decl, &mut found)),
                None => model.among(block).for_each(|decl| look(decl, &mut found)),
            }
        }
        found
    };
    let in_whole = |look: &fn(&Model, &mut Diagnostics)| {
        let mut found = Diagnostics::new();
        look(model, &mut found);
        found
    };
    if model.len() >= PARALLEL_FROM {
        let (mut found, of_whole): (Vec<_>, Vec<_>) =
            rayon::join(|| blocks.par_iter().map(in_block).collect(), || whole.par_iter().map(in_whole).collect());
        found.extend(of_whole);
        found
    } else {
        blocks.iter().map(in_block).chain(whole.iter().map(in_whole)).collect()
    }
}

/// How a rule looks at single declarations, for each kind it looks at; of every kind where none is given.
fn at_one(looks: &Looks) -> Vec<(Option<KindId>, AtOne)> {
    match looks {
        Looks::AtEach(kinds, look) => kinds.iter().filter_map(|kind| Some((Some(KindId::of(kind)?), *look))).collect(),
        Looks::AtEvery(look) => vec![(None, *look)],
        Looks::AtTheWhole(_) => Vec::new(),
    }
}
