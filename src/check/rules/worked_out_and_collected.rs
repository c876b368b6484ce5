//! A field that is worked out, of which it is said how it is collected.

use crate::check::Looks;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::Decl;

crate::rule!(pub RULE, "OFW3047", "worked-out-and-collected", Error, since "0.1");

pub(super) const LOOKS: &[Looks] = &[Looks::AtEach(&["field", "table", "link", "spell"], check)];

/// What is said of a field that is filled in.
const OF_COLLECTED: [&str; 6] = ["required", "optional", "column", "also column", "unknown codes", "collected at"];

fn check(decl: Decl<'_>, found: &mut Diagnostics) {
    if decl.kind_word() != "field" {
        joined(decl, found);
        return;
    }
    let Some(how) = decl.own("worked out as") else { return };
    for said in OF_COLLECTED.iter().flat_map(|word| decl.statements(word)).take(1) {
        let (name, word) = (decl.name(), said.word());
        found.push(
            Diagnostic::new(&RULE, said.span(), format!("`{name}` is worked out, and `{word}` is said of it"))
                .here("said of fields that are collected")
                .also(how.span(), "worked out here")
                .help(format!(
                    "What is worked out is in no file and nobody fills it in. Leave `{word}` out; or leave out how it is worked out, if `{name}` is collected."
                )),
        );
    }
}

/// Records are told apart, put together and joined by what they hold.
fn joined(decl: Decl<'_>, found: &mut Diagnostics) {
    let by = [("key", "field"), ("lasts from", "field"), ("lasts from", "to"), ("to", "field"), ("joins", "same")];
    for (word, name) in by {
        for said in decl.statements(word) {
            for filled in said.all(name) {
                let crate::model::Value::Reference(Some(field)) = filled.value else { continue };
                let field = decl.model().decl(field);
                let Some(how) = field.own("worked out as") else { continue };
                found.push(
                    Diagnostic::new(&RULE, filled.span, format!("`{}` is worked out: records are not put together by it", field.name()))
                        .here("is not collected")
                        .also(how.span(), "worked out here")
                        .help("Records are told apart, linked and joined by what they hold. Name the fields that it is worked out from."),
                );
            }
        }
    }
}
