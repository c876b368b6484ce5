//! Two outcomes, indicators or metrics with one title.

use std::collections::HashMap;
use std::hash::{BuildHasher, BuildHasherDefault, DefaultHasher};

use crate::check::Looks;
use crate::check::texts::alike;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::id::{DeclId, PackageId};
use crate::model::{Decl, Model};

crate::rule!(pub RULE, "OFW2022", "same-title", Warning, since "0.1");

pub(super) const LOOKS: &[Looks] = &[Looks::AtTheWhole(check)];

fn check(model: &Model, found: &mut Diagnostics) {
    for kind in ["outcome", "indicator", "metric"] {
        let standing = model.of_kind(kind).filter(|decl| decl.withdrawn().is_none());
        let mut sums: Vec<(PackageId, u64, DeclId)> =
            standing.filter_map(|decl| Some((decl.package_id(), sum(&title(decl)?), decl.id()))).collect();
        // Few titles share their sum with another: only these are kept and compared.
        sums.sort_unstable();
        for alike in sums.chunk_by(|one, other| (one.0, one.1) == (other.0, other.1)).filter(|alike| alike.len() > 1) {
            among(alike.iter().map(|(_, _, id)| model.decl(*id)), found);
        }
    }
}

/// The title as it is compared, if it has letters.
fn title(decl: Decl<'_>) -> Option<String> {
    Some(alike(&decl.title()?)).filter(|title| !title.is_empty())
}

/// The same on every run.
fn sum(title: &str) -> u64 {
    BuildHasherDefault::<DefaultHasher>::default().hash_one(title)
}

fn among<'m>(decls: impl Iterator<Item = Decl<'m>>, found: &mut Diagnostics) {
    let mut titles: HashMap<String, Vec<Decl<'_>>> = HashMap::new();
    for decl in decls {
        let bearers = titles.entry(title(decl).unwrap_or_default()).or_default();
        let told_apart = bearers.iter().any(|first| says_so(decl, *first) || says_so(*first, decl));
        let first = bearers.first().copied().filter(|_| !told_apart);
        // A few are enough to look for one that says so.
        if bearers.len() < 8 {
            bearers.push(decl);
        }
        found.extend(first.map(|first| finding(first, decl)));
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
