//! Ids that are easily taken for each other.

use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::hash::{BuildHasher, BuildHasherDefault, DefaultHasher};

use crate::check::Check;
use crate::diagnostic::Diagnostic;
use crate::id::{DeclId, PackageId};
use crate::model::{Decl, Model};
use crate::vocabulary::KindId;

crate::rule!(pub RULE, "OFW2021", "confusable-names", Advice, since "0.1");

/// In words shorter than this a letter makes another word: `care` and `core`.
const LONG_ENOUGH: usize = 6;

/// The same on every run.
type Hasher = BuildHasherDefault<DefaultHasher>;

pub(super) fn check(cx: &mut Check<'_>) {
    let model = cx.model();
    let mut found = Vec::new();
    let mut kinds: Vec<(PackageId, KindId, DeclId)> = model
        .packages()
        .flat_map(|(package, _)| model.names(package).iter().map(move |id| (package, model.declaration(*id).kind, *id)))
        .filter(|(_, _, id)| model.decl(*id).withdrawn().is_none())
        .collect();
    // What stands in one package and is of one kind is compared, in the order in which it is declared.
    kinds.sort_unstable();
    for alike in kinds.chunk_by(|one, other| (one.0, one.1) == (other.0, other.1)) {
        find(model, alike.iter().map(|(_, _, id)| *id), &mut found);
    }
    for (first, again) in found {
        cx.report(finding(model.decl(first), model.decl(again)));
    }
}

/// Pairs of ids that are alike: each leaves marks under what it might be taken for, and meets the marks of others.
/// Takes time in proportion to the number of letters.
fn find(model: &Model, ids: impl Iterator<Item = DeclId>, found: &mut Vec<(DeclId, DeclId)>) {
    let hasher = Hasher::default();
    let mut marks: HashMap<u64, DeclId, Hasher> = HashMap::default();
    for id in ids {
        let name = model.id_text(id);
        let mut met = None;
        for mark in marks_of(name) {
            match marks.entry(hasher.hash_one(&mark)) {
                Entry::Vacant(free) => {
                    free.insert(id);
                }
                Entry::Occupied(taken) => {
                    let other = *taken.get();
                    met = met.or((other != id && are_alike(model.id_text(other), name)).then_some(other));
                }
            }
        }
        found.extend(met.map(|other| (other, id)));
    }
}

/// The name without hyphens and plural endings, and the name with one letter less, for each letter of a long word but
/// its first: `health` and `wealth` are two words.
fn marks_of(name: &str) -> Vec<String> {
    let mut marks = vec![bare(name), name.to_owned()];
    let mut start = 0;
    for word in name.split('-') {
        if word.len() >= LONG_ENOUGH && word.bytes().all(|b| b.is_ascii_lowercase()) {
            marks.extend((start + 1..start + word.len()).map(|at| format!("{}{}", &name[..at], &name[at + 1..])));
        }
        start += word.len() + 1;
    }
    marks
}

fn bare(name: &str) -> String {
    let singular = |word: &str| match word.strip_suffix('s') {
        Some(one) if one.len() > 3 && !one.ends_with('s') => one.to_owned(),
        _ => word.to_owned(),
    };
    name.split('-').map(singular).collect()
}

fn are_alike(one: &str, other: &str) -> bool {
    one != other && (bare(one) == bare(other) || strsim::osa_distance(one, other) == 1)
}

fn finding(first: Decl<'_>, again: Decl<'_>) -> Diagnostic {
    Diagnostic::new(
        &RULE,
        again.name_span(),
        format!("`{}` and `{}` are easily taken for each other", first.name(), again.name()),
    )
    .here("nearly the same id")
    .also(first.name_span(), "as this one")
    .help(
        "Give one of them an id that says how it differs: a slip of one letter would point at the wrong thing, and \
         nothing would tell.",
    )
}
