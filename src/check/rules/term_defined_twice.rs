//! Two terms for one word.

use std::collections::HashMap;

use crate::check::Looks;
use crate::check::texts::alike;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::id::PackageId;
use crate::model::{Decl, Model, Value};
use crate::source::Span;

crate::rule!(pub RULE, "OFW2024", "term-defined-twice", Warning, since "0.1");

pub(super) const LOOKS: &[Looks] = &[Looks::AtTheWhole(check)];

fn check(model: &Model, found: &mut Diagnostics) {
    let mut words: HashMap<(PackageId, String), (Decl<'_>, Span)> = HashMap::new();
    for term in model.of_kind("term").filter(|term| term.withdrawn().is_none()) {
        let mut reported = false;
        for (word, span) in called(term) {
            let key = (term.package_id(), alike(&word));
            let Some((first, place)) = words.get(&key).copied() else {
                words.insert(key, (term, span));
                continue;
            };
            let differs = says_so(term, first) || says_so(first, term);
            if first == term || differs || reported {
                continue;
            }
            reported = true;
            found.push(finding(&word, first, place, term, span));
        }
    }
}

/// What a term is called, with the places.
fn called(term: Decl<'_>) -> Vec<(String, Span)> {
    let title = term.title().map(|title| (title.into_owned(), term.title_span()));
    let also = term.statements("also called").flat_map(|statement| statement.all("text")).filter_map(|filled| {
        let Value::Text(text) = &filled.value else { return None };
        Some((term.model().text(text).into_owned(), filled.span))
    });
    title.into_iter().chain(also).filter(|(word, _)| !alike(word).is_empty()).collect()
}

fn says_so(term: Decl<'_>, other: Decl<'_>) -> bool {
    term.statements("differs from").any(|said| said.refers_to("term", other.id()))
}

fn finding(word: &str, first: Decl<'_>, place: Span, again: Decl<'_>, span: Span) -> Diagnostic {
    Diagnostic::new(&RULE, span, format!("`{}` and `{}` both say what “{word}” means", first.name(), again.name()))
        .here("called so again")
        .also(place, "called so here")
        .help(format!(
            "Keep one definition. Where the word has two meanings, give each a title of its own and say how they differ: \
             `differs from {} because \"…\"`.",
            first.name()
        ))
}
