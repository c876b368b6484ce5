//! Words that several rules use.

use crate::model::Decl;

/// `a, b and c`, each in backticks.
pub(super) fn and_list<'w>(words: impl IntoIterator<Item = &'w str>) -> String {
    let words: Vec<String> = words.into_iter().map(|word| format!("`{word}`")).collect();
    match words.split_last() {
        Some((last, rest)) if !rest.is_empty() => format!("{} and {last}", rest.join(", ")),
        Some((only, _)) => only.clone(),
        None => String::new(),
    }
}

/// A declaration by its kind and id, as a message begins: `` outcome `safe` ``.
pub(super) fn named(decl: Decl<'_>) -> String {
    let kind = decl.kind_word().replace('-', " ");
    let path = decl.path();
    if path.is_empty() { format!("the {kind} `{}`", decl.label()) } else { format!("{kind} `{path}`") }
}

/// Whether a framework stops by intention before it comes to a kind: `goes as far as indicators because …`.
pub(super) fn stops_before(decl: Decl<'_>, kinds: &str) -> bool {
    const ORDER: [&str; 3] = ["outcomes", "indicators", "metrics"];
    let place = |word: &str| ORDER.iter().position(|kind| *kind == word);
    let Some(head) = decl.package().head else { return false };
    let last = decl.model().decl(head).own("goes as far as").and_then(|statement| statement.choice());
    last.and_then(place) < place(kinds) && last.is_some()
}
