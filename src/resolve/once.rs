//! One mistake, one message: names that would be reported at each place where they are used.

use std::collections::{HashMap, HashSet};

use super::findings::{
    ELEMENT_NOT_RECORDED, UNKNOWN_BIRTH_DATE, UNKNOWN_CODE, UNKNOWN_FIELD, UNKNOWN_NAME, UNKNOWN_STRETCH,
};
use crate::diagnostic::{Diagnostic, Diagnostics, Edit, Label, Rule};
use crate::id::DeclId;
use crate::model::{Model, Value};
use crate::source::{FileId, SourceMap, Span};
use crate::syntax::phrase::UNCLEAR;
use crate::syntax::{plain_id, word_value};

/// Rules whose mistake may lie in one place and show in many.
const ROOTED: [&Rule; 6] =
    [&UNKNOWN_NAME, &UNKNOWN_FIELD, &UNKNOWN_CODE, &UNKNOWN_BIRTH_DATE, &UNKNOWN_STRETCH, &ELEMENT_NOT_RECORDED];

/// How a finding begins of terms that are made of terms without end: each that uses one has it.
pub(super) const TOO_LONG: &str = "with the terms it uses ";

/// How many further places are shown.
const SHOWN: usize = 3;

/// What tells a mistake from others: the file, the rule, what is said, what is wanted and what it points at.
type Mistake = (FileId, &'static str, String, String, Vec<Span>);

/// Takes out what is said of names that a line declares which could not be understood, and puts together what is said
/// of one name in several places of a file.
pub(super) fn once(
    sources: &SourceMap,
    packages: &HashMap<FileId, usize>,
    strays: &HashSet<(usize, &str)>,
    diagnostics: &mut Diagnostics,
) {
    if !strays.is_empty() {
        diagnostics.retain(|finding| {
            let first = sources.slice(finding.span).split(['.', ' ']).next().unwrap_or_default();
            let package = packages.get(&finding.span.file);
            *finding.rule != UNKNOWN_NAME || package.is_none_or(|package| !strays.contains(&(*package, first)))
        });
    }
    let mut places: HashMap<Mistake, Vec<Span>> = HashMap::new();
    for finding in diagnostics.iter().filter(|finding| is_rooted(finding)) {
        places.entry(mistake(finding)).or_default().push(finding.span);
    }
    places.retain(|_, spans| {
        spans.sort_unstable();
        spans.dedup();
        spans.len() > 1
    });
    if places.is_empty() {
        return;
    }
    let mut taken: HashMap<Mistake, Vec<Edit>> = HashMap::new();
    diagnostics.retain(|finding| {
        let Some(spans) = is_rooted(finding).then(|| places.get(&mistake(finding))).flatten() else { return true };
        let first = spans.first() == Some(&finding.span);
        if !first {
            let edits = finding.fix.iter().flat_map(|fix| fix.edits.iter().cloned());
            taken.entry(mistake(finding)).or_default().extend(edits);
        }
        first
    });
    for finding in diagnostics.iter_mut().filter(|finding| is_rooted(finding)) {
        let mistake = mistake(finding);
        if let Some(spans) = places.get(&mistake) {
            put_together(finding, &spans[1..], taken.remove(&mistake).unwrap_or_default());
        }
    }
}

fn is_rooted(finding: &Diagnostic) -> bool {
    ROOTED.contains(&finding.rule) || *finding.rule == UNCLEAR && finding.message.starts_with(TOO_LONG)
}

fn mistake(finding: &Diagnostic) -> Mistake {
    let labels = finding.labels.iter().map(|label| label.span).collect();
    // What is wanted tells a population from a perspective; a suggestion is written as the place needs it.
    let wanted = if finding.label.starts_with("did you mean") { String::new() } else { finding.label.clone() };
    (finding.span.file, finding.rule.code, finding.message.clone(), wanted, labels)
}

/// Adds the further places to a finding, and what mends them to its fix.
fn put_together(finding: &mut Diagnostic, further: &[Span], edits: Vec<Edit>) {
    let hidden = further.len().saturating_sub(SHOWN);
    for (index, span) in further.iter().take(SHOWN).enumerate() {
        let text = match (index + 1 == SHOWN, hidden) {
            (true, 1..) => format!("here too, and in {hidden} more places"),
            _ => "here too".to_owned(),
        };
        finding.labels.push(Label { span: *span, text });
    }
    if let Some(fix) = &mut finding.fix {
        fix.edits.extend(edits);
        fix.edits.sort_by_key(|edit| edit.span);
        fix.edits.dedup_by_key(|edit| edit.span);
    }
}

/// Lets the fix of an id that cannot be one change it where it is used, too; takes the fix away where that cannot be
/// known, since conditions keep no places of names.
pub(super) fn rename_everywhere(model: &Model, diagnostics: &mut Diagnostics) {
    let odd: HashMap<Span, DeclId> = {
        let spans: HashSet<Span> = diagnostics
            .iter()
            .filter(|finding| finding.rule.name == "unsuitable-name" && finding.fix.is_some())
            .map(|finding| finding.span)
            .collect();
        if spans.is_empty() {
            return;
        }
        model
            .decls()
            .filter(|decl| spans.contains(&decl.name_span()))
            .map(|decl| (decl.name_span(), decl.id()))
            .collect()
    };
    let mut uses: HashMap<DeclId, Vec<Span>> = odd.values().map(|id| (*id, Vec::new())).collect();
    for filled in model.decls().flat_map(|decl| decl.all_statements().flat_map(|statement| statement.values())) {
        if let Value::Reference(Some(to)) = filled.value
            && let Some(spans) = uses.get_mut(&to)
        {
            spans.push(filled.span);
        }
    }
    for finding in diagnostics.iter_mut() {
        let Some(id) = odd.get(&finding.span) else { continue };
        let decl = model.decl(*id);
        let in_conditions = decl.parent().is_some() || IN_CONDITIONS.contains(&decl.kind_word());
        let mut spans = uses.remove(id).unwrap_or_default();
        spans.retain(|span| word_value(model.slice(*span)) != decl.name());
        let meant = |span: &Span| plain_id(model.slice(*span)).is_some_and(|id| id == decl.name());
        let plain = |span: &Span| span.file == finding.span.file && meant(span);
        if in_conditions || !spans.iter().all(plain) {
            finding.fix = None;
        } else if let Some(fix) = &mut finding.fix {
            let text = fix.edits.first().map(|edit| edit.text.clone()).unwrap_or_default();
            fix.edits.extend(spans.into_iter().map(|span| Edit { span, text: text.clone() }));
        }
    }
}

/// Kinds whose ids stand in conditions.
const IN_CONDITIONS: [&str; 5] = ["term", "element", "spell", "dataset", "codes"];
