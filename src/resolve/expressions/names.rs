//! Names in expressions: fields over links, data elements, terms and codes.

use super::scope::Scope;
use crate::diagnostic::Diagnostic;
use crate::expression::{Code, Member, Type, Value};
use crate::id::DeclId;
use crate::model::{Decl, Found, Table, code_of, type_of};
use crate::resolve::findings::ELEMENT_NOT_RECORDED;
use crate::source::Span;
use crate::syntax::code_value;
use crate::syntax::phrase::{Node, Phrase};

/// What a name in an expression is.
pub(super) enum Named<'m> {
    /// A value of the record at hand, or of one it links to.
    Value(Value),
    /// A term, said of the record that these links lead to.
    Term(Decl<'m>),
    /// The record that links lead to.
    Record(Table<'m>, Vec<DeclId>),
    /// Nothing.
    Nothing,
}

impl<'m> Scope<'m, '_> {
    /// The field that a statement names.
    pub(super) fn field(&mut self, span: Span) -> Option<DeclId> {
        let phrase = Phrase { span, node: Node::Name };
        match self.named(&phrase) {
            Named::Value(Value::Field { field, .. } | Value::Derived { field, .. }) => Some(field),
            Named::Value(_) => None,
            Named::Term(_) | Named::Record(..) | Named::Nothing => {
                self.unknown_field(&phrase);
                None
            }
        }
    }

    /// What a name or path is, without a word about what it is not.
    pub(super) fn named(&mut self, phrase: &Phrase) -> Named<'m> {
        let path = self.path_text(phrase);
        let segments: Vec<&str> = path.split('.').collect();
        if let Some(table) = self.table.filter(|_| !self.of_elements) {
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
    pub(super) fn in_table(&mut self, table: Table<'m>, segments: &[&str]) -> Named<'m> {
        let mut at = table;
        let mut links = self.links.clone();
        for (index, segment) in segments.iter().enumerate() {
            let last = index + 1 == segments.len();
            if let (true, Some(field)) = (last, at.field(segment)) {
                return Named::Value(self.of_field(at, links, field));
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
            return Named::Value(self.of_field(table, self.links.clone(), field));
        }
        // One link away is near enough to be meant: the child of an episode.
        for link in table.links() {
            let to = link.own("to").and_then(|to| to.reference("table")).map(Table);
            let recorded = to.and_then(|to| Some((to, to.field_recording(element)?)));
            if let Some((to, field)) = recorded {
                let mut links = self.links.clone();
                links.push(link.id());
                return Named::Value(self.of_field(to, links, field));
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

    /// A code of a list, by the words of a phrase.
    pub(super) fn code(&mut self, list: DeclId, phrase: &Phrase) -> Value {
        let text = self.code_words(phrase);
        match code_of(self.model, list, &text) {
            Some(code) => {
                let declared = code.declared.map(Decl::id);
                Value::Code(Code { list, declared, text: text.into() })
            }
            None => {
                self.unknown_code(list, &text, phrase.span);
                Value::Unresolved
            }
        }
    }

    /// The words of a code: as written, without quotes.
    pub(super) fn code_words(&self, phrase: &Phrase) -> String {
        code_value(self.slice(phrase.span)).into_owned()
    }

    /// A member of a set of codes: a group, the whole list, or one code.
    pub(super) fn code_member(&mut self, list: DeclId, phrase: &Phrase) -> Member {
        let decl = self.model.decl(list);
        let path = self.path_text(phrase);
        if let Some(group) = decl.children_called(&path).find(|group| group.kind_word() == "group") {
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
