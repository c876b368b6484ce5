//! Where documents disagree: with the framework, and with themselves; and which findings of the compiler are let stand.

use super::common;
use crate::emit::docs::block::{Line, Row, Section, Table};
use crate::emit::docs::facts::text;
use crate::emit::docs::scope::Scope;
use crate::english;
use crate::model::{Decl, St, Value};

/// All of it in three tables.
pub fn section(scope: &Scope<'_>) -> Option<Section> {
    let mut section = Section::named("disagreements", "Where documents disagree");
    let counts = scope.heads().flat_map(|head| head.statements("document").map(move |says| count(head, says)));
    section.add_table(Table::new(
        "How many there are".to_owned(),
        vec!["Document", "Says", "Lists", "Why"],
        counts.collect(),
    ));
    let otherwise = scope.decls().flat_map(|decl| {
        decl.statements("stated otherwise in").map(move |statement| stated_otherwise(decl, statement))
    });
    section.add_table(Table::new(
        "Stated otherwise".to_owned(),
        vec!["Of what", "Document", "Its words", "Why ours stands"],
        otherwise.collect(),
    ));
    let allowed = scope.decls().flat_map(|decl| {
        decl.statements("allow").map(move |statement| {
            let rule = Line::code(statement.words("rule").unwrap_or_default());
            Row::of(vec![of(decl), rule, words(decl, statement, "text")])
        })
    });
    section.add_table(Table::new(
        "Let stand, though the compiler asks about it".to_owned(),
        vec!["Of what", "Finding", "Why"],
        allowed.collect(),
    ));
    (!section.blocks.is_empty()).then_some(section)
}

fn of(decl: Decl<'_>) -> Line {
    if matches!(decl.kind_word(), "framework" | "library") { Line::of("The whole") } else { Line::to(decl) }
}

fn words(decl: Decl<'_>, statement: St<'_>, name: &str) -> Line {
    statement.text(name).map(|words| text(decl, &words)).unwrap_or_default()
}

/// `says 5 outcomes about families, lists 4 because …`.
fn count(head: Decl<'_>, says: St<'_>) -> Row {
    let document = says.reference("document").map(common::document).unwrap_or_else(|| Line::of("This framework"));
    let number = |name: &str| says.number(name).map(english::number).unwrap_or_default();
    let kinds = says.all("kinds").find_map(|filled| match filled.value {
        Value::Kind(kind) => Some(kind.entry().kind.plural),
        _ => None,
    });
    let kinds = kinds.unwrap_or("of them");
    let about = says.reference("population").map(|population| Line::of(" about ").with(Line::to(population)));
    let said = Line::of(format!("{} {kinds}", number("number"))).with(about.unwrap_or_default());
    Row::of(vec![document, said, Line::of(number("listed")), words(head, says, "text")])
}

fn stated_otherwise(decl: Decl<'_>, statement: St<'_>) -> Row {
    let document = statement.reference("document").map(common::document).unwrap_or_default();
    let its_words = statement.text("text").map(|words| common::quoted(decl, &words)).unwrap_or_default();
    Row::of(vec![of(decl), document, its_words, words(decl, statement, "reason")])
}
