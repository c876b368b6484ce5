//! How packages and declarations are named in the model, and where they stand.

use serde_json::{Value, json};

use crate::id::PackageId;
use crate::model::{Decl, Model, code_text};

/// The name of a package; those of the standard library have a name that no other can have.
pub(super) fn package(model: &Model, id: PackageId) -> String {
    let package = model.package(id);
    if package.standard { format!("standard.{}", package.name) } else { package.name.clone() }
}

/// The name by which a declaration is referred to throughout the model: its package, `/` and its path.
pub(super) fn reference(decl: Decl<'_>) -> String {
    format!("{}/{}", package(decl.model(), decl.package_id()), path(decl))
}

/// The ids from the outermost declaration to this one. What the language cannot refer to is named after `#` by what it
/// is: examples by their number; translations and defaults, whose ids may be those of other declarations, by their ids,
/// with a number from the second of an id on.
pub(super) fn path(decl: Decl<'_>) -> String {
    let within = decl.parent().map(path);
    match decl.kind_word() {
        kind @ ("translation" | "defaults") => {
            let before = decl.model().of_kind(kind).take_while(|other| *other != decl);
            let number = 1 + before.filter(|other| of_one_name(*other, decl)).count();
            let again = if number > 1 { format!(".{number}") } else { String::new() };
            format!("{}#{kind}-{}{again}", within.unwrap_or_default(), decl.name())
        }
        kind if decl.name().is_empty() => {
            let number = decl.parent().map_or(0, |parent| {
                parent.all_children().filter(|child| child.name().is_empty()).take_while(|child| *child != decl).count()
            });
            format!("{}#{kind}-{}", within.unwrap_or_default(), number + 1)
        }
        _ => match within {
            Some(within) => format!("{within}.{}", segment(decl)),
            None => segment(decl),
        },
    }
}

fn of_one_name(one: Decl<'_>, other: Decl<'_>) -> bool {
    (one.package_id(), one.parent(), one.name()) == (other.package_id(), other.parent(), other.name())
}

/// The id of a declaration; of a code, the code as it stands in the data.
pub(super) fn id(decl: Decl<'_>) -> String {
    if decl.kind_word() == "code" { code_text(decl).into_owned() } else { decl.name().to_owned() }
}

/// An id as a part of a path: a code that is more than letters, digits and hyphens stands in quotes.
fn segment(decl: Decl<'_>) -> String {
    let id = id(decl);
    let plain = id.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_'));
    if plain { id } else { json!(id).to_string() }
}

/// The file, seen from the folder of its package, and the line.
pub(super) fn source(decl: Decl<'_>) -> Value {
    let span = decl.span();
    let source = decl.model().sources().file(span.file);
    let folder = decl.package().folder.as_str();
    let inside = source.path().strip_prefix(folder).and_then(|rest| rest.strip_prefix('/'));
    json!({ "file": inside.unwrap_or(source.path()), "line": line(decl, span) })
}

/// The line on which something begins, counted from 1.
pub(super) fn line(decl: Decl<'_>, span: crate::source::Span) -> usize {
    decl.model().sources().file(span.file).lines().line(span.start as usize) + 1
}
