//! Items to declarations.

use std::cell::OnceCell;
use std::collections::HashMap;

use super::{findings, slots};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::id::{DeclId, PackageId};
use crate::model::{Declaration, Text};
use crate::source::Span;
use crate::syntax::{TokenKind, Tokens, Tree, is_suitable_id, plain_id, suitable_id, text_value, word_value};
use crate::vocabulary::{KindEntry, KindId, Presence, joins_conditions, vocabulary};

pub(super) struct Lowering<'a, 't> {
    pub(super) tree: &'a Tree<'t>,
    pub(super) declarations: Vec<Declaration>,
    pub(super) diagnostics: Diagnostics,
    /// Names that were declared by lines that could not be understood: nobody is to be told that they are unknown.
    pub(super) strays: Vec<Span>,
    /// The kinds and ids of what the file declares by their titles; gathered when the first is asked for.
    pub(super) titles: OnceCell<HashMap<String, (&'t str, &'t str)>>,
}

/// What was read of a file.
pub(super) struct Lowered {
    pub(super) declarations: Vec<Declaration>,
    pub(super) strays: Vec<Span>,
    pub(super) diagnostics: Diagnostics,
}

/// A place where statements are read: the declaration it belongs to, and the kind whose statements may stand there.
#[derive(Clone, Copy)]
pub(super) struct Place {
    pub(super) owner: DeclId,
    pub(super) kind: &'static KindEntry,
    /// Whether it is the head's own line, where commas separate statements.
    pub(super) on_head: bool,
}

impl<'a, 't> Lowering<'a, 't> {
    pub(super) fn new(tree: &'a Tree<'t>, diagnostics: Diagnostics) -> Self {
        Self { tree, declarations: Vec::new(), diagnostics, strays: Vec::new(), titles: OnceCell::new() }
    }

    pub(super) fn finish(mut self) -> Lowered {
        // A framework is kept until the end; what its lists could still take is not.
        for declaration in &mut self.declarations {
            declaration.statements.shrink_to_fit();
            declaration.children.shrink_to_fit();
        }
        Lowered { declarations: self.declarations, strays: self.strays, diagnostics: self.diagnostics }
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
            let kind = vocabulary().by_word(head.text(0)).filter(|kind| kind.entry().kind.inside.is_empty());
            match kind {
                Some(kind) if head.kind(0) == Some(TokenKind::Word) => {
                    self.declaration(item, kind, None);
                }
                _ => self.outside(item),
            }
        }
    }

    /// `ofw 1` on the first line.
    fn version(&mut self, head: &Tokens<'_, '_>) {
        if head.text(1) != "1" {
            let diagnostic = Diagnostic::new(
                &findings::UNKNOWN_VERSION,
                head.span(1),
                format!("version `{}` of the language is not known", head.text(1)),
            );
            self.diagnostics
                .push(diagnostic.here("this compiler reads version 1").help("Write `ofw 1`, or leave the line out."));
        }
    }

    /// Reads a declaration with all that stands in its block; the place where its statements stand.
    pub(super) fn declaration(&mut self, item: usize, kind: KindId, parent: Option<DeclId>) -> Place {
        let tree = self.tree;
        let head = tree.head(item);
        let entry = kind.entry();
        let id = DeclId::new(self.declarations.len());
        let mut at = 1;
        if let Some(place) = self.more_defaults(&head, kind, parent) {
            self.lines(tree.children(item), place);
            return place;
        }
        let mut title_within = false;
        let (name, title) = match self.swapped(&head, entry) {
            Some((name, title, taken)) => {
                at = taken;
                (Some(name), Some(title))
            }
            None => {
                let name = self.name(&head, entry, &mut at);
                let within = name.and_then(|_| self.title_within(item, &head, entry));
                title_within = within.is_some();
                (name, within.or_else(|| self.title(&head, entry, name, &mut at)))
            }
        };
        let written = name.and_then(|name| self.tree.text().get(name.range())).unwrap_or_default();
        let plain = (entry.kind.word != "code").then(|| plain_id(written)).flatten().map(|id| id.as_ref().into());
        self.declarations.push(Declaration {
            kind,
            package: PackageId::new(0),
            parent,
            children: Vec::new(),
            name,
            plain,
            title,
            statements: Vec::new(),
            unclear: Vec::new(),
            span: head.span_of(0..at),
        });
        if let Some(parent) = parent {
            self.declarations[parent.index()].children.push(id);
        }
        let said_by = self.kind_of_statements(kind, name);
        let place = Place { owner: id, kind: said_by, on_head: true };
        self.inline(&head, at, place);
        let place = Place { on_head: false, ..place };
        self.lines(tree.children(item).skip(usize::from(title_within)), place);
        place
    }

    /// `outcome safe { "Children are safe"`: the title that stands behind the `{` instead of before it.
    fn title_within(&mut self, item: usize, head: &Tokens<'_, '_>, entry: &'static KindEntry) -> Option<Text> {
        let tree = self.tree;
        let titled = (1..head.len()).any(|at| head.kind(at) == Some(TokenKind::Text));
        let block = tree.items()[item].block.filter(|_| entry.kind.title == Presence::Required && !titled)?;
        let within = tree.head(tree.children(item).next()?);
        let (text, taken) = slots::text(&within).filter(|(_, taken)| *taken == within.len())?;
        let open = tree.token_span(tree.tokens()[block.open as usize]);
        self.diagnostics.push(findings::title_within(entry, open, within.span_of(0..taken)));
        Some(text)
    }

    /// A second `defaults` for a kind says more of the same: what both say is told as if they were one.
    fn more_defaults(&self, head: &Tokens<'_, '_>, kind: KindId, parent: Option<DeclId>) -> Option<Place> {
        if kind.word() != "defaults" || head.len() != 2 {
            return None;
        }
        let of = vocabulary().by_word(head.text(1))?;
        let written = |id: &DeclId| {
            let name = self.declarations[id.index()].name?;
            self.tree.text().get(name.range())
        };
        let siblings = &self.declarations[parent?.index()].children;
        let is_same = |id: &&DeclId| self.declarations[id.index()].kind == kind && written(id) == Some(head.text(1));
        Some(Place { owner: *siblings.iter().find(is_same)?, kind: of.entry(), on_head: false })
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
                let (diagnostic, near) =
                    findings::unknown_kind(word, name.unwrap_or(Span::new(self.tree.file(), 0..0)));
                if name.is_some() {
                    self.diagnostics.push(diagnostic);
                }
                near.unwrap_or(kind).entry()
            }
        }
    }

    /// `outcome "Children are safe" safe`: the id behind the title, and how many tokens both take.
    fn swapped(&mut self, head: &Tokens<'_, '_>, entry: &'static KindEntry) -> Option<(Span, Text, usize)> {
        if entry.kind.id == Presence::Absent || entry.kind.word == "code" || head.kind(1) != Some(TokenKind::Text) {
            return None;
        }
        let (title, taken) = slots::text(&head.part(1..head.len()))?;
        let at = 1 + taken;
        let is_id = head.kind(at) == Some(TokenKind::Word)
            && is_suitable_id(head.text(at))
            && !super::line::starts_statement(&head.part(at..head.len()), entry)
            && matches!(head.kind(at + 1), None | Some(TokenKind::Comma));
        if !is_id {
            return None;
        }
        let (id, name) = (head.span(at), head.text(at));
        self.diagnostics.push(findings::id_after_title(entry, head.span(0), head.span(at - 1), id, name));
        Some((id, title, at + 1))
    }

    fn name(&mut self, head: &Tokens<'_, '_>, entry: &'static KindEntry, at: &mut usize) -> Option<Span> {
        if entry.kind.id == Presence::Absent {
            return None;
        }
        let is_code = entry.kind.word == "code";
        let own = if is_code { 1 } else { in_one(head, *at) };
        let is_name = match head.kind(*at) {
            Some(TokenKind::Word | TokenKind::Number) => true,
            Some(TokenKind::Symbol) => own > 1,
            Some(TokenKind::Text) => is_code && head.kind(*at + 1) == Some(TokenKind::Text),
            _ => false,
        };
        if !is_name {
            let suggestion =
                (head.kind(*at) == Some(TokenKind::Text)).then(|| suitable_id(&text_value(head.text(*at))));
            self.diagnostics.push(findings::missing_name(entry, head.span(0), suggestion.filter(|id| !id.is_empty())));
            return None;
        }
        let further = if is_code { 0 } else { words_before_title(&head.part(*at + own..head.len()), entry) };
        let span = head.span_of(*at..*at + own + further);
        let name = self.tree.text().get(span.range()).unwrap_or_default();
        *at += own + further;
        let title = || (head.kind(*at) == Some(TokenKind::Text)).then(|| text_value(head.text(*at)));
        if entry.kind.word == "translation" {
            if !slots::is_language(name) {
                self.diagnostics.push(findings::no_language(name, span));
            }
        } else if further > 0 {
            self.diagnostics.push(findings::name_of_several_words(name, span));
        // A dash in the place of a hyphen, and what cannot be seen, was reported where words are read.
        } else if !is_code && !is_suitable_id(&word_value(name)) {
            self.diagnostics.push(findings::unsuitable_name(name, title().as_deref(), span));
        } else if !is_code && joins_conditions(name) {
            self.diagnostics.push(findings::joining_word(entry, name, title().as_deref(), span));
        }
        Some(span)
    }

    fn title(
        &mut self,
        head: &Tokens<'_, '_>,
        entry: &'static KindEntry,
        name: Option<Span>,
        at: &mut usize,
    ) -> Option<Text> {
        if entry.kind.title == Presence::Absent {
            return None;
        }
        if let Some((text, taken)) = slots::text(&head.part(*at..head.len())) {
            *at += taken;
            return Some(text);
        }
        // One message a declaration: without an id there is no telling where a title belongs.
        if entry.kind.title != Presence::Required || name.is_none() && entry.kind.id != Presence::Absent {
            return None;
        }
        let words = unquoted_title(&head.part(*at..head.len()), entry);
        if words > 0 {
            let span = head.span_of(*at..*at + words);
            let said = self.tree.text().get(span.range()).unwrap_or_default();
            self.diagnostics.push(findings::title_without_quotes(span, said));
            *at += words;
        } else {
            let name = name.and_then(|name| self.tree.text().get(name.range())).unwrap_or_default();
            self.diagnostics.push(findings::missing_title(entry, name, head.span(*at - 1).end_point()));
        }
        None
    }
}

/// How many words behind an id look like a title that lacks its quotes: all up to a comma and a statement, unless they
/// are a statement themselves.
fn unquoted_title(tokens: &Tokens<'_, '_>, kind: &'static KindEntry) -> usize {
    let starts = |at: usize| super::line::starts_statement(&tokens.part(at..tokens.len()), kind);
    let end = (0..tokens.len())
        .find(|at| tokens.kind(*at) == Some(TokenKind::Comma) && starts(at + 1))
        .unwrap_or(tokens.len());
    let words =
        (0..end).all(|at| matches!(tokens.kind(at), Some(TokenKind::Word | TokenKind::Number | TokenKind::Comma)));
    if words && end > 0 && !starts(0) && tokens.kind(0) != Some(TokenKind::Comma) { end } else { 0 }
}

/// How many tokens from an index on were meant as one id: words, and the signs that touch them, `safe-` and `a/b`.
fn in_one(head: &Tokens<'_, '_>, from: usize) -> usize {
    let is_part = |at: &usize| match head.kind(*at) {
        Some(TokenKind::Word | TokenKind::Number) => true,
        Some(TokenKind::Symbol) => matches!(head.text(*at), "-" | "−" | "–" | "—" | "/" | "." | "&" | "+"),
        _ => false,
    };
    let touches = |at: &usize| *at == from || head.span(*at).start == head.span(at - 1).end;
    let count = (from..head.len()).take_while(|at| is_part(at) && touches(at)).count();
    let is_word = |at| matches!(head.kind(at), Some(TokenKind::Word | TokenKind::Number));
    if (from..from + count).any(is_word) { count } else { 1 }
}

/// How many words behind the first of an id stand before a title: an id is one word, and these were meant for it.
fn words_before_title(tokens: &Tokens<'_, '_>, kind: &'static KindEntry) -> usize {
    let starts = |at: usize| super::line::starts_statement(&tokens.part(at..tokens.len()), kind);
    let is_word = |at: &usize| matches!(tokens.kind(*at), Some(TokenKind::Word | TokenKind::Number)) && !starts(*at);
    let words = (0..tokens.len()).take_while(is_word).count();
    let titled = kind.kind.title == Presence::Required && tokens.kind(words) == Some(TokenKind::Text);
    if titled { words } else { 0 }
}
