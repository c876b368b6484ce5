//! What can be wrong with the form of a file: a file a rule.

pub(super) mod block_without_opening;
pub(super) mod brace_without_opening;
mod control_character;
mod hidden_character;
mod invisible_character;
pub(super) mod needless_sign;
pub(super) mod nesting_too_deep;
mod pasted_dash;
mod single_quotes;
pub(super) mod statement_outside_block;
mod text_too_long;
pub(super) mod unclosed_block;
mod unclosed_text;
mod unexpected_character;
pub(super) mod words_after_block;

use crate::diagnostic::{Diagnostic, Diagnostics, MAX_PER_FILE, Rule};

use super::hidden;
use super::tree::{TokenKind, Tree};

/// Every rule about the form of a file, by code.
pub static RULES: &[&Rule] = &[
    &unclosed_text::RULE,
    &unclosed_block::RULE,
    &brace_without_opening::RULE,
    &unexpected_character::RULE,
    &needless_sign::RULE,
    &words_after_block::RULE,
    &nesting_too_deep::RULE,
    &text_too_long::RULE,
    &pasted_dash::RULE,
    &single_quotes::RULE,
    &block_without_opening::RULE,
    &control_character::RULE,
    &invisible_character::RULE,
    &statement_outside_block::RULE,
];

/// Findings as they are gathered, up to a number that no person reads: a file of nothing but stray characters must
/// not cost more memory than its tree.
#[derive(Default)]
pub(super) struct Findings {
    found: Diagnostics,
    nesting: bool,
}

impl Findings {
    pub(super) fn new() -> Self {
        Self::default()
    }

    /// Makes a finding and adds it, while there is room.
    fn add(&mut self, finding: impl FnOnce() -> Diagnostic) {
        if self.found.len() < 10 * MAX_PER_FILE {
            self.found.push(finding());
        }
    }

    pub(super) fn into_diagnostics(self) -> Diagnostics {
        self.found
    }
}

/// Judges what can be seen from single tokens and their neighbours.
pub(super) fn judge_tokens(tree: &Tree<'_>, findings: &mut Findings) {
    let may_hide = hidden::may_hide(tree.text());
    for (at, token) in tree.tokens().iter().enumerate() {
        let hides = may_hide && hidden_character::check(tree, at, findings);
        match token.kind {
            TokenKind::Stray if !hides => unexpected_character::report(tree, at, findings),
            TokenKind::UnclosedText => unclosed_text::report(tree, at, findings),
            TokenKind::Text => {
                text_too_long::check(tree, at, findings);
                single_quotes::check(tree, at, findings);
                needless_sign::check_doubled(tree, at, findings);
            }
            TokenKind::Word => pasted_dash::check_word(tree, at, findings),
            TokenKind::Symbol => pasted_dash::check_range(tree, at, findings),
            _ => {}
        }
    }
}
