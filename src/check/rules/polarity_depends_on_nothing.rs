//! A polarity that depends on the metric itself.

use crate::check::Looks;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::{Decl, St, Value};

crate::rule!(pub RULE, "OFW2030", "polarity-depends-on-nothing", Warning, since "0.1");

pub(super) const LOOKS: &[Looks] = &[Looks::AtEvery(check)];

fn check(decl: Decl<'_>, found: &mut Diagnostics) {
    if decl.withdrawn().is_some() {
        return;
    }
    let Some(polarity) = decl.own("polarity") else { return };
    let others = depended_on(polarity).any(|other| !leads_back(other, decl) && other.withdrawn().is_none());
    let back = polarity.all("metric").find(|filled| {
        matches!(filled.value, Value::Reference(Some(id)) if leads_back(decl.model().decl(id), decl))
    });
    let Some(back) = back.filter(|_| !others && polarity.get("text").is_none()) else { return };
    let itself = depended_on(polarity).all(|other| other == decl);
    let message = if itself {
        format!("the polarity of `{}` depends on itself", decl.name())
    } else {
        format!("the polarity of `{}` depends on metrics that depend on it", decl.name())
    };
    found.push(Diagnostic::new(&RULE, back.span, message).here("leads back here").help(
        "Name a metric that shows when more of this is good and when it is not, or say in words what it depends on: \
         `depends because \"…\"`.",
    ));
}

/// The metrics a polarity depends on.
fn depended_on(polarity: St<'_>) -> impl Iterator<Item = Decl<'_>> {
    let depends = polarity.notation().starts_with("depends");
    polarity.references("metric").filter(move |_| depends)
}

/// Whether a metric is the declaration, or depends on it and on nothing else.
fn leads_back(metric: Decl<'_>, to: Decl<'_>) -> bool {
    if metric == to {
        return true;
    }
    let Some(polarity) = metric.own("polarity").filter(|polarity| polarity.get("text").is_none()) else { return false };
    let mut on = depended_on(polarity).peekable();
    on.peek().is_some() && on.all(|other| other == to)
}
