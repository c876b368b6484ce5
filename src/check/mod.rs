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

use rayon::prelude::*;

use crate::diagnostic::{Diagnostic, Diagnostics, Rule};
use crate::model::Model;

/// A rule of this room: what it is, and how it looks.
#[derive(Debug)]
pub struct Checker {
    /// What is permanent about it.
    pub rule: &'static Rule,
    /// Looks through the model.
    pub run: fn(&mut Check<'_>),
}

/// What a rule works with: the model, and a place for what it finds.
#[derive(Debug)]
pub struct Check<'m> {
    model: &'m Model,
    found: Diagnostics,
}

impl<'m> Check<'m> {
    /// The model.
    pub fn model(&self) -> &'m Model {
        self.model
    }

    /// Adds a finding.
    pub fn report(&mut self, diagnostic: Diagnostic) {
        self.found.push(diagnostic);
    }
}

/// Above this many declarations rules run side by side.
const PARALLEL_FROM: usize = 2_000;

/// The rules of this room.
pub fn rules() -> impl Iterator<Item = &'static Rule> {
    allow::RULES.iter().copied().chain(rules::CHECKERS.iter().map(|checker| checker.rule))
}

/// Runs every rule, and lets what the framework allows stand. `known` are the rules of all rooms, which an `allow` may
/// name.
pub fn check(model: &Model, known: &[&'static Rule], diagnostics: &mut Diagnostics) {
    let run = |checker: &Checker| {
        let mut check = Check { model, found: Diagnostics::new() };
        (checker.run)(&mut check);
        check.found
    };
    let found: Vec<Diagnostics> = if model.len() >= PARALLEL_FROM {
        rules::CHECKERS.par_iter().map(run).collect()
    } else {
        rules::CHECKERS.iter().map(run).collect()
    };
    let places = places::Places::new(model);
    // What stands in the standard library is ours, and never reported to an author.
    let ours = |found: &Diagnostic| places.package(found.span.file).is_some_and(|id| model.package(id).standard);
    let standing = found.into_iter().flat_map(Diagnostics::into_found).filter(|found| !ours(found));
    standing.for_each(|found| diagnostics.push(found));
    allow::apply(model, &places, known, diagnostics);
}
