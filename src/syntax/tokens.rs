//! Text to tokens: the one place that speaks to pest.

use std::ops::Range;

use pest::Parser as _;
use pest::iterators::{Pair, Pairs};

use super::hidden::{Hidden, hidden};
use super::tree::{Token, TokenKind};

#[derive(pest_derive::Parser)]
#[grammar = "grammar/ofw.pest"]
struct Grammar;

/// How much of a text the grammar reads at once: what pest notes of it is ten times as long, and should not be there for
/// all of a long file.
const STRETCH: usize = 16 * 1024;

/// The tokens of a text. They cover every byte.
pub(super) fn tokens(text: &str) -> Vec<Token> {
    join_doubled(text, tokens_by(text, STRETCH))
}

fn tokens_by(text: &str, stretch: usize) -> Vec<Token> {
    let mut reader = Reader { text, tokens: Vec::with_capacity(text.len() / 4), at: 0 };
    by_stretches(text, stretch, |stretch, read| {
        let (before, from) = (reader.tokens.len(), stretch.start);
        match read {
            Some(pairs) => {
                for pair in pairs {
                    // Where a text is not closed, its end may stand in the next stretch.
                    if pair.as_rule() == Rule::unclosed && stretch.end < text.len() {
                        reader.tokens.truncate(before);
                        reader.at = from;
                        return false;
                    }
                    reader.pair(&pair, from);
                }
                reader.until(stretch.end, TokenKind::Space);
            }
            // The grammar is total, so this cannot be; should it ever, the text is one stray run and nothing is lost.
            None => reader.until(stretch.end, TokenKind::Stray),
        }
        true
    });
    reader.tokens
}

/// Has the grammar read a text, a stretch of whole lines after the other. Only texts run over lines: a stretch that is
/// refused because it ends within one is read again, twice as long.
fn by_stretches(text: &str, stretch: usize, mut takes: impl FnMut(Range<usize>, Option<Pairs<'_, Rule>>) -> bool) {
    let (mut at, mut length) = (0, stretch);
    while at < text.len() {
        let end = end_of_lines(text, at.saturating_add(length));
        let rule = if at == 0 { Rule::file } else { Rule::rest };
        let read = Grammar::parse(rule, &text[at..end]).ok().and_then(|mut pairs| pairs.next()).map(Pair::into_inner);
        if takes(at..end, read) {
            (at, length) = (end, stretch);
        } else {
            length = length.saturating_mul(2);
        }
    }
}

/// The end of the line that a place stands in, or of the text.
fn end_of_lines(text: &str, place: usize) -> usize {
    let rest = text.as_bytes().get(place..).unwrap_or_default();
    rest.iter().position(|byte| *byte == b'\n').map_or(text.len(), |line| place + line + 1)
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
    let mut marks = 0;
    by_stretches(text, STRETCH, |_, read| {
        marks += read.map_or(0, |pairs| pairs.flatten().count());
        true
    });
    marks
}

struct Reader<'t> {
    text: &'t str,
    tokens: Vec<Token>,
    at: usize,
}

impl Reader<'_> {
    /// What the grammar read, in a stretch that begins `from` here.
    fn pair(&mut self, pair: &Pair<'_, Rule>, from: usize) {
        let span = pair.as_span();
        let (start, end) = (from + span.start(), from + span.end());
        let Some(kind) = kind(pair.as_rule()) else { return };
        self.until(start, TokenKind::Space);
        match kind {
            TokenKind::UnclosedText => self.unclosed(start, end),
            TokenKind::Word => self.word(end),
            _ => self.until(end, kind),
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

#[cfg(test)]
mod tests {
    use super::*;

    /// Texts that run over lines, and all that can be wrong with one.
    const HARD: &[&str] = &[
        "\u{feff}outcome a \"A\"\n\u{feff}outcome b \"B\"\n",
        "outcome a \"over\n  two lines\" {\n  note \"x\"\n}\noutcome b \"B\"\n",
        "outcome a \"never closed\n  note \"x\" }\noutcome b \"B\"\n  note “over\n\n lines”\n",
        "note “he said \"yes\"\nto “ it”\nnote ‘one’ 'two\nnote \"\"doubled\"\" \\\" \\\n\"\r\n\"\r\"",
        "metric a \"A\" {\r\n  note \"b\r\nc\"\r\n}\r\n\"",
        "a\u{200b}b 6–8 2022–23 -2 10,000\n# \"\n\"# \n\"\n\n\n\"",
    ];

    #[test]
    fn it_makes_no_difference_in_how_long_stretches_a_text_is_read() {
        for text in HARD {
            // Whatever is left away of it, it is read alike.
            for left_away in text.char_indices().map(|(at, _)| at) {
                let mut text = (*text).to_owned();
                text.remove(left_away);
                let whole = tokens_by(&text, usize::MAX);
                for stretch in [1, 7, 20] {
                    assert_eq!(tokens_by(&text, stretch), whole, "{stretch}: {text:?}");
                }
            }
        }
    }
}
