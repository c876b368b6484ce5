//! Records of other tables, as seen from the record at hand.

use super::scope::Scope;
use crate::diagnostic::Diagnostic;
use crate::expression::{Belonging, Rows, Type, Value};
use crate::id::DeclId;
use crate::model::{Found, Table};
use crate::resolve::findings::{TYPE_MISMATCH, UNLINKED_TABLE, nearest, unknown_name};
use crate::source::Span;
use crate::syntax::phrase::{Phrase, RowsPhrase};

impl<'m> Scope<'m, '_> {
    /// Rows of a table; none where the table is not known.
    pub(super) fn rows(&mut self, rows: &RowsPhrase) -> Option<Rows> {
        let table = self.noun(&rows.noun)?;
        let belong = self.belonging(rows, table);
        let (during, condition) = self.at(table, Vec::new(), |scope| {
            let during = rows.during.as_ref().map(|relation| scope.relation(relation));
            let condition = rows.condition.as_ref().map(|condition| scope.condition(condition));
            (during, condition)
        });
        Some(Rows { table: table.id(), belong, sequence: rows.sequence, during, within: rows.within, condition })
    }

    /// `the latest …` and `the earliest …` of rows.
    pub(super) fn extreme(&mut self, latest: bool, of: &Phrase, rows: &RowsPhrase) -> Value {
        let Some(rows) = self.rows(rows) else { return Value::Unresolved };
        let table = Table(self.model.decl(rows.table));
        let value = self.at(table, Vec::new(), |scope| scope.value(of));
        match value.kind() {
            Type::Date | Type::Number { .. } | Type::Unknown => {}
            Type::Truth | Type::Code(_) | Type::Text | Type::Identifier(_) => {
                let diagnostic = Diagnostic::new(
                    &TYPE_MISMATCH,
                    of.span,
                    format!("`{}` has no earliest or latest", self.slice(of.span)),
                )
                .here("neither a date nor a number")
                .help("Name a field that holds a date or a number.");
                self.report(diagnostic);
                return Value::Unresolved;
            }
        }
        Value::Extreme { latest, of: Box::new(value), rows: Box::new(rows) }
    }

    /// The table that a noun means: its id, or the words for one of its rows.
    fn noun(&mut self, noun: &Phrase) -> Option<Table<'m>> {
        let name = self.slice(noun.span);
        let at_hand = self.table.and_then(Table::dataset);
        let beside = at_hand.into_iter().flat_map(|dataset| dataset.children("table")).map(Table);
        let spells = self.model.of_kind("spell").map(Table).filter(|spell| {
            spell.package_id() == self.package()
                || Some(spell.package_id()) == at_hand.map(|dataset| dataset.package_id())
        });
        let near: Vec<Table<'m>> = beside.chain(spells).collect();
        if let Some(table) = near.iter().find(|table| table.name() == name) {
            return Some(*table);
        }
        // `an earlier referral`: one row is a referral.
        if let Some(table) = near.iter().find(|table| table.row() == Some(name) || is_plural(name, table.row())) {
            return Some(*table);
        }
        if let Found::One(id) = self.model.find_table(self.package(), Some(self.owner.id()), name) {
            return Some(Table(self.model.decl(id)));
        }
        if self.table_unknown {
            return None;
        }
        let candidates: Vec<&str> = near.iter().flat_map(|table| [Some(table.name()), table.row()]).flatten().collect();
        let near = nearest(name, candidates.iter().copied());
        let diagnostic = unknown_name(name, noun.span, &["table"], near);
        self.report(diagnostic);
        None
    }

    fn belonging(&mut self, rows: &RowsPhrase, table: Table<'m>) -> Belonging {
        if let Some(same) = &rows.same {
            return self.shared(table, same);
        }
        if let Some(of) = &rows.of {
            return self.linked_by(table, of);
        }
        let Some(at_hand) = self.table else {
            return if self.table_unknown { Belonging::Unresolved } else { Belonging::All };
        };
        if let Some(link) = link_to(table, at_hand) {
            return Belonging::Link(link);
        }
        // Both belong to the same third record: other episodes of a child, seen from one of its reviews.
        if let Some(same) = shared_link(table, at_hand) {
            return Belonging::Same(same);
        }
        self.unlinked(table, at_hand, rows.noun.span);
        Belonging::Unresolved
    }

    /// `of the same child`: a link or a field of the rows' table.
    fn shared(&mut self, table: Table<'m>, same: &Phrase) -> Belonging {
        let name = self.slice(same.span);
        let by_name = table.link(name).or_else(|| table.field(name));
        // `the same child` may mean the link by the words for one row of where it leads.
        let by_row = || {
            table.links().into_iter().find(|link| {
                let to = link.own("to").and_then(|to| to.reference("table")).map(Table);
                to.and_then(Table::row) == Some(name)
            })
        };
        if let Some(shared) = by_name.or_else(by_row) {
            return Belonging::Same(shared.id());
        }
        let known: Vec<&str> = table.links().iter().chain(&table.fields()).map(|decl| decl.name()).collect();
        let near = nearest(name, known.iter().copied());
        let diagnostic =
            unknown_name(name, same.span, &["field", "link"], near).also(table.span(), "looked for in these records");
        self.report(diagnostic);
        Belonging::Unresolved
    }

    /// `child of the family`, `plans of the referral`: the link of the rows' table that leads to the record at hand.
    fn linked_by(&mut self, table: Table<'m>, of: &Phrase) -> Belonging {
        let path = self.path_text(of);
        if let Some(link) = table.link(&path) {
            return Belonging::Link(link.id());
        }
        let at_hand = self.table.filter(|at_hand| at_hand.name() == path || at_hand.row() == Some(path.as_str()));
        if let Some(link) = at_hand.and_then(|at_hand| link_to(table, at_hand)) {
            return Belonging::Link(link);
        }
        // The dataset: `plans of cin` are all of them.
        if self.model.find(self.package(), None, &path, &["dataset"])
            == Found::One(table.dataset().map_or(table.id(), |dataset| dataset.id()))
        {
            return match self.table.and_then(|at_hand| link_to(table, at_hand)) {
                Some(link) => Belonging::Link(link),
                None => Belonging::All,
            };
        }
        match self.table {
            Some(at_hand) => self.unlinked(table, at_hand, of.span),
            None => {
                let diagnostic = unknown_name(&path, of.span, &["link"], None);
                self.report(diagnostic);
            }
        }
        Belonging::Unresolved
    }

    fn unlinked(&mut self, table: Table<'m>, at_hand: Table<'m>, span: Span) {
        let diagnostic = Diagnostic::new(
            &UNLINKED_TABLE,
            span,
            format!("no link leads from `{}` to `{}`", table.path(), at_hand.path()),
        )
        .here("which of them belong to the record at hand?")
        .also(table.span(), "has no link to the other")
        .also(at_hand.span(), "the records at hand")
        .help(format!(
            "Say in `{}` how its records belong to the other: `link … to {} by …`.",
            table.name(),
            at_hand.name()
        ));
        self.report(diagnostic);
    }
}

/// The one link that leads from a table to another.
fn link_to(from: Table<'_>, to: Table<'_>) -> Option<DeclId> {
    let target = to.joined_from().unwrap_or(to).id();
    from.links()
        .into_iter()
        .find(|link| link.own("to").is_some_and(|statement| statement.refers_to("table", target)))
        .map(|link| link.id())
}

/// A link of the first table to a third that the second links to as well.
fn shared_link(table: Table<'_>, at_hand: Table<'_>) -> Option<DeclId> {
    let to =
        |link: &crate::model::Decl<'_>| link.own("to").and_then(|to| to.reference("table")).map(|table| table.id());
    let reached: Vec<DeclId> = at_hand.links().iter().filter_map(to).collect();
    table.links().into_iter().find(|link| to(link).is_some_and(|id| reached.contains(&id))).map(|link| link.id())
}

/// `referrals` for `referral`.
fn is_plural(name: &str, row: Option<&str>) -> bool {
    row.is_some_and(|row| {
        name.strip_suffix('s') == Some(row)
            || name.strip_suffix("ies").is_some_and(|stem| row.strip_suffix('y') == Some(stem))
    })
}
