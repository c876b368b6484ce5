//! An instrument answered by somebody it is not made for.

use crate::check::Looks;
use crate::check::words::and_list;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::{Decl, Metric, St};

crate::rule!(pub RULE, "OFW2028", "unsuitable-respondent", Warning, since "0.1");

pub(super) const LOOKS: &[Looks] = &[Looks::AtEach(&["metric"], check)];

fn check(decl: Decl<'_>, found: &mut Diagnostics) {
    let metric = Metric(decl);
    if metric.withdrawn().is_some() {
        return;
    }
    let Some(scored) = metric.statement("scored with") else { return };
    let Some(respondent) = scored.reference("perspective") else { return };
    let instrument = scored.reference("scale").and_then(Decl::parent);
    if let Some(finding) = instrument.and_then(|instrument| not_asked(scored, respondent, instrument)) {
        found.push(finding);
    } else if let Some(finding) = other_eyes(metric, scored, respondent) {
        found.push(finding);
    }
}

fn not_asked(scored: St<'_>, respondent: Decl<'_>, instrument: Decl<'_>) -> Option<Diagnostic> {
    let answers: Vec<St<'_>> = instrument.statements("answered by").collect();
    let asked: Vec<&str> = answers.iter().flat_map(|by| by.references("perspective")).map(Decl::name).collect();
    if asked.is_empty() || asked.contains(&respondent.name()) {
        return None;
    }
    let finding = Diagnostic::new(
        &RULE,
        scored.span_of("perspective"),
        format!("`{}` is not answered by `{}`", instrument.name(), respondent.name()),
    )
    .here("not among those who answer it")
    .help(format!(
        "Name one of those it is made for, {}, or add to the instrument who else answers it: scores of somebody else \
         mean something else.",
        and_list(asked)
    ));
    Some(answers.iter().fold(finding, |finding, by| finding.also(by.span(), "says who answers it")))
}

/// A metric that says it is seen through other eyes than those of who answers.
fn other_eyes(metric: Metric<'_>, scored: St<'_>, respondent: Decl<'_>) -> Option<Diagnostic> {
    let perspective = metric.own("perspective")?;
    let mut eyes = perspective.references("perspective");
    if perspective.is_unresolved("perspective") || eyes.any(|eyes| eyes == respondent) {
        return None;
    }
    Some(
        Diagnostic::new(
            &RULE,
            scored.span_of("perspective"),
            format!("`{}` is answered by `{}` and seen through other eyes", metric.name(), respondent.name()),
        )
        .here("who answers")
        .also(perspective.span(), "whose view it is said to be")
        .help(format!("Whoever answers is whose view it is: write `perspective {}`.", respondent.name())),
    )
}
