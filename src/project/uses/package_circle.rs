//! Packages that use each other in a circle.

use crate::diagnostic::Diagnostic;
use crate::rule;
use crate::source::Span;

rule!(pub(super) RULE, "OFW1906", "package-circle", Error, since "0.1");

/// How many steps of a circle a message names.
const MOST_STEPS: usize = 12;

/// The finding at the `use` that closes the circle. The path holds each package with the place of its `use` of the
/// next; the last one's next is the first.
pub(super) fn finding(path: &[(String, Span)]) -> Option<Diagnostic> {
    let ((last, place), others) = path.split_last()?;
    let first = path.first().map_or("", |(name, _)| name);
    let names: Vec<&str> = path.iter().map(|(name, _)| name.as_str()).chain([first]).collect();
    let mut way: Vec<String> = names.iter().map(|name| (*name).to_owned()).collect();
    if way.len() > MOST_STEPS {
        let left_out = way.len() - MOST_STEPS;
        way.splice(MOST_STEPS - 1..way.len() - 1, [format!("… {left_out} more …")]);
    }
    let message = match others {
        [] => format!("`{last}` uses itself"),
        _ => format!("these packages use each other in a circle: `{}`", way.join(" → ")),
    };
    let mut finding = Diagnostic::new(&RULE, *place, message).here(format!("back to `{first}`")).help(
        "What one package takes from another has to stand without it. Move what both need into a third one, which \
        both use.",
    );
    for (at, (name, span)) in others.iter().enumerate().take(MOST_STEPS) {
        finding = finding.also(*span, format!("`{name}` uses `{}`", names[at + 1]));
    }
    Some(finding)
}
