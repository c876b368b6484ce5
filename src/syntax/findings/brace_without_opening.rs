//! A `}` that closes nothing.

use crate::diagnostic::{Applicability, Diagnostic};
use crate::rule;

use super::Findings;
use crate::syntax::tree::Tree;

rule!(pub RULE, "OFW0103", "brace-without-opening", Error, since "0.1");

pub(in crate::syntax) fn report(tree: &Tree<'_>, at: usize, findings: &mut Findings) {
    let place = tree.token_span(tree.tokens()[at]);
    findings.add(|| {
        Diagnostic::new(&RULE, place, "this `}` closes nothing")
            .here("no `{` is open here")
            .help("Delete it, or write the `{` that opens the block it should close.")
            .fix(Applicability::Likely, place, "", "delete the `}`")
    });
}
