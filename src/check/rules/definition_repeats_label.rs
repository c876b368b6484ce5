//! A meaning that only says the title again.

use std::borrow::Cow;

use crate::check::Looks;
use crate::check::texts::alike;
use crate::check::words::named;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::{Decl, Run, runs};

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

pub(super) const LOOKS: &[Looks] = &[Looks::AtEvery(check)];

fn check(decl: Decl<'_>, found: &mut Diagnostics) {
    let (Some(means), Some(title)) = (decl.own("means"), decl.title()) else { return };
    let Some(text) = means.text("text") else { return };
    if !only_repeats(&shown(&text), &title) {
        return;
    }
    found.push(
        Diagnostic::new(&RULE, means.span_of("text"), format!("the meaning of {} only says its title again", named(decl)))
            .here("nothing that the title does not say")
            .also(decl.title_span(), "the title")
            .help(
                "Say what counts and what does not, so that someone who does not know the word can check a case \
                 against it. If nobody has said it yet: `no meaning because not stated`.",
            ),
    );
}

/// Whether a meaning has words, and none that its title does not have. Most have one among their first, so that little
/// is read.
fn only_repeats(meaning: &str, title: &str) -> bool {
    let titled: Vec<String> = words(title).collect();
    let mut said = words(meaning).peekable();
    said.peek().is_some() && said.all(|word| titled.contains(&word))
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

/// The words that carry meaning, in small letters and in the singular.
fn words(text: &str) -> impl Iterator<Item = String> {
    text.split(|c: char| !c.is_alphanumeric() && !matches!(c, '\'' | '’'))
        .map(alike)
        .filter(|word| !is_empty(word))
        .map(singular)
}

fn singular(word: String) -> String {
    match word.as_str() {
        "children" => "child".to_owned(),
        "people" => "person".to_owned(),
        plural => match plural.strip_suffix("ies") {
            Some(stem) => format!("{stem}y"),
            None => plural.strip_suffix('s').map(str::to_owned).unwrap_or(word),
        },
    }
}
