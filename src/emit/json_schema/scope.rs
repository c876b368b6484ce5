//! Which tables and metrics schemas are made of.

use std::collections::BTreeSet;

use crate::id::{DeclId, PackageId};
use crate::model::{Decl, Metric, Model, Table};

/// The tables and metrics of a build.
#[derive(Debug)]
pub(super) struct Scope<'m> {
    /// The tables that the package and its cores declare, those of the datasets that their metrics stand on, and those
    /// that any of these link to.
    pub(super) tables: Vec<Table<'m>>,
    /// The metrics that the package and its cores declare.
    pub(super) metrics: Vec<Metric<'m>>,
}

impl<'m> Scope<'m> {
    /// That of a package.
    pub(super) fn of(model: &'m Model, package: PackageId) -> Self {
        let metrics: Vec<Metric<'m>> = model.metrics().filter(|metric| model.is_part_of(metric.0, package)).collect();
        let mut tables: BTreeSet<DeclId> =
            model.tables().filter(|table| model.is_part_of(table.0, package)).map(|table| table.id()).collect();
        let datasets = metrics.iter().filter_map(|metric| metric.dataset());
        let mut waiting: Vec<DeclId> = datasets.flat_map(|dataset| dataset.children("table")).map(Decl::id).collect();
        waiting.extend(tables.iter().copied());
        while let Some(id) = waiting.pop() {
            tables.insert(id);
            let linked =
                Table(model.decl(id)).links().into_iter().filter_map(|link| link.own("to")?.reference("table"));
            waiting.extend(linked.map(Decl::id).filter(|id| !tables.contains(id)));
        }
        let tables = tables.into_iter().map(|id| Table(model.decl(id))).filter(|table| table.kind_word() == "table");
        Self { tables: tables.collect(), metrics }
    }
}
