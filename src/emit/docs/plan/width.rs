//! How wide a text is, near enough to break it into lines without a font at hand.

/// The width of a text in hundredths of the font's size, as a common sans-serif font has it, rather too wide than too
/// narrow.
pub fn width(text: &str) -> usize {
    text.chars().map(letter).sum()
}

fn letter(letter: char) -> usize {
    match letter {
        'i' | 'j' | 'l' | '.' | ',' | ':' | ';' | '\'' | '|' | '!' | '’' | '‘' => 30,
        ' ' | 'f' | 't' | 'r' | '(' | ')' | '-' | 'I' => 36,
        'm' | 'w' | 'M' | 'W' | '@' | '%' | '—' => 90,
        'A'..='Z' => 72,
        _ if letter.is_ascii() => 58,
        // Wide scripts fill a square.
        '\u{1100}'..='\u{11ff}' | '\u{2e80}'..='\u{9fff}' | '\u{ac00}'..='\u{d7ff}' | '\u{f900}'..='\u{faff}' => 105,
        '\u{1f000}'..='\u{1faff}' => 130,
        _ => 66,
    }
}

/// Breaks a text into lines of at most a width; what is longer than all the lines ends in an ellipsis.
pub fn lines(text: &str, most: usize, count: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut line = String::new();
    for word in text.split_whitespace().flat_map(|word| pieces(word, most)) {
        let joined = if line.is_empty() { word.clone() } else { format!("{line} {word}") };
        if width(&joined) <= most || line.is_empty() {
            line = joined;
        } else {
            lines.push(std::mem::replace(&mut line, word));
        }
    }
    if !line.is_empty() || lines.is_empty() {
        lines.push(line);
    }
    if lines.len() > count {
        lines.truncate(count);
        if let Some(last) = lines.last_mut() {
            while width(last) + width("…") > most && last.pop().is_some() {}
            last.push('…');
        }
    }
    lines
}

/// A word in pieces that fit.
fn pieces(word: &str, most: usize) -> Vec<String> {
    if width(word) <= most {
        return vec![word.to_owned()];
    }
    let mut pieces = vec![String::new()];
    let mut reached = 0;
    for letter in word.chars() {
        let wide = self::letter(letter);
        if reached + wide > most {
            pieces.push(String::new());
            reached = 0;
        }
        reached += wide;
        pieces.iter_mut().last().into_iter().for_each(|piece| piece.push(letter));
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_break_between_words_and_words_too_long_within() {
        assert_eq!(lines("All children should be safe", 900, 5), ["All children", "should be safe"]);
        assert!(lines(&"x".repeat(200), 900, 99).iter().all(|line| width(line) <= 900));
    }

    #[test]
    fn what_does_not_fit_ends_in_an_ellipsis() {
        let lines = lines(&"word ".repeat(50), 900, 3);
        assert_eq!(lines.len(), 3);
        assert!(lines[2].ends_with('…') && width(&lines[2]) <= 900);
    }
}
