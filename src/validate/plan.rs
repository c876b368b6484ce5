//! What the records of a table are held against, made ready once.

use std::collections::BTreeSet;

use super::reach::Reach;
use crate::evaluate::{Layout, Reader};
use crate::expression::Condition;
use crate::id::{DeclId, PackageId};
use crate::model::{Decl, Field, Law, Model, Needed, Table};

/// A table with all that its records are held against.
#[derive(Debug)]
pub struct TablePlan<'m> {
    /// The table.
    pub table: Table<'m>,
    /// Its fields, in the order of its cells.
    pub fields: Vec<FieldPlan<'m>>,
    /// Its rules and those of the spells that are joined from it.
    pub laws: Vec<LawPlan<'m>>,
    /// Its links.
    pub links: Vec<Decl<'m>>,
    /// The places of the fields of its key.
    pub key: Vec<usize>,
    pub(super) layout: Layout<'m>,
}

/// A field with all that what stands in it is held against.
#[derive(Debug)]
pub struct FieldPlan<'m> {
    /// The field.
    pub field: Field<'m>,
    pub(super) reader: Reader,
    pub(super) needed: Needed<'m>,
    /// What its being needed depends on.
    pub(super) reach: Reach,
}

/// A rule.
#[derive(Debug)]
pub struct LawPlan<'m> {
    /// The rule.
    pub law: Law<'m>,
    /// The fields it points at, by their places among those of the table; where it names none, those it looks at.
    pub points: Vec<usize>,
    pub(super) applies: Option<&'m Condition>,
    pub(super) then: &'m Condition,
    pub(super) reach: Reach,
    /// The spell whose records it judges, where it does not judge those of the table.
    pub(super) spell: Option<DeclId>,
}

impl LawPlan<'_> {
    /// Whether a record is all that it looks at.
    pub(super) fn is_within(&self) -> bool {
        !self.reach.others && self.spell.is_none()
    }
}

impl<'m> TablePlan<'m> {
    /// For a table, with the rules that count for these packages.
    pub(super) fn new(table: Table<'m>, packages: &[PackageId]) -> Self {
        let layout = Layout::of(table);
        let model = table.model();
        let fields: Vec<FieldPlan<'m>> = layout.fields().iter().map(|field| field_plan(model, *field)).collect();
        let spells = model.of_kind("spell").map(Table);
        let spells = spells.filter(|spell| spell.joined_from().is_some_and(|from| from.id() == table.id()));
        let mut laws = laws(table, None, &layout, packages);
        for spell in spells {
            laws.extend(self::laws(spell, Some(spell.id()), &layout, packages));
        }
        laws.sort_by_key(|law| law.law.id());
        let key = table.key().iter().filter_map(|field| layout.slot(field.id())).collect();
        Self { table, fields, laws, links: table.links(), key, layout }
    }

    /// The ids of its rules that ask for the reporting period.
    pub(super) fn asking_for_the_period(&self) -> BTreeSet<&'m str> {
        let laws = self.laws.iter().filter(|law| law.reach.period).map(|law| law.law.name());
        let fields = self.fields.iter().filter(|field| field.reach.period).map(|field| field.field.name());
        laws.chain(fields).collect()
    }
}

fn field_plan<'m>(model: &'m Model, field: Field<'m>) -> FieldPlan<'m> {
    let needed = field.needed();
    let mut reach = Reach::default();
    if let Needed::When(condition) = needed {
        reach.add(model, condition);
    }
    FieldPlan { field, reader: Reader::of(field), needed, reach }
}

fn laws<'m>(table: Table<'m>, spell: Option<DeclId>, layout: &Layout<'m>, packages: &[PackageId]) -> Vec<LawPlan<'m>> {
    let mut seen = BTreeSet::new();
    let all = packages.iter().flat_map(|package| table.laws_for(*package));
    all.filter(|law| seen.insert(law.id())).filter_map(|law| law_plan(law, spell, layout)).collect()
}

fn law_plan<'m>(law: Law<'m>, spell: Option<DeclId>, layout: &Layout<'m>) -> Option<LawPlan<'m>> {
    let (applies, then) = law.parts()?;
    let mut reach = Reach::default();
    applies.into_iter().chain([then]).for_each(|condition| reach.add(law.model(), condition));
    let mut points: Vec<usize> =
        law.references("points at", "field").filter_map(|field| layout.slot(field.id())).collect();
    if points.is_empty() {
        points = reach.named.iter().filter_map(|field| layout.slot(*field)).collect();
    }
    Some(LawPlan { law, points, applies, then, reach, spell })
}
