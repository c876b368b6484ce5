//! Records of other tables, as seen from a record at hand.

use super::{Judge, Record, all};
use crate::evaluate::calendar::after;
use crate::evaluate::data::JoinOf;
use crate::expression::{Belonging, Condition, Date, Rows, Sequence};

impl Judge<'_> {
    /// The rows that belong to a record, each with whether it fits; none fits for certain where their table was not given.
    pub(super) fn candidates<'j>(
        &'j self,
        rows: &'j Rows,
        record: Record,
    ) -> impl Iterator<Item = (Record, Option<bool>)> + 'j {
        let sheet = self.data.position(rows.table);
        let belonging = sheet.map(|sheet| self.belonging(rows, sheet, record)).unwrap_or_default();
        belonging.into_iter().filter_map(move |row| {
            let theirs = Record { sheet: sheet?, row, ..record };
            Some((theirs, self.fits(rows, theirs, record)))
        })
    }

    fn belonging(&self, rows: &Rows, sheet: usize, record: Record) -> Vec<usize> {
        let joined = |theirs, ours| {
            let join = self.data.join(JoinOf { theirs: (sheet, theirs), ours: (record.sheet, ours) });
            join.rows(record.row).iter().map(|row| *row as usize).collect()
        };
        match rows.belong {
            Belonging::All => (0..self.data.sheets()[sheet].len()).collect(),
            Belonging::Link(link) => joined(link, link),
            Belonging::Same { theirs, ours } => joined(theirs, ours),
            Belonging::Unresolved => Vec::new(),
        }
    }

    /// Whether a row that belongs to a record fits: before or after it, at its time, and by its condition.
    fn fits(&self, rows: &Rows, theirs: Record, ours: Record) -> Option<bool> {
        let placed = self.is_placed(rows, theirs, ours);
        if placed == Some(false) {
            return placed;
        }
        let fits = rows.condition.as_ref().map_or(Some(true), |condition| self.condition(condition, theirs));
        all([placed, fits].into_iter())
    }

    /// Whether a row that belongs to a record comes before or after it and lies in time as it must.
    fn is_placed(&self, rows: &Rows, theirs: Record, ours: Record) -> Option<bool> {
        let dates = || {
            let of_theirs = rows.dates.theirs.as_ref().and_then(|date| self.date(date, theirs));
            of_theirs.zip(rows.dates.ours.as_ref().and_then(|date| self.date(date, ours)))
        };
        let follows = |sequence: Sequence| match sequence {
            Sequence::Earlier => dates().map(|(theirs, ours)| theirs < ours),
            Sequence::Later => dates().map(|(theirs, ours)| theirs > ours),
            Sequence::Other => Some(theirs.place() != ours.place()),
        };
        let near = |length| {
            let reaches = |from: Date, to: Date| from <= to && after(from, length) >= to;
            dates().map(|(theirs, ours)| match rows.sequence {
                Some(Sequence::Earlier) => reaches(theirs, ours),
                Some(Sequence::Later) => reaches(ours, theirs),
                Some(Sequence::Other) | None => reaches(theirs, ours) || reaches(ours, theirs),
            })
        };
        let tests: [&dyn Fn() -> Option<bool>; 3] =
            [&|| rows.sequence.map_or(Some(true), follows), &|| rows.within.map_or(Some(true), near), &|| {
                self.in_time(rows, theirs)
            }];
        all(tests.iter().map(|test| test()))
    }

    /// The most dates in succession whose rows all fit: those that are certain to, and those that may. None where it is
    /// unknown of one of the rows where it stands.
    pub(super) fn longest_run(&self, rows: &Rows, record: Record) -> Option<(u64, u64)> {
        let mut dated: Vec<(Date, Option<bool>)> = Vec::new();
        let sheet = self.data.position(rows.table);
        let belonging = sheet.map(|sheet| self.belonging(rows, sheet, record)).unwrap_or_default();
        for theirs in belonging.into_iter().filter_map(|row| Some(Record { sheet: sheet?, row, ..record })) {
            if self.is_placed(rows, theirs, record)? {
                let date = rows.dates.theirs.as_ref().and_then(|date| self.date(date, theirs))?;
                let fits = rows.condition.as_ref().map_or(Some(true), |condition| self.condition(condition, theirs));
                dated.push((date, fits));
            }
        }
        dated.sort_unstable();
        let dates: Vec<Option<bool>> =
            dated.chunk_by(|one, next| one.0 == next.0).map(|rows| all(rows.iter().map(|row| row.1))).collect();
        let longest = |goes_on: fn(&Option<bool>) -> bool| {
            let runs = dates.split(|fits| !goes_on(fits)).map(<[_]>::len);
            runs.max().and_then(|most| u64::try_from(most).ok()).unwrap_or(0)
        };
        Some((longest(|fits| *fits == Some(true)), longest(|fits| *fits != Some(false))))
    }

    /// Whether a row lies in the time that is asked for: by its stretch, or by its date where it has none.
    fn in_time(&self, rows: &Rows, theirs: Record) -> Option<bool> {
        let Some(relation) = &rows.during else { return Some(true) };
        if let Some((from, to)) = &rows.dates.lasts {
            return self.lies(self.days(from, to.as_ref(), theirs)?, relation, theirs);
        }
        let day = self.date(rows.dates.theirs.as_ref()?, theirs)?;
        self.lies((day, day), relation, theirs)
    }

    /// Of the rows that belong to a record: how many are certain to fit, how many may, and how many there are.
    pub fn fitting(&self, rows: &Rows, record: Record) -> (u64, u64, u64) {
        self.candidates(rows, record).fold((0, 0, 0), |(certain, possible, all), (_, fits)| {
            (certain + u64::from(fits == Some(true)), possible + u64::from(fits != Some(false)), all + 1)
        })
    }

    /// Whether every row is certain not to fit.
    pub(in crate::evaluate) fn is_empty_group(&self, rows: &Rows, record: Record) -> bool {
        self.candidates(rows, record).all(|(_, fits)| fits == Some(false))
    }

    /// Whether a condition holds of every row that fits: fails where it fails of one that is certain to fit, and is
    /// unknown where none is.
    pub(super) fn every(&self, rows: &Rows, condition: &Condition, record: Record) -> Option<bool> {
        let (mut some, mut unsure) = (false, false);
        for (row, fits) in self.candidates(rows, record).filter(|(_, fits)| *fits != Some(false)) {
            let holds = self.condition(condition, row);
            match (fits, holds) {
                (Some(true), Some(false)) => return Some(false),
                (Some(true), Some(true)) => some = true,
                (None, Some(true)) => {}
                (Some(true), None) => (some, unsure) = (true, true),
                (_, None | Some(false)) => unsure = true,
                (Some(false), Some(true)) => {}
            }
        }
        (some && !unsure).then_some(true)
    }
}
