//! What an example expects.

use crate::model::St;
use crate::source::Span;

/// One thing that is expected.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Expectation {
    /// Which of the given records it is about, from 1 on; none where it is about all that the definition looks at.
    pub which: Option<usize>,
    /// What is expected, without the record: `not in numerator`.
    pub verdict: String,
    /// All of it as written, with single spaces.
    pub said: String,
    /// Where it stands.
    pub span: Span,
}

/// What an `expect` says, between commas and `and`.
pub fn expectations(words: &str, span: Span) -> Vec<Expectation> {
    let mut found = Vec::new();
    let mut start = 0;
    for piece in words.split(',') {
        let trimmed = piece.trim();
        let trimmed = trimmed.strip_prefix("and ").unwrap_or(trimmed).trim_start();
        let lead = piece.find(trimmed).unwrap_or(0);
        if !trimmed.is_empty() {
            let at = span.start + u32::try_from(start + lead).unwrap_or(0);
            let end = at + u32::try_from(trimmed.len()).unwrap_or(0);
            let said = trimmed.split_whitespace().collect::<Vec<_>>().join(" ");
            let (which, verdict) = match said.split_once(' ').map(|(first, rest)| (ordinal(first), rest)) {
                Some((Some(which), rest)) => (Some(which), rest.to_owned()),
                _ => (None, said.clone()),
            };
            found.push(Expectation { which, verdict, said, span: Span { start: at, end, ..span } });
        }
        start += piece.len() + 1;
    }
    found
}

/// All that an `expect` says.
pub fn of_statement(expect: St<'_>) -> Vec<Expectation> {
    match (expect.get("verdict"), expect.words("verdict")) {
        (Some(filled), Some(words)) => expectations(words, filled.span),
        _ => Vec::new(),
    }
}

/// `2nd` is the second.
fn ordinal(word: &str) -> Option<usize> {
    let digits = ["st", "nd", "rd", "th"].iter().find_map(|end| word.strip_suffix(end))?;
    digits.parse().ok()
}

/// How many stretches of time a spell is expected to have: `one stretch`, `2 stretches`.
pub fn stretches(verdict: &str) -> Option<usize> {
    let number = verdict.strip_suffix(" stretches").or_else(|| verdict.strip_suffix(" stretch"))?;
    const WORDS: [&str; 13] =
        ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];
    WORDS.iter().position(|word| *word == number).or_else(|| number.parse().ok())
}
