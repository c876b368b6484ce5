//! A meaning that only says the title again.

use std::borrow::Cow;

use crate::check::Check;
use crate::check::texts::alike;
use crate::check::words::named;
use crate::diagnostic::Diagnostic;
use crate::model::{Run, runs};

crate::rule!(pub RULE, "OFW2023", "definition-repeats-label", Warning, since "0.1");

/// Whether a word carries no meaning of its own.
fn is_empty(word: &str) -> bool {
    matches!(
        word,
        "a" | "an" | "the" | "of" | "in" | "on" | "at" | "to" | "for" | "by" | "with" | "as" | "from" | "and" | "or"
            | "is" | "are" | "be" | "being" | "been" | "was" | "were" | "has" | "have" | "having" | "that" | "this"
            | "these" | "those" | "it" | "its" | "who" | "which" | "what" | "when" | "where" | "their" | "they"
            | "all" | "any" | "every" | "each" | "should" | "can" | "someone" | "means" | ""
    )
}

pub(super) fn check(cx: &mut Check<'_>) {
    for decl in cx.model().decls() {
        let (Some(means), Some(title)) = (decl.own("means"), decl.title()) else { continue };
        let Some(text) = means.text("text") else { continue };
        if !only_repeats(&alike(&shown(&text)), &alike(&title)) {
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

/// Whether a meaning has words, and none that its title does not have. Most have one among their first.
fn only_repeats(meaning: &str, title: &str) -> bool {
    let mut said = words(meaning).peekable();
    said.peek().is_some() && said.all(|word| words(title).any(|titled| titled == word))
}

/// A text with links by the words they show, or the name they have.
fn shown(text: &str) -> Cow<'_, str> {
    let word = |run: Run<'_>| match run {
        Run::Words(words) => words.to_owned(),
        Run::Link(link) => link.words.unwrap_or(link.name).to_owned(),
        Run::Break => " ".to_owned(),
    };
    match runs(text).as_slice() {
        [Run::Words(words)] => Cow::Borrowed(*words),
        runs => Cow::Owned(runs.iter().copied().map(word).collect()),
    }
}

/// The words that carry meaning, in the singular.
fn words(alike: &str) -> impl Iterator<Item = Cow<'_, str>> {
    alike.split(' ').filter(|word| !is_empty(word)).map(singular)
}

fn singular(word: &str) -> Cow<'_, str> {
    match word {
        "children" => Cow::Borrowed("child"),
        "people" => Cow::Borrowed("person"),
        _ => match word.strip_suffix("ies") {
            Some(stem) => Cow::Owned(format!("{stem}y")),
            None => Cow::Borrowed(word.strip_suffix('s').unwrap_or(word)),
        },
    }
}
