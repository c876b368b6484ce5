//! What the page says, section by section. One file a part of the framework; each gives blocks and knows no markup.

mod adoption;
mod appendix;
mod common;
mod data;
mod disagreements;
mod evidence;
mod examples;
mod gaps;
mod head;
mod indicator;
mod instrument;
mod metric;
mod outcome;
mod sources;
mod words;

use super::block::{Block, Page, Section};
use super::plan::Plan;
use super::scope::Scope;
use super::text::one_line;
use crate::id::PackageId;
use crate::model::Model;

/// The page of a package.
pub fn page(model: &Model, package: PackageId) -> Page {
    let scope = Scope::new(model, package);
    let mut sections = Vec::new();
    let plan = Plan::of(&scope);
    if !plan.is_empty() {
        sections.push(outcome::plan(plan));
    }
    let mut told = indicator::Told::default();
    sections.extend(outcome::sections(&scope, &mut told));
    sections.extend(indicator::others(&scope, &mut told));
    sections.extend(metric::others(&scope, &mut told));
    sections.extend(evidence::sections(&scope));
    sections.extend(words::sections(&scope));
    sections.extend(data::sections(&scope));
    sections.extend(instrument::section(&scope));
    sections.extend(adoption::sections(&scope));
    sections.extend(gaps::section(&scope));
    sections.extend(disagreements::section(&scope));
    sections.extend(sources::section(&scope));
    sections.retain(|section| !section.blocks.is_empty());
    let head = scope.head();
    let lead = head.map(|head| head::blocks(&scope, head)).unwrap_or_default();
    let appendix = appendix::sections(&scope, &lead, &sections);
    sections.extend(appendix);
    let language = head.and_then(|head| head.own("language")?.words("language")).unwrap_or("en");
    let is_library = head.is_some_and(|head| head.kind_word() == "library");
    Page {
        kind: if is_library { "Library for outcomes frameworks" } else { "Outcomes framework" },
        title: head.map_or_else(|| model.package(package).name.clone(), |head| one_line(&head.label())),
        others: Vec::new(),
        at: head.map(|head| head.id()),
        language: language_tag(language),
        lead,
        sections,
    }
}

/// A code for a language that may stand in a page.
pub fn language_tag(words: &str) -> String {
    let is_tag = (2..=11).contains(&words.len()) && words.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-');
    if is_tag { words.to_owned() } else { "en".to_owned() }
}

/// A section with blocks; none where there are none.
fn filled(mut section: Section, blocks: Vec<Block>) -> Option<Section> {
    section.blocks.extend(blocks);
    (!section.blocks.is_empty()).then_some(section)
}
