//! Blocks within blocks, deeper than anybody reads.

use crate::diagnostic::Diagnostic;
use crate::rule;

use super::Findings;
use crate::syntax::items::MAX_DEPTH;
use crate::syntax::tree::Tree;

rule!(pub RULE, "OFW0107", "nesting-too-deep", Error, since "0.1");

/// Reports the first brace of a file that is too deep; the others would say the same.
pub(in crate::syntax) fn report(tree: &Tree<'_>, at: usize, findings: &mut Findings) {
    if std::mem::replace(&mut findings.nesting, true) {
        return;
    }
    let place = tree.token_span(tree.tokens()[at]);
    findings.add(|| {
        Diagnostic::new(&RULE, place, format!("blocks stand in one another more than {MAX_DEPTH} deep"))
            .here("one too many")
            .help("Give the inner part a declaration of its own, and refer to it by its name.")
    });
}
