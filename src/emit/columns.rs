//! By which columns records bring their fields.

use std::collections::BTreeSet;

use super::Context;
use crate::model::Field;

/// How the columns of a table are called in records.
pub(super) struct Columns<'m> {
    by_id: bool,
    ids: BTreeSet<&'m str>,
}

impl<'m> Columns<'m> {
    /// As the option `names` says.
    pub(super) fn new(cx: &Context<'m>, fields: &[Field<'m>]) -> Self {
        let by_id = cx.options.get("names").is_some_and(|names| names == "id");
        Self { by_id, ids: fields.iter().map(|field| field.0.name()).collect() }
    }

    /// Every name by which a record may bring a field, the one that JSON has before the others: its column, or its id
    /// where none is said; or always its id, and its columns besides where these are no other field's id.
    pub(super) fn of(&self, field: Field<'m>) -> Vec<String> {
        let id = field.0.name();
        let first = field.column().filter(|_| !self.by_id).map_or_else(|| id.to_owned(), |column| column.into_owned());
        let mut columns = vec![first];
        let column = field.column().filter(|_| self.by_id);
        let also = field.0.statements("also column").flat_map(|statement| statement.texts("text"));
        for other in column.into_iter().chain(also) {
            let is_others = self.by_id && self.ids.contains(&*other);
            if !is_others && !columns.iter().any(|column| *column == other) {
                columns.push(other.into_owned());
            }
        }
        columns
    }
}
