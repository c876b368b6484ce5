//! A record among the others of its table that share something with it.

use std::cmp::Ordering;

use super::{Judge, Record};
use crate::evaluate::data::JoinOf;
use crate::expression::{Among, Standing, Stretch};

impl Judge<'_> {
    /// How the record that the links lead to stands to the others.
    pub(super) fn among(&self, among: &Among, record: Record) -> Option<bool> {
        let record = self.follow(record, &among.links)?;
        if among.values.iter().any(|value| !self.is_known(value, record)) {
            return None;
        }
        match &among.stands {
            Standing::Unique => Some(self.others(among, record).next().is_none()),
            Standing::Apart(stretch) => self.is_apart(among, stretch, record),
            Standing::Unbroken(stretch) => self.is_unbroken(among, stretch, record),
        }
    }

    /// The other records of the table that have the same values, which are known.
    fn others<'j>(&'j self, among: &'j Among, record: Record) -> impl Iterator<Item = Record> + 'j {
        // What one of the values narrows down needs no look at every record.
        let joined = among
            .same
            .first()
            .map(|by| self.data.join(JoinOf { theirs: (record.sheet, *by), ours: (record.sheet, *by) }));
        let rows: Vec<usize> = match joined {
            Some(join) => join.rows(record.row).iter().map(|row| *row as usize).collect(),
            None => (0..self.data.sheets()[record.sheet].len()).collect(),
        };
        let same = move |other: Record| {
            among.values.iter().all(|value| {
                let both = self.value(value, record).zip(self.value(value, other));
                both.and_then(|(one, other)| one.compared(&other)) == Some(Ordering::Equal)
            })
        };
        let others = rows.into_iter().filter(move |row| *row != record.row).map(move |row| Record { row, ..record });
        others.filter(move |other| same(*other))
    }

    fn is_apart(&self, among: &Among, Stretch { from, to }: &Stretch, record: Record) -> Option<bool> {
        let (first, last) = self.days(from, to.as_ref(), record)?;
        let mut apart = Some(true);
        for other in self.others(among, record) {
            match self.days(from, to.as_ref(), other) {
                Some((from, to)) if from <= last && first <= to => return Some(false),
                Some(_) => {}
                None => apart = None,
            }
        }
        apart
    }

    fn is_unbroken(&self, among: &Among, Stretch { from, to }: &Stretch, record: Record) -> Option<bool> {
        self.days(from, to.as_ref(), record)?;
        let ended = |record| to.as_ref().and_then(|to| self.date(to, record));
        let Some(end) = ended(record) else { return Some(true) };
        let (mut later, mut unknown) = (false, false);
        for other in self.others(among, record) {
            match self.days(from, to.as_ref(), other) {
                None => unknown = true,
                Some((first, _)) if first > end => later = true,
                Some(_) if ended(other).is_none_or(|ended| ended > end) => return Some(true),
                Some(_) => {}
            }
        }
        if unknown { None } else { Some(!later) }
    }
}
