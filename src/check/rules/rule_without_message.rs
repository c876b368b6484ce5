//! A rule that says nothing to whoever breaks it.

use crate::check::Check;
use crate::diagnostic::Diagnostic;
use crate::vocabulary::Status;

crate::rule!(pub RULE, "OFW3040", "rule-without-message", Warning, since "0.1");

pub(super) fn check(cx: &mut Check<'_>) {
    let mut found = Vec::new();
    for rule in cx.model().of_kind("rule").filter(|rule| rule.status() > Status::Draft && rule.withdrawn().is_none()) {
        if ["error", "query"].iter().any(|word| rule.own(word).is_some() || rule.is_unclear(word) || rule.said_no(word).is_some()) {
            continue;
        }
        found.push(
            Diagnostic::new(&RULE, rule.name_span(), format!("rule `{}` has no message", rule.name()))
                .here("what is said where it is broken?")
                .help("Add `error \"…\"` where the record is refused, or `query \"…\"` where it may stand and somebody is asked: what is wrong with the record, in the words of those who enter it."),
        );
    }
    found.into_iter().for_each(|found| cx.report(found));
}
