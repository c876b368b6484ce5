//! A Python package that validates records with pydantic.
//!
//! What is the framework's own stands in its `__init__.py`: code lists, a class for the records of each table, metrics
//! in words. How values are read and records checked is the same for all frameworks and is copied beside it. Reading
//! comes before judging, so that nothing pydantic would guess at is ever taken for a value.

mod codes;
mod field;
mod layout;
mod literal;
mod metric;
mod module;
mod names;
mod needed;
mod table;

use self::layout::{Expr, assignment};
use self::literal::docstring;
use self::module::Module;
use super::{Context, Output};
use crate::emit::about;

/// How values are read; the same for all.
const READING: &str = include_str!("runtime/reading.py");
/// How records are checked; the same for all.
const CHECKING: &str = include_str!("runtime/checking.py");
/// The command line; the same for all.
const MAIN: &str = include_str!("runtime/main.py");
/// The two functions a module offers.
const FUNCTIONS: &str = include_str!("runtime/functions.py");

/// What a module may need of `_checking`, sorted.
const FROM_CHECKING: &[&str] =
    &["Metric", "Problem", "Record", "problems_of", "problems_of_json", "record_of", "record_of_json"];
/// What a module may need of `_reading`, sorted as Python's tools do.
const FROM_READING: &[&str] = &[
    "PERSONAL",
    "SPECIAL_CATEGORY",
    "CodeList",
    "looks_like",
    "reads_code",
    "reads_date",
    "reads_number",
    "reads_text",
    "reads_whole_number",
    "reads_yes_or_no",
    "with_characters",
    "with_decimals",
    "within",
];

/// Builds the target; nothing for a package that neither has nor counts records of any table.
pub fn emit(cx: &Context<'_>) -> Output {
    let mut output = Output::new();
    let mut module = Module::new(cx);
    if module.tables.is_empty() {
        return output;
    }
    let package = names::package(&cx.model.package(cx.package).name);
    output.add("README.md", readme(&module, &package));
    output.add(format!("{package}/__init__.py"), init(&mut module));
    output.add(format!("{package}/__main__.py"), MAIN.replace("PACKAGE", &package));
    output.add(format!("{package}/_checking.py"), CHECKING);
    output.add(format!("{package}/_reading.py"), READING);
    output.add(format!("{package}/py.typed"), "");
    output
}

/// The framework's own module.
fn init(module: &mut Module<'_>) -> String {
    let mut parts = Vec::new();
    for (id, name) in module.lists.clone() {
        module.uses("CodeList");
        let list = module.cx.model.decl(id);
        parts.push(codes::class(module, list, &name));
    }
    for (table, _, name) in module.tables.clone() {
        parts.push(table::class(module, table, &name));
    }
    parts.push(tables(module));
    parts.push(metric::constant(module));
    parts.push(FUNCTIONS.to_owned());
    for name in ["Problem", "Record", "problems_of", "problems_of_json", "record_of", "record_of_json"] {
        module.uses(name);
    }
    for name in ["Problem", "Record", "TABLES", "check", "check_json", "read", "read_json"] {
        module.offers(name.to_owned());
    }
    if !module.used_of(&["Metric"]).is_empty() {
        module.offers("Metric".to_owned());
    }
    if !module.used_of(&["CodeList"]).is_empty() {
        module.offers("CodeList".to_owned());
    }
    let offered: Vec<Expr> = module.offered().into_iter().map(Expr::text).collect();
    let offered = assignment(0, "__all__", None, &Expr::group("[", offered, "]"));
    parts.retain(|part| !part.is_empty());
    format!("{}\n{}\n{offered}\n\n{}", docstring(0, &about(module)), imports(module), parts.join("\n\n"))
}

fn tables(module: &mut Module<'_>) -> String {
    module.uses("Final");
    let entries: Vec<Expr> =
        module.tables.iter().map(|(_, key, class)| Expr::word(format!("{}: {class}", literal::string(key)))).collect();
    let annotation = Expr::word("Final[Mapping[str, type[Record]]]");
    let list = assignment(0, "TABLES", Some(&annotation), &Expr::group("{", entries, "}").tall());
    format!("{list}\"\"\"The tables, with the class of each one's records.\"\"\"\n")
}

fn imports(module: &Module<'_>) -> String {
    let from = |place: &str, names: Vec<&str>| {
        let flat = format!("from {place} import {}", names.join(", "));
        if names.is_empty() {
            String::new()
        } else if flat.len() <= literal::WIDTH {
            flat + "\n"
        } else {
            format!("from {place} import (\n    {},\n)\n", names.join(",\n    "))
        }
    };
    let mut fields = module.used_of(&["AliasChoices"]);
    let has_fields = module.tables.iter().any(|(table, _, _)| !table.fields().is_empty());
    if has_fields {
        fields.push("Field");
    }
    let mut typing = if has_fields { vec!["Annotated"] } else { Vec::new() };
    typing.push("Final");
    let dates = module.used_of(&["dt", "reads_date"]);
    let mut abstract_classes = module.used_of(&["Iterator"]);
    abstract_classes.push("Mapping");
    let pydantic = from("pydantic", fields);
    [
        if dates.is_empty() { "" } else { "import datetime as dt\n" },
        &from("collections.abc", abstract_classes),
        &from("decimal", module.used_of(&["Decimal"])),
        &from("typing", typing),
        if pydantic.is_empty() { "" } else { "\n" },
        &pydantic,
        "\n",
        &from("._checking", module.used_of(FROM_CHECKING)),
        &from("._reading", module.used_of(FROM_READING)),
    ]
    .concat()
}

/// What the module is about.
fn about(module: &Module<'_>) -> Vec<String> {
    let name = names::package(&module.cx.model.package(module.cx.package).name);
    let used = module
        .tables
        .first()
        .map(|(_, key, _)| ["To check a record, as a row of a CSV file or as JSON:".to_owned(), example(&name, key)]);
    about::package(&module.cx, used.into_iter().flatten())
}

/// How the module is used, as lines of a program.
fn example(name: &str, table: &str) -> String {
    format!(
        "\n    from {name} import check, check_json\n\n    \
        # A row is a dict of texts, as csv.DictReader gives it; a text is a JSON object.\n    \
        for problem in [*check({table}, row), *check_json({table}, text)]:\n        print(problem.message)",
        table = literal::string(table)
    )
}

fn readme(module: &Module<'_>, package: &str) -> String {
    let tables: Vec<String> = module.tables.iter().map(|(_, key, class)| format!("`{key}` (`{class}`)")).collect();
    let first = module.tables.first().map_or("", |(_, key, _)| key.as_str());
    format!(
        "# `{package}`\n\n\
        Checks records against the framework. Needs Python 3.11 or later and `pydantic` 2. Tables: {}.\n\n\
        ```python\n\
        from {package} import check, check_json\n\n\
        for problem in check({key}, row):  # a dict of texts, as `csv.DictReader` gives it\n    \
            print(problem.message)\n\
        for problem in check_json({key}, text):  # a JSON object, as the JSON Schema describes it\n    \
            print(problem.message)\n\
        ```\n\n\
        `read` and `read_json` give the record with its values typed. `python -m {package} {first} FILE.csv` checks a \
        whole file.\n",
        tables.join(", "),
        key = literal::string(first),
    )
}
