//! `} suggests safe`: words on the line on which a block ends.

use crate::diagnostic::{Applicability, Diagnostic};
use crate::rule;

use super::Findings;
use crate::syntax::tree::Tree;

rule!(pub RULE, "OFW0106", "words-after-block", Error, since "0.1");

pub(in crate::syntax) fn report(tree: &Tree<'_>, at: usize, findings: &mut Findings) {
    let place = tree.token_span(tree.tokens()[at]);
    findings.add(|| {
        Diagnostic::new(&RULE, place, "nothing may follow the `}` of a block on its line")
            .here("starts after the block's end")
            .help("Begin a new line after the `}`, so that a reader sees where the block ends.")
            .fix(Applicability::Certain, place.start_point(), "\n", "begin a new line")
    });
}
