//! A metric that is fit for a purpose, and not fit for it.

use crate::check::Check;
use crate::diagnostic::Diagnostic;
use crate::id::DeclId;
use crate::model::{Filled, Metric, Value};
use crate::source::Span;

crate::rule!(pub RULE, "OFW2032", "purpose-ruled-out", Error, since "0.1");

pub(super) fn check(cx: &mut Check<'_>) {
    let model = cx.model();
    for kind in ["target", "comparator"] {
        for decl in model.of_kind(kind).filter(|decl| decl.withdrawn().is_none()) {
            let metric = decl.statement("of").and_then(|of| of.reference("metric")).map(Metric);
            let found = metric.and_then(|metric| Some((metric, spoken_against(metric, kind)?)));
            if let Some((metric, against)) = found {
                cx.report(used(decl.name_span(), metric, kind, against));
            }
        }
    }
    for metric in model.metrics() {
        let compared = metric.own("compared with").and_then(|with| Some((with, spoken_against(metric, "comparator")?)));
        if let Some((with, against)) = compared {
            cx.report(used(with.span(), metric, "comparator", against));
        }
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

/// The place where a metric rules out the purpose that a kind of declaration serves by what it is, as the purpose is
/// called: a target serves `setting-targets`, a comparator serves `comparison`.
fn spoken_against<'m>(metric: Metric<'m>, kind: &str) -> Option<(DeclId, &'m Filled)> {
    let starts: &[&str] = if kind == "target" { &["target"] } else { &["compar", "benchmark"] };
    purposes(metric, "not fit for").into_iter().find(|(purpose, _)| {
        let purpose = metric.model().decl(*purpose);
        let words = format!("{} {}", purpose.name().replace('-', " "), purpose.title().unwrap_or_default());
        words.to_lowercase().split(' ').any(|word| starts.iter().any(|start| word.starts_with(start)))
    })
}

fn used(span: Span, metric: Metric<'_>, kind: &str, (purpose, against): (DeclId, &Filled)) -> Diagnostic {
    let name = metric.model().decl(purpose).name();
    let does = if kind == "target" { "has a target" } else { "is compared" };
    Diagnostic::new(&RULE, span, format!("`{}` {does}, and is not fit for `{name}`", metric.name()))
        .here("uses it for what it rules out")
        .also(against.span, "said not to serve it")
        .help("Take one of the two back: whoever reads the figure is warned in one place and invited in the other.")
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
