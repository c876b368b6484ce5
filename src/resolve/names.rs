//! Names that are given twice.

use std::collections::HashMap;

use super::findings::DUPLICATE_NAME;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::id::DeclId;
use crate::model::Model;

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
    for decl in model.decls() {
        let mut seen: HashMap<&str, DeclId> = HashMap::new();
        for child in decl.all_children().filter(|child| !child.name().is_empty() && child.kind_word() != "defaults") {
            if let Some(first) = seen.insert(child.name(), child.id()) {
                report(model, first, child.id(), diagnostics);
            }
        }
    }
}

fn report(model: &Model, first: DeclId, again: DeclId, diagnostics: &mut Diagnostics) {
    let (first, again) = (model.decl(first), model.decl(again));
    let diagnostic =
        Diagnostic::new(&DUPLICATE_NAME, again.name_span(), format!("`{}` is declared twice", again.name()))
            .here("declared again here")
            .also(first.name_span(), "declared first here")
            .help("An id means one thing. Give one of them another id; both may keep their titles.");
    diagnostics.push(diagnostic);
}
