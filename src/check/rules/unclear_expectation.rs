//! An `expect` that says nothing of what the definition can make of a record.

use crate::check::Looks;
use crate::diagnostic::{Applicability, Diagnostic, Diagnostics, closest};
use crate::model::{Decl, Model, St};
use crate::source::Span;

crate::rule!(pub RULE, "OFW3038", "unclear-expectation", Error, since "0.1");

const OF_METRIC: [&str; 4] = ["in denominator", "not in denominator", "in numerator", "not in numerator"];
const OF_CONDITION: [&str; 3] = ["true", "false", "unknown"];
const OF_RULE: [&str; 3] = ["nothing", "error", "query"];

/// What is often said instead.
const OTHER_WORDS: [(&str, &str); 8] = [
    ("yes", "true"),
    ("holds", "true"),
    ("no", "false"),
    ("fails", "false"),
    ("kept", "nothing"),
    ("none", "nothing"),
    ("counted", "in numerator"),
    ("not counted", "not in numerator"),
];

pub(super) const LOOKS: &[Looks] = &[Looks::AtEach(&["example"], check)];

fn check(example: Decl<'_>, found: &mut Diagnostics) {
    let model = example.model();
    let Some(of) = example.parent() else { return };
    let records = example.statements("given").filter(|given| !says_period(*given)).count();
    for expect in example.statements("expect") {
        found.extend(findings(model, of, expect, records));
    }
}

fn says_period(given: St<'_>) -> bool {
    given.words("given").is_some_and(|words| words.starts_with("the period"))
}

fn findings(model: &Model, of: Decl<'_>, expect: St<'_>, records: usize) -> Vec<Diagnostic> {
    // Spells and tables have examples for readers alone.
    let allowed: &[&str] = match of.kind_word() {
        "metric" => &OF_METRIC,
        "term" => &OF_CONDITION,
        "rule" => &OF_RULE,
        _ => return Vec::new(),
    };
    let Some(filled) = expect.get("verdict") else { return Vec::new() };
    parts(model.slice(filled.span), filled.span).into_iter().filter_map(|(said, span)| finding(of, allowed, &said, span, records)).collect()
}

/// What is said between commas and `and`, each with its place.
fn parts(words: &str, span: Span) -> Vec<(String, Span)> {
    let mut found = Vec::new();
    let mut start = 0;
    for piece in words.split(',') {
        let trimmed = piece.trim();
        let trimmed = trimmed.strip_prefix("and ").unwrap_or(trimmed).trim_start();
        let lead = piece.find(trimmed).unwrap_or(0);
        if !trimmed.is_empty() {
            let at = span.start + u32::try_from(start + lead).unwrap_or(0);
            let end = at + u32::try_from(trimmed.len()).unwrap_or(0);
            found.push((trimmed.split_whitespace().collect::<Vec<_>>().join(" "), Span { start: at, end, ..span }));
        }
        start += piece.len() + 1;
    }
    found
}

fn finding(of: Decl<'_>, allowed: &[&str], said: &str, span: Span, records: usize) -> Option<Diagnostic> {
    let (which, verdict) = match said.split_once(' ').map(|(first, rest)| (ordinal(first), rest)) {
        Some((Some(which), rest)) => (Some(which), rest),
        _ => (None, said),
    };
    if let Some(which) = which
        && allowed.contains(&verdict)
    {
        return (which == 0 || which > records).then(|| {
            let given = if records == 1 { "one record is given".to_owned() } else { format!("{records} records are given") };
            Diagnostic::new(&RULE, span, format!("`{said}` speaks of a record that is not given: {given}"))
                .here("no such record")
                .help("Records are counted in the order of the `given` lines, from the 1st on.")
        });
    }
    if allowed.contains(&verdict) {
        return None;
    }
    let kind = of.kind_word();
    let all: Vec<String> = allowed.iter().map(|word| format!("`{word}`")).collect();
    let finding = Diagnostic::new(&RULE, span, format!("`{said}` is nothing that can be expected of a {kind}"));
    let help = format!("Of a {kind} expect {}.", all.join(", "));
    let other = OTHER_WORDS.iter().find(|(word, _)| *word == verdict).map(|(_, meant)| *meant);
    let near = other.filter(|meant| allowed.contains(meant)).or_else(|| closest(verdict, allowed.iter().copied()));
    Some(match near {
        Some(near) => {
            let write = said.replacen(verdict, near, 1);
            finding
                .here(format!("did you mean `{write}`?"))
                .help(help)
                .fix(Applicability::Likely, span, write.clone(), format!("write `{write}`"))
        }
        None => finding.here("not understood").help(help),
    })
}

/// `2nd` is the second.
fn ordinal(word: &str) -> Option<usize> {
    let digits = word.strip_suffix("st").or_else(|| word.strip_suffix("nd")).or_else(|| word.strip_suffix("rd")).or_else(|| word.strip_suffix("th"))?;
    digits.parse().ok()
}
