//! A text longer than a text may be.

use crate::diagnostic::Diagnostic;
use crate::rule;
use crate::source::Span;

use super::Findings;
use crate::syntax::tree::Tree;

rule!(pub RULE, "OFW0108", "text-too-long", Error, since "0.1");

/// The longest text, in bytes, quotes included.
pub const MAX_TEXT_BYTES: usize = 65_536;

pub(in crate::syntax) fn check(tree: &Tree<'_>, at: usize, findings: &mut Findings) {
    let place = tree.token_span(tree.tokens()[at]);
    let length = place.range().len();
    if length <= MAX_TEXT_BYTES {
        return;
    }
    let mark = tree.token_text(tree.tokens()[at]).chars().next().map_or(1, char::len_utf8);
    let opening = Span::new(place.file, place.range().start..place.range().start + mark);
    findings.add(|| {
        Diagnostic::new(&RULE, opening, format!("this text is {} KB long; 64 KB is the most", length.div_ceil(1024)))
            .here("begins here")
            .also(place.end_point(), "ends here")
            .help("Is a quotation mark missing? If not, put the long words into a document and cite it.")
    });
}
