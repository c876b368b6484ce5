//! A table as the class of its records.

use std::collections::{BTreeMap, BTreeSet};

use super::field;
use super::literal::docstring;
use super::module::Module;
use super::names::{Scope, snake};
use super::needed;
use crate::emit::about;
use crate::emit::columns::Columns;
use crate::model::{Field, Table};

/// The class of the records of a table.
pub(super) fn class(module: &mut Module<'_>, table: Table<'_>, class_name: &str) -> String {
    let fields: Vec<Field<'_>> = table.fields().into_iter().map(Field).collect();
    // A name in Python that is another field's column would leave open which of the two is meant.
    let columns = Columns::new(&module.cx, &fields);
    let columns: Vec<Vec<String>> = fields.iter().map(|field| columns.of(*field)).collect();
    let mut owners: BTreeMap<&str, BTreeSet<usize>> = BTreeMap::new();
    for (index, columns) in columns.iter().enumerate() {
        for column in columns {
            owners.entry(column).or_default().insert(index);
        }
    }
    let mut scope = Scope::record();
    let name = |(index, field): (usize, &Field<'_>)| {
        let is_others = |name: &str| owners.get(name).is_some_and(|of| of.iter().any(|other| *other != index));
        scope.take_beside(&[snake(field.name())], is_others)
    };
    let names: Vec<String> = fields.iter().enumerate().map(name).collect();
    let named: Vec<(Field<'_>, String)> = fields.iter().copied().zip(names).collect();
    let (methods, unasked) = needed::methods(module, table, &named);
    let mut out = format!("class {class_name}(Record):\n");
    out.push_str(&docstring(4, &documentation(table, unasked)));
    for ((field, attribute), columns) in named.iter().zip(&columns) {
        out.push('\n');
        out.push_str(&field::lines(module, *field, attribute, columns));
    }
    out.push_str(&methods);
    out
}

fn documentation(table: Table<'_>, unasked: Vec<String>) -> Vec<String> {
    let key: Vec<String> = table.key().into_iter().map(|field| snake(field.name())).collect();
    let key = (!key.is_empty()).then(|| format!("No two records have the same {}.", key.join(" and ")));
    about::table(table, key, unasked.into_iter().map(|rule| format!("Not checked here: {rule}")))
}
