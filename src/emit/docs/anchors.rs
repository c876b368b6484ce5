//! Where things stand on the page: an anchor for each declaration, its path.

use std::collections::{BTreeMap, BTreeSet};

use super::block::{Block, Page, Section};
use super::mentions::Mentions;
use crate::id::{DeclId, PackageId};
use crate::model::{Decl, Model};

/// The anchors of a page, each used once.
#[derive(Debug)]
pub struct Anchors {
    of_declarations: BTreeMap<DeclId, String>,
    of_sections: BTreeMap<String, String>,
}

impl Anchors {
    /// The anchors of what stands on the page. Within the package that is built an anchor is the path; elsewhere the
    /// package's name stands before it.
    pub fn of(model: &Model, package: PackageId, page: &Page) -> Self {
        let mut mentions = Mentions::default();
        mentions.placed.extend(page.at);
        mentions.note_blocks(&page.lead);
        mentions.note(&page.sections);
        let mut taken = BTreeSet::new();
        let of_declarations = mentions.placed.iter().map(|id| {
            let decl = model.decl(*id);
            (*id, unused(&anchor(decl, package), &mut taken))
        });
        let of_declarations = of_declarations.collect();
        let mut of_sections = BTreeMap::new();
        name_sections(&page.sections, &mut |anchor| {
            of_sections.entry(anchor.to_owned()).or_insert_with(|| unused(anchor, &mut taken));
        });
        Self { of_declarations, of_sections }
    }

    /// The anchor of a declaration; none where it does not stand on the page.
    pub fn declaration(&self, id: DeclId) -> Option<&str> {
        self.of_declarations.get(&id).map(String::as_str)
    }

    /// The anchor of a section.
    pub fn section<'a>(&'a self, section: &'a Section) -> Option<&'a str> {
        match section.at {
            Some(id) => self.declaration(id),
            None => self.of_sections.get(&section.anchor).map(String::as_str),
        }
    }
}

fn anchor(decl: Decl<'_>, package: PackageId) -> String {
    let path = decl.path();
    let path = if decl.package_id() == package { path } else { format!("{}.{path}", decl.package().name) };
    let allowed = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '.' | '_');
    path.chars().map(|c| if allowed(c) { c } else { '-' }).collect()
}

fn unused(wanted: &str, taken: &mut BTreeSet<String>) -> String {
    let mut name = wanted.to_owned();
    let mut number = 2;
    while !taken.insert(name.clone()) {
        name = format!("{wanted}-{number}");
        number += 1;
    }
    name
}

fn name_sections(sections: &[Section], name: &mut impl FnMut(&str)) {
    for section in sections {
        if section.at.is_none() && !section.anchor.is_empty() {
            name(&section.anchor);
        }
        for block in &section.blocks {
            if let Block::Section(inner) = block {
                name_sections(std::slice::from_ref(inner), name);
            }
        }
    }
}
