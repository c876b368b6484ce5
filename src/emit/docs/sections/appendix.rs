//! What the page points at and other packages declare: so that whoever has the page has all of it.

use std::collections::{BTreeMap, BTreeSet};

use super::{adoption, common, data, evidence, instrument, metric, sources, words};
use crate::emit::docs::block::{Block, Line, Look, Section};
use crate::emit::docs::mentions::Mentions;
use crate::emit::docs::scope::Scope;
use crate::emit::docs::text::one_line;
use crate::id::{DeclId, PackageId};
use crate::model::{Decl, Metric};

/// A section for each package that is pointed at, and one for words of the standard library.
pub fn sections(scope: &Scope<'_>, lead: &[Block], page: &[Section]) -> Vec<Section> {
    let wanted = wanted(scope, lead, page);
    let (shared, others): (Vec<Decl<'_>>, Vec<Decl<'_>>) =
        wanted.into_iter().map(|id| scope.model.decl(id)).partition(|decl| decl.package().standard);
    // By name, since the order in which packages were read depends on what else was asked for.
    let mut packages: BTreeMap<(&str, PackageId), Vec<Decl<'_>>> = BTreeMap::new();
    for decl in others {
        packages.entry((&decl.package().name, decl.package_id())).or_default().push(decl);
    }
    let mut sections: Vec<Section> = Vec::new();
    for ((_, package), mut decls) in packages {
        decls.sort_by_key(|decl| (rank(decl.kind_word()), decl.kind(), decl.id()));
        let mut section = Section::named(format!("from-{}", scope.model.package(package).name), title(scope, package));
        section.blocks.extend(decls.into_iter().map(|decl| Block::Section(one(scope, decl))));
        sections.push(section);
    }
    sections.extend(words::shared(&shared));
    sections
}

fn title(scope: &Scope<'_>, package: PackageId) -> String {
    let package = scope.model.package(package);
    let title = package.head.map(|head| one_line(&scope.model.decl(head).label()));
    format!("From “{}”", title.unwrap_or_else(|| package.name.clone()))
}

/// The package itself first, then what is read, then what that stands on, documents last.
fn rank(kind: &str) -> u8 {
    match kind {
        "framework" | "library" => 0,
        "outcome" | "indicator" | "metric" => 1,
        "term" | "population" | "purpose" => 2,
        "dataset" | "spell" => 3,
        "document" => 5,
        _ => 4,
    }
}

/// Everything that is pointed at and has no place yet, with what that points at in turn.
fn wanted(scope: &Scope<'_>, lead: &[Block], page: &[Section]) -> BTreeSet<DeclId> {
    let mut mentions = Mentions::default();
    mentions.placed.extend(scope.head().map(Decl::id));
    mentions.note_blocks(lead);
    mentions.note(page);
    let mut wanted = BTreeSet::new();
    loop {
        let missing = mentions.linked.difference(&mentions.placed).map(|id| root(scope.model.decl(*id)));
        let new: Vec<Decl<'_>> = missing.filter(|decl| !wanted.contains(&decl.id())).collect();
        if new.is_empty() {
            return wanted;
        }
        for decl in new {
            if wanted.insert(decl.id()) {
                mentions.placed.insert(decl.id());
                mentions.note([&one(scope, decl)]);
            }
        }
    }
}

/// What a declaration stands in; a thing is told as a whole.
fn root(decl: Decl<'_>) -> Decl<'_> {
    std::iter::successors(Some(decl), |decl| decl.parent()).last().unwrap_or(decl)
}

/// A declaration of another package.
fn one<'m>(scope: &Scope<'m>, decl: Decl<'m>) -> Section {
    match decl.kind_word() {
        "framework" | "library" => head(decl),
        "metric" => metric::section(scope, Metric(decl)),
        "term" => words::term(scope, decl),
        "dataset" | "codes" | "rule" | "spell" => data::section(scope, decl),
        "instrument" => instrument::one(decl),
        "document" => sources::one(scope, decl),
        "statistic" | "target" | "baseline" | "comparator" | "driver" | "output" => evidence::one(decl),
        "alignment" | "availability" | "principle" => adoption::one(decl),
        _ => common::section(decl, &[]),
    }
}

/// The package itself, in a few words.
fn head(head: Decl<'_>) -> Section {
    let mut section = Section::about(head, &common::kind(head), Look::Card);
    common::opening(&mut section, head);
    let facts = ["status", "version", "owner", "licence"];
    section.add_facts(facts.into_iter().filter_map(|word| crate::emit::docs::facts::fact(head, word)).collect());
    if section.blocks.is_empty() {
        section.add(Block::Paragraph(Line::quiet("Nothing more is said of it.")));
    }
    section
}
