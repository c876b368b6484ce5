//! Texts as TypeScript writes them: nothing an author wrote can end a literal or a comment, hide in it or turn the order
//! of what is read.

use std::fmt::Write as _;

use super::layout::{Doc, WIDTH};
use crate::emit::plain::is_hidden;

/// A text as a literal, in double quotes.
pub(super) fn string(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            // No literal looks like the end of a script.
            '/' if out.ends_with('<') => out.push_str("\\/"),
            _ if is_hidden(c) => push_escape(&mut out, c),
            _ => out.push(c),
        }
    }
    out.push('"');
    out
}

/// A text as a literal.
pub(super) fn text(text: &str) -> Doc {
    Doc::Text(string(text))
}

/// The name of a property where an object is written: quoted where it is no plain word.
pub(super) fn property(name: &str) -> String {
    if is_word(name) { name.to_owned() } else { string(name) }
}

/// What gives a property of something: `.name`, or `["a name"]`.
pub(super) fn access(name: &str) -> String {
    if is_word(name) { format!(".{name}") } else { format!("[{}]", string(name)) }
}

fn is_word(name: &str) -> bool {
    let first = |c: char| c.is_ascii_alphabetic() || c == '_' || c == '$';
    name.starts_with(first) && name.chars().all(|c| first(c) || c.is_ascii_digit())
}

/// Paragraphs as a comment for readers and their tools, at an indent; nothing without any.
pub(super) fn comment(indent: usize, paragraphs: &[String]) -> String {
    let paragraphs: Vec<Vec<String>> =
        paragraphs.iter().filter(|text| !text.is_empty()).map(|text| wrapped(text, WIDTH - indent - 3)).collect();
    let margin = " ".repeat(indent);
    match paragraphs.as_slice() {
        [] => return String::new(),
        [only] => {
            if let [line] = only.as_slice()
                && indent + line.chars().count() + 7 <= WIDTH
            {
                return format!("{margin}/** {line} */\n");
            }
        }
        _ => {}
    }
    let mut out = format!("{margin}/**\n");
    for (index, lines) in paragraphs.iter().enumerate() {
        if index > 0 {
            let _ = writeln!(out, "{margin} *");
        }
        for line in lines {
            let _ = writeln!(out, "{margin} * {line}");
        }
    }
    let _ = writeln!(out, "{margin} */");
    out
}

/// The lines of a paragraph, in which nothing ends the comment and nothing is a tag.
fn wrapped(text: &str, width: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split([' ', '\n', '\t', '\r']).filter(|word| !word.is_empty()) {
        let mut escaped = String::new();
        for c in word.chars() {
            match c {
                '@' | '{' | '}' | '<' | '>' | '\\' => escaped.extend(['\\', c]),
                '/' if escaped.ends_with('*') => escaped.push_str("\\/"),
                _ if is_hidden(c) => push_escape(&mut escaped, c),
                _ => escaped.push(c),
            }
        }
        match lines.last_mut() {
            Some(line) if line.chars().count() + 1 + escaped.chars().count() <= width => {
                line.push(' ');
                line.push_str(&escaped);
            }
            // A line that begins with `/` would end a comment behind the `*` of its margin, but for the blank between.
            _ => lines.push(escaped),
        }
    }
    lines
}

/// A character that is not seen, or steers what is around it, by its number.
fn push_escape(out: &mut String, c: char) {
    let code = u32::from(c);
    let _ = if code < 0x1_0000 { write!(out, "\\u{code:04x}") } else { write!(out, "\\u{{{code:x}}}") };
}

#[cfg(test)]
mod tests {
    use super::{access, comment, property, string};

    #[test]
    fn nothing_breaks_out_of_a_literal() {
        assert_eq!(string("Siân’s café – 子供 `${x}`"), "\"Siân’s café – 子供 `${x}`\"");
        assert_eq!(
            string("a\"b\\\n\u{2028}\u{202e}\u{e0041}</script>"),
            r#""a\"b\\\n\u2028\u202e\u{e0041}<\/script>""#
        );
        assert_eq!((property("DOB"), property("a b"), property("1")), ("DOB".into(), "\"a b\"".into(), "\"1\"".into()));
        assert_eq!((access("DOB"), access("it's")), (".DOB".into(), "[\"it's\"]".into()));
    }

    #[test]
    fn nothing_ends_a_comment_or_is_a_tag_in_it() {
        assert_eq!(comment(0, &["ends */ here".to_owned()]), "/** ends *\\/ here */\n");
        assert_eq!(comment(2, &["@x {@link y} *".to_owned()]), "  /** \\@x \\{\\@link y\\} * */\n");
        assert_eq!(comment(0, &[]), "");
    }
}
