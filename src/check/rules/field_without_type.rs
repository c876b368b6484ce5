//! A field or data element of which nobody says what it holds.

use crate::check::Looks;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::{Decl, Field};
use crate::vocabulary::Status;

crate::rule!(pub RULE, "OFW3032", "field-without-type", Warning, since "0.1");

pub(super) const LOOKS: &[Looks] = &[Looks::AtEach(&["field", "element"], check)];

fn check(decl: Decl<'_>, found: &mut Diagnostics) {
    if decl.status() == Status::Draft || decl.withdrawn().is_some() {
        return;
    }
    if Field(decl).type_statement().is_some() || unclear(decl) || Field(decl).element().is_some() {
        return;
    }
    let name = decl.name();
    let (message, help) = if decl.kind_word() == "element" {
        (
            format!("nothing says what the data element `{name}` holds"),
            "Add its type, as in `date`, `whole number from 0 to 40`, `yes or no` or `code from …`: fields that record it take it over.".to_owned(),
        )
    } else {
        (
            format!("nothing says what the field `{name}` holds"),
            format!("Add its type, as in `date`, `whole number`, `yes or no` or `code from …`, or the data element that it records: `field {name} records …`."),
        )
    };
    found.push(Diagnostic::new(&RULE, decl.name_span(), message).here("a date, a number, a code?").help(help));
}

/// Whether a type or element is given in words that could not be read, or by a name that reaches nothing.
fn unclear(decl: Decl<'_>) -> bool {
    let types = decl.kind().entry().statements.iter().filter(|entry| entry.statement.group == Some("type"));
    types.map(|entry| entry.statement.word).chain(["records"]).any(|word| decl.is_unclear(word))
        || decl.own("records").is_some()
}
