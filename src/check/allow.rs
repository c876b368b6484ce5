//! Exceptions on the record: `allow RULE because "…"`.

use std::collections::HashMap;

use super::places::Places;
use crate::diagnostic::{Applicability, Diagnostic, Diagnostics, Level, Rule, closest};
use crate::id::{DeclId, PackageId};
use crate::model::{Model, St};
use crate::vocabulary::KindId;

crate::rule!(pub UNNEEDED_ALLOW, "OFW2001", "unneeded-allow", Warning, since "0.1");
crate::rule!(pub UNKNOWN_RULE, "OFW2002", "unknown-rule", Error, since "0.1");
crate::rule!(pub ALLOWED_ERROR, "OFW2003", "allowed-error", Error, since "0.1");

/// The rules of this file.
pub static RULES: &[&Rule] = &[&UNNEEDED_ALLOW, &UNKNOWN_RULE, &ALLOWED_ERROR];

/// An `allow` with the rule it names.
struct Allow<'m> {
    statement: St<'m>,
    reason: String,
    /// Whether it answers a finding, or a finding about itself stands already.
    settled: bool,
}

/// Marks the findings that an `allow` answers, and reports each `allow` that answers none. An `allow` reaches what
/// stands in its declaration; one in `defaults` all declarations of the kind; one in the head the whole package.
pub(super) fn apply(model: &Model, places: &Places, known: &[&'static Rule], diagnostics: &mut Diagnostics) {
    let mut reports = Vec::new();
    let mut allows: Vec<Allow<'_>> = Vec::new();
    // By the declaration and the code of the rule: an `allow` is looked up from a finding, not the other way round.
    let mut at: HashMap<(DeclId, &str), Vec<usize>> = HashMap::new();
    // In `defaults` one answers for every declaration of the kind.
    let mut for_all: HashMap<(PackageId, KindId, &str), Vec<usize>> = HashMap::new();
    for decl in model.decls() {
        for statement in decl.statements("allow") {
            let name = statement.words("rule").unwrap_or_default();
            let named = known.iter().find(|rule| rule.name == name || rule.code.eq_ignore_ascii_case(name));
            let near = || nearest(name, known);
            if named.is_none() {
                reports.push(unknown(statement, name, near()));
            }
            // A name with a confident suggestion counts as that name.
            match named.copied().or_else(near) {
                None => {}
                Some(rule) if rule.level == Level::Error => reports.push(of_an_error(statement, rule)),
                Some(rule) => {
                    let index = allows.len();
                    if decl.kind_word() == "defaults" {
                        let of = (decl.package_id(), decl.kind_of_statements(), rule.code);
                        for_all.entry(of).or_default().push(index);
                    }
                    at.entry((decl.id(), rule.code)).or_default().push(index);
                    let reason = statement.text("text").unwrap_or_default().into_owned();
                    allows.push(Allow { statement, reason, settled: named.is_none() });
                }
            }
        }
    }
    if !at.is_empty() {
        for diagnostic in diagnostics.iter_mut() {
            for place in places.around(model, diagnostic.span) {
                let code = diagnostic.rule.code;
                let decl = model.decl(place);
                let of_kind = for_all.get(&(decl.package_id(), decl.kind(), code));
                for index in at.get(&(place, code)).into_iter().chain(of_kind).flatten() {
                    allows[*index].settled = true;
                    diagnostic.allowed.get_or_insert_with(|| allows[*index].reason.clone());
                }
            }
        }
    }
    for allow in allows.iter().filter(|allow| !allow.settled) {
        let name = allow.statement.words("rule").unwrap_or_default();
        reports.push(
            Diagnostic::new(&UNNEEDED_ALLOW, allow.statement.span(), format!("nothing here needs `allow {name}`"))
                .here("answers no finding")
                .help("Delete the line: an exception that excepts nothing hides the next one that matters."),
        );
    }
    reports.into_iter().for_each(|report| diagnostics.push(report));
}

/// The rule that a name which is none most likely means, among those that can be allowed.
fn nearest(name: &str, known: &[&'static Rule]) -> Option<&'static Rule> {
    let names = known.iter().filter(|rule| rule.level != Level::Error).map(|rule| rule.name);
    let near = closest(name, names)?;
    known.iter().find(|rule| rule.name == near).copied()
}

fn unknown(allow: St<'_>, name: &str, near: Option<&Rule>) -> Diagnostic {
    let span = allow.span_of("rule");
    let diagnostic = Diagnostic::new(&UNKNOWN_RULE, span, format!("there is no rule `{name}`"));
    match near.map(|near| near.name) {
        Some(near) => diagnostic.here(format!("did you mean `{near}`?")).help(format!("Write `{near}`.")).fix(
            Applicability::Likely,
            span,
            near,
            format!("write `{near}`"),
        ),
        None => diagnostic
            .here("the name of no rule")
            .help("Write the name or the code that the message shows; `ofw explain` lists them all."),
    }
}

fn of_an_error(allow: St<'_>, rule: &Rule) -> Diagnostic {
    Diagnostic::new(&ALLOWED_ERROR, allow.span_of("rule"), format!("`{}` cannot be allowed", rule.name))
        .here("an error, not a matter of judgement")
        .help(
            "Mend what the error speaks of and delete this line: nothing can be built on what does not hang together.",
        )
}
