//! Items to declarations.

use super::{findings, matching, slots};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::id::{DeclId, PackageId};
use crate::model::{Declaration, Filled, Statement, Text, Value};
use crate::source::Span;
use crate::syntax::{TokenKind, Tokens, Tree, text_value};
use crate::vocabulary::{KindEntry, KindId, Presence, Slot, StatementEntry, vocabulary};

pub(super) struct Lowering<'a, 't> {
    tree: &'a Tree<'t>,
    declarations: Vec<Declaration>,
    diagnostics: Diagnostics,
}

/// A block whose lines are read: the declaration it belongs to, and the kind whose statements may stand in it.
#[derive(Clone, Copy)]
struct Place {
    owner: DeclId,
    kind: &'static KindEntry,
}

impl<'a, 't> Lowering<'a, 't> {
    pub(super) fn new(tree: &'a Tree<'t>, diagnostics: Diagnostics) -> Self {
        Self { tree, declarations: Vec::new(), diagnostics }
    }

    pub(super) fn finish(self) -> (Vec<Declaration>, Diagnostics) {
        (self.declarations, self.diagnostics)
    }

    /// Reads every declaration of the file.
    pub(super) fn file(&mut self) {
        let tree = self.tree;
        for item in tree.top() {
            let head = tree.head(item);
            if item == 0 && head.is_word(0, "ofw") && head.len() == 2 {
                self.version(&head);
                continue;
            }
            match vocabulary().by_word(head.text(0)).filter(|kind| kind.entry().kind.inside.is_empty()) {
                Some(kind) if head.kind(0) == Some(TokenKind::Word) => self.declaration(item, kind, None),
                _ => self.stray(item, &head),
            }
        }
    }

    /// `ofw 1` on the first line.
    fn version(&mut self, head: &Tokens<'_, '_>) {
        if head.text(1) != "1" {
            let diagnostic = Diagnostic::new(
                &findings::UNCLEAR_STATEMENT,
                head.span(1),
                format!("version `{}` of the language is not known", head.text(1)),
            );
            self.diagnostics
                .push(diagnostic.here("this compiler reads version 1").help("Write `ofw 1`, or leave the line out."));
        }
    }

    /// An item of the file that declares nothing.
    fn stray(&mut self, item: usize, head: &Tokens<'_, '_>) {
        // A block without a head and marks without words were reported with the form of the file.
        if head.is_empty() || matches!(head.kind(0), Some(TokenKind::Stray | TokenKind::UnclosedText)) {
            return;
        }
        let _ = item;
        self.diagnostics.push(findings::unknown_kind(head.text(0), head.span(0)));
    }

    fn declaration(&mut self, item: usize, kind: KindId, parent: Option<DeclId>) {
        let tree = self.tree;
        let head = tree.head(item);
        let entry = kind.entry();
        let id = DeclId::new(self.declarations.len());
        let mut at = 1;
        let name = self.name(&head, entry, &mut at);
        let title = self.title(&head, entry, &mut at);
        self.declarations.push(Declaration {
            kind,
            package: PackageId::new(0),
            parent,
            children: Vec::new(),
            name,
            title,
            statements: Vec::new(),
            unclear: Vec::new(),
            span: head.span_of(0..at),
        });
        if let Some(parent) = parent {
            self.declarations[parent.index()].children.push(id);
        }
        let said_by = self.kind_of_statements(kind, name);
        let place = Place { owner: id, kind: said_by };
        self.inline(&head, at, place);
        let children: Vec<usize> = tree.children(item).collect();
        for child in children {
            self.line(child, place);
        }
    }

    /// `defaults metric` holds the statements of a metric; anything else its own.
    fn kind_of_statements(&mut self, kind: KindId, name: Option<Span>) -> &'static KindEntry {
        if kind.word() != "defaults" {
            return kind.entry();
        }
        let word = name.and_then(|span| self.tree.text().get(span.range())).unwrap_or_default();
        match vocabulary().by_word(word) {
            Some(of) => of.entry(),
            None => {
                if let Some(span) = name {
                    self.diagnostics.push(findings::unknown_kind(word, span));
                }
                kind.entry()
            }
        }
    }

    fn name(&mut self, head: &Tokens<'_, '_>, entry: &'static KindEntry, at: &mut usize) -> Option<Span> {
        if entry.kind.id == Presence::Absent {
            return None;
        }
        let is_code = entry.kind.word == "code";
        let is_name = match head.kind(*at) {
            Some(TokenKind::Word) => true,
            Some(TokenKind::Number) => true,
            Some(TokenKind::Text) => is_code && head.kind(*at + 1) == Some(TokenKind::Text),
            _ => false,
        };
        if !is_name {
            let suggestion =
                (head.kind(*at) == Some(TokenKind::Text)).then(|| findings::suitable(&text_value(head.text(*at))));
            self.diagnostics.push(findings::missing_name(entry, head.span(0), suggestion.filter(|id| !id.is_empty())));
            return None;
        }
        let span = head.span(*at);
        let name = head.text(*at);
        *at += 1;
        // A dash in the place of a hyphen was reported where words are read.
        if !is_code && !is_suitable(&name.replace(['‐', '‑', '‒', '–'], "-")) {
            self.diagnostics.push(findings::unsuitable_name(name, span));
        }
        Some(span)
    }

    fn title(&mut self, head: &Tokens<'_, '_>, entry: &'static KindEntry, at: &mut usize) -> Option<Text> {
        if entry.kind.title == Presence::Absent {
            return None;
        }
        let title = slots::text(&head.part(*at..head.len()));
        match title {
            Some((text, taken)) => {
                *at += taken;
                Some(text)
            }
            None => {
                // One message a declaration: without an id there is no telling where a title belongs.
                let named = *at > 1 || entry.kind.id == Presence::Absent;
                if entry.kind.title == Presence::Required && named {
                    self.diagnostics.push(findings::missing_title(entry, head.span(*at - 1).end_point()));
                }
                None
            }
        }
    }

    /// The statements on the head's own line, separated by commas.
    fn inline(&mut self, head: &Tokens<'_, '_>, from: usize, place: Place) {
        let mut start = from;
        while start < head.len() {
            let end = (start + 1..head.len())
                .find(|&at| {
                    head.kind(at) == Some(TokenKind::Comma)
                        && starts_statement(&head.part(at + 1..head.len()), place.kind)
                })
                .unwrap_or(head.len());
            self.statement(&head.part(start..end), place);
            start = end + 1;
        }
    }

    /// One line of a block: a nested declaration or a statement.
    fn line(&mut self, item: usize, place: Place) {
        let tree = self.tree;
        let head = tree.head(item);
        if head.is_empty() || matches!(head.kind(0), Some(TokenKind::Stray | TokenKind::UnclosedText)) {
            return;
        }
        let nested =
            vocabulary().by_word(head.text(0)).filter(|kind| kind.entry().kind.inside.contains(&place.kind.kind.word));
        if let Some(kind) = nested {
            self.declaration(item, kind, Some(place.owner));
            return;
        }
        let known = self.statement(&head, place);
        if let (true, Some(block)) = (known, tree.items()[item].block) {
            let span = tree.token_span(tree.tokens()[block.open as usize]);
            let diagnostic = Diagnostic::new(
                &findings::UNEXPECTED_BLOCK,
                span,
                format!("`{}` has no braces of its own", head.text(0)),
            );
            self.diagnostics.push(
                diagnostic
                    .here("nothing is said in here")
                    .help("Put each statement on a line of its own, without these braces."),
            );
        }
    }

    /// Reads a statement; whether its word is one of the kind's.
    fn statement(&mut self, tokens: &Tokens<'_, '_>, place: Place) -> bool {
        if let Some(entry) = sentence_of(tokens, place.kind) {
            self.fitted(tokens, entry, place, 1 + entry.words.len(), Some(tokens.span(0)));
            return true;
        }
        let Some(entry) = statement_of(tokens, place.kind) else {
            let words: Vec<&str> = (0..3).map(|at| tokens.text(at)).filter(|word| !word.is_empty()).collect();
            self.diagnostics.push(findings::unknown_statement(place.kind, &words, tokens.span(0)));
            self.declarations[place.owner.index()].unclear.extend(findings::nearest_statement(place.kind, &words));
            return false;
        };
        self.fitted(tokens, entry, place, entry.words.len(), None);
        true
    }

    fn fitted(
        &mut self,
        tokens: &Tokens<'_, '_>,
        entry: &'static StatementEntry,
        place: Place,
        words: usize,
        subject: Option<Span>,
    ) {
        let rest = tokens.part(words..tokens.len());
        match matching::fit(&rest, entry, &mut self.diagnostics) {
            Ok((shape, mut values)) => {
                if let Some(span) = subject {
                    let slot = Slot::Reference(crate::vocabulary::References(&[]));
                    values.insert(0, Filled { name: "subject", slot, span, value: Value::Reference(None) });
                }
                let span = tokens.span_of(0..tokens.len());
                self.repeated(entry, place.owner, span);
                let statement = Statement { entry: entry.statement, shape, span, values: values.into() };
                self.declarations[place.owner.index()].statements.push(statement);
            }
            Err(failure) => {
                self.declarations[place.owner.index()].unclear.push(entry.statement.word);
                let diagnostic = failure.problem.map_or_else(
                    || {
                        let span =
                            if failure.at < rest.len() { rest.span(failure.at) } else { tokens.span(tokens.len() - 1) };
                        findings::unclear_statement(place.kind, entry, &failure.expected, span, rest.text(failure.at))
                    },
                    |problem| *problem,
                );
                self.diagnostics.push(diagnostic);
            }
        }
    }

    /// A statement that may stand once and stands again, or two of a group that exclude each other.
    fn repeated(&mut self, entry: &'static StatementEntry, owner: DeclId, span: Span) {
        let new = entry.statement;
        let clashes = |old: &&Statement| {
            !new.many && std::ptr::eq(old.entry, new) || new.group.is_some() && old.entry.group == new.group
        };
        if let Some(old) = self.declarations[owner.index()].statements.iter().find(clashes) {
            let (first, message) = if old.entry.word == new.word {
                (old.span, format!("`{}` is said twice", new.word))
            } else {
                (old.span, format!("`{}` and `{}` cannot both be said", old.entry.word, new.word))
            };
            let diagnostic = Diagnostic::new(&findings::REPEATED_STATEMENT, span, message)
                .here("said again here")
                .also(first, "said first here")
                .help("Keep the one that is meant and delete the other: a reader could not tell which counts.");
            self.diagnostics.push(diagnostic);
        }
    }
}

/// The statement of a kind that a run of tokens starts with: the longest words that fit.
fn statement_of(tokens: &Tokens<'_, '_>, kind: &'static KindEntry) -> Option<&'static StatementEntry> {
    kind.statements.iter().find(|entry| {
        !entry.statement.sentence && entry.words.iter().enumerate().all(|(at, word)| tokens.is_word(at, word))
    })
}

/// The sentence of a kind that a run of tokens is: a name, then the sentence's words.
fn sentence_of(tokens: &Tokens<'_, '_>, kind: &'static KindEntry) -> Option<&'static StatementEntry> {
    if tokens.kind(0) != Some(TokenKind::Word) {
        return None;
    }
    kind.statements.iter().find(|entry| {
        entry.statement.sentence && entry.words.iter().enumerate().all(|(at, word)| tokens.is_word(at + 1, word))
    })
}

fn starts_statement(tokens: &Tokens<'_, '_>, kind: &'static KindEntry) -> bool {
    statement_of(tokens, kind).is_some()
}

/// Small letters, digits and hyphens, starting with a letter and not ending in a hyphen.
fn is_suitable(name: &str) -> bool {
    name.starts_with(|c: char| c.is_ascii_lowercase())
        && name.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
        && !name.ends_with('-')
        && !name.contains("--")
}
