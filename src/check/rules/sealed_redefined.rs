//! Something that a common core seals, declared again by a framework that extends it.

use crate::check::Looks;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::{Decl, Model};

crate::rule!(pub RULE, "OFW2016", "sealed-redefined", Error, since "0.1");

pub(super) const LOOKS: &[Looks] = &[Looks::AtTheWhole(check)];

fn check(model: &Model, found: &mut Diagnostics) {
    for (package, info) in model.packages() {
        let heads = model.cores(package).iter().filter_map(|core| model.package(*core).head).map(|id| model.decl(id));
        for head in heads {
            for seals in head.statements("seals") {
                for sealed in seals.references("any") {
                    // A member goes with what it stands in.
                    let whole = std::iter::successors(Some(sealed), |decl| decl.parent()).last().unwrap_or(sealed);
                    for again in model.named(package, whole.name()) {
                        found.push(finding(&info.name, head, sealed, model.decl(*again)));
                    }
                }
            }
        }
    }
}

fn finding(package: &str, core: Decl<'_>, sealed: Decl<'_>, again: Decl<'_>) -> Diagnostic {
    Diagnostic::new(
        &RULE,
        again.name_span(),
        format!("`{package}` declares `{}` again, which `{}` seals", again.name(), core.name()),
    )
    .here("declared again here")
    .also(sealed.span(), "sealed in the core, so that it means the same for all")
    .help(format!(
        "Delete this and use the one of the core, or give yours an id and a title of its own, such as `{}-{}`.",
        again.name(),
        package
    ))
}
