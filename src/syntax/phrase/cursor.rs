//! A place in a run of tokens, and what to say when the words do not go on as they should.

use rust_decimal::Decimal;

use super::ast::{Node, Phrase};
use crate::diagnostic::Diagnostic;
use crate::source::Span;
use crate::syntax::{TokenKind, Tokens};

crate::rule!(pub UNCLEAR, "OFW3001", "unclear-condition", Error, since "0.1");

/// The most parts an expression may have.
pub const MAX_NODES: usize = 1_000;

/// How deeply conditions may stand in each other.
const MAX_DEPTH: usize = 64;

pub(super) type Read<T> = Result<T, Box<Diagnostic>>;

pub(super) struct Cursor<'a, 't> {
    pub(super) tokens: Tokens<'a, 't>,
    pub(super) at: usize,
    nodes: usize,
    depth: usize,
}

impl<'a, 't> Cursor<'a, 't> {
    pub(super) fn new(tokens: Tokens<'a, 't>) -> Self {
        Self { tokens, at: 0, nodes: 0, depth: 0 }
    }

    /// The text of a token ahead, whatever it is; empty past the end. A quoted text never equals a word.
    pub(super) fn ahead(&self, by: usize) -> &'t str {
        self.tokens.text(self.at + by)
    }

    pub(super) fn kind(&self) -> Option<TokenKind> {
        self.tokens.kind(self.at)
    }

    pub(super) fn kind_ahead(&self, by: usize) -> Option<TokenKind> {
        self.tokens.kind(self.at + by)
    }

    pub(super) fn is_end(&self) -> bool {
        self.at >= self.tokens.len()
    }

    /// Whether these words stand next.
    pub(super) fn sees(&self, words: &[&str]) -> bool {
        words.iter().enumerate().all(|(by, word)| self.ahead(by) == *word)
    }

    /// Steps over these words if they stand next.
    pub(super) fn takes(&mut self, words: &[&str]) -> bool {
        let sees = self.sees(words);
        if sees {
            self.at += words.len();
        }
        sees
    }

    /// Steps over one of these words if one stands next.
    pub(super) fn takes_any(&mut self, words: &[&'static str]) -> Option<&'static str> {
        let found = words.iter().find(|word| self.ahead(0) == **word)?;
        self.at += 1;
        Some(found)
    }

    pub(super) fn span(&self) -> Span {
        self.tokens.span(self.at)
    }

    /// From a token to the one before the cursor.
    pub(super) fn since(&self, start: usize) -> Span {
        self.tokens.span_of(start..self.at.max(start + 1).min(self.tokens.len().max(start)))
    }

    pub(super) fn node(&mut self, start: usize, node: Node) -> Read<Phrase> {
        self.nodes += 1;
        let span = self.since(start);
        if self.nodes > MAX_NODES {
            return Err(Box::new(
                Diagnostic::new(&UNCLEAR, span, format!("this has more than {MAX_NODES} parts"))
                    .here("too long to be read")
                    .help("Give parts of it a name with a `term` that has `true when …`, and use the names here."),
            ));
        }
        Ok(Phrase { span, node })
    }

    /// Runs a step one level deeper.
    pub(super) fn deeper<T>(&mut self, step: impl FnOnce(&mut Self) -> Read<T>) -> Read<T> {
        if self.depth >= MAX_DEPTH {
            return Err(Box::new(
                Diagnostic::new(
                    &UNCLEAR,
                    self.span(),
                    format!("conditions stand in each other more than {MAX_DEPTH} deep"),
                )
                .here("too deep")
                .help("Give the inner ones a name with a `term` that has `true when …`."),
            ));
        }
        self.depth += 1;
        let result = step(self);
        self.depth -= 1;
        result
    }

    /// Says that something else should stand here.
    pub(super) fn expected<T>(&self, what: &str) -> Read<T> {
        let before = self.at.checked_sub(1).map(|at| self.tokens.text(at)).filter(|text| !text.is_empty());
        let after = before.map_or_else(String::new, |word| format!(" after `{}`", one_line(word)));
        let diagnostic = if self.is_end() {
            Diagnostic::new(&UNCLEAR, self.span(), format!("something is missing{after}"))
                .here(format!("{what} belongs here"))
        } else {
            let found = one_line(self.ahead(0));
            Diagnostic::new(&UNCLEAR, self.span(), format!("`{found}` is not understood{after}"))
                .here(format!("{what} belongs here"))
        };
        Err(Box::new(diagnostic.help(help(self.ahead(0)))))
    }

    /// Nothing may be left over.
    pub(super) fn end(&mut self) -> Read<()> {
        if self.is_end() {
            return Ok(());
        }
        let word = self.ahead(0);
        if self.kind() == Some(TokenKind::Symbol) && word == ")" {
            return self.expected("nothing more");
        }
        self.expected("`and`, `or` or the end of the line")
    }

    pub(super) fn number(&mut self) -> Option<Decimal> {
        (self.kind() == Some(TokenKind::Number)).then(|| decimal(self.ahead(0))).flatten().inspect(|_| self.at += 1)
    }

    /// A whole number that is not negative, and fits.
    pub(super) fn whole(&mut self) -> Option<u32> {
        let value = (self.kind() == Some(TokenKind::Number)).then(|| decimal(self.ahead(0))).flatten()?;
        let whole = value.is_integer().then(|| u32::try_from(value).ok()).flatten()?;
        self.at += 1;
        Some(whole)
    }
}

/// A number as it is written, with or without groups of three.
pub(in crate::syntax) fn decimal(text: &str) -> Option<Decimal> {
    if text.contains(',') { text.replace(',', "").parse().ok() } else { text.parse().ok() }
}

fn one_line(word: &str) -> String {
    let first: String = word.chars().take(40).collect();
    first.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn help(found: &str) -> String {
    let hint = match found {
        "," => "Conditions are joined by `and` or `or`, not by commas.",
        "=" | "==" | "equals" | "equal" => "Write `is`: comparisons are words, as in `year-group is reception`.",
        "greater" | "bigger" | "larger" | "above" | "higher" => "Write `is over …` or `is at least …`.",
        "less" | "smaller" | "below" | "lower" | "fewer" => "Write `is under …` or `is at most …`.",
        "between" => "Write `is from 2 to 5`; both ends are included.",
        "null" | "empty" | "missing" | "blank" => "Write `is known` or `is not known`.",
        _ => {
            "A condition says something of a field: `sdq-score is at least 3`, `ended is known`, `code is one of A, B`, `aged 5 to 16 years at the end of the period`."
        }
    };
    hint.to_owned()
}
