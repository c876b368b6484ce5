//! Moments, stretches of time and dates of birth to the typed core.

use std::collections::HashMap;

use super::scope::Scope;
use super::terms::is_dated;
use crate::diagnostic::Diagnostic;
use crate::expression::{Condition, Moment, Order, Relation, Value, Window};
use crate::id::DeclId;
use crate::model::{self, Model, Table};
use crate::resolve::findings::{TYPE_MISMATCH, UNKNOWN_BIRTH_DATE, UNKNOWN_STRETCH, reversed_range};
use crate::source::Span;
use crate::syntax::phrase::{MomentPhrase, Node, Phrase, RelationPhrase, WindowPhrase};

impl<'m> Scope<'m, '_> {
    /// The moment of a statement that asks for one.
    pub(super) fn moment_of(&mut self, phrase: &Phrase) -> Moment {
        match &phrase.node {
            Node::Moment(moment) => self.moment(moment),
            _ => Moment::Unresolved,
        }
    }

    pub(super) fn moment(&mut self, moment: &MomentPhrase) -> Moment {
        match moment {
            MomentPhrase::PeriodStart => Moment::PeriodStart,
            MomentPhrase::PeriodMiddle => Moment::PeriodMiddle,
            MomentPhrase::PeriodEnd => Moment::PeriodEnd,
            MomentPhrase::Day(day) => Moment::DayInPeriod(*day),
            MomentPhrase::Date(date) => Moment::Date(*date),
            MomentPhrase::AskedDate => self.asked_date(),
            MomentPhrase::Field(field) => {
                // Where no record is at hand a moment is in words of its own: `ages … at the assessment`.
                if self.table.is_none() {
                    return Moment::Unresolved;
                }
                match self.value(field) {
                    Value::Moment(moment) => moment,
                    value if self.is_date(&value, field.span) => Moment::Field(Box::new(value)),
                    _ => Moment::Unresolved,
                }
            }
        }
    }

    /// The date at which a term is asked: known in such a term only.
    fn asked_date(&mut self) -> Moment {
        let owner = self.owner;
        if owner.kind_word() == "term" && is_dated(owner) {
            return Moment::AskedDate;
        }
        let diagnostic =
            Diagnostic::new(&TYPE_MISMATCH, self.here, "`the date` is known only in a term that is asked at a date")
                .here("at which date?");
        self.report(match owner.kind_word() {
            "term" => diagnostic
                .also(owner.span(), "does not say `at a date`")
                .help("Say in the term `of … at a date`, with the records it is said of."),
            _ => diagnostic.help("Name a moment: `the end of the period`, `31 March`, or a field that holds a date."),
        });
        Moment::Unresolved
    }

    pub(super) fn window(&mut self, window: &WindowPhrase) -> Window {
        match window {
            WindowPhrase::Period => Window::Period,
            WindowPhrase::Between(from, to) => match self.first_and_last(from, to) {
                Some((from, to)) => Window::Between(Box::new(from), Box::new(to)),
                None => Window::Unresolved,
            },
            WindowPhrase::Before(length, moment) => Window::Before(*length, Box::new(self.moment(moment))),
            WindowPhrase::After(length, moment) => Window::After(*length, Box::new(self.moment(moment))),
        }
    }

    /// The two ends of a stretch of time; none where it ends before it begins, which is said.
    fn first_and_last(&mut self, from: &MomentPhrase, to: &MomentPhrase) -> Option<(Moment, Moment)> {
        match (self.moment(from), self.moment(to)) {
            (Moment::Date(first), Moment::Date(last)) if first > last => {
                let diagnostic = reversed_range(self.here, &format!("{first} to {last}"));
                self.report(diagnostic);
                None
            }
            (Moment::Unresolved, _) | (_, Moment::Unresolved) => None,
            ends => Some(ends),
        }
    }

    /// A date that lies within a stretch of time: between two days it is compared with each of them, so that there is
    /// one form for `is from … to …` and `in … to …`.
    pub(super) fn date_within(&mut self, date: Value, window: &WindowPhrase) -> Condition {
        let WindowPhrase::Between(from, to) = window else { return Condition::Within(date, self.window(window)) };
        match self.first_and_last(from, to) {
            Some((from, to)) => Condition::All(vec![
                Condition::Compare(date.clone(), Order::AtLeast, of_moment(from)),
                Condition::Compare(date, Order::AtMost, of_moment(to)),
            ]),
            None => Condition::Unresolved,
        }
    }

    pub(super) fn relation(&mut self, relation: &RelationPhrase) -> Relation {
        match relation {
            RelationPhrase::At(moment) => Relation::OpenAt(self.moment(moment)),
            RelationPhrase::ForAt(order, length, moment) => {
                Relation::OpenFor { order: *order, length: *length, at: self.moment(moment) }
            }
            RelationPhrase::For(order, length) => Relation::For { order: *order, length: *length },
            RelationPhrase::During(window) => Relation::During(self.window(window)),
            RelationPhrase::Throughout(window) => Relation::Throughout(self.window(window)),
        }
    }

    /// The date of birth of whom the records at hand are about, as their table says it.
    pub(super) fn birth_date(&mut self, span: Span) -> Value {
        let Some(table) = self.table else {
            self.no_birth_date(span, None);
            return Value::Unresolved;
        };
        match born(table) {
            Some(phrase) => {
                let quiet = std::mem::replace(&mut self.quiet, true);
                let value = self.value(phrase);
                self.quiet = quiet;
                value
            }
            // One link away: the child of an episode.
            None => self.linked_birth_date(table).unwrap_or_else(|| {
                self.no_birth_date(span, Some(table));
                Value::Unresolved
            }),
        }
    }

    fn linked_birth_date(&mut self, table: Table<'m>) -> Option<Value> {
        let link = self.births.link_of(table)?;
        let to = Table(self.model.decl(link).own("to")?.reference("table")?);
        let phrase = born(to)?;
        let mut links = self.links.clone();
        links.push(link);
        let quiet = std::mem::replace(&mut self.quiet, true);
        let value = self.at(to, links, |scope| scope.value(phrase));
        self.quiet = quiet;
        Some(value)
    }

    fn no_birth_date(&mut self, span: Span, table: Option<Table<'m>>) {
        if self.table_unknown {
            return;
        }
        let mut diagnostic =
            Diagnostic::new(&UNKNOWN_BIRTH_DATE, span, "an age is asked for and no date of birth is known")
                .here("whose age, counted from which date?");
        diagnostic = match table {
            Some(table) => diagnostic
                .also(table.span(), "these records do not say whose date of birth they hold")
                .help(format!("Say in `{}` which field it is: `born on …`, over a link where it stands in another table: `born on born of child`.", table.name())),
            None => diagnostic.help("Say which records it is about: `counts …` in a metric, `of …` in a term."),
        };
        self.report(diagnostic);
    }

    /// The record's own stretch of time, standing so.
    pub(super) fn lasting(&mut self, relation: &RelationPhrase, span: Span) -> Condition {
        let relation = self.relation(relation);
        let Some(table) = self.table else {
            if !self.table_unknown {
                self.no_stretch(span, None);
            }
            return Condition::Unresolved;
        };
        match self.stretch(table) {
            Some((from, to)) => Condition::Lasts { from, to, relation },
            None => {
                self.no_stretch(span, Some(table));
                Condition::Unresolved
            }
        }
    }

    /// The first day of a record, and the day it ended, where a field records that.
    pub(super) fn stretch(&mut self, table: Table<'m>) -> Option<(Value, Option<Value>)> {
        let records = table.joined_from().unwrap_or(table);
        let statement = records.own("lasts from")?;
        // The table's own place is no help with what is wrong where it is used.
        let here = self.here;
        let mut field = |name: &str| {
            let span = statement.get(name)?.span;
            Some(self.value(&Phrase { span, node: Node::Name }))
        };
        let from = field("field")?;
        let to = field("to");
        self.here = here;
        Some((from, to))
    }

    pub(super) fn no_stretch(&mut self, span: Span, table: Option<Table<'m>>) {
        let mut diagnostic =
            Diagnostic::new(&UNKNOWN_STRETCH, span, "it is not said from when to when these records last")
                .here("open from when to when?");
        if let Some(table) = table {
            diagnostic = diagnostic.also(table.span(), "these records");
        }
        let diagnostic = diagnostic
            .help("Say it in the table: `lasts from began to ended`, with the two fields that hold the dates.");
        self.report(diagnostic);
    }
}

/// A moment as a value: the date of a field is the field itself.
fn of_moment(moment: Moment) -> Value {
    match moment {
        Moment::Field(value) => *value,
        moment => Value::Moment(moment),
    }
}

/// For each table that links to others with a date of birth the one link that leads to one; none where several do.
#[derive(Debug, Default)]
pub(super) struct Births(HashMap<DeclId, Option<DeclId>>);

impl Births {
    /// Looks at each link once.
    pub(super) fn new(model: &Model) -> Self {
        let mut births = Self::default();
        for link in model.of_kind("link") {
            let to = link.own("to").and_then(|to| to.reference("table")).map(Table);
            if let (Some(table), Some(_)) = (link.parent(), to.and_then(born)) {
                births.0.entry(table.id()).and_modify(|link| *link = None).or_insert(Some(link.id()));
            }
        }
        births
    }

    fn link_of(&self, table: Table<'_>) -> Option<DeclId> {
        let records = table.joined_from().unwrap_or(table);
        self.0.get(&records.id()).copied().flatten()
    }
}

/// What a table says of its date of birth, before it is looked up.
fn born(table: Table<'_>) -> Option<&Phrase> {
    let table = table.joined_from().unwrap_or(table);
    match &table.0.own("born on")?.get("expression")?.value {
        model::Value::Pending(phrase) => Some(phrase),
        _ => None,
    }
}
