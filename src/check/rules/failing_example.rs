//! An example of which something else comes out than it expects.

use crate::check::Looks;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::evaluate::example::{Outcome, run};
use crate::model::Decl;

crate::rule!(pub RULE, "OFW3061", "failing-example", Error, since "0.1");

pub(super) const LOOKS: &[Looks] = &[Looks::AtEach(&["example"], check)];

fn check(example: Decl<'_>, found: &mut Diagnostics) {
    // What cannot be run was reported where it cannot be understood.
    for outcome in run(example).unwrap_or_default().iter().filter(|outcome| !outcome.passed) {
        found.push(finding(example, outcome));
    }
}

fn finding(example: Decl<'_>, outcome: &Outcome) -> Diagnostic {
    let record = outcome.record.map_or_else(String::new, |which| format!("of record {which} "));
    let of = example.parent().map_or("", Decl::name);
    let (said, came) = (&outcome.expected.said, &outcome.came);
    let message = format!("{record}an example of `{of}` expects `{said}`, and {came}");
    let finding = Diagnostic::new(&RULE, outcome.expected.span, message);
    let finding = outcome
        .because
        .iter()
        .fold(finding.here(came.clone()), |finding, because| finding.also(because.span, because.words.clone()));
    finding.help(
        "The definition and its example say different things, and readers will believe either. Correct the one that is \
         wrong.",
    )
}
