//! What belongs to the framework that a page is about: its own package, and the cores it extends.

use crate::id::PackageId;
use crate::model::{Decl, Indicator, Metric, Model, Outcome};

/// The packages a page is about.
#[derive(Debug, Clone)]
pub struct Scope<'m> {
    /// The model.
    pub model: &'m Model,
    packages: Vec<PackageId>,
}

impl<'m> Scope<'m> {
    /// A package with the cores it extends.
    pub fn new(model: &'m Model, package: PackageId) -> Self {
        let packages = std::iter::once(package).chain(model.cores(package).iter().copied()).collect();
        Self { model, packages }
    }

    /// The head of the package that is built.
    pub fn head(&self) -> Option<Decl<'m>> {
        self.heads().next()
    }

    /// The heads of the package and of its cores.
    pub fn heads(&self) -> impl Iterator<Item = Decl<'m>> {
        self.packages.iter().filter_map(|package| Some(self.model.decl(self.model.package(*package).head?)))
    }

    /// Whether a declaration belongs to it.
    pub fn holds(&self, decl: Decl<'_>) -> bool {
        self.packages.contains(&decl.package_id())
    }

    /// Its declarations, those of the package before those of its cores.
    pub fn decls(&self) -> impl Iterator<Item = Decl<'m>> {
        self.packages.iter().flat_map(|package| self.model.decls().filter(|decl| decl.package_id() == *package))
    }

    /// Its declarations of a kind.
    pub fn of_kind(&self, word: &'static str) -> impl Iterator<Item = Decl<'m>> {
        let of = move |package: &PackageId| {
            let package = *package;
            self.model.of_kind(word).filter(move |decl| decl.package_id() == package)
        };
        self.packages.iter().flat_map(of)
    }

    /// Its outcomes.
    pub fn outcomes(&self) -> Vec<Outcome<'m>> {
        self.of_kind("outcome").map(Outcome).collect()
    }

    /// What refers to a declaration with a word, of what belongs to it; the package before its cores, so that the order
    /// does not depend on what else was read.
    pub fn referring(&self, to: Decl<'m>, word: &'static str) -> Vec<Decl<'m>> {
        let mut referring: Vec<Decl<'m>> =
            self.model.referrers(to.id(), word).filter(|decl| self.holds(*decl)).collect();
        referring.sort_by_key(|decl| self.packages.iter().position(|package| *package == decl.package_id()));
        referring
    }

    /// The indicators of an outcome, of those that belong to it.
    pub fn indicators_of(&self, outcome: Outcome<'m>) -> Vec<Indicator<'m>> {
        self.referring(outcome.0, "suggests").into_iter().map(Indicator).collect()
    }

    /// The metrics of an indicator, of those that belong to it.
    pub fn metrics_of(&self, indicator: Indicator<'m>) -> Vec<Metric<'m>> {
        self.referring(indicator.0, "measures").into_iter().map(Metric).collect()
    }
}
