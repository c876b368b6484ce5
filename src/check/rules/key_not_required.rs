//! A field of a table's key that may be empty.

use crate::check::Looks;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::{Decl, Field, Needed, Table};
use crate::vocabulary::Status;

crate::rule!(pub RULE, "OFW3031", "key-not-required", Warning, since "0.1");

pub(super) const LOOKS: &[Looks] = &[Looks::AtEach(&["table"], check)];

fn check(decl: Decl<'_>, found: &mut Diagnostics) {
    let table = Table(decl);
    if table.status() == Status::Draft {
        return;
    }
    let Some(key) = table.0.own("key") else { return };
    for field in key.references("field") {
        if field.kind_word() != "field" || Field(field).needed() == Needed::Always || field.is_unclear("required") {
            continue;
        }
        let name = field.name();
        let place = field.own("required").or_else(|| field.own("optional")).map_or(field.span(), |said| said.span());
        found.push(
            Diagnostic::new(&RULE, place, format!("`{name}` is part of the key of `{}` and may be empty", table.path()))
                .here("may be left empty")
                .also(key.span(), "the fields that name a record")
                .help(format!(
                    "A record without `{name}` has no name: it can be neither told from another nor joined to one. Say `required` of the field, or leave it out of the key."
                )),
        );
    }
}
