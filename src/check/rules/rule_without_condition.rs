//! A rule of which nobody can say when it is broken.

use crate::check::Looks;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::Decl;
use crate::vocabulary::Status;

crate::rule!(pub RULE, "OFW3041", "rule-without-condition", Warning, since "0.1");

pub(super) const LOOKS: &[Looks] = &[Looks::AtEach(&["rule"], check)];

fn check(rule: Decl<'_>, found: &mut Diagnostics) {
    if rule.status() == Status::Draft || rule.withdrawn().is_some() {
        return;
    }
    if judges(rule) {
        return;
    }
    found.push(
        Diagnostic::new(&RULE, rule.name_span(), format!("rule `{}` does not say what must hold", rule.name()))
            .here("when is it broken?")
            .help("Say whose records it judges and what must hold of them: `on TABLE`, and `if … then …` or `holds when …`."),
    );
}

fn judges(rule: Decl<'_>) -> bool {
    let says = |word: &str| rule.own(word).is_some() || rule.is_unclear(word) || rule.said_no(word).is_some();
    says("if") || says("holds when") || rule.is_unclear("on") || rule.own("on").is_some_and(|on| on.get("condition").is_some())
}
