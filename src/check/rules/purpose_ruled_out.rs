//! A metric that is fit for a purpose, and not fit for it.

use crate::check::Looks;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::id::DeclId;
use crate::model::{Decl, Filled, Metric, Value};
use crate::source::Span;

crate::rule!(pub RULE, "OFW2032", "purpose-ruled-out", Error, since "0.1");

pub(super) const LOOKS: &[Looks] = &[Looks::AtEach(&["target", "comparator"], held_against), Looks::AtEach(&["metric"], of_metric)];

fn held_against(decl: Decl<'_>, found: &mut Diagnostics) {
    if decl.withdrawn().is_some() {
        return;
    }
    let kind = decl.kind_word();
    let metric = decl.statement("of").and_then(|of| of.reference("metric")).map(Metric);
    if let Some((metric, against)) = metric.and_then(|metric| Some((metric, spoken_against(metric, kind)?))) {
        found.push(used(decl.name_span(), metric, kind, against));
    }
}

fn of_metric(decl: Decl<'_>, found: &mut Diagnostics) {
    let metric = Metric(decl);
    let compared = metric.own("compared with").and_then(|with| Some((with, spoken_against(metric, "comparator")?)));
    if let Some((with, against)) = compared {
        found.push(used(with.span(), metric, "comparator", against));
    }
    let ruled_out = purposes(metric, "not fit for");
    if ruled_out.is_empty() {
        return;
    }
    for (fit, place) in purposes(metric, "fit for") {
        let Some((purpose, against)) = ruled_out.iter().find(|(not, _)| *not == fit) else { continue };
        let name = decl.model().decl(*purpose).name();
        found.push(
            Diagnostic::new(&RULE, place.span, format!("`{}` is fit for `{name}`, and not fit for it", metric.name()))
                .here("said to serve it")
                .also(against.span, "said not to serve it")
                .help("Delete one of the two: somebody will use the figures on the strength of the first."),
        );
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
