//! Finds what a name means where it stands.

use super::{Decl, Model};
use crate::id::{DeclId, PackageId};

/// What a name reaches.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Found {
    /// A declaration of a kind that fits.
    One(DeclId),
    /// A declaration of another kind.
    OtherKind(DeclId),
    /// Several fit equally.
    Several(Vec<DeclId>),
    /// Nothing.
    Nothing,
}

impl Model {
    /// Looks a name up: among what stands beside and around the place, in the package, in the cores it extends, in the
    /// packages it uses by their names, in the standard library. What fits the expected kinds comes before what does
    /// not; no kinds means that any fits.
    pub fn find(&self, package: PackageId, near: Option<DeclId>, path: &str, kinds: &[&str]) -> Found {
        let mut other = None;
        let mut segments = path.split('.');
        let first = segments.next().unwrap_or_default();
        let rest: Vec<&str> = segments.collect();
        let fits = |id: DeclId| kinds.is_empty() || kinds.contains(&self.declaration(id).kind.word());
        let mut settle = |candidates: Vec<DeclId>| -> Option<Found> {
            let reached: Vec<DeclId> = candidates.into_iter().filter_map(|id| self.descend(id, &rest)).collect();
            let mut fitting: Vec<DeclId> = reached.iter().copied().filter(|id| fits(*id)).collect();
            other = other.or(reached.first().copied());
            match (fitting.len(), fitting.first()) {
                (0, _) => None,
                (_, Some(first)) if self.same_name_again(&fitting) => Some(Found::One(*first)),
                _ => Some(Found::Several(std::mem::take(&mut fitting))),
            }
        };
        for place in self.places(package, near, first, &rest) {
            if let Some(found) = settle(place) {
                return found;
            }
        }
        // `ns.name`: the rest is looked up in the package that bears the name.
        if let Some(used) = self.namespace(package, first)
            && let Some((head, tail)) = rest.split_first()
        {
            let reached = self.named(used, head).iter().filter_map(|id| self.descend(*id, tail)).collect::<Vec<_>>();
            if let Some(id) = reached.iter().find(|id| fits(**id)) {
                return Found::One(*id);
            }
            other = other.or(reached.first().copied());
        }
        other.map_or(Found::Nothing, Found::OtherKind)
    }

    /// The declarations that a first word may mean, nearest first.
    fn places(&self, package: PackageId, near: Option<DeclId>, first: &str, rest: &[&str]) -> Vec<Vec<DeclId>> {
        let mut places = Vec::with_capacity(8);
        let mut around = near;
        while let Some(id) = around {
            let declaration = self.declaration(id);
            let children = declaration.children.iter().copied().filter(|child| self.id_text(*child) == first);
            places.push(children.collect());
            around = declaration.parent;
        }
        places.push(self.named(package, first).to_vec());
        for core in self.cores(package) {
            places.push(self.named(core, first).to_vec());
        }
        for (id, info) in self.packages() {
            if info.standard && id != package {
                // The heads of its files are nobody's business: `units` is no unit.
                places.push(self.named(id, first).iter().copied().filter(|decl| info.head != Some(*decl)).collect());
            }
        }
        if rest.is_empty() {
            places.push(self.heads_named(package, first));
        }
        places
    }

    /// Every package whose core this one extends, directly or through another.
    pub fn cores(&self, package: PackageId) -> Vec<PackageId> {
        let mut cores = self.package(package).extends.clone();
        let mut at = 0;
        while at < cores.len() {
            for further in &self.package(cores[at]).extends {
                if !cores.contains(further) && *further != package {
                    cores.push(*further);
                }
            }
            at += 1;
        }
        cores
    }

    /// The package that a name stands for in another: its own name, that of one it uses or extends.
    pub fn namespace(&self, package: PackageId, name: &str) -> Option<PackageId> {
        let info = self.package(package);
        if info.name == name {
            return Some(package);
        }
        let used = info.uses.iter().find(|(alias, _)| alias == name).map(|(_, id)| *id);
        used.or_else(|| self.cores(package).into_iter().find(|core| self.package(*core).name == name))
    }

    /// The head of the package that a name stands for.
    fn heads_named(&self, package: PackageId, name: &str) -> Vec<DeclId> {
        self.namespace(package, name).and_then(|id| self.package(id).head).into_iter().collect()
    }

    /// Goes down from a declaration along the ids of what is nested in it.
    fn descend(&self, from: DeclId, path: &[&str]) -> Option<DeclId> {
        path.iter().try_fold(from, |at, name| {
            self.declaration(at).children.iter().copied().find(|child| self.id_text(*child) == *name)
        })
    }

    /// Whether the fitting declarations are one name given several times, which is reported where they are declared.
    fn same_name_again(&self, fitting: &[DeclId]) -> bool {
        let of = |id: DeclId| (self.declaration(id).package, self.declaration(id).parent, self.declaration(id).kind);
        fitting.iter().all(|id| of(*id) == of(fitting[0]))
    }

    /// Every name that could be meant at a place where one of these kinds is expected, as it would be written there.
    pub fn candidates(&self, package: PackageId, kinds: &[&str]) -> Vec<(String, DeclId)> {
        let fits = |id: &DeclId| kinds.is_empty() || kinds.contains(&self.declaration(*id).kind.word());
        let mut names = Vec::new();
        let plain = std::iter::once(package)
            .chain(self.cores(package))
            .chain(self.packages().filter(|(_, info)| info.standard).map(|(id, _)| id));
        for place in plain {
            names.extend(self.names(place).iter().filter(|id| fits(id)).map(|id| (self.id_text(*id).to_owned(), *id)));
        }
        for (alias, used) in &self.package(package).uses {
            let spaced = |id: &DeclId| (format!("{alias}.{}", self.id_text(*id)), *id);
            names.extend(self.names(*used).iter().filter(|id| fits(id)).map(spaced));
        }
        names
    }

    /// Every table and spell that could be meant by name in a package, as it would be written there.
    pub fn tables_in_sight(&self, package: PackageId) -> Vec<(String, DeclId)> {
        let cores = self.cores(package);
        let written = |decl: Decl<'_>| {
            let own = decl.package_id();
            if own == package || cores.contains(&own) {
                return Some((decl.path(), decl.id()));
            }
            let (alias, _) = self.package(package).uses.iter().find(|(_, used)| *used == own)?;
            Some((format!("{alias}.{}", decl.path()), decl.id()))
        };
        self.of_kind("table").chain(self.of_kind("spell")).filter_map(written).collect()
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
        let visible = |decl: &Decl<'_>| {
            let own = decl.package_id();
            own == package
                || self.cores(package).contains(&own)
                || self.package(package).uses.iter().any(|(_, used)| *used == own)
        };
        let mut tables: Vec<DeclId> =
            self.of_kind("table").filter(|table| table.name() == path && visible(table)).map(Decl::id).collect();
        // A table of the package itself comes before those of what it uses.
        if tables.iter().any(|id| self.declaration(*id).package == package) {
            tables.retain(|id| self.declaration(*id).package == package);
        }
        match tables.as_slice() {
            [] => Found::Nothing,
            [one] => Found::One(*one),
            _ => Found::Several(tables),
        }
    }
}
