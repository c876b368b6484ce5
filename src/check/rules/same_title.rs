//! Two outcomes, indicators or metrics with one title.

use std::collections::HashMap;

use crate::check::Looks;
use crate::check::texts::alike;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::id::PackageId;
use crate::model::{Decl, Model};

crate::rule!(pub RULE, "OFW2022", "same-title", Warning, since "0.1");

pub(super) const LOOKS: &[Looks] = &[Looks::AtTheWhole(check)];

fn check(model: &Model, found: &mut Diagnostics) {
    for kind in ["outcome", "indicator", "metric"] {
        let mut titles: HashMap<(PackageId, String), Vec<Decl<'_>>> = HashMap::new();
        for decl in model.of_kind(kind).filter(|decl| decl.withdrawn().is_none()) {
            let title = alike(&decl.title().unwrap_or_default());
            if title.is_empty() {
                continue;
            }
            let bearers = titles.entry((decl.package_id(), title)).or_default();
            let told_apart = bearers.iter().any(|first| says_so(decl, *first) || says_so(*first, decl));
            let first = bearers.first().copied().filter(|_| !told_apart);
            // A few are enough to look for one that says so.
            if bearers.len() < 8 {
                bearers.push(decl);
            }
            if let Some(first) = first {
                found.push(finding(first, decl));
            }
        }
    }
}

fn says_so(decl: Decl<'_>, other: Decl<'_>) -> bool {
    decl.statements("same title as").any(|said| said.refers_to("metric", other.id()))
}

fn finding(first: Decl<'_>, again: Decl<'_>) -> Diagnostic {
    let kind = again.kind_word();
    let also = if kind == "metric" {
        format!(" Where both are in use under this title, say so: `same title as {} because \"…\"`.", first.name())
    } else {
        String::new()
    };
    Diagnostic::new(
        &RULE,
        again.title_span(),
        format!("the {kind}s `{}` and `{}` have one title", first.name(), again.name()),
    )
    .here("the same title")
    .also(first.title_span(), "stands here already")
    .help(format!("Readers see titles, not ids: say in one of them how it differs.{also}"))
}
