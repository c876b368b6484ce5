//! What can be wrong with a name.

use crate::diagnostic::{Applicability, Diagnostic, Rule, closest};
use crate::id::{DeclId, PackageId};
use crate::model::Model;
use crate::source::Span;

crate::rule!(pub UNKNOWN_NAME, "OFW1101", "unknown-name", Error, since "0.1");
crate::rule!(pub DUPLICATE_NAME, "OFW1102", "duplicate-name", Error, since "0.1");
crate::rule!(pub UNEXPECTED_KIND, "OFW1103", "unexpected-kind", Error, since "0.1");
crate::rule!(pub AMBIGUOUS_NAME, "OFW1104", "ambiguous-name", Error, since "0.1");
crate::rule!(pub CIRCLE, "OFW1105", "definition-in-a-circle", Error, since "0.1");
crate::rule!(pub REVERSED_RANGE, "OFW2029", "reversed-range", Error, since "0.1");
crate::rule!(pub UNKNOWN_FIELD, "OFW3002", "unknown-field", Error, since "0.1");
crate::rule!(pub UNKNOWN_CODE, "OFW3003", "unknown-code", Error, since "0.1");
crate::rule!(pub TYPE_MISMATCH, "OFW3004", "type-mismatch", Error, since "0.1");
crate::rule!(pub UNIT_MISMATCH, "OFW3005", "unit-mismatch", Error, since "0.1");
crate::rule!(pub UNLINKED_TABLE, "OFW3006", "unlinked-table", Error, since "0.1");
crate::rule!(pub UNKNOWN_BIRTH_DATE, "OFW3007", "unknown-birth-date", Error, since "0.1");
crate::rule!(pub UNKNOWN_STRETCH, "OFW3008", "unknown-stretch", Error, since "0.1");
crate::rule!(pub ELEMENT_NOT_RECORDED, "OFW3009", "element-not-recorded", Error, since "0.1");

/// The rules of this room, but [`REVERSED_RANGE`]: it looks at statements as well, and is listed with the rules there.
pub static RULES: &[&Rule] = &[
    &UNKNOWN_NAME,
    &DUPLICATE_NAME,
    &UNEXPECTED_KIND,
    &AMBIGUOUS_NAME,
    &CIRCLE,
    &UNKNOWN_FIELD,
    &UNKNOWN_CODE,
    &TYPE_MISMATCH,
    &UNIT_MISMATCH,
    &UNLINKED_TABLE,
    &UNKNOWN_BIRTH_DATE,
    &UNKNOWN_STRETCH,
    &ELEMENT_NOT_RECORDED,
];

/// `an outcome`, `a population or a metric`.
pub(super) fn kinds_in_words(kinds: &[&str]) -> String {
    if kinds.is_empty() {
        return "something declared".to_owned();
    }
    let one = |kind: &&str| {
        let article = if kind.starts_with(['a', 'e', 'i', 'o', 'u']) && *kind != "unit" { "an" } else { "a" };
        format!("{article} {}", kind.replace('-', " "))
    };
    let words: Vec<String> = kinds.iter().map(one).collect();
    match words.split_last() {
        Some((last, rest)) if !rest.is_empty() => format!("{} or {last}", rest.join(", ")),
        _ => words.concat(),
    }
}

/// The same, with the few names that there are.
pub(super) fn unknown_name_among(name: &str, span: Span, kinds: &[&str], known: &[&str]) -> Diagnostic {
    const FEW: usize = 10;
    let diagnostic = unknown_name(name, span, kinds, None);
    let [kind] = kinds else { return diagnostic };
    if known.is_empty() || known.len() > FEW {
        return diagnostic;
    }
    let names = known.iter().map(|name| format!("`{name}`")).collect::<Vec<_>>().join(", ");
    let one = if known.len() == 1 {
        format!("There is only {names}: write that")
    } else {
        format!("Write one of these: {names}")
    };
    diagnostic.help(format!("{one}. Or declare it, as in `{kind} {name} \"…\"`."))
}

/// A name that reaches nothing, with the nearest that could be meant.
pub(super) fn unknown_name(name: &str, span: Span, kinds: &[&str], near: Option<&str>) -> Diagnostic {
    let what = kinds_in_words(kinds);
    let diagnostic = Diagnostic::new(&UNKNOWN_NAME, span, format!("`{name}` is not declared"));
    match near {
        Some(near) => diagnostic
            .here(format!("did you mean `{near}`?"))
            .help(match kinds {
                [] => format!("Write `{near}`, or declare `{name}`."),
                _ => format!("Write `{near}`, or declare {what} with the id `{name}`."),
            })
            .fix(Applicability::Likely, span, near, format!("write `{near}`")),
        None => {
            let kind = kinds.first().copied().unwrap_or("outcome");
            diagnostic
                .here(format!("{what} should stand here"))
                .help(format!("Declare it, as in `{kind} {name} \"…\"`, or correct the id."))
        }
    }
}

/// A table that is not there, with the nearest that could be meant, which counts as the one from then on. `said` is how
/// it was written, `path` the same with dots.
pub(super) fn unknown_table(
    model: &Model,
    package: PackageId,
    said: &str,
    path: &str,
    span: Span,
) -> (Diagnostic, Option<DeclId>) {
    let tables = model.tables_in_sight(package);
    let short = |table: &str| table.rsplit('.').next().unwrap_or_default().to_owned();
    let names: Vec<String> =
        tables.iter().map(|(name, _)| if path.contains('.') { name.clone() } else { short(name) }).collect();
    let near = nearest(path, names.iter().map(String::as_str));
    // As it was written: `children of cin`, or with dots.
    let written = |near: &str| match near.split_once('.') {
        Some((dataset, table)) if said.contains(" of ") => format!("{table} of {dataset}"),
        _ => near.to_owned(),
    };
    let at = near.and_then(|near| names.iter().position(|name| name == near));
    let found = at.map(|at| tables[at].1);
    let bare = path.rsplit('.').next().unwrap_or(path);
    let diagnostic = Diagnostic::new(&UNKNOWN_NAME, span, format!("there is no table `{bare}`"));
    let diagnostic = match near.map(written) {
        Some(near) => diagnostic
            .here(format!("did you mean `{near}`?"))
            .help(format!("Write `{near}`, or declare the table in its dataset."))
            .fix(Applicability::Likely, span, near.clone(), format!("write `{near}`")),
        None => {
            let known: Vec<String> = tables.iter().take(6).map(|(name, _)| format!("`{name}`")).collect();
            let known = match known.len() {
                0 => "None is declared yet.".to_owned(),
                _ => format!("Those that can be named here begin with {}.", known.join(", ")),
            };
            diagnostic
                .here("the name of a table belongs here")
                .help(format!("Records are kept in the tables of a dataset: `dataset … {{ table … }}`. {known}"))
        }
    };
    (diagnostic, found)
}

/// A range of which nothing lies between the ends.
pub fn reversed_range(span: Span, said: &str) -> Diagnostic {
    let said = said.split_whitespace().collect::<Vec<_>>().join(" ");
    Diagnostic::new(&REVERSED_RANGE, span, format!("`{said}` ends before it begins"))
        .here("nothing lies in it")
        .help("Write the lower end first. Are the two in the wrong order, or is one mistyped?")
}

/// A name that reaches something of another kind.
pub(super) fn unexpected_kind(model: &Model, name: &str, span: Span, found: DeclId, kinds: &[&str]) -> Diagnostic {
    let found = model.decl(found);
    let what = kinds_in_words(kinds);
    let is = kinds_in_words(&[found.kind_word()]);
    Diagnostic::new(&UNEXPECTED_KIND, span, format!("`{name}` is {is}, not {what}"))
        .here(format!("{what} should stand here"))
        .also(found.span(), format!("`{name}` is declared here"))
        .help(format!("Write the id of {what} here, or declare one."))
}

/// A name that several declarations bear.
pub(super) fn ambiguous(model: &Model, name: &str, span: Span, found: &[DeclId]) -> Diagnostic {
    let paths: Vec<String> = found.iter().take(3).map(|id| format!("`{}`", model.decl(*id).path())).collect();
    let mut diagnostic = Diagnostic::new(&AMBIGUOUS_NAME, span, format!("`{name}` could mean several things"))
        .here("which one?")
        .help(format!("Write the one that is meant: {}.", paths.join(" or ")));
    for id in found.iter().take(3) {
        let decl = model.decl(*id);
        diagnostic = diagnostic.also(decl.span(), format!("`{}`", decl.path()));
    }
    diagnostic
}

/// The nearest candidate to a name.
pub(super) fn nearest<'c>(name: &str, candidates: impl IntoIterator<Item = &'c str> + Clone) -> Option<&'c str> {
    let last = |path: &'c str| path.rsplit('.').next().unwrap_or(path);
    // The right word with the wrong namespace before it is the likeliest slip of all.
    let bare = name.rsplit('.').next().unwrap_or(name);
    candidates.clone().into_iter().find(|candidate| last(candidate) == bare).or_else(|| closest(name, candidates))
}
