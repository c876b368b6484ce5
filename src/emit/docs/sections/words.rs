//! The words a framework is built from: terms, populations, purposes and what groups outcomes.

use super::{common, examples, filled};
use crate::emit::docs::block::{Block, Fact, Line, Section, Table};
use crate::emit::docs::facts;
use crate::emit::docs::scope::Scope;
use crate::english;
use crate::model::{self, Decl};

/// A section for each sort of words.
pub fn sections(scope: &Scope<'_>) -> Vec<Section> {
    let mut all: Vec<Section> = Vec::new();
    let of = |kinds: &[&'static str]| -> Vec<Block> {
        kinds
            .iter()
            .flat_map(|kind| scope.of_kind(kind))
            .map(|decl| Block::Section(common::section(decl, &[])))
            .collect()
    };
    let mut terms: Vec<Decl<'_>> = scope.of_kind("term").collect();
    terms.sort_by_cached_key(|term| (term.label().to_lowercase(), term.id()));
    let terms = terms.into_iter().map(|decl| Block::Section(term(scope, decl))).collect();
    all.extend(filled(Section::named("terms", "Terms"), terms));
    all.extend(filled(Section::named("purposes", "Purposes"), of(&["purpose"])));
    let populations = scope.of_kind("population").map(|decl| Block::Section(population(decl))).collect();
    all.extend(filled(Section::named("populations", "Populations"), populations));
    let groups = of(&["domain", "layer", "life-stage", "context", "right"]);
    all.extend(filled(Section::named("groupings", "Fields, layers, stages, contexts and rights"), groups));
    let shared = ["subject", "level", "perspective", "measure-type", "period", "unit", "reason"];
    all.extend(filled(Section::named("own-words", "Words added to the shared ones"), of(&shared)));
    all
}

/// A term with its condition in English.
pub fn term<'m>(scope: &Scope<'m>, term: Decl<'m>) -> Section {
    let mut section = Section::about(term, "Term", crate::emit::docs::block::Look::Card);
    common::opening(&mut section, term);
    let mut all = Vec::new();
    if let Some(condition) = english::term(term) {
        all.push(Fact::new("To be tested so", condition));
    }
    all.extend(facts::rest(term, &["true when"]));
    let differing = scope.referring(term, "differs from");
    let named: Vec<Decl<'_>> = term.references("differs from", "term").collect();
    all.extend(common::linked("Not to be taken for", differing.into_iter().filter(|other| !named.contains(other))));
    section.add_facts(all);
    let records = term.own("of").and_then(|of| of.reference("table")).map(model::Table);
    if let Some(table) = examples::table(term, "What it is and is not", records) {
        section.add(Block::Table(table));
    }
    common::closing(&mut section, term);
    section
}

fn population(population: Decl<'_>) -> Section {
    let mut section = Section::about(population, "Population", crate::emit::docs::block::Look::Card);
    common::opening(&mut section, population);
    section.add_facts(facts::rest(population, &[]));
    common::closing(&mut section, population);
    section
}

/// Words of the standard library that a page points at, in one table.
pub fn shared(words: &[Decl<'_>]) -> Option<Section> {
    let row = |word: &Decl<'_>| {
        let means = word.text("means").map(|means| english::prose(*word, &means).into()).unwrap_or_default();
        let label = crate::emit::docs::text::one_line(&word.label());
        crate::emit::docs::block::Row {
            at: Some(word.id()),
            cells: vec![Line::of(label), Line::of(common::kind(*word).replace('-', " ")), means],
        }
    };
    let mut section = Section::named("shared-words", "Shared words");
    section.add_table(Table::new(
        "Words that every framework shares".to_owned(),
        vec!["Word", "Kind", "Meaning"],
        words.iter().map(row).collect(),
    ));
    (!section.blocks.is_empty()).then_some(section)
}
