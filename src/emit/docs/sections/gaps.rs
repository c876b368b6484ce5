//! What the source does not say: everything that is said not to be known or not to be there, by the reason.

use super::{common, filled};
use crate::emit::docs::block::{Block, Line, Row, Section, Table};
use crate::emit::docs::facts::text;
use crate::emit::docs::scope::Scope;
use crate::emit::docs::text::{capitalised, one_line};
use crate::id::DeclId;
use crate::model::{Decl, St};

/// What is missing in the same words, with everything it is missing of.
struct Gap {
    missing: Line,
    words: Line,
    of: Vec<Line>,
}

/// A table for each reason, the first reason in the text first.
pub fn section(scope: &Scope<'_>) -> Option<Section> {
    let mut reasons: Vec<(Option<DeclId>, Vec<Gap>)> = Vec::new();
    for decl in scope.decls() {
        for no in decl.statements("no") {
            let reason = no.reference("reason").map(Decl::id);
            let at = reasons.iter().position(|(other, _)| *other == reason).unwrap_or_else(|| {
                reasons.push((reason, Vec::new()));
                reasons.len() - 1
            });
            if let Some((_, gaps)) = reasons.get_mut(at) {
                add(gaps, decl, no);
            }
        }
    }
    let tables = reasons.into_iter().map(|(reason, gaps)| {
        let label = reason.map(|id| one_line(&scope.model.decl(id).label()));
        Block::Table(table(capitalised(&label.unwrap_or_else(|| "no reason given".to_owned())), gaps))
    });
    filled(Section::named("gaps", "What the source does not say"), tables.collect())
}

fn add(gaps: &mut Vec<Gap>, decl: Decl<'_>, no: St<'_>) {
    let missing = common::missing(decl, no);
    let words = no.text("text").map(|words| text(decl, &words)).unwrap_or_default();
    let of = of(decl, no);
    match gaps.iter_mut().find(|gap| gap.missing == missing && gap.words == words) {
        Some(gap) => gap.of.push(of),
        None => gaps.push(Gap { missing, words, of: vec![of] }),
    }
}

fn table(caption: String, gaps: Vec<Gap>) -> Table {
    let rows = gaps.into_iter().map(|gap| Row::of(vec![gap.missing, Line::listed(gap.of), gap.words])).collect();
    Table::new(caption, vec!["What is missing", "Of what", "In the authors’ words"], rows)
}

fn of(decl: Decl<'_>, no: St<'_>) -> Line {
    match decl.kind_word() {
        "framework" | "library" if no.get("kinds").is_some() => Line::of("all of them"),
        "framework" | "library" => Line::of(format!("the {} itself", decl.kind_word())),
        "document" => common::document(decl),
        _ => Line::to(decl),
    }
}
