//! Bands of a scale that lie outside its score, or over one another.

use crate::check::Looks;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::{Decl, St, Value};
use crate::source::Span;
use rust_decimal::Decimal;

crate::rule!(pub RULE, "OFW3035", "bands-outside-score", Error, since "0.1");

pub(super) const LOOKS: &[Looks] = &[Looks::AtEach(&["scale"], check)];

fn check(scale: Decl<'_>, found: &mut Diagnostics) {
    let score = scale.own("score");
    for bands in scale.statements("bands").map(ranges) {
        found.extend(score.and_then(|score| outside(&bands, score)));
        found.extend(bands.windows(2).find_map(|pair| overlap(&pair[0], &pair[1])));
    }
}

/// A band: from, to and its place.
pub(super) type Band = (Decimal, Decimal, Span);

/// The bands of a statement from the lowest on; one that ends before it begins is reported elsewhere.
pub(super) fn ranges(bands: St<'_>) -> Vec<Band> {
    let mut ranges: Vec<Band> = bands
        .all("range")
        .filter_map(|filled| match filled.value {
            Value::Range(from, to) if from <= to => Some((from, to, filled.span)),
            _ => None,
        })
        .collect();
    ranges.sort_by_key(|(from, to, span)| (*from, *to, span.start));
    ranges
}

/// The lowest and highest score, where they are in order.
pub(super) fn limits(score: St<'_>) -> Option<(Decimal, Decimal)> {
    score.number("from").zip(score.number("to")).filter(|(from, to)| from <= to)
}

fn outside(bands: &[Band], score: St<'_>) -> Option<Diagnostic> {
    let (least, most) = limits(score)?;
    let (_, _, span) = bands.iter().find(|(from, to, _)| *from < least || *to > most)?;
    Some(
        Diagnostic::new(&RULE, *span, format!("this band goes beyond the score, which is {least} to {most}"))
            .here("outside the score")
            .also(score.span(), "the lowest and highest score")
            .help("No one can have such a score. Correct the band, or the score of the scale."),
    )
}

fn overlap(lower: &Band, upper: &Band) -> Option<Diagnostic> {
    let (_, end, first) = *lower;
    let (start, _, second) = *upper;
    (start <= end).then(|| {
        Diagnostic::new(&RULE, second, format!("a score of {start} lies in two bands"))
            .here(format!("begins at {start}"))
            .also(first, format!("ends at {end}"))
            .help("Both ends belong to a band. Let the next begin above the end of the one before, as in `0 to 13, 14 to 16`.")
    })
}
