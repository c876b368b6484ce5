//! The documents the framework stands on, each with what it is cited for.

use super::{common, filled};
use crate::emit::docs::block::{Block, Fact, Line, Look, Row, Section, Table};
use crate::emit::docs::facts::{self, text};
use crate::emit::docs::scope::Scope;
use crate::model::Decl;

/// All documents.
pub fn section(scope: &Scope<'_>) -> Option<Section> {
    let blocks = scope.of_kind("document").map(|decl| Block::Section(one(scope, decl))).collect();
    filled(Section::named("sources", "Sources"), blocks)
}

/// A document with what the framework cites it for.
pub fn one<'m>(scope: &Scope<'m>, document: Decl<'m>) -> Section {
    let mut section = Section::about(document, "Document", Look::Card);
    common::opening(&mut section, document);
    let mut all: Vec<Fact> = facts::rest(document, &["found at"]);
    if let Some(address) = document.own("found at").and_then(|found| found.text("text")) {
        all.push(Fact::new("Found at", Line::address(&address)));
    }
    section.add_facts(all);
    common::closing(&mut section, document);
    let cited: Vec<Cited> = cited(scope, document);
    if cited.iter().all(|cited| cited.places.is_empty()) {
        let whole: Vec<Line> = cited.into_iter().map(|cited| cited.what).collect();
        if !whole.is_empty() {
            section.add_facts(vec![Fact::new("Cited for", Line::listed(whole))]);
        }
        return section;
    }
    let rows: Vec<Row> = cited.into_iter().map(|cited| Row::of(vec![cited.what, cited.places])).collect();
    let many = rows.len() > 5;
    let caption = format!("What {} is cited for", document.name().replace('-', " "));
    let table = Table::new(caption, vec!["What", "Where in it"], rows);
    if many {
        section.add(Block::Folded("What it is cited for".to_owned(), vec![Block::Table(table)]));
    } else {
        section.add(Block::Table(table));
    }
    section
}

/// Something that cites a document, and where in it.
struct Cited {
    what: Line,
    places: Line,
}

fn cited<'m>(scope: &Scope<'m>, document: Decl<'m>) -> Vec<Cited> {
    let citing = scope.referring(document, "cites");
    let cited = |decl: Decl<'_>| {
        let whole = matches!(decl.kind_word(), "framework" | "library");
        let what = if whole { Line::of(format!("the {} itself", decl.kind_word())) } else { Line::to(decl) };
        let places = decl.statements("cites").filter(|cites| cites.refers_to("document", document.id()));
        let places = places.filter_map(|cites| cites.text("place")).map(|place| text(decl, &place));
        Cited { what, places: Line::listed(places) }
    };
    citing.into_iter().map(cited).collect()
}
