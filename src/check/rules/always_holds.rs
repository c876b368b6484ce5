//! A condition that every record fulfils, and a numerator that counts the whole denominator.

use crate::check::Looks;
use crate::check::possible::{Why, always, conditions, implied};
use crate::check::words::{also_declared, certain};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::english;
use crate::expression::Base;
use crate::model::{Decl, Metric, Model};
use crate::source::Span;

crate::rule!(pub RULE, "OFW3045", "always-holds", Warning, since "0.1");

pub(super) const LOOKS: &[Looks] = &[Looks::AtEvery(check)];

fn check(decl: Decl<'_>, found: &mut Diagnostics) {
    let model = decl.model();
    for filled in decl.all_statements().flat_map(|statement| statement.values()) {
        let why = conditions(filled).into_iter().find_map(|condition| always(model, condition));
        found.extend(why.map(|why| finding(model, filled.span, &why)));
    }
    if decl.kind_word() == "metric" {
        found.extend(whole_denominator(model, Metric(decl)));
    }
}

/// A numerator that asks for nothing that its denominator does not ask for.
fn whole_denominator(model: &Model, metric: Metric<'_>) -> Option<Diagnostic> {
    let form = metric.value()?;
    let numerator = metric.rows("numerator").filter(|rows| form.is_share() && rows.from == Base::Those)?;
    let denominator = metric.rows("denominator")?;
    let all = match &numerator.condition {
        None => true,
        Some(condition) => implied(model, denominator, condition),
    };
    if !all || !numerator.excluding.is_empty() {
        return None;
    }
    let place = metric.own("denominator")?.span();
    Some(
        Diagnostic::new(
            &RULE,
            metric.own("numerator")?.span_of("rows"),
            format!("the numerator of `{}` counts every record of its denominator", metric.name()),
        )
        .here("leaves nobody out")
        .also(place, "asks for this already")
        .help("Numerator and denominator would always be equal. Say in the numerator what makes a record count."),
    )
}

fn finding(model: &Model, span: Span, why: &Why<'_>) -> Diagnostic {
    let (said, help) = match why {
        Why::Declared(atom) => (
            certain(model, atom),
            "It tells nobody apart. Leave it out, or write `is known` if that is what is meant.",
        ),
        Why::Alternatives(condition) => (
            english::condition(model, condition).to_string(),
            "Whatever the value is, one of them holds. Was `and` meant where `or` stands, or is a number mistyped?",
        ),
        Why::Together(one, _) | Why::WithOthers(one) => (certain(model, one), ""),
    };
    let finding = Diagnostic::new(&RULE, span, format!("this always holds: {said}")).here("leaves nothing out").help(help);
    match why {
        Why::Declared(atom) => also_declared(model, finding, atom),
        _ => finding,
    }
}
