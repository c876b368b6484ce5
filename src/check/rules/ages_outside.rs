//! Ages outside those of what something stands on.

use crate::check::Looks;
use crate::check::ages::{Stated, outside, words};
use crate::check::possible::{Parts, Says, Subject};
use crate::check::words::named;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::expression::AgeRange;
use crate::model::{Ages, Decl, Indicator, Metric, Outcome};

crate::rule!(pub RULE, "OFW2026", "ages-outside", Warning, since "0.1");

pub(super) const LOOKS: &[Looks] = &[Looks::AtEvery(check)];

fn check(decl: Decl<'_>, found: &mut Diagnostics) {
    if decl.withdrawn().is_some() {
        return;
    }
    let stated = Stated::of(decl);
    if let Some(inner) = &stated {
        found.extend(disagreeing(inner, "is for", bounds(decl)));
    }
    let counted = (decl.kind_word() == "metric").then(|| counted(Metric(decl))).flatten();
    if let Some(counted) = counted {
        // What its own ages lie outside of is said of them.
        let bounds = stated.clone().map_or_else(|| bounds(decl), |stated| vec![vec![stated]]);
        found.extend(disagreeing(&counted, "counts", bounds));
    }
}

/// One mistake, one message: where several disagree with it, they are named in one.
fn disagreeing<'m>(inner: &Stated<'m>, verb: &str, bounds: Vec<Vec<Stated<'m>>>) -> Option<Diagnostic> {
    let mut found: Option<Diagnostic> = None;
    for outer in bounds.into_iter().filter(|outer| !outer.is_empty()) {
        let gaps = outside(inner, &outer);
        if !gaps.is_empty() {
            let finding = found.unwrap_or_else(|| finding(inner, verb, &outer, &gaps));
            found = Some(outer.iter().fold(finding, |finding, outer| {
                finding.also(outer.span, format!("{} is for {}", named(outer.decl), outer.ages.words()))
            }));
        }
    }
    found
}

/// The ages that the conditions of a metric ask for: of every record that it looks at.
fn counted(metric: Metric<'_>) -> Option<Stated<'_>> {
    let looked_at = ["denominator", "among", "numerator"].into_iter().find(|word| metric.rows(word).is_some())?;
    let rows = metric.rows(looked_at)?;
    let parts = Parts::of(rows.condition.as_ref()?);
    parts.atoms.iter().find_map(|atom| match (&atom.subject, &atom.says) {
        (Subject::Age(_, at), Says::Ages(ages)) => {
            let (ages, span) = (Ages { ranges: ages.to_vec() }, metric.own(looked_at)?.span_of("rows"));
            Some(Stated { decl: metric.0, ages, at: Some(at), span })
        }
        _ => None,
    })
}

/// Whose ages those of a declaration must lie within: for each the ages that together bound them.
fn bounds(decl: Decl<'_>) -> Vec<Vec<Stated<'_>>> {
    match decl.kind_word() {
        "metric" => {
            let metric = Metric(decl);
            let indicators: Vec<Decl<'_>> = metric.indicators().map(|indicator| indicator.0).collect();
            let dataset: Vec<Decl<'_>> = metric.dataset().into_iter().collect();
            vec![
                Stated::of_all(&indicators),
                respondents(metric),
                Stated::of_all(&dataset),
                Stated::of_all(&metric.populations()),
            ]
        }
        "indicator" => vec![Stated::of_all(&Indicator(decl).populations())],
        "outcome" => vec![Stated::of_all(&Outcome(decl).populations().collect::<Vec<_>>())],
        "dataset" => vec![Stated::of_all(&decl.references("covers", "population").collect::<Vec<_>>())],
        "population" => vec![Stated::of_all(&decl.references("part of", "population").collect::<Vec<_>>())],
        "statistic" => vec![Stated::of_all(&decl.references("of", "population").collect::<Vec<_>>())],
        _ => Vec::new(),
    }
}

/// The ages at which those who answer a metric's instrument answer it.
fn respondents(metric: Metric<'_>) -> Vec<Stated<'_>> {
    let Some(scored) = metric.statement("scored with") else { return Vec::new() };
    let Some(instrument) = scored.reference("scale").and_then(Decl::parent) else { return Vec::new() };
    let respondent = scored.reference("perspective");
    let answers: Vec<_> = instrument
        .statements("answered by")
        .filter(|by| respondent.is_none_or(|who| by.refers_to("perspective", who.id())))
        .collect();
    // Whoever may answer at any age bounds nothing.
    if answers.iter().any(|by| by.ages().is_empty()) {
        return Vec::new();
    }
    let stated = |by: &crate::model::St<'_>| Ages { ranges: by.ages() };
    answers.iter().map(|by| Stated { decl: instrument, ages: stated(by), at: None, span: by.span() }).collect()
}

fn finding(inner: &Stated<'_>, verb: &str, outer: &[Stated<'_>], gaps: &[AgeRange]) -> Diagnostic {
    let first = &outer[0];
    let others = if outer.len() > 1 { " and others" } else { "" };
    Diagnostic::new(
        &RULE,
        inner.span,
        format!(
            "{} {verb} {}, but {}{others} {} only for {}",
            named(inner.decl),
            inner.ages.words(),
            if first.decl == inner.decl { "it".to_owned() } else { named(first.decl) },
            if first.decl == inner.decl { "is said to be" } else { "is" },
            words(&outer.iter().flat_map(|outer| outer.ages.ranges.iter().copied()).collect::<Vec<_>>())
        ),
    )
    .here(format!("{} outside", words(gaps)))
    .help("Correct the ages of one of them: what is said of these ages would stand on nothing.")
}
