//! Sets of codes: groups, lists and ranges of a list.

use std::collections::HashMap;

use super::words::Words;
use crate::id::DeclId;
use crate::model::{Decl, Model, Value, codes_of};

/// The code lists of a model and their groups.
#[derive(Debug)]
pub(super) struct Sets {
    groups: HashMap<DeclId, Codes>,
    /// Of each list whose codes are all given, the place of each.
    lists: HashMap<DeclId, HashMap<Box<str>, usize>>,
}

/// The codes of a group: one by one, and from one to another.
#[derive(Debug, Default)]
struct Codes {
    list: Option<DeclId>,
    single: Words,
    ranges: Vec<(Box<str>, Box<str>)>,
}

impl Sets {
    /// Those of a model.
    pub(super) fn of(model: &Model) -> Self {
        let places = |list: Decl<'_>| {
            let codes = codes_of(model, list.id())?;
            Some((list.id(), codes.into_iter().enumerate().map(|(place, code)| (code.text.into(), place)).collect()))
        };
        Self {
            groups: model.of_kind("group").map(|group| (group.id(), codes(group))).collect(),
            lists: model.of_kind("codes").filter_map(places).collect(),
        }
    }

    /// Whether a code belongs to a group.
    pub(super) fn is_in_group(&self, code: &str, group: DeclId) -> bool {
        let Some(codes) = self.groups.get(&group) else { return false };
        codes.single.contains(code)
            || codes
                .list
                .is_some_and(|list| codes.ranges.iter().any(|(from, to)| self.is_between(code, list, from, to)))
    }

    /// Whether a code is one of a list; of a list that does not give them all, every code may be.
    pub(super) fn is_in_list(&self, code: &str, list: DeclId) -> bool {
        self.lists.get(&list).is_none_or(|places| places.contains_key(code))
    }

    /// Whether a code lies between two others, both included: in the order in which the list gives its codes, or, where
    /// it does not give them all, character by character.
    pub(super) fn is_between(&self, code: &str, list: DeclId, from: &str, to: &str) -> bool {
        match self.lists.get(&list) {
            Some(places) => {
                let place = |code: &str| places.get(code);
                let ends = place(from).zip(place(to));
                place(code).zip(ends).is_some_and(|(code, (from, to))| from <= code && code <= to)
            }
            None => from <= code && code <= to,
        }
    }
}

fn codes(group: Decl<'_>) -> Codes {
    let (mut single, mut ranges) = (Vec::new(), Vec::new());
    for filled in group.statements("has").flat_map(|has| has.values()) {
        match &filled.value {
            Value::Code(code) => single.push(code.clone()),
            Value::CodeRange(from, to) => ranges.push((from.clone(), to.clone())),
            _ => {}
        }
    }
    Codes { list: group.parent().map(Decl::id), single: single.into_iter().collect(), ranges }
}
