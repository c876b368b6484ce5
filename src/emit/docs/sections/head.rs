//! What stands above the contents: what the framework is, whose, since when, and for what.

use super::common;
use crate::emit::docs::block::{Block, Fact, Line, Look, Section};
use crate::emit::docs::facts::{self, fact};
use crate::emit::docs::scope::Scope;
use crate::model::Decl;

/// The lead of the page.
pub fn blocks(scope: &Scope<'_>, head: Decl<'_>) -> Vec<Block> {
    let mut section = Section::about(head, "", Look::Plain);
    common::opening(&mut section, head);
    if let Some(line) = size(scope) {
        section.add(Block::Paragraph(line));
    }
    let mut all: Vec<Fact> = Vec::new();
    all.extend(fact(head, "status"));
    all.extend(fact(head, "version"));
    all.extend(fact(head, "owner"));
    all.extend(fact(head, "review by"));
    all.extend(common::linked("Purposes", head.references("purposes", "purpose")));
    all.extend(common::linked("Used at", head.references("used at", "level")));
    all.extend(fact(head, "outcomes are"));
    all.extend(fact(head, "goes as far as"));
    // What documents say is told where documents disagree.
    let told = ["status", "version", "owner", "review by", "purposes", "used at", "outcomes are", "goes as far as"];
    let elsewhere = ["document", "use", "extends", "language"];
    all.extend(facts::rest(head, &[told.as_slice(), &elsewhere].concat()));
    all.extend(common::linked("Adopts", head.references("extends", "package")));
    all.extend(common::linked("Builds on", head.references("use", "package")));
    section.add_facts(all);
    notes(&mut section, head);
    section.blocks
}

/// Notes and sources; gaps and exceptions of the head have sections of their own.
fn notes(section: &mut Section, head: Decl<'_>) {
    for note in head.statements("note").filter_map(|note| note.text("text")) {
        section.add(Block::Callout("Note".to_owned(), crate::english::prose(head, &note).into()));
    }
    let cited: Vec<Line> = head.statements("cites").map(|cites| common::citation(head, cites)).collect();
    if !cited.is_empty() {
        section.add_facts(vec![Fact { label: "Source".to_owned(), lines: cited }]);
    }
}

/// `8 outcomes, 22 indicators and 2 metrics.`
fn size(scope: &Scope<'_>) -> Option<Line> {
    let counts = ["outcome", "indicator", "metric", "term"].map(|word| (word, scope.of_kind(word).count()));
    let words = counts.into_iter().filter(|(_, count)| *count > 0).map(|(word, count)| {
        Line::strong(count.to_string()).then(format!(" {word}{}", if count == 1 { "" } else { "s" }))
    });
    let line = Line::listed(words);
    (!line.is_empty()).then(|| line.then("."))
}
