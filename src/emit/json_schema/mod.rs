//! JSON Schemas, draft 2020-12: one for the records of each table, one for the values of each metric, and samples that
//! are valid by them.
//!
//! Each schema stands by itself, so that one file can be handed on alone. What a schema says never refuses what the
//! framework accepts; what it cannot say, its description lists. `docs/reference/json-schema.md` tells data teams how
//! the schemas are meant. What is deliberately absent: how values are read from files.

mod codes;
mod condition;
mod date;
mod field;
mod judge;
mod names;
mod period;
mod record;
mod sample;
mod scope;
mod text;
mod values;

use rayon::prelude::*;
use serde_json::Value;

use super::json::{pretty, pretty_list};
use super::{Context, Output};
use names::Names;
use scope::Scope;

/// The draft that the schemas are written in.
const DRAFT: &str = "https://json-schema.org/draft/2020-12/schema";

/// Builds the target.
pub fn emit(cx: &Context<'_>) -> Output {
    let names = Names::new(cx);
    let scope = Scope::of(cx.model, cx.package);
    let tables = scope.tables.par_iter().map(|table| written(record::files(&names, *table)));
    let metrics = scope.metrics.par_iter().map(|metric| {
        let (path, schema, sample) = values::schema_and_sample(&names, *metric);
        ((path, pretty(&schema)), pretty(&sample))
    });
    let mut output = Output::new();
    for (path, text) in tables.collect::<Vec<_>>().into_iter().flatten() {
        output.add(path, text);
    }
    let mut metrics: Vec<((String, String), String)> = metrics.collect();
    // By path, so that nothing depends on which file a metric is declared in.
    metrics.sort_by(|((one, _), _), ((other, _), _)| one.cmp(other));
    let (schemas, samples): (Vec<_>, Vec<String>) = metrics.into_iter().unzip();
    for (path, text) in schemas {
        output.add(path, text);
    }
    if !samples.is_empty() {
        output.add("samples/values.json", pretty_list(&samples));
    }
    output
}

/// Files with what they hold.
type Files = Vec<(String, Value)>;

/// Files as they are written.
fn written(files: Files) -> Vec<(String, String)> {
    files.into_iter().map(|(path, value)| (path, pretty(&value))).collect()
}
