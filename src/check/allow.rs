//! Exceptions on the record: `allow RULE because "…"`.

use crate::diagnostic::{Diagnostic, Diagnostics, Rule, closest};
use crate::model::{Decl, Model, St};

crate::rule!(pub UNNEEDED_ALLOW, "OFW2001", "unneeded-allow", Warning, since "0.1");
crate::rule!(pub UNKNOWN_RULE, "OFW2002", "unknown-rule", Error, since "0.1");

/// The rules of this file.
pub static RULES: &[&Rule] = &[&UNNEEDED_ALLOW, &UNKNOWN_RULE];

/// Marks the findings that an `allow` answers, and reports each `allow` that answers none. An `allow` reaches what
/// stands in its declaration; one in the head reaches the whole package.
pub(super) fn apply(model: &Model, known: &[&'static Rule], diagnostics: &mut Diagnostics) {
    let mut reports = Vec::new();
    for decl in model.decls() {
        for allow in decl.statements("allow") {
            let name = allow.words("rule").unwrap_or_default();
            let Some(rule) = known.iter().find(|rule| rule.name == name || rule.code.eq_ignore_ascii_case(name)) else {
                reports.push(unknown(allow, name, known));
                continue;
            };
            let reason = allow.text("text").unwrap_or_default().into_owned();
            let mut answered = false;
            for diagnostic in diagnostics.iter_mut().filter(|diagnostic| diagnostic.rule == *rule) {
                if reaches(model, decl, diagnostic) {
                    diagnostic.allowed = Some(reason.clone());
                    answered = true;
                }
            }
            if !answered {
                reports.push(
                    Diagnostic::new(&UNNEEDED_ALLOW, allow.span(), format!("nothing here needs `allow {name}`"))
                        .here("answers no finding")
                        .help("Delete the line: an exception that excepts nothing hides the next one that matters."),
                );
            }
        }
    }
    reports.into_iter().for_each(|report| diagnostics.push(report));
}

fn unknown(allow: St<'_>, name: &str, known: &[&'static Rule]) -> Diagnostic {
    let names = known.iter().map(|rule| rule.name);
    let diagnostic = Diagnostic::new(&UNKNOWN_RULE, allow.span_of("rule"), format!("there is no rule `{name}`"));
    match closest(name, names) {
        Some(near) => diagnostic.here(format!("did you mean `{near}`?")).help(format!("Write `{near}`.")),
        None => diagnostic
            .here("the name of no rule")
            .help("Write the name or the code that the message shows; `ofw explain` lists them all."),
    }
}

/// Whether a finding stands within a declaration, from its head to its last line; within a head, in its package.
fn reaches(model: &Model, decl: Decl<'_>, diagnostic: &Diagnostic) -> bool {
    if decl.package().head == Some(decl.id()) {
        let package = decl.package_id();
        return model.decls().any(|other| other.package_id() == package && other.span().file == diagnostic.span.file);
    }
    let (start, end) = extent(decl);
    diagnostic.span.file == decl.span().file && (start..=end).contains(&diagnostic.span.start)
}

/// The first and last byte of a declaration with all that is nested in it.
fn extent(decl: Decl<'_>) -> (u32, u32) {
    let last = decl.all_statements().map(|statement| statement.span().end).max().unwrap_or(0);
    let nested = decl.all_children().map(|child| extent(child).1).max().unwrap_or(0);
    (decl.span().start, decl.span().end.max(last).max(nested))
}
