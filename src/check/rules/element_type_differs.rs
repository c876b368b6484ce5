//! A field that records a data element and has a type of its own that is another.

use crate::check::Looks;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::expression::{Type, Unit};
use crate::model::{Decl, Field, St, type_of};

crate::rule!(pub RULE, "OFW3033", "element-type-differs", Error, since "0.1");

pub(super) const LOOKS: &[Looks] = &[Looks::AtEach(&["field"], check)];

fn check(field: Decl<'_>, found: &mut Diagnostics) {
    found.extend(finding(field));
}

fn finding(field: Decl<'_>) -> Option<Diagnostic> {
    let element = Field(field).element()?;
    let own = stated(field)?;
    let recorded = stated(element)?;
    if own.is_unresolved("unit") || recorded.is_unresolved("unit") {
        return None;
    }
    if agree(type_of(field), type_of(element), field, element) && within(field, element) {
        return None;
    }
    let name = element.name();
    Some(
        Diagnostic::new(&RULE, own.span(), format!("`{}` records `{name}` and does not hold the same", field.path()))
            .here("what the field holds")
            .also(recorded.span(), format!("what `{name}` is"))
            .help(format!(
                "A field that records an element has the element's type. Delete its own, or let it record another element: terms that speak of `{name}` would be asked of something else."
            )),
    )
}

fn stated(decl: Decl<'_>) -> Option<St<'_>> {
    decl.all_statements().find(|statement| statement.stored().entry.group == Some("type"))
}

fn agree(one: Type, other: Type, field: Decl<'_>, element: Decl<'_>) -> bool {
    match (one, other) {
        (Type::Unknown, _) | (_, Type::Unknown) => true,
        (Type::Number { unit: one, .. }, Type::Number { unit: other, .. }) => {
            one == other || one == Unit::Unresolved || other == Unit::Unresolved
        }
        // Codes that each names itself are the same where the words are; an identifier without a scheme is any.
        (Type::Code(one), Type::Code(other)) => {
            one == other || one == field.id() && other == element.id() && Field(field).codes() == Field(element).codes()
        }
        (Type::Identifier(one), Type::Identifier(other)) => one == other || one == field.id() || other == element.id(),
        (one, other) => one == other,
    }
}

/// Whether every number the field may hold is one that the element may be.
fn within(field: Decl<'_>, element: Decl<'_>) -> bool {
    match (Field(field).range(), Field(element).range()) {
        (Some((from, to)), Some((least, most))) => from >= least && to <= most,
        _ => true,
    }
}
