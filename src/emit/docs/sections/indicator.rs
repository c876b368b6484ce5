//! Indicators, each told once: under the first outcome it suggests.

use std::collections::BTreeSet;

use super::{common, filled, metric};
use crate::emit::docs::block::{Block, Fact, Line, Look, Section};
use crate::emit::docs::facts::{self, fact, text};
use crate::emit::docs::scope::Scope;
use crate::english;
use crate::id::DeclId;
use crate::model::{Decl, Indicator, Outcome};

/// What has been told already; elsewhere a line leads to it.
#[derive(Debug, Default)]
pub struct Told(BTreeSet<DeclId>);

impl Told {
    /// Whether this is the first time; afterwards it is told.
    pub fn first(&mut self, decl: Decl<'_>) -> bool {
        self.0.insert(decl.id())
    }
}

/// An indicator under an outcome, with its metrics.
pub fn under<'m>(
    scope: &Scope<'m>,
    indicator: Indicator<'m>,
    outcome: Option<Outcome<'m>>,
    told: &mut Told,
) -> Section {
    if !told.first(indicator.0) {
        return again(indicator, outcome);
    }
    let mut section = Section::about(indicator.0, "Indicator", Look::Card);
    common::opening(&mut section, indicator.0);
    let mut all = Vec::new();
    all.extend(suggested(indicator));
    all.extend(fact(indicator.0, "about"));
    if let Some(ages) = indicator.ages() {
        all.push(Fact::new("Ages", Line::of(english::ages(&ages))));
    }
    all.extend(common::polarity_fact(indicator.0));
    all.extend(facts::rest(indicator.0, &["suggests", "about", "ages", "polarity"]));
    let drivers = scope.referring(indicator.0, "drives");
    all.extend(common::linked("Moved by", drivers));
    section.add_facts(all);
    common::closing(&mut section, indicator.0);
    for one in scope.metrics_of(indicator) {
        section.add(Block::Section(metric::under(scope, one, told)));
    }
    section
}

/// The outcomes it suggests with the reasons; a single one without a reason is told by where it stands.
fn suggested(indicator: Indicator<'_>) -> Option<Fact> {
    let statements: Vec<_> = indicator.statements("suggests").collect();
    let one = statements.len() == 1 && indicator.outcomes().count() == 1;
    if one && statements.iter().all(|statement| statement.text("text").is_none()) {
        return None;
    }
    fact(indicator.0, "suggests")
}

/// An indicator that is told elsewhere.
fn again(indicator: Indicator<'_>, outcome: Option<Outcome<'_>>) -> Section {
    let mut section = Section::about(indicator.0, "Indicator", Look::Card);
    section.at = None;
    let mut line = Line::of("Described above: ").link(indicator.0);
    let reason = indicator.statements("suggests").find(|statement| {
        outcome.is_some_and(|outcome| statement.refers_to("outcome", outcome.id())) && statement.text("text").is_some()
    });
    if let Some(reason) = reason.and_then(|statement| statement.text("text")) {
        line = line.then(". It is a sign of this outcome too, because ").with(text(indicator.0, &reason));
    }
    section.add(Block::Paragraph(line.then(".")));
    section
}

/// Indicators that suggest no outcome of the framework itself.
pub fn others(scope: &Scope<'_>, told: &mut Told) -> Option<Section> {
    let left: Vec<Decl<'_>> = scope.of_kind("indicator").filter(|decl| !told.0.contains(&decl.id())).collect();
    let blocks = left.into_iter().map(|decl| Block::Section(under(scope, Indicator(decl), None, told).listed()));
    filled(Section::named("indicators", "Other indicators"), blocks.collect())
}

/// Whether something has been told.
pub fn is_told(told: &Told, decl: Decl<'_>) -> bool {
    told.0.contains(&decl.id())
}
