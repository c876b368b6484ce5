//! The Python that is generated, run by Python itself.

use std::collections::BTreeMap;
use std::fs;
use std::process::Command;

use insta::assert_snapshot;
use ofw::compile::Compilation;
use ofw::emit::{Context, Emitter, Output, emit};
use serde_json::Value;

use crate::support::fences::fences;
use crate::support::modelled::{errors, folder, in_memory};
use crate::support::written::Written;
use crate::tools;

/// The frameworks of this project that have tables.
const SHIPPED: [&str; 4] = [
    "frameworks/cco-2022",
    "frameworks/library",
    "frameworks/collections/cin-census",
    "frameworks/collections/ssda903",
];

/// A table with a field of every type.
const EVERY_TYPE: &str = include_str!("../python/every_type.ofw");

/// A table with rules of every kind.
const RECORDS: &str = include_str!("../emit/json-schema/records.ofw");

/// What an author could write to break out of a text in Python, or to mislead whoever reads it.
const HOSTILE: &str = include_str!("../python/hostile.ofw");

/// Asks Python what is wrong with each record that comes on standard input.
const CHECK: &str = "
import importlib, json, sys
package = importlib.import_module(sys.argv[1])
table = sys.argv[2]
for record in json.loads(sys.argv[3]):
    problems = package.check(table, record)
    shown = [problem.message for problem in problems] or [str(package.read(table, record).model_dump(exclude_none=True))]
    print(json.dumps(shown))
";

fn output(compilation: &Compilation) -> Output {
    assert_eq!(errors(compilation), "");
    output_in_spite_of_errors(compilation)
}

fn output_in_spite_of_errors(compilation: &Compilation) -> Output {
    let asked = compilation.asked.first().unwrap();
    let options = BTreeMap::new();
    emit(Emitter::Python, &Context { model: &compilation.model, package: asked.package, options: &options })
}

fn built(text: &str) -> Output {
    output(&in_memory(&[("package.ofw", text)]))
}

/// What was generated of one or several packages, in a folder.
fn written<'o>(outputs: impl IntoIterator<Item = &'o Output>) -> Written {
    let files = outputs.into_iter().flat_map(Output::files);
    Written::new(&files.map(|(path, text)| (path.to_owned(), text.to_owned())).collect())
}

/// What is wrong with each of these records; of one with nothing wrong, its values.
fn check(written: &Written, package: &str, table: &str, records: &[String]) -> Vec<String> {
    let records_json = format!("[{}]", records.join(","));
    let told = written.run(&["-W", "error", "-c", CHECK, package, table, &records_json]);
    told.lines().map(|line| serde_json::from_str::<Vec<String>>(line).unwrap().join("\n    ")).collect()
}

/// A line for each record: what was entered, and what is said of it.
fn table(written: &Written, package: &str, table: &str, entered: &str) -> String {
    let lines: Vec<&str> = entered.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    let records: Vec<String> = lines.iter().map(|line| format!("{{{line}}}")).collect();
    let told = check(written, package, table, &records);
    assert_eq!(told.len(), lines.len());
    lines.iter().zip(told).map(|(line, told)| format!("{line}\n    {told}\n")).collect()
}

/// The framework's own module.
fn module(output: &Output) -> &str {
    output.files().find(|(path, _)| path.ends_with("__init__.py")).unwrap().1
}

#[test]
fn the_framework_of_the_commissioner_reads_well_in_python() {
    assert_snapshot!(module(&output(&folder("frameworks/cco-2022"))));
}

#[test]
fn the_return_on_children_looked_after_reads_well_in_python() {
    assert_snapshot!(module(&output(&folder("frameworks/collections/ssda903"))));
}

#[test]
fn the_library_reads_well_in_python() {
    assert_snapshot!(module(&output(&folder("frameworks/library"))));
}

#[test]
fn every_field_reads_well_in_python() {
    assert_snapshot!(module(&built(EVERY_TYPE)));
}

#[test]
fn rules_read_well_in_python() {
    let output = built(RECORDS);
    let text = module(&output);
    let start = text.find("    def _needed").unwrap();
    assert_snapshot!(&text[start..start + text[start..].find("\nTABLES").unwrap()]);
}

#[test]
fn rules_that_a_record_breaks_are_told_in_the_words_of_the_framework() {
    let written = written(&[built(RECORDS)]);
    let base = r#""UPN": "A12345678901B", "DOB": "29/02/2012", "step": "s2", "meals": "N", "name": "Ann""#;
    let entered = format!(
        r#"
        {base}, "SCORE": "20", "GRADE": "A"
        {base}, "SCORE": "20", "GRADE": "B", "place": "home"
        {base}, "SCORE": "20", "GRADE": "C*"
        {base}, "SCORE": "20", "GRADE": "X"
        {base}, "remark": "x", "name": "Nobody"
        {base}, "remark": "x", "name": "None", "step": "s4"
        {base}, "place": "home", "meals": "Y", "left": "2024-01-01"
        "#
    );
    assert_snapshot!(table(&written, "ours", "pupils", &entered));
}

#[test]
fn what_is_not_json_or_calls_a_field_otherwise_is_said() {
    let written = written(&[built(EVERY_TYPE)]);
    let program = r#"
from every_type import check, check_json, read_json
for text in [
    "", "{", "[1]", "5", '{"id": "1"} x', b"\xff", '{"id": "1", "id": "2"}', '{"id": "1", "SHARE": NaN}',
    '{"id": "1", "PCT": 5}', '{"id": "1", "seen_on": "2024-02-29"}', '{"id": "1", "COUNT": "5"}',
    '{"id": "1", "seen-on": "29/02/2024"}', '{"id": "1", "agreed": "yes"}', '{"id": "1", "SEX": 1}',
]:
    print(text, *check_json("everything", text), sep="\n    ")
record = read_json("everything", '{"id": "1", "seen-on": "2024-02-29", "COUNT": 5, "SHARE": 12.3}')
print(record.seen_on, record.model_dump_json(by_alias=True, exclude_none=True))
"#;
    assert_snapshot!(written.run(&["-W", "error", "-c", program]));
}

#[test]
fn the_readme_says_how_to_begin() {
    let output = output(&folder("frameworks/cco-2022"));
    assert_snapshot!(output.files().find(|(path, _)| *path == "README.md").unwrap().1);
}

#[test]
fn the_page_about_it_shows_what_happens() {
    let page = include_str!("../../docs/reference/python.md");
    let shown: Vec<String> =
        fences(page).into_iter().filter(|fence| fence.is("python")).map(|fence| fence.text).collect();
    let written = written(&[output(&folder("frameworks/cco-2022"))]);
    let program = format!("{}print(repr(record.bmi_centile))", shown.concat());
    let told = written.run(&["-W", "error", "-c", &program]);
    assert_eq!(told, "`bmi-centile` (Centile of the body mass index): must be from 0 to 100\nDecimal('84.9')\n");
}

#[test]
fn nothing_is_made_where_there_are_no_tables() {
    assert!(built("ofw 1\nframework bare \"Bare\"\n").is_empty());
}

#[test]
fn the_same_framework_gives_the_same_bytes() {
    let compilations = [built(EVERY_TYPE), built(EVERY_TYPE)];
    assert_eq!(compilations[0], compilations[1]);
}

#[test]
fn lines_are_no_wider_than_they_should_be() {
    for output in SHIPPED.map(|path| output(&folder(path))).iter().chain(&[built(EVERY_TYPE)]) {
        for (path, text) in output.files().filter(|(path, _)| path.ends_with(".py")) {
            let wide: Vec<&str> = text.lines().filter(|line| line.chars().count() > 100).collect();
            assert!(wide.is_empty(), "{path}: {wide:#?}");
        }
    }
}

#[test]
fn mypy_accepts_all_of_it_in_its_strictest_mode() {
    let mut outputs: Vec<Output> = SHIPPED.map(|path| output(&folder(path))).into();
    let hostile = output_in_spite_of_errors(&in_memory(&[("package.ofw", HOSTILE)]));
    outputs.extend([built(EVERY_TYPE), built(RECORDS), hostile, built(&every_taken_name())]);
    let written = written(&outputs);
    let told = written.run(&[
        "-m",
        "mypy",
        "--strict",
        "-p",
        "cco",
        "-p",
        "measures",
        "-p",
        "cin_census",
        "-p",
        "ssda903",
        "-p",
        "every_type",
        "-p",
        "ours",
        "-p",
        "json_framework",
        "-p",
        "taken",
    ]);
    assert!(told.contains("Success"), "{told}");
}

#[test]
fn only_the_forms_that_are_stated_are_read_and_each_mistake_is_said_once() {
    let written = written(&[built(EVERY_TYPE)]);
    assert_snapshot!(table(&written, "every_type", "everything", include_str!("../python/entered.txt")));
}

#[test]
fn records_of_the_return_are_judged_by_its_columns() {
    let written = written(&[output(&folder("frameworks/collections/ssda903"))]);
    let entered = r#"
        "CHILD": "1", "SDQ_SCORE": "0"
        "CHILD": "1", "SDQ_SCORE": "40"
        "CHILD": "1", "SDQ_SCORE": "41"
        "CHILD": "1", "SDQ_SCORE": "-1"
        "CHILD": "1", "SDQ_SCOER": "12"
        "child_id": "1", "sdq_score": 12
        "SDQ_SCORE": "forty"
    "#;
    assert_snapshot!(table(&written, "ssda903", "oc2", entered));
}

#[test]
fn what_is_required_because_of_other_fields_is_asked_for() {
    let written = written(&[built(EVERY_TYPE)]);
    let entered = r#"
        "FIRST": "2024-01-01", "RANK": "2", "settled": "no"
        "FIRST": "2024-01-01", "RANK": "2", "settled": "no", "kind": "1"
        "FIRST": "2024-01-01", "RANK": "2", "settled": "no", "kind": "1", "WHY": "because"
        "FIRST": "2023-12-31", "RANK": "2", "settled": "no", "kind": "1"
        "FIRST": "2024-01-01", "RANK": "2", "settled": "no", "kind": "2"
        "FIRST": "2024-01-01", "RANK": "1", "settled": "no", "kind": "1"
        "FIRST": "2024-01-01", "RANK": "9", "settled": "no", "kind": "1"
        "FIRST": "2024-01-01", "RANK": "2", "kind": "1"
        "FIRST": "2024-01-01", "RANK": "2", "settled": "yes", "how-sure": "0.4"
        "FIRST": "2024-01-01", "RANK": "2", "settled": "yes", "how-sure": "0.5"
        "FIRST": "2024-01-01", "RANK": "2", "settled": "yes"
        "FIRST": "", "RANK": ""
    "#;
    assert_snapshot!(table(&written, "every_type", "needed", entered));
}

#[test]
fn what_was_entered_is_in_no_message() {
    let written = written(&[built(EVERY_TYPE)]);
    let program = r#"
from every_type import Everything, check
entered = {"id": "1", "seen-on": "SECRET", "COUNT": "SECRET", "SEX": "SECRET", "POSTCODE": "SECRET", "SHORT": "SECRET"}
print(len(check("everything", entered)))
try:
    Everything.model_validate(entered)
except ValueError as error:
    print(error)
print(Everything.model_validate({"id": "1", "born": "2020-02-29"}))
"#;
    let told = written.run(&["-c", program]);
    assert!(told.starts_with("5\n"), "{told}");
    assert!(!told.contains("SECRET") && !told.contains("2020"), "{told}");
}

#[test]
fn values_that_python_has_already_are_taken_where_they_are_of_the_type() {
    let written = written(&[built(EVERY_TYPE)]);
    let program = r#"
import datetime as dt
from decimal import Decimal
from every_type import Everything, Sexes, check
good = {"id": "1", "seen-on": dt.date(2024, 2, 29), "SHARE": Decimal("12.50"), "SEX": Sexes.MALE, "COUNT": Decimal("5.0")}
print(check("everything", good), Everything.model_validate(good).model_dump(exclude_none=True))
bad = {"id": "1", "seen-on": dt.datetime(2024, 2, 29), "SHARE": Decimal("Infinity"), "SEX": 1, "COUNT": Decimal("5.5")}
print(*check("everything", bad), sep="\n")
print(*check("everything", {"id": "1", "POSTCODE": "AB1\ud800", "SHARE": Decimal("1e-999999999"), 5: 6}), sep="\n")
print(Everything.model_validate_json('{"id": "1", "COUNT": 5.0, "seen-on": "2024-02-29", "agreed": false}').model_dump(exclude_none=True))
"#;
    assert_snapshot!(written.run(&["-c", program]));
}

#[test]
fn hostile_texts_stay_texts() {
    let compilation = in_memory(&[("package.ofw", HOSTILE)]);
    let found = errors(&compilation);
    assert!(found.lines().all(|line| line.contains(" control-character: ")), "{found}");
    // A build stops at these errors; what comes of such texts is held all the same.
    let output = output_in_spite_of_errors(&compilation);
    let written = written([&output]);
    let program = r#"
import json_framework as hostile, os, sys
assert not os.path.exists("broken"), "a text was executed"
print(ascii(hostile.__doc__), ascii(hostile.Hostile.__doc__))
for field in hostile.Hostile.model_fields.values():
    print(ascii(field.title), ascii(field.alias), ascii(field.description))
print([ascii(code.label) for code in hostile.Codes], [code.name for code in hostile.Codes])
for problem in hostile.check("hostile", {"x\u202e\x1b": 1, "\\": 5, "{words}": 5, "four": 5, "two lines": "x"}):
    print(problem.message)
"#;
    assert_snapshot!(written.run(&["-W", "error", "-c", program]));
    assert!(module(&output).chars().all(|c| c == '\n' || !c.is_control()));
    assert!(!module(&output).contains(['\u{202e}', '\u{2028}', '\u{200b}']));
}

/// A table whose fields have every name that Python or pydantic has taken.
fn every_taken_name() -> String {
    let program = "
import builtins, keyword, re
from pydantic import BaseModel
names = {*dir(builtins), *dir(BaseModel), *keyword.kwlist, *keyword.softkwlist, 'dt', 'within', 'check', 'reads_text'}
ids = sorted({name.lower().strip('_').replace('_', '-') for name in names} - {''})
print(*ids, sep='\\n')
";
    let ids = tools::run(Command::new(tools::python()).args(["-c", program]));
    // Words that join and compare in conditions cannot be ids.
    let joining = ["all", "and", "any", "from", "in", "is", "none", "not", "or", "while", "for", "within"];
    let ids: Vec<&str> = ids.lines().filter(|id| !joining.contains(id)).collect();
    assert!(ids.len() > 150, "{}", ids.len());
    let fields: String = ids.iter().map(|id| format!("    field {id} text, column \"c-{id}\"\n")).collect();
    format!(
        "framework taken \"Taken\"\ndataset d \"D\" {{\n  table taken \"Taken\" {{\n    one row is a thing\n{fields}  }}\n  \
         table exception \"Exception\" {{\n    one row is a thing\n    field date date\n    field int whole number\n  }}\n}}\n"
    )
}

#[test]
fn no_name_that_python_or_pydantic_needs_is_taken() {
    let written = written(&[built(&every_taken_name())]);
    let told =
        check(&written, "taken", "taken", &["{}".to_owned(), r#"{"c-model-config": "a", "class_": "b"}"#.to_owned()]);
    assert!(told[0].contains("{}") && told[1].contains("'class_': 'b'"), "{told:?}");
    assert_eq!(check(&written, "taken", "exception", &[r#"{"date": "2024-01-01", "int": 1}"#.to_owned()]).len(), 1);
}

#[test]
fn no_module_that_python_or_pydantic_needs_is_hidden() {
    let program =
        "import sys, pydantic; print(*sorted({*sys.stdlib_module_names, *(n.partition('.')[0] for n in sys.modules)}))";
    let names = tools::run(Command::new(tools::python()).args(["-c", program]));
    let can_be_ids = names.split_whitespace().filter(|name| name.starts_with(|c: char| c.is_ascii_lowercase()));
    for name in can_be_ids.filter(|name| *name != "this") {
        let id = name.to_lowercase().replace('_', "-");
        let text = format!(
            "framework {id} \"X\"\ndataset d1 \"D\" {{\n  table t1 \"T\" {{\n    one row is a thing\n  }}\n}}\n"
        );
        let compilation = in_memory(&[("package.ofw", text.as_str())]);
        // Words of conditions cannot be ids at all.
        if errors(&compilation).is_empty() {
            let output = output(&compilation);
            let hides =
                output.files().any(|(path, _)| path.strip_prefix(name).is_some_and(|rest| rest.starts_with('/')));
            assert!(!hides, "{name}");
        }
    }
}

#[test]
fn a_file_is_checked_on_the_command_line() {
    let written = written(&[output(&folder("frameworks/collections/ssda903"))]);
    let check = |text: &[u8]| {
        fs::write(written.folder().join("oc2.csv"), text).unwrap();
        let result = written.python(&["-m", "ssda903", "oc2", "oc2.csv"]).output().unwrap();
        let told = [result.stdout, result.stderr].concat();
        format!("{}exit {}\n", String::from_utf8_lossy(&told), result.status.code().unwrap())
    };
    assert_eq!(check(b"\xef\xbb\xbfCHILD,SDQ_SCORE\r\n1,12\r\n2,\r\n"), "exit 0\n");
    assert_snapshot!(check(
        b"SDQ_SCORE,sdq_score,CONVICTD,SDQ_REASON\n12,,,\"two\nlines\"\n41,,,\n\n,,,SDQ1,too much\n"
    ));
    assert_snapshot!(check(b"CHILD\n\xff\n"));
    assert_snapshot!(check(b""));
}

#[test]
fn what_is_said_is_json() {
    // The cases are read as JSON by Python; a mistake in them should be seen here.
    for line in
        include_str!("../python/entered.txt").lines().filter(|line| !line.trim().is_empty() && !line.contains("NaN"))
    {
        let read: Result<Value, _> = serde_json::from_str(&format!("{{{line}}}"));
        assert!(read.is_ok() || line.contains("\\ud800"), "{line}");
    }
}
