//! Bands of a scale that leave some scores out.

use rust_decimal::Decimal;

use super::bands_outside_score::{Band, limits, ranges};
use crate::check::Looks;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::{Decl, St};

crate::rule!(pub RULE, "OFW3036", "bands-with-gaps", Warning, since "0.1");

pub(super) const LOOKS: &[Looks] = &[Looks::AtEach(&["scale"], check)];

fn check(scale: Decl<'_>, found: &mut Diagnostics) {
    for bands in scale.statements("bands") {
        found.extend(gap(bands, scale.own("score")));
    }
}

/// The first scores that lie in no band.
fn gap(statement: St<'_>, score: Option<St<'_>>) -> Option<Diagnostic> {
    let bands = ranges(statement);
    // One that ends before it begins is reported, and its place is not known.
    if bands.len() < statement.all("range").count() {
        return None;
    }
    let (first, last) = (bands.first()?, bands.last()?);
    let limits = score.and_then(limits);
    let step = step(&bands, limits);
    let between = bands.windows(2).find_map(|pair| {
        let (_, end, _) = pair[0];
        let (start, _, _) = pair[1];
        let missing = end.checked_add(step)?;
        (start > missing).then(|| (missing, start - step))
    });
    let below = limits.filter(|(least, _)| *least < first.0).map(|(least, _)| (least, first.0 - step));
    let above = limits.and_then(|(_, most)| Some((last.1.checked_add(step)?, most))).filter(|(from, to)| from <= to);
    let (from, to) = below.or(between).or(above)?;
    let scores = if from == to { format!("a score of {from}") } else { format!("scores from {from} to {to}") };
    let lies = if from == to { "lies" } else { "lie" };
    let finding = Diagnostic::new(&RULE, statement.span(), format!("{scores} {lies} in no band"))
        .here("leaves scores out")
        .help("Whoever has such a score would be in none of the groups. Correct the bands, so that each begins right above the one before and they reach from the lowest to the highest score.");
    Some(match score {
        Some(score) => finding.also(score.span(), "the lowest and highest score"),
        None => finding,
    })
}

/// The smallest difference between two scores: one of the last decimal that is written.
fn step(bands: &[Band], limits: Option<(Decimal, Decimal)>) -> Decimal {
    let written = bands.iter().flat_map(|(from, to, _)| [*from, *to]).chain(limits.into_iter().flat_map(|(from, to)| [from, to]));
    let decimals = written.map(|number| number.normalize().scale()).max().unwrap_or(0);
    Decimal::new(1, decimals)
}
