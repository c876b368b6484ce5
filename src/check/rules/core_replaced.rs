//! A declaration that takes the place of one in the core that its framework extends.

use std::collections::HashSet;

use crate::check::Looks;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::id::{DeclId, PackageId};
use crate::model::{Decl, Model};

crate::rule!(pub RULE, "OFW2017", "core-replaced", Advice, since "0.1");

pub(super) const LOOKS: &[Looks] = &[Looks::AtTheWhole(check)];

fn check(model: &Model, found: &mut Diagnostics) {
    for (package, info) in model.packages().filter(|(_, info)| !info.extends.is_empty()) {
        let cores = model.cores(package);
        let sealed = sealed(model, cores);
        for own in model.names(package).iter().map(|id| model.decl(*id)) {
            let replaced = cores.iter().flat_map(|core| model.named(*core, own.name())).map(|id| model.decl(*id));
            let Some(replaced) = replaced.into_iter().find(|decl| decl.kind() == own.kind()) else { continue };
            // What cannot be replaced at all is said elsewhere.
            if !sealed.contains(&replaced.id()) {
                found.push(finding(&info.name, own, replaced));
            }
        }
    }
}

/// What the heads of packages seal, each with what it stands in.
fn sealed(model: &Model, packages: &[PackageId]) -> HashSet<DeclId> {
    let heads = packages.iter().filter_map(|package| model.package(*package).head).map(|head| model.decl(head));
    let sealed = heads.flat_map(|head| head.statements("seals")).flat_map(|seals| seals.references("any"));
    sealed.flat_map(|decl| std::iter::successors(Some(decl), |decl| decl.parent())).map(Decl::id).collect()
}

fn finding(package: &str, own: Decl<'_>, replaced: Decl<'_>) -> Diagnostic {
    let core = &replaced.package().name;
    Diagnostic::new(&RULE, own.name_span(), format!("`{}` takes the place of the one in `{core}`", own.name()))
        .here(format!("counts in `{package}`"))
        .also(replaced.span(), "counts everywhere else")
        .help(format!(
            "If the two are to mean the same, delete this one: figures of `{package}` and of `{core}` under one id could \
             not be compared."
        ))
}
