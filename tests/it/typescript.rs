//! The TypeScript that is generated, compiled by its own compiler and run by Node.

use insta::assert_snapshot;
use ofw::emit::Emitter;
use serde_json::{Value, json};

use crate::support::emitted::{Files, emitted, package, shipped};
use crate::support::fences::fences;
use crate::support::modelled::in_memory;
use crate::support::node::Compiled;

/// A table with a field of every type.
const EVERY_TYPE: &str = include_str!("../python/every_type.ofw");

/// What an author could write to break out of a text or a comment, or to mislead whoever reads it.
const HOSTILE: &str = include_str!("../typescript/hostile.ofw");

fn made(text: &str, name: &str, options: &[(&str, &str)]) -> Files {
    emitted(Emitter::TypeScript, &package(text), name, options)
}

/// The framework's own files, one after the other.
fn own(files: &Files) -> String {
    let own = files.iter().filter(|(path, _)| !path.starts_with("src/runtime/") && *path != "tsconfig.json");
    own.map(|(path, text)| format!("=== {path}\n{text}\n")).collect()
}

#[test]
fn what_is_made_of_every_type_reads_like_typescript() {
    let files = made(EVERY_TYPE, "every-type", &[]);
    assert_snapshot!(own(&files));
    Compiled::new(&files);
}

#[test]
fn what_is_made_of_a_collection_reads_like_typescript() {
    let files = emitted(Emitter::TypeScript, shipped(), "ssda903", &[]);
    let rules: String = ["children", "episodes"].map(|table| files[&format!("src/rules/{table}.ts")].as_str()).concat();
    assert_snapshot!(rules);
}

#[test]
fn each_framework_of_this_project_compiles_by_columns_and_by_ids() {
    for name in ["cco", "measures", "sandmere", "ssda903", "cin-census"] {
        for options in [&[][..], &[("names", "id")]] {
            let files = emitted(Emitter::TypeScript, shipped(), name, options);
            assert!(!files.is_empty(), "{name}");
            Compiled::new(&files);
        }
    }
}

#[test]
fn a_package_without_tables_gets_none() {
    assert!(made("framework ours \"Ours\"\noutcome safe \"Safe\"\n", "ours", &[]).is_empty());
}

#[test]
fn nothing_an_author_writes_breaks_out_of_what_is_generated() {
    let compilation = in_memory(&[("package.ofw", HOSTILE)]);
    let files = emitted(Emitter::TypeScript, &compilation, "json", &[]);
    for (path, text) in &files {
        assert!(!text.contains(['\u{202e}', '\u{200b}']), "{path} hides something");
    }
    let compiled = Compiled::new(&files);
    let told = compiled.run(
        "import * as made from './dist/index.js';
        const found = made.check({ hostile: [{ \"a\\\"b'c\\\\*/\": '\\\\', '\\\\': '\"' }, { 'two\\nlines': '1' }] });
        const told = JSON.stringify(found.map((finding) => [finding.rule, finding.message]), undefined, 1);
        console.log(told.replaceAll('\\u202e', '(hidden)'));",
    );
    assert_snapshot!(told);
    let manifest: Value = serde_json::from_str(&files["package.json"]).unwrap();
    assert_eq!(manifest["name"], json!("json"));
}

#[test]
fn a_schema_reads_a_record_and_gives_its_values_typed() {
    let mut files = made(EVERY_TYPE, "every-type", &[]);
    files.insert(
        "src/use.ts".to_owned(),
        r#"import { Everything, EverythingRow, Exact, Grades, GradesGood } from "./index.js";
const record: Everything = EverythingRow.parse({ id: "1", "seen-on": "29/02/2024", COUNT: "7", SHARE: "84.90", GRADE: "A*" });
const id: string = record.id;
const seen: string | undefined = record["seen-on"];
const count: number | undefined = record.COUNT;
const share: Exact | undefined = record.SHARE;
const grade: Grades | undefined = record.GRADE;
const good: readonly Grades[] = GradesGood;
const label: string = Grades["A*"];
export const told = [id, seen, count, String(share), grade, good, label];
const wrong = Everything.safeParse({ COUNT: 41, SHARE: 1.234, GRADE: "C", "seen-on": "29/02/2024", agreed: "yes" });
export const issues = wrong.error?.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`);
"#
        .to_owned(),
    );
    let told = Compiled::new(&files).run(
        "import { told, issues } from './dist/use.js';
        console.log(JSON.stringify(told) + '\\n' + issues.join('\\n'));",
    );
    assert_snapshot!(told);
}

#[test]
fn names_that_are_taken_get_another() {
    let files = made(
        "framework fs \"Fs\"\ncodes row \"Row\" {\n  code constructor \"C\"\n  code \"__proto__\" \"P\"\n}\ndataset d1 \"D\" {\n  \
         table date \"Date\" {\n    one row is a thing\n    field class text, column \"__proto__\"\n    field data text, column \
         \"constructor\"\n    field it code from row\n    field object text\n    link it2 to record by class\n  }\n  table \
         record \"Record\" {\n    one row is a record\n    key class\n    field class text\n    field row text\n  }\n  table \
         record-row \"RecordRow\" {\n    one row is a record-row\n    field x text\n  }\n}\nrule isnt \"Is\" {\n  on date\n  if it is \
         constructor then row of it2 is \"x\"\n  error \"x\"\n}\nrule data \"Data\" {\n  on date\n  then class is known\n  \
         error \"x\"\n}\nrule to-it2 \"To\" {\n  on date\n  then class is known\n  error \"x\"\n}\n",
        "fs",
        &[],
    );
    let compiled = Compiled::new(&files);
    let lots = [(
        serde_json::from_str::<Value>(
            r#"{"date": [{}, {"__proto__": "a", "it": "constructor"}, {"it": "__proto__"}], "record": [{"class": "a", "row": "y"}]}"#,
        )
        .unwrap(),
        json!({}),
    )];
    let found: Vec<Vec<Value>> = compiled.check(&lots);
    let found: Vec<String> = found[0].iter().map(|one| format!("{} {}\n", one["record"], one["rule"])).collect();
    assert_snapshot!(found.concat());
    assert!(files["package.json"].contains("\"fs-framework\""));
}

#[test]
fn the_example_of_the_reference_is_typescript_as_it_is_made() {
    let page = include_str!("../../docs/reference/typescript.md");
    let example = fences(page).into_iter().find(|fence| fence.info == "ts").unwrap().text;
    let mut files = emitted(Emitter::TypeScript, shipped(), "ssda903", &[]);
    let given = "declare const children: object[], episodes: object[], value: unknown;\ndeclare const console: { log(...all: unknown[]): void };\n";
    let example = example.replace("\"ssda903\"", "\"./index.js\"");
    files.insert("src/example.ts".to_owned(), format!("{given}{example}\nexport const kept = record;\n"));
    Compiled::new(&files);
}
