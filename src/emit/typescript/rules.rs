//! What is checked of the records of a table: keys, links, what must be filled in, and the framework's rules.

use super::formula::Formula;
use super::layout::Doc;
use super::literal::{comment, string, text};
use super::module::Module;
use super::names;
use super::table::{called, import};
use super::writer::{At, Place, Writer, arrow, mentions, names_of};
use crate::emit::plain::{message, paragraph, sentence};
use crate::english;
use crate::expression::{Asked, Condition, Moment, Part, Value, Window, fails, holds};
use crate::model::{Decl, Law, Needed, Table};

/// Something that is not checked.
pub(super) struct Unsaid {
    pub(super) table: String,
    /// The id of the rule or field.
    pub(super) id: String,
    pub(super) title: String,
    pub(super) why: &'static str,
}

/// A rule in the file of its table.
struct Written {
    /// The name of its constant.
    name: String,
    text: String,
}

/// The file of what is checked of a table, by its place among the tables; and what is not.
pub(super) fn file(module: &mut Module<'_>, index: usize, unsaid: &mut Vec<Unsaid>) -> Option<String> {
    let known = module.tables.get(index)?.clone();
    let package = module.cx.package;
    let token = format!("{}Table", known.name);
    let mut writer = Writer::new(module);
    writer.tables.insert(known.table.id());
    let at = At { here: Place { name: "it".to_owned(), table: known.table, asked: None }, outer: None };
    let note = |id: &str, title: String, why| Unsaid { table: known.key.clone(), id: id.to_owned(), title, why };

    let mut needed = Vec::new();
    for (field, property, _) in &known.fields {
        let Needed::When(condition) = field.needed() else { continue };
        let formula = is_said(condition).then(|| writer.formula(&holds(condition), &at)).flatten();
        match formula {
            Some(Formula::Never) => {}
            Some(formula) => {
                let says = english::condition(field.model(), condition);
                let about = comment(0, &[format!("Must be filled in when {says}.")]);
                let entries = vec![Doc::entry("field", text(property)), Doc::entry("holds", function(&formula))];
                needed.push(Doc::All(vec![Doc::lines(&about), Doc::End, Doc::object(entries)]));
            }
            None => unsaid.push(note(
                field.0.name(),
                paragraph(&field.shown()),
                "when it must be filled in is not said exactly",
            )),
        }
    }

    let mut rules = Vec::new();
    for law in known.table.laws_for(package) {
        match broken(&mut writer, law, &at) {
            Ok(formula) => rules.push(rule(&mut writer, law, &known.table, &token, &formula)),
            Err(why) => unsaid.push(note(law.name(), called(*law), why)),
        }
    }

    let links = links(&mut writer, known.table);
    let key: Option<Vec<String>> =
        known.table.key().iter().map(|field| writer.module.property(field.id()).map(str::to_owned)).collect();
    let checks = Doc::tall(vec![
        Doc::entry("table", Doc::text(&token)),
        Doc::entry("key", names_of(&key.unwrap_or_default())),
        Doc::entry("links", Doc::array(links)),
        Doc::entry("needed", broken_list(needed)),
        Doc::entry("rules", Doc::array(rules.iter().map(|rule| Doc::text(&rule.name)).collect())),
    ]);
    let about = comment(0, &[format!("All that is checked of the records of: {}", sentence(&called(*known.table)))]);
    let checks = Doc::All(vec![Doc::text("export const checks = checksOf("), checks, Doc::text(");\n")]).laid_out();
    let mut parts: Vec<String> = writer.links.values().map(|(_, written)| written.clone()).collect();
    parts.extend(rules.into_iter().map(|rule| rule.text));
    parts.push(format!("{about}{checks}"));
    let body = parts.join("\n");
    Some(format!("{}\n{body}", imports(&writer, &body)))
}

/// An array with a line for each item.
fn broken_list(items: Vec<Doc>) -> Doc {
    if items.is_empty() {
        return Doc::text("[]");
    }
    let lines = items.into_iter().flat_map(|item| [Doc::End, item, Doc::text(",")]).collect();
    Doc::All(vec![Doc::text("["), Doc::nest(lines), Doc::End, Doc::text("]")])
}

/// Where a rule is broken: where it applies, and what must hold then fails; or why that is not said.
fn broken<'m>(writer: &mut Writer<'_, 'm>, law: Law<'_>, at: &At<'m>) -> Result<Formula, &'static str> {
    let Some((applies, then)) = law.parts() else { return Err("it is said in words alone") };
    if !applies.is_none_or(is_said) || !is_said(then) {
        return Err("a part of it is not said exactly");
    }
    let applies = applies.map_or(Some(Formula::Always), |applies| writer.formula(&holds(applies), at));
    let both = applies.zip(writer.formula(&fails(then), at));
    let (applies, fails) = both.ok_or("it asks for records or values that this package does not have")?;
    Ok(Formula::all(vec![applies, fails]))
}

/// Whether all of a condition was understood, with all that its terms mean.
fn is_said(condition: &Condition) -> bool {
    let mut said = true;
    condition.each_part(&mut |part| said &= is_said_here(part));
    said
}

/// The same of a part, with what its terms and fields mean that are not parts of it.
fn is_said_here(part: Part<'_>) -> bool {
    match part {
        Part::Condition(Condition::Unresolved)
        | Part::Value(Value::Unresolved)
        | Part::Window(Window::Unresolved)
        | Part::Moment(Moment::Unresolved) => false,
        Part::Condition(Condition::Term { means, .. }) => is_said(means),
        Part::Value(Value::Derived { means, .. }) => {
            let mut said = true;
            means.each_part(&mut |part| said &= is_said_here(part));
            said
        }
        Part::Condition(_) | Part::Value(_) | Part::Moment(_) | Part::Window(_) | Part::Rows(_) => true,
    }
}

/// A formula as a function of a record, and of all data where it asks for that.
fn function(formula: &Formula) -> Doc {
    let body = formula.doc();
    if !mentions(&body, "data") {
        return arrow("it", body);
    }
    let it = if mentions(&body, "it") { "it" } else { "_it" };
    Doc::group(vec![Doc::text(format!("({it}, data) =>")), Doc::nest(vec![Doc::Line, body])])
}

fn rule(writer: &mut Writer<'_, '_>, law: Law<'_>, table: &Table<'_>, token: &str, formula: &Formula) -> Written {
    let name = names::value(&mut writer.scope, &[law.name(), "rule"]);
    let mut entries = vec![Doc::entry("id", text(law.name())), Doc::entry("title", text(&called(*law)))];
    if let Some(code) = law.text("code") {
        entries.push(Doc::entry("code", text(&paragraph(&code))));
    }
    entries.push(Doc::entry("severity", text(if law.refuses() { "error" } else { "query" })));
    let fields: Vec<String> = points_at(law, *table).iter().map(|field| field.name().to_owned()).collect();
    entries.push(Doc::entry("fields", names_of(&fields)));
    entries.push(Doc::entry("message", text(&message(law))));
    entries.push(Doc::entry("breaks", function(formula)));
    let head = format!("export const {name}: Rule<typeof {token}.fields> = ");
    let value = Doc::All(vec![Doc::text(head), Doc::tall(entries), Doc::text(";\n")]);
    Written { name, text: format!("{}{}", comment(0, &documentation(law)), value.laid_out()) }
}

/// What a rule is called, and what it says in English.
fn documentation(law: Law<'_>) -> Vec<String> {
    let model = law.model();
    let mut paragraphs = vec![sentence(&called(*law))];
    if let Some((applies, then)) = law.parts() {
        let then = english::condition(model, then);
        paragraphs.push(match applies {
            Some(applies) => format!("If {}, then {then}.", english::condition(model, applies)),
            None => format!("{}.", then.capitalised()),
        });
    }
    paragraphs
}

/// The fields that a rule points at: those it says, else those of the record that it looks at, in the order of the table.
pub(super) fn points_at<'m>(law: Law<'m>, table: Table<'m>) -> Vec<Decl<'m>> {
    let stated: Vec<Decl<'m>> = law.references("points at", "field").collect();
    if !stated.is_empty() {
        return stated;
    }
    let mut asked = std::collections::BTreeSet::new();
    if let Some((applies, then)) = law.parts() {
        for condition in applies.into_iter().chain([then]) {
            condition.each_asked(&mut |Asked { field, .. }| {
                if let Value::Field { links, field, kind: _ } = field
                    && links.is_empty()
                {
                    asked.insert(*field);
                }
            });
        }
    }
    table.fields().into_iter().filter(|field| asked.contains(&field.id())).collect()
}

/// The links to tables that the package knows.
fn links<'m>(writer: &mut Writer<'_, 'm>, table: Table<'m>) -> Vec<Doc> {
    let mut links = Vec::new();
    for link in table.links() {
        let to = link.own("to").and_then(|to| to.reference("table")).map(Table);
        let joined = to.and_then(|to| {
            let (ours, theirs) = (writer.joined_by(table, link)?, writer.joined_by(to, link)?);
            Some((ours, writer.token(to)?, theirs))
        });
        if let Some((ours, to, theirs)) = joined {
            links.push(Doc::call("linkOf", vec![names_of(&ours), Doc::text(to), names_of(&theirs)]));
        }
    }
    links
}

fn imports(writer: &Writer<'_, '_>, body: &str) -> String {
    let mut out = String::new();
    let mut bring = |names: Vec<&str>, from: &str| {
        if !names.is_empty() {
            out.push_str(&import(&names, from));
        }
    };
    bring(writer.codes.iter().map(String::as_str).collect(), "../codes.js");
    let checking = [("checksOf", true), ("linkOf", body.contains("linkOf("))];
    bring(checking.iter().filter(|(_, used)| *used).map(|(name, _)| *name).collect(), "../runtime/checking.js");
    bring(writer.judging.iter().copied().collect(), "../runtime/judging.js");
    bring(writer.values.iter().copied().collect(), "../runtime/values.js");
    bring(writer.spells.iter().map(String::as_str).collect(), "../spells.js");
    for known in writer.module.tables.iter().filter(|known| writer.tables.contains(&known.table.id())) {
        bring(vec![&format!("{}Table", known.name)], &format!("../tables/{}.js", known.file));
    }
    let mut types = String::new();
    let mut bring_type = |names: &str, from: &str| {
        types.push_str(&format!("import type {{ {names} }} from {};\n", string(from)));
    };
    if body.contains(": Rule<") {
        bring_type("Rule", "../runtime/checking.js");
    }
    if !writer.links.is_empty() {
        bring_type("Data", "../runtime/data.js");
        bring_type("Row", "../runtime/records.js");
    }
    out + &types
}
