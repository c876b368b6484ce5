//! Ages that are stated, and whether some lie outside others.

use crate::expression::{AgeRange, Duration, Moment, TimeUnit};
use crate::model::{Ages, Decl, uncovered};
use crate::source::Span;

/// Ages that something states.
#[derive(Debug, Clone)]
pub(super) struct Stated<'m> {
    /// What states them.
    pub decl: Decl<'m>,
    /// The ages.
    pub ages: Ages,
    /// When they are counted, where that is said.
    pub at: Option<&'m Moment>,
    /// Where they stand; the name of what they are of where `defaults` give them.
    pub span: Span,
}

impl<'m> Stated<'m> {
    /// The ages a declaration states, itself or by naming a population.
    pub fn of(decl: Decl<'m>) -> Option<Self> {
        let ages = decl.stated_ages()?;
        let statement = decl.statement("ages")?;
        let span = decl.own("ages").map_or(decl.name_span(), |own| own.span());
        Some(Self { decl, ages, at: statement.moment(), span })
    }

    /// The ages several declarations state; none unless each states some, since what is silent may be for all ages.
    pub fn of_all(decls: &[Decl<'m>]) -> Vec<Self> {
        let stated: Vec<Self> = decls.iter().filter_map(|decl| Self::of(*decl)).collect();
        if stated.len() == decls.len() { stated } else { Vec::new() }
    }
}

/// The ages that none of several others covers. Where they are counted at different moments, or one does not say when,
/// the others are taken a year wider on both sides: what is left lies outside on any day.
pub(super) fn outside(inner: &Stated<'_>, outer: &[Stated<'_>]) -> Vec<AgeRange> {
    let covering: Vec<AgeRange> = outer
        .iter()
        .flat_map(|outer| {
            let same_day = outer.at == inner.at;
            outer.ages.ranges.iter().map(move |range| if same_day { *range } else { wider(*range) })
        })
        .collect();
    uncovered(&inner.ages.ranges, &covering)
}

/// A range with a year more at both ends.
fn wider(range: AgeRange) -> AgeRange {
    let year = |unit: TimeUnit| match unit {
        TimeUnit::Days => 366,
        TimeUnit::Weeks => 53,
        TimeUnit::Months => 12,
        TimeUnit::Years => 1,
    };
    let from = range.from.map(|from| Duration { count: from.count.saturating_sub(year(from.unit)), ..from });
    let before =
        range.before.map(|before| Duration { count: before.count.saturating_add(year(before.unit)), ..before });
    AgeRange { from, before }
}

/// Ranges in words: `6 to 9 years and 12 to 17 years`.
pub(super) fn words(ranges: &[AgeRange]) -> String {
    super::words::listed(ranges.iter().map(ToString::to_string).collect(), "and")
}
