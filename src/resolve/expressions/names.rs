//! Names in expressions: fields over links, data elements, terms and codes.

use super::scope::Scope;
use crate::diagnostic::{Applicability, Diagnostic};
use crate::expression::{Code, Member, Type, Value};
use crate::id::DeclId;
use crate::model::{Decl, Found, Table, code_text, codes_of, type_of};
use crate::resolve::findings::{
    ELEMENT_NOT_RECORDED, UNKNOWN_CODE, UNKNOWN_FIELD, UNLINKED_TABLE, nearest, unknown_name,
};
use crate::source::Span;
use crate::syntax::phrase::{Node, Phrase};
use crate::syntax::text_value;

/// What a name in an expression is.
pub(super) enum Named<'m> {
    /// A value of the record at hand, or of one it links to.
    Value(Value),
    /// A term, said of the record that these links lead to.
    Term(Decl<'m>),
    /// The record that links lead to.
    Record(Table<'m>, Vec<DeclId>),
    /// Nothing; the nearest that could be meant, if any.
    Nothing,
}

impl<'m> Scope<'m, '_> {
    /// The field that a statement names.
    pub(super) fn field(&mut self, span: Span) -> Option<DeclId> {
        let phrase = Phrase { span, node: Node::Name };
        match self.named(&phrase) {
            Named::Value(Value::Field { field, .. }) => Some(field),
            Named::Value(_) => None,
            Named::Term(_) | Named::Record(..) | Named::Nothing => {
                self.unknown_field(span);
                None
            }
        }
    }

    /// What a name or path is, without a word about what it is not.
    pub(super) fn named(&mut self, phrase: &Phrase) -> Named<'m> {
        let path = self.path_text(phrase);
        let segments: Vec<&str> = path.split('.').collect();
        if let Some(table) = self.table {
            let named = self.in_table(table, &segments);
            if !matches!(named, Named::Nothing) {
                return named;
            }
        }
        match self.model.find(self.package(), Some(self.owner.id()), &path, &["element", "term"]) {
            Found::One(id) if self.model.decl(id).kind_word() == "term" => Named::Term(self.model.decl(id)),
            Found::One(id) => self.element(self.model.decl(id), phrase.span),
            Found::Several(_) | Found::OtherKind(_) | Found::Nothing => Named::Nothing,
        }
    }

    /// A path from a table on: links, then a field.
    fn in_table(&self, table: Table<'m>, segments: &[&str]) -> Named<'m> {
        let mut at = table;
        let mut links = self.links.clone();
        for (index, segment) in segments.iter().enumerate() {
            let last = index + 1 == segments.len();
            if let (true, Some(field)) = (last, at.field(segment)) {
                return Named::Value(Value::Field { links, field: field.id(), kind: type_of(field) });
            }
            let link = at.link(segment).and_then(|link| Some((link, link.own("to")?.reference("table")?)));
            match link {
                Some((link, to)) => {
                    links.push(link.id());
                    at = Table(to);
                }
                // The table by its own name: `referral.closed-on` in a table of referrals.
                None if index == 0 && !last && at.name() == *segment => {}
                None => return Named::Nothing,
            }
        }
        if links.len() == self.links.len() { Named::Nothing } else { Named::Record(at, links) }
    }

    /// A data element: the field of the table at hand that records it; itself where no table is at hand.
    fn element(&mut self, element: Decl<'m>, span: Span) -> Named<'m> {
        let kind = type_of(element);
        let Some(table) = self.table else {
            return Named::Value(Value::Field { links: Vec::new(), field: element.id(), kind });
        };
        if let Some(field) = table.field_recording(element) {
            return Named::Value(Value::Field { links: self.links.clone(), field: field.id(), kind: type_of(field) });
        }
        // One link away is near enough to be meant: the child of an episode.
        for link in table.links() {
            let to = link.own("to").and_then(|to| to.reference("table")).map(Table);
            if let Some(field) = to.and_then(|to| to.field_recording(element)) {
                let mut links = self.links.clone();
                links.push(link.id());
                return Named::Value(Value::Field { links, field: field.id(), kind: type_of(field) });
            }
        }
        if !self.table_unknown {
            let by_name = table.field(element.name());
            let mut diagnostic = Diagnostic::new(
                &ELEMENT_NOT_RECORDED,
                span,
                format!("no field of `{}` records `{}`", table.path(), element.path()),
            )
            .here("cannot be told from these records")
            .also(table.span(), "these are the records it is asked of")
            .help(format!("Say of the field that holds it: `records {}`.", element.name()));
            if let Some(field) = by_name {
                diagnostic = diagnostic.also(field.span(), "is this the field that holds it?");
            }
            // Within a term the term's own place is no help: `span` is where the term is used.
            let quiet = std::mem::replace(&mut self.quiet, false);
            self.report(diagnostic);
            self.quiet = quiet;
        }
        Named::Value(Value::Unresolved)
    }

    /// Says that a name is no field of the table at hand.
    pub(super) fn unknown_field(&mut self, span: Span) {
        let name = self.slice(span).to_owned();
        if self.table_unknown {
            return;
        }
        let Some(table) = self.table else {
            let candidates = self.model.candidates(self.package(), &["element", "term"]);
            let near = nearest(&name, candidates.iter().map(|(name, _)| name.as_str()));
            let diagnostic = unknown_name(&name, span, &["element", "term"], near);
            self.report(diagnostic);
            return;
        };
        if let Some(diagnostic) = self.of_another_table(&name, table, span) {
            self.report(diagnostic);
            return;
        }
        let fields: Vec<&str> = table.fields().iter().chain(&table.links()).map(|field| field.name()).collect();
        let terms = self.model.candidates(self.package(), &["term", "element"]);
        let near = nearest(
            &name,
            fields.iter().copied().chain(terms.iter().map(|(name, _)| name.as_str())).collect::<Vec<_>>(),
        );
        let mut diagnostic = Diagnostic::new(&UNKNOWN_FIELD, span, format!("`{}` has no field `{name}`", table.path()))
            .also(table.span(), "the table it is looked for in");
        diagnostic = match near {
            Some(near) => diagnostic
                .here(format!("did you mean `{near}`?"))
                .help(format!("Write `{near}`, or add `field {name} …` to the table."))
                .fix(Applicability::Likely, span, near, format!("write `{near}`")),
            None => {
                let some = fields.iter().take(8).map(|field| format!("`{field}`")).collect::<Vec<_>>().join(", ");
                diagnostic
                    .here("not a field, a link or a term")
                    .help(format!("The table has {some}. Add `field {name} …` to it if it is collected."))
            }
        };
        self.report(diagnostic);
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
        let other = dataset.children("table").map(Table).find(holds)?;
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
            None => diagnostic.here("no link leads there").help(format!(
                "Say in `{}` how its records belong together: `link … to {} by …`.",
                table.name(),
                other.name()
            )),
        })
    }

    /// A code of a list, by the words of a phrase.
    pub(super) fn code(&mut self, list: DeclId, phrase: &Phrase) -> Value {
        let text = self.code_words(phrase);
        let Some(codes) = codes_of(self.model, list) else {
            let decl = self.model.decl(list);
            let declared = decl.children("code").find(|code| code_text(*code) == text).map(Decl::id);
            return Value::Code(Code { list: Some(list), declared, text: text.into() });
        };
        if let Some(code) = codes.iter().find(|code| code.text == text) {
            let declared = code.declared.map(Decl::id);
            return Value::Code(Code { list: Some(list), declared, text: text.into() });
        }
        let near = nearest(&text, codes.iter().map(|code| &*code.text));
        let decl = self.model.decl(list);
        let mut diagnostic =
            Diagnostic::new(&UNKNOWN_CODE, phrase.span, format!("`{text}` is not a code of `{}`", decl.path()))
                .also(decl.span(), "its codes are given here");
        diagnostic = match near {
            Some(near) => diagnostic
                .here(format!("did you mean `{near}`?"))
                .help(format!("Write `{near}`, or add `{text}` to the codes."))
                .fix(Applicability::Likely, phrase.span, near, format!("write `{near}`")),
            None => {
                let some = codes.iter().take(10).map(|code| format!("`{}`", code.text)).collect::<Vec<_>>().join(", ");
                diagnostic.here("no such code").help(format!(
                    "The codes are {some}. A record can never have another one, so this would never hold."
                ))
            }
        };
        self.report(diagnostic);
        Value::Unresolved
    }

    /// The words of a code: as written, without quotes.
    pub(super) fn code_words(&self, phrase: &Phrase) -> String {
        let words = self.slice(phrase.span);
        if words.starts_with(['"', '“', '”', '„']) { text_value(words).into_owned() } else { words.to_owned() }
    }

    /// A member of a set of codes: a group, the whole list, or one code.
    pub(super) fn code_member(&mut self, list: DeclId, phrase: &Phrase) -> Member {
        let decl = self.model.decl(list);
        let path = self.path_text(phrase);
        if let Some(group) = decl.children("group").find(|group| group.name() == path) {
            return Member::Group(group.id());
        }
        match self.model.find(self.package(), Some(self.owner.id()), &path, &["group", "codes"]) {
            Found::One(id) if id == list => return Member::List(list),
            Found::One(id) if self.model.decl(id).parent().is_some_and(|parent| parent.id() == list) => {
                return Member::Group(id);
            }
            _ => {}
        }
        Member::One(self.code(list, phrase))
    }

    /// The type of a value's codes.
    pub(super) fn code_list(value: &Value) -> Option<DeclId> {
        match value.kind() {
            Type::Code(list) => Some(list),
            _ => None,
        }
    }
}
