//! Records that share a key, and links that reach nothing.

use std::collections::HashMap;

use super::data::{Data, JoinOf};
use super::groups::Key;
use crate::id::DeclId;
use crate::model::{Decl, Table};

impl<'d> Data<'d> {
    /// The records of a sheet that have the same key as another: each of them, in their order. A record of whose key a
    /// part is unknown has none.
    pub fn sharing_a_key(&self, sheet: usize, key: &[DeclId]) -> Vec<usize> {
        let Some(sheet) = self.sheets().get(sheet) else { return Vec::new() };
        let slots: Option<Vec<usize>> = key.iter().map(|field| sheet.layout().slot(*field)).collect();
        let Some(slots) = slots.filter(|slots| !slots.is_empty()) else { return Vec::new() };
        let mut first_of: HashMap<Key<'_>, usize> = HashMap::with_capacity(sheet.len());
        let mut sharing = Vec::new();
        for row in 0..sheet.len() {
            let Some(key) = Key::of(sheet, row, &slots) else { continue };
            let first = *first_of.entry(key).or_insert(row);
            if first != row {
                sharing.extend([first, row]);
            }
        }
        sharing.sort_unstable();
        sharing.dedup();
        sharing
    }

    /// The records of a sheet whose link leads nowhere: its fields are known, and no record of the other table, which was
    /// given, has these values. In their order.
    pub fn leading_nowhere(&self, sheet: usize, link: Decl<'d>) -> Vec<usize> {
        let to = link.own("to").and_then(|to| to.reference("table")).map(Table);
        let Some(theirs) = to.and_then(|table| self.position(table.id())) else { return Vec::new() };
        let Some(ours) = self.sheets().get(sheet) else { return Vec::new() };
        let Some(slots) = ours.layout().joined_by(link) else { return Vec::new() };
        let join = self.join(JoinOf { theirs: (theirs, link.id()), ours: (sheet, link.id()) });
        let nowhere = |row: &usize| join.rows(*row).is_empty() && Key::of(ours, *row, &slots).is_some();
        (0..ours.len()).filter(nowhere).collect()
    }
}
