//! What a framework is: declarations with their statements, in one arena, read through small walkers.
//!
//! The model is always whole, perhaps incomplete: a reference that reaches nothing is there as unknown. What is
//! deliberately absent: syntax, files, and any notion of how things are shown.

mod declaration;
mod index;
mod lookup;
mod nearby;
mod pattern;
mod prose;
mod ranges;
mod value;
mod walk;

use std::borrow::Cow;
use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::Arc;

pub use declaration::{Declaration, PackageInfo, Statement};
pub use lookup::Found;
pub use pattern::Pattern;
pub use prose::{Link, Run, reads_links, runs};
pub use ranges::{Ages, uncovered};
pub use value::{Filled, Halves, MoreText, Text, Value};
pub use walk::{
    CodeOf, Decl, Field, Indicator, Law, MAX_DECIMALS, Metric, Needed, Outcome, Polarity, St, Table, ValueForm,
    code_of, code_text, codes_of, decimals_of, has_more_codes, type_of, unit_of,
};

use index::{ForAll, Index};

use crate::id::{DeclId, PackageId};
use crate::source::{SourceMap, Span};
use crate::syntax::text_value;
use crate::vocabulary::KindId;

/// A resolved framework with all it uses.
#[derive(Debug)]
pub struct Model {
    sources: Arc<SourceMap>,
    packages: Vec<PackageInfo>,
    declarations: Vec<Declaration>,
    /// Declarations of each kind, in order of package, file and place.
    by_kind: Vec<Vec<DeclId>>,
    /// Where declarations stand, by their ids.
    index: Index,
    /// What heads say for all.
    for_all: ForAll,
    /// Who refers to whom: for each declaration, where its part of `referrers` starts.
    referrer_starts: Vec<u32>,
    /// The declarations that refer to another, with the word of the statement that does.
    referrers: Vec<(DeclId, &'static str)>,
}

impl Model {
    /// Puts a model together. Declarations must stand in the order of their packages, files and places, parents before
    /// what is nested in them.
    pub fn new(sources: Arc<SourceMap>, packages: Vec<PackageInfo>, declarations: Vec<Declaration>) -> Self {
        let mut by_kind = vec![Vec::new(); crate::vocabulary::vocabulary().kinds().count()];
        for (index, declaration) in declarations.iter().enumerate() {
            let id = DeclId::new(index);
            by_kind[declaration.kind.index()].push(id);
        }
        let index = Index::new(&sources, &packages, &declarations);
        let for_all = ForAll::new(&sources, &packages, &declarations);
        let (referrer_starts, referrers) = referrers(&declarations);
        Self { sources, packages, declarations, by_kind, index, for_all, referrer_starts, referrers }
    }

    /// Takes all statements out, to be changed while names are looked up; [`Model::put_statements`] puts them back.
    pub(crate) fn take_statements(&mut self) -> Vec<Vec<Statement>> {
        self.declarations.iter_mut().map(|declaration| std::mem::take(&mut declaration.statements)).collect()
    }

    /// Puts statements back, and notes anew who refers to whom.
    pub(crate) fn put_statements(&mut self, statements: Vec<Vec<Statement>>) {
        for (declaration, statements) in self.declarations.iter_mut().zip(statements) {
            declaration.statements = statements;
        }
        self.note_referrers();
    }

    /// Notes anew who refers to whom.
    pub(crate) fn note_referrers(&mut self) {
        (self.referrer_starts, self.referrers) = referrers(&self.declarations);
    }

    /// Puts one value in the place of another.
    pub(crate) fn replace(&mut self, declaration: DeclId, statement: usize, value: usize, new: Value) {
        let filled = self.declarations[declaration.index()]
            .statements
            .get_mut(statement)
            .and_then(|st| st.values.get_mut(value));
        if let Some(filled) = filled {
            filled.value = new;
        }
    }

    /// The files.
    pub fn sources(&self) -> &SourceMap {
        &self.sources
    }

    /// The packages, in the order in which they were loaded: those that are used before those that use them is not
    /// promised.
    pub fn packages(&self) -> impl Iterator<Item = (PackageId, &PackageInfo)> {
        self.packages.iter().enumerate().map(|(index, package)| (PackageId::new(index), package))
    }

    /// A package.
    pub fn package(&self, id: PackageId) -> &PackageInfo {
        &self.packages[id.index()]
    }

    /// How many declarations there are.
    pub fn len(&self) -> usize {
        self.declarations.len()
    }

    /// Whether nothing is declared.
    pub fn is_empty(&self) -> bool {
        self.declarations.is_empty()
    }

    /// A declaration as it is stored.
    pub fn declaration(&self, id: DeclId) -> &Declaration {
        &self.declarations[id.index()]
    }

    /// A walker at a declaration.
    pub fn decl(&self, id: DeclId) -> Decl<'_> {
        Decl::new(self, id)
    }

    /// All declarations, in order of package, file and place.
    pub fn decls(&self) -> impl Iterator<Item = Decl<'_>> {
        (0..self.declarations.len()).map(|index| self.decl(DeclId::new(index)))
    }

    /// The declarations of a kind, given by its word.
    pub fn of_kind(&self, word: &str) -> impl Iterator<Item = Decl<'_>> {
        let ids: &[DeclId] = KindId::of(word).map_or(&[], |kind| &self.by_kind[kind.index()]);
        ids.iter().map(|id| self.decl(*id))
    }

    /// The declarations of a range of the arena.
    pub fn among(&self, range: &Range<usize>) -> impl Iterator<Item = Decl<'_>> {
        range.clone().map(|index| self.decl(DeclId::new(index)))
    }

    /// The declarations of a kind within a range of the arena.
    pub fn of_kind_among(&self, kind: KindId, range: &Range<usize>) -> impl Iterator<Item = Decl<'_>> {
        let ids = &self.by_kind[kind.index()];
        let at = |index: usize| ids.partition_point(|id| id.index() < index);
        ids[at(range.start)..at(range.end)].iter().map(|id| self.decl(*id))
    }

    /// Every outcome.
    pub fn outcomes(&self) -> impl Iterator<Item = Outcome<'_>> {
        self.of_kind("outcome").map(Outcome)
    }

    /// Every indicator.
    pub fn indicators(&self) -> impl Iterator<Item = Indicator<'_>> {
        self.of_kind("indicator").map(Indicator)
    }

    /// Every metric.
    pub fn metrics(&self) -> impl Iterator<Item = Metric<'_>> {
        self.of_kind("metric").map(Metric)
    }

    /// Every table.
    pub fn tables(&self) -> impl Iterator<Item = Table<'_>> {
        self.of_kind("table").map(Table)
    }

    /// Whether a declaration is part of what is built of a package: it declares it, or a core that it extends does and
    /// neither it nor a nearer core puts another of that id in its place.
    pub fn is_part_of(&self, decl: Decl<'_>, package: PackageId) -> bool {
        let by = decl.package_id();
        if by == package {
            return true;
        }
        let cores = self.cores(package);
        let outermost = std::iter::successors(Some(decl), |decl| decl.parent()).last().unwrap_or(decl);
        let nearer = cores.iter().copied().take_while(|core| *core != by);
        let is_replaced =
            || std::iter::once(package).chain(nearer).any(|by| !self.named(by, outermost.name()).is_empty());
        cores.contains(&by) && !is_replaced()
    }

    /// The tables that matter to a package, in order: its own, those its metrics count, and those they link to.
    pub fn tables_for(&self, package: PackageId) -> Vec<Table<'_>> {
        let own = self.tables().filter(|table| self.is_part_of(**table, package));
        let counted = self.metrics().filter(|metric| self.is_part_of(**metric, package)).filter_map(Metric::table);
        let mut reached: Vec<DeclId> =
            own.chain(counted).map(|table| table.joined_from().unwrap_or(table).id()).collect();
        let mut seen: BTreeSet<DeclId> = reached.iter().copied().collect();
        let mut at = 0;
        while let Some(id) = reached.get(at).copied() {
            at += 1;
            let links = Table(self.decl(id)).links();
            let linked = links.iter().filter_map(|link| link.own("to")?.reference("table")).map(Decl::id);
            reached.extend(linked.filter(|to| seen.insert(*to)));
        }
        seen.into_iter().map(|id| Table(self.decl(id))).collect()
    }

    /// The top-level declarations of a package that bear this id; more than one where an id was given twice.
    pub fn named(&self, package: PackageId, id: &str) -> &[DeclId] {
        self.called(|id| self.index.under(package, id, |at| self.key(at)), id)
    }

    /// The top-level declarations of a package in the order of their ids.
    pub fn names(&self, package: PackageId) -> &[DeclId] {
        self.index.named(package)
    }

    /// The declarations with a statement of this word that refers to a declaration, in order, each once.
    pub fn referrers(&self, to: DeclId, word: &'static str) -> impl Iterator<Item = Decl<'_>> {
        let range = self.referrer_starts[to.index()] as usize..self.referrer_starts[to.index() + 1] as usize;
        let mut last = None;
        self.referrers[range]
            .iter()
            .filter(move |(_, by)| *by == word)
            .filter(move |(from, _)| last.replace(*from) != Some(*from))
            .map(|(from, _)| self.decl(*from))
    }

    /// What is nested in a declaration and has a statement of this word that refers to another.
    pub(in crate::model) fn referrers_within(
        &self,
        to: DeclId,
        word: &'static str,
        parent: DeclId,
    ) -> impl Iterator<Item = Decl<'_>> {
        let all =
            &self.referrers[self.referrer_starts[to.index()] as usize..self.referrer_starts[to.index() + 1] as usize];
        // What is nested in a declaration stands behind it, before whatever follows.
        let last = self.declaration(parent).children.last().copied();
        let from = all.partition_point(|(from, _)| *from <= parent);
        all[from..]
            .iter()
            .take_while(move |(from, _)| Some(*from) <= last)
            .filter(move |(from, by)| *by == word && self.declaration(*from).parent == Some(parent))
            .map(|(from, _)| self.decl(*from))
    }

    /// The id of a declaration; empty for one without.
    pub fn id_text(&self, id: DeclId) -> &str {
        let declaration = &self.declarations[id.index()];
        let written = || declaration.name.map_or("", |span| self.slice(span));
        declaration.plain.as_deref().unwrap_or_else(written)
    }

    /// What a declaration is looked up by among those beside it: its id, or the code it declares without quotes.
    fn key(&self, id: DeclId) -> Cow<'_, str> {
        index::key(&self.sources, &self.declarations[id.index()])
    }

    /// What stands at a place.
    pub fn slice(&self, span: Span) -> &str {
        self.sources.slice(span)
    }

    /// The words of a text in the framework's own language.
    pub fn text(&self, text: &Text) -> Cow<'_, str> {
        match &text.more {
            Some(more) if !more.pieces.is_empty() => {
                self.joined(std::iter::once(text.span).chain(more.pieces.iter().copied()))
            }
            _ => text_value(self.slice(text.span)),
        }
    }

    /// The words of a text in a further language, if it has them.
    pub fn text_in(&self, text: &Text, language: &str) -> Option<Cow<'_, str>> {
        let more = text.more.as_ref()?;
        let (_, pieces) = more.languages.iter().find(|(code, _)| self.slice(*code) == language)?;
        Some(self.joined(pieces.iter().copied()))
    }

    fn joined(&self, pieces: impl Iterator<Item = Span>) -> Cow<'_, str> {
        let mut words = String::new();
        for piece in pieces {
            if !words.is_empty() {
                words.push(' ');
            }
            words.push_str(&text_value(self.slice(piece)));
        }
        Cow::Owned(words)
    }
}

/// For each declaration the statements that refer to it, as one list with the places where each part starts: looked up
/// in constant time, so that no rule has to search all metrics for those of an indicator.
fn referrers(declarations: &[Declaration]) -> (Vec<u32>, Vec<(DeclId, &'static str)>) {
    let references = || {
        declarations.iter().enumerate().flat_map(|(index, declaration)| {
            declaration.statements.iter().flat_map(move |statement| {
                statement.values.iter().filter_map(move |filled| match filled.value {
                    Value::Reference(Some(to)) => Some((to, DeclId::new(index), statement.entry.word)),
                    _ => None,
                })
            })
        })
    };
    let mut starts = vec![0_u32; declarations.len() + 1];
    for (to, _, _) in references() {
        starts[to.index() + 1] += 1;
    }
    for index in 1..starts.len() {
        starts[index] += starts[index - 1];
    }
    let mut next = starts.clone();
    let total = starts.last().copied().unwrap_or_default() as usize;
    let mut entries = vec![(DeclId::new(0), ""); total];
    for (to, from, word) in references() {
        let at = &mut next[to.index()];
        entries[*at as usize] = (from, word);
        *at += 1;
    }
    (starts, entries)
}
