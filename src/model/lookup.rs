//! Finds what a name means where it stands.

use super::index::equal;
use super::{Model, St};
use crate::id::{DeclId, PackageId};
use crate::syntax::{plain_id, word_value};
use crate::vocabulary::KindId;

/// What a name reaches.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Found {
    /// A declaration of a kind that fits.
    One(DeclId),
    /// A declaration of another kind.
    OtherKind(DeclId),
    /// Several fit equally; the first few of them.
    Several(Vec<DeclId>),
    /// Nothing.
    Nothing,
}

/// How many declarations of one name are looked at: one id given more often than this is reported where it is declared,
/// and need not be told apart where it is used.
const MOST_ALIKE: usize = 16;

/// A search for one name, from the nearest place outwards.
struct Search<'m, 'k> {
    model: &'m Model,
    /// What follows the name's first dot.
    rest: Option<&'k str>,
    kinds: &'k [&'k str],
    /// The first that was reached and is of another kind.
    other: Option<DeclId>,
}

impl Search<'_, '_> {
    /// Looks among the declarations that the first word may mean at one place.
    fn among(&mut self, candidates: &[DeclId]) -> Option<Found> {
        let candidates = &candidates[..candidates.len().min(MOST_ALIKE)];
        let (model, rest, kinds) = (self.model, self.rest, self.kinds);
        let reached = |id: &DeclId| model.descend(*id, rest);
        let fits = |id: &DeclId| kinds.is_empty() || kinds.contains(&model.declaration(*id).kind.word());
        self.other = self.other.or_else(|| candidates.iter().find_map(reached));
        let mut fitting = candidates.iter().filter_map(reached).filter(fits);
        let first = fitting.next()?;
        // One name given several times is reported where it is declared.
        let of = |id: DeclId| (model.declaration(id).package, model.declaration(id).parent, model.declaration(id).kind);
        if fitting.all(|id| of(id) == of(first)) {
            return Some(Found::One(first));
        }
        Some(Found::Several(candidates.iter().filter_map(reached).filter(fits).collect()))
    }
}

impl Model {
    /// Looks a name up: among what stands beside and around the place, in the package, in the cores it extends, in the
    /// packages it uses by their names, in the standard library. What fits the expected kinds comes before what does
    /// not; no kinds means that any fits.
    pub fn find(&self, package: PackageId, near: Option<DeclId>, path: &str, kinds: &[&str]) -> Found {
        let (first, rest) = path.split_once('.').map_or((path, None), |(first, rest)| (first, Some(rest)));
        let mut search = Search { model: self, rest, kinds, other: None };
        let mut around = near;
        while let Some(id) = around {
            if let Some(found) = search.among(self.nested(id, first)) {
                return found;
            }
            around = self.declaration(id).parent;
        }
        for place in std::iter::once(&package).chain(self.cores(package)) {
            if let Some(found) = search.among(self.named(*place, first)) {
                return found;
            }
        }
        for place in self.index.standard().iter().filter(|id| **id != package) {
            let named = match (self.named(*place, first), self.package(*place).head) {
                // The heads of its files are nobody's business: `units` is no unit.
                ([first, others @ ..], Some(head)) if *first == head => others,
                (named, _) => named,
            };
            if let Some(found) = search.among(named) {
                return found;
            }
        }
        let namespace = self.namespace(package, first);
        match (namespace, rest) {
            (Some(named), None) => {
                if let Some(found) = self.package(named).head.and_then(|head| search.among(&[head])) {
                    return found;
                }
            }
            // `ns.name`: the rest is looked up in the package that bears the name.
            (Some(used), Some(rest)) => {
                let (head, tail) = rest.split_once('.').map_or((rest, None), |(head, tail)| (head, Some(tail)));
                let mut within = Search { rest: tail, other: None, ..search };
                match within.among(self.named(used, head)) {
                    Some(Found::Several(found)) => return found.first().map_or(Found::Nothing, |id| Found::One(*id)),
                    Some(found) => return found,
                    None => search.other = search.other.or(within.other),
                }
            }
            (None, _) => {}
        }
        search.other.map_or(Found::Nothing, Found::OtherKind)
    }

    /// The tables and spells of which one row is called so, in any package.
    pub fn with_row(&self, words: &str) -> &[DeclId] {
        equal(self.index.rows(), |id| super::index::row(&self.sources, self.declaration(id)).cmp(&Some(words)))
    }

    /// Whether what a package declares can be named in another: its own, that of its cores and of those it uses.
    pub fn is_in_sight(&self, of: PackageId, from: PackageId) -> bool {
        of == from || self.cores(from).contains(&of) || self.package(from).uses.iter().any(|(_, used)| *used == of)
    }

    /// Every package whose core this one extends, directly or through another.
    pub fn cores(&self, package: PackageId) -> &[PackageId] {
        self.index.cores(package)
    }

    /// The package that a name stands for in another: its own name, that of one it uses or extends.
    pub fn namespace(&self, package: PackageId, name: &str) -> Option<PackageId> {
        let info = self.package(package);
        if info.name == name {
            return Some(package);
        }
        let used = info.uses.iter().find(|(alias, _)| alias == name).map(|(_, id)| *id);
        used.or_else(|| self.cores(package).iter().copied().find(|core| self.package(*core).name == name))
    }

    /// What is nested in a declaration under an id, or as a code, in order.
    pub(in crate::model) fn nested(&self, id: DeclId, name: &str) -> &[DeclId] {
        let nested = self.index.nested(id);
        if nested.is_empty() { nested } else { self.called(|name| self.sorted(nested, name), name) }
    }

    /// Those of declarations sorted by what they are looked up by that are looked up by a name.
    pub(in crate::model) fn sorted<'i>(&self, ids: &'i [DeclId], name: &str) -> &'i [DeclId] {
        equal(ids, |id| self.key(id).as_ref().cmp(name))
    }

    /// The declarations that a name means, `of` being those that bear it. A name that can be no id, which was reported
    /// where it is declared, means the same however it is written.
    pub(in crate::model) fn called<'i>(&self, of: impl Fn(&str) -> &'i [DeclId], name: &str) -> &'i [DeclId] {
        let found = of(name);
        if !found.is_empty() || name.is_ascii() && !self.index.has_unsuitable() {
            return found;
        }
        let Some(plain) = plain_id(name) else { return found };
        let meant = of(&plain);
        // A dash in the place of a hyphen is one, and was reported where it stands.
        let pasted = plain == word_value(name);
        if pasted || meant.iter().any(|id| self.declaration(*id).plain.is_some()) { meant } else { found }
    }

    /// What is nested in a declaration and of a kind, in order.
    pub(in crate::model) fn nested_of_kind(&self, id: DeclId, kind: KindId) -> &[DeclId] {
        equal(self.index.nested_by_kind(id), |child| self.declaration(child).kind.cmp(&kind))
    }

    /// What the `defaults` of a package say for all declarations of a kind.
    pub(in crate::model) fn default(&self, package: PackageId, kind: KindId, word: &str) -> Option<St<'_>> {
        self.statement_at(self.for_all.default_of(package, kind, word)?)
    }

    /// The `no … because` of a package's head, or of its `defaults`, for all declarations of a kind.
    pub(in crate::model) fn none_of_kind(&self, package: PackageId, kind: KindId, word: &str) -> Option<St<'_>> {
        self.statement_at(self.for_all.none(package, kind, word)?)
    }

    fn statement_at(&self, (id, index): (DeclId, usize)) -> Option<St<'_>> {
        self.decl(id).all_statements().nth(index)
    }

    /// Goes down from a declaration along the ids of what is nested in it.
    fn descend(&self, from: DeclId, path: Option<&str>) -> Option<DeclId> {
        let Some(path) = path else { return Some(from) };
        path.split('.').try_fold(from, |at, name| self.nested(at, name).first().copied())
    }

    /// A walker at a table that is meant by a name: as any name, or as the only table or spell of that id among the
    /// datasets in sight.
    pub fn find_table(&self, package: PackageId, near: Option<DeclId>, path: &str) -> Found {
        match self.find(package, near, path, &["table", "spell"]) {
            Found::Nothing | Found::OtherKind(_) => {}
            found => return found,
        }
        if path.contains('.') {
            return Found::Nothing;
        }
        let named = self.called(|name| self.sorted(self.index.tables(), name), path);
        // In the order of their packages.
        let of = |package: PackageId| equal(named, |table| self.declaration(table).package.cmp(&package));
        // A table of the package itself comes before those of what it uses.
        let mut tables: Vec<DeclId> = of(package).iter().copied().take(MOST_ALIKE).collect();
        if tables.is_empty() {
            let used = self.package(package).uses.iter().map(|(_, used)| used);
            let mut seen: Vec<PackageId> = self.cores(package).iter().chain(used).copied().collect();
            seen.sort_unstable();
            seen.dedup();
            tables = seen.into_iter().flat_map(of).copied().take(MOST_ALIKE).collect();
        }
        match tables.as_slice() {
            [] => Found::Nothing,
            [one] => Found::One(*one),
            _ => Found::Several(tables),
        }
    }
}
