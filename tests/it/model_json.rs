//! The compiled framework as JSON: its form, what is in it, and that a program can read it.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::Command;

use insta::assert_snapshot;
use ofw::compile::Compilation;
use ofw::emit::Emitter;
use serde_json::{Value, json};

use crate::support::emitted::{emitted, from_disk, package, shipped};
use crate::support::fences::fences;
use crate::support::validators::validate;
use crate::tools;

const EVERYTHING: &str = include_str!("../emit/model/everything.ofw");

/// Forms that no framework can reach: what could not be understood, and what the language has no words for yet.
const OUT_OF_REACH: [&str; 3] = ["between", "unknown", "unresolved"];

fn text(compilation: &Compilation, package: &str) -> String {
    emitted(Emitter::Model, compilation, package, &[]).remove("model.json").unwrap()
}

fn model(compilation: &Compilation, package: &str) -> Value {
    serde_json::from_str(&text(compilation, package)).unwrap()
}

fn schema() -> Value {
    let files = emitted(Emitter::Model, shipped(), "cco", &[]);
    serde_json::from_str(&files["model.schema.json"]).unwrap()
}

/// The schema, refusing every key that it has no entry for.
fn closed(mut schema: Value) -> Value {
    fn close(value: &mut Value) {
        if let Value::Object(map) = value {
            if map.contains_key("properties") && map.get("type") == Some(&json!("object")) {
                map.insert("additionalProperties".to_owned(), json!(false));
            }
            map.values_mut().for_each(close);
        } else if let Value::Array(list) = value {
            list.iter_mut().for_each(close);
        }
    }
    close(&mut schema);
    schema
}

fn each(value: &Value, look: &mut impl FnMut(&serde_json::Map<String, Value>)) {
    match value {
        Value::Object(map) => {
            look(map);
            map.values().for_each(|value| each(value, look));
        }
        Value::Array(list) => list.iter().for_each(|value| each(value, look)),
        _ => {}
    }
}

fn find<'v>(model: &'v Value, reference: &str) -> &'v Value {
    let all = model["declarations"].as_array().unwrap();
    all.iter().find(|decl| decl["ref"] == reference).unwrap_or_else(|| panic!("there is no {reference}"))
}

fn statements<'v>(decl: &'v Value, word: &str) -> Vec<&'v Value> {
    decl["statements"].as_array().unwrap().iter().filter(|statement| statement["statement"] == word).collect()
}

#[test]
fn two_validators_find_every_model_valid_and_each_of_its_keys_in_the_schema() {
    let everything = package(EVERYTHING);
    let models: Vec<Value> = ["cco", "measures", "cin-census", "ssda903", "sandmere"]
        .iter()
        .map(|name| model(shipped(), name))
        .chain([model(&everything, "every-form")])
        .collect();
    for schema in [schema(), closed(schema())] {
        let id = schema["$id"].as_str().unwrap().to_owned();
        let checks: Vec<(&str, Value)> = models.iter().map(|model| (id.as_str(), model.clone())).collect();
        for verdict in validate(&[schema], &checks) {
            assert!(verdict.is_valid(), "{verdict:?}");
        }
    }
}

#[test]
fn every_form_that_the_schema_tells_of_is_made_by_some_framework() {
    let mut told = BTreeSet::new();
    each(&schema(), &mut |map| {
        told.extend(map.get("is").and_then(|is| is["const"].as_str()).map(str::to_owned));
    });
    let everything = model(&package(EVERYTHING), "every-form");
    let mut made = BTreeSet::new();
    each(&everything, &mut |map| made.extend(map.get("is").and_then(Value::as_str).map(str::to_owned)));
    let missing: Vec<&String> = told.difference(&made).filter(|form| !OUT_OF_REACH.contains(&form.as_str())).collect();
    assert!(missing.is_empty(), "{missing:?}");
}

#[test]
fn every_reference_reaches_a_declaration_and_no_name_is_given_twice() {
    for name in ["cco", "measures", "cin-census", "ssda903", "sandmere"] {
        let model = model(shipped(), name);
        let mut names = BTreeSet::new();
        for decl in model["declarations"].as_array().unwrap() {
            assert!(names.insert(decl["ref"].as_str().unwrap().to_owned()), "{} is there twice", decl["ref"]);
        }
        each(&model, &mut |map| {
            for key in ["to", "by", "inside", "field", "table", "link", "term", "list", "declared", "head"] {
                if let Some(reference) = map.get(key).and_then(Value::as_str) {
                    // `to` of a range of codes is a code.
                    let is_code = map.get("is") == Some(&json!("codes"));
                    assert!(is_code || names.contains(reference), "{key}: {reference}");
                }
            }
        });
    }
}

#[test]
fn the_model_of_the_commissioners_framework() {
    let model = model(shipped(), "cco");
    let lines = model["declarations"].as_array().unwrap().iter().filter_map(|decl| {
        let mut decl = decl.clone();
        let standard = decl["package"].as_str().unwrap().starts_with("standard.");
        // Places move whenever a file is edited.
        decl.as_object_mut().unwrap().remove("source");
        for statement in decl["statements"].as_array_mut().unwrap() {
            statement.as_object_mut().unwrap().remove("line");
        }
        (!standard).then(|| decl.to_string())
    });
    assert_snapshot!(lines.collect::<Vec<_>>().join("\n"));
}

#[test]
fn neither_the_folder_one_stands_in_nor_what_else_is_compiled_makes_a_difference() {
    let whole = text(shipped(), "cco");
    let others = [
        text(shipped(), "cco"),
        text(&from_disk("frameworks/cco-2022", &["."]), "cco"),
        text(&from_disk("docs", &["../frameworks/cco-2022"]), "cco"),
    ];
    for other in others {
        let differs = whole.lines().zip(other.lines()).find(|(one, other)| one != other);
        assert!(whole == other, "{differs:?}");
    }
}

#[test]
fn a_statement_says_whether_it_is_stated_or_follows_from_another() {
    let model = model(shipped(), "cco");
    let metric = find(&model, "cco/healthy-weight-reception");
    let known = |word: &str| {
        let statement = statements(metric, word)[0];
        (statement["from"].as_str().unwrap(), statement["by"].as_str().unwrap_or_default())
    };
    assert_eq!(known("polarity"), ("stated", ""));
    assert_eq!(known("areas"), ("default", "cco/cco#defaults-metric"));
    assert_eq!(known("about"), ("indicator", "cco/child-weight"));
    assert_eq!(known("owner"), ("head", "cco/cco"));
    let field = find(&model, "measures/ncmp.measurements.bmi-centile");
    assert_eq!(statements(field, "number")[0]["by"], "measures/bmi-centile");
}

#[test]
fn texts_are_runs_with_links_resolved_and_further_languages_from_wherever_they_are_given() {
    let model = model(&package(EVERYTHING), "every-form");
    let means = &statements(find(&model, "every-form/safe"), "means")[0]["values"]["text"][0];
    assert_eq!(
        means["runs"],
        json!([
            { "text": "A link to " },
            { "text": "what is counted", "to": "every-form/crime" },
            { "text": " and to " },
            { "text": "Crime", "to": "every-form/crime" },
            { "text": "." },
            { "text": "\n\n", "break": true },
            { "text": "A second paragraph." }
        ])
    );
    let languages = means["languages"].as_object().unwrap();
    assert_eq!(languages.keys().collect::<Vec<_>>(), ["cy", "ga"]);
    assert_eq!(languages["cy"][1], json!({ "text": "Crime", "to": "every-form/crime" }));
    assert_eq!(find(&model, "every-form/safe")["title"]["languages"], json!({ "ga": [{ "text": "Slan" }] }));
    let asks = statements(find(&model, "every-form/safe"), "asks");
    let second = &asks[1]["values"]["text"][0];
    assert_eq!(
        (asks[0]["values"]["text"][0].get("languages"), &second["languages"]["ga"][0]["text"]),
        (None, &json!("An bhfuil?"))
    );
    let because = &statements(find(&model, "every-form/crime"), "suggests")[0]["values"]["text"][0];
    assert_eq!(because["languages"]["ga"][0]["text"], "insionn");
}

#[test]
fn hostile_texts_and_codes_come_out_as_they_went_in() {
    let framework = r#"framework ours "Ours </script> */ \" \\ $(rm) ../.. =1+1"
codes odd "Odd" {
  code "a.b/c#\"d\"" "Title"
}
"#;
    let model = model(&package(framework), "ours");
    let title = &find(&model, "ours/ours")["title"]["runs"][0]["text"];
    assert_eq!(title, "Ours </script> */ \" \\ $(rm) ../.. =1+1");
    assert_eq!(find(&model, r#"ours/odd."a.b/c#\"d\"""#)["facts"]["code"], "a.b/c#\"d\"");
}

#[test]
fn the_program_on_the_page_for_generator_makers_prints_what_the_page_says() {
    let page = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/reference/model.md")).unwrap();
    let fences = fences(&page);
    let of = |language: &str| fences.iter().find(|fence| fence.is(language)).unwrap();
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("model.json"), text(shipped(), "cco")).unwrap();
    fs::write(folder.path().join("metrics.py"), &of("python").text).unwrap();
    let printed = tools::run(
        Command::new("python3").args(["metrics.py", "model.json"]).current_dir(folder.path()).env("PYTHONUTF8", "1"),
    );
    let promised = fences.iter().find(|fence| fence.has("printed")).unwrap();
    assert_eq!(printed.replace("\r\n", "\n"), promised.text);
}

#[test]
fn the_json_on_the_page_for_generator_makers_is_from_the_model() {
    let page = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/reference/model.md")).unwrap();
    let model = model(shipped(), "cco");
    for fence in fences(&page).iter().filter(|fence| fence.is("json")) {
        let shown: Value = serde_json::from_str(&fence.text).unwrap();
        let mut found = false;
        each(&model, &mut |map| {
            let shown = shown.as_object().unwrap();
            found |= shown.iter().all(|(key, value)| map.get(key) == Some(value));
        });
        assert!(found, "docs/reference/model.md:{}: not in the model", fence.line);
    }
}

#[test]
fn two_translations_into_one_language_are_told_apart() {
    let framework = "framework ours \"Ours\"\noutcome safe \"Safe\"\noutcome cy \"Cy\"\n\
                     translation cy {\n  text safe.title \"Diogel\"\n}\ntranslation cy {\n  text cy.title \"Cy\"\n}\n";
    let model = model(&package(framework), "ours");
    let texts = |id: &str| statements(find(&model, id), "text").len();
    assert_eq!((texts("ours/#translation-cy"), texts("ours/#translation-cy.2")), (1, 1));
    assert_eq!(find(&model, "ours/safe")["title"]["languages"]["cy"][0]["text"], "Diogel");
}
