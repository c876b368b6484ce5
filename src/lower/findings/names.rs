//! What can be wrong with the id and the title of a declaration.

use unicode_normalization::UnicodeNormalization;

use super::{MISSING_NAME, MISSING_TITLE, UNCLEAR_STATEMENT, UNSUITABLE_NAME, shortened};
use crate::diagnostic::{Applicability, Diagnostic, Edit, Fix};
use crate::source::Span;
use crate::vocabulary::{KindEntry, Presence};

/// A declaration without its id; `suggestion` is one made of its title.
pub(in crate::lower) fn missing_name(kind: &KindEntry, span: Span, suggestion: Option<String>) -> Diagnostic {
    let word = kind.kind.word;
    let example = suggestion.as_deref().unwrap_or("its-id");
    let title = if kind.kind.title == Presence::Absent { "" } else { " \"…\"" };
    let mut diagnostic = Diagnostic::new(&MISSING_NAME, span, format!("this `{word}` has no id"))
        .here(format!("an id belongs after `{word}`"))
        .help(format!("Write `{word} {example}{title}`. The id is how everything else refers to it: small letters, digits and hyphens. It stays the same when the title changes."));
    if let Some(id) = suggestion {
        diagnostic =
            diagnostic.fix(Applicability::Likely, span.end_point(), format!(" {id}"), format!("give it the id `{id}`"));
    }
    diagnostic
}

/// A declaration whose id stands behind its title.
pub(in crate::lower) fn id_after_title(kind: &KindEntry, word: Span, title: Span, id: Span, name: &str) -> Diagnostic {
    let kind = kind.kind.word;
    let mut diagnostic = Diagnostic::new(&MISSING_NAME, id, "the id stands behind the title")
        .here("belongs before the title")
        .help(format!("Write `{kind} {} \"…\"`: first the id, then the title.", shortened(name)));
    let edits = vec![
        Edit { span: word.end_point(), text: format!(" {name}") },
        Edit { span: Span { start: title.end, ..id }, text: String::new() },
    ];
    diagnostic.fix =
        Some(Fix { title: "put the id before the title".to_owned(), applicability: Applicability::Likely, edits });
    diagnostic
}

/// A declaration without its title.
pub(in crate::lower) fn missing_title(kind: &KindEntry, name: &str, span: Span) -> Diagnostic {
    let word = kind.kind.word;
    let id = if kind.kind.id == Presence::Absent { String::new() } else { format!(" {}", shortened(name)) };
    Diagnostic::new(&MISSING_TITLE, span, format!("this `{word}` has no title"))
        .here("a title in quotes belongs here")
        .help(format!("Write what readers call it, in quotes: `{word}{id} \"…\"`."))
}

/// A title that stands without its quotes.
pub(in crate::lower) fn title_without_quotes(span: Span, words: &str) -> Diagnostic {
    let mut diagnostic = Diagnostic::new(&MISSING_TITLE, span, "this title stands without quotes")
        .here("quotes belong around it")
        .help(format!("Write `\"{}\"`: whatever is for people to read stands in quotes.", shortened(words)));
    diagnostic.fix = Some(quoted(span, "put it in quotes"));
    diagnostic
}

/// Quotes around a place.
pub(super) fn quoted(span: Span, title: &str) -> Fix {
    let quote = |span: Span| Edit { span, text: "\"".to_owned() };
    let edits = vec![quote(span.start_point()), quote(span.end_point())];
    Fix { title: title.to_owned(), applicability: Applicability::Likely, edits }
}

/// A comma between the title and the first statement on its line.
pub(in crate::lower) fn comma_after_title(span: Span) -> Diagnostic {
    Diagnostic::new(&UNCLEAR_STATEMENT, span, "no comma stands before the first statement")
        .here("can go")
        .help("Commas stand between statements on one line, not before the first.")
        .fix(Applicability::Certain, span, "", "delete the comma")
}

/// An id that is not made of small letters, digits and hyphens.
pub(in crate::lower) fn unsuitable_name(name: &str, span: Span) -> Diagnostic {
    let suggestion = suitable(name);
    let mut diagnostic = Diagnostic::new(&UNSUITABLE_NAME, span, format!("`{}` cannot be an id", shortened(name)))
        .here("not an id")
        .help("An id is made of small letters, digits and hyphens and starts with a letter, so that it can become a file name, a column and a web address everywhere. Change it where it is used, too.");
    if !suggestion.is_empty() && suggestion != name {
        diagnostic = diagnostic.fix(Applicability::Likely, span, suggestion.clone(), format!("write `{suggestion}`"));
    }
    diagnostic
}

/// An id that is a word of conditions.
pub(in crate::lower) fn joining_word(kind: &KindEntry, name: &str, title: Option<&str>, span: Span) -> Diagnostic {
    let diagnostic = Diagnostic::new(&UNSUITABLE_NAME, span, format!("`{name}` cannot be an id"))
        .here("a word that joins conditions")
        .help(format!(
            "Choose an id that says more: in a condition nobody could tell the word `{name}` from the {}. Change it where it is used, too.",
            kind.kind.word.replace('-', " ")
        ));
    let of_title = title.map(suitable).filter(|id| id.contains('-'));
    match of_title {
        Some(id) => diagnostic.fix(Applicability::Likely, span, id.clone(), format!("write `{id}`")),
        None => diagnostic,
    }
}

/// Small letters, digits and hyphens, starting with a letter and not ending in a hyphen.
pub(in crate::lower) fn is_suitable(name: &str) -> bool {
    name.starts_with(|c: char| c.is_ascii_lowercase())
        && name.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
        && !name.ends_with('-')
        && !name.contains("--")
}

/// A text as an id: small letters, digits and hyphens; empty where it would not start with a letter.
pub(in crate::lower) fn suitable(text: &str) -> String {
    let mut id = String::new();
    // Letters without their accents; where nothing is left of one, it counts as a blank.
    let accent = |c: &char| ('\u{300}'..='\u{36f}').contains(c);
    for c in text.chars().take(60).nfd().filter(|c| !accent(c)) {
        if c.is_ascii_alphanumeric() {
            id.push(c.to_ascii_lowercase());
        } else if !id.is_empty() && !id.ends_with('-') && c != '\'' && c != '’' {
            id.push('-');
        }
    }
    let id = id.trim_end_matches('-');
    if id.starts_with(|c: char| c.is_ascii_alphabetic()) { id.to_owned() } else { String::new() }
}
