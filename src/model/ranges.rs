//! Ages as sets: what a list of age ranges covers, and what it leaves out.

use crate::expression::{AgeRange, Duration};

/// Ages with when they are counted, as far as it was said.
#[derive(Debug, Clone, PartialEq)]
pub struct Ages {
    /// The ranges, as written.
    pub ranges: Vec<AgeRange>,
}

impl Ages {
    /// Whether every age of the other is covered by one or several of these.
    pub fn contain(&self, other: &Ages) -> bool {
        uncovered(&other.ranges, &self.ranges).is_empty()
    }

    /// The ranges in words: `4 to 5 years, 10 to 11 years`.
    pub fn words(&self) -> String {
        if self.ranges.is_empty() {
            return "all ages".to_owned();
        }
        self.ranges.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")
    }
}

/// The ages of the first list that no range of the second covers, joined where they meet, the youngest first.
pub fn uncovered(wanted: &[AgeRange], covering: &[AgeRange]) -> Vec<AgeRange> {
    let mut gaps = Vec::new();
    let mut covering: Vec<&AgeRange> = covering.iter().collect();
    covering.sort_by_key(|range| (range.start(), range.end()));
    for range in wanted {
        let mut from = range.from;
        let mut reached = range.start();
        for cover in &covering {
            if cover.end() <= reached {
                continue;
            }
            if cover.start() >= range.end() {
                break;
            }
            if cover.start() > reached {
                gaps.push(AgeRange { from, before: cover.from });
            }
            from = cover.before;
            reached = cover.end();
        }
        if reached < range.end() {
            gaps.push(AgeRange { from: started(from), before: range.before });
        }
    }
    gaps
}

/// From nought years is from birth.
fn started(from: Option<Duration>) -> Option<Duration> {
    from.filter(|from| from.count > 0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::expression::TimeUnit;

    fn years(from: u32, to: u32) -> AgeRange {
        AgeRange::between(from, to, TimeUnit::Years)
    }

    fn words(gaps: &[AgeRange]) -> Vec<String> {
        gaps.iter().map(ToString::to_string).collect()
    }

    #[test]
    fn what_two_measurements_leave_out_of_childhood_is_said_in_words() {
        let childhood = AgeRange { from: None, before: Some(Duration { count: 18, unit: TimeUnit::Years }) };
        let gaps = uncovered(&[childhood], &[years(10, 11), years(4, 5)]);
        assert_eq!(words(&gaps), ["under 4 years", "6 to 9 years", "12 to 17 years"]);
    }

    #[test]
    fn ranges_that_meet_leave_no_gap_between_them() {
        assert!(uncovered(&[years(0, 17)], &[years(0, 4), years(5, 17)]).is_empty());
    }
}
