//! A purpose of a framework that none of its metrics serves.

use crate::check::Looks;
use crate::check::words::with_wholes;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::{Decl, Model, Value};

crate::rule!(pub RULE, "OFW2034", "purpose-without-metric", Advice, since "0.1");

pub(super) const LOOKS: &[Looks] = &[Looks::AtTheWhole(check)];

fn check(model: &Model, found: &mut Diagnostics) {
    // Where no metric of a package says what it is fit for, nobody has looked at it yet.
    let mut says = vec![false; model.packages().count()];
    let mut served = vec![false; model.len()];
    for metric in model.metrics().filter(|metric| metric.withdrawn().is_none()) {
        for purpose in metric.references("fit for", "purpose") {
            says[metric.package_id().index()] = true;
            served[purpose.id().index()] = true;
        }
    }
    let served = with_wholes(model, model.decls().filter(|decl| served[decl.id().index()]));
    for (_, info) in model.packages().filter(|(package, _)| says[package.index()]) {
        let Some(head) = info.head.map(|head| model.decl(head)) else { continue };
        for filled in head.statements("purposes").flat_map(|purposes| purposes.all("purpose")) {
            let Value::Reference(Some(id)) = filled.value else { continue };
            if !served[id.index()] {
                found.push(finding(filled.span, model.decl(id)));
            }
        }
    }
}

fn finding(place: crate::source::Span, purpose: Decl<'_>) -> Diagnostic {
    let name = purpose.name();
    let finding = Diagnostic::new(&RULE, place, format!("no metric is fit for `{name}`"))
        .here("served by no figure")
        .help(format!(
            "Say `fit for {name}` in the metrics that serve it, or leave the purpose out: a framework that is to serve \
             it has nothing to show for it."
        ));
    let against = purpose.model().referrers(purpose.id(), "not fit for").take(3);
    against.fold(finding, |finding, metric| finding.also(metric.name_span(), "says that it is not fit for it"))
}
