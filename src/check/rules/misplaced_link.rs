//! A `[[link]]` where none is read: in a title, or in a text that stands for data.

use crate::check::Looks;
use crate::check::texts::texts;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::{Decl, reads_links};
use crate::source::Span;

crate::rule!(pub RULE, "OFW2020", "misplaced-link", Error, since "0.1");

pub(super) const LOOKS: &[Looks] = &[Looks::AtEvery(check)];

fn check(decl: Decl<'_>, found: &mut Diagnostics) {
    let kind = decl.kind_word();
    for said in texts(decl).filter(|said| said.word.is_none_or(|word| !reads_links(kind, word))) {
        let more = said.text.more.as_deref();
        let pieces = more.into_iter().flat_map(|more| {
            more.pieces.iter().chain(more.languages.iter().flat_map(|(_, pieces)| pieces)).copied()
        });
        for piece in std::iter::once(said.text.span).chain(pieces) {
            let Some(at) = decl.model().slice(piece).find("[[") else { continue };
            let start = piece.start + u32::try_from(at).unwrap_or_default();
            let place = Span { start, end: start + 2, ..piece };
            let (message, why) = match said.word {
                None => ("a title cannot hold a link".to_owned(), "A title is what links show."),
                Some(word) => (
                    format!("`{word}` cannot hold a link"),
                    "Its text stands for data and is taken letter by letter.",
                ),
            };
            found.push(
                Diagnostic::new(&RULE, place, message)
                    .here("begins a link")
                    .help(format!("{why} Take the brackets out, and link to it in `means` or `note` instead.")),
            );
        }
    }
}
