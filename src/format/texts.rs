//! How a quoted text is written: straight quotes, and the lines it runs over under its first letter.

use std::borrow::Cow;

use crate::syntax::without_hidden;

/// Beyond this column the lines of a text stand under the statement instead of under the text's first letter.
const FAR_RIGHT: usize = 40;

/// Writes a text that begins at a column, counted in characters from 0. `indent` is where its lines stand if it
/// begins far to the right.
pub(super) fn write(raw: &str, column: usize, indent: usize, out: &mut String) {
    let inner = escaped_inner(raw);
    let inner = without_hidden(&inner);
    let margin = if column > FAR_RIGHT { indent } else { column + 1 };
    out.push('"');
    let mut begun = false;
    let mut empty_line = false;
    for (index, line) in inner.replace("\r\n", "\n").split(['\n', '\r']).enumerate() {
        let mut words = line.split([' ', '\t', '\u{a0}']).filter(|word| !word.is_empty()).peekable();
        if words.peek().is_none() {
            empty_line |= begun && index > 0;
            continue;
        }
        if begun {
            out.push_str(if empty_line { "\n\n" } else { "\n" });
            out.extend(std::iter::repeat_n(' ', margin));
        }
        (begun, empty_line) = (true, false);
        let mut first = true;
        for word in words {
            if !std::mem::take(&mut first) {
                out.push(' ');
            }
            out.push_str(word);
        }
    }
    // One at the very end would make the closing quote harmless.
    let backslashes = out.bytes().rev().take_while(|byte| *byte == b'\\').count();
    out.push_str(if backslashes % 2 == 1 { "\\\"" } else { "\"" });
}

/// What stands between the quotes, fit to stand between straight ones.
fn escaped_inner(raw: &str) -> Cow<'_, str> {
    let mut chars = raw.chars();
    let opening = chars.next();
    chars.next_back();
    let inner = chars.as_str();
    if opening == Some('"') {
        return Cow::Borrowed(inner);
    }
    let mut out = String::with_capacity(inner.len() + 2);
    let mut rest = inner.chars().peekable();
    while let Some(c) = rest.next() {
        match (c, rest.peek()) {
            ('\\', Some(&next @ ('"' | '\\'))) => {
                out.extend(['\\', next]);
                rest.next();
            }
            ('"', _) => out.push_str("\\\""),
            _ => out.push(c),
        }
    }
    Cow::Owned(out)
}
