//! Parts of a whole that do not make up the whole.

use rust_decimal::Decimal;

use crate::check::Looks;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::expression::Unit;
use crate::model::Decl;

crate::rule!(pub RULE, "OFW2036", "partition-not-whole", Warning, since "0.1");

pub(super) const LOOKS: &[Looks] = &[Looks::AtEach(&["statistic"], check)];

fn check(statistic: Decl<'_>, found: &mut Diagnostics) {
    found.extend(summed(statistic));
}

fn summed(statistic: Decl<'_>) -> Option<Diagnostic> {
    let whole = statistic.own("parts of a whole")?;
    let parts: Vec<(Decimal, Unit)> =
        statistic.statements("part").filter_map(|part| part.quantity("quantity")).collect();
    let unit = parts.first()?.1;
    if parts.iter().any(|(_, other)| *other != unit) {
        return None;
    }
    let sum = parts.iter().try_fold(Decimal::ZERO, |sum, (part, _)| sum.checked_add(*part))?.normalize();
    let percent = if unit == Unit::Percent { " percent" } else { "" };
    if let Some(stated) = statistic.own("sums to") {
        let (said, its) = stated.quantity("quantity")?;
        return (said != sum || its != unit).then(|| {
            Diagnostic::new(&RULE, stated.span_of("quantity"), format!("the parts add up to {sum}{percent}, not to {said}"))
                .here("not what they add up to")
                .also(whole.span(), "these parts")
                .help("Correct a part, or write what they add up to and why that is not the whole.")
        });
    }
    // Each part may be rounded by half of its last place.
    let places = parts.iter().map(|(part, _)| part.scale()).max().unwrap_or(0);
    let count = Decimal::from(parts.len());
    let allowed = count.checked_mul(Decimal::new(5, (places + 1).min(28)))?;
    let (wanted, allowed) = match unit {
        Unit::Percent => (Decimal::ONE_HUNDRED, allowed),
        _ => (statistic.own("value")?.quantity("quantity").filter(|(_, its)| *its == unit)?.0, Decimal::ZERO),
    };
    ((sum - wanted).abs() > allowed).then(|| {
        Diagnostic::new(&RULE, whole.span(), format!("the parts add up to {sum}{percent}, not to {wanted}"))
            .here("not a whole")
            .help(format!(
                "Correct a part or add the one that is missing. If the source has it so, say it: `sums to {sum}{percent} \
                 because \"…\"`."
            ))
    })
}
