//! A link by fields that the other table does not have, or that hold something else there.

use crate::check::Looks;
use crate::diagnostic::{Diagnostic, Diagnostics, closest};
use crate::expression::Type;
use crate::model::{Decl, Field, St, Table, type_of};

crate::rule!(pub RULE, "OFW3034", "link-fields-differ", Error, since "0.1");

pub(super) const LOOKS: &[Looks] = &[Looks::AtEach(&["link"], check)];

fn check(link: Decl<'_>, found: &mut Diagnostics) {
    if let Some(to) = link.own("to")
        && let Some(table) = to.reference("table").map(Table)
    {
        findings(to, table, found);
    }
}

fn findings(to: St<'_>, table: Table<'_>, found: &mut Diagnostics) {
    let mut by = Vec::new();
    for filled in to.all("field") {
        let crate::model::Value::Reference(Some(id)) = filled.value else { return };
        let own = table.model().decl(id);
        let Some(other) = table.field(own.name()) else {
            found.push(lacking(own, table, filled.span));
            return;
        };
        if !same(own, other) {
            found.push(
                Diagnostic::new(&RULE, filled.span, format!("`{}` is not the same in both tables", own.name()))
                    .here("cannot be compared")
                    .also(own.span(), "this field here")
                    .also(other.span(), "and that one there")
                    .help("Records belong together where both hold the same. Give both fields one type, and identifiers one scheme: `identifier …`."),
            );
            return;
        }
        by.push(other);
    }
    let key = table.key();
    let missing: Vec<Decl<'_>> = key.iter().copied().filter(|field| !by.contains(field)).collect();
    if let (Some(first), Some(stated)) = (missing.first(), table.own("key")) {
        found.push(
            Diagnostic::new(&RULE, to.span(), format!("this does not lead to one record of `{}`", table.path()))
                .here("may fit several records there")
                .also(stated.span(), format!("a record is named by `{}` too", first.name()))
                .help(format!(
                    "A link leads to one record, so it goes by all fields of the key. Add `{}` to the link, or see whether the link should stand in the other table.",
                    first.name()
                )),
        );
    }
}

fn lacking(own: Decl<'_>, table: Table<'_>, span: crate::source::Span) -> Diagnostic {
    let name = own.name();
    let fields = table.fields();
    let near = closest(name, fields.iter().map(|field| field.name()));
    let label = near.map_or_else(|| "not in the other table".to_owned(), |near| format!("there it is `{near}`?"));
    Diagnostic::new(&RULE, span, format!("`{}` has no field `{name}`", table.path()))
        .here(label)
        .also(table.span(), "the table that the link leads to")
        .help("A link goes by fields that both tables have, under one id. Add the field to the other table, or give both fields the same id: their columns may have different names.")
}

/// Whether two fields hold values that can be the same.
fn same(one: Decl<'_>, other: Decl<'_>) -> bool {
    match (type_of(one), type_of(other)) {
        (Type::Unknown, _) | (_, Type::Unknown) => true,
        (Type::Number { unit: one, .. }, Type::Number { unit: other, .. }) => one == other,
        (Type::Identifier(first), Type::Identifier(second)) => {
            // An identifier that is described at the field itself is of no scheme that could differ.
            first == second || first == one.id() || second == other.id()
        }
        (Type::Code(first), Type::Code(second)) => {
            first == second || first == one.id() && second == other.id() && Field(one).codes() == Field(other).codes()
        }
        (one, other) => std::mem::discriminant(&one) == std::mem::discriminant(&other),
    }
}
