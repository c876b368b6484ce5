//! Text of an author, made harmless before it is escaped for a markup.

/// The text without what cannot be seen and could turn the order of what follows or end something early: control
/// characters become blanks, marks that turn the direction of writing are left out.
pub fn clean(text: &str) -> String {
    let mut clean = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '\n' | '\t' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}' => clean.push(' '),
            _ if letter.is_control() => clean.push(char::REPLACEMENT_CHARACTER),
            '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' => {}
            '\u{e0000}'..='\u{e007f}' | '\u{fffe}' | '\u{ffff}' => {}
            _ => clean.push(letter),
        }
    }
    clean
}

/// The text on one line, without white space at its ends or twice.
pub fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The text with a capital letter at its start.
pub fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_turns_or_hides_text_is_taken_out() {
        assert_eq!(clean("a\u{202e}b\u{0}c\nd"), "ab\u{fffd}c d");
        assert_eq!(clean("Siân’s café – 子供"), "Siân’s café – 子供");
    }
}
