//! A spell joined from records that do not say from when to when they last.

use crate::check::Looks;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::model::{Decl, Table};

crate::rule!(pub RULE, "OFW3042", "spell-of-records-without-stretch", Error, since "0.1");

pub(super) const LOOKS: &[Looks] = &[Looks::AtEach(&["spell"], check)];

fn check(spell: Decl<'_>, found: &mut Diagnostics) {
    let Some(joins) = spell.own("joins") else { return };
    let Some(table) = joins.reference("table").map(Table) else { return };
    if table.kind_word() != "table" || table.lasts() || table.is_unclear("lasts from") {
        return;
    }
    found.push(
        Diagnostic::new(&RULE, joins.span_of("table"), format!("the records of `{}` do not say from when to when they last", table.path()))
            .here("joined into stretches of time")
            .also(table.span(), "no `lasts from` here")
            .help("A spell joins records where one begins by the day the one before ended. Say in the table which fields hold these days: `lasts from began to ended`."),
    );
}
