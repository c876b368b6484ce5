//! Text to tokens: the one place that speaks to pest.

use pest::Parser as _;
use pest::iterators::Pair;

use super::hidden::{Hidden, hidden};
use super::tree::{Token, TokenKind};

#[derive(pest_derive::Parser)]
#[grammar = "grammar/ofw.pest"]
struct Grammar;

/// The tokens of a text. They cover every byte.
pub(super) fn tokens(text: &str) -> Vec<Token> {
    let mut reader = Reader { text, tokens: Vec::with_capacity(text.len() / 4), at: 0 };
    match Grammar::parse(Rule::file, text).ok().and_then(|mut pairs| pairs.next()) {
        Some(file) => {
            file.into_inner().for_each(|pair| reader.pair(&pair));
            reader.until(text.len(), TokenKind::Space);
        }
        // The grammar is total, so this cannot be; should it ever, the text is one stray run and nothing is lost.
        None => reader.until(text.len(), TokenKind::Stray),
    }
    join_doubled(text, reader.tokens)
}

/// Puts together the text of `""Children are safe""`, whose doubled marks the grammar takes for two empty texts.
fn join_doubled(text: &str, tokens: Vec<Token>) -> Vec<Token> {
    let is_empty = |token: &Token| {
        token.kind == TokenKind::Text && text.get(token.start as usize..token.end as usize) == Some("\"\"")
    };
    if !tokens.iter().any(is_empty) {
        return tokens;
    }
    let mut joined: Vec<Token> = Vec::with_capacity(tokens.len());
    let mut open: Option<usize> = None;
    for (at, token) in tokens.iter().enumerate() {
        let kind_at = |at: Option<usize>| at.and_then(|at| tokens.get(at)).map(|token| token.kind);
        if token.kind == TokenKind::Newline {
            open = None;
        }
        joined.push(*token);
        if !is_empty(token) {
            continue;
        }
        let closes = open.filter(|_| kind_at(at.checked_sub(1)) != Some(TokenKind::Space));
        if let Some(first) = closes {
            let start = joined[first].start;
            joined.truncate(first);
            joined.push(Token { kind: TokenKind::Text, start, end: token.end });
            open = None;
        } else if matches!(kind_at(Some(at + 1)), Some(TokenKind::Word | TokenKind::Number)) {
            open = Some(joined.len() - 1);
        }
    }
    joined
}

/// How many marks the grammar alone makes of a text: what the benches measure as pest's own share.
pub fn grammar_alone(text: &str) -> usize {
    Grammar::parse(Rule::file, text).map_or(0, |pairs| pairs.flatten().count())
}

struct Reader<'t> {
    text: &'t str,
    tokens: Vec<Token>,
    at: usize,
}

impl Reader<'_> {
    fn pair(&mut self, pair: &Pair<'_, Rule>) {
        let span = pair.as_span();
        let Some(kind) = kind(pair.as_rule()) else { return };
        self.until(span.start(), TokenKind::Space);
        match kind {
            TokenKind::UnclosedText => self.unclosed(span.start(), span.end()),
            TokenKind::Word => self.word(span.end()),
            _ => self.until(span.end(), kind),
        }
    }

    /// A word, or the three tokens of a range of numbers that a dash joins: `6–8`.
    fn word(&mut self, end: usize) {
        // After a `-` that touches it, the first number might be negative: better left to its reader.
        let signed = self.text[..self.at].ends_with('-');
        match pasted_range(&self.text[self.at..end]).filter(|_| !signed) {
            Some(dash) => {
                let dash = self.at + dash;
                self.until(dash, TokenKind::Number);
                self.until(dash + '–'.len_utf8(), TokenKind::Symbol);
                self.until(end, TokenKind::Number);
            }
            None => {
                self.heal();
                self.until(end, TokenKind::Word);
            }
        }
    }

    /// Takes a word back that characters nobody sees cut in two: both parts are one word, which is reported.
    fn heal(&mut self) {
        if let [.., word, cut] = self.tokens.as_slice()
            && (word.kind, cut.kind) == (TokenKind::Word, TokenKind::Stray)
            && self.text[cut.start as usize..cut.end as usize].chars().all(cuts_nothing)
        {
            self.at = word.start as usize;
            self.tokens.truncate(self.tokens.len() - 2);
        }
    }

    fn unclosed(&mut self, start: usize, end: usize) {
        let line = self.tokens.iter().rev().take_while(|token| token.kind != TokenKind::Newline);
        let open = line.fold(0_usize, |open, token| match token.kind {
            TokenKind::Open => open + 1,
            TokenKind::Close => open.saturating_sub(1),
            _ => open,
        });
        self.until(start + end_of_unclosed(&self.text[start..end], open), TokenKind::UnclosedText);
        let (text, tail) = (self.text, self.at);
        for (offset, c) in text[tail..end].char_indices() {
            let kind = match c {
                '{' => TokenKind::Open,
                '}' => TokenKind::Close,
                ',' => TokenKind::Comma,
                _ => continue,
            };
            self.until(tail + offset, TokenKind::Space);
            self.until(tail + offset + 1, kind);
        }
    }

    fn until(&mut self, end: usize, kind: TokenKind) {
        if end > self.at {
            self.tokens.push(Token { kind, start: self.at as u32, end: end as u32 });
            self.at = end;
        }
    }
}

/// Whether a character within a word is nothing that could part two.
fn cuts_nothing(c: char) -> bool {
    hidden(c).is_some_and(|what| what != Hidden::LineBreak)
}

/// Where the dash stands in `6–8`. A year and two digits, `2022–23`, is a year's name and not a range.
fn pasted_range(word: &str) -> Option<usize> {
    let (from, to) = word.split_once('–')?;
    let number = |part: &str| part.bytes().all(|b| b.is_ascii_digit()) && !part.is_empty();
    (number(from) && number(to) && (from.len(), to.len()) != (4, 2)).then_some(from.len())
}

/// Where an unclosed text ends: with its line, but for blanks there and a brace or comma that most likely belongs to the
/// statement, so that a missing quote does not cost a brace as well. A `}` only where its block began on the line.
fn end_of_unclosed(line: &str, mut open: usize) -> usize {
    let mut text = line.trim_end();
    loop {
        let shorter = match text.strip_suffix(['{', ',']) {
            Some(shorter) => shorter,
            None => match text.strip_suffix('}') {
                Some(shorter) if open > 0 => {
                    open -= 1;
                    shorter
                }
                _ => return text.len(),
            },
        };
        text = shorter.trim_end();
    }
}

fn kind(rule: Rule) -> Option<TokenKind> {
    Some(match rule {
        Rule::bom => TokenKind::Bom,
        Rule::newline => TokenKind::Newline,
        Rule::comment => TokenKind::Comment,
        Rule::word => TokenKind::Word,
        Rule::number => TokenKind::Number,
        Rule::text => TokenKind::Text,
        Rule::unclosed => TokenKind::UnclosedText,
        Rule::comma => TokenKind::Comma,
        Rule::open => TokenKind::Open,
        Rule::close => TokenKind::Close,
        Rule::symbol => TokenKind::Symbol,
        Rule::stray => TokenKind::Stray,
        _ => return None,
    })
}
