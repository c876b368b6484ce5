//! A spell joined from records that do not say from when to when they last.

use crate::check::Check;
use crate::diagnostic::Diagnostic;
use crate::model::Table;

crate::rule!(pub RULE, "OFW3042", "spell-of-records-without-stretch", Error, since "0.1");

pub(super) fn check(cx: &mut Check<'_>) {
    let mut found = Vec::new();
    for spell in cx.model().of_kind("spell") {
        let Some(joins) = spell.own("joins") else { continue };
        let Some(table) = joins.reference("table").map(Table) else { continue };
        if table.kind_word() != "table" || table.lasts() || table.is_unclear("lasts from") {
            continue;
        }
        found.push(
            Diagnostic::new(&RULE, joins.span_of("table"), format!("the records of `{}` do not say from when to when they last", table.path()))
                .here("joined into stretches of time")
                .also(table.span(), "no `lasts from` here")
                .help("A spell joins records where one begins by the day the one before ended. Say in the table which fields hold these days: `lasts from began to ended`."),
        );
    }
    found.into_iter().for_each(|found| cx.report(found));
}
