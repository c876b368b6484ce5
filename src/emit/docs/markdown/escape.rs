//! Text that stays text in Markdown, on GitHub and elsewhere.

use crate::emit::docs::text::clean;

/// The text with a backslash before every sign that would begin a mark, a link, a table cell, a tag, a picture or a
/// formula where it stands, and before no other: whoever reads the file as it is reads the text.
pub fn escape(text: &str) -> String {
    let text = clean(text);
    let mut out = String::with_capacity(text.len() + 8);
    for (at, letter) in text.char_indices() {
        if is_mark(letter, &text[..at], &text[at + letter.len_utf8()..]) {
            out.push('\\');
        }
        out.push(letter);
    }
    out
}

/// Whether a sign with these words before and after it would be more than itself.
fn is_mark(letter: char, before: &str, after: &str) -> bool {
    let next = after.chars().next();
    let is_word = |letter: Option<char>| letter.is_some_and(char::is_alphanumeric);
    match letter {
        '\\' | '`' | '*' | '{' | '[' | ']' | '|' | '~' | '$' | '^' => true,
        // Within a word it is a letter.
        '_' => !(is_word(before.chars().next_back()) && is_word(next)),
        '<' => !next.is_some_and(|next| next == ' ' || next == '=' || next.is_ascii_digit()),
        '&' => next.is_some_and(|next| next == '#' || next.is_ascii_alphabetic()),
        '@' => is_word(next),
        // Addresses are made links even without marks, and `:word:` a picture.
        ':' => after.starts_with("//") || names_picture(after) || begins_address(before),
        '.' => {
            before.len() >= 3
                && before.is_char_boundary(before.len() - 3)
                && before[before.len() - 3..].eq_ignore_ascii_case("www")
        }
        _ => false,
    }
}

/// Whether a colon before this begins the name of a picture: `smile:`.
fn names_picture(after: &str) -> bool {
    let end = after.find(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '_' | '+' | '-')));
    end.is_some_and(|end| end > 0 && after[end..].starts_with(':'))
}

/// Whether a colon behind this makes the address of a mailbox.
fn begins_address(before: &str) -> bool {
    let lower = before.to_ascii_lowercase();
    lower.ends_with("mailto") || lower.ends_with("xmpp")
}

/// The same for a text that begins a block: no list, heading, quotation or rule begins there.
pub fn start(text: &str) -> String {
    let text = text.trim_start();
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let ends = |rest: &str| rest.is_empty() || rest.starts_with(' ');
    if let Some(rest) = text[digits..].strip_prefix(['.', ')'])
        && (1..10).contains(&digits)
        && ends(rest)
    {
        return format!("{}\\{}", &text[..digits], &text[digits..]);
    }
    let begins = match text.chars().next() {
        Some('#' | '>' | '=' | ':') => true,
        Some(sign @ ('-' | '+')) => ends(&text[1..]) || text[1..].starts_with(sign),
        _ => false,
    };
    if begins { format!("\\{text}") } else { text.to_owned() }
}

/// The same for a text that is a heading: signs of headings at its end would be taken off, and what is in braces.
pub fn heading(text: &str) -> String {
    let mut text = escape(text).trim().to_owned();
    if text.ends_with(['#', '}']) {
        text.insert(text.len() - 1, '\\');
    }
    text
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
    use proptest::prelude::*;
    use pulldown_cmark::{Event, Options, Parser, Tag};

    use super::*;
    use crate::emit::docs::text::one_line;

    #[test]
    fn signs_that_begin_marks_are_taken_literally_and_others_stay_as_they_are() {
        assert_eq!(escape("a](javascript:x) | <b> *c* `d`"), "a\\](javascript:x) \\| \\<b> \\*c\\* \\`d\\`");
        for plain in [
            "Siân’s café (new)",
            "They know. See below: 0.1, 1.5 or -2.",
            "Under 5s & over 15s; at 10:30; SDQ_SCORE; 1 < 2 > 0; issue #4; 50% + 50% = 100%; Really!",
        ] {
            assert_eq!(escape(plain), plain);
        }
        assert_eq!(
            escape("https://x.example www.x.example :smile: &amp; a@b"),
            r"https\://x.example www\.x.example \:smile: \&amp; a\@b"
        );
    }

    #[test]
    fn a_line_begins_nothing_by_accident() {
        for (text, written) in [
            ("1. a", "1\\. a"),
            ("0.1 is", "0.1 is"),
            ("- a", "\\- a"),
            ("-5", "-5"),
            ("--- a", "\\--- a"),
            ("2023 was", "2023 was"),
            ("# a", "\\# a"),
            ("    code", "code"),
        ] {
            assert_eq!(start(text), written);
        }
    }

    #[test]
    fn code_that_could_end_early_is_plain_text() {
        assert_eq!(code("SDQ_SCORE"), "`SDQ_SCORE`");
        assert_eq!(code("a`b"), "a\\`b");
    }

    /// What a reader sees, and how many things there are but for those that every such page has.
    fn read(markdown: &str) -> (String, Vec<String>) {
        let mut text = String::new();
        let mut things = Vec::new();
        for event in Parser::new_ext(markdown, Options::all() - Options::ENABLE_SMART_PUNCTUATION) {
            match event {
                Event::Text(words) | Event::Code(words) => text.push_str(&words),
                Event::Start(Tag::TableCell | Tag::Item) => text.push(' '),
                Event::Start(tag) => things.push(format!("{tag:?}")),
                Event::End(_) => text.push(' '),
                other => things.push(format!("{other:?}")),
            }
        }
        (one_line(&text), things)
    }

    proptest! {
        /// Whatever is written, in whatever place, is read as it was written, and nothing else comes of it.
        #[test]
        fn every_text_survives(words in prop::collection::vec(
            prop_oneof![
                "[ -~]{0,12}",
                Just("www.".to_owned()), Just("1. ".to_owned()), Just("- ".to_owned()), Just("> ".to_owned()),
                Just("# ".to_owned()), Just("[x](y)".to_owned()), Just("| - |".to_owned()), Just("**".to_owned()),
                Just("</p>".to_owned()), Just("&lt;".to_owned()), Just("\\".to_owned()), Just("```".to_owned()),
                Just("$$".to_owned()), Just("[^1]: ".to_owned()), Just(": ".to_owned()), Just("===".to_owned()),
                Just("{#a}".to_owned()), Just("é子".to_owned()), Just("<!--".to_owned()), Just("~~".to_owned()),
                Just("[ ] ".to_owned()), Just("+++".to_owned()), Just("%%".to_owned()), Just("__".to_owned()),
            ],
            0..8,
        )) {
            let text = one_line(&words.concat());
            let written = escape(&text);
            let opening = start(&written);
            let places = [
                (format!("x\n\n{opening}\n\nx"), "x\n\na\n\nx", format!("x {text} x")),
                (format!("- {opening}\n- x"), "- a\n- x", format!("{text} x")),
                (format!("# {}\n\nx", heading(&text)), "# a\n\nx", format!("{text} x")),
                (format!("| a |\n| --- |\n| {written} |\n| x |"), "| a |\n| --- |\n| a |\n| x |", format!("a {text} x")),
                (format!("x [a{written}b](#c) x"), "x [aab](#c) x", format!("x a{text}b x")),
                (format!("x **a{written}b** x"), "x **aab** x", format!("x a{text}b x")),
            ];
            for (markdown, plain, wanted) in places {
                if text.is_empty() {
                    continue;
                }
                let (shown, things) = read(&markdown);
                let bare = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
                prop_assert_eq!(bare(&shown), bare(&wanted), "{}", &markdown);
                prop_assert_eq!(things, read(plain).1, "{}", &markdown);
            }
        }
    }
}
