//! What can be asked of an indicator.

use std::ops::Deref;

use super::{Decl, Metric, Outcome, Polarity};
use crate::model::Ages;

/// An indicator.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Indicator<'m>(pub Decl<'m>);

impl<'m> Deref for Indicator<'m> {
    type Target = Decl<'m>;

    fn deref(&self) -> &Decl<'m> {
        &self.0
    }
}

impl<'m> Indicator<'m> {
    /// The outcomes it suggests.
    pub fn outcomes(self) -> impl Iterator<Item = Outcome<'m>> {
        self.0.references("suggests", "outcome").map(Outcome)
    }

    /// The metrics, of any package, that measure it.
    pub fn metrics(self) -> impl Iterator<Item = Metric<'m>> {
        self.0.model().referrers(self.0.id(), "measures").map(Metric)
    }

    /// Whose lives it describes: its own, or those its outcomes are about.
    pub fn populations(self) -> Vec<Decl<'m>> {
        let own: Vec<_> = self.0.references("about", "population").collect();
        if own.is_empty() { self.outcomes().flat_map(Outcome::populations).collect() } else { own }
    }

    /// The ages it states.
    pub fn ages(self) -> Option<Ages> {
        self.0.stated_ages()
    }

    /// The polarity it states.
    pub fn polarity(self) -> Option<Polarity<'m>> {
        self.0.stated_polarity()
    }
}
