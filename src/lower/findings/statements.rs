//! What can be wrong with a statement: its word, its words, its place.

use super::kinds::{head_words, owners};
use super::names::quoted;
use super::{
    REPEATED_STATEMENT, UNCLEAR_STATEMENT, UNEXPECTED_BLOCK, UNKNOWN_STATEMENT, capital, listed, shortened,
    with_article,
};
use crate::diagnostic::{Applicability, Diagnostic, Edit, Fix};
use crate::source::Span;
use crate::syntax::{is_suitable_id, text_value};
use crate::vocabulary::{KindEntry, Meant, Shape, StatementEntry, readable, starts_declaration};

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
    if let Some(help) = head_words(&shown.to_lowercase(), kind.kind.word) {
        return diagnostic.here("stands on the line of the declaration").help(help);
    }
    if starts_declaration(word) {
        return diagnostic.here("a declaration of its own").help(format!(
            "{} is declared outside these braces, and says there what it belongs to: `{shown} its-id \"Its title\" {{ … }}`.",
            capital(&with_article(word))
        ));
    }
    let sentences: Vec<String> = kind
        .statements
        .iter()
        .filter(|entry| entry.statement.sentence)
        .filter_map(|entry| Some(format!("`NAME {}`", readable(entry.statement.word, entry.shapes.first()?))))
        .collect();
    if !sentences.is_empty() {
        return diagnostic
            .here("no sentence of this language")
            .help(format!("Here a line begins with the name of what it speaks of: {}.", sentences.join(", ")));
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
    /// The words of a shape that were likely meant by those at the place.
    pub near: Option<&'static str>,
    /// A name of several words, with the id that is meant, where one is known.
    pub name: Option<(&'a str, Option<&'a str>)>,
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
    if let Some((words, id)) = unclear.name {
        return name_of_several_words(words, id, unclear.span, &forms(kind, entry, None));
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
        [rest @ .., last] if rest.len() < 4 && unclear.expected.iter().map(String::len).sum::<usize>() < 60 => {
            format!("{} or {last} belongs here", rest.join(", "))
        }
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

/// Several words where the id of something belongs.
fn name_of_several_words(words: &str, id: Option<&str>, span: Span, forms: &str) -> Diagnostic {
    let diagnostic = Diagnostic::new(&UNCLEAR_STATEMENT, span, format!("`{}` is no id", shortened(words)));
    match id {
        Some(id) => diagnostic
            .here(format!("did you mean `{id}`?"))
            .help(format!("Write `{id}`: things are referred to by their id, which is one word, not by their title."))
            .fix(Applicability::Likely, span, id, format!("write `{id}`")),
        None => diagnostic.here("an id is one word").help(format!(
            "Things are referred to by the id they are declared with: one word, with hyphens for spaces. {forms}"
        )),
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

/// Several statements on one line of a block, or on a head without commas between them: where the second begins, the
/// words with which it and those after it begin, and what stands before each.
pub(in crate::lower) fn run_together(place: Span, further: &[&str], between: &[Span], on_head: bool) -> Diagnostic {
    let words: Vec<String> = further.iter().map(|word| format!("`{}`", shortened(word))).collect();
    let message = match words.as_slice() {
        [several @ .., last] if !several.is_empty() => {
            format!("{} and {last} each begin a statement of their own", several.join(", "))
        }
        words => format!("{} begins a statement of its own", words.concat()),
    };
    let put = if on_head { ", " } else { "\n  " };
    let edits = between.iter().map(|span| Edit { span: *span, text: put.to_owned() }).collect();
    let (label, help, title) = if on_head {
        let help = "Statements on one line are separated by commas; between braces each stands on a line of its own.";
        ("a comma belongs before this", help, "put a comma between them")
    } else {
        let help = "Between braces one line says one thing: begin a new line here.";
        ("belongs on a line of its own", help, "begin a new line")
    };
    let mut diagnostic = Diagnostic::new(&UNCLEAR_STATEMENT, place, message).here(label).help(help);
    diagnostic.fix = Some(Fix { title: title.to_owned(), applicability: Applicability::Certain, edits });
    diagnostic
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

/// Braces that no declaration stands before.
pub(in crate::lower) fn block_of_nothing(span: Span) -> Diagnostic {
    Diagnostic::new(&UNEXPECTED_BLOCK, span, "no declaration stands before this `{`")
        .here("whose block?")
        .help("A block belongs to the declaration before it and is opened once: `outcome safe \"Children are safe\" {`. Delete this `{` and its `}`, or write the declaration.")
}

/// Brackets of another form where a block begins.
pub(in crate::lower) fn brackets(bracket: &str, span: Span) -> Diagnostic {
    Diagnostic::new(&UNEXPECTED_BLOCK, span, format!("a block does not begin with `{bracket}`"))
        .here("`{` belongs here")
        .help("What is said of a declaration stands between `{` at the end of its line and `}` on a line of its own.")
}

/// A code and what it means, without the word that says so.
pub(in crate::lower) fn code_without_its_word(code: &str, span: Span) -> Diagnostic {
    let code = shortened(code);
    Diagnostic::new(&UNKNOWN_STATEMENT, span, format!("`{code}` stands in a list of codes without the word `code`"))
        .here("`code` belongs before this")
        .help(format!("Write `code {code} \"…\"`: each line begins with the word that says what it is."))
        .fix(Applicability::Certain, span.start_point(), "code ", format!("write `code {code}`"))
}
