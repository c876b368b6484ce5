//! A place in a run of tokens, and what to say when the words do not go on as they should.

use rust_decimal::Decimal;

use super::ast::{Node, Phrase};
use super::findings::{Context, UNCLEAR};
use crate::diagnostic::Diagnostic;
use crate::source::Span;
use crate::syntax::tree::is_dash;
use crate::syntax::{TokenKind, Tokens};

/// The most parts an expression may have.
pub const MAX_NODES: usize = 1_000;

/// The most significant digits a number may have: what every program that reads what is built holds exactly.
pub(super) const MAX_DIGITS: usize = 15;

/// How deeply conditions may stand in each other.
const MAX_DEPTH: usize = 64;

pub(super) type Read<T> = Result<T, Box<Diagnostic>>;

pub(super) struct Cursor<'a, 't> {
    pub(super) tokens: Tokens<'a, 't>,
    pub(super) at: usize,
    pub(super) context: Context,
    nodes: usize,
    depth: usize,
}

impl<'a, 't> Cursor<'a, 't> {
    pub(super) fn new(tokens: Tokens<'a, 't>, context: Context) -> Self {
        Self { tokens, at: 0, context, nodes: 0, depth: 0 }
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
        let stands =
            |by: usize, word: &str| self.tokens.reads(self.at + by, word) || word == "to" && is_dash(self.ahead(by));
        words.iter().enumerate().all(|(by, word)| stands(by, word))
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
        let found = words.iter().find(|word| self.tokens.reads(self.at, word))?;
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

    /// Says that something else should stand here: what, in a few words.
    pub(super) fn expected<T>(&self, what: &str) -> Read<T> {
        Err(self.unexpected(what, None))
    }

    /// The same with help of its own.
    pub(super) fn expected_as<T>(&self, what: &str, help: &str) -> Read<T> {
        Err(self.unexpected(what, Some(help.to_owned())))
    }

    /// Nothing may be left over.
    pub(super) fn end(&mut self) -> Read<()> {
        if self.is_end() {
            return Ok(());
        }
        match (self.context, self.ahead(0)) {
            (_, ")") => self.expected("closes nothing"),
            (Context::Condition, _) => self.expected("`and`, `or` or nothing more"),
            _ => self.expected("nothing more belongs here"),
        }
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

/// A number as it is written, with or without groups of three; none where it is longer than a number may be.
pub(in crate::syntax) fn decimal(text: &str) -> Option<Decimal> {
    if significant_digits(text) > MAX_DIGITS {
        return None;
    }
    if text.contains(',') { text.replace(',', "").parse().ok() } else { text.parse().ok() }
}

/// How many digits of a number count: all but the zeros it begins with.
pub(super) fn significant_digits(text: &str) -> usize {
    text.bytes().filter(u8::is_ascii_digit).skip_while(|digit| *digit == b'0').count()
}
