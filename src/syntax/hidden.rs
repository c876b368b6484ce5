//! Characters that nobody sees: what each does, and which of them a text may need.

/// What a character without ink does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::syntax) enum Hidden {
    /// It turns the direction in which the letters after it are shown.
    Direction,
    /// It is a command to a screen, a printer or a program.
    Control,
    /// It breaks a line, as word processors do; in a text it counts as a blank.
    LineBreak,
    /// It has no width and no effect; it counts as nothing.
    Nothing,
}

/// What a character does that nobody sees, wherever it stands; none for what can be seen, and for plain blanks and line
/// ends.
pub(in crate::syntax) fn hidden(c: char) -> Option<Hidden> {
    match c {
        ' '..='~' | '\t' | '\n' | '\r' => None,
        '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => Some(Hidden::LineBreak),
        '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => Some(Hidden::Direction),
        '\u{ad}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{61c}' | '\u{2060}'..='\u{2065}' | '\u{feff}' => {
            Some(Hidden::Nothing)
        }
        '\u{206a}'..='\u{206f}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}' => Some(Hidden::Control),
        _ if c.is_control() => Some(Hidden::Control),
        _ => None,
    }
}

/// The hidden characters of a text and where they stand, but for those that its writing needs: what joins and parts
/// letters of other scripts and the parts of a picture, what makes the flag of a nation, and the marks of direction in
/// a text of a script that runs from right to left.
pub(in crate::syntax) fn needless(text: &str) -> impl Iterator<Item = (usize, char, Hidden)> + '_ {
    let mut before = None;
    let mut flag = false;
    text.char_indices().filter_map(move |(at, c)| {
        let joins = matches!(c, '\u{200c}' | '\u{200d}') && before.is_some_and(|before: char| !before.is_ascii());
        let marks = matches!(c, '\u{200e}' | '\u{200f}' | '\u{61c}') && text.contains(is_right_to_left);
        flag = c == '\u{1f3f4}' || flag && matches!(c, '\u{e0020}'..='\u{e007f}');
        before = Some(c);
        if joins || marks || flag {
            return None;
        }
        hidden(c).map(|what| (at, c, what))
    })
}

/// Whether a text may hold such a character at all: a look at its bytes, sixty-four at a time.
pub(in crate::syntax) fn may_hide(text: &str) -> bool {
    // The first bytes of all that `hidden` names, and what is no sign in ASCII.
    let suspicious = |byte: u8| {
        byte < b' ' && !matches!(byte, b'\t' | b'\n' | b'\r')
            || matches!(byte, 0x7f | 0xc2 | 0xd8 | 0xe1 | 0xe2 | 0xef | 0xf3)
    };
    text.as_bytes().chunks(64).any(|some| some.iter().fold(false, |found, byte| found | suspicious(*byte)))
}

/// The text without the hidden characters that count as nothing, and with blanks for those that break lines.
pub(in crate::syntax) fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut from = 0;
    for (at, c, what) in needless(text) {
        let blank = match what {
            Hidden::Nothing => "",
            Hidden::LineBreak => " ",
            Hidden::Direction | Hidden::Control => continue,
        };
        out.push_str(&text[from..at]);
        out.push_str(blank);
        from = at + c.len_utf8();
    }
    out.push_str(&text[from..]);
    out
}

fn is_right_to_left(c: char) -> bool {
    matches!(c, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}' | '\u{10800}'..='\u{10fff}'
        | '\u{1e800}'..='\u{1efff}')
        && c != '\u{61c}'
}

/// What a character is called; its number by which it can be looked up.
pub(in crate::syntax) fn name(c: char) -> String {
    let name = match c {
        '\u{ad}' => "a soft hyphen",
        '\u{200b}' => "a space without width",
        '\u{200c}' | '\u{200d}' | '\u{2060}' => "a joiner without width",
        '\u{200e}' | '\u{200f}' | '\u{61c}' => "a mark of direction",
        '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => "a line break of a word processor",
        '\u{feff}' => "a byte order mark",
        '\u{0}' => "an empty character",
        _ => return number(c),
    };
    format!("{name} ({})", number(c))
}

/// `U+202E`
pub(in crate::syntax) fn number(c: char) -> String {
    format!("U+{:04X}", u32::from(c))
}

#[cfg(test)]
mod tests {
    use super::{hidden, may_hide, needless, plain};

    #[test]
    fn what_other_scripts_and_pictures_need_stays() {
        for text in [
            "می\u{200c}خواهم",
            "क्\u{200d}ष",
            "👩\u{200d}👧",
            "🏴\u{e0067}\u{e0062}\u{e0077}\u{e006c}\u{e0073}\u{e007f}",
            "שלום\u{200f}!",
        ] {
            assert_eq!(plain(text), text);
            assert_eq!(needless(text).count(), 0, "{text:?}");
        }
    }

    #[test]
    fn what_says_nothing_goes() {
        assert_eq!(plain("chil\u{ad}dren\u{200b} are\u{2028}safe\u{feff}"), "children are safe");
        assert_eq!(plain("a\u{200d}b\u{200e}"), "ab");
        assert_eq!(needless("safe \u{e0041}").count(), 1);
    }

    #[test]
    fn a_look_at_the_bytes_misses_nothing() {
        for c in (0..0x11_0000).filter_map(char::from_u32).filter(|c| hidden(*c).is_some()) {
            assert!(may_hide(&format!("{:60}{c}", "")), "{c:?}");
        }
    }
}
