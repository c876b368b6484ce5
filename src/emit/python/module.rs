//! What the parts of the module share: the names they take, what they need from elsewhere, and texts made plain.

use std::collections::{BTreeMap, BTreeSet};

use super::names::{Scope, class};
use crate::emit::Context;
use crate::expression::Type;
use crate::id::DeclId;
use crate::model::{Decl, Field, Table, codes_of};

/// The module while it is written.
pub(super) struct Module<'m> {
    pub(super) cx: Context<'m>,
    /// The names at its top.
    pub(super) scope: Scope,
    /// The tables, with the key by which the module knows each and the name of its class.
    pub(super) tables: Vec<(Table<'m>, String, String)>,
    keys: BTreeMap<DeclId, String>,
    /// The code lists, with the name of each one's class.
    pub(super) lists: BTreeMap<DeclId, String>,
    /// The groups of codes that have a set, with its name.
    pub(super) groups: BTreeMap<DeclId, String>,
    /// Those of them all codes of which are given.
    complete: BTreeSet<DeclId>,
    members: BTreeMap<DeclId, BTreeMap<String, String>>,
    offered: BTreeSet<String>,
    used: BTreeSet<&'static str>,
}

impl<'m> Module<'m> {
    /// Gives every table and every list its name.
    pub(super) fn new(cx: &Context<'m>) -> Self {
        let mut module = Self {
            cx: *cx,
            scope: Scope::module(),
            tables: Vec::new(),
            keys: BTreeMap::new(),
            lists: BTreeMap::new(),
            groups: BTreeMap::new(),
            complete: BTreeSet::new(),
            members: BTreeMap::new(),
            offered: BTreeSet::new(),
            used: BTreeSet::new(),
        };
        let tables = cx.model.tables_for(cx.package);
        let mut bearers: BTreeMap<&str, usize> = BTreeMap::new();
        for table in &tables {
            *bearers.entry(table.name()).or_default() += 1;
        }
        for table in &tables {
            let key = if bearers.get(table.name()) == Some(&1) { table.name().to_owned() } else { table.path() };
            let dataset = table.dataset().map_or("", Decl::name);
            let name = module.scope.take(&[class(table.name()), class(dataset) + &class(table.name())]);
            module.offers(name.clone());
            module.keys.insert(table.id(), key.clone());
            module.tables.push((*table, key, name));
        }
        module.name_lists(&tables);
        module
    }

    fn name_lists(&mut self, tables: &[Table<'m>]) {
        let model = self.cx.model;
        let own = model.of_kind("codes").filter(|list| model.is_part_of(*list, self.cx.package)).map(Decl::id);
        let fields = tables.iter().flat_map(|table| table.fields());
        let of_fields = fields.filter_map(|field| match Field(field).kind() {
            Type::Code(list) => Some(list),
            _ => None,
        });
        let lists: BTreeSet<DeclId> = own.chain(of_fields).collect();
        for id in lists {
            let list = model.decl(id);
            if super::codes::has_codes(list) {
                let owner = list.parent().map_or_else(|| "Codes".to_owned(), |parent| class(parent.name()));
                let both =
                    if list.parent().is_some() { owner + &class(list.name()) } else { class(list.name()) + &owner };
                let name = self.scope.take(&[class(list.name()), both]);
                self.offers(name.clone());
                self.lists.insert(id, name);
                if codes_of(model, id).is_some() {
                    self.complete.insert(id);
                }
            }
        }
    }

    /// The class of a list all codes of which are given.
    pub(super) fn complete_list(&self, list: DeclId) -> Option<String> {
        self.lists.get(&list).filter(|_| self.complete.contains(&list)).cloned()
    }

    /// The names of all codes in the enumeration of a list, by code.
    pub(super) fn member_names(&mut self, list: DeclId) -> &BTreeMap<String, String> {
        self.members.entry(list).or_insert_with(|| super::codes::member_names(self.cx.model.decl(list)))
    }

    /// The key by which the module knows a table.
    pub(super) fn key_of(&self, table: DeclId) -> Option<&str> {
        self.keys.get(&table).map(String::as_str)
    }

    /// Notes that something is to be imported.
    pub(super) fn uses(&mut self, name: &'static str) {
        self.used.insert(name);
    }

    /// Notes a name that others may use.
    pub(super) fn offers(&mut self, name: String) {
        self.offered.insert(name);
    }

    /// What is to be imported, of these.
    pub(super) fn used_of(&self, names: &[&'static str]) -> Vec<&'static str> {
        names.iter().copied().filter(|name| self.used.contains(name)).collect()
    }

    /// What others may use, sorted as Python's tools do: constants, classes, functions.
    pub(super) fn offered(&self) -> Vec<&str> {
        let mut names: Vec<&str> = self.offered.iter().map(String::as_str).collect();
        let is_constant = |name: &str| name.len() > 1 && !name.contains(|c: char| c.is_lowercase());
        names.sort_by_key(|name| (!is_constant(name), name.starts_with(|c: char| c.is_lowercase())));
        names
    }
}
