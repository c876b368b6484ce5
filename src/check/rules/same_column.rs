//! Two fields of a table that files could not keep apart.

use std::collections::BTreeMap;

use crate::check::Looks;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::{Decl, Field, Table};

crate::rule!(pub RULE, "OFW3060", "same-column", Error, since "0.1");

pub(super) const LOOKS: &[Looks] = &[Looks::AtEach(&["table"], check)];

fn check(decl: Decl<'_>, found: &mut Diagnostics) {
    let table = Table(decl);
    let mut taken: BTreeMap<String, Decl<'_>> = BTreeMap::new();
    for field in table.fields() {
        let name = Field(field).column().unwrap_or(field.name().into());
        let span = field.own("column").map_or(field.name_span(), |column| column.span_of("text"));
        // Databases and spreadsheets take capital and small letters for the same.
        match taken.get(&name.to_lowercase()) {
            None => {
                taken.insert(name.to_lowercase(), field);
            }
            // An id that is given twice is reported as such.
            Some(other) if other.name() == field.name() => {}
            Some(other) => {
                let there = other.own("column").map_or(other.name_span(), |column| column.span_of("text"));
                found.push(
                    Diagnostic::new(
                        &RULE,
                        span,
                        format!("`{}` and `{}` have the same column `{name}`", other.name(), field.name()),
                    )
                    .here("the same column again")
                    .also(there, "it is here already")
                    .help(
                        "A file has one column of a name, and capital and small letters make no difference. Give \
                         each field its own `column`.",
                    ),
                );
            }
        }
    }
}
