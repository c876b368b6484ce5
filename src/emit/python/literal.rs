//! Texts as Python writes them: nothing an author wrote can end a literal, hide in it or turn the order of what is read.

use std::fmt::Write as _;

use crate::emit::plain::is_hidden;

/// The greatest width of a line.
pub(super) const WIDTH: usize = 100;

/// A text as a literal: in double quotes, but for one that has such quotes itself and no single ones.
pub(super) fn string(text: &str) -> String {
    let quote = if text.contains('"') && !text.contains('\'') { '\'' } else { '"' };
    let mut out = String::with_capacity(text.len() + 2);
    out.push(quote);
    for c in text.chars() {
        match c {
            _ if c == quote => {
                out.push('\\');
                out.push(quote);
            }
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            _ => push(&mut out, c),
        }
    }
    out.push(quote);
    out
}

/// A regular expression as a literal: raw where that reads better.
pub(super) fn regex(pattern: &str) -> String {
    let plain = pattern.chars().all(|c| !is_hidden(c) && c != '"') && !pattern.ends_with('\\');
    if plain && pattern.contains('\\') { format!("r\"{pattern}\"") } else { string(pattern) }
}

/// Paragraphs as a documentation string at an indent, with the line's end. A paragraph that begins with a line end is
/// lines of a program, which stay as they are.
pub(super) fn docstring(indent: usize, paragraphs: &[String]) -> String {
    let margin = " ".repeat(indent);
    let paragraphs: Vec<Vec<String>> = paragraphs.iter().map(|text| laid_out(text, WIDTH - indent)).collect();
    if let [only] = paragraphs.as_slice()
        && let [line] = only.as_slice()
        && indent + line.chars().count() + 6 <= WIDTH
    {
        return format!("{margin}\"\"\"{}\"\"\"\n", closed(line));
    }
    let mut out = format!("{margin}\"\"\"");
    for (index, lines) in paragraphs.iter().enumerate() {
        out.push_str(if index > 0 { "\n" } else { "" });
        for (at, line) in lines.iter().enumerate() {
            // The first line stands behind the opening quotes.
            let margin = if index + at == 0 { "" } else { margin.as_str() };
            let _ = writeln!(out, "{margin}{}", closed(line));
        }
    }
    let _ = writeln!(out, "{margin}\"\"\"");
    out
}

/// A text in pieces of at most so many characters, divided between words; each keeps the blank that follows it.
pub(super) fn pieces(text: &str, width: usize) -> Vec<String> {
    let mut pieces = vec![String::new()];
    for word in text.split_inclusive(' ') {
        let fits = pieces
            .last()
            .is_some_and(|piece| string(piece).chars().count() + string(word).chars().count() <= width + 2);
        match pieces.last_mut() {
            Some(last) if fits || last.is_empty() => last.push_str(word),
            _ => pieces.push(word.to_owned()),
        }
    }
    pieces
}

fn laid_out(text: &str, width: usize) -> Vec<String> {
    match text.strip_prefix('\n') {
        Some(program) => program.lines().map(str::to_owned).collect(),
        None => wrapped(text, width),
    }
}

/// The lines of a paragraph, escaped for a documentation string. The first leaves room for the quotes.
fn wrapped(text: &str, width: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split([' ', '\n', '\t', '\r']).filter(|word| !word.is_empty()) {
        let mut escaped = String::new();
        word.chars().for_each(|c| push(&mut escaped, c));
        let used = if lines.len() == 1 { 3 } else { 0 };
        match lines.last_mut() {
            Some(line) if used + line.chars().count() + 1 + escaped.chars().count() <= width => {
                line.push(' ');
                line.push_str(&escaped);
            }
            _ => lines.push(escaped),
        }
    }
    lines
}

/// A line of a documentation string in which no quotes can end it.
fn closed(line: &str) -> String {
    let line = line.replace("\"\"\"", "\\\"\\\"\\\"");
    match line.strip_suffix('"') {
        Some(start) => format!("{start}\\\""),
        None => line,
    }
}

/// A character, escaped where it has a meaning in every kind of literal or cannot be seen.
fn push(out: &mut String, c: char) {
    let code = u32::from(c);
    let _ = match c {
        '\\' => out.write_str("\\\\"),
        _ if !is_hidden(c) => out.write_char(c),
        _ if code < 0x100 => write!(out, "\\x{code:02x}"),
        _ if code < 0x1_0000 => write!(out, "\\u{code:04x}"),
        _ => write!(out, "\\U{code:08x}"),
    };
}

#[cfg(test)]
mod tests {
    use super::{docstring, pieces, regex, string};

    #[test]
    fn letters_stay_and_what_could_break_out_or_hide_is_escaped() {
        assert_eq!(string("Siân’s café – 子供"), "\"Siân’s café – 子供\"");
        assert_eq!(
            string("a\"b\\N{DASH}\n\u{2028}\u{202e}\u{1b}\u{e0041}"),
            r#"'a"b\\N{DASH}\n\u2028\u202e\x1b\U000e0041'"#
        );
        assert_eq!(regex(r"A\."), "r\"A\\.\"");
        assert_eq!(regex("A\""), "'A\"'");
        assert_eq!(string("both ' and \""), "\"both ' and \\\"\"");
    }

    #[test]
    fn no_quotes_end_a_documentation_string() {
        assert_eq!(docstring(0, &[r#"a """ b" \"#.to_owned()]), "\"\"\"a \\\"\\\"\\\" b\" \\\\\"\"\"\n");
        assert_eq!(docstring(4, &["a \"b\"".to_owned()]), "    \"\"\"a \"b\\\"\"\"\"\n");
    }

    #[test]
    fn pieces_together_are_the_text() {
        let text = "one  two\u{2028}three \\ four ";
        assert_eq!(pieces(text, 6).concat(), text);
    }
}
