//! What the files of a package share: the names of tables, fields, lists and groups.

use std::collections::{BTreeMap, BTreeSet};

use super::codes;
use super::names;
use crate::emit::Context;
use crate::emit::columns::Columns;
use crate::emit::names::{Scope, class};
use crate::expression::Type;
use crate::id::DeclId;
use crate::model::{Decl, Field, Table, codes_of};

/// A table as the package knows it.
#[derive(Debug, Clone)]
pub(super) struct Known<'m> {
    pub(super) table: Table<'m>,
    /// By what callers name it: its id, or its path where others bear that.
    pub(super) key: String,
    /// The stem of the names of what is made of it.
    pub(super) name: String,
    /// Its files, without their ends.
    pub(super) file: String,
    /// Its fields, with their properties and the columns that hold them.
    pub(super) fields: Vec<(Field<'m>, String, Vec<String>)>,
}

/// The package while it is written.
pub(super) struct Module<'m> {
    pub(super) cx: Context<'m>,
    pub(super) scope: Scope,
    pub(super) tables: Vec<Known<'m>>,
    /// The code lists, with the name of each.
    pub(super) lists: BTreeMap<DeclId, String>,
    /// The groups whose codes are all given, with the name of each one's list.
    pub(super) groups: BTreeMap<DeclId, String>,
    /// The properties of fields.
    properties: BTreeMap<DeclId, String>,
    /// The spells that rules ask for, with their names.
    pub(super) spells: BTreeMap<DeclId, String>,
}

impl<'m> Module<'m> {
    /// Gives every table, field, list and group its name.
    pub(super) fn new(cx: &Context<'m>) -> Self {
        let mut module = Self {
            cx: *cx,
            scope: names::package_scope(),
            tables: Vec::new(),
            lists: BTreeMap::new(),
            groups: BTreeMap::new(),
            properties: BTreeMap::new(),
            spells: BTreeMap::new(),
        };
        let tables = cx.model.tables_for(cx.package);
        let mut bearers: BTreeMap<&str, usize> = BTreeMap::new();
        for table in &tables {
            *bearers.entry(table.name()).or_default() += 1;
        }
        let (mut files, mut taken) = (names::files(), BTreeMap::new());
        for table in tables {
            let key = if bearers.get(table.name()) == Some(&1) { table.name().to_owned() } else { table.path() };
            let name = names::table(&mut module.scope, &mut taken, table);
            let file = files.take(&[key.replace('.', "-")]);
            let fields = module.name_fields(table);
            module.tables.push(Known { table, key, name, file, fields });
        }
        for name in taken.into_keys() {
            module.scope.take(&[name]);
        }
        module.name_lists();
        module
    }

    fn name_fields(&mut self, table: Table<'m>) -> Vec<(Field<'m>, String, Vec<String>)> {
        let fields: Vec<Field<'_>> = table.fields().into_iter().map(Field).collect();
        let columns = Columns::new(&self.cx, &fields);
        let mut scope = names::properties();
        let mut named = Vec::new();
        for field in fields {
            let columns = columns.of(field);
            let first = columns.first().cloned().unwrap_or_default();
            let property = scope.take(&[first, field.0.name().to_owned()]);
            self.properties.insert(field.id(), property.clone());
            named.push((field, property, columns));
        }
        named
    }

    fn name_lists(&mut self) {
        let model = self.cx.model;
        let own = model.of_kind("codes").filter(|list| model.is_part_of(*list, self.cx.package)).map(Decl::id);
        let fields = self.tables.iter().flat_map(|known| &known.fields);
        let of_fields = fields.filter_map(|(field, _, _)| match field.kind() {
            Type::Code(list) => Some(list),
            _ => None,
        });
        let lists: BTreeSet<DeclId> = own.chain(of_fields).collect();
        for list in lists.into_iter().map(|id| model.decl(id)).filter(|list| codes::has_codes(*list)) {
            let owner = list.parent().map_or_else(|| "Codes".to_owned(), |parent| class(parent.name()));
            let both = if list.parent().is_some() { owner + &class(list.name()) } else { class(list.name()) + &owner };
            let name = self.scope.take(&[class(list.name()), both]);
            for group in list.children("group").filter(|group| codes::of_group(*group).is_some()) {
                let stem = format!("{name}{}", class(group.name()));
                let name = self.scope.take(&[stem]);
                self.groups.insert(group.id(), name);
            }
            self.lists.insert(list.id(), name);
        }
    }

    /// The table with this id.
    pub(super) fn table(&self, id: DeclId) -> Option<&Known<'m>> {
        self.tables.iter().find(|known| known.table.id() == id)
    }

    /// The property of a field, where the records of a table have it.
    pub(super) fn property(&self, field: DeclId) -> Option<&str> {
        self.properties.get(&field).map(String::as_str)
    }

    /// The name of a list all codes of which are given.
    pub(super) fn complete_list(&self, list: DeclId) -> Option<&str> {
        codes_of(self.cx.model, list)?;
        self.lists.get(&list).map(String::as_str)
    }
}
