//! A condition that no record can fulfil.

use crate::check::Looks;
use crate::check::possible::{Why, conditions, never, never_both};
use crate::check::words::certain;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::expression::Base;
use crate::model::{Decl, Metric, Model};
use crate::source::Span;

crate::rule!(pub RULE, "OFW3044", "never-holds", Error, since "0.1");

pub(super) const LOOKS: &[Looks] = &[Looks::AtEvery(check)];

fn check(decl: Decl<'_>, found: &mut Diagnostics) {
    let model = decl.model();
    let before = found.len();
    for filled in decl.all_statements().flat_map(|statement| statement.values()) {
        let why = conditions(filled).into_iter().find_map(|condition| never(model, condition));
        found.extend(why.map(|why| finding(model, filled.span, &why)));
    }
    if decl.kind_word() == "metric" && found.len() == before {
        found.extend(outside_denominator(model, Metric(decl)));
    }
}

/// A numerator that asks for what its denominator leaves out.
fn outside_denominator(model: &Model, metric: Metric<'_>) -> Option<Diagnostic> {
    let numerator = metric.rows("numerator").filter(|rows| rows.from == Base::Those)?;
    let denominator = metric.rows("denominator").or_else(|| metric.rows("among"))?;
    let why = never_both(model, denominator.condition.as_ref()?, numerator.condition.as_ref()?)?;
    let statement = metric.own("numerator")?;
    let other = metric.own("denominator").or_else(|| metric.own("among"))?;
    Some(finding(model, statement.span_of("rows"), &why).also(other.span(), "the records it counts among"))
}

fn finding(model: &Model, span: Span, why: &Why<'_>) -> Diagnostic {
    let said = match why {
        Why::Together(one, other) => format!("no record fits: {} and {}", certain(model, one), certain(model, other)),
        Why::WithOthers(atom) => {
            format!("no record fits: beside what else is asked it cannot be that {}", certain(model, atom))
        }
        Why::Declared(atom) => format!("no record fits: it cannot be that {}", certain(model, atom)),
        Why::Alternatives(_) => "no record fits".to_owned(),
    };
    let finding = Diagnostic::new(&RULE, span, said).here("never holds").help(
        "Nothing would ever be counted or found. Is a number mistyped, or was `or` meant where `and` stands?",
    );
    match why {
        Why::Declared(atom) => crate::check::words::also_declared(model, finding, atom),
        Why::Together(..) | Why::WithOthers(_) | Why::Alternatives(_) => finding,
    }
}
