//! A metric that is fit for a purpose, and not fit for it.

use crate::check::Check;
use crate::diagnostic::Diagnostic;
use crate::id::DeclId;
use crate::model::{Filled, Metric, Value};

crate::rule!(pub RULE, "OFW2032", "purpose-ruled-out", Error, since "0.1");

pub(super) fn check(cx: &mut Check<'_>) {
    for metric in cx.model().metrics() {
        let ruled_out = purposes(metric, "not fit for");
        if ruled_out.is_empty() {
            continue;
        }
        for (fit, place) in purposes(metric, "fit for") {
            let Some((purpose, against)) = ruled_out.iter().find(|(not, _)| *not == fit) else { continue };
            let name = cx.model().decl(*purpose).name();
            cx.report(
                Diagnostic::new(&RULE, place.span, format!("`{}` is fit for `{name}`, and not fit for it", metric.name()))
                    .here("said to serve it")
                    .also(against.span, "said not to serve it")
                    .help("Delete one of the two: somebody will use the figures on the strength of the first."),
            );
        }
    }
}

/// The purposes a statement of a metric names, with their places.
fn purposes<'m>(metric: Metric<'m>, word: &'static str) -> Vec<(DeclId, &'m Filled)> {
    metric
        .statements(word)
        .flat_map(|statement| statement.all("purpose"))
        .filter_map(|filled| match filled.value {
            Value::Reference(Some(id)) => Some((id, filled)),
            _ => None,
        })
        .collect()
}
