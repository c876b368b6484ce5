//! A translation of a text that is not there.

use crate::check::Looks;
use crate::check::words::named;
use crate::diagnostic::{Applicability, Diagnostic, Diagnostics, closest};
use crate::model::{Decl, Found, Model, Value};
use crate::source::Span;
use crate::vocabulary::{Element, Slot};

crate::rule!(pub RULE, "OFW3039", "translation-without-text", Warning, since "0.1");

pub(super) const LOOKS: &[Looks] = &[Looks::AtEach(&["translation"], check)];

fn check(translation: Decl<'_>, found: &mut Diagnostics) {
    let model = translation.model();
    for text in translation.statements("text") {
        if let Some(path) = text.words("path") {
            found.extend(finding(model, translation, path, text.span_of("path")));
        }
    }
}

fn finding(model: &Model, translation: Decl<'_>, path: &str, span: Span) -> Option<Diagnostic> {
    let Some((decl, text)) = translation.text_of_path(path) else { return Some(undeclared(model, translation, path, span)) };
    let texts = texts(decl);
    if texts.contains(&text) || adds(translation, decl, &text) {
        return None;
    }
    let stem = path.strip_suffix(text.as_str()).unwrap_or_default();
    let word = text.split('.').next().unwrap_or_default();
    let several = texts.contains(&format!("{word}.2"));
    let message = if several {
        format!("`{}` says `{}` more than once", decl.path(), word.replace('-', " "))
    } else {
        format!("`{}` has no text `{text}` to translate", decl.path())
    };
    let near = closest(&text, texts.iter().map(String::as_str)).filter(|_| !several);
    let finding = Diagnostic::new(&RULE, span, message).also(decl.span(), "whose text it is to be").help(format!(
        "A translation says in another language what stands there. Write one of {}, or delete the line if the text is gone.",
        some(stem, &texts)
    ));
    Some(match near {
        Some(near) => {
            let write = format!("{stem}{near}");
            finding.here(format!("did you mean `{write}`?")).fix(
                Applicability::Likely,
                span,
                write.clone(),
                format!("write `{write}`"),
            )
        }
        None => finding.here(if several { "which of them?" } else { "no such text" }),
    })
}

/// A path that begins with no id, or ends with one.
fn undeclared(model: &Model, translation: Decl<'_>, path: &str, span: Span) -> Diagnostic {
    let first = path.split('.').next().unwrap_or_default();
    if let Found::One(id) = model.find(translation.package_id(), None, path, &[]) {
        let stem = format!("{path}.");
        let decl = model.decl(id);
        return Diagnostic::new(&RULE, span, format!("`{path}` is {}, and not one of its texts", named(decl)))
            .here("which text of it?")
            .also(decl.span(), "declared here")
            .help(format!("Say which text is meant: {}.", some(&stem, &texts(decl))));
    }
    let finding = Diagnostic::new(&RULE, span, format!("`{path}` leads to no text: `{first}` is not declared"));
    let candidates = model.candidates(translation.package_id(), first, &[]);
    match closest(first, candidates.iter().map(|(name, _)| &**name)) {
        Some(near) => {
            let write = path.replacen(first, near, 1);
            finding.here(format!("did you mean `{write}`?")).help(PATHS).fix(
                Applicability::Likely,
                span,
                write.clone(),
                format!("write `{write}`"),
            )
        }
        None => finding.here("not declared").help(PATHS),
    }
}

const PATHS: &str = "A path begins with the id of a declaration, followed by `title` or a statement: `safe.title`, `safe.in-plain-words`.";

/// Whether a translation into the framework's own language says something that the declaration could say and does not:
/// the plain words of a core's outcome, as a place that takes it up has them.
fn adds(translation: Decl<'_>, decl: Decl<'_>, text: &str) -> bool {
    let head = translation.package().head.map(|head| translation.model().decl(head));
    let language = head.and_then(|head| head.own("language")?.words("language")).unwrap_or("en");
    let word = text.replace('-', " ");
    let could_say = decl.kind_of_statements().entry().statement(&word).is_some_and(|entry| {
        entry.shapes.iter().any(|shape| {
            matches!(shape.elements.as_slice(), [Element::Value(value)] if value.slot == Slot::Text)
        })
    });
    translation.name() == language && could_say && decl.own(&word).is_none()
}

fn some(stem: &str, texts: &[String]) -> String {
    // Numbered only where there are several.
    let numbered = |text: &String| text.rsplit('.').next().is_some_and(|last| last.bytes().all(|b| b.is_ascii_digit()));
    let plain = texts.iter().filter(|text| !numbered(text) || !texts.iter().any(|other| text.starts_with(&format!("{other}."))));
    let shown: Vec<String> = plain.take(6).map(|text| format!("`{stem}{text}`")).collect();
    if shown.is_empty() { "nothing: it has no texts".to_owned() } else { shown.join(", ") }
}

/// The texts of a declaration, by every path from it on.
fn texts(decl: Decl<'_>) -> Vec<String> {
    let mut texts: Vec<String> = decl.title().map(|_| "title".to_owned()).into_iter().collect();
    for statement in decl.all_statements() {
        for (index, filled) in statement.values().enumerate() {
            if matches!(filled.value, Value::Text(_) | Value::Decision(_, Some(_))) {
                texts.extend(decl.text_paths(statement, index));
            }
        }
    }
    texts
}
