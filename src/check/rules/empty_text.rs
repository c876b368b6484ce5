//! A text that says nothing.

use crate::check::Looks;
use crate::check::texts::{alike, texts};
use crate::check::words::named;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::{Decl, reads_links};
use crate::vocabulary::Status;

crate::rule!(pub RULE, "OFW2025", "empty-text", Warning, since "0.1");

/// What people write where something is still to come; fine in a draft.
const PLACEHOLDERS: [&str; 12] = [
    "tbc",
    "tbd",
    "todo",
    "to do",
    "xxx",
    "n a",
    "na",
    "to follow",
    "to be added",
    "to be confirmed",
    "to be decided",
    "to be defined",
];

/// The longest text that is looked at as a placeholder, in bytes; room for signs around its words.
const MAX_PLACEHOLDER: usize = 40;

fn is_placeholder(text: &str) -> bool {
    text.len() <= MAX_PLACEHOLDER && PLACEHOLDERS.contains(&alike(text).as_str())
}

pub(super) const LOOKS: &[Looks] = &[Looks::AtEvery(check)];

fn check(decl: Decl<'_>, found: &mut Diagnostics) {
    let kind = decl.kind_word();
    for said in texts(decl).filter(|said| said.word.is_none_or(|word| reads_links(kind, word))) {
        let text = decl.model().text(said.text);
        let stand_in = decl.status() >= Status::Consultation && is_placeholder(&text);
        if text.chars().any(char::is_alphanumeric) && !stand_in {
            continue;
        }
        let what = match said.word {
            None => "the title".to_owned(),
            Some(word) => format!("a text after `{word}`"),
        };
        let (is, here) =
            if stand_in { ("is still to come", "no words yet") } else { ("is empty", "no word in it") };
        let finding =
            Diagnostic::new(&RULE, said.text.span, format!("{what} of {} {is}", named(decl))).here(here);
        found.push(finding.help(
            "Write what is meant, or leave the line out. What is not known is said with `no … because …`, so that it \
             is counted among the gaps.",
        ));
    }
}
