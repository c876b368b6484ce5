//! Code lists as objects that give each code its label, with the type of their codes, and their groups.

use super::layout::Doc;
use super::literal::{comment, property, text};
use super::module::Module;
use crate::emit::plain::{paragraph, plain, sentence, sources};
use crate::id::DeclId;
use crate::model::{Decl, Field, Value, code_text, codes_of};

/// A code with what it is called and means.
struct Code {
    code: String,
    label: String,
    meaning: String,
}

/// The file of all code lists; nothing where there are none.
pub(super) fn file(module: &Module<'_>) -> Option<String> {
    let lists: Vec<String> =
        module.lists.iter().map(|(id, name)| list(module, module.cx.model.decl(*id), name)).collect();
    let head = comment(0, &["The codes of the framework, with what each is called.".to_owned()]);
    (!lists.is_empty()).then(|| format!("{head}\n{}", lists.join("\n")))
}

fn list(module: &Module<'_>, list: Decl<'_>, name: &str) -> String {
    let entries = codes(list).into_iter().map(|code| {
        let about = comment(0, &[code.meaning]);
        let about = if about.is_empty() { Vec::new() } else { vec![Doc::lines(&about), Doc::End] };
        // Said so, the name is a property like any other.
        let key = if code.code == "__proto__" { "[\"__proto__\"]".to_owned() } else { property(&code.code) };
        Doc::All(about.into_iter().chain([Doc::entry(&key, text(&code.label))]).collect())
    });
    let object = Doc::tall(entries.collect()).laid_out();
    let mut out = comment(0, &documentation(list));
    out.push_str(&format!("export const {name} = {object} as const;\n"));
    out.push_str(&comment(0, &[format!("A code of this list: {}", sentence(&list.label()))]));
    out.push_str(&format!("export type {name} = keyof typeof {name};\n"));
    for group in list.children("group") {
        if let Some((group_name, codes)) = module.groups.get(&group.id()).zip(of_group(group)) {
            let codes = Doc::array(codes.iter().map(|code| text(code)).collect());
            let value =
                Doc::All(vec![Doc::text(format!("export const {group_name} = ")), codes, Doc::text(" as const;")]);
            out.push('\n');
            out.push_str(&comment(0, &[sentence(&group.label()), plain(group, group.text("means"))]));
            out.push_str(&format!("{}\n", value.laid_out()));
        }
    }
    out
}

fn documentation(list: Decl<'_>) -> Vec<String> {
    let mut paragraphs = vec![sentence(&list.label()), plain(list, list.text("means"))];
    if list.kind_word() == "codes"
        && let Some(no) = list.said_no("codes")
    {
        let part = no.text("part").map(|part| format!(" What is missing: {}.", paragraph(&part))).unwrap_or_default();
        paragraphs.push(format!("Not all codes are given here, so fields may hold others.{part}"));
    }
    paragraphs.push(sources(list));
    paragraphs
}

/// Whether anything is known of its codes.
pub(super) fn has_codes(list: Decl<'_>) -> bool {
    !codes(list).is_empty()
}

/// The codes of a list, or of a field or element that names them itself, each once.
fn codes(list: Decl<'_>) -> Vec<Code> {
    let all: Vec<Code> = if list.kind_word() == "codes" {
        let code = |code: Decl<'_>| Code {
            code: code_text(code).into_owned(),
            label: paragraph(&code.label()),
            meaning: plain(code, code.text("means")),
        };
        list.children("code").map(code).collect()
    } else {
        let codes = Field(list).codes().unwrap_or_default().into_iter();
        let named = |code: &str| Code { code: code.to_owned(), label: code.to_owned(), meaning: String::new() };
        codes.map(|code| named(&code.text)).collect()
    };
    let mut seen = std::collections::BTreeSet::new();
    all.into_iter().filter(|code| seen.insert(code.code.clone())).collect()
}

/// What belongs to a group: codes one by one, and from one to another where their list does not give them all.
#[derive(Debug, Default)]
pub(super) struct Members {
    pub(super) single: Vec<String>,
    pub(super) ranges: Vec<(String, String)>,
}

impl Members {
    /// Adds what lies between two codes of a list.
    pub(super) fn add_range(&mut self, list: Decl<'_>, from: &str, to: &str) {
        let Some(codes) = codes_of(list.model(), list.id()) else {
            self.ranges.push((from.to_owned(), to.to_owned()));
            return;
        };
        let place = |wanted: &str| codes.iter().rposition(|code| code.text == wanted);
        if let Some((from, to)) = place(from).zip(place(to)) {
            codes.get(from..=to).into_iter().flatten().for_each(|code| self.add(&code.text));
        }
    }

    /// Adds a code.
    pub(super) fn add(&mut self, code: &str) {
        if !self.single.iter().any(|known| known == code) {
            self.single.push(code.to_owned());
        }
    }
}

/// What belongs to a group.
pub(super) fn members(model: &crate::model::Model, group: DeclId) -> Members {
    let group = model.decl(group);
    let mut members = Members::default();
    for filled in group.statements("has").flat_map(|has| has.values()) {
        match (&filled.value, group.parent()) {
            (Value::Code(code), _) => members.add(code),
            (Value::CodeRange(from, to), Some(list)) => members.add_range(list, from, to),
            _ => {}
        }
    }
    members
}

/// The codes of a group, each once, in its order; none where a range runs over codes that are not given.
pub(super) fn of_group(group: Decl<'_>) -> Option<Vec<String>> {
    let members = members(group.model(), group.id());
    members.ranges.is_empty().then_some(members.single)
}
