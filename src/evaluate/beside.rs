//! How records that last lie beside others: found by looking at a few of them, however many there are.

use super::groups::Groups;
use crate::expression::Date;

/// From when to when a record lasts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Lasting {
    /// The last day on which it is open.
    pub(super) last: Date,
    /// The day it ended: the last, or the day after it. So what is open longer did not end earlier.
    pub(super) ended: Date,
    /// The first day.
    pub(super) first: Date,
}

/// A record with its days.
#[derive(Debug, Clone, Copy)]
struct Lying {
    lasting: Lasting,
    row: u32,
}

/// How the records of each group lie.
#[derive(Debug, Default)]
pub(super) struct Beside {
    groups: Groups,
    /// For each group its records whose days are known, the earliest first.
    lying: Vec<Vec<Lying>>,
    /// For each place of those, the two that last longest of all up to there.
    longest: Vec<Vec<[Option<Lying>; 2]>>,
}

impl Beside {
    /// Of these groups; `days` tells of each record from when to when it lasts, or that this is not known.
    pub(super) fn new(groups: Groups, days: impl Fn(usize) -> Option<Lasting>) -> Self {
        let mut all =
            Self { lying: Vec::with_capacity(groups.len()), longest: Vec::with_capacity(groups.len()), groups };
        for group in 0..all.groups.len() {
            let of = |row: &u32| days(*row as usize).map(|lasting| Lying { lasting, row: *row });
            let mut lying: Vec<Lying> = all.groups.rows(group).iter().filter_map(of).collect();
            lying.sort_unstable_by_key(|lying| (lying.lasting.first, lying.row));
            let mut longest: [Option<Lying>; 2] = [None, None];
            let reached = lying.iter().map(|next| {
                let longer = |known: Option<Lying>| known.is_none_or(|known| next.lasting > known.lasting);
                if longer(longest[0]) {
                    longest = [Some(*next), longest[0]];
                } else if longer(longest[1]) {
                    longest[1] = Some(*next);
                }
                longest
            });
            all.longest.push(reached.collect());
            all.lying.push(lying);
        }
        all
    }

    /// How many records share what this one has, itself among them; none where a value of its own is unknown.
    pub(super) fn sharing(&self, row: usize) -> Option<usize> {
        Some(self.groups.rows(self.groups.group(row)?).len())
    }

    /// Whether the days of one that shares what this one has are not known.
    pub(super) fn some_unknown(&self, row: usize) -> bool {
        self.groups.group(row).is_some_and(|group| self.lying[group].len() < self.groups.rows(group).len())
    }

    /// The one that lasts longest of the others that begin on or before a day.
    pub(super) fn longest(&self, row: usize, begun_by: Date) -> Option<Lasting> {
        let group = self.groups.group(row)?;
        let begun = self.lying[group].partition_point(|lying| lying.lasting.first <= begun_by);
        let longest = self.longest[group].get(begun.checked_sub(1)?)?;
        longest.iter().flatten().find(|lying| lying.row as usize != row).map(|lying| lying.lasting)
    }

    /// Whether another begins after a day.
    pub(super) fn begins_after(&self, row: usize, day: Date) -> bool {
        let last = self.groups.group(row).and_then(|group| self.lying[group].last());
        last.is_some_and(|lying| lying.lasting.first > day)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(day: u8) -> Date {
        Date { year: 2024, month: 1, day }
    }

    /// A stretch from a day to the day it ended.
    fn stretch(from: u8, to: u8) -> Lasting {
        Lasting { first: day(from), last: day(if to > from { to - 1 } else { to }), ended: day(to) }
    }

    /// Every sort of three stretches of a few days: what is found by looking at a few is what is found by looking at all.
    #[test]
    fn the_longest_of_the_others_is_found_however_they_lie() {
        let stretches: Vec<Lasting> = (1..5).flat_map(|from| (from..5).map(move |to| stretch(from, to))).collect();
        let some = || stretches.iter().copied();
        for all in some().flat_map(|a| some().flat_map(move |b| some().map(move |c| [a, b, c]))) {
            let beside = Beside::new(Groups::whole(all.len()), |row| Some(all[row]));
            for row in 0..all.len() {
                for on in (1..5).map(day) {
                    let others = all.iter().enumerate().filter(|(other, _)| *other != row).map(|(_, other)| other);
                    let begun = others.clone().filter(|other| other.first <= on);
                    let found = beside.longest(row, on);
                    assert_eq!(found.map(|found| found.last), begun.clone().map(|other| other.last).max());
                    assert_eq!(found.map(|found| found.ended), begun.map(|other| other.ended).max());
                    assert_eq!(
                        beside.begins_after(row, on) || all[row].first > on,
                        all.iter().any(|other| other.first > on)
                    );
                }
            }
        }
    }
}
