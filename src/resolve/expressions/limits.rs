//! How far the terms that conditions use are put in their places: terms of terms could otherwise grow without end.

use super::scope::Scope;
use crate::diagnostic::Diagnostic;
use crate::resolve::once::TOO_LONG;
use crate::source::Span;
use crate::syntax::phrase::UNCLEAR;

/// The most parts a condition may have once the terms it uses are put in their places.
const MAX_PARTS: usize = 1_000;

/// How deeply conditions and values may stand in each other then; each step of a sum is one.
const MAX_DEPTH: usize = 100;

/// How many parts terms may bring to all conditions of a project together, and for each of its declarations.
const PARTS: (usize, usize) = (100_000, 20);

/// What putting terms in their places has cost one expression.
#[derive(Debug, Default)]
pub(super) struct Spending {
    /// How many parts there are so far.
    parts: usize,
    /// How many of them terms have brought.
    pub(super) of_terms: usize,
    /// How deeply the condition at hand stands in others.
    depth: usize,
    /// Where the statement itself uses the term that is being put in its place.
    outermost: Option<Span>,
    /// Whether it has been said that there is too much.
    refused: bool,
    /// Whether nothing is left for terms.
    pub(super) spent: bool,
    /// The first term that was not put in its place because nothing was left.
    pub(super) left_out: Option<Span>,
}

/// How many parts terms may bring to all conditions of a project with so many declarations.
pub(super) fn parts_of_terms(declarations: usize) -> usize {
    PARTS.0 + PARTS.1 * declarations
}

impl Scope<'_, '_> {
    /// Counts a part; whether there may be more.
    pub(super) fn counted(&mut self, span: Span) -> bool {
        self.here = span;
        self.spending.parts += 1;
        self.spending.of_terms += usize::from(!self.within.is_empty());
        if self.spending.parts > MAX_PARTS {
            self.refuse(span, format!("{TOO_LONG}this has more than {MAX_PARTS} parts"));
        }
        self.spending.parts <= MAX_PARTS
    }

    /// Reads a part one level deeper; nothing where that is too deep.
    pub(super) fn deeper<T>(&mut self, span: Span, read: impl FnOnce(&mut Self) -> T) -> Option<T> {
        if self.spending.depth >= MAX_DEPTH {
            self.refuse(span, format!("{TOO_LONG}this goes more than {MAX_DEPTH} steps deep"));
            return None;
        }
        self.spending.depth += 1;
        let result = read(self);
        self.spending.depth -= 1;
        Some(result)
    }

    /// Puts a term in its place, which the statement or another term names at `span`; nothing where none is left for it.
    pub(super) fn of_term<T>(&mut self, span: Span, read: impl FnOnce(&mut Self) -> T) -> Option<T> {
        if self.spending.spent {
            self.spending.left_out.get_or_insert(span);
            return None;
        }
        let outer = self.spending.outermost;
        self.spending.outermost.get_or_insert(span);
        let result = read(self);
        self.spending.outermost = outer;
        Some(result)
    }

    /// Says once of an expression that there is too much of it: where the statement itself uses the term, since the
    /// term's own place is no help.
    fn refuse(&mut self, span: Span, what: String) {
        if !std::mem::replace(&mut self.spending.refused, true) {
            let diagnostic = Diagnostic::new(&UNCLEAR, self.spending.outermost.unwrap_or(span), what)
                .here("grows too long here")
                .help("Use fewer terms that are made of other terms, or give a part of it a name of its own.");
            self.diagnostics.push(diagnostic);
        }
    }
}

/// Says where nothing was left for a term.
pub(super) fn spent(span: Span) -> Diagnostic {
    Diagnostic::new(&UNCLEAR, span, "with the terms they use, the conditions up to here have too many parts together")
        .here("this term is not looked into any more")
        .help("Use fewer terms that are made of other terms.")
}
