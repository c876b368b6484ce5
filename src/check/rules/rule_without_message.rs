//! A rule that says nothing to whoever breaks it.

use crate::check::Looks;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::Decl;
use crate::vocabulary::Status;

crate::rule!(pub RULE, "OFW3040", "rule-without-message", Warning, since "0.1");

pub(super) const LOOKS: &[Looks] = &[Looks::AtEach(&["rule"], check)];

fn check(rule: Decl<'_>, found: &mut Diagnostics) {
    if rule.status() == Status::Draft || rule.withdrawn().is_some() {
        return;
    }
    if ["error", "query"].iter().any(|word| rule.own(word).is_some() || rule.is_unclear(word) || rule.said_no(word).is_some()) {
        return;
    }
    found.push(
        Diagnostic::new(&RULE, rule.name_span(), format!("rule `{}` has no message", rule.name()))
            .here("what is said where it is broken?")
            .help("Add `error \"…\"` where the record is refused, or `query \"…\"` where it may stand and somebody is asked: what is wrong with the record, in the words of those who enter it."),
    );
}
