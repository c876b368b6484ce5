//! Which fields a selection of records depends on.

use std::collections::BTreeSet;

use crate::expression::{Condition, Part, Selection, Value};
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
        if let Some(condition) = &selection.condition {
            asked.condition(condition, true);
        }
        for condition in &selection.excluding {
            asked.condition(condition, false);
        }
        asked
    }

    /// The fields a value is made of.
    pub(super) fn of_value(value: &Value) -> BTreeSet<DeclId> {
        let mut fields = BTreeSet::new();
        value.each_part(&mut |part| {
            if let Part::Value(Value::Field { field, .. }) = part {
                fields.insert(*field);
            }
        });
        fields
    }

    /// `must`: whether every record selected fulfils the condition.
    fn condition(&mut self, condition: &Condition, must: bool) {
        match condition {
            Condition::Unresolved => {}
            Condition::All(parts) => parts.iter().for_each(|part| self.condition(part, must)),
            Condition::Any(parts) => parts.iter().for_each(|part| self.condition(part, false)),
            // What is denied and comes out as yes was known as well.
            Condition::Not(inner) => match &**inner {
                Condition::Known(value) => self.looked_at.extend(Self::of_value(value)),
                Condition::All(_) | Condition::Any(_) => self.condition(inner, false),
                inner => self.condition(inner, must),
            },
            Condition::Known(value) => {
                let fields = Self::of_value(value);
                if must {
                    self.certain.extend(&fields);
                }
                self.looked_at.extend(fields);
            }
            Condition::Term { means, .. } => self.condition(means, must),
            // Whether there are such records is always known; what is asked of them is theirs.
            Condition::Exists(_) | Condition::Every(..) => {}
            Condition::Lasts { from, to, relation: _ } => {
                self.take(Self::of_value(from), must);
                // An end that is not known means that the record is still open.
                self.looked_at.extend(Self::of_value(to));
            }
            Condition::Compare(..)
            | Condition::OneOf(..)
            | Condition::Yes(_)
            | Condition::Aged { .. }
            | Condition::Turns { .. }
            | Condition::Within(..) => {
                let mut fields = BTreeSet::new();
                condition.each_part(&mut |part| {
                    if let Part::Value(Value::Field { field, .. }) = part {
                        fields.insert(*field);
                    }
                });
                self.take(fields, must);
            }
        }
    }

    fn take(&mut self, fields: BTreeSet<DeclId>, must: bool) {
        if must {
            self.certain.extend(&fields);
        }
        self.needed.extend(&fields);
        self.looked_at.extend(fields);
    }
}
