//! Records that a metric selects and its value never uses.

use crate::check::Looks;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::{Decl, Metric, ValueForm};

crate::rule!(pub RULE, "OFW3018", "unused-records", Warning, since "0.1");

pub(super) const LOOKS: &[Looks] = &[Looks::AtEach(&["metric"], check)];

fn check(decl: Decl<'_>, found: &mut Diagnostics) {
    let metric = Metric(decl);
    if let Some(diagnostic) = unused(metric) {
        found.push(diagnostic);
    }
}

fn unused(metric: Metric<'_>) -> Option<Diagnostic> {
    let name = metric.name();
    let form = metric.value()?;
    let (message, help) = match form {
        ValueForm::Count => (
            format!("`{name}` is a count and has a denominator"),
            "Delete the denominator, or say what share it is: `value percent`, `value per 1,000`.",
        ),
        ValueForm::Derived(..) | ValueForm::Change(..) => (
            format!("`{name}` is worked out from other metrics and selects records as well"),
            "Keep one of the two: the value is made of the other metrics, and these records would never be counted.",
        ),
        // Somebody else's figure may say in words or exactly what it counts.
        ValueForm::Stated(_) => return None,
        _ if form.is_share() => (
            format!("`{name}` is a share and says `among`"),
            "Say whose share it is with `denominator` and `numerator`, and delete `among`.",
        ),
        _ => (
            format!("`{name}` takes values of records and has more than these records"),
            "Say `among` and which records, with all conditions in one place, and delete the rest.",
        ),
    };
    // A count may say `among` for `numerator`.
    let used = |word: &&str| form.needs().contains(word) || form == ValueForm::Count && *word == "among";
    let selected = ["numerator", "denominator", "among"].iter().filter(|word| !used(word)).find_map(|word| metric.own(word))?;
    let value = metric.own("value")?;
    Some(
        Diagnostic::new(&RULE, selected.span(), message)
            .here("is never used")
            .also(value.span(), "does not use it")
            .help(help),
    )
}
