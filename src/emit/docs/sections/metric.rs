//! Metrics: the definition as a sentence beside the authors' own words, and who counts.

use super::indicator::{Told, is_told};
use super::{common, examples, filled};
use crate::emit::docs::block::{Block, Column, Fact, Inline, Line, Look, Section};
use crate::emit::docs::facts::{self, fact, text};
use crate::emit::docs::scope::Scope;
use crate::emit::docs::text::one_line;
use crate::english::{self, Definition};
use crate::model::{Decl, Metric, Table, ValueForm};

/// Statements that have a place of their own in a metric.
const TOLD: [&str; 19] = [
    "measures",
    "nearest to",
    "about",
    "ages",
    "measure type",
    "perspective",
    "scored with",
    "counts",
    "weighted by",
    "period",
    "denominator",
    "numerator",
    "among",
    "value",
    "polarity",
    "unknown",
    "caveat",
    "numerator outside denominator",
    "empty group",
];

/// A metric under an indicator.
pub fn under<'m>(scope: &Scope<'m>, metric: Metric<'m>, told: &mut Told) -> Section {
    if !told.first(metric.0) {
        let mut section = Section::about(metric.0, "Metric", Look::Metric);
        section.at = None;
        section.add(Block::Paragraph(Line::of("Described above: ").link(metric.0).then(".")));
        return section;
    }
    section(scope, metric)
}

/// Metrics that measure no indicator of the framework itself.
pub fn others(scope: &Scope<'_>, told: &mut Told) -> Option<Section> {
    let left: Vec<Decl<'_>> = scope.of_kind("metric").filter(|decl| !is_told(told, *decl)).collect();
    let blocks = left.into_iter().map(|decl| Block::Section(under(scope, Metric(decl), told).listed()));
    filled(Section::named("metrics", "Other metrics"), blocks.collect())
}

/// All of a metric.
pub fn section<'m>(scope: &Scope<'m>, metric: Metric<'m>) -> Section {
    let mut section = Section::about(metric.0, "Metric", Look::Metric);
    if let Some(withdrawn) = metric.withdrawn() {
        section.add(Block::Callout("Withdrawn".to_owned(), facts::said(metric.0, withdrawn)));
    }
    let definition = english::definition(metric);
    defined(&mut section, metric, &definition);
    if let Some(nearest) = metric.own("nearest to") {
        section.add(Block::Callout("Nearest to".to_owned(), nearest_to(metric.0, nearest)));
    }
    section.add_list("Words it uses", words_used(metric, &definition));
    section.add_facts(about(scope, metric));
    if let Some(table) = examples::table(metric.0, "Who counts and who does not", metric.table()) {
        section.add(Block::Table(table));
    }
    section.add_list("Who is left out", left_out(metric, &definition));
    section.add_list("What happens to what is not known", not_known(metric, definition));
    let caveats = metric.statements("caveat").filter_map(|caveat| caveat.text("text"));
    section.add_list("Caveats", caveats.map(|caveat| english::prose(metric.0, &one_line(&caveat)).into()).collect());
    common::closing(&mut section, metric.0);
    section
}

/// What the compiler says beside what the authors wrote.
fn defined(section: &mut Section, metric: Metric<'_>, definition: &Definition) {
    let mut written: Vec<Line> = Vec::new();
    if let Some(means) = metric.own("means").and_then(|means| means.text("text")) {
        written.extend(english::paragraphs(metric.0, &means).into_iter().map(Line::from));
    }
    for word in ["denominator", "among", "numerator", "value"] {
        if let Some(statement) = metric.own(word) {
            written.push(Line::code(one_line(metric.model().slice(statement.span()))));
        }
    }
    if definition.sentence.is_empty() && written.is_empty() {
        return;
    }
    let sentence =
        if definition.sentence.is_empty() { Line::quiet("Not said yet.") } else { definition.sentence.clone().into() };
    section.add(Block::Beside(
        Column { label: "Definition".to_owned(), lines: vec![sentence] },
        Column { label: "As the authors wrote it".to_owned(), lines: written },
    ));
}

fn nearest_to(metric: Decl<'_>, nearest: crate::model::St<'_>) -> Line {
    let mut line = nearest.text("text").map(|words| common::quoted(metric, &words)).unwrap_or_default();
    if let Some(document) = nearest.reference("document") {
        line = line.then(" in ").with(common::document(document));
    }
    match nearest.text("reason") {
        Some(reason) => line.then(". Not the same because ").with(text(metric, &reason)).then("."),
        None => line,
    }
}

/// The terms of the definition with their meanings, so that nobody has to look elsewhere.
fn words_used(metric: Metric<'_>, definition: &Definition) -> Vec<Line> {
    let mut seen = Vec::new();
    let sentence = Line::from(definition.sentence.clone());
    let terms = sentence.pieces().iter().filter_map(|piece| match piece {
        Inline::Link(id, _) => Some(metric.model().decl(*id)),
        _ => None,
    });
    for term in terms.filter(|decl| decl.kind_word() == "term") {
        if !seen.contains(&term) {
            seen.push(term);
        }
    }
    seen.into_iter()
        .map(|term| {
            let mut line = Line::to(term);
            if let Some(means) = term.text("means") {
                line = line.then(": ").with(english::prose(term, &one_line(&means)));
            }
            match english::term(term) {
                Some(condition) => line.then(" ").with(condition),
                None => line,
            }
        })
        .collect()
}

fn about<'m>(scope: &Scope<'m>, metric: Metric<'m>) -> Vec<Fact> {
    let mut all = Vec::new();
    if metric.indicators().count() > 1 {
        all.extend(common::linked("Measures", metric.indicators().map(|indicator| indicator.0)));
    }
    if let Some(form) = metric.value() {
        all.push(Fact::new("Value", value(metric, &form)));
    }
    if let Some(polarity) = metric.polarity() {
        let reason = metric.statement("polarity").and_then(|statement| statement.text("text"));
        let reason = reason.map(|reason| text(metric.0, &reason));
        all.push(Fact::new("Direction", common::polarity(&polarity, reason)));
    }
    all.extend(common::linked("About", metric.populations()));
    if let Some(ages) = metric.ages() {
        all.push(Fact::new("Ages", Line::of(english::ages(&ages))));
    }
    if let Some(table) = metric.table() {
        all.push(Fact::new("Unit of analysis", unit_of_analysis(table)));
    }
    all.extend(common::linked("Dataset", metric.dataset()));
    all.extend(common::linked("Period", metric.period()));
    all.extend(common::linked("Measure type", metric.measure_type()));
    all.extend(common::linked("Perspective", metric.perspective()));
    all.extend(facts::rest(metric.0, &TOLD));
    all.extend(fact(metric.0, "numerator outside denominator"));
    all.extend(fact(metric.0, "empty group"));
    for (label, word) in [("Targets", "of"), ("Read by", "read with"), ("Compared by", "compared with")] {
        let referrers = scope.referring(metric.0, word);
        all.extend(common::linked(label, referrers));
    }
    all
}

/// `a measurement, one record of Measurements`
fn unit_of_analysis(table: Table<'_>) -> Line {
    let line = match table.row() {
        Some(row) => Line::of(format!("{} {row}, one record of ", english::article(row))),
        None => Line::of("one record of "),
    };
    line.link(table.0)
}

/// What kind of number it is, in words.
fn value(metric: Metric<'_>, form: &ValueForm<'_>) -> Line {
    let unit = metric.unit().map(|unit| english::unit(metric.model(), unit));
    match form {
        ValueForm::Percent { may_pass_100: false } => Line::of("percent of the denominator, from 0 to 100"),
        ValueForm::Percent { may_pass_100: true } => Line::of("percent of the denominator; may be over 100"),
        ValueForm::Count => Line::of("a count, 0 or more"),
        ValueForm::Ratio => Line::of("a ratio: the numerator for one of the denominator"),
        ValueForm::Proportion => Line::of("a proportion, from 0 to 1"),
        ValueForm::Per(base) => {
            let each = metric.statement("value").and_then(|value| value.words("each"));
            let each = each.map_or_else(String::new, |each| format!(" {each}"));
            Line::of(format!("a rate for every {}{each}", english::number(*base)))
        }
        ValueForm::Distribution(_) => Line::of("a percentage for each value"),
        ValueForm::Mean(_)
        | ValueForm::Median(_)
        | ValueForm::Sum(_)
        | ValueForm::Percentile(..)
        | ValueForm::Stated(_)
        | ValueForm::Derived(..)
        | ValueForm::Change(..) => {
            let word = match form {
                ValueForm::Mean(_) => "a mean",
                ValueForm::Median(_) => "a median",
                ValueForm::Sum(_) => "a sum",
                ValueForm::Percentile(..) => "a percentile",
                ValueForm::Stated(_) => "a stated figure",
                ValueForm::Derived(..) => "made from other metrics",
                _ => "a change",
            };
            let line = Line::of(word);
            match unit {
                Some(unit) if metric.unit() != Some(crate::expression::Unit::One) => line.then(", in ").with(unit),
                _ => line,
            }
        }
    }
}

fn left_out(metric: Metric<'_>, definition: &Definition) -> Vec<Line> {
    let mut lines: Vec<Line> = definition.exclusions.iter().cloned().map(Line::from).collect();
    if let Some(dataset) = metric.dataset() {
        for statement in dataset.statements("leaves out") {
            let populations = Line::listed(statement.references("population").map(Line::to));
            let texts = Line::listed(statement.texts("text").map(|words| text(dataset, &words)));
            let who = if populations.is_empty() { texts } else { populations };
            lines.push(who.then(", whom ").link(dataset).then(" leaves out"));
        }
    }
    for part in metric.statements("covers part of") {
        lines.push(Line::of("some of ").with(facts::said(metric.0, part)));
    }
    lines
}

fn not_known(metric: Metric<'_>, definition: Definition) -> Vec<Line> {
    let mut lines: Vec<Line> = definition.unknowns.into_iter().map(Line::from).collect();
    for empty in metric.statements("empty group") {
        lines.push(Line::of("An empty group ").with(facts::said(metric.0, empty)).then("."));
    }
    lines
}
