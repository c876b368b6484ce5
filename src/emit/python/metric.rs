//! Metrics, in words: for whoever computes them from the records.

use super::layout::{Expr, assignment};
use super::module::Module;
use crate::emit::plain::paragraph;
use crate::english;
use crate::model::Metric;

/// The constant that lists the metrics of the package; nothing where there are none.
pub(super) fn constant(module: &mut Module<'_>) -> String {
    let package = module.cx.package;
    let metrics = module.cx.model.metrics().filter(|metric| module.cx.model.is_part_of(**metric, package));
    let metrics: Vec<Expr> = metrics.map(|metric| entry(module, metric)).collect();
    if metrics.is_empty() {
        return String::new();
    }
    module.uses("Final");
    module.uses("Metric");
    module.offers("METRICS".to_owned());
    let annotation = Expr::word("Final[tuple[Metric, ...]]");
    let list = assignment(0, "METRICS", Some(&annotation), &Expr::group("(", metrics, ")").tall());
    format!("{list}\"\"\"What is computed from the records, in words.\"\"\"\n")
}

fn entry(module: &Module<'_>, metric: Metric<'_>) -> Expr {
    let mut items = vec![
        ("name", Expr::text(metric.name())),
        ("title", Expr::text(paragraph(&metric.label()))),
        ("definition", Expr::text(definition(metric))),
    ];
    let table = metric.table().map(|table| table.joined_from().unwrap_or(table));
    if let Some(key) = table.and_then(|table| module.key_of(table.id())) {
        items.push(("table", Expr::text(key)));
    }
    Expr::call("Metric", items).tall()
}

fn definition(metric: Metric<'_>) -> String {
    let english::Definition { sentence, unknowns, .. } = english::definition(metric);
    let mut sentences = vec![sentence];
    sentences.extend(unknowns);
    let sentences: Vec<String> = sentences.iter().map(ToString::to_string).filter(|text| !text.is_empty()).collect();
    paragraph(&sentences.join(" "))
}
