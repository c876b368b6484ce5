//! JSON Schemas of records and of metric values: two validators accept them and their samples, and refuse what is
//! broken.

use std::collections::BTreeSet;

use insta::assert_snapshot;
use ofw::build::unsafe_path;
use ofw::compile::Compilation;
use ofw::emit::Emitter;
use serde_json::{Map, Value, json};

use crate::support::emitted::{Files, emitted, from_disk, package, shipped};
use crate::support::validators::validate;

const RECORDS: &str = include_str!("../emit/json-schema/records.ofw");

fn files(compilation: &Compilation, package: &str) -> Files {
    emitted(Emitter::JsonSchema, compilation, package, &[])
}

fn parsed(text: &str) -> Value {
    serde_json::from_str(text).unwrap()
}

/// The schemas of some files.
fn schemas(files: &Files) -> Vec<Value> {
    files.iter().filter(|(path, _)| path.ends_with(".schema.json")).map(|(_, text)| parsed(text)).collect()
}

/// Each sample with the `$id` of its schema: records by their file, values by the metric they name.
fn samples(files: &Files) -> Vec<(String, Value)> {
    let id = |schema: &Value| schema["$id"].as_str().unwrap().to_owned();
    let records = files.iter().filter_map(|(path, text)| {
        let of = path.strip_prefix("samples/").filter(|of| *of != "values.json")?;
        Some((id(&parsed(&files[&of.replace(".json", ".schema.json")])), parsed(text)))
    });
    let schemas = schemas(files);
    let of_metric = |metric: &Value| schemas.iter().find(|schema| schema["properties"]["metric"]["const"] == *metric);
    let values = files.get("samples/values.json").map(|text| parsed(text)).unwrap_or(json!([]));
    let values =
        values.as_array().unwrap().iter().map(|value| (id(of_metric(&value["metric"]).unwrap()), value.clone()));
    records.chain(values).collect()
}

/// Both validators must accept every sample.
fn assert_samples_valid(files: &Files) {
    let samples = samples(files);
    assert!(!samples.is_empty());
    let checks: Vec<(&str, Value)> = samples.iter().map(|(id, sample)| (id.as_str(), sample.clone())).collect();
    for (verdict, (id, sample)) in validate(&schemas(files), &checks).iter().zip(&samples) {
        assert!(verdict.is_valid(), "{id} {sample}: {verdict:?}");
    }
}

/// A record with some properties changed; null in `changes` is null, an absent property is `"(none)"`.
fn changed(record: &Value, changes: &Value) -> Value {
    let mut record = record.as_object().cloned().unwrap();
    for (name, value) in changes.as_object().unwrap() {
        if value == "(none)" {
            record.remove(name);
        } else {
            record.insert(name.clone(), value.clone());
        }
    }
    Value::Object(record)
}

/// Holds changed records against the schema at a path: both validators must say of each what is expected.
fn judge(files: &Files, path: &str, base: &Value, good: &[Value], broken: &[Value]) {
    let schema = parsed(&files[path]);
    let id = schema["$id"].as_str().unwrap().to_owned();
    let changes: Vec<&Value> = good.iter().chain(broken).collect();
    let checks: Vec<(&str, Value)> = changes.iter().map(|change| (id.as_str(), changed(base, change))).collect();
    let mut wrong = Vec::new();
    for (index, verdict) in validate(&[schema], &checks).iter().enumerate() {
        let right = if index < good.len() { verdict.is_valid() } else { verdict.is_refused() };
        if !right {
            let wanted = if index < good.len() { "valid" } else { "refused" };
            wrong.push(format!("{} should be {wanted}: {verdict:?}", changes[index]));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

fn golden(files: &Files) -> String {
    files.iter().map(|(path, text)| format!("-- file: {path}\n{text}")).collect()
}

#[test]
fn the_schemas_of_the_commissioners_framework() {
    assert_snapshot!(golden(&files(shipped(), "cco")));
}

#[test]
fn the_schemas_of_a_return_with_code_lists_and_rules() {
    assert_snapshot!(golden(&files(&package(RECORDS), "ours")));
}

#[test]
fn two_strict_validators_accept_the_schemas_and_samples_of_every_shipped_framework() {
    for name in ["cco", "measures", "cin-census", "ssda903", "sandmere"] {
        assert_samples_valid(&files(shipped(), name));
    }
}

#[test]
fn records_are_accepted_and_refused_alike_by_two_validators() {
    let files = files(&package(RECORDS), "ours");
    assert_samples_valid(&files);
    let base = json!({
        "UPN": "A12345678901B", "DOB": "2012-02-29", "step": "s2", "meals": false, "name": "Ann",
    });
    let good = [
        json!({}),
        json!({ "GRADE": "C*", "SCORE": 40 }),
        json!({ "GRADE": "X" }),
        json!({ "GRADE": null, "SCORE": null, "weight": null, "sex": null, "left": null, "place": null }),
        json!({ "SCORE": 5.0 }),
        json!({ "SCORE": 99 }),
        json!({ "SCORE": 0 }),
        json!({ "weight": 19.99 }),
        json!({ "weight": 0.5 }),
        json!({ "place": "in a tent" }),
        json!({ "month": "3/2024" }),
        json!({ "month": "12/2024" }),
        json!({ "name": "😀😀😀😀😀" }),
        json!({ "remark": "" }),
        json!({ "DOB": "0001-01-01" }),
        json!({ "DOB": "9999-12-31" }),
        json!({ "DOB": "2000-02-29" }),
        json!({ "left": "2024-01-01", "reason": "moved" }),
    ];
    let broken = [
        json!({ "GRADE": "D" }),
        json!({ "GRADE": "a" }),
        json!({ "GRADE": "" }),
        json!({ "SCORE": 41 }),
        json!({ "SCORE": -1 }),
        json!({ "SCORE": 5.5 }),
        json!({ "SCORE": "5" }),
        json!({ "weight": 0.49 }),
        json!({ "weight": 99.6 }),
        json!({ "meals": "Y" }),
        json!({ "meals": 1 }),
        json!({ "meals": null }),
        json!({ "sex": "Female" }),
        json!({ "month": "123/2024" }),
        json!({ "month": "3/2024\n" }),
        json!({ "month": "٣/2024" }),
        json!({ "name": "Ann123" }),
        json!({ "name": "" }),
        json!({ "name": "(none)" }),
        json!({ "UPN": "A12345678901b" }),
        json!({ "UPN": "A12345678901B\n" }),
        json!({ "UPN": null }),
        json!({ "DOB": "2023-02-29" }),
        json!({ "DOB": "1900-02-29" }),
        json!({ "DOB": "2023-04-31" }),
        json!({ "DOB": "2023-13-01" }),
        json!({ "DOB": "0000-01-01" }),
        json!({ "DOB": "2023-2-3" }),
        json!({ "DOB": "2023-02-03T10" }),
        json!({ "DOB": "2023-02-03\n" }),
        json!({ "DOB": "03/02/2023" }),
        json!({ "DOB": "２０２３-02-03" }),
        json!({ "DOB": 20230203 }),
        json!({ "unheard-of": 1 }),
        json!({ "upn": "A12345678901B" }),
        json!({ "Points": 3 }),
        json!({ "wait": 1.5 }),
        json!({ "left": "2024-01-01" }),
        json!({ "left": "2024-01-01", "reason": null }),
        json!({ "left": "2024-01-01", "reason": "" }),
    ];
    judge(&files, "records/returns.pupils.schema.json", &base, &good, &broken);
}

#[test]
fn a_rule_in_a_schema_refuses_what_breaks_it_and_lets_pass_what_is_not_known() {
    let files = files(&package(RECORDS), "ours");
    let base = json!({
        "UPN": "A12345678901B", "DOB": "2012-02-29", "step": "s2", "meals": false, "name": "Ann",
    });
    let good = [
        json!({ "SCORE": 20, "GRADE": "A" }),
        json!({ "SCORE": 20, "GRADE": "C*" }),
        // Unknown: neither breaks a rule.
        json!({ "SCORE": 20 }),
        json!({ "SCORE": 20, "GRADE": null }),
        json!({ "SCORE": 20, "GRADE": "Z" }),
        // 99 means not known.
        json!({ "SCORE": 99, "GRADE": "B" }),
        json!({ "SCORE": null, "GRADE": "B" }),
        json!({ "place": "home", "meals": false }),
        json!({ "place": "away", "meals": true }),
        json!({ "remark": "x", "step": "s3" }),
        json!({ "remark": "", "step": "s1" }),
        json!({ "remark": null, "step": "s4" }),
        // A query lets a record stand.
        json!({ "SCORE": 40, "GRADE": "A", "sex": null }),
    ];
    let broken = [
        json!({ "place": "home", "meals": true }),
        json!({ "remark": "x", "step": "s1" }),
        json!({ "remark": "x", "step": "s4" }),
        json!({ "name": "Nobody" }),
    ];
    judge(&files, "records/returns.pupils.schema.json", &base, &good, &broken);
    let schema = parsed(&files["records/returns.pupils.schema.json"]);
    let described = schema["description"].as_str().unwrap();
    assert!(described.contains("Old enough. Too young for a score."), "{described}");
    assert!(described.contains("Asked. Is this right? A record that breaks it may stand."), "{described}");
    assert!(!described.contains("Free meals at home"), "what is said is not listed as unsaid: {described}");
}

/// Every condition of a small language, as JSON Schema and read by hand, on every record: what a rule refuses is
/// exactly what fails.
#[test]
fn rules_in_schemas_agree_with_three_valued_reading_on_every_record() {
    // Each condition with how it reads of `a` (a number or unknown; -9 is unknown) and `c` (a code or unknown).
    type Reading = fn(Option<i64>, Option<&str>) -> Option<bool>;
    let conditions: &[(&str, Reading)] = &[
        ("a is at least 2", |a, _| Some(a? >= 2)),
        ("a is over 2", |a, _| Some(a? > 2)),
        ("a is under 2", |a, _| Some(a? < 2)),
        ("a is at most 2", |a, _| Some(a? <= 2)),
        ("a is 2", |a, _| Some(a? == 2)),
        ("a is not 2", |a, _| Some(a? != 2)),
        ("a is known", |a, _| Some(a.is_some())),
        ("a is not known", |a, _| Some(a.is_none())),
        ("c is y", |_, c| Some(c? == "y")),
        ("c is not y", |_, c| Some(c? != "y")),
        ("c is one of x, y", |_, c| Some(["x", "y"].contains(&c?))),
        ("c is not one of x, y", |_, c| Some(!["x", "y"].contains(&c?))),
        ("a is over 1 and c is x", |a, c| match (a.map(|a| a > 1), c.map(|c| c == "x")) {
            (Some(false), _) | (_, Some(false)) => Some(false),
            (Some(true), Some(true)) => Some(true),
            _ => None,
        }),
        ("a is over 1 or c is x", |a, c| match (a.map(|a| a > 1), c.map(|c| c == "x")) {
            (Some(true), _) | (_, Some(true)) => Some(true),
            (Some(false), Some(false)) => Some(false),
            _ => None,
        }),
    ];
    let mut framework = String::from("framework ours \"Ours\"\ndataset d \"D\" {\n");
    for (index, (condition, _)) in conditions.iter().enumerate() {
        framework += &format!(
            "  table t{index} \"T\" {{\n    one row is a thing\n    field a whole number, unknown codes \"-9\"\n    \
             field c one of x, y, z\n    field n one of go\n  }}\n"
        );
        let _ = condition;
    }
    framework += "}\n";
    for (index, (condition, _)) in conditions.iter().enumerate() {
        framework +=
            &format!("rule if{index} \"If\" {{\n  on t{index}\n  if {condition} then n is known\n  error \"e\"\n}}\n");
        framework += &format!(
            "rule then{index} \"Then\" {{\n  on t{index}\n  if n is known then {condition}\n  error \"e\"\n}}\n"
        );
    }
    let files = files(&package(&framework), "ours");
    let (mut checks, mut expected) = (Vec::new(), Vec::new());
    let ids: Vec<String> = (0..conditions.len())
        .map(|index| parsed(&files[&format!("records/d.t{index}.schema.json")])["$id"].as_str().unwrap().to_owned())
        .collect();
    for (index, (_, reads)) in conditions.iter().enumerate() {
        let schema = parsed(&files[&format!("records/d.t{index}.schema.json")]);
        assert_eq!(schema["allOf"].as_array().map(Vec::len), Some(2), "both rules are said: {schema}");
        for a in [None, Some(Value::Null), Some(json!(-9)), Some(json!(1)), Some(json!(2)), Some(json!(3))] {
            for c in [None, Some(Value::Null), Some(json!("x")), Some(json!("y")), Some(json!("z"))] {
                for n in [None, Some(json!("go"))] {
                    let entries = [("a", &a), ("c", &c), ("n", &n)];
                    let entries = entries.into_iter().filter_map(|(name, value)| Some((name, value.clone()?)));
                    let record: Map<String, Value> = entries.map(|(name, value)| (name.to_owned(), value)).collect();
                    let known_a = a.as_ref().and_then(Value::as_i64).filter(|a| *a != -9);
                    let says = reads(known_a, c.as_ref().and_then(Value::as_str));
                    let broken = (says == Some(true) && n.is_none()) || (n.is_some() && says == Some(false));
                    checks.push((ids[index].as_str(), Value::Object(record)));
                    expected.push(!broken);
                }
            }
        }
    }
    for ((verdict, (id, record)), valid) in validate(&schemas(&files), &checks).iter().zip(&checks).zip(expected) {
        let right = if valid { verdict.is_valid() } else { verdict.is_refused() };
        assert!(right, "{id} {record} should be valid: {valid}, but {verdict:?}");
    }
}

#[test]
fn returned_values_are_accepted_and_refused_alike_by_two_validators() {
    let framework = r#"framework ours "Ours"
dataset d "D" {
  period financial-year
  table t "T" {
    one row is a thing
    field a whole number from 0 to 10
    field c one of x, y
    field w number with 1 decimal
  }
}
metric share "Share" {
  counts t
  denominator t
  numerator those where a is over 3
  value percent
  areas national, local-authority
  broken down by c
  hide counts 1 to 4
  round value to 1 decimal
  interval "Wilson"
}
metric mean "Mean" counts t, among t where a is known, value mean of a
metric spread "Spread" counts t, among t, value distribution of c
metric weighted "Weighted" counts t, weighted by w, denominator t, numerator those where a is over 3, value per 1,000
metric many "Many" counts t, numerator t, value count
metric told "Told" value stated, period month
metric more "More" counts t, denominator t, numerator those, value percent, may pass 100
metric blurred "Blurred" {
  counts t
  denominator t
  numerator those
  value proportion
  hide counts 0 to 12
  round counts to the nearest 10
}
metric gap "Gap" value share minus share in percentage points
"#;
    let files = files(&package(framework), "ours");
    assert_samples_valid(&files);
    let base = json!({
        "metric": "share", "area": { "level": "national", "code": "E92000001" }, "period": "2023-24",
        "numerator": 5, "denominator": 20, "value": 25.0, "hidden": false,
    });
    let good = [
        json!({}),
        json!({ "numerator": 0, "value": 0 }),
        json!({ "numerator": 0, "denominator": 0, "value": null }),
        json!({ "hidden": true, "numerator": null, "value": null }),
        json!({ "hidden": true, "numerator": null, "denominator": null, "value": null }),
        json!({ "breakdowns": { "c": "x" }, "lower": 10.1, "upper": 40, "unknown": 0 }),
        json!({ "breakdowns": { "c": null } }),
        json!({ "breakdowns": null }),
    ];
    let broken = [
        json!({ "metric": "other" }),
        json!({ "area": { "level": "service", "code": "x" } }),
        json!({ "area": { "level": "national" } }),
        json!({ "area": "E92000001" }),
        json!({ "period": "2023" }),
        json!({ "period": "2023-24\n" }),
        json!({ "numerator": 4 }),
        json!({ "numerator": 1 }),
        json!({ "denominator": 3 }),
        json!({ "numerator": -5 }),
        json!({ "numerator": 5.5 }),
        json!({ "numerator": null }),
        json!({ "value": null }),
        json!({ "value": 100.1 }),
        json!({ "value": -1 }),
        json!({ "value": "25" }),
        json!({ "denominator": 0 }),
        json!({ "hidden": true }),
        json!({ "hidden": true, "numerator": null }),
        json!({ "hidden": true, "value": null }),
        json!({ "hidden": "(none)" }),
        json!({ "value": "(none)" }),
        json!({ "breakdowns": { "c": "z" } }),
        json!({ "breakdowns": { "d": "x" } }),
        json!({ "note": "more" }),
    ];
    judge(&files, "values/share.schema.json", &base, &good, &broken);
    let blurred = json!({
        "metric": "blurred", "area": { "level": "any", "code": "x" }, "period": "2023-24",
        "numerator": 10, "denominator": 100, "value": 0.13, "hidden": false,
    });
    // 13 is shown, as 10, which lies among what would be hidden.
    judge(&files, "values/blurred.schema.json", &blurred, &[json!({})], &[json!({ "value": 1.1 })]);
}

#[test]
fn what_an_author_wrote_stays_text_and_names_no_file() {
    let framework = r#"framework ours "Ours */ </script> $(rm)"
codes con "../../etc \"quoted\" \\ </script>" {
  code "../x" "Up and away"
  code "a\"b" "Quote"
  code "^.*$" "Pattern"
}
dataset nul "Nothing" {
  table aux "../../evil" {
    means "Lines   end."
    one row is a thing
    field first code from con, required, column "../../../a b\"c'"
    field second text, column "$ref"
    field third text like "(a+)+$\\?|[x]{9}", required, column "constructor"
    field fourth one of "x\"y", "../z"
  }
}
metric com1 "=1+1" counts aux, numerator aux, value count
metric lpt9x "Not a device" counts aux, numerator aux, value count
"#;
    let files = files(&package(framework), "ours");
    let paths: BTreeSet<&str> = files.keys().map(String::as_str).collect();
    assert_eq!(
        paths.iter().copied().filter(|path| path.ends_with(".schema.json")).collect::<Vec<_>>(),
        ["records/_nul.aux.schema.json", "values/_com1.schema.json", "values/lpt9x.schema.json"]
    );
    for path in paths {
        assert_eq!(unsafe_path(path), None, "{path}");
    }
    assert_samples_valid(&files);
    let base = parsed(&files["samples/records/_nul.aux.json"]);
    let good = [json!({ "../../../a b\"c'": "^.*$", "fourth": "../z" }), json!({ "constructor": "(a+)+$?|[x]{9}" })];
    let broken = [json!({ "../../../a b\"c'": "a" }), json!({ "constructor": "aaaa" }), json!({ "first": "../x" })];
    // The pattern has a digit where `9` stands.
    let good = good.map(|record| parsed(&record.to_string().replace("{9}", "{1}")));
    judge(&files, "records/_nul.aux.schema.json", &base, &good, &broken);
}

#[test]
fn properties_bear_columns_or_ids_and_addresses_begin_with_the_base() {
    let compilation = package(RECORDS);
    let of = |options: &[(&str, &str)]| {
        let files = emitted(Emitter::JsonSchema, &compilation, "ours", options);
        assert_samples_valid(&files);
        parsed(&files["records/returns.pupils.schema.json"])
    };
    let properties =
        |schema: &Value| schema["properties"].as_object().unwrap().keys().take(3).cloned().collect::<Vec<_>>();
    let plain = of(&[]);
    assert_eq!(properties(&plain), ["UPN", "DOB", "GRADE"]);
    assert_eq!(plain["$id"], "urn:ofw:ours:records:returns.pupils");
    let by_id = of(&[("names", "id"), ("base", "https://example.org/a b/\"#x")]);
    assert_eq!(properties(&by_id), ["upn", "born", "grade"]);
    assert_eq!(by_id["$id"], "https://example.org/a%20b/%22/ours/records/returns.pupils.schema.json");
    assert_eq!(by_id["properties"]["upn"]["description"].as_str().unwrap().matches("Column `UPN`.").count(), 1);
    assert_eq!(
        of(&[("base", "https://example.org")])["$id"],
        "https://example.org/ours/records/returns.pupils.schema.json"
    );
}

#[test]
fn neither_the_folder_one_stands_in_nor_what_else_is_compiled_makes_a_difference_to_schemas() {
    let whole = files(shipped(), "cco");
    assert_eq!(whole, files(shipped(), "cco"));
    assert_eq!(whole, files(&from_disk("docs", &["../frameworks/cco-2022"]), "cco"));
    let slice = files(shipped(), "ssda903");
    assert_eq!(slice, files(&from_disk("frameworks/collections/ssda903", &["."]), "ssda903"));
}

#[test]
fn a_framework_that_extends_a_core_has_the_cores_metrics_and_the_tables_they_stand_on() {
    let files = files(shipped(), "sandmere");
    let schemas: Vec<&str> = files.keys().map(String::as_str).filter(|path| path.ends_with(".schema.json")).collect();
    assert_eq!(
        schemas,
        [
            "records/measures.infant-feeding.checks.schema.json",
            "records/measures.ncmp.measurements.schema.json",
            "values/breastfed-6-8-weeks.schema.json",
            "values/healthy-weight-reception.schema.json"
        ]
    );
}
