//! Text from outside, made harmless for a terminal.

use std::borrow::Cow;
use std::fmt::Write as _;

/// Whether a character could steer a terminal, turn the order of what follows, or stand there unseen.
pub(super) fn is_hidden(c: char) -> bool {
    match c {
        '\t' => false,
        _ if c.is_control() => true,
        '\u{61c}' | '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{feff}' => true,
        '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{fff9}'..='\u{fffb}' => true,
        '\u{e0000}'..='\u{e007f}' => true,
        _ => false,
    }
}

/// Writes `\u{1b}` in place of a character that [`is_hidden`].
pub(super) fn push_escape(out: &mut String, c: char) {
    let written = write!(out, "\\u{{{:x}}}", u32::from(c));
    debug_assert!(written.is_ok(), "writing to a string does not fail");
}

/// The text on one line, with blanks for line ends and tabs, and `\u{202e}` in place of whatever could steer the
/// terminal or hide.
pub fn visible(text: &str) -> Cow<'_, str> {
    if !text.chars().any(|c| is_hidden(c) || c == '\t') {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 16);
    for c in text.chars() {
        match c {
            '\n' | '\t' => {
                if !out.ends_with(' ') {
                    out.push(' ');
                }
            }
            '\r' => {}
            _ if is_hidden(c) => push_escape(&mut out, c),
            _ => out.push(c),
        }
    }
    Cow::Owned(out)
}

#[cfg(test)]
mod tests {
    use super::visible;

    #[test]
    fn what_could_steer_a_terminal_is_shown_as_what_it_is() {
        assert_eq!(visible("a\u{1b}[31mred\u{202e}x\u{9b}"), "a\\u{1b}[31mred\\u{202e}x\\u{9b}");
        assert_eq!(visible("two\r\nlines\tand a tab"), "two lines and a tab");
        assert_eq!(visible("Siân’s café – 子供"), "Siân’s café – 子供");
    }
}
