//! A file's text to its tree and what is wrong with its form.

use crate::diagnostic::Diagnostics;
use crate::source::FileId;

use super::findings::{self, Findings};
use super::items::ItemReader;
use super::tokens::tokens;
use super::tree::Tree;

/// A tree, whole whatever the text was, and the findings about its form.
#[derive(Debug)]
pub struct Parse<'t> {
    /// The tree.
    pub tree: Tree<'t>,
    /// What is wrong with the form of the text; each mistake once.
    pub diagnostics: Diagnostics,
}

/// Reads a text. Never fails: what cannot be understood is in the tree as it stands, with a finding beside it.
pub fn parse(file: FileId, text: &str) -> Parse<'_> {
    let mut tree = Tree { file, text, tokens: tokens(text), significant: Vec::new(), items: Vec::new() };
    let mut findings = Findings::new();
    ItemReader::new(&mut tree, &mut findings).read();
    findings::judge_tokens(&tree, &mut findings);
    Parse { tree, diagnostics: findings.into_diagnostics() }
}
