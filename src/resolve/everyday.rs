//! Units and subjects in everyday words: `percentage points` for `percentage-points`, `metre` for `metres`.

use std::collections::HashMap;

use crate::id::{DeclId, PackageId};
use crate::model::{Found, Model};

/// The kinds that people name as they speak.
const KINDS: [&str; 2] = ["unit", "subject"];

/// What else things are called, by their `also called`: by kind and word.
pub(super) struct Called(HashMap<(&'static str, String), Vec<DeclId>>);

impl Called {
    /// Gathers the other words for everything. The statements must still be in the model.
    pub(super) fn of(model: &Model) -> Self {
        let mut called: HashMap<(&'static str, String), Vec<DeclId>> = HashMap::new();
        for kind in KINDS {
            for decl in model.of_kind(kind) {
                for words in decl.statements("also called").flat_map(|statement| statement.texts("text")) {
                    called.entry((kind, words.into_owned())).or_default().push(decl.id());
                }
            }
        }
        Self(called)
    }

    /// Whether these are kinds that people name as they speak.
    pub(super) fn speaks_of(kinds: &[&str]) -> bool {
        matches!(kinds, [kind] if KINDS.contains(kind))
    }

    /// What words mean: an id with blanks for its hyphens, or another word for something in reach.
    pub(super) fn find(&self, model: &Model, package: PackageId, near: DeclId, words: &str, kinds: &[&str]) -> Found {
        let words: Vec<&str> = words.split_whitespace().collect();
        let found = model.find(package, Some(near), &words.join("-"), kinds);
        let kind = KINDS.into_iter().find(|kind| kinds == [*kind]);
        let (Found::Nothing | Found::OtherKind(_), Some(kind)) = (&found, kind) else { return found };
        let cores = model.cores(package);
        let in_reach = |id: &&DeclId| {
            let own = model.declaration(**id).package;
            own == package || cores.contains(&own) || model.package(own).standard
        };
        let called = self.0.get(&(kind, words.join(" "))).into_iter().flatten();
        called
            .filter(in_reach)
            .min_by_key(|id| model.declaration(**id).package != package)
            .map_or(found, |id| Found::One(*id))
    }
}
