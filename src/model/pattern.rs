//! The small language of text patterns: what a text must look like, character by character, always the whole of it.
//!
//! `A` a capital letter, `a` a small one, `9` a digit, `*` a capital letter or digit, `?` what stands before it may be
//! missing, `\` the next character stands for itself, anything else stands for itself.

/// One place of a pattern.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Place {
    Capital,
    Small,
    Digit,
    CapitalOrDigit,
    Itself(char),
}

/// A pattern as it is read: each place, and whether it may be missing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pattern {
    places: Vec<(Place, bool)>,
    /// A bit for each of the first that may be missing.
    optional: u64,
}

impl Pattern {
    /// Reads a pattern. Every text is one; a `?` without anything before it stands for itself.
    pub fn new(text: &str) -> Self {
        let mut places: Vec<(Place, bool)> = Vec::with_capacity(text.len());
        let mut chars = text.chars();
        while let Some(c) = chars.next() {
            let place = match c {
                'A' => Place::Capital,
                'a' => Place::Small,
                '9' => Place::Digit,
                '*' => Place::CapitalOrDigit,
                '\\' => Place::Itself(chars.next().unwrap_or('\\')),
                '?' => match places.last_mut() {
                    Some(last) => {
                        last.1 = true;
                        continue;
                    }
                    None => Place::Itself('?'),
                },
                other => Place::Itself(other),
            };
            places.push((place, false));
        }
        let bit = |(at, (_, optional)): (usize, &(Place, bool))| u64::from(*optional) << at;
        let optional = places.iter().take(Self::SHORT).enumerate().map(bit).sum();
        Self { places, optional }
    }

    /// As a regular expression without anchors, in what every engine understands alike: ASCII classes, no shorthand.
    /// Whoever uses it must ask for a match of the whole text.
    pub fn regex(&self) -> String {
        let mut regex = String::new();
        // Alike places that follow each other are counted: `[0-9]{11}`.
        for alike in self.places.chunk_by(|one, next| one == next && !one.1) {
            let Some((place, optional)) = alike.first() else { continue };
            match place {
                Place::Capital => regex.push_str("[A-Z]"),
                Place::Small => regex.push_str("[a-z]"),
                Place::Digit => regex.push_str("[0-9]"),
                Place::CapitalOrDigit => regex.push_str("[A-Z0-9]"),
                Place::Itself(c) => {
                    if r"\^$.|?*+()[]{}/".contains(*c) {
                        regex.push('\\');
                    }
                    regex.push(*c);
                }
            }
            if *optional {
                regex.push('?');
            }
            if alike.len() > 1 {
                regex.push_str(&format!("{{{}}}", alike.len()));
            }
        }
        regex
    }

    /// How many characters a text of this shape has: at least, and at most.
    pub fn lengths(&self) -> (usize, usize) {
        (self.places.iter().filter(|(_, optional)| !optional).count(), self.places.len())
    }

    /// A text of this shape, the longest and always the same.
    pub fn sample(&self) -> String {
        self.places
            .iter()
            .map(|(place, _)| match place {
                Place::Capital => 'A',
                Place::Small => 'a',
                Place::Digit | Place::CapitalOrDigit => '1',
                Place::Itself(c) => *c,
            })
            .collect()
    }

    /// Whether a text has the shape.
    pub fn fits(&self, text: &str) -> bool {
        if self.places.len() < Self::SHORT {
            return self.fits_short(text);
        }
        // The places reached so far: a place that may be missing is stepped over.
        let mut reached = vec![0];
        for c in text.chars() {
            let mut next = Vec::new();
            for at in self.with_skips(&reached) {
                if self.places.get(at).is_some_and(|(place, _)| place.takes(c)) {
                    next.push(at + 1);
                }
            }
            next.dedup();
            reached = next;
        }
        self.with_skips(&reached).contains(&self.places.len())
    }

    /// Up to so many places, and the end after them, fit into the bits of one number.
    const SHORT: usize = 64;

    /// The same with a bit for each place that is reached.
    fn fits_short(&self, text: &str) -> bool {
        let skip = |mut reached: u64| {
            let mut more = reached & self.optional;
            while more != 0 {
                reached |= more << 1;
                more = (more << 1) & self.optional;
            }
            reached
        };
        let mut reached = skip(1);
        for c in text.chars() {
            let mut next = 0;
            let mut left = reached;
            while left != 0 {
                let at = left.trailing_zeros() as usize;
                left &= left - 1;
                if self.places.get(at).is_some_and(|(place, _)| place.takes(c)) {
                    next |= 1 << (at + 1);
                }
            }
            if next == 0 {
                return false;
            }
            reached = skip(next);
        }
        reached & (1 << self.places.len()) != 0
    }

    fn with_skips(&self, reached: &[usize]) -> Vec<usize> {
        let mut all = Vec::new();
        for start in reached {
            let mut at = *start;
            all.push(at);
            while self.places.get(at).is_some_and(|(_, optional)| *optional) {
                at += 1;
                all.push(at);
            }
        }
        all.sort_unstable();
        all.dedup();
        all
    }
}

impl Place {
    fn takes(self, c: char) -> bool {
        match self {
            Place::Capital => c.is_ascii_uppercase(),
            Place::Small => c.is_ascii_lowercase(),
            Place::Digit => c.is_ascii_digit(),
            Place::CapitalOrDigit => c.is_ascii_uppercase() || c.is_ascii_digit(),
            Place::Itself(itself) => c == itself,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Pattern;

    #[test]
    fn a_pupil_number_is_a_capital_eleven_digits_and_a_capital_or_digit() {
        let pattern = Pattern::new("A99999999999*");
        assert!(pattern.fits("A12345678901B"));
        assert!(pattern.fits("A123456789012"));
        assert!(!pattern.fits("A12345678901b"));
        assert!(!pattern.fits("A12345678901"));
        // A digit of another script is no digit here.
        assert!(!pattern.fits("A1234567890٣B"));
    }

    #[test]
    fn what_may_be_missing_may_be_missing_and_the_rest_stands_for_itself() {
        let pattern = Pattern::new("9?9/9999");
        assert!(pattern.fits("3/2024") && pattern.fits("12/2024"));
        assert!(!pattern.fits("/2024") && !pattern.fits("123/2024"));
        assert_eq!(pattern.regex(), r"[0-9]?[0-9]\/[0-9]{4}");
        assert_eq!(Pattern::new(r"\A.\\").regex(), r"A\.\\");
        assert_eq!(pattern.lengths(), (6, 7));
        assert!(pattern.fits(&pattern.sample()));
    }

    #[test]
    fn long_patterns_are_read_as_short_ones_are() {
        for places in [1, 62, 63, 64, 65, 130] {
            let digits = "1".repeat(places);
            let pattern = Pattern::new(&"9".repeat(places));
            assert!(pattern.fits(&digits) && !pattern.fits(&digits[1..]) && !pattern.fits(&format!("{digits}1")));
            let pattern = Pattern::new(&"9?".repeat(places));
            assert!(pattern.fits(&digits) && pattern.fits("") && !pattern.fits(&format!("{digits}1")));
        }
    }
}
