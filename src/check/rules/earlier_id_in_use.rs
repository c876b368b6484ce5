//! An earlier id that is somebody's id today.

use crate::check::Looks;
use crate::check::words::named;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::Decl;

crate::rule!(pub RULE, "OFW2044", "earlier-id-in-use", Warning, since "0.1");

pub(super) const LOOKS: &[Looks] = &[Looks::AtEvery(check)];

fn check(decl: Decl<'_>, found: &mut Diagnostics) {
    for was in decl.statements("was") {
        for filled in was.values() {
            let earlier = decl.model().slice(filled.span);
            if let Some(bearer) = bearer(decl, earlier) {
                found.push(finding(decl, earlier, filled.span, bearer));
            }
        }
    }
}

/// What bears an id today, in the space of ids that a declaration stands in.
fn bearer<'m>(decl: Decl<'m>, id: &str) -> Option<Decl<'m>> {
    match decl.parent() {
        Some(parent) => parent.children_called(id).next(),
        None => decl.model().named(decl.package_id(), id).first().map(|bearer| decl.model().decl(*bearer)),
    }
}

fn finding(decl: Decl<'_>, earlier: &str, span: crate::source::Span, bearer: Decl<'_>) -> Diagnostic {
    if bearer == decl {
        return Diagnostic::new(&RULE, span, format!("`{earlier}` is the id of {} today", named(decl)))
            .here("not an earlier id")
            .also(decl.name_span(), "its id")
            .help("Name the id that it had before, or delete the line.");
    }
    Diagnostic::new(&RULE, span, format!("{} was `{earlier}`, which is another's id today", named(decl)))
        .here("means two things")
        .also(bearer.name_span(), format!("{} has this id", named(bearer)))
        .help(
            "Ids are for ever: whoever kept figures or links under this id would now find the other thing under it. Give \
             the other an id that was never used.",
        )
}
