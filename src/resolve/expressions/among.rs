//! A record among the others of its table: `is unique`, `do not overlap`, `leave no gap`.

use super::conditions::not;
use super::names::Named;
use super::rows::says_badly;
use super::scope::Scope;
use crate::diagnostic::Diagnostic;
use crate::expression::{Among, Condition, Standing, Stretch, Value};
use crate::id::DeclId;
use crate::model::{Decl, Table, type_of};
use crate::resolve::findings::TYPE_MISMATCH;
use crate::source::Span;
use crate::syntax::phrase::{AmongPhrase, Is, Node, Phrase, StandsPhrase};

/// What records share: how it is named, and the fields it comes to.
type Shared = (DeclId, Vec<Value>);

impl<'m> Scope<'m, '_> {
    /// `child-id and began are unique together`; of several otherwise each by itself, or any.
    pub(super) fn unique(&mut self, is: &Is, together: bool) -> Condition {
        let Some(here) = is.subjects.first().map(|subject| subject.span) else { return Condition::Unresolved };
        let Some(table) = self.records_at_hand(here) else { return Condition::Unresolved };
        let links = std::mem::take(&mut self.links);
        let shared: Option<Vec<Shared>> = is.subjects.iter().map(|subject| self.shared(table, subject)).collect();
        self.links = links;
        let Some(shared) = shared else { return Condition::Unresolved };
        let groups = if together { vec![shared] } else { shared.into_iter().map(|one| vec![one]).collect() };
        let mut parts: Vec<Condition> = groups
            .into_iter()
            .map(|group| self.stands(table, group, Standing::Unique))
            .map(|condition| if is.negated { not(condition) } else { condition })
            .collect();
        match (parts.len(), is.each) {
            (1, _) => parts.swap_remove(0),
            (_, true) => Condition::All(parts),
            (_, false) => Condition::Any(parts),
        }
    }

    /// `plans of the same child do not overlap`.
    pub(super) fn among(&mut self, among: &AmongPhrase) -> Condition {
        let here = among.noun.span;
        let Some(table) = self.records_at_hand(here) else { return Condition::Unresolved };
        let Some(named) = self.table_of_noun(&among.noun, None) else { return Condition::Unresolved };
        if named != table {
            self.other_records(named, table, here);
            return Condition::Unresolved;
        }
        let shared: Option<Vec<Shared>> = among
            .same
            .iter()
            .map(|same| self.shared_by(table, same.span).and_then(|by| self.fields_of(table, self.model.decl(by))))
            .collect();
        let links = std::mem::take(&mut self.links);
        let stretch = self.stretch(table);
        self.links = links;
        let Some((from, to)) = stretch else {
            if !says_badly(table) {
                self.no_stretch(here, Some(table));
            }
            return Condition::Unresolved;
        };
        let unresolved = from == Value::Unresolved || to == Some(Value::Unresolved);
        let (Some(shared), false) = (shared, unresolved) else { return Condition::Unresolved };
        let stretch = Stretch { from, to };
        let standing = match among.stands {
            StandsPhrase::Apart => Standing::Apart(stretch),
            StandsPhrase::Unbroken => Standing::Unbroken(stretch),
        };
        self.stands(table, shared, standing)
    }

    fn stands(&self, table: Table<'m>, shared: Vec<Shared>, stands: Standing) -> Condition {
        let (same, values): (Vec<DeclId>, Vec<Vec<Value>>) = shared.into_iter().unzip();
        let (links, values) = (self.links.clone(), values.concat());
        Condition::Among(Box::new(Among { links, table: table.id(), same, values, stands }))
    }

    /// The table whose records are spoken of; said where there is none.
    fn records_at_hand(&mut self, span: Span) -> Option<Table<'m>> {
        if self.table.is_none() && !self.table_unknown {
            let diagnostic = Diagnostic::new(&TYPE_MISMATCH, span, "it is not said which records are meant")
                .here("among which records?")
                .help("Say which table it is about: `of …` in a term, `on …` in a rule, `counts …` in a metric.");
            self.report(diagnostic);
        }
        self.table
    }

    /// A field or link of the record itself, which records may share.
    fn shared(&mut self, table: Table<'m>, subject: &Phrase) -> Option<Shared> {
        let named = match &subject.node {
            Node::Name | Node::Of(..) => self.named(subject),
            _ => Named::Value(Value::Truth(true)),
        };
        match named {
            Named::Value(Value::Unresolved) => None,
            Named::Value(value @ Value::Field { .. }) if of_record(&value) => {
                let Value::Field { field, .. } = &value else { return None };
                Some((*field, vec![value]))
            }
            Named::Value(Value::Derived { field, .. }) => {
                self.is_collected(self.model.decl(field), subject.span);
                None
            }
            Named::Record(_, links) if links.len() == 1 => {
                links.first().and_then(|link| self.fields_of(table, self.model.decl(*link)))
            }
            Named::Value(_) | Named::Record(..) | Named::Term(_) => {
                let message = format!("`{}` is not a field of `{}`", self.slice(subject.span), table.path());
                let diagnostic = Diagnostic::new(&TYPE_MISMATCH, subject.span, message)
                    .here("only a field of the record itself can be unique")
                    .also(table.span(), "these records")
                    .help("Name a field or a link of these records. What another record holds is unique among the records of that table: say it in a rule on those.");
                self.report(diagnostic);
                None
            }
            Named::Nothing => {
                self.unknown_field(subject);
                None
            }
        }
    }

    /// What a field or link comes to: a link to the fields that it joins by. Nothing where those are not known, which was
    /// reported.
    fn fields_of(&self, table: Table<'m>, shared: Decl<'m>) -> Option<Shared> {
        let value = |field: Decl<'m>| Value::Field { links: Vec::new(), field: field.id(), kind: type_of(field) };
        if shared.kind_word() != "link" {
            return Some((shared.id(), vec![value(shared)]));
        }
        let by = shared.own("to")?.all("field").map(|field| table.field(self.slice(field.span)));
        let fields: Option<Vec<Value>> = by.map(|field| field.map(value)).collect();
        fields.filter(|fields| !fields.is_empty()).map(|fields| (shared.id(), fields))
    }

    fn other_records(&mut self, named: Table<'m>, at_hand: Table<'m>, span: Span) {
        let name = self.slice(span);
        let message = format!("`{name}` are not the records that are spoken of here");
        let diagnostic = Diagnostic::new(&TYPE_MISMATCH, span, message)
            .here(format!("here each record is of `{}`", at_hand.path()))
            .also(named.span(), format!("`{name}` are these"))
            .help(format!("It is said of each record of one table: write it in a rule that is `on {}`.", named.name()));
        self.report(diagnostic);
    }
}

fn of_record(value: &Value) -> bool {
    matches!(value, Value::Field { links, .. } if links.is_empty())
}
