//! What can be wrong with the first word of a declaration, and with where it stands.

use super::{UNKNOWN_KIND, UNKNOWN_STATEMENT, capital, listed, shortened, with_article};
use crate::diagnostic::{Applicability, Diagnostic};
use crate::source::Span;
use crate::vocabulary::{KindEntry, KindId, declared_by, meant_by, vocabulary};

/// A line of the file itself that starts with no kind of declaration, and the kind that was likely meant.
pub(in crate::lower) fn unknown_kind(word: &str, span: Span) -> (Diagnostic, Option<KindId>) {
    let shown = shortened(word);
    let diagnostic = Diagnostic::new(&UNKNOWN_KIND, span, format!("nothing is declared with `{shown}`"));
    let small = word.to_lowercase();
    if let Some(kind) = declared_by(word) {
        let near = kind.word();
        let diagnostic = diagnostic
            .here(format!("did you mean `{near}`?"))
            .help(format!("Write `{near}`: a declaration begins with a word that says what it declares."))
            .fix(Applicability::Likely, span, near, format!("write `{near}`"));
        return (diagnostic, Some(kind));
    }
    if let Some(nested) = vocabulary().by_word(word).map(|id| id.entry()) {
        let inside = listed(nested.kind.inside);
        let help = format!(
            "{} stands between the braces of {inside}: move it there, or see whether a `}}` above closes that too early.",
            capital(&with_article(word))
        );
        return (outside_every_block(&shown, span, &help), None);
    }
    let meant = meant_by(&small).iter().copied().find(|meant| !owners(meant).is_empty());
    let owners = owners(meant.unwrap_or(word));
    if !owners.is_empty() {
        let shown = meant.unwrap_or(&shown);
        let help = format!(
            "`{shown}` is said between the braces of {}: move it there, or see whether a `}}` above closes that too early.",
            listed(&owners)
        );
        return (outside_every_block(shown, span, &help), None);
    }
    if let Some(help) = head_words(&small, "outcome") {
        return (diagnostic.here("stands on the line that declares something").help(help), None);
    }
    if matches!(small.as_str(), "include" | "import" | "require" | "load") {
        const FILES: &str = "All files in a folder belong together, so nothing has to be included. Another framework or library is taken up in the head: `use measures from \"../measures\"`.";
        return (diagnostic.here("not needed for files").help(FILES), None);
    }
    (diagnostic.here("no word to begin a declaration").help(DECLARATIONS), None)
}

/// Something that is said or declared inside the block of another, at the file's own level.
fn outside_every_block(word: &str, span: Span, help: &str) -> Diagnostic {
    Diagnostic::new(&UNKNOWN_KIND, span, format!("`{word}` stands outside every block"))
        .here("what does it belong to?")
        .help(help)
}

/// What is said of words that other notations have for the id and the title.
pub(super) fn head_words(word: &str, kind: &str) -> Option<String> {
    match word {
        "title" | "name" | "label" | "heading" => Some(format!(
            "A title stands in quotes behind the id, on the line that declares it: `{kind} its-id \"Its title\"`."
        )),
        "id" | "identifier" | "key" => {
            Some(format!("An id stands on the line that declares it, before the title: `{kind} its-id \"Its title\"`."))
        }
        _ => None,
    }
}

/// A remark as other notations have it; `line` is the text from the place on.
pub(in crate::lower) fn remark(line: &str, span: Span) -> Option<Diagnostic> {
    let mark = ["//", "/*", "<!--", "---", "--", "%"].into_iter().find(|mark| line.starts_with(mark))?;
    let length = u32::try_from(mark.len()).ok()?;
    let span = Span { end: span.start + length, ..span };
    let diagnostic = Diagnostic::new(&UNKNOWN_KIND, span, format!("`{mark}` begins no remark"))
        .here("`#` does")
        .help("A remark begins with `#` and ends with its line.");
    Some(match mark {
        "//" | "--" => diagnostic.fix(Applicability::Certain, span, "#", "write `#`"),
        _ => diagnostic,
    })
}

/// A line that begins with a number, a text or a sign.
pub(in crate::lower) fn nothing_declared(found: &str, span: Span) -> Diagnostic {
    let help = match found {
        "<" => "This looks like the markup of a web page: a file is plain text. Write the words alone.",
        _ => DECLARATIONS,
    };
    Diagnostic::new(&UNKNOWN_KIND, span, format!("nothing is declared with `{}`", shortened(found)))
        .here("no word to begin a declaration")
        .help(help)
}

const DECLARATIONS: &str = "A file is made of declarations such as `outcome`, `indicator`, `metric` and `term`, each followed by an id and a title in quotes. A remark begins with `#`.";

/// A declaration inside the block of another, where it cannot stand.
pub(in crate::lower) fn cannot_stand_in(kind: &KindEntry, around: &KindEntry, span: Span) -> Diagnostic {
    let (word, around) = (kind.kind.word, around.kind.word);
    let message = format!("{} cannot stand in {}", with_article(word), with_article(around));
    let help = if kind.kind.inside.is_empty() {
        format!("Close the `{around}` with `}}` first: {} stands by itself.", with_article(word))
    } else {
        format!(
            "{} stands between the braces of {}: move it there.",
            capital(&with_article(word)),
            listed(kind.kind.inside)
        )
    };
    Diagnostic::new(&UNKNOWN_STATEMENT, span, message).here("stands in the wrong place").help(help)
}

/// The kinds, at most five, in which a statement that starts with this word may stand.
pub(super) fn owners(word: &str) -> Vec<&'static str> {
    let first = |words: &'static str| words.split(' ').next().unwrap_or_default();
    let says = |entry: &KindEntry| {
        entry.kind.statements.iter().any(|statement| !statement.sentence && first(statement.word) == word)
    };
    vocabulary().kinds().filter(|(_, entry)| says(entry)).map(|(_, entry)| entry.kind.word).take(5).collect()
}
