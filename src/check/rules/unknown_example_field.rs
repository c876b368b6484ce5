//! An example whose record has a field that there is not, or a value that the field cannot have.

use crate::check::Looks;
use crate::diagnostic::{Applicability, Diagnostic, Diagnostics, closest};
use crate::evaluate::example::{Given, Said, Subject, Wrong, day, days, period, said, subject};
use crate::model::{Decl, Field};
use crate::source::Span;

crate::rule!(pub RULE, "OFW3037", "unknown-example-field", Error, since "0.1");

pub(super) const LOOKS: &[Looks] = &[Looks::AtEach(&["example"], check)];

fn check(example: Decl<'_>, found: &mut Diagnostics) {
    let model = example.model();
    let Some(subject) = subject(example) else { return };
    // Of a table, an example may well show what it refuses.
    let of_table = example.parent().is_some_and(|of| of.kind_word() == "table");
    for statement in example.statements("given") {
        match said(model, statement, subject) {
            Some(Said::Record(record)) => {
                let of = record.fields.iter().filter(|given| !(of_table && is_unusable(given)));
                found.extend(of.filter_map(finding));
                let unread = record.stretch.filter(|(words, _)| days(words).is_none());
                found.extend(unread.map(|(words, span)| no_days(words, span)));
            }
            Some(Said::Date(words, span)) if day(words).is_none() => found.push(no_date(words, span)),
            Some(Said::Period(words, span)) => found.extend(no_period(example, words, span)),
            Some(Said::Date(..)) | None => {}
        }
    }
}

fn no_days(words: &str, span: Span) -> Diagnostic {
    Diagnostic::new(&RULE, span, format!("`from {words}` is not from one day to another"))
        .here("not understood")
        .help("Write the first day, and the day on which it ended if it has: `from 10 January 2023 to 5 June 2023`.")
}

fn no_date(words: &str, span: Span) -> Diagnostic {
    Diagnostic::new(&RULE, span, format!("`{words}` is not a date"))
        .here("not a date")
        .help("Write a day of the calendar, as in `given the date 31 March 2024`.")
}

fn no_period(example: Decl<'_>, words: &str, span: Span) -> Option<Diagnostic> {
    let of = example.parent().filter(|of| period(*of, words).is_none())?;
    let finding = Diagnostic::new(&RULE, span, format!("`{words}` does not tell which period of `{}` is meant", of.name()));
    Some(finding.here("which period?").help(
        "Write the year, as in `given the period 2023-24`, or the days, as in `given the period from 1 April 2023 to \
         31 March 2024`.",
    ))
}

fn is_unusable(given: &Given<'_>) -> bool {
    matches!(given.read(), Err(Wrong::Unusable(_)))
}

fn finding(given: &Given<'_>) -> Option<Diagnostic> {
    match given.field {
        Some(field) if field.kind_word() == "link" => None,
        Some(field) => wrong_value(given, field),
        None => Some(unknown(given)),
    }
}

fn unknown(given: &Given<'_>) -> Diagnostic {
    let name = given.name;
    let (whose, place, known) = match given.of {
        Subject::Table(table) => {
            let names = table.fields().into_iter().chain(table.links()).map(|field| field.name()).collect::<Vec<_>>();
            (format!("`{}` has no field `{name}`", table.path()), Some(table.span()), names)
        }
        Subject::Elements(model, package) => {
            let candidates: Vec<&str> = model
                .of_kind("element")
                .filter(|element| element.package_id() == package || element.package().standard)
                .map(Decl::name)
                .collect();
            (format!("there is no data element `{name}`"), None, candidates)
        }
    };
    let mut finding = Diagnostic::new(&RULE, given.span, whose);
    if let Some(place) = place {
        finding = finding.also(place, "the records of this example");
    }
    match closest(name, known.iter().copied()) {
        Some(near) => finding
            .here(format!("did you mean `{near}`?"))
            .help(format!("Write `{near}`: an example names fields as they are declared."))
            .fix(Applicability::Likely, given.span, near, format!("write `{near}`")),
        None => {
            let some: Vec<String> = known.iter().take(8).map(|name| format!("`{name}`")).collect();
            let known = if some.is_empty() { String::new() } else { format!(" There are {}.", some.join(", ")) };
            finding.here("no such field").help(format!(
                "A record is given as fields, each followed by its value, with commas between: `year-group reception, bmi-centile 85`.{known}"
            ))
        }
    }
}

fn wrong_value(given: &Given<'_>, field: Decl<'_>) -> Option<Diagnostic> {
    let problem = super::super::examples::problem(given, Field(field))?;
    let finding = Diagnostic::new(&RULE, given.value_span, problem.message)
        .here(problem.label)
        .also(field.span(), "the field")
        .help(problem.help);
    Some(match problem.write {
        Some(write) => finding.fix(Applicability::Likely, given.value_span, write.clone(), format!("write `{write}`")),
        None => finding,
    })
}
