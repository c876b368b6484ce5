//! What `no … because` may speak of besides statements by their own word.

use super::entry::Kind;

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

/// The statement, or the plural of a kind, that these words of a `no …` speak of, and how many words it is. Longest
/// first, so that `measure type` is not taken for `measure`.
pub(super) fn spoken_of(
    words: &[&str],
    kinds: &'static [&'static [Kind]],
    common: &'static [super::Statement],
) -> Option<(&'static str, usize)> {
    let starts = |candidate: &str| {
        let count = candidate.split(' ').count();
        (count <= words.len() && candidate.split(' ').eq(words[..count].iter().copied())).then_some(count)
    };
    let statements = kinds
        .iter()
        .copied()
        .flatten()
        .flat_map(|kind| kind.statements)
        .chain(common)
        .map(|entry| (entry.word, entry.word));
    let plurals = kinds.iter().copied().flatten().map(|kind| (kind.plural, kind.plural));
    let nouns = NOUNS.iter().copied();
    statements
        .chain(plurals)
        .chain(nouns)
        .filter_map(|(said, meant)| starts(said).map(|count| (meant, count)))
        .max_by_key(|(_, count)| *count)
}
