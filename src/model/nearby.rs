//! The names that could be meant by one that reaches nothing.

use std::borrow::Cow;
use std::collections::BTreeSet;

use super::Model;
use super::index::{code_at, codes_named};
use crate::id::{DeclId, PackageId};
use crate::vocabulary::KindId;

/// How many names are held against one that reaches nothing: a large framework with many slips must not take longer
/// than it has lines.
const MOST: usize = 768;

impl Model {
    /// The names that could be meant by a name at a place where one of these kinds is expected, as they would be written
    /// there. Of very many, those that would stand near it in a dictionary.
    pub fn candidates(&self, package: PackageId, name: &str, kinds: &[&str]) -> Vec<(Cow<'_, str>, DeclId)> {
        let cores = self.cores(package).iter().chain(self.index.standard());
        let plain = std::iter::once(&package).chain(cores).map(|place| (*place, None));
        let spaced = self.package(package).uses.iter().map(|(alias, used)| (*used, Some(alias)));
        let places: Vec<(PackageId, Option<&String>)> = plain.chain(spaced).collect();
        let share = (MOST / places.len().max(1)).max(4);
        let bare = name.rsplit('.').next().unwrap_or(name);
        let mut names = Vec::new();
        for (place, alias) in places {
            let written = |id: DeclId| match alias {
                Some(alias) => Cow::Owned(format!("{alias}.{}", self.id_text(id))),
                None => Cow::Borrowed(self.id_text(id)),
            };
            names.extend(self.nearby(place, bare, kinds, share).into_iter().map(|id| (written(id), id)));
            if names.len() >= MOST {
                break;
            }
        }
        names
    }

    /// The tables and spells that could be meant by name in a package, as they would be written there; of very many, the
    /// first.
    pub fn tables_in_sight(&self, package: PackageId) -> Vec<(String, DeclId)> {
        let own = std::iter::once(&package).chain(self.cores(package)).map(|place| (*place, None));
        let used = self.package(package).uses.iter().map(|(alias, used)| (*used, Some(alias)));
        let mut places: Vec<(PackageId, Option<&String>)> = own.chain(used).collect();
        // A core is known by its declarations' own ids, and the first of two names of a package is as good as the other.
        let mut seen = BTreeSet::new();
        places.retain(|(place, _)| seen.insert(*place));
        places.sort_by_key(|(place, _)| *place);
        let of_kind = |word: &'static str| {
            let kind = KindId::of(word);
            places.iter().flat_map(move |(place, alias)| {
                let ids = kind.map_or(&[][..], |kind| self.of_kind_in(kind, *place));
                ids.iter().map(|id| match alias {
                    Some(alias) => (format!("{alias}.{}", self.decl(*id).path()), *id),
                    None => (self.decl(*id).path(), *id),
                })
            })
        };
        of_kind("table").take(MOST).chain(of_kind("spell").take(MOST)).collect()
    }

    /// What stands by itself in a package and is of one of these kinds: all, or as many as wanted around a name.
    fn nearby(&self, package: PackageId, name: &str, kinds: &[&str], most: usize) -> Vec<DeclId> {
        let of_kind = |kind: &&str| KindId::of(kind).map_or(&[][..], |kind| self.of_kind_in(kind, package));
        let few = !kinds.is_empty() && kinds.iter().map(|kind| of_kind(kind).len()).sum::<usize>() <= most;
        if few {
            let own = |id: &DeclId| self.declaration(*id).parent.is_none() && self.declaration(*id).name.is_some();
            let mut ids: Vec<DeclId> = kinds.iter().flat_map(of_kind).copied().filter(own).collect();
            ids.sort_by_key(|id| (self.id_text(*id), *id));
            return ids;
        }
        let fits = |id: &DeclId| kinds.is_empty() || kinds.contains(&self.declaration(*id).kind.word());
        self.around(self.names(package), name, most).iter().copied().filter(fits).collect()
    }

    /// As many of sorted declarations as wanted, around where a name would stand among them.
    fn around<'i>(&self, ids: &'i [DeclId], name: &str, most: usize) -> &'i [DeclId] {
        let at = ids.partition_point(|id| self.key(*id).as_ref() < name);
        let from = at.saturating_sub(most / 2);
        &ids[from..ids.len().min(from + most)]
    }

    /// What is nested in a declaration and could be meant by a name, as it is looked up: all, or, of very many, those
    /// that would stand near it in a dictionary.
    pub fn candidates_in(&self, id: DeclId, name: &str) -> Vec<(Cow<'_, str>, DeclId)> {
        self.around(self.index.nested(id), name, MOST).iter().map(|id| (self.key(*id), *id)).collect()
    }

    /// The code of this text among those that a field or element names itself.
    pub(in crate::model) fn code_named(&self, id: DeclId, text: &str) -> Option<&str> {
        let codes = codes_named(self.declaration(id))?;
        let equals = |at: &u32| code_at(codes, *at) == text;
        let at = match self.index.codes(id) {
            Some(order) => order.get(order.partition_point(|at| code_at(codes, *at) < text)).copied().filter(equals),
            None => (0..u32::try_from(codes.len()).unwrap_or(0)).find(equals),
        };
        at.map(|at| code_at(codes, at)).filter(|code| !code.is_empty())
    }

    /// Those of the codes that a field or element names itself that could be meant by one that is none: all, or, of very
    /// many, those that would stand near it in a dictionary; in the order in which they are named.
    pub fn codes_named_near(&self, id: DeclId, text: &str) -> Vec<&str> {
        let codes = codes_named(self.declaration(id)).unwrap_or_default();
        let order = self.index.codes(id).filter(|order| order.len() > MOST);
        let Some(order) = order else {
            let all = (0..u32::try_from(codes.len()).unwrap_or(0)).map(|at| code_at(codes, at));
            return all.filter(|code| !code.is_empty()).collect();
        };
        let from = order.partition_point(|at| code_at(codes, *at) < text).saturating_sub(MOST / 2);
        let mut near = order[from..order.len().min(from + MOST)].to_vec();
        near.sort_unstable();
        near.into_iter().map(|at| code_at(codes, at)).filter(|code| !code.is_empty()).collect()
    }

    /// The declarations of a kind in a package, in order.
    fn of_kind_in(&self, kind: KindId, package: PackageId) -> &[DeclId] {
        super::index::equal(&self.by_kind[kind.index()], |id| self.declaration(id).package.cmp(&package))
    }
}
