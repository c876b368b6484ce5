//! How the framework answers to others, what can be had where, and what its authors ask of it.

use super::{common, filled};
use crate::emit::docs::block::{Block, Line, Row, Section, Table};
use crate::emit::docs::facts::{self, text};
use crate::emit::docs::scope::Scope;
use crate::emit::docs::text::one_line;
use crate::model::{Decl, St, Value};

/// A section for each sort.
pub fn sections(scope: &Scope<'_>) -> Vec<Section> {
    let sorts = [
        ("alignments", "Other frameworks", "alignment"),
        ("availability", "What can be had", "availability"),
        ("principles", "Principles", "principle"),
    ];
    let section = |(anchor, title, kind): (&'static str, &str, &'static str)| {
        let blocks = scope.of_kind(kind).map(|decl| Block::Section(one(decl))).collect();
        filled(Section::named(anchor, title), blocks)
    };
    let mut all: Vec<Section> = sorts.into_iter().filter_map(section).collect();
    let translations = scope.of_kind("translation").map(translation).collect();
    let mut texts = Section::named(super::super::languages::SECTION, "Further texts in other languages");
    texts.blocks = translations;
    if !texts.blocks.is_empty() {
        all.push(texts);
    }
    all
}

/// An alignment, an availability or a principle: its sentences as a list.
pub fn one(decl: Decl<'_>) -> Section {
    let sentences = ["is", "overlaps", "has no counterpart"];
    let mut section = common::section(decl, &sentences);
    let lines: Vec<Line> = sentences
        .into_iter()
        .filter(|word| decl.kind().entry().statement(word).is_some_and(|entry| entry.statement.sentence))
        .flat_map(|word| decl.statements(word))
        .map(|statement| sentence(decl, statement))
        .collect();
    if !lines.is_empty() {
        section.blocks.insert(usize::from(decl.own("means").is_some()), Block::List(lines));
    }
    section
}

/// `Crimes is available, not accessible because no agreement`.
fn sentence(decl: Decl<'_>, statement: St<'_>) -> Line {
    let subject = statement.values().next().map(|filled| match filled.value {
        Value::Reference(Some(id)) => Line::to(decl.model().decl(id)),
        _ => Line::of(one_line(decl.model().slice(filled.span))),
    });
    let said = facts::after_word(decl, statement);
    let subject = subject.unwrap_or_default().then(format!(" {}", statement.word()));
    if said.is_empty() { subject } else { subject.then(" ").with(said) }
}

fn translation(translation: Decl<'_>) -> Block {
    let row = |statement: St<'_>| {
        let path = Line::code(one_line(statement.words("path").unwrap_or_default()));
        let words = statement.text("text").map(|words| text(translation, &words)).unwrap_or_default();
        Row::of(vec![path, words])
    };
    let rows = translation.statements("text").map(row).collect();
    let caption = super::super::languages::caption(translation.name());
    Block::Table(Table::new(caption, vec!["Of what", "Words"], rows))
}
