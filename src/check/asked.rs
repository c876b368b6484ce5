//! Which fields a selection of records depends on.

use std::collections::BTreeSet;

use crate::expression::{Condition, Look, Part, Selection, Value};
use crate::id::DeclId;

/// The fields of the record at hand, or of one it links to, that a selection looks at.
#[derive(Debug, Default)]
pub(super) struct Asked {
    /// Every field it looks at.
    pub(super) looked_at: BTreeSet<DeclId>,
    /// Those without which it can be unknown whether a record belongs.
    pub(super) needed: BTreeSet<DeclId>,
    /// Those that are known of every record it selects.
    pub(super) certain: BTreeSet<DeclId>,
}

impl Asked {
    /// The fields of a selection. What it leaves out depends on fields as well, but a record for which that is not known
    /// stays, so that nothing becomes certain by it.
    pub(super) fn of(selection: &Selection) -> Self {
        let mut asked = Asked::default();
        selection.condition.iter().for_each(|condition| asked.condition(condition, true));
        selection.excluding.iter().for_each(|condition| asked.condition(condition, false));
        asked
    }

    /// The fields a value is made of, those of other records among them.
    pub(super) fn of_value(value: &Value) -> BTreeSet<DeclId> {
        let mut fields = BTreeSet::new();
        value.each_part(&mut |part| {
            if let Part::Value(Value::Field { field, .. }) = part {
                fields.insert(*field);
            }
        });
        fields
    }

    /// `selects`: whether every record selected fulfils the condition.
    fn condition(&mut self, condition: &Condition, selects: bool) {
        condition.each_asked(&mut |asked| {
            let Value::Field { field, .. } = *asked.field else { return };
            self.looked_at.insert(field);
            if asked.look == Look::Content {
                self.needed.insert(field);
            }
            if selects && asked.must && matches!(asked.look, Look::Content | Look::Presence) {
                self.certain.insert(field);
            }
        });
    }
}
