//! What `no … because` may speak of besides statements by their own word.

use std::collections::HashMap;

use super::entry::{Kind, Statement};

/// Nouns that stand for a statement: `no meaning because not stated` says why there is no `means`.
pub(super) const NOUNS: &[(&str, &str)] = &[
    ("meaning", "means"),
    ("meanings", "means"),
    ("date", "by"),
    ("author", "by"),
    ("authors", "by"),
    ("baseline", "from"),
    ("citation", "cites"),
    ("citations", "cites"),
    ("population", "about"),
    ("type", "measure type"),
    ("range", "score"),
    ("exclusions", "excludes"),
    ("collector", "collected by"),
    ("condition", "true when"),
    ("fitness", "fit for"),
    ("publication date", "dated"),
    ("review date", "review by"),
];

/// Everything that a `no …` may speak of, by the first of its words: how it is said, and the statement's word or the
/// plural that it means.
pub(super) type Spoken = HashMap<&'static str, Vec<(&'static str, &'static str)>>;

/// Looks at the whole table once, so that a `no …` is not compared with every statement there is.
pub(super) fn spoken(kinds: &[&'static [Kind]], common: &'static [Statement]) -> Spoken {
    let of_kinds = || kinds.iter().copied().flatten();
    let statements = of_kinds().flat_map(|kind| kind.statements).chain(common).map(|entry| entry.word);
    let plurals = of_kinds().map(|kind| kind.plural);
    let by_themselves = statements.chain(plurals).map(|said| (said, said));
    let mut spoken = Spoken::new();
    for (said, meant) in by_themselves.chain(NOUNS.iter().copied()) {
        let alike = spoken.entry(said.split(' ').next().unwrap_or_default()).or_default();
        if !alike.contains(&(said, meant)) {
            alike.push((said, meant));
        }
    }
    spoken
}

/// The statement, or the plural of a kind, that these words of a `no …` speak of, and how many words it is. Longest
/// first, so that `measure type` is not taken for `measure`.
pub(super) fn spoken_of(spoken: &Spoken, words: &[&str]) -> Option<(&'static str, usize)> {
    let starts = |said: &str| {
        let count = said.split(' ').count();
        (count <= words.len() && said.split(' ').eq(words[..count].iter().copied())).then_some(count)
    };
    let alike = spoken.get(*words.first()?)?;
    alike.iter().filter_map(|(said, meant)| Some((*meant, starts(said)?))).max_by_key(|(_, count)| *count)
}
