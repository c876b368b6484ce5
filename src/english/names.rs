//! How declarations are named within a sentence.

use crate::model::{Decl, Table};

/// A declaration's title without a needless capital; else its id with spaces.
pub(super) fn within_sentence(decl: Decl<'_>) -> String {
    match decl.title() {
        Some(title) if !title.trim().is_empty() => {
            let title = one_line(&title);
            if keeps_capital(&title) { title } else { lower_first(&title) }
        }
        _ => spaced(decl.name()),
    }
}

/// A field or element as the subject of a sentence, without its article. A title that is a question is no such words:
/// `feeding status` stands in for `How an infant is fed`.
pub(super) fn noun(decl: Decl<'_>) -> String {
    let recorded = decl.own("records").and_then(|records| records.reference("element"));
    let suits = |decl: &Decl<'_>| decl.title().is_some_and(|title| !title.trim().is_empty() && !is_question(&title));
    match std::iter::once(decl).chain(recorded).find(suits) {
        Some(titled) => {
            let name = within_sentence(titled);
            name.strip_prefix("the ").map(str::to_owned).unwrap_or(name)
        }
        None => spaced(decl.name()),
    }
}

/// The words for one record of a table.
pub(super) fn row(table: Table<'_>) -> String {
    match table.row() {
        Some(row) => one_line(row),
        None => format!("record of {}", within_sentence(table.0)),
    }
}

/// The words for several records of a table.
pub(super) fn rows(table: Table<'_>) -> String {
    match table.row() {
        Some(row) => plural(&one_line(row)),
        None => format!("records of {}", within_sentence(table.0)),
    }
}

/// Whether the words for a record are those for a person: then `who` is said of them, not `that`.
pub(super) fn is_person(table: Table<'_>) -> bool {
    const PEOPLE: [&str; 10] =
        ["child", "young person", "person", "adult", "parent", "carer", "pupil", "infant", "student", "care leaver"];
    table.row().is_some_and(|row| PEOPLE.contains(&row))
}

/// `a` or `an`, by the first letter as it sounds in most words.
pub(super) fn article(words: &str) -> &'static str {
    let lower = words.to_lowercase();
    let starts = |sounds: &[&str]| sounds.iter().any(|sound| lower.starts_with(sound));
    let vowel = starts(&["a", "e", "i", "o", "u"]) && !starts(&["one", "uni", "use", "eu"]);
    if vowel || starts(&["hour", "honest"]) { "an" } else { "a" }
}

/// An id as words; a code that is no word stays as it is.
pub(super) fn spaced(id: &str) -> String {
    let plain = id.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
    let starts_with_letter = id.bytes().next().is_some_and(|b| b.is_ascii_lowercase());
    if plain && starts_with_letter { id.replace('-', " ") } else { id.to_owned() }
}

/// A text with every run of white space as one space.
pub(super) fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn is_question(title: &str) -> bool {
    const WORDS: [&str; 11] = ["How", "Whether", "Why", "What", "When", "Where", "Who", "Which", "Is", "Does", "Has"];
    title.trim_end().ends_with('?') || title.split_whitespace().next().is_some_and(|first| WORDS.contains(&first))
}

/// Names and abbreviations keep their capitals: a second capital or a digit in the first word, a capital in the second,
/// or a name that titles in this field begin with.
fn keeps_capital(title: &str) -> bool {
    const NAMES: [&str; 14] = [
        "Ofsted",
        "England",
        "English",
        "Wales",
        "Welsh",
        "Scotland",
        "Scottish",
        "Ireland",
        "Irish",
        "Britain",
        "British",
        "Europe",
        "European",
        "Fingertips",
    ];
    let mut words = title.split(' ');
    let first = words.next().unwrap_or_default();
    let second_has_capital = words.next().is_some_and(|word| word.starts_with(char::is_uppercase));
    let capital = |letter: char| letter.is_uppercase() || letter.is_ascii_digit();
    first.chars().skip(1).any(capital) || second_has_capital || NAMES.contains(&first)
}

fn lower_first(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}

/// Several of what the words name: the word before the first small word is the one that changes.
fn plural(words: &str) -> String {
    const SMALL: [&str; 12] = ["in", "of", "from", "at", "on", "with", "for", "who", "that", "to", "by", "between"];
    let mut words: Vec<String> = words.split(' ').map(str::to_owned).collect();
    let end = words.iter().position(|word| SMALL.contains(&word.as_str())).unwrap_or(words.len()).max(1);
    if let Some(head) = words.get_mut(end - 1) {
        *head = plural_word(head);
    }
    words.join(" ")
}

fn plural_word(word: &str) -> String {
    const VOWELS: [char; 5] = ['a', 'e', 'i', 'o', 'u'];
    match word {
        "child" => "children".to_owned(),
        "person" => "people".to_owned(),
        "man" => "men".to_owned(),
        "woman" => "women".to_owned(),
        _ => match word.strip_suffix('y') {
            Some(stem) if !stem.ends_with(VOWELS) => format!("{stem}ies"),
            _ if ["s", "x", "ch", "sh"].iter().any(|end| word.ends_with(end)) => format!("{word}es"),
            _ => format!("{word}s"),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn several_are_named_by_their_head_word() {
        for (one, many) in [
            ("measurement", "measurements"),
            ("child", "children"),
            ("stay in one placement", "stays in one placement"),
            ("child's year in care", "child's years in care"),
            ("family", "families"),
            ("young person", "young people"),
            ("address", "addresses"),
        ] {
            assert_eq!(plural(one), many);
        }
    }

    #[test]
    fn names_and_abbreviations_keep_their_capitals() {
        for kept in ["OC2", "URN of the placement", "Key Stage 2 result", "Ofsted grade"] {
            assert!(keeps_capital(kept), "{kept}");
        }
        assert!(!keeps_capital("School year"));
        assert!(!keeps_capital("Date of birth"));
    }

    #[test]
    fn codes_of_words_lose_their_hyphens_and_others_stay() {
        assert_eq!(spaced("year-6"), "year 6");
        assert_eq!(spaced("E43"), "E43");
        assert_eq!(spaced("2-3"), "2-3");
    }
}
