//! An `expect` that says nothing of what the definition can make of a record.

use crate::check::Looks;
use crate::diagnostic::{Applicability, Diagnostic, Diagnostics, closest};
use crate::evaluate::example::{Expectation, of_statement, says_when, stretches};
use crate::model::{Decl, St};

crate::rule!(pub RULE, "OFW3038", "unclear-expectation", Error, since "0.1");

const OF_METRIC: [&str; 4] = ["in denominator", "not in denominator", "in numerator", "not in numerator"];
const OF_CONDITION: [&str; 3] = ["true", "false", "unknown"];
const OF_RULE: [&str; 3] = ["nothing", "error", "query"];
const OF_TABLE: [&str; 2] = ["accepted", "refused"];
const OF_SPELL: [&str; 2] = ["one stretch", "two stretches"];

/// What is often said instead.
const OTHER_WORDS: [(&str, &str); 13] = [
    ("yes", "true"),
    ("holds", "true"),
    ("no", "false"),
    ("fails", "false"),
    ("kept", "nothing"),
    ("none", "nothing"),
    ("valid", "accepted"),
    ("kept", "accepted"),
    ("nothing", "accepted"),
    ("invalid", "refused"),
    ("error", "refused"),
    ("counted", "in numerator"),
    ("not counted", "not in numerator"),
];

pub(super) const LOOKS: &[Looks] = &[Looks::AtEach(&["example"], check)];

fn check(example: Decl<'_>, found: &mut Diagnostics) {
    let Some(of) = example.parent() else { return };
    let records = example.statements("given").filter(|given| !says_when(*given)).count();
    for expect in example.statements("expect") {
        found.extend(findings(of, expect, records));
    }
}

fn findings(of: Decl<'_>, expect: St<'_>, records: usize) -> Vec<Diagnostic> {
    let allowed: &[&str] = match of.kind_word() {
        "metric" => &OF_METRIC,
        "term" => &OF_CONDITION,
        "rule" => &OF_RULE,
        "table" => &OF_TABLE,
        "spell" => &OF_SPELL,
        _ => return Vec::new(),
    };
    let expected = of_statement(expect).into_iter();
    let clear = |expected: &Expectation| {
        of.kind_word() == "spell" && expected.which.is_none() && stretches(&expected.verdict).is_some()
    };
    expected.filter(|expected| !clear(expected)).filter_map(|expected| finding(of, allowed, &expected, records)).collect()
}

fn finding(of: Decl<'_>, allowed: &[&str], expected: &Expectation, records: usize) -> Option<Diagnostic> {
    let Expectation { which, verdict, said, span } = expected;
    let (verdict, span) = (&**verdict, *span);
    if let Some(which) = *which
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
    let mut other = OTHER_WORDS.iter().filter(|(word, _)| *word == verdict).map(|(_, meant)| *meant);
    let near = other.find(|meant| allowed.contains(meant)).or_else(|| closest(verdict, allowed.iter().copied()));
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
