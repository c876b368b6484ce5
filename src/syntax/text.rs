//! What a quoted text says: its marks taken off, escapes undone, lines joined.

use std::borrow::Cow;

use super::hidden::{hidden, may_hide, needless, plain};

/// The words of a text token. Runs of blanks and single line ends become one space; an empty line separates
/// paragraphs and becomes `\n\n`; `\"` is a quotation mark and `\\` a backslash. Characters without ink or effect are
/// left out.
pub fn text_value(raw: &str) -> Cow<'_, str> {
    let inner = strip_quotes(raw);
    if hides(inner) {
        return Cow::Owned(cook(&plain(inner)));
    }
    if is_plain(inner) { Cow::Borrowed(inner.trim()) } else { Cow::Owned(cook(inner)) }
}

/// Whether a text says what it says as it stands: nothing is escaped, no blank is odd and none is double.
fn is_plain(inner: &str) -> bool {
    let mut before = 0;
    inner.bytes().all(|byte| {
        let odd = match byte {
            b'\\' | b'\n' | b'\r' | b'\t' => true,
            b' ' => before == b' ',
            // The second byte of a non-breaking blank.
            0xa0 => before == 0xc2,
            _ => false,
        };
        before = byte;
        !odd
    })
}

/// What stands between quotes without the characters that count as nothing, and with blanks for the line breaks of
/// word processors.
pub fn without_hidden(inner: &str) -> Cow<'_, str> {
    if hides(inner) { Cow::Owned(plain(inner)) } else { Cow::Borrowed(inner) }
}

fn hides(text: &str) -> bool {
    may_hide(text) && needless(text).next().is_some()
}

/// A code as data has it: written as a word or a number, or in quotes.
pub fn code_value(written: &str) -> Cow<'_, str> {
    match written.starts_with(['"', '“', '”', '„']) {
        true => text_value(written),
        false if written.is_ascii() => Cow::Borrowed(written),
        false => Cow::Owned(written.chars().filter(|c| hidden(*c).is_none()).collect()),
    }
}

/// A word with the plain characters that Word makes others of: hyphens of all kinds become `-`, a curly apostrophe `'`,
/// and what cannot be seen nothing.
/// A dash between two codes, `S00–T79`, may be a range and stays what it is.
pub fn word_value(word: &str) -> Cow<'_, str> {
    if word.is_ascii() || is_dashed_range(word) {
        return Cow::Borrowed(word);
    }
    let common = |c: char| match c {
        '‐' | '‑' | '‒' | '–' => '-',
        '’' => '\'',
        c => c,
    };
    Cow::Owned(word.chars().filter(|c| hidden(*c).is_none()).map(common).collect())
}

/// Whether a dash stands between two parts that both hold digits, other than `2022–23`.
pub(super) fn is_dashed_range(word: &str) -> bool {
    let Some((from, to)) = word.split_once('–') else { return false };
    let digits = |part: &str| part.contains(|c: char| c.is_ascii_digit());
    digits(from) && digits(to) && (from.len(), to.len()) != (4, 2)
}

/// Whether a text stands in two pairs of straight quotation marks: `""Children are safe""`.
pub(super) fn is_doubled(raw: &str) -> bool {
    raw.len() > 4 && raw.starts_with("\"\"") && raw.ends_with("\"\"") && !raw.ends_with("\\\"\"")
}

fn strip_quotes(raw: &str) -> &str {
    let raw = if is_doubled(raw) { &raw[1..raw.len() - 1] } else { raw };
    let mut rest = raw.chars();
    let closed = match rest.next() {
        Some('"') => ends_unescaped(rest.as_str()),
        Some('“' | '”' | '„') => rest.as_str().strip_suffix(['”', '“', '"']),
        Some('\'' | '‘') => rest.as_str().strip_suffix(['\'', '’']),
        _ => return raw,
    };
    closed.unwrap_or(rest.as_str())
}

/// Takes off a closing `"` that is not itself escaped.
fn ends_unescaped(text: &str) -> Option<&str> {
    let body = text.strip_suffix('"')?;
    let backslashes = body.bytes().rev().take_while(|b| *b == b'\\').count();
    (backslashes % 2 == 0).then_some(body)
}

fn cook(inner: &str) -> String {
    let mut out = String::with_capacity(inner.len());
    let (mut blanks, mut line_ends) = (false, 0);
    let mut chars = inner.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\r' if chars.peek() == Some(&'\n') => {}
            '\n' | '\r' => line_ends += 1,
            ' ' | '\t' | '\u{a0}' => blanks = true,
            _ => {
                if !out.is_empty() {
                    match (line_ends, blanks) {
                        (0, false) => {}
                        (0, true) | (1, _) => out.push(' '),
                        _ => out.push_str("\n\n"),
                    }
                }
                (blanks, line_ends) = (false, 0);
                match (c, chars.peek()) {
                    ('\\', Some(&next @ ('"' | '\\'))) => {
                        out.push(next);
                        chars.next();
                    }
                    _ => out.push(c),
                }
            }
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{text_value, word_value};

    #[test]
    fn dashes_in_names_are_hyphens_and_between_codes_stay() {
        assert_eq!(word_value("local–authority"), "local-authority");
        assert_eq!(word_value("2022‑23"), "2022-23");
        assert_eq!(word_value("S00–T79"), "S00–T79");
    }

    #[test]
    fn a_text_over_lines_reads_as_one_and_an_empty_line_separates_paragraphs() {
        assert_eq!(text_value("\"one\n   two\r\nthree\""), "one two three");
        assert_eq!(text_value("\"one\n\n  two\""), "one\n\ntwo");
    }

    #[test]
    fn escapes_and_curly_quotes_are_undone() {
        assert_eq!(text_value(r#""say \"yes\" to a \\""#), r#"say "yes" to a \"#);
        assert_eq!(text_value("“curly”"), "curly");
        assert_eq!(text_value("‘children’s’"), "children’s");
        assert_eq!(text_value("\"unclosed"), "unclosed");
    }
}
