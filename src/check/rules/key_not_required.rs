//! A field of a table's key that may be empty.

use crate::check::Check;
use crate::diagnostic::Diagnostic;
use crate::model::{Field, Needed};
use crate::vocabulary::Status;

crate::rule!(pub RULE, "OFW3031", "key-not-required", Warning, since "0.1");

pub(super) fn check(cx: &mut Check<'_>) {
    let mut found = Vec::new();
    for table in cx.model().tables().filter(|table| table.status() > Status::Draft) {
        let Some(key) = table.0.own("key") else { continue };
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
    found.into_iter().for_each(|found| cx.report(found));
}
