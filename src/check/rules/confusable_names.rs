//! Ids that are easily taken for each other.

use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::hash::{BuildHasherDefault, Hasher};

use crate::check::Looks;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::id::{DeclId, PackageId};
use crate::model::{Decl, Model};
use crate::vocabulary::KindId;

crate::rule!(pub RULE, "OFW2021", "confusable-names", Advice, since "0.1");

/// In words shorter than this a letter makes another word: `care` and `core`.
const LONG_ENOUGH: usize = 6;

/// A mark is a sum already, and spread over all numbers.
#[derive(Default)]
struct AsItIs(u64);

impl Hasher for AsItIs {
    fn write(&mut self, bytes: &[u8]) {
        self.0 = bytes.iter().fold(self.0, |sum, byte| (sum ^ u64::from(*byte)).wrapping_mul(SPREAD));
    }

    fn write_u64(&mut self, mark: u64) {
        self.0 = mark;
    }

    fn finish(&self) -> u64 {
        self.0
    }
}

pub(super) const LOOKS: &[Looks] = &[Looks::AtTheWhole(check)];

fn check(model: &Model, found: &mut Diagnostics) {
    let mut kinds: Vec<(PackageId, KindId, DeclId)> = model
        .packages()
        .flat_map(|(package, _)| model.names(package).iter().map(move |id| (package, model.declaration(*id).kind, *id)))
        .filter(|(_, _, id)| model.decl(*id).withdrawn().is_none())
        .collect();
    let mut pairs = Vec::new();
    // What stands in one package and is of one kind is compared, in the order in which it is declared.
    kinds.sort_unstable();
    for alike in kinds.chunk_by(|one, other| (one.0, one.1) == (other.0, other.1)) {
        find(model, alike.iter().map(|(_, _, id)| *id), &mut pairs);
    }
    found.extend(pairs.into_iter().map(|(first, again)| finding(model.decl(first), model.decl(again))));
}

/// Pairs of ids that are alike: each leaves marks under what it might be taken for, and meets the marks of others.
/// Takes time in proportion to the number of letters.
fn find(model: &Model, ids: impl Iterator<Item = DeclId>, found: &mut Vec<(DeclId, DeclId)>) {
    let mut marks: HashMap<u64, DeclId, BuildHasherDefault<AsItIs>> = HashMap::default();
    for id in ids {
        let name = model.id_text(id);
        let mut met = None;
        for mark in marks_of(name) {
            match marks.entry(mark) {
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

/// The name without hyphens and plural endings, the name, and the name with one letter less, for each letter of a long
/// word but its first: `health` and `wealth` are two words. Each as a sum of its letters; what shares one is compared.
fn marks_of(name: &str) -> impl Iterator<Item = u64> {
    let without = move |at: usize| summed(summed(START, &name[..at]), &name[at + 1..]);
    let shorter = words_from(name)
        .filter(|(_, word)| word.len() >= LONG_ENOUGH && word.bytes().all(|b| b.is_ascii_lowercase()))
        .flat_map(move |(start, word)| (start + 1..start + word.len()).map(without));
    let bare = singulars(name).fold(START, summed);
    [bare, summed(START, name)].into_iter().chain(shorter)
}

/// The words of a name, each with where it starts.
fn words_from(name: &str) -> impl Iterator<Item = (usize, &str)> {
    name.split('-').scan(0, |next, word| {
        let start = *next;
        *next += word.len() + 1;
        Some((start, word))
    })
}

/// What the sum of no letters is, and by how much each letter spreads it: the numbers of Fowler, Noll and Vo's hash,
/// which takes a name in pieces.
const START: u64 = 0xcbf2_9ce4_8422_2325;
const SPREAD: u64 = 0x0000_0100_0000_01b3;

fn summed(sum: u64, letters: &str) -> u64 {
    letters.bytes().fold(sum, |sum, letter| (sum ^ u64::from(letter)).wrapping_mul(SPREAD))
}

fn singulars(name: &str) -> impl Iterator<Item = &str> {
    name.split('-').map(|word| match word.strip_suffix('s') {
        Some(one) if one.len() > 3 && !one.ends_with('s') => one,
        _ => word,
    })
}

fn are_alike(one: &str, other: &str) -> bool {
    one != other && (singulars(one).flat_map(str::bytes).eq(singulars(other).flat_map(str::bytes)) || strsim::osa_distance(one, other) == 1)
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
