//! What can be wrong with a statement: its word, its words, its place.

use super::kinds::owners;
use super::names::quoted;
use super::{
    REPEATED_STATEMENT, UNCLEAR_STATEMENT, UNEXPECTED_BLOCK, UNKNOWN_STATEMENT, capital, listed, shortened,
    with_article,
};
use crate::diagnostic::{Applicability, Diagnostic, closest};
use crate::source::Span;
use crate::syntax::{is_suitable_id, text_value};
use crate::vocabulary::{KindEntry, KindId, Shape, StatementEntry, readable, vocabulary};

/// What a line was likely meant to be.
#[derive(Clone, Copy)]
pub(in crate::lower) enum Meant {
    /// A statement whose word takes so many words of the line.
    Statement(&'static StatementEntry, usize),
    /// A declaration of a kind.
    Kind(KindId),
}

impl Meant {
    /// The likeliest statement or nested declaration for the first words of a line.
    pub fn by(kind: &'static KindEntry, words: &[&str]) -> Option<Meant> {
        let small: Vec<String> = words.iter().map(|word| word.to_lowercase()).collect();
        let statements = || kind.statements.iter().filter(|entry| !entry.statement.sentence);
        // A hyphen where the statement has a blank, or a capital letter.
        let spaced = small.first().map(|word| word.replace('-', " "))?;
        if let Some(entry) = statements().find(|entry| entry.statement.word == spaced) {
            return Some(Meant::Statement(entry, 1));
        }
        // The longest run of words that is near to a statement's.
        for count in (1..=small.len()).rev() {
            let said = small[..count].join(" ");
            let of_so_many = statements().filter(|entry| entry.words.len() == count);
            let exact = of_so_many.clone().find(|entry| entry.statement.word == said);
            let near = || closest(&said, of_so_many.clone().map(|entry| entry.statement.word));
            let entry = exact.or_else(|| near().and_then(|near| kind.statement(near)));
            let nested = || kind.nested().map(|id| id.word());
            let declared = (count == 1).then(|| nested().find(|word| *word == said)).flatten();
            let kind_word = declared.or_else(|| (count == 1).then(|| closest(&said, nested())).flatten());
            match (entry, kind_word) {
                (None, None) => {}
                (Some(entry), None) => return Some(Meant::Statement(entry, count)),
                (entry, Some(word)) => {
                    let both = entry.map(|entry| entry.statement.word).into_iter().chain([word]);
                    let of_kind = declared.is_some() || closest(&said, both) == Some(word);
                    return match entry {
                        Some(entry) if !of_kind => Some(Meant::Statement(entry, count)),
                        _ => vocabulary().by_word(word).map(Meant::Kind),
                    };
                }
            }
        }
        None
    }

    /// The word of the statement or of the kind.
    pub fn word(self) -> &'static str {
        match self {
            Meant::Statement(entry, _) => entry.statement.word,
            Meant::Kind(kind) => kind.word(),
        }
    }
}

/// A line in a block that is no statement of its kind. `indented` says that the line stands further in than the
/// one above it.
pub(in crate::lower) fn unknown_statement(
    kind: &KindEntry,
    word: &str,
    span: Span,
    meant: Option<Meant>,
    indented: bool,
) -> Diagnostic {
    let shown = shortened(word);
    let whole = with_article(kind.kind.word);
    let diagnostic = Diagnostic::new(&UNKNOWN_STATEMENT, span, format!("{whole} does not say `{shown}`"));
    if let Some(near) = meant.map(Meant::word) {
        return diagnostic.here(format!("did you mean `{near}`?")).help(format!("Write `{near}`.")).fix(
            Applicability::Likely,
            span,
            near,
            format!("write `{near}`"),
        );
    }
    if indented {
        return diagnostic
            .here("goes on with the line above?")
            .help("A line runs on when it ends with a comma. End the line above with one, or begin this line with a word that says what it is.");
    }
    let owners = owners(word);
    if !owners.is_empty() {
        return diagnostic.here(format!("not said of {whole}")).help(format!(
            "`{shown}` is said of {}. Move the line there, or close the `{}` above with `}}`.",
            listed(&owners),
            kind.kind.word
        ));
    }
    let some: Vec<&str> = kind.kind.statements.iter().map(|statement| statement.word).take(8).collect();
    let may = if some.is_empty() { "`means`, `note`".to_owned() } else { listed(&some) };
    diagnostic.here("no word of this language").help(format!(
        "{} may say {may} and more: `docs/language.md` lists all of it. Remarks go behind `#` or in `note \"…\"`.",
        capital(&whole)
    ))
}

/// What is known of a statement whose words do not fit any of its shapes.
pub(in crate::lower) struct Unclear<'a> {
    /// What should stand there, each in a few words.
    pub expected: &'a [String],
    /// The word of a shape that was likely meant.
    pub near: Option<&'static str>,
    /// The words that end the statement, where only they are missing.
    pub ending: Option<&'a str>,
    /// How what should stand there is written.
    pub written: Option<&'static str>,
    /// Where it no longer fits.
    pub span: Span,
    /// What stands there; empty at the end.
    pub found: &'a str,
    /// Only a text fits here, and these words stand without quotes.
    pub unquoted: Option<Span>,
    /// No text fits here, and one stands.
    pub is_text: bool,
}

/// A statement whose words do not fit any of its shapes.
pub(in crate::lower) fn unclear_statement(
    kind: &KindEntry,
    entry: &StatementEntry,
    unclear: &Unclear<'_>,
) -> Diagnostic {
    let word = entry.statement.word;
    let found = shortened(unclear.found);
    if let Some(words) = unclear.unquoted {
        let mut diagnostic =
            Diagnostic::new(&UNCLEAR_STATEMENT, words, format!("a text of `{word}` stands without quotes"))
                .here("quotes belong around this")
                .help(forms(kind, entry, None));
        diagnostic.fix = Some(quoted(words, "put it in quotes"));
        return diagnostic;
    }
    let headline = match found.as_str() {
        "" => format!("`{word}` is not complete"),
        found => format!("`{found}` is not understood in `{word}`"),
    };
    let diagnostic = Diagnostic::new(&UNCLEAR_STATEMENT, unclear.span, headline);
    if let Some(near) = unclear.near {
        return diagnostic.here(format!("did you mean `{near}`?")).help(forms(kind, entry, None)).fix(
            Applicability::Likely,
            unclear.span,
            near,
            format!("write `{near}`"),
        );
    }
    let label = match unclear.expected {
        [] => String::new(),
        [one] if one == "ages" => "ages belong here".to_owned(),
        [one] => format!("{one} belongs here"),
        [one, two] => format!("{one} or {two} belongs here"),
        [one, ..] if found.is_empty() => format!("{one} belongs here"),
        _ => "does not fit here".to_owned(),
    };
    if unclear.is_text {
        let inner = text_value(unclear.found).into_owned();
        let diagnostic = diagnostic.here("belongs here without quotes").help(forms(kind, entry, unclear.written));
        let plain = is_suitable_id(&inner) || inner.starts_with(|c: char| c.is_ascii_digit());
        return if plain {
            diagnostic.fix(Applicability::Likely, unclear.span, inner, "take the quotes away")
        } else {
            diagnostic.here(label)
        };
    }
    let diagnostic = diagnostic.here(label).help(forms(kind, entry, unclear.written));
    match unclear.ending {
        Some(ending) => {
            let words = format!(" {ending}");
            diagnostic.fix(Applicability::Likely, unclear.span, words, format!("write `{ending}`"))
        }
        None => diagnostic,
    }
}

/// The forms of a statement, what it says, and how what is missing is written.
pub(in crate::lower) fn forms(kind: &KindEntry, entry: &StatementEntry, written: Option<&str>) -> String {
    let word = entry.statement.word;
    let shapes: Vec<String> = entry.shapes.iter().map(|shape: &Shape| readable(word, shape)).collect();
    let shown: Vec<String> = shapes.iter().take(4).map(|shape| format!("`{shape}`")).collect();
    let more = if shapes.len() > 4 { ", among others" } else { "" };
    let written = written.map(|written| format!(" {written}")).unwrap_or_default();
    format!(
        "In {} write {}{more}: {}.{written}",
        with_article(kind.kind.word),
        shown.join(" or "),
        entry.statement.says
    )
}

/// Two statements on one line of a block, or on a head without a comma between them.
pub(in crate::lower) fn run_together(word: &str, span: Span, between: Span, on_head: bool) -> Diagnostic {
    let shown = shortened(word);
    let diagnostic = Diagnostic::new(&UNCLEAR_STATEMENT, span, format!("`{shown}` begins a statement of its own"));
    if on_head {
        return diagnostic
            .here("a comma belongs before this")
            .help("Statements on one line are separated by commas; between braces each stands on a line of its own.")
            .fix(Applicability::Likely, between, ", ", "put a comma between them");
    }
    diagnostic
        .here("belongs on a line of its own")
        .help("Between braces one line says one thing: begin a new line here.")
        .fix(Applicability::Likely, between, "\n  ", "begin a new line")
}

/// A statement that may stand once and stands again, or two that exclude each other.
pub(in crate::lower) fn repeated_statement(old: (&str, Span), new: (&str, Span)) -> Diagnostic {
    let same = old.0 == new.0;
    let message = if same {
        format!("`{}` is said twice", new.0)
    } else {
        format!("`{}` and `{}` cannot both be said", old.0, new.0)
    };
    Diagnostic::new(&REPEATED_STATEMENT, new.1, message)
        .here(if same { "said again here" } else { "and this" })
        .also(old.1, if same { "said first here" } else { "this is said already" })
        .help("Keep the one that is meant and delete the other: a reader could not tell which counts.")
}

/// Braces behind a statement that has none.
pub(in crate::lower) fn unexpected_block(word: &str, span: Span) -> Diagnostic {
    Diagnostic::new(&UNEXPECTED_BLOCK, span, format!("`{}` has no braces of its own", shortened(word)))
        .here("nothing is said in here")
        .help("Only declarations have braces. Put each statement on a line of its own, without these.")
}
