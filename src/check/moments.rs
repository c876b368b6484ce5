//! The moments that conditions name.

use crate::expression::{Condition, DayOfYear, Moment, Part, Selection};

/// The days of the year that conditions of a selection name as moments.
pub(super) fn days(selection: &Selection) -> Vec<DayOfYear> {
    let mut found = Vec::new();
    each_part_with_terms(selection, &mut |part| {
        if let Part::Moment(Moment::DayInPeriod(day)) = part {
            found.push(*day);
        }
    });
    found
}

/// Shows every part of a selection, those of what its terms mean among them.
fn each_part_with_terms<'c>(selection: &'c Selection, see: &mut dyn FnMut(Part<'c>)) {
    let mut meanings = Vec::new();
    selection.each_part(&mut |part| {
        meaning(part, &mut meanings);
        see(part);
    });
    while let Some(means) = meanings.pop() {
        means.each_part(&mut |part| {
            meaning(part, &mut meanings);
            see(part);
        });
    }
}

fn meaning<'c>(part: Part<'c>, meanings: &mut Vec<&'c Condition>) {
    if let Part::Condition(Condition::Term { means, .. }) = part {
        meanings.push(means);
    }
}
