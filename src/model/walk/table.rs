//! What can be asked of a table, or of a spell, which is a table of joined records.

use std::ops::Deref;

use super::{Decl, Field};

/// A table or a spell.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Table<'m>(pub Decl<'m>);

impl<'m> Deref for Table<'m> {
    type Target = Decl<'m>;

    fn deref(&self) -> &Decl<'m> {
        &self.0
    }
}

impl<'m> Table<'m> {
    /// The dataset it belongs to; of a spell, that of the records it is joined from.
    pub fn dataset(self) -> Option<Decl<'m>> {
        match self.joined_from() {
            Some(table) => table.0.parent(),
            None => self.0.parent(),
        }
    }

    /// The table whose records a spell joins.
    pub fn joined_from(self) -> Option<Table<'m>> {
        self.0.own("joins")?.reference("table").map(Table)
    }

    /// The words for one record: `stay in one placement`.
    pub fn row(self) -> Option<&'m str> {
        self.0.own("one row is")?.words("phrase")
    }

    /// Its fields that are collected; of a spell, those of the records it is joined from.
    pub fn fields(self) -> Vec<Decl<'m>> {
        self.all_fields().filter(|field| !Field(*field).is_worked_out()).collect()
    }

    /// Its fields that are worked out from others; of a spell likewise.
    pub fn worked_out(self) -> Vec<Decl<'m>> {
        self.all_fields().filter(|field| Field(*field).is_worked_out()).collect()
    }

    fn all_fields(self) -> impl Iterator<Item = Decl<'m>> {
        self.joined_from().unwrap_or(self).0.children("field")
    }

    /// Its links to other tables.
    pub fn links(self) -> Vec<Decl<'m>> {
        self.joined_from().unwrap_or(self).0.children("link").collect()
    }

    /// The field with this id.
    pub fn field(self, name: &str) -> Option<Decl<'m>> {
        self.child_of_kind("field", name)
    }

    /// The link with this id.
    pub fn link(self, name: &str) -> Option<Decl<'m>> {
        self.child_of_kind("link", name)
    }

    /// Whose record a `given` of an example gives whose first word this is: `given placement from …` gives one of
    /// another table, and so does `given child born …`, which begins with a link and a field of what it leads to. None
    /// where the word is a field of this table, or a link with the name of a record, as in `given child A`.
    pub fn of_given(self, word: &str, behind: &str) -> Option<Table<'m>> {
        if let Some(link) = self.link(word) {
            let to = link.own("to")?.reference("table").map(Table)?;
            let (first, _) = behind.split_once(char::is_whitespace)?;
            let is_record = first == "from" || to.field(first).or_else(|| to.link(first)).is_some();
            return is_record.then_some(to);
        }
        let called =
            |other: &Table<'_>| other.name() == word || other.row() == Some(word) || is_one_of(word, other.name());
        if self.field(word).is_some() {
            return None;
        }
        let dataset = self.dataset();
        let beside = dataset.into_iter().flat_map(|dataset| dataset.children("table")).map(Table);
        let spells = self.model().of_kind("spell").map(Table).filter(|spell| spell.dataset() == dataset);
        std::iter::once(self).chain(beside).chain(spells).find(called)
    }

    fn child_of_kind(self, kind: &str, name: &str) -> Option<Decl<'m>> {
        self.joined_from().unwrap_or(self).0.children_called(name).find(|child| child.kind_word() == kind)
    }

    /// The fields that name a record.
    pub fn key(self) -> Vec<Decl<'m>> {
        self.0.references("key", "field").collect()
    }

    /// The field that records a data element.
    pub fn field_recording(self, element: Decl<'m>) -> Option<Decl<'m>> {
        let table = self.joined_from().unwrap_or(self).0;
        let mut recording = table.model().referrers_within(element.id(), "records", table.id());
        recording.find(|child| child.kind_word() == "field")
    }

    /// Whether it says from when to when a record lasts.
    pub fn lasts(self) -> bool {
        self.joined_from().unwrap_or(self).0.own("lasts from").is_some()
    }

    /// When a record happened: `dated`, or the first day of `lasts from`. Found by its id, since conditions ask for it
    /// while names of fields are still being looked up.
    pub fn dated(self) -> Option<Decl<'m>> {
        let table = self.joined_from().unwrap_or(self).0;
        let dated = table.own("dated").or_else(|| table.own("lasts from"))?;
        self.field(table.model().slice(dated.get("field")?.span))
    }
}

/// `placement` of `placements`.
fn is_one_of(name: &str, plural: &str) -> bool {
    plural.strip_suffix('s') == Some(name)
        || plural.strip_suffix("ies").is_some_and(|stem| name.strip_suffix('y') == Some(stem))
}
