//! `those` where there are no records that it could mean.

use crate::check::Looks;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::expression::Base;
use crate::model::{Decl, Metric};

crate::rule!(pub RULE, "OFW3013", "those-without-denominator", Error, since "0.1");

pub(super) const LOOKS: &[Looks] = &[Looks::AtEach(&["metric"], check)];

fn check(decl: Decl<'_>, found: &mut Diagnostics) {
    let metric = Metric(decl);
    for word in ["numerator", "denominator", "among"] {
        let Some(statement) = metric.own(word) else { continue };
        let those = metric.rows(word).is_some_and(|rows| rows.from == Base::Those);
        let selected = |other: &str| metric.own(other).is_some_and(|statement| statement.get("rows").is_some());
        let meant = word == "numerator" && (selected("denominator") || selected("among"));
        if those && !meant {
            found.push(
                Diagnostic::new(&RULE, statement.span_of("rows"), format!("`those` means nothing in this `{word}`"))
                    .here("which records?")
                    .help(
                        "`those` are the records that the `denominator` selects. Name the table here, as in `children \
                         where …`, or say in a `denominator` which records are looked at.",
                    ),
            );
        }
    }
}
