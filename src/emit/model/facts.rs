//! What is computed of a declaration: its place in the plan, its type, its unit.

use serde_json::{Value, json};

use super::expression::{kind, operator, unit, value as expression};
use super::names::reference;
use super::text::sentence;
use crate::emit::json::{list, number, object, when};
use crate::english::{self, Prose};
use crate::expression::Base;
use crate::id::PackageId;
use crate::model::{Decl, Field, Indicator, Metric, Needed, Outcome, Table, ValueForm, code_text, codes_of};

/// What is computed of a declaration; none for kinds of which nothing is. What packages out of reach say of it is left
/// out.
pub(super) fn facts(decl: Decl<'_>, in_reach: &[PackageId]) -> Option<Value> {
    let facts = match decl.kind_word() {
        "outcome" => outcome(Outcome(decl), in_reach),
        "indicator" => indicator(Indicator(decl), in_reach),
        "metric" => metric(Metric(decl)),
        "table" | "spell" => table(Table(decl)),
        "field" => field(Field(decl)),
        "element" => object([("type", Some(kind(decl.model(), Field(decl).kind()))), ("range", range(Field(decl)))]),
        "term" => object([("sentence", english::term(decl).map(|term| sentence(decl.model(), &term)))]),
        "codes" => object([("complete", Some(json!(codes_of(decl.model(), decl.id()).is_some())))]),
        "code" => object([("code", Some(json!(code_text(decl))))]),
        _ => return None,
    };
    facts.as_object().is_some_and(|facts| !facts.is_empty()).then_some(facts)
}

fn references<'m>(decls: impl Iterator<Item = Decl<'m>>) -> Option<Value> {
    list(decls.map(|decl| json!(reference(decl))))
}

fn outcome(outcome: Outcome<'_>, in_reach: &[PackageId]) -> Value {
    let indicators = outcome.indicators().map(|indicator| *indicator);
    object([("indicators", references(indicators.filter(|by| in_reach.contains(&by.package_id()))))])
}

fn indicator(indicator: Indicator<'_>, in_reach: &[PackageId]) -> Value {
    let metrics = indicator.metrics().map(|metric| *metric);
    object([("metrics", references(metrics.filter(|by| in_reach.contains(&by.package_id()))))])
}

fn metric(metric: Metric<'_>) -> Value {
    let model = metric.model();
    let mut outcomes: Vec<Decl<'_>> = Vec::new();
    for outcome in metric.indicators().flat_map(Indicator::outcomes) {
        if !outcomes.contains(&outcome) {
            outcomes.push(*outcome);
        }
    }
    let table = metric.table();
    let within = metric.rows("numerator").map(|rows| matches!(rows.from, Base::Those));
    object([
        ("outcomes", references(outcomes.into_iter())),
        ("table", table.map(|table| json!(reference(*table)))),
        ("dataset", metric.dataset().map(|dataset| json!(reference(dataset)))),
        ("unit-of-analysis", table.and_then(Table::row).map(|row| json!(row))),
        ("value", metric.value().map(|form| value_form(metric, &form))),
        ("unit", metric.unit().map(|counted| unit(model, counted))),
        ("numerator-within-denominator", within.map(|within| json!(within))),
        ("definition", definition(metric)),
    ])
}

/// The definition in English; none where no value is stated.
fn definition(metric: Metric<'_>) -> Option<Value> {
    let definition = english::definition(metric);
    let prose = |prose: &Prose| sentence(metric.model(), prose);
    let all = |all: &[Prose]| list(all.iter().map(prose));
    (!definition.sentence.is_empty()).then(|| {
        object([
            ("sentence", Some(prose(&definition.sentence))),
            ("denominator", definition.denominator.as_ref().map(prose)),
            ("numerator", definition.numerator.as_ref().map(prose)),
            ("among", definition.among.as_ref().map(prose)),
            ("exclusions", all(&definition.exclusions)),
            ("unknowns", all(&definition.unknowns)),
        ])
    })
}

fn value_form(metric: Metric<'_>, form: &ValueForm<'_>) -> Value {
    let model = metric.model();
    match form {
        ValueForm::Percent { may_pass_100 } => json!({ "is": "percent", "may-pass-100": may_pass_100 }),
        ValueForm::Count => json!({ "is": "count" }),
        ValueForm::Ratio => json!({ "is": "ratio" }),
        ValueForm::Proportion => json!({ "is": "proportion" }),
        ValueForm::Per(base) => json!({ "is": "per", "base": number(*base) }),
        ValueForm::Stated(unit) => {
            object([("is", Some(json!("stated"))), ("in", unit.map(|unit| json!(reference(unit))))])
        }
        ValueForm::Mean(of) => json!({ "is": "mean", "of": expression(model, of) }),
        ValueForm::Median(of) => json!({ "is": "median", "of": expression(model, of) }),
        ValueForm::Sum(of) => json!({ "is": "sum", "of": expression(model, of) }),
        ValueForm::Percentile(percentile, of) => {
            json!({ "is": "percentile", "percentile": number(*percentile), "of": expression(model, of) })
        }
        ValueForm::Distribution(field) => json!({ "is": "distribution", "field": reference(*field) }),
        ValueForm::Derived(left, by, right, unit) => object([
            ("is", Some(json!(operator(*by)))),
            ("left", Some(json!(reference(*left)))),
            ("right", Some(json!(reference(*right)))),
            ("in", unit.map(|unit| json!(reference(unit)))),
        ]),
        ValueForm::Change(of, since, unit) => object([
            ("is", Some(json!("change"))),
            ("metric", Some(json!(reference(*of)))),
            ("since", since.map(|since| json!(when(since)))),
            ("in", unit.map(|unit| json!(reference(unit)))),
        ]),
    }
}

fn table(table: Table<'_>) -> Value {
    object([
        ("dataset", table.dataset().map(|dataset| json!(reference(dataset)))),
        ("row", table.row().map(|row| json!(row))),
        ("fields", references(table.fields().into_iter().chain(table.worked_out()))),
        ("links", references(table.links().into_iter())),
    ])
}

fn field(field: Field<'_>) -> Value {
    let codes = field.codes().map(|codes| {
        let codes = codes.into_iter().map(|code| {
            object([
                ("code", Some(json!(code.text))),
                ("declared", code.declared.map(|declared| json!(reference(declared)))),
            ])
        });
        codes.collect()
    });
    let needed = match field.needed() {
        Needed::Always => "always",
        Needed::When(_) => "sometimes",
        Needed::No => "never",
    };
    object([
        ("label", Some(json!(field.shown()))),
        ("type", Some(kind(field.model(), field.kind()))),
        ("range", range(field)),
        ("codes", codes),
        ("required", Some(json!(needed))),
        ("column", field.column().map(|column| json!(column))),
    ])
}

fn range(field: Field<'_>) -> Option<Value> {
    field.range().map(|(from, to)| json!({ "from": number(from), "to": number(to) }))
}
