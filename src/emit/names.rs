//! Names in a program for what a framework declares: never the same twice in one place, and none that is taken.
//!
//! Names come from ids, which stay when titles change. Which words a language has taken is for its emitter to say.

use std::collections::BTreeSet;

/// The names of one place: a module, a class.
#[derive(Debug)]
pub(super) struct Scope {
    taken: BTreeSet<String>,
    reserved: BTreeSet<&'static str>,
}

impl Scope {
    /// None yet, and none that is among these words, which have blanks between them.
    pub(super) fn reserving(words: &[&'static str]) -> Self {
        let reserved = words.iter().flat_map(|words| words.split_whitespace()).collect();
        Self { taken: BTreeSet::new(), reserved }
    }

    /// Takes the first of these names that is free; else the last with a number.
    pub(super) fn take(&mut self, wanted: &[String]) -> String {
        self.take_beside(wanted, |_| false)
    }

    /// The same where others have some names already.
    pub(super) fn take_beside(&mut self, wanted: &[String], is_others: impl Fn(&str) -> bool) -> String {
        let last = wanted.last().map_or("", String::as_str);
        let is_reserved = |name: &String| self.reserved.contains(name.as_str()) || is_others(name);
        let plain = wanted.iter().map(|name| if is_reserved(name) { format!("{name}_") } else { name.clone() });
        let numbered = (2_u32..).map(|number| format!("{last}_{number}"));
        let free = plain.chain(numbered).find(|name| !self.taken.contains(name) && !is_reserved(name));
        let name = free.unwrap_or_default();
        self.taken.insert(name.clone());
        name
    }
}

/// `bmi-centile` as `bmi_centile`.
pub(super) fn snake(id: &str) -> String {
    id.replace('-', "_")
}

/// `sdq-score` as `sdqScore`.
pub(super) fn camel(id: &str) -> String {
    let class = class(id);
    let mut letters = class.chars();
    letters.next().map_or(String::new(), |first| first.to_lowercase().collect::<String>() + letters.as_str())
}

/// `year-groups` as `YearGroups`.
pub(super) fn class(id: &str) -> String {
    let capitalised = |word: &str| {
        let mut letters = word.chars();
        letters.next().map_or(String::new(), |first| first.to_uppercase().collect::<String>() + letters.as_str())
    };
    id.split('-').map(capitalised).collect()
}
