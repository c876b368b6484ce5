//! `those` where there are no records that it could mean.

use crate::check::Check;
use crate::diagnostic::Diagnostic;
use crate::expression::Base;

crate::rule!(pub RULE, "OFW3013", "those-without-denominator", Error, since "0.1");

pub(super) fn check(cx: &mut Check<'_>) {
    for metric in cx.model().metrics() {
        for word in ["numerator", "denominator", "among"] {
            let Some(statement) = metric.own(word) else { continue };
            let those = metric.rows(word).is_some_and(|rows| rows.from == Base::Those);
            let selected = |other: &str| metric.own(other).is_some_and(|statement| statement.get("rows").is_some());
            let meant = word == "numerator" && (selected("denominator") || selected("among"));
            if those && !meant {
                cx.report(
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
}
