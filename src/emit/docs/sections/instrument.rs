//! Instruments with their scales and bands.

use super::{common, filled};
use crate::emit::docs::block::{Block, Fact, Look, Section};
use crate::emit::docs::facts;
use crate::emit::docs::scope::Scope;
use crate::model::Decl;

/// All instruments.
pub fn section(scope: &Scope<'_>) -> Option<Section> {
    let blocks = scope.of_kind("instrument").map(|decl| Block::Section(one(decl))).collect();
    filled(Section::named("instruments", "Instruments"), blocks)
}

/// An instrument with its scales.
pub fn one(instrument: Decl<'_>) -> Section {
    let mut section = common::section(instrument, &[]);
    for scale in instrument.children("scale") {
        section.add(Block::Section(self::scale(scale)));
    }
    section
}

fn scale(scale: Decl<'_>) -> Section {
    let mut section = Section::about(scale, "Scale", Look::Panel);
    common::opening(&mut section, scale);
    let mut all: Vec<Fact> = facts::fact(scale, "score").into_iter().collect();
    all.extend(common::polarity_fact(scale));
    all.extend(facts::rest(scale, &["score", "polarity"]));
    section.add_facts(all);
    common::closing(&mut section, scale);
    section
}
