//! A metric fit for a purpose that its framework does not have.

use std::collections::HashSet;

use crate::check::Looks;
use crate::check::words::and_list;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::id::{DeclId, PackageId};
use crate::model::{Decl, Model, St, Value};
use crate::source::Span;

crate::rule!(pub RULE, "OFW2033", "purpose-not-of-framework", Warning, since "0.1");

/// How far up from a purpose to the larger ones it is a part of.
const MAX_STEPS: usize = 64;

pub(super) const LOOKS: &[Looks] = &[Looks::AtTheWhole(check)];

fn check(model: &Model, found: &mut Diagnostics) {
    let purposes: Vec<Option<Purposes<'_>>> = model.packages().map(|(package, _)| purposes(model, package)).collect();
    for metric in model.metrics() {
        let Some(purposes) = &purposes[metric.package_id().index()] else { continue };
        for filled in metric.statements("fit for").flat_map(|fit| fit.all("purpose")) {
            let Value::Reference(Some(id)) = filled.value else { continue };
            if !is_among(model, id, &purposes.all) {
                found.push(finding(metric.0, model.decl(id), filled.span, purposes.listed));
            }
        }
    }
}

/// What a framework is for.
struct Purposes<'m> {
    /// The statement of its head.
    listed: St<'m>,
    /// Its purposes with those of the cores it extends.
    all: HashSet<DeclId>,
}

/// None for a package that does not say what it is for, or names something that is not there.
fn purposes(model: &Model, package: PackageId) -> Option<Purposes<'_>> {
    let head = model.decl(model.package(package).head?);
    let listed = head.own("purposes").filter(|purposes| !purposes.is_unresolved("purpose"))?;
    let cores = model.cores(package).iter().filter_map(|core| model.package(*core).head);
    let heads = std::iter::once(head).chain(cores.map(|id| model.decl(id)));
    Some(Purposes { listed, all: heads.flat_map(|head| head.references("purposes", "purpose")).map(Decl::id).collect() })
}

fn finding(metric: Decl<'_>, purpose: Decl<'_>, place: Span, listed: St<'_>) -> Diagnostic {
    let (name, of) = (purpose.name(), &metric.package().name);
    let names = and_list(listed.references("purpose").map(Decl::name));
    Diagnostic::new(&RULE, place, format!("`{}` is fit for `{name}`, which is no purpose of `{of}`", metric.name()))
        .here("not among the purposes")
        .also(listed.span(), "the purposes of the framework")
        .help(format!("Name one of {names}, or add `{name}` to the purposes in the head."))
}

/// Whether a purpose, or a larger one it is a part of, is among those of a framework.
fn is_among(model: &Model, purpose: DeclId, purposes: &HashSet<DeclId>) -> bool {
    let larger = |decl: &Decl<'_>| decl.own("part of").and_then(|part| part.reference("purpose")).map(Decl::id);
    std::iter::successors(Some(purpose), |id| larger(&model.decl(*id))).take(MAX_STEPS).any(|id| purposes.contains(&id))
}
