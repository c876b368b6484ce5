//! Code lists as enumerations, and their groups as sets.

use std::collections::BTreeMap;

use super::layout::{Expr, assignment};
use super::literal::{WIDTH, docstring};
use super::module::Module;
use super::names::{Scope, constant, members};
use crate::emit::plain::{plain, sentence, sources};
use crate::model::{Decl, Field, Value, code_text};

/// A code as the enumeration has it.
struct Member {
    name: String,
    code: String,
    label: String,
    meaning: String,
}

/// The class of a list, or of the codes a field or element names itself, with a set for each group.
pub(super) fn class(module: &mut Module<'_>, list: Decl<'_>, name: &str) -> String {
    let members = members_of(list);
    let mut out = format!("class {name}(CodeList):\n");
    out.push_str(&docstring(4, &documentation(list)));
    out.push('\n');
    for member in &members {
        out.push_str(&line(member));
    }
    for group in list.children("group") {
        out.push_str(&set(module, list, group, name, &members));
    }
    out
}

/// The names of all codes in the enumeration of a list, by code.
pub(super) fn member_names(list: Decl<'_>) -> BTreeMap<String, String> {
    members_of(list).into_iter().map(|member| (member.code, member.name)).collect()
}

/// Whether anything is known of its codes.
pub(super) fn has_codes(list: Decl<'_>) -> bool {
    !members_of(list).is_empty()
}

fn members_of(list: Decl<'_>) -> Vec<Member> {
    let mut scope = Scope::members();
    let mut member = |code: &str, label: &str, meaning: String| Member {
        name: scope.take(&members(code, label)),
        code: code.to_owned(),
        label: label.to_owned(),
        meaning,
    };
    if list.kind_word() == "codes" {
        let codes = list.children("code");
        codes.map(|code| member(&code_text(code), &code.label(), plain(code, code.text("means")))).collect()
    } else {
        let codes = Field(list).codes().unwrap_or_default();
        codes.iter().map(|code| member(&code.text, &code.text, String::new())).collect()
    }
}

fn documentation(list: Decl<'_>) -> Vec<String> {
    let mut paragraphs = vec![sentence(&list.label()), plain(list, list.text("means"))];
    if list.kind_word() == "codes"
        && let Some(no) = list.said_no("codes")
    {
        let part = no.text("part").map(|part| format!(" What is missing: {part}.")).unwrap_or_default();
        paragraphs.push(format!("Not all codes are given here, so fields may hold others.{part}"));
    }
    paragraphs.push(sources(list));
    paragraphs.retain(|paragraph| !paragraph.is_empty());
    paragraphs
}

fn line(member: &Member) -> String {
    let mut items = vec![Expr::text(&member.code)];
    if member.label != member.code || !member.meaning.is_empty() {
        items.push(Expr::text(&member.label));
    }
    if !member.meaning.is_empty() {
        items.push(Expr::text(&member.meaning));
    }
    let flat: Vec<String> = items.iter().map(Expr::flat).collect();
    let flat = format!("    {} = {}\n", member.name, flat.join(", "));
    if flat.chars().count() <= WIDTH + 1 {
        return flat;
    }
    assignment(4, &member.name, None, &Expr::group("(", items, ")").tall())
}

/// The set of a group; nothing where its codes cannot be listed.
fn set(module: &mut Module<'_>, list: Decl<'_>, group: Decl<'_>, class: &str, members: &[Member]) -> String {
    let Some(codes) = codes_of_group(group, members) else { return String::new() };
    let known = |code: &str| members.iter().find(|member| member.code == code);
    let all_known = codes.iter().all(|code| known(code).is_some());
    let items = codes.iter().map(|code| match known(code) {
        Some(member) => Expr::word(format!("{class}.{}", member.name)),
        None => Expr::text(code),
    });
    let wanted = [constant(group.name()), format!("{}_{}", constant(list.name()), constant(group.name()))];
    let name = module.scope.take(&wanted);
    let annotation = Expr::word(if all_known { "Final" } else { "Final[frozenset[str]]" });
    let value = Expr::group("frozenset(", [Expr::group("{", items, "}")], ")");
    let mut paragraphs = vec![sentence(&group.label()), plain(group, group.text("means"))];
    paragraphs.retain(|paragraph| !paragraph.is_empty());
    let set = assignment(0, &name, Some(&annotation), &value);
    module.uses("Final");
    module.groups.insert(group.id(), name.clone());
    module.offers(name);
    format!("\n\n{set}{}", docstring(0, &paragraphs))
}

/// The codes of a group, each once, in the order of the group; none where a range runs over codes that are not given.
fn codes_of_group(group: Decl<'_>, members: &[Member]) -> Option<Vec<String>> {
    let place = |code: &str| members.iter().position(|member| member.code == code);
    let mut codes: Vec<String> = Vec::new();
    for filled in group.own("has")?.values() {
        let found = match &filled.value {
            Value::Code(code) => vec![code.to_string()],
            Value::CodeRange(from, to) => {
                members.get(place(from)?..=place(to)?)?.iter().map(|member| member.code.clone()).collect()
            }
            _ => Vec::new(),
        };
        for code in found {
            if !codes.contains(&code) {
                codes.push(code);
            }
        }
    }
    (!codes.is_empty()).then_some(codes)
}
