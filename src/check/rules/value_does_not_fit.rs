//! A value that its numerator and denominator, or the numbers it is made of, cannot give.

use crate::check::Looks;
use crate::diagnostic::{Applicability, Diagnostic, Diagnostics};
use crate::english::article;
use crate::expression::{Base, Unit};
use crate::model::{Decl, Metric, Table, ValueForm};
use crate::vocabulary::joins_conditions;

crate::rule!(pub RULE, "OFW3021", "value-does-not-fit", Warning, since "0.1");

pub(super) const LOOKS: &[Looks] = &[Looks::AtEach(&["metric"], check)];

fn check(decl: Decl<'_>, found: &mut Diagnostics) {
    let metric = Metric(decl);
    found.extend(match metric.value() {
        Some(ValueForm::Percent { may_pass_100: false } | ValueForm::Proportion) => share_of_others(metric),
        Some(ValueForm::Per(_)) => for_so_many_others(metric),
        Some(ValueForm::Sum(of)) if is_relative(of.unit()) => sum_of_shares(metric, of.unit()),
        _ => None,
    });
}

/// A share whose numerator counts something else than its denominator.
fn share_of_others(metric: Metric<'_>) -> Option<Diagnostic> {
    let (numerator, denominator) = (rows_of(metric, "numerator")?, rows_of(metric, "denominator")?);
    // That it is unexcused is another rule's.
    if numerator == denominator || metric.own("numerator outside denominator").is_none() {
        return None;
    }
    let value = metric.statement("value")?;
    let (part, whole) = (row_of(numerator), row_of(denominator));
    let message = format!("{} is no part of {}, so that there is no share", with_article(&part), with_article(&whole));
    let found = Diagnostic::new(&RULE, value.span(), message)
        .here("is for a share of a whole")
        .also(metric.own("numerator")?.span(), format!("one is {}", with_article(&part)))
        .also(metric.own("denominator")?.span(), format!("one is {}", with_article(&whole)))
        .help(
            "Say how many there are for so many: `value per 100`, `value per 1,000`, or `value ratio` for each one. A \
             reader of a percentage thinks of some out of all, and there may be more than 100 for every 100.",
        );
    Some(found)
}

/// `per 1,000 children` of a denominator that counts families.
fn for_so_many_others(metric: Metric<'_>) -> Option<Diagnostic> {
    let value = metric.statement("value")?;
    let said = value.words("each")?;
    let place = value.span_of("each");
    // Words of a condition, or of another shape, are no name of anything.
    if !is_name(said) {
        let found = Diagnostic::new(&RULE, place, format!("`{said}` does not say what there are so many of"))
            .here("only what is counted belongs here")
            .help("Write `value per 1,000` alone, or with what one row of the denominator is: `value per 1,000 children`.");
        return Some(found);
    }
    // A row that stands for many is counted as its field says.
    if metric.statement("weighted by").is_some() {
        return None;
    }
    let table = rows_of(metric, "denominator")?;
    let row = table.row()?;
    if said == table.name() || may_be_several(row, said) {
        return None;
    }
    let found = Diagnostic::new(&RULE, place, format!("the denominator does not count {said}"))
        .here("what is counted is something else")
        .also(metric.own("denominator")?.span(), format!("counts `{}`: one is {} {row}", table.path(), article(row)))
        .help(format!(
            "Write `{}`, or a denominator that counts {said}: the figure is for so many of what one record is, whatever \
             stands here.",
            table.name()
        ))
        .fix(Applicability::Likely, place, table.name(), format!("write `{}`", table.name()));
    Some(found)
}

fn sum_of_shares(metric: Metric<'_>, unit: Unit) -> Option<Diagnostic> {
    let value = metric.statement("value")?;
    let unit = crate::english::unit(metric.model(), unit).to_string();
    Some(
        Diagnostic::new(&RULE, value.span_of("expression"), format!("a sum of figures in {unit} says nothing"))
            .here(format!("is in {unit}"))
            .help(
                "Ten children of 90 percent each are not 900 percent of anything. Take their mean or median, or sum the \
                 numbers that the shares were made of.",
            ),
    )
}

/// Whether a number is so many of something else, which no sum of it has.
fn is_relative(unit: Unit) -> bool {
    match unit {
        Unit::Percent | Unit::PercentagePoints | Unit::Per(_) => true,
        Unit::One | Unit::Time(_) | Unit::Named(_) | Unit::Unresolved => false,
    }
}

/// The table a statement selects its records from; that of the denominator where it says `those`.
fn rows_of<'m>(metric: Metric<'m>, word: &str) -> Option<Table<'m>> {
    match metric.rows(word)?.from {
        Base::Table(table) => Some(Table(metric.model().decl(table))),
        Base::Those | Base::Unresolved => None,
    }
}

fn row_of(table: Table<'_>) -> String {
    table.row().map_or_else(|| format!("record of `{}`", table.path()), str::to_owned)
}

fn with_article(row: &str) -> String {
    format!("{} {row}", article(row))
}

/// Whether the words can name what is counted, as `children in need` does: nothing of a condition or of another shape.
fn is_name(said: &str) -> bool {
    const WITHIN_NAMES: [&str; 5] = ["in", "of", "and", "or", "not"];
    said.split_whitespace().enumerate().all(|(index, word)| {
        let joins = joins_conditions(word) && (index == 0 || !WITHIN_NAMES.contains(&word));
        !joins && !word.contains(|c: char| c.is_ascii_digit() || c == ',')
    })
}

/// Whether the words can be several of a thing: `children in need` of `child in need`.
fn may_be_several(one: &str, several: &str) -> bool {
    let (one, several) = (one.to_lowercase(), several.to_lowercase().replace('-', " "));
    let (one, several): (Vec<&str>, Vec<&str>) =
        (one.split([' ', '-']).collect(), several.split_whitespace().collect());
    let differ: Vec<(&str, &str)> =
        one.iter().copied().zip(several.iter().copied()).filter(|(one, several)| one != several).collect();
    one.len() == several.len() && differ.iter().all(|(one, several)| is_plural(one, several)) && differ.len() <= 1
}

/// Whether a word can be another's plural.
fn is_plural(one: &str, several: &str) -> bool {
    const UNLIKE: [(&str, &str); 5] = [
        ("child", "children"),
        ("person", "people"),
        ("person", "persons"),
        ("woman", "women"),
        ("man", "men"),
    
    ];
    let stem_of_y = one.strip_suffix('y').is_some_and(|stem| several.strip_suffix("ies") == Some(stem));
    let with_s = several.strip_suffix('s').is_some_and(|stem| stem == one);
    let with_es = several.strip_suffix("es").is_some_and(|stem| stem == one);
    stem_of_y || with_s || with_es || UNLIKE.contains(&(one, several))
}

#[cfg(test)]
mod tests {
    use super::may_be_several;

    #[test]
    fn several_of_a_thing_are_known_by_their_plural() {
        for (one, several) in [
            ("child", "children"),
            ("child in need", "children in need"),
            ("family", "families"),
            ("care leaver", "care leavers"),
            ("birth", "births"),
            ("care-leaver", "care leavers"),
        ] {
            assert!(may_be_several(one, several), "{one} {several}");
        }
        for (one, several) in [("family", "children"), ("episode of care", "children"), ("child", "child sexes")] {
            assert!(!may_be_several(one, several), "{one} {several}");
        }
    }
}
