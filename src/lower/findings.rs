//! What can be wrong with a line before any name is looked up.

use crate::diagnostic::{Applicability, Diagnostic, Rule, closest};
use crate::source::Span;
use crate::vocabulary::{KindEntry, Presence, Shape, StatementEntry, readable, vocabulary};

crate::rule!(pub UNKNOWN_KIND, "OFW1001", "unknown-kind", Error, since "0.1");
crate::rule!(pub UNKNOWN_STATEMENT, "OFW1002", "unknown-statement", Error, since "0.1");
crate::rule!(pub UNCLEAR_STATEMENT, "OFW1003", "unclear-statement", Error, since "0.1");
crate::rule!(pub REPEATED_STATEMENT, "OFW1004", "repeated-statement", Error, since "0.1");
crate::rule!(pub MISSING_NAME, "OFW1005", "missing-name", Error, since "0.1");
crate::rule!(pub MISSING_TITLE, "OFW1006", "missing-title", Error, since "0.1");
crate::rule!(pub UNSUITABLE_NAME, "OFW1007", "unsuitable-name", Error, since "0.1");
crate::rule!(pub UNEXPECTED_BLOCK, "OFW1008", "unexpected-block", Error, since "0.1");

/// The rules of this room.
pub static RULES: &[&Rule] = &[
    &UNKNOWN_KIND,
    &UNKNOWN_STATEMENT,
    &UNCLEAR_STATEMENT,
    &REPEATED_STATEMENT,
    &MISSING_NAME,
    &MISSING_TITLE,
    &UNSUITABLE_NAME,
    &UNEXPECTED_BLOCK,
];

/// `a metric`, `an outcome`.
pub(super) fn with_article(word: &str) -> String {
    let article = if word.starts_with(['a', 'e', 'i', 'o', 'u']) { "an" } else { "a" };
    format!("{article} `{word}`")
}

pub(super) fn listed(words: &[&str]) -> String {
    words.iter().map(|word| format!("`{word}`")).collect::<Vec<_>>().join(", ")
}

fn shortened(word: &str) -> String {
    let words = word.split_whitespace().collect::<Vec<_>>().join(" ");
    if words.chars().count() > 40 { format!("{}…", words.chars().take(39).collect::<String>()) } else { words }
}

/// A line of the file itself that starts with no kind of declaration.
pub(super) fn unknown_kind(word: &str, span: Span) -> Diagnostic {
    let shown = shortened(word);
    let top =
        || vocabulary().kinds().filter(|(_, entry)| entry.kind.inside.is_empty()).map(|(_, entry)| entry.kind.word);
    let diagnostic = Diagnostic::new(&UNKNOWN_KIND, span, format!("nothing is declared with `{shown}`"));
    if let Some(nested) = vocabulary().by_word(word).map(|id| id.entry()) {
        let inside = listed(nested.kind.inside);
        return diagnostic
            .here("stands outside every block")
            .help(format!("{} stands in the braces of {inside}: move it there.", capital(&with_article(word))));
    }
    if let Some(near) = closest(word, top()) {
        return diagnostic.here(format!("did you mean `{near}`?")).help(format!("Write `{near}`.")).fix(
            Applicability::Likely,
            span,
            near,
            format!("write `{near}`"),
        );
    }
    let owners = owners(word);
    if !owners.is_empty() {
        return diagnostic.here("stands outside every block").help(format!(
            "`{word}` is said in the braces of {}. Is a `{{` missing above, or one `}}` too many?",
            listed(&owners)
        ));
    }
    diagnostic
        .here("not a word the language knows here")
        .help("A file is made of declarations such as `outcome`, `indicator`, `metric` and `term`, each followed by an id and a title in quotes.")
}

fn capital(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

/// The kinds, at most five, in which a statement that starts with this word may stand.
fn owners(word: &str) -> Vec<&'static str> {
    vocabulary()
        .kinds()
        .filter(|(_, entry)| {
            entry.kind.statements.iter().any(|statement| !statement.sentence && first(statement.word) == word)
        })
        .map(|(_, entry)| entry.kind.word)
        .take(5)
        .collect()
}

fn first(words: &str) -> &str {
    words.split(' ').next().unwrap_or_default()
}

/// The statement, or the first word of one, that the words of a line most likely mean.
pub(super) fn nearest_statement(kind: &KindEntry, words: &[&str]) -> Option<&'static str> {
    let word = words.first().copied().unwrap_or_default();
    let nested: Vec<&'static str> = kind.nested().map(|id| id.word()).collect();
    let own = kind.statements.iter().map(|entry| entry.statement.word).chain(nested.iter().copied());
    let two = words.iter().take(2).copied().collect::<Vec<_>>().join(" ");
    closest(&two, own.clone().filter(|known| known.contains(' '))).or_else(|| closest(word, own.map(first)))
}

/// A line in a block that is no statement of its kind.
pub(super) fn unknown_statement(kind: &KindEntry, words: &[&str], span: Span) -> Diagnostic {
    let word = words.first().copied().unwrap_or_default();
    let shown = shortened(word);
    let whole = with_article(kind.kind.word);
    let diagnostic = Diagnostic::new(&UNKNOWN_STATEMENT, span, format!("{whole} does not say `{shown}`"));
    if let Some(near) = nearest_statement(kind, words) {
        return diagnostic.here(format!("did you mean `{near}`?")).help(format!("Write `{near}`.")).fix(
            Applicability::Likely,
            span,
            near,
            format!("write `{near}`"),
        );
    }
    let owners = owners(word);
    if !owners.is_empty() {
        return diagnostic.here(format!("not said of {whole}")).help(format!(
            "`{shown}` is said of {}. Move the line there, or close the block above with `}}`.",
            listed(&owners)
        ));
    }
    if vocabulary().by_word(word).is_some() {
        return diagnostic
            .here(format!("cannot stand in {whole}"))
            .help("Close the block above with `}` first, or move this to where it belongs.");
    }
    let some: Vec<&str> = kind.kind.statements.iter().map(|statement| statement.word).take(8).collect();
    diagnostic.here("not a word the language knows here").help(format!(
        "{} may say {} and more: `docs/language.md` lists all of it. Remarks go behind `#` or in `note \"…\"`.",
        capital(&whole),
        listed(&some)
    ))
}

/// A statement whose words do not fit any of its shapes.
pub(super) fn unclear_statement(
    kind: &KindEntry,
    entry: &StatementEntry,
    expected: &str,
    span: Span,
    found: &str,
) -> Diagnostic {
    let word = entry.statement.word;
    let headline = if found.is_empty() {
        format!("`{word}` is not complete")
    } else {
        format!("`{}` does not fit after `{word}`", shortened(found))
    };
    let shapes: Vec<String> = entry.shapes.iter().map(|shape: &Shape| readable(word, shape)).collect();
    let forms = shapes.iter().take(4).map(|shape| format!("`{shape}`")).collect::<Vec<_>>().join(" or ");
    let more = if shapes.len() > 4 { ", among others" } else { "" };
    Diagnostic::new(&UNCLEAR_STATEMENT, span, headline)
        .here(if expected.is_empty() { String::new() } else { format!("{expected} belongs here") })
        .help(format!("In {} write {forms}{more}: {}.", with_article(kind.kind.word), entry.statement.says))
}

/// A declaration without its id.
pub(super) fn missing_name(kind: &KindEntry, span: Span, suggestion: Option<String>) -> Diagnostic {
    let word = kind.kind.word;
    let mut diagnostic = Diagnostic::new(&MISSING_NAME, span, format!("this `{word}` has no id"))
        .here(format!("an id belongs after `{word}`"))
        .help("The id is how everything else refers to it: small letters, digits and hyphens, as in `healthy-weight`. It stays the same when the title changes.");
    if let Some(id) = suggestion {
        diagnostic =
            diagnostic.fix(Applicability::Likely, span.end_point(), format!(" {id}"), format!("give it the id `{id}`"));
    }
    diagnostic
}

/// A declaration without its title.
pub(super) fn missing_title(kind: &KindEntry, span: Span) -> Diagnostic {
    let word = kind.kind.word;
    let example = if kind.kind.id == Presence::Absent {
        format!("{word} \"…\"")
    } else {
        format!("{word} {} \"…\"", "its-id")
    };
    Diagnostic::new(&MISSING_TITLE, span, format!("this `{word}` has no title"))
        .here("a title in quotes belongs here")
        .help(format!("Write what readers call it, in quotes: `{example}`."))
}

/// An id that is not made of small letters, digits and hyphens.
pub(super) fn unsuitable_name(name: &str, span: Span) -> Diagnostic {
    let suggestion = suitable(name);
    let mut diagnostic = Diagnostic::new(&UNSUITABLE_NAME, span, format!("`{}` cannot be an id", shortened(name)))
        .here("not an id")
        .help("An id is made of small letters, digits and hyphens and starts with a letter, so that it can become a file name, a column and a web address everywhere.");
    if !suggestion.is_empty() && suggestion != name {
        diagnostic = diagnostic.fix(Applicability::Likely, span, suggestion.clone(), format!("write `{suggestion}`"));
    }
    diagnostic
}

/// A text as an id: small letters, digits and hyphens, starting with a letter; empty where nothing is left.
pub(super) fn suitable(text: &str) -> String {
    let mut id = String::new();
    for c in text.chars().take(60) {
        if c.is_ascii_alphanumeric() {
            id.push(c.to_ascii_lowercase());
        } else if !id.is_empty() && !id.ends_with('-') {
            id.push('-');
        }
    }
    id.trim_end_matches('-').trim_start_matches(|c: char| !c.is_ascii_alphabetic()).to_owned()
}
