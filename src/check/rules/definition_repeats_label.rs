//! A meaning that only says the title again.

use std::collections::BTreeSet;

use crate::check::Check;
use crate::check::texts::alike;
use crate::check::words::named;
use crate::diagnostic::Diagnostic;
use crate::model::{Run, runs};

crate::rule!(pub RULE, "OFW2023", "definition-repeats-label", Warning, since "0.1");

/// Words that carry no meaning of their own.
const EMPTY: [&str; 46] = [
    "a", "an", "the", "of", "in", "on", "at", "to", "for", "by", "with", "as", "from", "and", "or", "is", "are", "be",
    "being", "been", "was", "were", "has", "have", "having", "that", "this", "these", "those", "it", "its", "who",
    "which", "what", "when", "where", "their", "they", "all", "any", "every", "each", "should", "can", "someone",
    "means",
];

pub(super) fn check(cx: &mut Check<'_>) {
    for decl in cx.model().decls() {
        let (Some(means), Some(title)) = (decl.own("means"), decl.title()) else { continue };
        let Some(text) = means.text("text") else { continue };
        let said = words(&shown(&text));
        if said.is_empty() || !said.is_subset(&words(&title)) {
            continue;
        }
        cx.report(
            Diagnostic::new(&RULE, means.span_of("text"), format!("the meaning of {} only says its title again", named(decl)))
                .here("nothing that the title does not say")
                .also(decl.title_span(), "the title")
                .help(
                    "Say what counts and what does not, so that someone who does not know the word can check a case \
                     against it. If nobody has said it yet: `no meaning because not stated`.",
                ),
        );
    }
}

/// A text with links by the words they show, or the name they have.
fn shown(text: &str) -> String {
    let word = |run: Run<'_>| match run {
        Run::Words(words) => words.to_owned(),
        Run::Link(link) => link.words.unwrap_or(link.name).to_owned(),
        Run::Break => " ".to_owned(),
    };
    runs(text).into_iter().map(word).collect()
}

/// The words that carry meaning, in the singular.
fn words(text: &str) -> BTreeSet<String> {
    alike(text)
        .split(' ')
        .filter(|word| !word.is_empty() && !EMPTY.contains(word))
        .map(singular)
        .collect()
}

fn singular(word: &str) -> String {
    match word {
        "children" => "child".to_owned(),
        "people" => "person".to_owned(),
        _ => match word.strip_suffix("ies") {
            Some(stem) => format!("{stem}y"),
            None => word.strip_suffix('s').unwrap_or(word).to_owned(),
        },
    }
}
