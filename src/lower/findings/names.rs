//! What can be wrong with the id and the title of a declaration.

use super::{MISSING_NAME, MISSING_TITLE, UNCLEAR_STATEMENT, UNSUITABLE_NAME, shortened};
use crate::diagnostic::{Applicability, Diagnostic, Edit, Fix};
use crate::lower::slots::{LANGUAGES, is_language};
use crate::source::Span;
use crate::syntax::suitable_id;
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

/// A colon or an equals sign before the words of a statement.
pub(in crate::lower) fn sign_before_words(sign: &str, span: Span) -> Diagnostic {
    let name = if sign == "=" { "equals sign" } else { "colon" };
    Diagnostic::new(&UNCLEAR_STATEMENT, span, format!("the language needs no {name} here"))
        .here("can go")
        .help("The first word of a statement says what it is about; what follows needs no sign before it.")
        .fix(Applicability::Certain, span, "", format!("delete the {name}"))
}

/// A sign between a title and what it means.
pub(in crate::lower) fn sign_for_means(sign: &str, span: Span) -> Diagnostic {
    Diagnostic::new(&UNCLEAR_STATEMENT, span, format!("`{sign}` does not say what follows it"))
        .here("did you mean `means`?")
        .help("Write `means`: a statement begins with a word that says what it is.")
        .fix(Applicability::Likely, span, "means", "write `means`")
}

/// An id that is not made of small letters, digits and hyphens. Where nothing like it can be one, the title gives one.
pub(in crate::lower) fn unsuitable_name(name: &str, title: Option<&str>, span: Span) -> Diagnostic {
    let of_title = || title.map(suitable_id).unwrap_or_default();
    let suggestion = Some(suitable_id(name)).filter(|id| !id.is_empty()).unwrap_or_else(of_title);
    let mut diagnostic =
        Diagnostic::new(&UNSUITABLE_NAME, span, format!("`{}` cannot be an id", shortened(name))).here("not an id");
    const MADE_OF: &str = "n id is made of small letters, digits and hyphens and starts with a letter, so that it can become a file name, a column and a web address everywhere. Change it where it is used, too.";
    diagnostic = diagnostic.help(match suggestion.as_str() {
        "" => format!("A{MADE_OF}"),
        _ => format!("Write `{suggestion}`: a{MADE_OF}"),
    });
    if !suggestion.is_empty() && suggestion != name {
        diagnostic = diagnostic.fix(Applicability::Likely, span, suggestion.clone(), format!("write `{suggestion}`"));
    }
    diagnostic
}

/// Several words where an id belongs.
pub(in crate::lower) fn name_of_several_words(words: &str, span: Span) -> Diagnostic {
    let id = suitable_id(words);
    let diagnostic = Diagnostic::new(&UNSUITABLE_NAME, span, format!("`{}` cannot be an id", shortened(words)))
        .here("an id is one word");
    if id.is_empty() {
        return diagnostic
            .help("Choose one word of small letters, digits and hyphens. The title behind it may say more.");
    }
    diagnostic
        .help(format!("Write `{id}`, with hyphens for the spaces. The title behind it is for readers; the id is how everything else refers to it."))
        .fix(Applicability::Likely, span, id.clone(), format!("write `{id}`"))
}

/// A translation into something that is no code of a language.
pub(in crate::lower) fn no_language(name: &str, span: Span) -> Diagnostic {
    let message = format!("`{}` is not the code of a language", shortened(name));
    let diagnostic = Diagnostic::new(&UNSUITABLE_NAME, span, message).here("no code of a language").help(LANGUAGES);
    let code = match name.to_lowercase().as_str() {
        "welsh" | "cymraeg" => "cy".to_owned(),
        "english" => "en".to_owned(),
        small => small.replace('_', "-"),
    };
    if is_language(&code) {
        diagnostic.fix(Applicability::Likely, span, code.clone(), format!("write `{code}`"))
    } else {
        diagnostic
    }
}

/// An id that is a word of conditions.
pub(in crate::lower) fn joining_word(kind: &KindEntry, name: &str, title: Option<&str>, span: Span) -> Diagnostic {
    let diagnostic = Diagnostic::new(&UNSUITABLE_NAME, span, format!("`{name}` cannot be an id"))
        .here("a word that joins conditions")
        .help(format!(
            "Choose an id that says more: in a condition nobody could tell the word `{name}` from the {}. Change it where it is used, too.",
            kind.kind.word.replace('-', " ")
        ));
    let of_title = title.map(suitable_id).filter(|id| id.contains('-'));
    match of_title {
        Some(id) => diagnostic.fix(Applicability::Likely, span, id.clone(), format!("write `{id}`")),
        None => diagnostic,
    }
}

/// A title behind the `{` of its declaration.
pub(in crate::lower) fn title_within(kind: &KindEntry, open: Span, title: Span) -> Diagnostic {
    let message = format!("the title of this `{}` stands behind its `{{`", kind.kind.word);
    let mut diagnostic = Diagnostic::new(&MISSING_TITLE, title, message)
        .here("belongs before the `{`")
        .also(open, "the block begins here")
        .help("A title stands on the line that declares something, behind the id: `outcome its-id \"Its title\" {`.");
    let edits = vec![
        Edit { span: Span { end: title.start, ..open }, text: String::new() },
        Edit { span: title.end_point(), text: " {".to_owned() },
    ];
    let title = "put the title before the `{`".to_owned();
    diagnostic.fix = Some(Fix { title, applicability: Applicability::Certain, edits });
    diagnostic
}
