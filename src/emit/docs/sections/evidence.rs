//! What moves outcomes, what services produce, targets with what they are read against, and figures.

use super::{common, filled};
use crate::emit::docs::block::{Block, Look, Row, Section, Table};
use crate::emit::docs::facts::{self, text};
use crate::emit::docs::scope::Scope;
use crate::english;
use crate::model::{Decl, Value};

/// A section for each sort.
pub fn sections(scope: &Scope<'_>) -> Vec<Section> {
    let sorts = [
        ("drivers", "What moves outcomes", ["driver"].as_slice()),
        ("outputs", "What services produce", &["output"]),
        ("targets", "Targets, baselines and comparators", &["target", "baseline", "comparator"]),
        ("figures", "Figures from the sources", &["statistic"]),
    ];
    let section = |(anchor, title, kinds): (&'static str, &str, &[&'static str])| {
        let decls = kinds.iter().flat_map(|kind| scope.of_kind(kind));
        filled(Section::named(anchor, title), decls.map(|decl| Block::Section(one(decl))).collect())
    };
    sorts.into_iter().filter_map(section).collect()
}

/// One of them.
pub fn one(decl: Decl<'_>) -> Section {
    let mut section = Section::about(decl, &common::kind(decl), Look::Card);
    common::opening(&mut section, decl);
    let mut all = Vec::new();
    all.extend(common::polarity_fact(decl));
    all.extend(facts::rest(decl, &["polarity", "part", "parts of a whole"]));
    section.add_facts(all);
    section.add_table(parts(decl));
    common::closing(&mut section, decl);
    section
}

/// The parts of a figure that together make up one whole.
fn parts(statistic: Decl<'_>) -> Table {
    let row = |part: crate::model::St<'_>| {
        let words = part.text("text").map(|words| text(statistic, &words)).unwrap_or_default();
        let amount = part.values().find_map(|filled| match filled.value {
            Value::Quantity(amount, unit) => Some(english::quantity(statistic.model(), amount, unit).into()),
            _ => None,
        });
        Row::of(vec![words, amount.unwrap_or_default()])
    };
    let rows = statistic.statements("part").map(row).collect();
    Table::new("Its parts make up one whole".to_owned(), vec!["Part", "Figure"], rows)
}
