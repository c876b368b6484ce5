//! Boundaries in words: `more than 20`, `three or more`, `under 5`.

use rust_decimal::Decimal;

/// A boundary: a number, which side of it counts, and whether it counts itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Boundary {
    /// The number.
    pub number: Decimal,
    /// Whether what is larger counts; else what is smaller.
    pub upwards: bool,
    /// Whether the number itself counts.
    pub with_itself: bool,
    /// Whether it is a length of time or an age.
    pub time: bool,
}

/// A boundary as it stands in a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Worded {
    /// What it says.
    pub boundary: Boundary,
    /// The words: `three or more`.
    pub words: String,
}

/// The boundaries that an English text speaks of, where it leaves no doubt.
pub(super) fn boundaries(text: &str) -> Vec<Worded> {
    if !may_draw(text) {
        return Vec::new();
    }
    let lower = text.to_lowercase();
    let words: Vec<&str> = lower
        .split(|c: char| c.is_whitespace())
        .map(|word| word.trim_matches(|c: char| !c.is_alphanumeric() && c != '-'))
        .filter(|word| !word.is_empty())
        .collect();
    (0..words.len()).filter_map(|at| before_number(&words, at).or_else(|| after_number(&words, at))).collect()
}

/// Whether a text has a word of those that draw a boundary; most have none, and are read no further.
fn may_draw(text: &str) -> bool {
    const WORDS: [&str; 16] = [
        "than", "over", "above", "under", "below", "least", "most", "up", "more", "older", "higher", "longer", "fewer",
        "less", "younger", "lower",
    ];
    text.split(|c: char| !c.is_alphanumeric())
        .any(|word| WORDS.iter().any(|drawing| drawing.eq_ignore_ascii_case(word)))
}

/// `more than 20`, `at or below the 2nd`, `no fewer than three`.
fn before_number(words: &[&str], at: usize) -> Option<Worded> {
    let word = |offset: usize| words.get(at + offset).copied().unwrap_or_default();
    let back = |offset: usize| at.checked_sub(offset).map_or("", |at| words[at]);
    let (length, upwards, itself) = match (word(0), word(1)) {
        ("more" | "greater" | "higher" | "older" | "longer", "than") => (2, true, false),
        ("over" | "above", _) => (1, true, false),
        ("fewer" | "less" | "lower" | "younger" | "shorter", "than") => (2, false, false),
        ("under" | "below", _) => (1, false, false),
        ("at", "least") => (2, true, true),
        ("at", "most") | ("up", "to") => (2, false, true),
        _ => return None,
    };
    let (upwards, itself, from) = match (back(2), back(1)) {
        ("at", "or") => (upwards, true, at - 2),
        (_, "no" | "not") if !itself => (!upwards, true, at - 1),
        _ => (upwards, itself, at),
    };
    let article = usize::from(matches!(word(length), "the"));
    let number_at = at + length + article;
    let number = number(words.get(number_at)?)?;
    let time = is_time(words, number_at, at);
    // `over 12 months` most often means during them.
    if word(0) == "over" && time && back(1) != "aged" {
        return None;
    }
    // `20 or over 30` and `under 5 or more` say something else.
    let words = words[from..=number_at].join(" ");
    Some(Worded { boundary: Boundary { number, upwards, with_itself: itself, time }, words })
}

/// `20 or more`, `10 percent or more`, `16 years and over`.
fn after_number(words: &[&str], at: usize) -> Option<Worded> {
    let number = number(words[at])?;
    let gap = (1..=2).find(|gap| matches!(words.get(at + gap), Some(&("or" | "and"))))?;
    let upwards = match *words.get(at + gap + 1)? {
        "more" | "over" | "above" | "older" | "higher" | "longer" => true,
        "fewer" | "less" | "under" | "below" | "younger" | "lower" => false,
        _ => return None,
    };
    // What follows must not be a boundary of its own: `10 or more than 12`.
    let ends = !matches!(words.get(at + gap + 2), Some(&("than" | "the")))
        && words.get(at + gap + 2).is_none_or(|next| self::number(next).is_none());
    // `10 days or more`, `10 or more days`.
    let time = is_time(words, at, at) || is_time(words, at + gap + 1, at);
    let words = words[at..=at + gap + 1].join(" ");
    ends.then_some(Worded { boundary: Boundary { number, upwards, with_itself: true, time }, words })
}

fn is_time(words: &[&str], number: usize, start: usize) -> bool {
    let unit = words.get(number + 1).copied().unwrap_or_default();
    let aged = start.checked_sub(1).is_some_and(|before| matches!(words[before], "aged" | "age" | "ages"));
    let units = ["year", "years", "month", "months", "week", "weeks", "day", "days", "old"].contains(&unit);
    units || aged
}

/// `20`, `1,000`, `2.5`, `2nd`, `three`, `5s`.
fn number(word: &str) -> Option<Decimal> {
    if !word.starts_with(|c: char| c.is_ascii_digit()) {
        return Some(Decimal::from(match word {
            "one" => 1,
            "two" => 2,
            "three" => 3,
            "four" => 4,
            "five" => 5,
            "six" => 6,
            "seven" => 7,
            "eight" => 8,
            "nine" => 9,
            "ten" => 10,
            "eleven" => 11,
            "twelve" => 12,
            _ => return None,
        }));
    }
    let digits = ["st", "nd", "rd", "th", "s", "%"].iter().find_map(|end| word.strip_suffix(end)).unwrap_or(word);
    let digits = digits.replace(',', "");
    digits.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> Vec<String> {
        boundaries(text)
            .into_iter()
            .map(|found| {
                let Boundary { number, upwards, with_itself, time } = found.boundary;
                let sign = match (upwards, with_itself) {
                    (true, true) => ">=",
                    (true, false) => ">",
                    (false, true) => "<=",
                    (false, false) => "<",
                };
                format!("{sign} {number}{}", if time { " (time)" } else { "" })
            })
            .collect()
    }

    #[test]
    fn boundaries_are_read_as_people_say_them() {
        assert_eq!(shown("Children with three or more placements"), [">= 3"]);
        assert_eq!(shown("More than 20 sessions missed"), ["> 20"]);
        assert_eq!(shown("above the 2nd and below the 85th centile"), ["> 2", "< 85"]);
        assert_eq!(shown("at or below the 2nd centile, at or above the 95th"), ["<= 2", ">= 95"]);
        assert_eq!(shown("no more than 1,000; not under 5"), ["<= 1000", ">= 5"]);
        assert_eq!(shown("10 percent or more of their sessions"), [">= 10"]);
        assert_eq!(shown("children aged 16 years and over"), [">= 16 (time)"]);
        assert_eq!(shown("10 or more days away, or 10 days or more"), [">= 10 (time)", ">= 10 (time)"]);
        assert_eq!(shown("under-5s, and under 5s"), ["< 5"]);
        assert_eq!(shown("2.5 units or fewer, at least 3, at most 4, up to 5"), ["<= 2.5", ">= 3", "<= 4", "<= 5"]);
    }

    #[test]
    fn what_may_mean_something_else_is_left_alone() {
        assert!(shown("counted over 12 months; 2 and 3; more than enough; up to, and not at, the 95th").is_empty());
        assert!(shown("one or two placements").is_empty());
    }
}
