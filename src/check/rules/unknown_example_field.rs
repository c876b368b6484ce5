//! An example whose record has a field that there is not, or a value that the field cannot have.

use crate::check::Looks;
use crate::check::examples::{Given, Subject, given, subject};
use crate::diagnostic::{Applicability, Diagnostic, Diagnostics, closest};
use crate::model::{Decl, Field};

crate::rule!(pub RULE, "OFW3037", "unknown-example-field", Error, since "0.1");

pub(super) const LOOKS: &[Looks] = &[Looks::AtEach(&["example"], check)];

fn check(example: Decl<'_>, found: &mut Diagnostics) {
    let model = example.model();
    let Some(subject) = subject(example) else { return };
    for given in example.statements("given").flat_map(|statement| given(model, statement, subject)) {
        found.extend(finding(&given));
    }
}

fn finding(given: &Given<'_>) -> Option<Diagnostic> {
    match given.field {
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
