//! Records of other tables, as seen from the record at hand.

use super::scope::Scope;
use crate::diagnostic::Diagnostic;
use crate::expression::{Belonging, Dates, Rows, Sequence, Type, Value};
use crate::id::DeclId;
use crate::model::{Decl, Found, Table, type_of};
use crate::resolve::findings::{TYPE_MISMATCH, UNKNOWN_STRETCH, UNLINKED_TABLE, nearest, unknown_name, unknown_table};
use crate::source::Span;
use crate::syntax::phrase::{Phrase, RelationPhrase, RowsPhrase};

/// Among how many tables, and as many spells, one that is not there is looked for.
const MOST_CANDIDATES: usize = 256;

impl<'m> Scope<'m, '_> {
    /// Rows of a table; none where the table is not known.
    pub(super) fn rows(&mut self, rows: &RowsPhrase) -> Option<Rows> {
        let table = self.noun(rows)?;
        let belong = self.belonging(rows, table);
        self.dates(rows, table);
        let dates = self.dates_of(rows, table);
        let (during, condition) = self.at(table, Vec::new(), |scope| {
            let during = rows.during.as_ref().map(|relation| scope.relation(relation));
            let condition = rows.condition.as_ref().map(|condition| scope.condition(condition));
            (during, condition)
        });
        let (table, sequence, within) = (table.id(), rows.sequence, rows.within);
        Some(Rows { table, belong, sequence, during, within, dates, condition })
    }

    /// The dates by which rows are placed in time, as far as something asks for them.
    fn dates_of(&mut self, rows: &RowsPhrase, table: Table<'m>) -> Dates {
        let ordered = matches!(rows.sequence, Some(Sequence::Earlier | Sequence::Later)) || rows.within.is_some();
        let lasting = rows.during.is_some() && table.lasts();
        let lasts = if lasting { self.at(table, Vec::new(), |scope| scope.stretch(table)) } else { None };
        let asked = ordered || rows.during.is_some() && !lasting;
        let theirs = if asked { self.date_of(table, Vec::new()) } else { None };
        let ours = self.table.filter(|_| ordered).and_then(|table| self.date_of(table, self.links.clone()));
        Dates { theirs, ours, lasts }
    }

    /// When the record of a table that links lead to happened.
    fn date_of(&mut self, table: Table<'m>, links: Vec<DeclId>) -> Option<Value> {
        table.dated().map(|field| self.of_field(table, links, field))
    }

    /// Says where records must come before or after another, or lie in a time, and nothing says when they happened.
    fn dates(&mut self, rows: &RowsPhrase, table: Table<'m>) {
        let ordered = matches!(rows.sequence, Some(Sequence::Earlier | Sequence::Later)) || rows.within.is_some();
        let at_hand = self.table.filter(|_| ordered);
        let undated = |table: &Table<'m>| table.dated().is_none() && !says_badly(*table);
        let lasting = matches!(
            rows.during,
            Some(
                RelationPhrase::At(_)
                    | RelationPhrase::ForAt(..)
                    | RelationPhrase::For(..)
                    | RelationPhrase::Throughout(_)
            )
        );
        if lasting && !table.lasts() && !says_badly(table) {
            self.no_stretch(rows.noun.span, Some(table));
        } else if let Some(table) =
            (ordered || rows.during.is_some()).then_some(table).into_iter().chain(at_hand).find(undated)
        {
            self.undated(rows.noun.span, table);
        }
    }

    fn undated(&mut self, noun: Span, table: Table<'m>) {
        let diagnostic = Diagnostic::new(&UNKNOWN_STRETCH, noun, "it is not said when these records happened")
            .here("earlier, later, or in which time?")
            .also(table.span(), "these records")
            .help(format!(
                "Say in `{}` which field holds the date: `dated …`, or `lasts from … to …` where records last.",
                table.name()
            ));
        self.report(diagnostic);
    }

    /// `longest run of terms where attendance is over 85 percent`.
    pub(super) fn run(&mut self, phrase: &RowsPhrase) -> Value {
        let Some(mut rows) = self.rows(phrase) else { return Value::Unresolved };
        let table = Table(self.model.decl(rows.table));
        let asked = phrase.during.is_some() || phrase.sequence.is_some() || phrase.within.is_some();
        rows.dates.theirs = rows.dates.theirs.or_else(|| self.date_of(table, Vec::new()));
        if rows.dates.theirs.is_none() {
            if !asked && !says_badly(table) {
                self.undated(phrase.noun.span, table);
            }
            return Value::Unresolved;
        }
        Value::Run(Box::new(rows))
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
    fn noun(&mut self, rows: &RowsPhrase) -> Option<Table<'m>> {
        // `referrals of cin` names the dataset; without it those beside the records at hand are meant.
        let dataset = rows.of.as_ref().and_then(|of| self.dataset(of));
        self.table_of_noun(&rows.noun, dataset)
    }

    /// The same, looked for in a dataset, or else beside the records at hand.
    pub(super) fn table_of_noun(&mut self, noun: &Phrase, dataset: Option<Decl<'m>>) -> Option<Table<'m>> {
        let name = self.slice(noun.span);
        let dataset = dataset.or_else(|| self.table.and_then(Table::dataset));
        if let Some(table) = self.by_id(dataset, name).or_else(|| self.by_row(dataset, name)) {
            return Some(table);
        }
        if let Found::One(id) = self.model.find_table(self.package(), Some(self.owner.id()), name) {
            return Some(Table(self.model.decl(id)));
        }
        if self.table_unknown {
            return None;
        }
        // Somewhere else, by the words for one row: what is missing is the link, and is said so.
        let elsewhere =
            self.called(name).into_iter().find(|table| self.model.is_in_sight(table.package_id(), self.package()));
        if elsewhere.is_some() {
            return elsewhere;
        }
        let beside = dataset.into_iter().flat_map(|dataset| dataset.children("table")).map(Table).take(MOST_CANDIDATES);
        let spells = self.model.of_kind("spell").map(Table).filter(|spell| self.is_beside(dataset, *spell));
        let near: Vec<Table<'m>> = beside.chain(spells.take(MOST_CANDIDATES)).collect();
        let candidates: Vec<&str> = near.iter().flat_map(|table| [Some(table.name()), table.row()]).flatten().collect();
        let near = nearest(name, candidates.iter().copied());
        let diagnostic = match near {
            Some(_) => unknown_name(name, noun.span, &["table"], near),
            None => unknown_table(self.model, self.package(), name, name, noun.span).0,
        };
        self.report(diagnostic);
        None
    }

    /// The table of a dataset with this id, or the spell of its package or of this one.
    fn by_id(&self, dataset: Option<Decl<'m>>, name: &str) -> Option<Table<'m>> {
        let tables = dataset.into_iter().flat_map(|dataset| dataset.children_called(name));
        let beside = tables.filter(|decl| decl.kind_word() == "table");
        let packages = [Some(self.package()), dataset.map(Decl::package_id)];
        let spells = packages.into_iter().flatten().flat_map(|package| self.model.named(package, name));
        let spells = spells.map(|id| self.model.decl(*id)).filter(|decl| decl.kind_word() == "spell");
        beside.chain(spells).next().map(Table)
    }

    /// `an earlier referral`: one row is a referral, of a table of the dataset or of a spell beside it.
    fn by_row(&self, dataset: Option<Decl<'m>>, name: &str) -> Option<Table<'m>> {
        let called = self.called(name);
        let of_dataset = called.iter().find(|table| dataset.is_some() && table.parent() == dataset);
        of_dataset.or_else(|| called.iter().find(|table| self.is_beside(dataset, **table))).copied()
    }

    /// Whether it is a spell of this package or of the dataset's.
    fn is_beside(&self, dataset: Option<Decl<'m>>, spell: Table<'m>) -> bool {
        let of = spell.package_id();
        spell.kind_word() == "spell"
            && (of == self.package() || dataset.is_some_and(|dataset| dataset.package_id() == of))
    }

    /// The tables and spells of which one row is called so, in the singular or the plural, in order.
    fn called(&self, name: &str) -> Vec<Table<'m>> {
        let singular = name.strip_suffix('s');
        let of_ies = name.strip_suffix("ies").map(|stem| format!("{stem}y"));
        let words = [Some(name), singular, of_ies.as_deref()];
        let mut ids: Vec<DeclId> =
            words.into_iter().flatten().flat_map(|words| self.model.with_row(words)).copied().collect();
        ids.sort_unstable();
        ids.into_iter().map(|id| Table(self.model.decl(id))).collect()
    }

    fn dataset(&self, of: &Phrase) -> Option<Decl<'m>> {
        match self.model.find(self.package(), None, &self.path_text(of), &["dataset"]) {
            Found::One(id) => Some(self.model.decl(id)),
            _ => None,
        }
    }

    fn belonging(&mut self, rows: &RowsPhrase, table: Table<'m>) -> Belonging {
        if let Some(same) = &rows.same {
            return match self.shared_by(table, same.span) {
                Some(theirs) => self.same(table, self.model.decl(theirs), same.span),
                None => Belonging::Unresolved,
            };
        }
        if let Some(of) = &rows.of {
            return self.linked_by(table, of);
        }
        self.linked(table, rows.noun.span)
    }

    /// By a link to the record at hand, or to a third record to which both belong.
    fn linked(&mut self, table: Table<'m>, span: Span) -> Belonging {
        let Some(at_hand) = self.table else {
            return if self.table_unknown { Belonging::Unresolved } else { Belonging::All };
        };
        if let Some(link) = link_to(table, at_hand) {
            return Belonging::Link(link);
        }
        // Other episodes of a child, seen from one of its reviews.
        if let Some(same) = shared_link(table, at_hand) {
            return same;
        }
        self.unlinked(table, at_hand, span);
        Belonging::Unresolved
    }

    /// `of the same child`: a link or a field of the rows' table, by its id or by what it leads to; said where there is
    /// none.
    pub(super) fn shared_by(&mut self, table: Table<'m>, same: Span) -> Option<DeclId> {
        let name = self.slice(same);
        let by_name = table.link(name).or_else(|| table.field(name));
        // `the same child` may mean the link by the words for one row of where it leads.
        let by_row = || {
            table.links().into_iter().find(|link| {
                let to = link.own("to").and_then(|to| to.reference("table")).map(Table);
                to.and_then(Table::row) == Some(name)
            })
        };
        if let Some(shared) = by_name.or_else(by_row) {
            return self.is_collected(shared, same).then(|| shared.id());
        }
        let known: Vec<&str> = table.links().iter().chain(&table.fields()).map(|decl| decl.name()).collect();
        let near = nearest(name, known.iter().copied());
        let diagnostic =
            unknown_name(name, same, &["field", "link"], near).also(table.span(), "looked for in these records");
        self.report(diagnostic);
        None
    }

    /// Rows that share a field or link with the record at hand; said where that has none like it.
    fn same(&mut self, table: Table<'m>, theirs: Decl<'m>, span: Span) -> Belonging {
        let Some(at_hand) = self.table else {
            return if self.table_unknown { Belonging::Unresolved } else { Belonging::All };
        };
        // `plans of the same child`, seen from the child.
        let here = at_hand.joined_from().unwrap_or(at_hand);
        if theirs.kind_word() == "link" && target(theirs) == Some(here.id()) {
            return Belonging::Link(theirs.id());
        }
        match counterpart(theirs, at_hand) {
            Some(ours) => Belonging::Same { theirs: theirs.id(), ours: ours.id() },
            None => {
                self.unlinked(table, at_hand, span);
                Belonging::Unresolved
            }
        }
    }

    /// `child of the family`, `plans of the referral`: the link of the rows' table that leads to the record at hand.
    fn linked_by(&mut self, table: Table<'m>, of: &Phrase) -> Belonging {
        let path = self.path_text(of);
        // A link to something else than the record at hand: that both belong to it is what is meant.
        if let Some(link) = table.link(&path) {
            return self.same(table, link, of.span);
        }
        let at_hand = self.table.filter(|at_hand| at_hand.name() == path || at_hand.row() == Some(path.as_str()));
        if let Some(link) = at_hand.and_then(|at_hand| link_to(table, at_hand)) {
            return Belonging::Link(link);
        }
        // The dataset: `plans of cin` are all of them.
        if self.model.find(self.package(), None, &path, &["dataset"])
            == Found::One(table.dataset().map_or(table.id(), |dataset| dataset.id()))
        {
            return self.linked(table, of.span);
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

/// Whether a table says when its records happened in words that could not be understood, which was reported.
pub(super) fn says_badly(table: Table<'_>) -> bool {
    let records = table.joined_from().unwrap_or(table);
    let unresolved = |word: &str| records.own(word).is_some_and(|statement| statement.is_unresolved("field"));
    ["dated", "lasts from"].iter().any(|word| records.is_unclear(word) || unresolved(word))
}

/// The one link that leads from a table to another.
pub(super) fn link_to(from: Table<'_>, to: Table<'_>) -> Option<DeclId> {
    let target = to.joined_from().unwrap_or(to).id();
    from.links()
        .into_iter()
        .find(|link| link.own("to").is_some_and(|statement| statement.refers_to("table", target)))
        .map(|link| link.id())
}

/// Where a link leads.
fn target(link: Decl<'_>) -> Option<DeclId> {
    link.own("to")?.reference("table").map(Decl::id)
}

/// Links of both tables to a third.
fn shared_link(table: Table<'_>, at_hand: Table<'_>) -> Option<Belonging> {
    let reached: Vec<(DeclId, DeclId)> =
        at_hand.links().into_iter().filter_map(|link| Some((target(link)?, link.id()))).collect();
    table.links().into_iter().find_map(|link| {
        let to = target(link)?;
        let (_, ours) = reached.iter().find(|(reached, _)| *reached == to)?;
        Some(Belonging::Same { theirs: link.id(), ours: *ours })
    })
}

/// What a record has in common with rows by a field or link of theirs: its own of that name, a link that leads to where
/// theirs does, or a field that holds the same identifier.
fn counterpart<'m>(theirs: Decl<'m>, at_hand: Table<'m>) -> Option<Decl<'m>> {
    if theirs.kind_word() == "link" {
        let to = target(theirs);
        return at_hand.links().into_iter().find(|link| to.is_some() && target(*link) == to);
    }
    at_hand.field(theirs.name()).or_else(|| {
        let same =
            |field: &Decl<'m>| matches!(type_of(*field), Type::Identifier(_)) && type_of(*field) == type_of(theirs);
        at_hand.fields().into_iter().find(same)
    })
}
