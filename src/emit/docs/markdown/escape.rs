//! Text that stays text in Markdown, on GitHub and elsewhere.

use crate::emit::docs::text::clean;

/// The text with a backslash before every sign that could begin a mark, a link, a table cell, a tag or a formula.
pub fn escape(text: &str) -> String {
    let text = clean(text);
    let mut out = String::with_capacity(text.len() + 8);
    let mut before = ' ';
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        let special = matches!(
            letter,
            '\\' | '`' | '*' | '_' | '{' | '}' | '[' | ']' | '<' | '>' | '&' | '|' | '~' | '$' | '^' | '@' | '#'
        );
        // Addresses are made links even without marks, and `:word:` a picture: a colon with no space behind it, and a
        // dot after `www`.
        let colon = letter == ':' && letters.peek() != Some(&' ');
        let joins = colon || (letter == '.' && before.eq_ignore_ascii_case(&'w'));
        if special || joins {
            out.push('\\');
        }
        out.push(letter);
        before = letter;
    }
    out
}

/// The same for a text that begins a line: no list, heading, quotation or rule begins there.
pub fn start(text: &str) -> String {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let after = text.as_bytes().get(digits).copied();
    if digits > 0 && matches!(after, Some(b'.' | b')')) {
        return format!("{}\\{}", &text[..digits], &text[digits..]);
    }
    if text.starts_with(['-', '+', '=', '!', ':']) { format!("\\{text}") } else { text.to_owned() }
}

/// Something as it stands in data. Where it has signs that end it early or a table's cell, it is plain text.
pub fn code(text: &str) -> String {
    let plain = clean(text);
    let trimmed = plain.trim();
    let safe = !trimmed.is_empty() && !trimmed.contains(['`', '|', '\\', '<', '>']);
    if safe { format!("`{trimmed}`") } else { escape(text) }
}

/// The address of a page elsewhere between angle brackets.
pub fn address(address: &str) -> String {
    let mut out = String::with_capacity(address.len());
    for letter in clean(address).chars() {
        match letter {
            '<' => out.push_str("%3C"),
            '>' => out.push_str("%3E"),
            '\\' => out.push_str("%5C"),
            '|' => out.push_str("%7C"),
            ' ' => out.push_str("%20"),
            _ => out.push(letter),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_that_begin_marks_are_taken_literally() {
        assert_eq!(escape("a](javascript:x) | <b> *c* `d`"), "a\\](javascript\\:x) \\| \\<b\\> \\*c\\* \\`d\\`");
        assert_eq!(escape("Siân’s café (new)"), "Siân’s café (new)");
    }

    #[test]
    fn a_line_begins_nothing_by_accident() {
        for (text, written) in [("1. a", "1\\. a"), ("- a", "\\- a"), ("2023 was", "2023 was"), ("=", "\\=")] {
            assert_eq!(start(text), written);
        }
    }

    #[test]
    fn code_that_could_end_early_is_plain_text() {
        assert_eq!(code("SDQ_SCORE"), "`SDQ_SCORE`");
        assert_eq!(code("a`b"), "a\\`b");
    }
}
