//! What can be asked of any declaration.

use std::borrow::Cow;

use rust_decimal::Decimal;

use super::{Indicator, Metric, St};
use crate::expression::AgeRange;
use crate::id::{DeclId, PackageId};
use crate::model::{Ages, Declaration, Model, PackageInfo, Value};
use crate::source::Span;
use crate::vocabulary::{KindId, Status};

/// A declaration with the model it belongs to.
#[derive(Debug, Clone, Copy)]
pub struct Decl<'m> {
    model: &'m Model,
    id: DeclId,
}

/// How many steps from one declaration to the next are gone at most: what goes in a circle is reported elsewhere.
const MAX_STEPS: usize = 64;

/// Which direction is good.
#[derive(Debug, Clone, PartialEq)]
pub enum Polarity<'m> {
    /// More is better.
    High,
    /// Less is better.
    Low,
    /// Best between two values.
    Between(Decimal, Decimal),
    /// Depends on other metrics; empty where only a reason is given.
    Depends(Vec<Decl<'m>>),
    /// Neither is better.
    Neither,
}

impl PartialEq for Decl<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id
    }
}

impl<'m> Decl<'m> {
    pub(in crate::model) fn new(model: &'m Model, id: DeclId) -> Self {
        Self { model, id }
    }

    /// Its id in the model's arena.
    pub fn id(self) -> DeclId {
        self.id
    }

    /// The model.
    pub fn model(self) -> &'m Model {
        self.model
    }

    /// As it is stored.
    pub fn stored(self) -> &'m Declaration {
        self.model.declaration(self.id)
    }

    /// Its kind.
    pub fn kind(self) -> KindId {
        self.stored().kind
    }

    /// The word of its kind.
    pub fn kind_word(self) -> &'static str {
        self.kind().word()
    }

    /// Its id; empty for one without.
    pub fn name(self) -> &'m str {
        self.model.id_text(self.id)
    }

    /// The ids from the outermost declaration to this one, joined by dots: `ncmp.measurements.bmi-centile`.
    pub fn path(self) -> String {
        match self.parent() {
            Some(parent) if !parent.name().is_empty() && !self.name().is_empty() => {
                format!("{}.{}", parent.path(), self.name())
            }
            _ => self.name().to_owned(),
        }
    }

    /// Its title.
    pub fn title(self) -> Option<Cow<'m, str>> {
        self.stored().title.as_ref().map(|title| self.model.text(title))
    }

    /// Its title, or its id where it has none.
    pub fn label(self) -> Cow<'m, str> {
        self.title().filter(|title| !title.is_empty()).unwrap_or(Cow::Borrowed(self.name()))
    }

    /// Its head: kind, id and title.
    pub fn span(self) -> Span {
        self.stored().span
    }

    /// Where its id stands; its head where it has none.
    pub fn name_span(self) -> Span {
        self.stored().name.unwrap_or(self.stored().span)
    }

    /// Where its title stands; its id where it has none.
    pub fn title_span(self) -> Span {
        self.stored().title.as_ref().map_or(self.name_span(), |title| title.span)
    }

    /// The package it belongs to.
    pub fn package_id(self) -> PackageId {
        self.stored().package
    }

    /// The package it belongs to.
    pub fn package(self) -> &'m PackageInfo {
        self.model.package(self.stored().package)
    }

    /// How far its package has come.
    pub fn status(self) -> Status {
        self.package().status
    }

    /// What it is nested in.
    pub fn parent(self) -> Option<Decl<'m>> {
        self.stored().parent.map(|id| self.model.decl(id))
    }

    /// What is nested in it, of a kind.
    pub fn children(self, word: &'static str) -> impl Iterator<Item = Decl<'m>> {
        let ids = KindId::of(word).map_or(&[][..], |kind| self.model.nested_of_kind(self.id, kind));
        ids.iter().map(|id| self.model.decl(*id))
    }

    /// All that is nested in it.
    pub fn all_children(self) -> impl Iterator<Item = Decl<'m>> {
        self.stored().children.iter().map(move |id| self.model.decl(*id))
    }

    /// The child with this id.
    pub fn child(self, name: &str) -> Option<Decl<'m>> {
        self.children_called(name).next()
    }

    /// The children with this id; more than one where it was given twice.
    pub fn children_called(self, name: &str) -> impl Iterator<Item = Decl<'m>> {
        self.model.nested(self.id, name).iter().map(|id| self.model.decl(*id))
    }

    /// Its own statements.
    pub fn all_statements(self) -> impl Iterator<Item = St<'m>> {
        self.stored().statements.iter().map(move |statement| St::new(self.model, statement))
    }

    /// Its own statements of a word.
    pub fn statements(self, word: &'static str) -> impl Iterator<Item = St<'m>> {
        self.all_statements().filter(move |statement| statement.word() == word)
    }

    /// Its own statement of a word.
    pub fn own(self, word: &str) -> Option<St<'m>> {
        self.all_statements().find(|statement| statement.word() == word)
    }

    /// The statement of a word: its own, or the framework's `defaults` for its kind, unless it says that there is none.
    pub fn statement(self, word: &str) -> Option<St<'m>> {
        self.own(word).or_else(|| self.default(word).filter(|_| self.own_no(word).is_none()))
    }

    fn default(self, word: &str) -> Option<St<'m>> {
        let default = self.model.default(self.package_id(), self.kind(), word)?;
        // A number is no date, whatever fields are by default.
        let aside = default.group().is_some_and(|group| self.all_statements().any(|own| own.group() == Some(group)));
        (!aside).then_some(default)
    }

    /// The `no … because` that says why a statement (or, by its plural, a kind) is not there: its own, or one of the
    /// framework's head for all of its kind. One that speaks of a part only (`no meaning of "happy" because …`) does
    /// not count.
    pub fn said_no(self, word: &str) -> Option<St<'m>> {
        self.own_no(word).or_else(|| self.model.none_of_kind(self.package_id(), self.kind(), word))
    }

    /// Its own `no … because` about a statement or kind, whole.
    pub fn own_no(self, word: &str) -> Option<St<'m>> {
        self.statements("no").find(|no| speaks_of(*no, word) && no.get("kinds").is_none() && no.get("part").is_none())
    }

    /// Its own `no … of "…" because` about a part: `no codes of "all other reasons" because not stated`.
    pub fn own_no_in_part(self, word: &str) -> Option<St<'m>> {
        self.statements("no").find(|no| speaks_of(*no, word) && no.get("part").is_some())
    }

    /// The text of a statement that holds one.
    pub fn text(self, word: &str) -> Option<Cow<'m, str>> {
        self.statement(word)?.text("text")
    }

    /// What a statement's references of a name reach, over all statements of the word.
    pub fn references(self, word: &'static str, name: &'static str) -> impl Iterator<Item = Decl<'m>> {
        let own = self.statements(word).collect::<Vec<_>>();
        let all = if own.is_empty() { self.default(word).into_iter().collect() } else { own };
        all.into_iter().flat_map(move |statement| statement.references(name))
    }

    /// The ages it states, or those of the population it names in their place; none where it states none.
    pub fn stated_ages(self) -> Option<Ages> {
        let mut decl = self;
        for _ in 0..MAX_STEPS {
            let statement = decl.statement("ages")?;
            let Some(population) = statement.reference("population") else {
                if statement.notation() == "all" {
                    return Some(decl.all_ages());
                }
                let ranges = statement.ages();
                return (!ranges.is_empty()).then_some(Ages { ranges });
            };
            decl = population;
        }
        None
    }

    /// What `ages all` means: every age of those it is about, and every age there is where these state none.
    fn all_ages(self) -> Ages {
        let of_metric = || self.statement("of")?.reference("metric").and_then(|metric| Metric(metric).ages());
        let about: Vec<Decl<'m>> = match self.kind_word() {
            "metric" => Metric(self).populations(),
            "indicator" => Indicator(self).populations(),
            "dataset" => self.references("covers", "population").collect(),
            "statistic" => self.references("of", "population").collect(),
            _ => self.references("about", "population").collect(),
        };
        let stated: Vec<Ages> = about.iter().filter_map(|population| population.stated_ages()).collect();
        let known = !about.is_empty() && stated.len() == about.len();
        let of_those = known.then(|| Ages { ranges: stated.into_iter().flat_map(|ages| ages.ranges).collect() });
        let every = || Ages { ranges: vec![AgeRange { from: None, before: None }] };
        of_those.or_else(of_metric).unwrap_or_else(every)
    }

    /// The polarity it states.
    pub fn stated_polarity(self) -> Option<Polarity<'m>> {
        let statement = self.statement("polarity")?;
        Some(match statement.choice() {
            Some("high") => Polarity::High,
            Some("low") => Polarity::Low,
            _ if statement.get("from").is_some() => Polarity::Between(
                statement.number("from").unwrap_or_default(),
                statement.number("to").unwrap_or_default(),
            ),
            _ if statement.notation().starts_with("depends") => {
                Polarity::Depends(statement.references("metric").collect())
            }
            _ => Polarity::Neither,
        })
    }

    /// Whether it is withdrawn.
    pub fn withdrawn(self) -> Option<St<'m>> {
        self.own("withdrawn")
    }
}

/// Whether a `no …` speaks of a statement or kind.
fn speaks_of(no: St<'_>, word: &str) -> bool {
    no.all("statement").any(|filled| matches!(filled.value, Value::Choice(said) if said == word))
}
