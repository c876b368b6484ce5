//! The records that metrics stand on: datasets with their tables, data elements, code lists, identifiers and rules.

use super::{common, examples, filled};
use crate::emit::docs::block::{Block, Fact, Line, Look, Row, Section, Table};
use crate::emit::docs::facts::{self, fact, text};
use crate::emit::docs::scope::Scope;
use crate::emit::docs::text::one_line;
use crate::english;
use crate::model::{self, Decl, Field, Needed};

/// A section for each sort.
pub fn sections(scope: &Scope<'_>) -> Vec<Section> {
    let mut all: Vec<Section> = Vec::new();
    let sorts = [
        ("datasets", "Datasets", ["dataset", "spell"].as_slice()),
        ("elements", "Data elements", &["element"]),
        ("code-lists", "Code lists", &["codes"]),
        ("identifiers", "Identifiers", &["identifier"]),
        ("rules", "Rules for records", &["rule"]),
    ];
    for (anchor, title, kinds) in sorts {
        let decls = kinds.iter().flat_map(|kind| scope.of_kind(kind));
        let blocks = decls.map(|decl| Block::Section(section(scope, decl))).collect();
        all.extend(filled(Section::named(anchor, title), blocks));
    }
    all
}

/// A declaration of the data layer.
pub fn section<'m>(scope: &Scope<'m>, decl: Decl<'m>) -> Section {
    match decl.kind_word() {
        "dataset" => dataset(scope, decl),
        "codes" => code_list(decl),
        "rule" => rule(decl),
        _ => {
            let mut section = common::section(decl, &[]);
            add_examples(&mut section, decl, Some(model::Table(decl)));
            section
        }
    }
}

fn dataset<'m>(scope: &Scope<'m>, dataset: Decl<'m>) -> Section {
    let mut section = Section::about(dataset, "Dataset", Look::Card);
    common::opening(&mut section, dataset);
    section.add_facts(facts::rest(dataset, &[]));
    common::closing(&mut section, dataset);
    for decl in dataset.children("table") {
        section.add(Block::Section(table(scope, decl)));
    }
    section
}

fn table<'m>(scope: &Scope<'m>, decl: Decl<'m>) -> Section {
    let mut section = Section::about(decl, "Table", Look::Panel);
    common::opening(&mut section, decl);
    section.add_facts(facts::rest(decl, &[]));
    let rows: Vec<Row> = decl.children("field").map(|decl| field(Field(decl))).collect();
    let name = one_line(&decl.label());
    section.add_table(Table::new(
        format!("Fields of {name}"),
        vec!["Field", "Holds", "Filled in", "Column in files"],
        rows,
    ));
    let links = decl.children("link").map(|link| {
        let to = fact(link, "to").and_then(|fact| fact.lines.into_iter().next()).unwrap_or_default();
        Row { at: Some(link.id()), cells: vec![Line::code(link.name()), to] }
    });
    section.add_table(Table::new(format!("Links of {name}"), vec!["Link", "Leads to"], links.collect()));
    add_examples(&mut section, decl, Some(model::Table(decl)));
    let rules = scope.referring(decl, "on");
    section.add_facts(common::linked("Rules", rules).into_iter().collect());
    common::closing(&mut section, decl);
    section
}

fn add_examples(section: &mut Section, decl: Decl<'_>, records: Option<model::Table<'_>>) {
    if let Some(table) = examples::table(decl, "Examples", records) {
        section.add(Block::Table(table));
    }
}

fn field(field: Field<'_>) -> Row {
    let title = field.title().map(|title| one_line(&title)).filter(|title| !title.is_empty());
    let name = match title {
        Some(title) => Line::strong(title).then(" ").with(Line::code(field.name())),
        None => Line::code(field.name()),
    };
    let means = field.text("means").map(|means| text(field.0, &means)).unwrap_or_default();
    let name = if means.is_empty() { name } else { name.then(": ").with(means) };
    Row { at: Some(field.id()), cells: vec![name, holds(field), filled_in(field), columns(field)] }
}

/// What a field holds: its type, or the element it records.
fn holds(field: Field<'_>) -> Line {
    let mut line = Line::new();
    if let Some(element) = field.element() {
        line = line.link(element).then(": ");
    }
    let owner = if field.0.all_statements().any(|statement| statement.stored().entry.group == Some("type")) {
        field.0
    } else {
        field.element().unwrap_or(field.0)
    };
    match field.type_statement() {
        Some(statement) => {
            let said = facts::said(owner, statement);
            let bare = said == Line::of("yes");
            line = line.then(statement.word());
            line = if bare { line } else { line.then(" ").with(said) };
        }
        None => line = line.with(Line::quiet("not said")),
    }
    let unknown = field.unknown_codes();
    if unknown.is_empty() {
        return line;
    }
    line.then("; not known is ").with(Line::listed(unknown.into_iter().map(Line::code)))
}

fn filled_in(field: Field<'_>) -> Line {
    if let Some(value) = field.own("worked out as").and_then(|how| how.expression()) {
        return Line::of("worked out: ").with(english::value(field.model(), value));
    }
    let mut line = match field.needed() {
        Needed::Always => Line::of("always"),
        Needed::When(condition) => Line::of("when ").with(english::condition(field.model(), condition)),
        Needed::No => Line::of("where known"),
    };
    if let Some(why) = field.own("optional").and_then(|optional| optional.text("text")) {
        line = line.then(", because ").with(text(field.0, &why));
    }
    match field.own("personal") {
        Some(personal) if personal.choice().is_some() => line.then("; personal, special category"),
        Some(_) => line.then("; personal"),
        None => line,
    }
}

fn columns(field: Field<'_>) -> Line {
    let names = ["column", "also column"].into_iter().flat_map(|word| field.statements(word));
    Line::listed(names.flat_map(|statement| statement.texts("text")).map(|name| Line::code(one_line(&name))))
}

fn code_list(list: Decl<'_>) -> Section {
    let mut section = Section::about(list, "Code list", Look::Card);
    common::opening(&mut section, list);
    section.add_facts(facts::rest(list, &[]));
    let rows = list.children("code").map(|code| {
        let means = code.text("means").map(|means| text(code, &means)).unwrap_or_default();
        let notes = code.statements("note").filter_map(|note| note.text("text"));
        let means = notes.fold(means, |line, note| {
            let gap = if line.is_empty() { "" } else { ". " };
            line.then(gap).with(text(code, &note))
        });
        let title = code.title().map(|title| one_line(&title)).unwrap_or_default();
        Row { at: Some(code.id()), cells: vec![Line::code(code.name()), Line::of(title), means] }
    });
    section.add_table(Table::new(
        format!("Codes of {}", one_line(&list.label())),
        vec!["Code", "Title", "Meaning"],
        rows.collect(),
    ));
    let groups = list.children("group").map(|group| {
        let has = fact(group, "has").and_then(|fact| fact.lines.into_iter().next()).unwrap_or_default();
        Row { at: Some(group.id()), cells: vec![Line::of(one_line(&group.label())), has] }
    });
    section.add_table(Table::new(
        format!("Groups of {}", one_line(&list.label())),
        vec!["Group", "Codes"],
        groups.collect(),
    ));
    common::closing(&mut section, list);
    section
}

fn rule(rule: Decl<'_>) -> Section {
    let mut section = Section::about(rule, "Rule", Look::Card);
    common::opening(&mut section, rule);
    let mut all = Vec::new();
    all.extend(fact(rule, "on"));
    if let Some(law) = rule.own("if") {
        let condition = |name| law.condition(name).map(|condition| english::condition(rule.model(), condition));
        if let (Some(applies), Some(then)) = (condition("condition"), condition("then")) {
            all.push(Fact::new("If", applies));
            all.push(Fact::new("Then", then));
        }
    }
    all.extend(facts::rest(rule, &["on", "if"]));
    section.add_facts(all);
    let records = rule.own("on").and_then(|on| on.reference("table")).map(model::Table);
    add_examples(&mut section, rule, records);
    common::closing(&mut section, rule);
    section
}
