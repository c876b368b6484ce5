//! One framework, one verdict: what the generated Python accepts of JSON, two JSON Schema validators accept too, and
//! what they let pass besides is known and written down.

use std::collections::{BTreeMap, BTreeSet};

use insta::assert_snapshot;
use ofw::compile::Compilation;
use ofw::emit::Emitter;
use serde_json::{Value, json};

use crate::support::emitted::{Files, emitted, package, shipped};
use crate::support::validators::{Verdict, printed, validate_texts};
use crate::support::written::Written;

/// Packages made for tests, which have fields of every type and rules of every kind.
const EVERY_TYPE: &str = include_str!("../python/every_type.ofw");
const RECORDS: &str = include_str!("../emit/json-schema/records.ofw");

/// Values as JSON has them: good ones, and ones at the edge of being good, for every type at once.
const VALUES: &[&str] = &[
    "null",
    r#""""#,
    r#"" ""#,
    r#""a\n""#,
    r#""a\u0000b""#,
    r#""\u0000""#,
    r#""a\ud800b""#,
    r#""😀😀😀😀😀""#,
    r#""😀😀😀😀😀😀""#,
    r#""A12345678901B""#,
    r#""A12345678901B\n""#,
    r#""A1234567890٣B""#,
    r#""AB1 1AA""#,
    r#""ab1 1aa""#,
    r#""3/2024""#,
    r#""2024-02-29""#,
    r#""2023-02-29""#,
    r#""1900-02-29""#,
    r#""2000-02-29""#,
    r#""2023-04-31""#,
    r#""2023-13-01""#,
    r#""0000-01-01""#,
    r#""0001-01-01""#,
    r#""9999-12-31""#,
    r#""10000-01-01""#,
    r#""2023-2-3""#,
    r#""20230203""#,
    r#""2023-02-03T10""#,
    r#""2023-02-03T00:00:00Z""#,
    r#""03/02/2023""#,
    r#""31/12/2024""#,
    r#""02/31/2024""#,
    r#"" 2023-02-03""#,
    r#""2023-02-03 ""#,
    r#""2023-02-03\n""#,
    r#""٢٠٢٣-٠٢-٠٣""#,
    r#""２０２３-02-03""#,
    "20230203",
    "1704067200",
    "0",
    "-0",
    "-0.0",
    "1",
    "2",
    "5.0",
    "5.5",
    "5.55",
    "1e2",
    "1e-7",
    "0.1",
    "19.99",
    "0.30000000000000004",
    "84.99999999999999999",
    "-1",
    "40",
    "41",
    "99",
    "100",
    "100.00000000000001",
    "999999999999999",
    "1000000000000000",
    "123456789012345678901234567890",
    "1e300",
    "1e400",
    "NaN",
    "Infinity",
    r#""1e2""#,
    r#""5""#,
    r#""5.5""#,
    r#""1_000""#,
    r#""1,000""#,
    r#""NaN""#,
    r#""٣""#,
    "true",
    "false",
    r#""yes""#,
    r#""no""#,
    r#""true""#,
    r#""Y""#,
    "[]",
    "{}",
    r#"["1"]"#,
];

/// Values as files have them.
const WRITTEN: &[&str] = &[
    "",
    " ",
    "0",
    "1",
    "2",
    "-0",
    "007",
    "5",
    "5.0",
    "5.5",
    "19.99",
    "40",
    "99",
    "1e2",
    "1_000",
    "999999999999999",
    "1000000000000000",
    "NaN",
    "2024-02-29",
    "2023-02-29",
    "29/02/2024",
    "31/12/2024",
    "12/31/2024",
    "2023-2-3",
    "yes",
    "no",
    "Y",
    "N",
    "true",
    "AB1 1AA",
    "A12345678901B",
    "3/2024",
    "12345",
    "a\n",
    "reception",
    "year-6",
    "A*",
    "X",
];

/// Asks Python of each record in JSON what is wrong with it.
const CHECK_JSON: &str = "
import importlib, json, sys
package = importlib.import_module(sys.argv[1])
def judged(table, text):
    return '; '.join(problem.message for problem in package.check_json(table, text)) or None
json.dump([judged(table, text) for table, text in json.load(sys.stdin)], sys.stdout)
";

/// Lets Python read each record of a file, and write it as JSON.
const READ_AND_WRITE: &str = "
import importlib, json, sys
package = importlib.import_module(sys.argv[1])
def read(table, record):
    if package.check(table, record):
        return None
    return package.read(table, record).model_dump_json(by_alias=True, exclude_none=True)
json.dump([read(table, record) for table, record in json.load(sys.stdin)], sys.stdout)
";

/// What is made of a package for the two to judge by.
struct Made {
    name: &'static str,
    module: String,
    schemas: BTreeMap<String, Value>,
    bases: BTreeMap<String, Value>,
    written: Written,
}

impl Made {
    fn new(compilation: &Compilation, name: &'static str, options: &[(&str, &str)]) -> Self {
        let files = emitted(Emitter::JsonSchema, compilation, name, options);
        let python = emitted(Emitter::Python, compilation, name, options);
        let module = python.keys().find_map(|path| path.strip_suffix("/__init__.py")).unwrap().to_owned();
        let parsed = |files: &Files, folder: &str, end: &str| {
            let of = |(path, text): (&String, &String)| {
                let stem = path.strip_prefix(folder)?.strip_suffix(end)?;
                Some((stem.rsplit('.').next()?.to_owned(), serde_json::from_str(text).unwrap()))
            };
            files.iter().filter_map(of).collect::<BTreeMap<String, Value>>()
        };
        let schemas = parsed(&files, "records/", ".schema.json");
        let bases = parsed(&files, "samples/records/", ".json");
        Self { name, module, schemas, bases, written: Written::new(&python) }
    }

    /// What Python answers to a list of questions.
    fn ask<T: serde::de::DeserializeOwned>(&self, program: &str, questions: &Value) -> Vec<T> {
        let mut command = self.written.python(&["-W", "error", "-c", program, &self.module]);
        serde_json::from_str(&printed(&mut command, &questions.to_string())).unwrap()
    }

    /// What Python says of each record in JSON, and what both validators say.
    fn verdicts(&self, records: &[(String, String)]) -> Vec<(Option<String>, Verdict)> {
        let python = self.ask(CHECK_JSON, &json!(records));
        let schemas: Vec<Value> = self.schemas.values().cloned().collect();
        let id = |table: &String| self.schemas[table]["$id"].as_str().unwrap();
        let checks: Vec<(&str, String)> = records.iter().map(|(table, text)| (id(table), text.clone())).collect();
        python.into_iter().zip(validate_texts(&schemas, &checks)).collect()
    }
}

fn packages() -> Vec<Made> {
    let mut made: Vec<Made> = ["cco", "measures", "cin-census", "ssda903", "sandmere"]
        .into_iter()
        .map(|name| Made::new(shipped(), name, &[]))
        .collect();
    for options in [&[][..], &[("names", "id")]] {
        made.push(Made::new(&package(EVERY_TYPE), "every-type", options));
        made.push(Made::new(&package(RECORDS), "ours", options));
    }
    made
}

/// A record with one property written so; without it where nothing is given.
fn with(base: &Value, property: &str, value: Option<&str>) -> String {
    let mut entries: Vec<String> = Vec::new();
    for (name, kept) in base.as_object().unwrap().iter().filter(|(name, _)| *name != property) {
        entries.push(format!("{}: {kept}", json!(name)));
    }
    entries.extend(value.map(|value| format!("{}: {value}", json!(property))));
    format!("{{{}}}", entries.join(", "))
}

/// Every text that a schema names as a value: codes.
fn codes(schema: &Value, whole: &Value, found: &mut BTreeSet<String>) {
    match schema {
        Value::Object(entries) => {
            for (keyword, value) in entries {
                match (keyword.as_str(), value) {
                    ("const", Value::String(code)) => drop(found.insert(code.clone())),
                    ("enum", Value::Array(values)) => {
                        found.extend(values.iter().filter_map(Value::as_str).map(str::to_owned));
                    }
                    ("$ref", Value::String(to)) => codes(&whole["$defs"][to.rsplit('/').next().unwrap()], whole, found),
                    (_, value) => codes(value, whole, found),
                }
            }
        }
        Value::Array(parts) => parts.iter().for_each(|part| codes(part, whole, found)),
        _ => {}
    }
}

/// Codes and what is nearly one of them, as JSON.
fn near_codes(schema: &Value, whole: &Value) -> Vec<String> {
    let mut found = BTreeSet::new();
    codes(schema, whole, &mut found);
    let near = |code: &String| {
        let mut all = vec![code.clone(), format!("{code} "), format!("{code}\n"), format!("0{code}")];
        all.extend([code.to_lowercase(), code.to_uppercase()]);
        let texts = all.into_iter().map(|text| json!(text).to_string());
        texts.chain(code.parse::<i64>().ok().map(|number| number.to_string())).collect::<Vec<_>>()
    };
    found.iter().take(4).flat_map(near).collect()
}

#[test]
fn whatever_python_accepts_of_json_both_validators_accept_and_what_they_let_pass_besides_is_known() {
    let mut disagreements = Vec::new();
    let mut let_pass: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut judged = 0;
    for made in packages() {
        let mut records: Vec<(String, String)> = Vec::new();
        let mut shown = Vec::new();
        for (table, schema) in &made.schemas {
            let base = &made.bases[table];
            records.push((table.clone(), base.to_string()));
            shown.push(("the sample".to_owned(), String::new()));
            for (property, of) in schema["properties"].as_object().unwrap() {
                let mut values: Vec<Option<String>> = vec![None];
                values.extend(VALUES.iter().map(|value| Some((*value).to_owned())));
                values.extend(near_codes(of, schema).into_iter().map(Some));
                for value in values {
                    records.push((table.clone(), with(base, property, value.as_deref())));
                    shown.push((property.clone(), value.unwrap_or_else(|| "(absent)".to_owned())));
                }
            }
            records.push((table.clone(), with(base, "no-such-column", Some("1"))));
            shown.push(("a column that is none".to_owned(), String::new()));
        }
        for (index, (python, schema)) in made.verdicts(&records).into_iter().enumerate() {
            judged += 1;
            let (property, value) = &shown[index];
            let place = format!("{} {} {property} {value}", made.name, records[index].0);
            match (&python, schema.is_valid(), schema.is_refused()) {
                (_, false, false) => disagreements.push(format!("{place}: the validators differ: {schema:?}")),
                (None, false, true) => disagreements.push(format!("{place}: Python accepts it: {schema:?}")),
                (Some(_), true, false) if property == "the sample" => {
                    disagreements.push(format!("{place}: Python refuses it: {python:?}"));
                }
                (Some(python), true, false) => {
                    let why = python.split_once("): ").map_or(python.as_str(), |(_, why)| why).to_owned();
                    let_pass.entry(why).or_default().insert(value.clone());
                }
                _ => {}
            }
        }
    }
    assert!(judged > 4000, "{judged}");
    assert!(disagreements.is_empty(), "{} of {judged}:\n{}", disagreements.len(), disagreements.join("\n"));
    let lines = let_pass.iter().map(|(why, values)| {
        let values: Vec<&str> = values.iter().map(String::as_str).collect();
        format!("{why}\n    {}\n", values.join("  "))
    });
    assert_snapshot!(lines.collect::<String>());
}

#[test]
fn whatever_python_reads_of_a_file_and_writes_as_json_both_validators_accept() {
    for made in packages() {
        let mut questions = Vec::new();
        for (table, schema) in &made.schemas {
            // What is required besides is given to Python as JSON has it, which it takes from a program too.
            let base = made.bases[table].as_object().unwrap();
            for (property, of) in schema["properties"].as_object().unwrap() {
                let mut known = BTreeSet::new();
                codes(of, schema, &mut known);
                for value in WRITTEN.iter().map(|value| (*value).to_owned()).chain(known.into_iter().take(20)) {
                    let mut record = base.clone();
                    record.insert(property.clone(), json!(value));
                    questions.push((table.clone(), property.clone(), value, Value::Object(record)));
                }
            }
        }
        let asked: Vec<(&String, &Value)> = questions.iter().map(|(table, _, _, record)| (table, record)).collect();
        let written: Vec<Option<String>> = made.ask(READ_AND_WRITE, &json!(asked));
        let schemas: Vec<Value> = made.schemas.values().cloned().collect();
        let mut checks = Vec::new();
        let mut shown = Vec::new();
        for ((table, property, value, _), written) in questions.iter().zip(&written) {
            let Some(text) = written else { continue };
            checks.push((made.schemas[table]["$id"].as_str().unwrap(), text.clone()));
            shown.push(format!("{} {table} {property} {value:?}: {text}", made.name));
        }
        assert!(!checks.is_empty(), "{}", made.name);
        for (verdict, shown) in validate_texts(&schemas, &checks).iter().zip(&shown) {
            assert!(verdict.is_valid(), "{shown}: {verdict:?}");
        }
    }
}

/// Conditions that JSON Schema can say, with all there is to them: groups, ranges, terms, codes for what is not known.
const CONDITIONS: &[&str] = &[
    "a is at least 2",
    "a is over 2",
    "a is not 2",
    "a is one of 1, 3",
    "a is known",
    "a is not known",
    "c is y",
    "c is not y",
    "c is one of x, y",
    "c is in late",
    "c is not in late",
    "c is in steps y to z",
    "c is not in steps x to y",
    "c is in steps",
    "not (c is in late and a is over 1)",
    "f is g",
    "f is not one of g",
    "t is \"go\"",
    "t is known",
    "o is home",
    "o is known",
    "y",
    "not y",
    "d is 29 February 2024",
    "big",
    "a is over 1 or y",
];

#[test]
fn rules_and_what_is_required_because_of_others_are_asked_for_alike() {
    let mut framework = String::from(
        "framework ours \"Ours\"\ncodes steps \"Steps\" {\n  ordered, ranges allowed\n  code x \"X\"\n  code y \"Y\"\n  \
         code z \"Z\"\n  group late \"Late\" has y, z\n}\ncodes places \"Places\" {\n  code home \"Home\"\n  no codes of \"others\" \
         because not stated\n}\nterm big \"big\" {\n  true when whole is at least 2\n}\nelement whole \"Whole\" {\n  whole number\n}\n\
         dataset d \"D\" {\n",
    );
    for (index, condition) in CONDITIONS.iter().enumerate() {
        framework += &format!(
            "  table t{index} \"T\" {{\n    one row is a thing\n    field a records whole, unknown codes 9, \"n/k\"\n    \
             field c code from steps, unknown codes u\n    field f one of g, h\n    field t text\n    field o code from places\n    \
             field y yes or no\n    field d date written \"DD/MM/YYYY\"\n    field n one of go\n    \
             field w whole number, unknown codes 9, required when {condition}\n  }}\n"
        );
    }
    framework += "}\n";
    for (index, condition) in CONDITIONS.iter().enumerate() {
        framework += &format!(
            "rule if{index} \"If\" {{\n  on t{index}\n  if {condition} then n is known\n  error \"e\"\n}}\nrule then{index} \
             \"Then\" {{\n  on t{index}\n  if n is known then {condition}\n  error \"e\"\n}}\n"
        );
    }
    let made = Made::new(&package(&framework), "ours", &[]);
    let mut records = Vec::new();
    for (index, condition) in CONDITIONS.iter().enumerate() {
        let table = format!("t{index}");
        assert_eq!(
            made.schemas[&table]["allOf"].as_array().map(Vec::len),
            Some(3),
            "`{condition}` is said: {}",
            made.schemas[&table]
        );
        let speaks_of = |field: &str| {
            condition.split(|c: char| !c.is_ascii_alphanumeric()).any(|word| word == field)
                || field == "a" && *condition == "big"
        };
        let choices: &[(&str, &[&str])] = &[
            ("a", &["null", "9", "\"n/k\"", "1", "2", "3"]),
            ("c", &["null", "\"u\"", "\"x\"", "\"y\"", "\"z\""]),
            ("f", &["null", "\"g\"", "\"h\""]),
            ("t", &["null", "\"\"", "\"go\"", "\"stay\""]),
            ("o", &["null", "\"\"", "\"home\"", "\"away\""]),
            ("y", &["null", "true", "false"]),
            ("d", &["null", "\"2024-02-29\"", "\"2024-03-01\""]),
            ("n", &["\"go\""]),
            ("w", &["null", "9", "1"]),
        ];
        let mut all = vec![String::new()];
        for (field, values) in choices.iter().filter(|(field, _)| speaks_of(field) || matches!(*field, "n" | "w")) {
            let so_far = all.clone();
            for value in *values {
                let more = so_far
                    .iter()
                    .map(|record| format!("{record}{}\"{field}\": {value}", if record.is_empty() { "" } else { ", " }));
                all.extend(more);
            }
        }
        records.extend(all.into_iter().map(|record| (table.clone(), format!("{{{record}}}"))));
    }
    let mut wrong = Vec::new();
    for ((python, schema), (table, record)) in made.verdicts(&records).iter().zip(&records) {
        let agrees = if python.is_none() { schema.is_valid() } else { schema.is_refused() };
        if !agrees {
            let condition = CONDITIONS[table[1..].parse::<usize>().unwrap()];
            wrong.push(format!("`{condition}` {record}: Python says {python:?}, {schema:?}"));
        }
    }
    assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), records.len(), wrong.join("\n"));
}

/// Reads each record in JSON, writes it again, and reads what it wrote: as JSON has it, with the codes for what is not
/// known, the values, and whether the two are the same.
const THERE_AND_BACK: &str = "
import importlib, json, sys
package = importlib.import_module(sys.argv[1])
def told(table, text):
    record = package.read_json(table, text)
    written = record.model_dump_json(by_alias=True, exclude_none=True)
    same = package.read_json(table, written) == record
    return [written, str(dict(record.not_known)), same and package.check_json(table, written) == []]
json.dump([told(table, text) for table, text in json.load(sys.stdin)], sys.stdout)
";

#[test]
fn a_code_for_what_is_not_known_fills_a_field_in_and_is_written_again() {
    let made = Made::new(&package(EVERY_TYPE), "every-type", &[]);
    let base = |rank: &str| format!("{{\"FIRST\": \"2024-02-29\"{rank}}}");
    let needed = |rank: &str| ("needed".to_owned(), base(rank));
    let records =
        [needed(""), needed(", \"RANK\": null"), needed(", \"RANK\": 9"), needed(", \"RANK\": 2, \"WHY\": \"x\"")];
    let accepted: Vec<(bool, bool)> =
        made.verdicts(&records).iter().map(|(python, schema)| (python.is_none(), schema.is_valid())).collect();
    assert_eq!(accepted, [(false, false), (false, false), (true, true), (true, true)]);

    let everything = |more: &str| ("everything".to_owned(), format!("{{\"id\": \"1\", {more}}}"));
    let records = [
        needed(", \"RANK\": 9"),
        needed(", \"RANK\": 9.0"),
        everything("\"COUNT\": 99, \"GRADE\": \"X\""),
        everything("\"COUNT\": \"n/k\", \"GRADE\": \"A\""),
        everything("\"COUNT\": null"),
    ];
    let told: Vec<(String, String, bool)> = made.ask(THERE_AND_BACK, &json!(records));
    assert!(told.iter().all(|(_, _, same)| *same), "{told:#?}");
    let said: Vec<String> = told.iter().map(|(written, codes, _)| format!("{written}  {codes}\n")).collect();
    assert_snapshot!(said.concat(), @r#"
    {"FIRST":"2024-02-29","RANK":9}  {'rank': '9'}
    {"FIRST":"2024-02-29","RANK":9}  {'rank': '9'}
    {"id":"1","COUNT":99,"GRADE":"X"}  {'count': '99', 'grade': 'X'}
    {"id":"1","GRADE":"A","COUNT":"n/k"}  {'count': 'n/k'}
    {"id":"1"}  {}
    "#);
    let schemas: Vec<Value> = made.schemas.values().cloned().collect();
    let id = |table: &String| made.schemas[table]["$id"].as_str().unwrap();
    let checks: Vec<(&str, String)> =
        records.iter().zip(&told).map(|((table, _), (written, _, _))| (id(table), written.clone())).collect();
    for (verdict, (written, _, _)) in validate_texts(&schemas, &checks).iter().zip(&told) {
        assert!(verdict.is_valid(), "{written}: {verdict:?}");
    }
}
