//! More decimals than a number can have, or a part of one.

use crate::check::Looks;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::{Decl, MAX_DECIMALS, decimals_of};

crate::rule!(pub RULE, "OFW3046", "impossible-decimals", Error, since "0.1");

pub(super) const LOOKS: &[Looks] = &[Looks::AtEach(&["field", "element"], check)];

fn check(decl: Decl<'_>, found: &mut Diagnostics) {
    found.extend(impossible(decl));
}

fn impossible(decl: Decl<'_>) -> Option<Diagnostic> {
    let statement = decl.own("number")?;
    let stated = statement.number("decimals").filter(|stated| decimals_of(*stated).is_none())?;
    let finding = Diagnostic::new(
        &RULE,
        statement.span_of("decimals"),
        format!("`{}` cannot be written with {stated} decimals", decl.name()),
    );
    Some(finding.here(format!("a whole number up to {MAX_DECIMALS}")).help(format!(
        "Say how many digits stand behind the point at most, as in `number with 1 decimal`. A number has no more than \
         {MAX_DECIMALS} digits: programs read longer ones each in their own way."
    )))
}
