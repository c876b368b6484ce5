//! What can be asked of an outcome.

use std::ops::Deref;

use super::{Decl, Indicator};
use crate::model::Ages;

/// An outcome.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Outcome<'m>(pub Decl<'m>);

impl<'m> Deref for Outcome<'m> {
    type Target = Decl<'m>;

    fn deref(&self) -> &Decl<'m> {
        &self.0
    }
}

impl<'m> Outcome<'m> {
    /// Whose lives it describes.
    pub fn populations(self) -> impl Iterator<Item = Decl<'m>> {
        self.0.references("about", "population")
    }

    /// The indicators, of any package, that suggest it.
    pub fn indicators(self) -> impl Iterator<Item = Indicator<'m>> {
        self.0.model().referrers(self.0.id(), "suggests").map(Indicator)
    }

    /// Its ages: its own, or those of the one population it is about.
    pub fn ages(self) -> Option<Ages> {
        self.0.stated_ages().or_else(|| {
            let mut populations = self.populations();
            match (populations.next(), populations.next()) {
                (Some(only), None) => only.stated_ages(),
                _ => None,
            }
        })
    }

    /// Whether it is a means to other outcomes.
    pub fn is_intermediate(self) -> bool {
        self.0.statement("kind").and_then(|kind| kind.choice()) == Some("intermediate")
    }
}
