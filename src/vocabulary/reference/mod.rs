//! The reference part of `docs/language.md`, written out from the table.
//!
//! What stands here is layout and the words around the table's own. A test holds the document equal to it.

mod notation;

use std::fmt::Write as _;

use super::entry::{Kind, Layer, Presence, Statement};
use super::nouns::NOUNS;
use super::{COMMON, KindEntry, StatementEntry, vocabulary};

/// The mark in the document before which nothing is generated.
pub const BEGIN: &str = "<!-- reference: begin -->";
/// The mark in the document after which nothing is generated.
pub const END: &str = "<!-- reference: end -->";

/// The whole table as Markdown: how to read it, the common statements, then a part a layer and a section a kind.
pub fn reference() -> String {
    let mut out = String::new();
    out.push_str(HOW_TO_READ);
    notation::values(&mut out);
    common(&mut out);
    for layer in [Layer::Framework, Layer::Data, Layer::Adoption, Layer::Shared] {
        let (title, says) = layer_words(layer);
        put(&mut out, format_args!("\n## {title}\n\n{says}\n"));
        for (_, entry) in vocabulary().kinds().filter(|(_, entry)| entry.kind.layer == layer) {
            kind(&mut out, entry);
        }
    }
    out
}

const HOW_TO_READ: &str = "\
## How to read the reference

This part is written by the compiler from the table that it works with. It cannot differ from what the compiler does. [Every statement in an example](reference/every-statement.md) shows each form at work.

Each statement is shown with what may follow it:

- words `in this type` are written as they stand
- words in *italics* stand for a value; the table below says what each value looks like
- *population, …* means one or more, with commas between them, or with `and` or `or` before the last
- \"*reason*\" in quotes is a text that you write in quotes
- [ square brackets ] hold what may be left out
- ( round brackets ) hold a choice

A statement may stand once in a declaration, unless it says *any number of times*. \
*Asked for* says from which [status](#status-and-how-much-must-be-written) on it must be known.

";

/// A layer's heading and what it holds.
fn layer_words(layer: Layer) -> (&'static str, &'static str) {
    match layer {
        Layer::Framework => (
            "Reference: the framework",
            "What should get better in people's lives, what suggests that it does, and how that is measured.",
        ),
        Layer::Data => ("Reference: the data", "The records that metrics stand on, and the rules that records keep."),
        Layer::Adoption => ("Reference: adoption", "How frameworks are adopted, compared with each other and judged."),
        Layer::Shared => (
            "Reference: shared words",
            "The standard library declares many of each. A framework may add its own in the same way.",
        ),
    }
}

fn common(out: &mut String) {
    out.push_str("\n## Statements of every declaration\n\nThese may stand in the block of any declaration.\n\n");
    for statement in COMMON {
        self::statement(out, &StatementEntry::build(statement));
    }
    out.push_str("\nAfter `no` some statements may be named by a noun:\n\n| noun | statement |\n|---|---|\n");
    for (noun, statement) in NOUNS {
        put(out, format_args!("| `{noun}` | `{statement}` |\n"));
    }
}

fn kind(out: &mut String, entry: &KindEntry) {
    let kind = entry.kind;
    put(out, format_args!("\n### `{}`\n\n{}. {}", kind.word, capital(kind.says), place(kind)));
    let nested: Vec<_> = entry.nested().map(|id| format!("[`{0}`](#{0})", id.word())).collect();
    if !nested.is_empty() {
        put(out, format_args!(" Its block may hold {}.", and(&nested)));
    }
    put(out, format_args!(" The word for several is `{}`.", kind.plural));
    put(out, format_args!("\n\n```ofw\n{}\n```\n", kind.example));
    if kind.statements.is_empty() {
        out.push_str(match kind.word {
            "defaults" => {
                "\nIts id is the word of a kind. It holds statements of that kind, but for those that can be said of one \
                 declaration only.\n"
            }
            _ => "\nIt has the statements of every declaration and none of its own.\n",
        });
        return;
    }
    out.push('\n');
    for own in kind.statements {
        if let Some(entry) = entry.statement(own.word) {
            statement(out, entry);
        }
    }
}

/// Where a kind stands and how its first line begins.
fn place(kind: &Kind) -> String {
    let stands = match kind.inside {
        [] => "It stands in a file by itself".to_string(),
        inside => {
            let words: Vec<_> = inside.iter().map(|word| format!("[`{word}`](#{word})")).collect();
            format!("It stands in the block of {}", or(&words))
        }
    };
    let named = match (kind.id, kind.title) {
        (Presence::Required, Presence::Required) => "with an id and a title",
        (Presence::Required, Presence::Optional) => "with an id, and a title if it needs one",
        (Presence::Required, Presence::Absent) => "with an id and no title",
        (Presence::Absent, Presence::Required) => "with a title and no id",
        (Presence::Absent, _) => "without an id",
        (Presence::Optional, _) => "with an id if it needs one",
    };
    format!("{stands}, {named}.")
}

fn statement(out: &mut String, entry: &StatementEntry) {
    let shapes: Vec<_> = entry.shapes.iter().map(|shape| notation::shape(entry.statement, shape)).collect();
    let says = tail(entry.statement);
    match shapes.as_slice() {
        [one] => put(out, format_args!("- {one}: {says}\n")),
        several => {
            put(out, format_args!("- `{}`: {says}\n", entry.statement.word));
            for shape in several {
                put(out, format_args!("  - {shape}\n"));
            }
        }
    }
}

/// What a statement says, how often it may stand, from when it is asked for and how else it is known.
fn tail(statement: &Statement) -> String {
    let mut says = format!("{}.", statement.says);
    if statement.many {
        says.push_str(" Any number of times.");
    }
    if let Some(group) = statement.group {
        put(&mut says, format_args!(" One {group} may stand."));
    }
    if let Some(status) = statement.asked {
        put(&mut says, format_args!(" Asked for from **{status}** on."));
    }
    if let Some(derived) = statement.derived {
        put(&mut says, format_args!(" If not stated: {derived}."));
    }
    says
}

fn capital(words: &str) -> String {
    let mut chars = words.chars();
    chars.next().map(|first| first.to_uppercase().chain(chars).collect()).unwrap_or_default()
}

fn and(words: &[String]) -> String {
    joined(words, "and")
}

fn or(words: &[String]) -> String {
    joined(words, "or")
}

fn joined(words: &[String], last: &str) -> String {
    match words {
        [] => String::new(),
        [one] => one.clone(),
        [most @ .., end] => format!("{} {last} {end}", most.join(", ")),
    }
}

/// Writes to a string, which cannot fail.
fn put(out: &mut String, arguments: std::fmt::Arguments<'_>) {
    let _ = out.write_fmt(arguments);
}
