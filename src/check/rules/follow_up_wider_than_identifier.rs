//! Records followed from one to the next over a wider area than that in which an identifier names one person.

use crate::check::Looks;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::expression::{Belonging, Part, Rows, Type};
use crate::id::DeclId;
use crate::model::{Decl, Field, Metric, Model};

crate::rule!(pub RULE, "OFW3016", "follow-up-wider-than-identifier", Warning, since "0.1");

pub(super) const LOOKS: &[Looks] = &[Looks::AtEach(&["metric"], check)];

fn check(decl: Decl<'_>, found: &mut Diagnostics) {
    let metric = Metric(decl);
    let mut followed = Vec::new();
    for rows in ["denominator", "among", "numerator"].into_iter().filter_map(|word| metric.rows(word)) {
        rows.each_part(&mut |part| {
            if let Part::Rows(rows) = part {
                followed.extend(followed_by(metric.model(), rows));
            }
        });
    }
    let Some((field, reach)) = followed.into_iter().find_map(|field| reach(field).map(|reach| (field, reach))) else {
        return;
    };
    let Some(wider) = metric.areas().find(|area| is_wider(*area, reach)) else { return };
    found.push(finding(metric, field, reach, wider));
}

/// The fields by which earlier or later records of somebody are found.
fn followed_by<'m>(model: &'m Model, rows: &Rows) -> Vec<Decl<'m>> {
    let follows = rows.sequence.is_some() || rows.within.is_some();
    let by = match rows.belong {
        Belonging::Same { theirs: by, ours: _ } | Belonging::Link(by) if follows => model.decl(by),
        _ => return Vec::new(),
    };
    if by.kind_word() == "field" {
        return vec![by];
    }
    by.own("to").into_iter().flat_map(|to| to.references("field")).collect()
}

/// The level within which an identifier in a field names one person; none where it is not said, or is no level.
fn reach(field: Decl<'_>) -> Option<Decl<'_>> {
    let model = field.model();
    let level = |reach: Decl<'_>| -> Option<DeclId> { (reach.kind_word() == "level").then(|| reach.id()) };
    let stated = Field(field).type_statement().and_then(|statement| statement.reference("reach")).and_then(level);
    let scheme = || match Field(field).kind() {
        Type::Identifier(scheme) => model.decl(scheme).own("unique within").and_then(|within| within.reference("reach")).and_then(level),
        _ => None,
    };
    stated.or_else(scheme).map(|id| model.decl(id))
}

/// Whether an area is a larger one in which the other lies.
fn is_wider(area: Decl<'_>, reach: Decl<'_>) -> bool {
    let mut at = reach;
    // Levels lie within each other a few deep; a circle among them is reported elsewhere.
    for _ in 0..16 {
        match at.own("within").and_then(|within| within.reference("level")) {
            Some(larger) if larger == area => return true,
            Some(larger) => at = larger,
            None => return false,
        }
    }
    false
}

fn finding(metric: Metric<'_>, field: Decl<'_>, reach: Decl<'_>, wider: Decl<'_>) -> Diagnostic {
    let areas = metric.statement("areas").map_or(metric.name_span(), |areas| areas.span());
    let (within, over) = (reach.label(), wider.label());
    Diagnostic::new(
        &RULE,
        areas,
        format!("`{}` follows records further than `{}` reaches", metric.name(), field.name()),
    )
    .here(format!("values for `{}`", wider.name()))
    .also(field.span(), format!("names somebody only within {within}"))
    .help(format!(
        "Who moves from one {within} to another gets another `{}`, and is not found again: values for {over} count them as \
         new. Give values for {within} only, join records by an identifier that reaches further, or add a `caveat` and \
         `allow {} because \"…\"`.",
        field.name(),
        RULE.name
    ))
}
