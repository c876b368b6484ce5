//! Characters that make a page show something other than what stands in the file.

use crate::diagnostic::Diagnostic;
use crate::rule;
use crate::syntax::hidden::{Hidden, number};

use super::hidden_character::Place;

rule!(pub RULE, "OFW0112", "control-character", Error, since "0.1");

/// One finding for all such characters of a token.
pub(super) fn finding(place: &Place<'_>, found: &[(usize, char, Hidden)]) -> Option<Diagnostic> {
    let (_, first, what) = *found.first()?;
    let (message, help) = match what {
        Hidden::Direction => (
            format!("a character that nobody sees, {}, turns the direction of {}", number(first), place.said),
            "Delete it. Nobody sees it, and a page would show what follows it in another order than it stands in.",
        ),
        _ => (
            format!("{} holds a control character, {}", place.said, number(first)),
            "Delete it. It is no letter: what shows the text may take it for a command.",
        ),
    };
    Some(place.finding(&RULE, message, help, found))
}
