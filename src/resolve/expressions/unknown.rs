//! Names in expressions that reach nothing: what could be meant, and what to do.

use super::names::Named;
use super::rows::link_to;
use super::scope::Scope;
use crate::diagnostic::{Applicability, Diagnostic, closest};
use crate::expression::Value;
use crate::id::DeclId;
use crate::model::{CodeOf, Field, Model, Table, code_of, codes_of};
use crate::resolve::findings::{UNKNOWN_CODE, UNKNOWN_FIELD, UNLINKED_TABLE, nearest, unknown_name};
use crate::source::Span;
use crate::syntax::phrase::{Node, Phrase, UNCLEAR};

/// In how many tables of a dataset a field is looked for that is not where it should be.
const MOST_TABLES: usize = 256;

/// Words for what is not there.
const EMPTY: [&str; 7] = ["empty", "blank", "missing", "null", "none", "nothing", "unrecorded"];

impl<'m> Scope<'m, '_> {
    /// Says that a name or path reaches nothing: at its first part that does not.
    pub(super) fn unknown_field(&mut self, phrase: &Phrase) {
        if self.table_unknown {
            return;
        }
        let parts = self.parts_of(phrase);
        let (Some(table), true) = (self.table, parts.len() > 1) else {
            self.unknown_name_of_field(phrase.span);
            return;
        };
        // `born.child` for `child.born`.
        let reversed: Vec<&str> = parts.iter().rev().map(|(name, _)| *name).collect();
        if let Named::Value(_) = self.in_table(table, &reversed) {
            let write = parts.iter().map(|(name, _)| *name).collect::<Vec<_>>().join(" of ");
            let name = self.slice(phrase.span);
            let diagnostic =
                Diagnostic::new(&UNKNOWN_FIELD, phrase.span, format!("`{}` has no field `{name}`", table.path()))
                    .here(format!("did you mean `{write}`?"))
                    .also(table.span(), "the table it is looked for in")
                    .help(format!("Write `{write}`, or with the link first and a dot: `{}`.", reversed.join(".")))
                    .fix(Applicability::Likely, phrase.span, write.clone(), format!("write `{write}`"));
            self.report(diagnostic);
            return;
        }
        let mut at = table;
        for (index, (name, span)) in parts.iter().enumerate() {
            let link = at.link(name).and_then(|link| link.own("to")?.reference("table"));
            match link {
                Some(to) => at = Table(to),
                // The table by its own name, or the whole path is looked for elsewhere in the dataset.
                None if index == 0 && (at.name() == *name || at.field(name).is_none()) && index + 1 < parts.len() => {
                    if at.name() != *name {
                        self.unknown_name_of_field(phrase.span);
                        return;
                    }
                }
                None => {
                    self.at(at, Vec::new(), |scope| scope.unknown_name_of_field(*span));
                    return;
                }
            }
        }
        self.unknown_name_of_field(phrase.span);
    }

    /// The parts of a path from the record at hand on, each with its place.
    fn parts_of(&self, phrase: &Phrase) -> Vec<(&'m str, Span)> {
        match &phrase.node {
            Node::Of(part, whole) => {
                let mut parts = self.parts_of(whole);
                parts.extend(self.parts_of(part));
                parts
            }
            _ => {
                let mut at = phrase.span.start;
                let mut parts = Vec::new();
                for name in self.slice(phrase.span).split('.') {
                    let end = at + u32::try_from(name.len()).unwrap_or(0);
                    parts.push((name, Span { start: at, end, ..phrase.span }));
                    at = end + 1;
                }
                parts
            }
        }
    }

    fn unknown_name_of_field(&mut self, span: Span) {
        if self.table_unknown {
            return;
        }
        let name = self.slice(span);
        if let Some((label, help, write)) = Self::meant_by_word(name) {
            let diagnostic = Diagnostic::new(&UNKNOWN_FIELD, span, format!("`{name}` is not understood here"))
                .here(label)
                .help(help);
            self.report(match write {
                Some(write) => diagnostic.fix(Applicability::Likely, span, write.clone(), format!("write `{write}`")),
                None => diagnostic,
            });
            return;
        }
        let Some(table) = self.table else {
            let diagnostic = self.unknown_without_records(name, span);
            self.report(diagnostic);
            return;
        };
        if self.said_of_the_records(name, span) {
            return;
        }
        if let Some(diagnostic) = self.of_another_table(name, table, span) {
            self.report(diagnostic);
            return;
        }
        let diagnostic = Diagnostic::new(&UNKNOWN_FIELD, span, format!("`{}` has no field `{name}`", table.path()))
            .also(table.span(), "the table it is looked for in");
        if name == "age" {
            let diagnostic = diagnostic
                .here("an age is counted, not recorded")
                .help("Say at which moment: `aged over 4 years at the end of the period`, or as a number `age in months at the end of the period`.");
            self.report(diagnostic);
            return;
        }
        let holder = table.joined_from().unwrap_or(table);
        let fields: Vec<&str> =
            holder.children("field").take(9).chain(holder.children("link").take(9)).map(|field| field.name()).collect();
        let known = self.model.candidates_in(holder.id(), name);
        let terms = self.model.candidates(self.package(), name, &["term", "element"]);
        let near = closest(name, known.iter().chain(&terms).map(|(name, _)| name.as_ref()));
        let diagnostic = match near {
            Some(near) => diagnostic
                .here(format!("did you mean `{near}`?"))
                .help(format!("Write `{near}`, or add `field {name} …` to the table."))
                .fix(Applicability::Likely, span, near, format!("write `{near}`")),
            None if fields.is_empty() => diagnostic
                .here("not a field, a link or a term")
                .help(format!("Nothing is said yet of what these records hold: add `field {name} …` to the table.")),
            None => {
                let some = fields.iter().take(8).map(|field| format!("`{field}`")).collect::<Vec<_>>().join(", ");
                let more = if fields.len() > 8 { " and more" } else { "" };
                diagnostic
                    .here("not a field, a link or a term")
                    .help(format!("The table has {some}{more}. Add `field {name} …` to it if it is collected."))
            }
        };
        self.report(diagnostic);
    }

    /// A name in a condition that is not about the records of a table.
    fn unknown_without_records(&self, name: &str, span: Span) -> Diagnostic {
        let candidates = self.model.candidates(self.package(), name, &["element", "term"]);
        let near = nearest(name, candidates.iter().map(|(name, _)| name.as_ref()));
        let diagnostic = unknown_name(name, span, &["element", "term"], near);
        let tables = self.model.tables_in_sight(self.package());
        let holds = |id: &DeclId| Table(self.model.decl(*id)).field(name).is_some();
        let table = tables.iter().find(|(_, id)| holds(id));
        match (self.owner.kind_word(), table, near) {
            ("term", Some((table, id)), None) => diagnostic.also(self.model.decl(*id).span(), "these records have such a field").help(format!(
                "A term speaks of data elements, or of the records of one table: say `of {table}` in the term, or declare `element {name} \"…\"` and say in the field `records {name}`."
            )),
            _ => diagnostic,
        }
    }

    /// A field of another table that no link leads to, or that is reached without saying over which.
    fn of_another_table(&self, name: &str, table: Table<'m>, span: Span) -> Option<Diagnostic> {
        let (owner, bare) = match name.split_once('.') {
            Some((owner, bare)) => (Some(owner), bare),
            None => (None, name),
        };
        let dataset = table.dataset()?;
        let holds = |other: &Table<'m>| {
            other.id() != table.id() && other.field(bare).is_some() && owner.is_none_or(|owner| other.name() == owner)
        };
        let other = dataset.children("table").take(MOST_TABLES).map(Table).find(holds)?;
        let link =
            table.links().into_iter().find(|link| link.own("to").is_some_and(|to| to.refers_to("table", other.id())));
        let diagnostic = Diagnostic::new(
            &UNLINKED_TABLE,
            span,
            format!("`{name}` belongs to `{}`, not to `{}`", other.path(), table.path()),
        )
        .also(other.span(), "this table has it");
        Some(match link {
            Some(link) => {
                let through = format!("{bare} of {}", link.name());
                diagnostic
                    .here(format!("reached over `{}`", link.name()))
                    .help(format!("Write `{through}`, so that a reader sees whose it is."))
                    .fix(Applicability::Likely, span, through.clone(), format!("write `{through}`"))
            }
            None if link_to(other, table).is_some() => {
                let row = other.row().unwrap_or(other.name());
                diagnostic.here("many records there belong to one here").help(format!(
                    "Say which of them: `there is a {row} where {bare} …`, `number of {}` or `latest {bare} of {}`.",
                    other.name(),
                    other.name()
                ))
            }
            None => diagnostic.here("no link leads there").help(format!(
                "Say in `{}` how its records belong together: `link … to {} by …`.",
                table.name(),
                other.name()
            )),
        })
    }

    /// Says that a code is none of a list.
    pub(super) fn unknown_code(&mut self, list: DeclId, text: &str, span: Span) {
        let codes = codes_near(self.model, list, text);
        let decl = self.model.decl(list);
        let diagnostic = Diagnostic::new(&UNKNOWN_CODE, span, format!("`{text}` is not a code of `{}`", decl.path()))
            .also(decl.span(), "its codes are given here");
        // By what it means: `female` for the code whose title is \"Female\".
        let title = |code: &CodeOf<'m>| code.declared?.title().map(|title| title.to_lowercase());
        let said = text.to_lowercase().replace('-', " ");
        let titles: Vec<(String, &CodeOf<'m>)> =
            codes.iter().filter_map(|code| title(code).map(|title| (title, code))).collect();
        let meant = titles.iter().find(|(title, _)| *title == said).or_else(|| {
            let near = closest(&said, titles.iter().map(|(title, _)| title.as_str()))?;
            titles.iter().find(|(title, _)| title == near)
        });
        let near = nearest(text, codes.iter().map(|code| &*code.text));
        let diagnostic = match (meant, near) {
            (Some((_, code)), None) => {
                let label = code.declared.map(|code| code.label().into_owned()).unwrap_or_default();
                diagnostic
                    .here(format!("did you mean `{}`?", code.text))
                    .help(format!("Write `{}`: a condition names the code as it stands in the data, and it stands for \"{label}\".", code.text))
                    .fix(Applicability::Likely, span, code.text.clone(), format!("write `{}`", code.text))
            }
            (_, Some(near)) => diagnostic
                .here(format!("did you mean `{near}`?"))
                .help(format!("Write `{near}`, or add `{text}` to the codes."))
                .fix(Applicability::Likely, span, near, format!("write `{near}`")),
            (None, None) => {
                let some = codes.iter().take(10).map(|code| format!("`{}`", code.text)).collect::<Vec<_>>().join(", ");
                let more = if codes.len() > 10 { " and more" } else { "" };
                diagnostic.here("no such code").help(format!(
                    "The codes are {some}{more}. A record can never have another one, so this would never hold."
                ))
            }
        };
        self.report(diagnostic);
    }

    /// `is unknown` of a value that has a code `unknown`: whether it was asked which of the two is meant.
    pub(super) fn code_or_not(&mut self, value: &Value, right: &Phrase) -> bool {
        let (Some(list), Value::Field { field, .. } | Value::Derived { field, .. }) = (Self::code_list(value), value)
        else {
            return false;
        };
        let named_itself = self.model.decl(list).kind_word() != "codes";
        let given = code_of(self.model, list, "unknown").filter(|code| code.declared.is_some() || named_itself);
        if given.is_none() || Field(self.model.decl(*field)).unknown_codes().contains(&"unknown") {
            return false;
        }
        let diagnostic = Diagnostic::new(&UNCLEAR, right.span, "`unknown` is a code here, and may mean that nothing is known")
            .here("the code, or nothing known?")
            .also(self.model.decl(list).span(), "has a code `unknown`")
            .help("Write `is \"unknown\"` for the code, `is not known` where nothing was recorded. If the code means that nothing is known, say so in the field: `unknown codes unknown`.");
        self.report(diagnostic);
        true
    }

    /// `is empty`, `is not missing`: said of a field by its being known. Whether it was said.
    pub(super) fn said_to_be_empty(&mut self, value: &Value, right: &Phrase, negated: bool) -> bool {
        let word = self.slice(right.span);
        let is_code = || {
            let codes = Self::code_list(value).map(|list| codes_of(self.model, list));
            codes.is_some_and(|codes| codes.is_none_or(|codes| codes.iter().any(|code| code.text == word)))
        };
        let empty = matches!(right.node, Node::Name) && EMPTY.contains(&word) && !is_code();
        if !empty || !matches!(self.named(right), Named::Nothing) {
            return false;
        }
        let write = if negated { "known" } else { "not known" };
        let text = self.model.sources().file(right.span.file).text();
        let before = text.get(..right.span.start as usize).unwrap_or_default().trim_end();
        let not = before.strip_suffix("not").filter(|_| negated).map(str::len);
        let span = Span { start: not.and_then(|at| u32::try_from(at).ok()).unwrap_or(right.span.start), ..right.span };
        let said = self.slice(span).split_whitespace().collect::<Vec<_>>().join(" ");
        let diagnostic = Diagnostic::new(&UNKNOWN_FIELD, span, format!("`{said}` is said `{write}` here"))
            .here(format!("write `{write}`"))
            .help("Whatever is not there is not known, whether it was left empty, is missing or has a code for it: `is known`, `is not known`.")
            .fix(Applicability::Likely, span, write, format!("write `{write}`"));
        self.report(diagnostic);
        true
    }
}

/// The codes that could be meant by one that is none: all of a list, or, of very many, those that stand near it.
fn codes_near<'m>(model: &'m Model, list: DeclId, text: &str) -> Vec<CodeOf<'m>> {
    let decl = model.decl(list);
    if decl.kind_word() != "codes" {
        let near = model.codes_named_near(list, text).into_iter();
        return near.map(|code| CodeOf { text: code.into(), declared: None }).collect();
    }
    let mut near: Vec<_> = model.candidates_in(list, text).into_iter().map(|(text, id)| (id, text)).collect();
    near.sort_unstable();
    let codes = near.into_iter().map(|(id, text)| CodeOf { text, declared: Some(model.decl(id)) });
    codes.filter(|code| code.declared.is_some_and(|code| code.kind_word() == "code")).collect()
}
