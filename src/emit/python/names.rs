//! Names in Python for what a framework declares: always names that Python, pydantic and the module's own words allow,
//! and never the same twice in one place.
//!
//! Names come from ids, which stay when titles change; only a code that says nothing by itself is named by its title.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

mod reserved;

pub(super) use crate::emit::names::{Scope, class, snake};
use reserved::{BUILTINS, KEYWORDS, MODULES, OF_MODELS, OURS};

/// The longest name a title gives.
const LONGEST: usize = 40;

impl Scope {
    /// The names at the top of the module.
    pub(super) fn module() -> Self {
        Self::reserving(&[KEYWORDS, BUILTINS, OURS])
    }

    /// The attributes of a record.
    pub(super) fn record() -> Self {
        Self::reserving(&[KEYWORDS, OURS, OF_MODELS])
    }

    /// The members of an enumeration.
    pub(super) fn members() -> Self {
        Self::reserving(&[])
    }
}

/// The name of the importable folder of a package: none that the standard library or pydantic needs.
pub(super) fn package(id: &str) -> String {
    let name = snake(id);
    if [MODULES, KEYWORDS].into_iter().flat_map(str::split_whitespace).any(|taken| taken == name) {
        format!("{name}_framework")
    } else {
        name
    }
}

/// `any-breast-milk` as `ANY_BREAST_MILK`.
pub(super) fn constant(id: &str) -> String {
    snake(id).to_uppercase()
}

/// What a code may be called, best first: a word by itself, else by its title, and by both where others share that.
pub(super) fn members(code: &str, title: &str) -> Vec<String> {
    let by_code = words(code, usize::MAX);
    let is_word = code.chars().any(|c| c.is_ascii_lowercase()) && code.len() > 2;
    let by_title = words(title, LONGEST);
    let first = if is_word || by_title.is_empty() { &by_code } else { &by_title };
    let both = [first.as_str(), by_code.as_str()].join("_");
    let allowed = |name: &str| {
        let name = name.trim_matches('_');
        if name.starts_with(|c: char| c.is_ascii_alphabetic()) { name.to_owned() } else { format!("CODE_{name}") }
    };
    vec![allowed(first).trim_end_matches('_').to_owned(), allowed(&both).trim_end_matches('_').to_owned()]
}

/// The words of a text as capitals, with accents taken off, up to a length.
fn words(text: &str, longest: usize) -> String {
    let left_out = |c: &char| is_combining_mark(*c) || matches!(c, '\'' | '’');
    let plain: String = text.nfd().filter(|c| !left_out(c)).collect();
    let mut name = String::new();
    for word in plain.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty()) {
        if !name.is_empty() && name.len() + 1 + word.len() > longest {
            break;
        }
        name.push_str(if name.is_empty() { "" } else { "_" });
        name.push_str(&word.to_ascii_uppercase());
    }
    name.chars().take(longest).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_is_named_by_itself_where_it_is_a_word_and_else_by_its_title() {
        assert_eq!(members("year-6", "Year 6")[0], "YEAR_6");
        assert_eq!(members("1", "Male")[0], "MALE");
        assert_eq!(
            members("E44", "Special guardianship order"),
            ["SPECIAL_GUARDIANSHIP_ORDER", "SPECIAL_GUARDIANSHIP_ORDER_E44"]
        );
        assert_eq!(members("16", "16 to 18"), ["CODE_16_TO_18", "CODE_16_TO_18_16"]);
        assert_eq!(members("S", "Siân’s \"Ysgol\"")[0], "SIANS_YSGOL");
        assert_eq!(members("5", "Aged 5–9")[0], "AGED_5_9");
        assert_eq!(members("*", "子供")[0], "CODE");
    }

    #[test]
    fn names_are_never_the_same_twice_and_never_those_python_or_pydantic_need() {
        let mut record = Scope::record();
        let mut take = |name: &str| record.take_beside(&[name.to_owned()], |name| name == "column");
        assert_eq!(take("class"), "class_");
        assert_eq!(take("class"), "class_2");
        assert_eq!(take("json"), "json_");
        assert_eq!(take("int"), "int_");
        assert_eq!(take("id"), "id");
        assert_eq!(take("column"), "column_");
        assert_eq!(take("age"), "age");
        assert_eq!(package("json"), "json_framework");
        assert_eq!(package("best-start"), "best_start");
    }
}
