//! Trees to declarations: what each line says, by the vocabulary, before any name is looked up.
//!
//! One file at a time and in parallel; the tree dies with this step. Whatever is wrong with a line is said here, and
//! what is well-formed around it goes on.

mod declaration;
mod failure;
mod findings;
mod formula;
mod line;
mod matching;
mod outside;
mod slots;
mod unclear;

use crate::diagnostic::Diagnostics;
use crate::model::Declaration;
use crate::source::{FileId, Span};
use crate::syntax;

pub use findings::{RULES, UNKNOWN_VERSION};

/// What one file declares.
#[derive(Debug)]
pub struct Unit {
    /// The file.
    pub file: FileId,
    /// The `framework` or `library` that heads its package, where this file has it. The first where there are several.
    pub head: Option<Head>,
    /// The packages that the head uses or extends.
    pub uses: Vec<Use>,
    /// What is declared, in reading order, parents before what is nested in them. Ids are those of this file alone.
    pub declarations: Vec<Declaration>,
    /// The names that lines declare which could not be understood: reported there, and not where they are used.
    pub strays: Vec<Span>,
    /// What was found.
    pub diagnostics: Diagnostics,
}

/// The head of a package.
#[derive(Debug, Clone)]
pub struct Head {
    /// The id of the package.
    pub name: String,
    /// Whether it is a library.
    pub library: bool,
    /// Where it stands.
    pub span: Span,
}

/// A `use` or `extends` of a head.
#[derive(Debug, Clone)]
pub struct Use {
    /// The id of the package.
    pub package: String,
    /// The name by which its declarations are known here: `use measures as m`.
    pub alias: Option<String>,
    /// The path that `from "…"` gives, relative to the using package's folder.
    pub from: Option<String>,
    /// Where that path stands.
    pub from_span: Option<Span>,
    /// Whether it is an `extends`.
    pub extends: bool,
    /// Where the package is named.
    pub span: Span,
    /// The whole statement.
    pub whole: Span,
}

/// Reads and lowers one file.
pub fn unit(file: FileId, text: &str) -> Unit {
    let parse = syntax::parse(file, text);
    let mut lowering = declaration::Lowering::new(&parse.tree, parse.diagnostics);
    lowering.file();
    let declaration::Lowered { declarations, strays, diagnostics } = lowering.finish();
    let heads = declarations.iter().filter(|declaration| is_head(declaration));
    let head = heads.clone().next().and_then(|declaration| {
        let name = declaration.name?;
        Some(Head {
            name: syntax::word_value(text.get(name.range())?).into_owned(),
            library: declaration.kind.word() == "library",
            span: declaration.span,
        })
    });
    let uses = heads.flat_map(|declaration| uses(declaration, text)).collect();
    Unit { file, head, uses, declarations, strays, diagnostics }
}

/// Whether a declaration heads a package.
fn is_head(declaration: &Declaration) -> bool {
    matches!(declaration.kind.word(), "framework" | "library")
}

fn uses<'d>(declaration: &'d Declaration, text: &'d str) -> impl Iterator<Item = Use> + 'd {
    declaration.statements.iter().filter(|statement| matches!(statement.entry.word, "use" | "extends")).filter_map(
        move |statement| {
            let slice = |span: Span| text.get(span.range()).map(str::to_owned);
            let from = statement.get("text").and_then(|filled| text.get(filled.span.range()));
            Some(Use {
                package: syntax::word_value(&slice(statement.get("package")?.span)?).into_owned(),
                alias: statement.get("name").and_then(|filled| slice(filled.span)),
                from: from.map(|from| syntax::text_value(from).into_owned()),
                from_span: statement.get("text").map(|filled| filled.span),
                extends: statement.entry.word == "extends",
                span: statement.get("package")?.span,
                whole: statement.span,
            })
        },
    )
}
