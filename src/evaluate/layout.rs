//! Where the cells of a record are.

use crate::id::DeclId;
use crate::model::{Decl, Field, Table};

/// Which cell of a record holds which field.
#[derive(Debug, Clone)]
pub struct Layout<'m> {
    fields: Vec<Field<'m>>,
    /// The least id among the fields.
    first: usize,
    /// For the ids from the least on, the cell; [`Layout::NONE`] where the id is no field of these.
    slots: Vec<u16>,
}

impl<'m> Layout<'m> {
    const NONE: u16 = u16::MAX;

    /// The cells of a table's records, or of a spell's, which has the fields of the records it is joined from: its fields
    /// in order, but for those that are worked out from others.
    pub fn of(table: Table<'m>) -> Self {
        Self::new(table.fields().into_iter().map(Field).collect())
    }

    /// The cells of records with these fields or data elements, in this order.
    pub fn new(fields: Vec<Field<'m>>) -> Self {
        let ids = || fields.iter().map(|field| field.id().index());
        let first = ids().min().unwrap_or(0);
        let last = ids().max().unwrap_or(0);
        let mut slots = vec![Self::NONE; last - first + 1];
        for (slot, id) in ids().enumerate() {
            slots[id - first] = u16::try_from(slot).unwrap_or(Self::NONE);
        }
        Self { fields, first, slots }
    }

    /// The fields, in the order of their cells.
    pub fn fields(&self) -> &[Field<'m>] {
        &self.fields
    }

    /// The cell of a field; none where the records do not have it.
    pub fn slot(&self, field: DeclId) -> Option<usize> {
        let slot = *self.slots.get(field.index().checked_sub(self.first)?)?;
        (slot != Self::NONE).then_some(usize::from(slot))
    }

    /// The cells of what records have in common with others: of a field, or of the fields of a link. Where the link leads,
    /// these are the fields that bear the same ids. None where the records have no such field.
    pub(super) fn joined_by(&self, field_or_link: Decl<'m>) -> Option<Vec<usize>> {
        if field_or_link.kind_word() != "link" {
            return Some(vec![self.slot(field_or_link.id())?]);
        }
        let fields: Vec<Decl<'m>> = field_or_link.references("to", "field").collect();
        let own: Option<Vec<usize>> = fields.iter().map(|field| self.slot(field.id())).collect();
        let called = |wanted: &Decl<'m>| self.fields.iter().position(|field| field.name() == wanted.name());
        own.or_else(|| fields.iter().map(called).collect()).filter(|slots| !slots.is_empty())
    }
}
