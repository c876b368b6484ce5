//! One mistake, one message: names that would be reported at each place where they are used.

use std::collections::{HashMap, HashSet};

use super::findings::{
    ELEMENT_NOT_RECORDED, UNKNOWN_BIRTH_DATE, UNKNOWN_CODE, UNKNOWN_FIELD, UNKNOWN_NAME, UNKNOWN_STRETCH,
};
use crate::diagnostic::{Diagnostic, Diagnostics, Label, Rule};
use crate::source::{FileId, SourceMap, Span};

/// Rules whose mistake may lie in one place and show in many.
const ROOTED: [&Rule; 6] =
    [&UNKNOWN_NAME, &UNKNOWN_FIELD, &UNKNOWN_CODE, &UNKNOWN_BIRTH_DATE, &UNKNOWN_STRETCH, &ELEMENT_NOT_RECORDED];

/// How many further places are shown.
const SHOWN: usize = 3;

/// What tells a mistake from others: the file, the rule, what is said and what it points at.
type Mistake = (FileId, &'static str, String, Vec<Span>);

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
    diagnostics.retain(|finding| {
        let again = is_rooted(finding).then(|| places.get(&mistake(finding))).flatten();
        again.is_none_or(|spans| spans.first() == Some(&finding.span))
    });
    for finding in diagnostics.iter_mut().filter(|finding| is_rooted(finding)) {
        if let Some(spans) = places.get(&mistake(finding)) {
            put_together(finding, &spans[1..]);
        }
    }
}

fn is_rooted(finding: &Diagnostic) -> bool {
    ROOTED.contains(&finding.rule)
}

fn mistake(finding: &Diagnostic) -> Mistake {
    let labels = finding.labels.iter().map(|label| label.span).collect();
    (finding.span.file, finding.rule.code, finding.message.clone(), labels)
}

/// Adds the further places to a finding, and to its fix.
fn put_together(finding: &mut Diagnostic, further: &[Span]) {
    for (index, span) in further.iter().take(SHOWN).enumerate() {
        let hidden = further.len().saturating_sub(SHOWN);
        let text = match (index + 1 == SHOWN, hidden) {
            (true, 1..) => format!("here too, and in {hidden} more places"),
            _ => "here too".to_owned(),
        };
        finding.labels.push(Label { span: *span, text });
    }
    if let Some(fix) = &mut finding.fix
        && let [edit] = fix.edits.as_slice()
        && edit.span == finding.span
    {
        let edit = edit.clone();
        fix.edits.extend(further.iter().map(|span| crate::diagnostic::Edit { span: *span, ..edit.clone() }));
    }
}
