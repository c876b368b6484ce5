//! A group with a code, or a range of codes, that its list does not have.

use std::collections::HashMap;

use crate::check::Looks;
use crate::diagnostic::{Applicability, Diagnostic, Diagnostics, closest};
use crate::model::{Decl, Filled, Model, Value, code_text, codes_of};

crate::rule!(pub RULE, "OFW3030", "code-not-in-list", Error, since "0.1");

pub(super) const LOOKS: &[Looks] = &[Looks::AtEach(&["codes"], check)];

fn check(list: Decl<'_>, found: &mut Diagnostics) {
    let model = list.model();
    if list.children("group").next().is_some() {
        groups(model, list, found);
    }
}

fn groups(model: &Model, list: Decl<'_>, found: &mut Diagnostics) {
    let codes: Vec<_> = list.children("code").map(code_text).collect();
    let places: HashMap<&str, usize> = codes.iter().enumerate().map(|(at, code)| (&**code, at)).collect();
    // Where not all codes are given, nobody can say that one is not among them.
    let complete = codes_of(model, list.id()).is_some();
    let has = |code: &str| !complete || places.contains_key(code);
    let ranges = list.own("ordered").is_some_and(|ordered| ordered.choice().is_some());
    for group in list.children("group") {
        for filled in group.statements("has").flat_map(|has| has.values()) {
            match &filled.value {
                Value::Code(code) if !has(code) => found.push(absent(model, list, filled, code, &codes)),
                Value::CodeRange(..) if !ranges => found.push(unordered(model, list, filled)),
                Value::CodeRange(from, to) => {
                    if let Some(code) = [from, to].into_iter().find(|code| !has(code)) {
                        found.push(absent(model, list, filled, code, &codes));
                    } else if is_reversed(&places, from, to) {
                        found.push(reversed(model, filled));
                    }
                }
                _ => {}
            }
        }
    }
}

/// Whether a range ends before it begins: in the order in which the codes are written, else letter by letter.
fn is_reversed(places: &HashMap<&str, usize>, from: &str, to: &str) -> bool {
    match (places.get(from), places.get(to)) {
        (Some(from), Some(to)) => from > to,
        _ => places.is_empty() && from > to,
    }
}

fn absent(model: &Model, list: Decl<'_>, filled: &Filled, code: &str, codes: &[std::borrow::Cow<'_, str>]) -> Diagnostic {
    let finding = Diagnostic::new(&RULE, filled.span, format!("`{code}` is not a code of `{}`", list.name()))
        .also(list.span(), "its codes are given here");
    let whole = model.slice(filled.span);
    match closest(code, codes.iter().map(|code| &**code)) {
        Some(near) => {
            let mended = if matches!(filled.value, Value::CodeRange(..)) { whole.replacen(code, near, 1) } else { near.to_owned() };
            finding
                .here(format!("did you mean `{near}`?"))
                .help(format!("Write `{near}`, or add the code to the list: `code {code} \"…\"`."))
                .fix(Applicability::Likely, filled.span, mended, format!("write `{near}`"))
        }
        None => finding.here("no such code").help(format!(
            "Add the code to the list, as in `code {code} \"…\"`, or take it out of the group. Where the list does not give all its codes, say so: `no codes of \"the others\" because not stated`."
        )),
    }
}

fn unordered(model: &Model, list: Decl<'_>, filled: &Filled) -> Diagnostic {
    Diagnostic::new(&RULE, filled.span, format!("`{}` has no ranges of codes", list.name()))
        .here(format!("which codes lie in `{}`?", model.slice(filled.span)))
        .also(list.span(), "does not say that its codes are ordered")
        .help("Name each code, or say `ordered, ranges allowed` in the list.")
}

fn reversed(model: &Model, filled: &Filled) -> Diagnostic {
    let words = model.slice(filled.span);
    let turned = words.split_once(" to ").map(|(from, to)| format!("{} to {}", to.trim(), from.trim()));
    let finding = Diagnostic::new(&RULE, filled.span, format!("`{words}` ends before it begins"))
        .here("no code lies in it")
        .help("Write the code that comes first in the list first.");
    match turned {
        Some(turned) => finding.fix(Applicability::Likely, filled.span, turned.clone(), format!("write `{turned}`")),
        None => finding,
    }
}
