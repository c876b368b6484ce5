//! A set of texts that is asked for every record: found by length, then by what they are.

/// Texts that are all known beforehand.
#[derive(Debug, Clone, Default)]
pub(super) struct Words {
    /// By length, then by what they are.
    sorted: Vec<Box<str>>,
    /// For each length the place of the first of at least that length.
    starts: Vec<usize>,
}

/// Up to so many of one length are gone through one by one.
const FEW: usize = 8;

impl Words {
    /// Whether a text is one of them.
    pub fn contains(&self, text: &str) -> bool {
        let ends = self.starts.get(text.len()).zip(self.starts.get(text.len() + 1));
        let alike = ends.and_then(|(from, to)| self.sorted.get(*from..*to)).unwrap_or_default();
        if alike.len() <= FEW {
            alike.iter().any(|word| **word == *text)
        } else {
            alike.binary_search_by(|word| (**word).cmp(text)).is_ok()
        }
    }
}

impl FromIterator<Box<str>> for Words {
    fn from_iter<I: IntoIterator<Item = Box<str>>>(words: I) -> Self {
        let mut sorted: Vec<Box<str>> = words.into_iter().collect();
        sorted.sort_unstable_by(|one, other| (one.len(), one).cmp(&(other.len(), other)));
        sorted.dedup();
        let longest = sorted.last().map_or(0, |word| word.len());
        let starts = (0..=longest + 1).map(|length| sorted.partition_point(|word| word.len() < length)).collect();
        Self { sorted, starts }
    }
}

#[cfg(test)]
mod tests {
    use super::Words;

    #[test]
    fn what_is_in_the_set_is_found_and_nothing_else() {
        let many = (0..40).map(|number| format!("W{number}").into_boxed_str());
        let words: Words = many.chain(["a".into(), "é".into(), "a".into()]).collect();
        for word in ["W0", "W9", "W10", "W39", "a", "é"] {
            assert!(words.contains(word), "{word}");
        }
        for word in ["", "W", "W40", "W100", "b", "A", "ab", "much longer than any of them"] {
            assert!(!words.contains(word), "{word}");
        }
        assert!(!Words::default().contains(""));
    }
}
