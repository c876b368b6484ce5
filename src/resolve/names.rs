//! Names that are given twice.

use std::collections::HashMap;

use super::findings::DUPLICATE_NAME;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::id::DeclId;
use crate::model::Model;
use crate::source::Span;

/// Reports every id that two declarations of one place bear.
pub(super) fn duplicates(model: &Model, diagnostics: &mut Diagnostics) {
    for (package, _) in model.packages() {
        let mut top: Vec<DeclId> = model.names(package).to_vec();
        // Names are sorted, so that equal ones stand together, the first declared first.
        top.dedup_by(|again, first| {
            let same = model.id_text(*again) == model.id_text(*first);
            if same {
                report(model, *first, *again, diagnostics);
            }
            same
        });
    }
    heads(model, diagnostics);
    for decl in model.decls() {
        let mut seen: HashMap<&str, DeclId> = HashMap::new();
        for child in decl.all_children().filter(|child| !child.name().is_empty() && child.kind_word() != "defaults") {
            if let Some(first) = seen.insert(child.name(), child.id()) {
                report(model, first, child.id(), diagnostics);
            }
        }
    }
}

/// The names that a head gives to what it uses belong to the ids of the package.
fn heads(model: &Model, diagnostics: &mut Diagnostics) {
    for (package, info) in model.packages() {
        let Some(head) = info.head.map(|head| model.decl(head)) else { continue };
        let mut seen: HashMap<&str, Span> = HashMap::new();
        for used in head.statements("use") {
            let (name, slot) = match used.words("name") {
                Some(name) => (name, "name"),
                None => (used.words("package").unwrap_or_default(), "package"),
            };
            let span = used.span_of(slot);
            let declared = model.named(package, name).first().map(|id| model.decl(*id).name_span());
            // Without an `as` the package's own id is all there is to go by; one of ours stands before it.
            let taken = seen.get(name).copied().or(declared.filter(|_| slot == "name"));
            match taken {
                Some(first) => diagnostics.push(finding(name, first, span)),
                None => drop(seen.insert(name, span)),
            }
        }
    }
}

fn report(model: &Model, first: DeclId, again: DeclId, diagnostics: &mut Diagnostics) {
    let (first, again) = (model.decl(first), model.decl(again));
    diagnostics.push(finding(again.name(), first.name_span(), again.name_span()));
}

fn finding(name: &str, first: Span, again: Span) -> Diagnostic {
    Diagnostic::new(&DUPLICATE_NAME, again, format!("`{name}` is declared twice"))
        .here("declared again here")
        .also(first, "declared first here")
        .help("An id means one thing. Give one of them another id; both may keep their titles.")
}
