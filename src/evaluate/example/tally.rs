//! All examples of some packages: how they came out, and what none of them touches.

use super::boundary::{Boundary, boundaries};
use super::{Definition, NotRun, run};
use crate::evaluate::judge::Judge;
use crate::expression::{Base, Condition};
use crate::id::{DeclId, PackageId};
use crate::model::{Decl, Model};

/// How the examples of some packages came out.
#[derive(Debug, Default)]
pub struct Tally<'m> {
    /// Those that came out as they expect.
    pub passed: Vec<Decl<'m>>,
    /// Those that did not.
    pub failed: Vec<Decl<'m>>,
    /// Those that were not run, and why.
    pub not_run: Vec<(Decl<'m>, NotRun)>,
    /// Definitions that have examples, in order.
    pub definitions: Vec<Decl<'m>>,
    /// Metrics, terms and rules that are exact and have no example.
    pub without: Vec<Decl<'m>>,
    /// Of each definition that has examples, the boundaries that none of them touches, in words.
    pub untouched: Vec<(Decl<'m>, Vec<String>)>,
}

/// Runs all examples of packages.
pub fn tally<'m>(model: &'m Model, packages: &[PackageId]) -> Tally<'m> {
    let mut tally = Tally::default();
    let asked = |decl: &Decl<'m>| packages.contains(&decl.package_id()) && decl.withdrawn().is_none();
    for kind in ["metric", "term", "rule", "table", "spell"] {
        for decl in model.of_kind(kind).filter(asked) {
            tally.add(decl);
        }
    }
    tally
}

impl<'m> Tally<'m> {
    fn add(&mut self, decl: Decl<'m>) {
        let examples: Vec<Decl<'m>> = decl.children("example").collect();
        let definition = Definition::of(decl);
        if examples.is_empty() {
            if matches!(definition, Ok(Definition::Metric(..) | Definition::Term(..) | Definition::Rule(..))) {
                self.without.push(decl);
            }
            return;
        }
        self.definitions.push(decl);
        for example in &examples {
            match run(*example) {
                Ok(outcomes) if outcomes.iter().all(|outcome| outcome.passed) => self.passed.push(*example),
                Ok(_) => self.failed.push(*example),
                Err(reason) => self.not_run.push((*example, reason)),
            }
        }
        if let Ok(definition) = definition {
            let untouched = untouched(decl, &definition, &examples);
            if !untouched.is_empty() {
                self.untouched.push((decl, untouched));
            }
        }
    }
}

/// The boundaries of a definition that none of its examples touches, in words.
fn untouched<'m>(decl: Decl<'m>, definition: &Definition<'m>, examples: &[Decl<'m>]) -> Vec<String> {
    let model = decl.model();
    let of = |condition: &'m Condition| (table_of(definition, condition), boundaries(model, condition));
    let mut left: Vec<(Option<DeclId>, Vec<Boundary<'m>>)> =
        definition.conditions().into_iter().map(|(condition, _)| of(condition)).collect();
    for example in examples {
        let Ok(records) = definition.records(*example) else { continue };
        let data = records.data();
        let judge = Judge::new(&data, records.period);
        for (table, boundaries) in &mut left {
            for (record, _) in records.at_hand(&data, *table) {
                boundaries.retain(|boundary| !boundary.is_touched(&judge, record));
            }
        }
    }
    let mut words: Vec<String> = Vec::new();
    for boundary in left.into_iter().flat_map(|(_, boundaries)| boundaries) {
        if !words.contains(&boundary.words) {
            words.push(boundary.words);
        }
    }
    words
}

/// The table whose records a condition is asked of.
fn table_of(definition: &Definition<'_>, condition: &Condition) -> Option<DeclId> {
    if let Definition::Metric(_, membership) = definition
        && let Some(numerator) = membership.numerator
        && let Base::Table(table) = numerator.from
        && numerator.condition.iter().chain(&numerator.excluding).any(|own| std::ptr::eq(own, condition))
    {
        return Some(table);
    }
    definition.table()
}
