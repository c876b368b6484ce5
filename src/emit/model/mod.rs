//! The compiled framework as versioned JSON: everything that a generator of somebody else's needs, and the schema of
//! its form.
//!
//! `docs/model.schema.json` is the form, `docs/reference/model.md` tells generator makers how to read it. What is
//! deliberately absent: syntax, and anything that depends on the folder the compiler was started in.

mod expression;
mod facts;
mod known;
mod names;
mod package;
mod statement;
mod text;
mod value;

use rayon::prelude::*;
use serde_json::{Value, json};

use super::json::object;
use super::translations::{Translations, in_reach};
use super::{Context, Output};
use crate::id::{DeclId, PackageId};
use crate::model::Decl;
use names::{reference, source};

/// The version of the language that the model is of.
const LANGUAGE: u32 = 1;

/// The version of the form: the second number grows with additions that a reader can ignore, the first with anything
/// else.
pub const FORMAT: &str = "1.0";

/// The schema of the form.
pub const SCHEMA: &str = include_str!("../../../docs/model.schema.json");

/// Builds the target.
pub fn emit(cx: &Context<'_>) -> Output {
    let mut output = Output::new();
    output.add("model.json", compiled(cx));
    output.add("model.schema.json", SCHEMA);
    output
}

/// The file: its head, then a declaration after the other. Each is turned to text by itself, so that a large framework
/// is never in memory twice.
fn compiled(cx: &Context<'_>) -> String {
    let model = cx.model;
    let in_reach = in_reach(model, cx.package);
    let translations = Translations::of(model, &in_reach);
    let head = object([
        ("$schema", Some(json!("model.schema.json"))),
        ("ofw", Some(json!(LANGUAGE))),
        ("format", Some(json!(FORMAT))),
        ("package", Some(json!(names::package(model, cx.package)))),
        ("packages", Some(in_reach.iter().map(|id| package::package(model, *id)).collect())),
    ]);
    let mut ids: Vec<DeclId> = Vec::new();
    for package in &in_reach {
        ids.extend(model.decls().filter(|decl| decl.package_id() == *package).map(Decl::id));
    }
    let declarations: Vec<String> =
        ids.par_iter().map(|id| indented(&declaration(model.decl(*id), &in_reach, &translations))).collect();
    let mut out = pretty(&head);
    out.truncate(out.trim_end_matches(['}', '\n']).len());
    out.push_str(",\n  \"declarations\": [\n    ");
    out.push_str(&declarations.join(",\n    "));
    out.push_str("\n  ]\n}\n");
    out
}

fn pretty(value: &Value) -> String {
    format!("{value:#}")
}

/// Pretty-printed as an element of a list that is a value of the file's own object.
fn indented(value: &Value) -> String {
    pretty(value).replace('\n', "\n    ")
}

fn declaration(decl: Decl<'_>, in_reach: &[PackageId], translations: &Translations<'_>) -> Value {
    let model = decl.model();
    let title = decl.stored().title.as_ref().map(|title| text::title(decl, title, translations));
    let members: Value = decl.all_children().map(|child| json!(reference(child))).collect();
    let own = decl.all_statements().map(|st| statement::stated(decl, st, translations));
    let known = known::derived(decl).into_iter().map(|known| statement::derived(&known, translations));
    object([
        ("ref", Some(json!(reference(decl)))),
        ("package", Some(json!(names::package(model, decl.package_id())))),
        ("path", Some(json!(names::path(decl)))),
        ("kind", Some(json!(decl.kind_word()))),
        ("id", (!decl.name().is_empty()).then(|| json!(names::id(decl)))),
        ("title", title),
        ("inside", decl.parent().map(|parent| json!(reference(parent)))),
        ("members", decl.all_children().next().map(|_| members)),
        ("source", Some(source(decl))),
        ("statements", Some(own.chain(known).collect())),
        ("facts", facts::facts(decl, in_reach)),
    ])
}
