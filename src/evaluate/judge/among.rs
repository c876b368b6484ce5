//! A record among the others of its table that share something with it.

use std::sync::Arc;

use super::{Judge, Record};
use crate::evaluate::beside::{Beside, Lasting};
use crate::evaluate::calendar::LAST;
use crate::evaluate::data::BesideOf;
use crate::expression::{Among, Standing, Stretch};

impl Judge<'_> {
    /// How the record that the links lead to stands to the others.
    pub(super) fn among(&self, among: &Among, record: Record) -> Option<bool> {
        let record = self.follow(record, &among.links)?;
        let beside = self.beside(among, record);
        let sharing = beside.sharing(record.row)?;
        match &among.stands {
            Standing::Unique => Some(sharing == 1),
            Standing::Apart(stretch) => self.is_apart(&beside, stretch, record),
            Standing::Unbroken(stretch) => self.is_unbroken(&beside, stretch, record),
        }
    }

    /// The records of the table, with those that share something put together.
    fn beside(&self, among: &Among, record: Record) -> Arc<Beside> {
        let stretch = among.stands.stretch();
        let of = BesideOf { sheet: record.sheet, same: among.same.clone(), lasting: stretch.is_some() };
        self.data.beside(&of, |row| self.lasting(stretch?, Record { row, ..record }))
    }

    fn lasting(&self, Stretch { from, to }: &Stretch, record: Record) -> Option<Lasting> {
        let (first, last) = self.days(from, to.as_ref(), record)?;
        let ended = to.as_ref().and_then(|to| self.date(to, record));
        Some(Lasting { first, last, ended: ended.unwrap_or(LAST) })
    }

    fn is_apart(&self, beside: &Beside, stretch: &Stretch, record: Record) -> Option<bool> {
        let own = self.lasting(stretch, record)?;
        match beside.longest(record.row, own.last) {
            Some(other) if other.last >= own.first => Some(false),
            _ => (!beside.some_unknown(record.row)).then_some(true),
        }
    }

    fn is_unbroken(&self, beside: &Beside, stretch: &Stretch, record: Record) -> Option<bool> {
        self.lasting(stretch, record)?;
        let Some(end) = stretch.to.as_ref().and_then(|to| self.date(to, record)) else { return Some(true) };
        if beside.longest(record.row, end).is_some_and(|other| other.ended > end) {
            return Some(true);
        }
        (!beside.some_unknown(record.row)).then(|| !beside.begins_after(record.row, end))
    }
}
