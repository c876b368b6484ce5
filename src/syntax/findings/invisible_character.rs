//! Characters that nobody sees and that say nothing.

use crate::diagnostic::Diagnostic;
use crate::rule;
use crate::syntax::hidden::{Hidden, name};

use super::hidden_character::Place;

rule!(pub RULE, "OFW0113", "invisible-character", Warning, since "0.1");

/// One finding for all such characters of a token.
pub(super) fn finding(place: &Place<'_>, found: &[(usize, char, Hidden)]) -> Option<Diagnostic> {
    let (_, first, what) = *found.first()?;
    let message = format!("{} holds {}", place.said, name(first));
    let help = match what {
        Hidden::LineBreak => {
            "Put a blank in its place, or begin a new line. It comes along when words are copied from a word \
                              processor, and other programs do not know it."
        }
        _ => {
            "Delete it. It comes along when words are copied from a web page or a PDF. It counts as nothing here, but \
              whoever searches for the words would not find them."
        }
    };
    Some(place.finding(&RULE, message, help, found))
}
