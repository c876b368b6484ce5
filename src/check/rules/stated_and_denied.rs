//! Something that is stated, and said not to be there.

use crate::check::Looks;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::{Decl, St, Value};
use crate::source::Span;
use crate::vocabulary::vocabulary;

crate::rule!(pub RULE, "OFW2013", "stated-and-denied", Error, since "0.1");

pub(super) const LOOKS: &[Looks] = &[Looks::AtEvery(check)];

fn check(decl: Decl<'_>, found: &mut Diagnostics) {
    let own = |no: &St<'_>| no.get("kinds").is_none() && no.get("part").is_none();
    for no in decl.statements("no").filter(own) {
        for filled in no.all("statement") {
            let Value::Choice(word) = filled.value else { continue };
            let said = decl.model().slice(filled.span);
            if let Some(stated) = stated(decl, word) {
                found.push(finding(said, filled.span, stated));
            }
        }
        let level = no.reference("level");
        let areas = level.and_then(|level| Some((level, values_at(decl, level)?)));
        if let Some((level, stated)) = areas {
            found.push(finding(level.name(), no.span_of("level"), stated));
        }
    }
}

fn finding(said: &str, denied: Span, stated: Span) -> Diagnostic {
    Diagnostic::new(&RULE, denied, format!("`{said}` is said not to be there, and is there"))
        .here("said not to be there")
        .also(stated, "and there it is")
        .help("Delete one of the two: a reader cannot know which holds.")
}

/// Where a statement, or something of a kind given by its plural, stands.
fn stated(decl: Decl<'_>, word: &'static str) -> Option<Span> {
    if let Some(statement) = decl.own(word) {
        return Some(statement.span());
    }
    let own_package = |other: &Decl<'_>| other.package_id() == decl.package_id() && other.withdrawn().is_none();
    let by = |by: &'static str| decl.model().referrers(decl.id(), by).find(own_package);
    match (decl.kind_word(), word) {
        ("outcome", "indicators") => by("suggests").map(Decl::span),
        ("indicator", "metrics") => by("measures").map(Decl::span),
        _ => {
            let kind = vocabulary().by_plural(word)?;
            decl.all_children().find(|child| child.kind() == kind).map(Decl::span)
        }
    }
}

/// Where a metric says that it has values for a level.
fn values_at(decl: Decl<'_>, level: Decl<'_>) -> Option<Span> {
    let reaches = |filled: &&crate::model::Filled| matches!(filled.value, Value::Reference(Some(id)) if id == level.id());
    let areas = decl.own("areas")?.stored().values.iter().find(reaches)?;
    Some(areas.span)
}
