//! A code for what is not known that the field does not have, or that says something else as well.

use rust_decimal::Decimal;

use crate::check::Looks;
use crate::diagnostic::{Applicability, Diagnostic, Diagnostics, closest};
use crate::expression::Type;
use crate::id::DeclId;
use crate::model::{Decl, Field, Filled, St, Value, code_of, codes_of};

crate::rule!(pub RULE, "OFW3023", "unfit-unknown-codes", Warning, since "0.1");

pub(super) const LOOKS: &[Looks] = &[Looks::AtEach(&["field"], check)];

fn check(decl: Decl<'_>, found: &mut Diagnostics) {
    let Some(unknown) = decl.own("unknown codes") else { return };
    for filled in unknown.values() {
        let Value::Code(code) = &filled.value else { continue };
        found.extend(match Field(decl).kind() {
            Type::Code(list) => not_in_list(decl, list, filled, code),
            Type::Number { .. } => in_range(decl, filled, code),
            Type::Truth => yes_or_no(decl, filled, code),
            Type::Unknown | Type::Date | Type::Text | Type::Identifier(_) => None,
        });
    }
}

/// A code that the field's list does not have. A field that names its few codes itself need not name this one again:
/// there only a slip is told.
fn not_in_list(field: Decl<'_>, list: DeclId, filled: &Filled, code: &str) -> Option<Diagnostic> {
    let model = field.model();
    let decl = model.decl(list);
    if code_of(model, list, code).is_some() {
        return None;
    }
    let of_a_list = decl.kind_word() == "codes";
    let codes = codes_of(model, list)?;
    let near = closest(code, codes.iter().map(|known| &*known.text));
    let finding = Diagnostic::new(&RULE, filled.span, format!("`{code}` is not a code of `{}`", decl.path()))
        .also(decl.span(), "its codes are given here");
    match near {
        Some(near) => Some(
            finding
                .here(format!("did you mean `{near}`?"))
                .help(format!("Write `{near}`: as it stands, records with `{near}` count as known."))
                .fix(Applicability::Likely, filled.span, near, format!("write `{near}`")),
        ),
        None if of_a_list => Some(finding.here("no such code").help(format!(
            "Add it to the list, as in `code {} \"Not known\"`, so that readers see it, or name the code that stands for \
             not known there.",
            model.slice(filled.span)
        ))),
        None => None,
    }
}

/// A number that the field may hold.
fn in_range(field: Decl<'_>, filled: &Filled, code: &str) -> Option<Diagnostic> {
    let (least, most) = Field(field).range()?;
    let number: Decimal = code.parse().ok()?;
    if number < least || number > most {
        return None;
    }
    let range = Field(field).type_statement().map_or(field.span(), St::span);
    Some(
        Diagnostic::new(&RULE, filled.span, format!("`{code}` stands for not known, and is a number that `{}` may hold", field.name()))
            .here("means two things")
            .also(range, format!("{least} to {most}"))
            .help(format!("Every true {code} would be taken for not known. Correct the code, or the range, which need not hold it.")),
    )
}

/// What is written for yes or for no.
fn yes_or_no(field: Decl<'_>, filled: &Filled, code: &str) -> Option<Diagnostic> {
    let statement = Field(field).type_statement()?;
    let written = |name, otherwise: &'static str| statement.text(name).unwrap_or(otherwise.into());
    let which = [("yes", written("yes", "yes")), ("no", written("no", "no"))].into_iter().find(|(_, text)| text == code)?.0;
    Some(
        Diagnostic::new(&RULE, filled.span, format!("`{code}` stands for not known, and is how `{}` says {which}", field.name()))
            .here("means two things")
            .also(statement.span(), format!("is {which}"))
            .help(format!("Every {which} would be taken for not known. Name the code that files have where nobody knows.")),
    )
}
