//! A table as the schema and the type of its records.

use std::collections::BTreeSet;

use rust_decimal::Decimal;

use super::layout::Doc;
use super::literal::{comment, property, string, text};
use super::module::{Known, Module};
use crate::emit::about;
use crate::emit::plain::{paragraph, sentence};
use crate::expression::Type;
use crate::model::{Decl, Field, Needed, Pattern};

/// The form of a date where none is stated.
const ISO: &str = "YYYY-MM-DD";

/// What the file of a table brings in.
#[derive(Default)]
struct Uses {
    reading: BTreeSet<&'static str>,
    codes: BTreeSet<String>,
}

/// The file of a table.
pub(super) fn file(module: &Module<'_>, known: &Known<'_>) -> String {
    let mut uses = Uses::default();
    let fields = known.fields.iter().map(|(field, name, columns)| {
        let about = comment(0, &field_documentation(*field));
        let entry = Doc::entry(&property(name), field_value(module, &mut uses, *field, columns));
        Doc::All(vec![Doc::lines(&about), Doc::End, entry])
    });
    let fields = Doc::tall(fields.collect()).laid_out();
    let Known { key, name, .. } = known;
    let label = paragraph(&known.table.label());
    let about = about::table(known.table, None, None);
    let mut entries = vec![Doc::entry("title", text(&label))];
    entries.extend(
        about.first().filter(|first| **first != sentence(&label)).map(|first| Doc::entry("description", text(first))),
    );
    let record =
        |function: &str| Doc::call(function, vec![Doc::text("fields"), Doc::object(entries.clone())]).laid_out();
    let token =
        Doc::object(vec![Doc::entry("name", text(key)), Doc::entry("title", text(&label)), Doc::text("fields")]);
    let in_file = format!("{} As a row of a file, in which all values are texts.", sentence(&label));
    let types = format!("{} What a good record holds.", sentence(&label));
    let known_as = format!("{} What rules and links know it by.", sentence(&label));
    [
        imports(&uses).as_str(),
        &format!("\nconst fields = {fields};\n\n"),
        &comment(0, &about),
        &format!("export const {name} = {};\n\n", record("recordOf")),
        &comment(0, &[types]),
        &format!("export type {name} = z.infer<typeof {name}>;\n\n"),
        &comment(0, &[in_file]),
        &format!("export const {name}Row = {};\n\n", record("rowOf")),
        &comment(0, &[known_as]),
        &format!("export const {name}Table: Table<typeof fields> = {};\n", token.laid_out()),
    ]
    .concat()
}

fn imports(uses: &Uses) -> String {
    let mut out = String::from("import type * as z from \"zod\";\n\n");
    if !uses.codes.is_empty() {
        let names: Vec<&str> = uses.codes.iter().map(String::as_str).collect();
        out.push_str(&import(&names, "../codes.js"));
    }
    out.push_str("import type { Table } from \"../runtime/data.js\";\n");
    let reading: Vec<&str> = uses.reading.iter().copied().filter(|name| *name != "exact").collect();
    if !reading.is_empty() {
        out.push_str(&import(&reading, "../runtime/reading.js"));
    }
    let records: &[&str] = if reading.is_empty() { &["recordOf", "rowOf"] } else { &["field", "recordOf", "rowOf"] };
    out.push_str(&import(records, "../runtime/records.js"));
    if uses.reading.contains("exact") {
        out.push_str(&import(&["exact"], "../runtime/values.js"));
    }
    out
}

/// `import { … } from "…";`
pub(super) fn import(names: &[&str], from: &str) -> String {
    let names = Doc::object(names.iter().map(|name| Doc::text(*name)).collect());
    let import = Doc::All(vec![Doc::text("import "), names, Doc::text(format!(" from {};\n", string(from)))]);
    import.laid_out()
}

fn field_documentation(field: Field<'_>) -> Vec<String> {
    let mut paragraphs = vec![sentence(&field.shown()), about::field(field)];
    if let Some(special) = field.personal() {
        let words = if special { "Personal, and protected further by law." } else { "Personal." };
        paragraphs.push(words.to_owned());
    }
    paragraphs
}

fn field_value(module: &Module<'_>, uses: &mut Uses, field: Field<'_>, columns: &[String]) -> Doc {
    let texts = |items: &[String]| Doc::array(items.iter().map(|item| text(item)).collect());
    let mut entries =
        vec![Doc::entry("id", text(field.0.name())), Doc::entry("title", text(&paragraph(&field.shown())))];
    let description = about::field(field);
    if !description.is_empty() {
        entries.push(Doc::entry("description", text(&description)));
    }
    entries.push(Doc::entry("columns", texts(columns)));
    if field.needed() == Needed::Always {
        entries.push(Doc::text("required: true"));
    }
    let unknown: Vec<String> = field.unknown_codes().into_iter().map(str::to_owned).collect();
    if !unknown.is_empty() {
        entries.push(Doc::entry("unknown", texts(&unknown)));
    }
    if let Some(special) = field.personal() {
        entries.push(Doc::entry("personal", text(if special { "special category" } else { "personal" })));
    }
    entries.push(Doc::entry("reads", reads(module, uses, field)));
    Doc::list("field({", entries, "})")
}

/// What reads the values of a field.
fn reads(module: &Module<'_>, uses: &mut Uses, field: Field<'_>) -> Doc {
    let statement = field.type_statement();
    let stated = |name| statement.and_then(|statement| statement.text(name));
    let mut call = |function: &'static str, arguments| {
        uses.reading.insert(function);
        Doc::call(function, arguments)
    };
    match field.kind() {
        Type::Date => {
            let mut forms: Vec<Doc> =
                statement.into_iter().flat_map(|statement| statement.texts("text")).map(|form| text(&form)).collect();
            if forms.is_empty() {
                forms.push(text(ISO));
            }
            call("date", forms)
        }
        Type::Truth => {
            let written = |name, otherwise: &str| text(stated(name).as_deref().unwrap_or(otherwise));
            call("yesOrNo", vec![written("yes", "yes"), written("no", "no")])
        }
        Type::Number { decimals: Some(0), .. } => {
            let range = range(uses, field);
            uses.reading.insert("wholeNumber");
            Doc::call("wholeNumber", range.into_iter().collect())
        }
        Type::Number { decimals, .. } => {
            let range = range(uses, field);
            let most = decimals.map(|most| Doc::text(most.to_string()));
            let most = most.or_else(|| range.is_some().then(|| Doc::text("undefined")));
            uses.reading.insert("decimal");
            Doc::call("decimal", most.into_iter().chain(range).collect())
        }
        Type::Code(list) => match module.complete_list(list) {
            Some(name) => {
                uses.codes.insert(name.to_owned());
                uses.reading.insert("code");
                Doc::call("code", vec![Doc::text(name)])
            }
            None => call("text", Vec::new()),
        },
        Type::Text => {
            let mut form = Vec::new();
            if let Some(most) = statement.and_then(|statement| statement.number("number")) {
                form.push(Doc::entry("atMost", Doc::text(most.normalize().to_string())));
            }
            form.extend(stated("text").map(|pattern| like(&pattern)));
            call("text", if form.is_empty() { Vec::new() } else { vec![Doc::object(form)] })
        }
        Type::Identifier(scheme) => {
            let form = module.cx.model.decl(scheme).own("like").and_then(|like| like.text("text"));
            call("text", form.map(|form| Doc::object(vec![like(&form)])).into_iter().collect())
        }
        Type::Unknown => call("text", Vec::new()),
    }
}

fn like(pattern: &str) -> Doc {
    Doc::entry("like", Doc::array(vec![text(pattern), text(&Pattern::new(pattern).regex())]))
}

fn range(uses: &mut Uses, field: Field<'_>) -> Option<Doc> {
    let (least, most) = field.range()?;
    let mut bound = |bound: Decimal| {
        let (number, is_exact) = number(bound);
        if is_exact {
            uses.reading.insert("exact");
        }
        number
    };
    Some(Doc::array(vec![bound(least), bound(most)]))
}

/// A number, and whether it needs the function that makes one of its text.
pub(super) fn number(number: Decimal) -> (Doc, bool) {
    let number = number.normalize();
    let is_plain = number.is_integer() && number.abs() <= Decimal::from(1_000_000_000_000_000_i64);
    match is_plain {
        true => (Doc::text(number.to_string()), false),
        false => (Doc::call("exact", vec![text(&number.to_string())]), true),
    }
}

/// The words by which a reader knows a declaration.
pub(super) fn called(decl: Decl<'_>) -> String {
    paragraph(&decl.label())
}
