//! How far a condition looks: at nothing but its record, or at others, and whether it asks for the reporting period.

use std::collections::BTreeSet;

use crate::expression::{Belonging, Condition, Moment, Part, Relation, Value, Window};
use crate::id::DeclId;
use crate::model::{Model, Table};

/// What conditions look at.
#[derive(Debug, Clone, Default)]
pub(super) struct Reach {
    /// Whether they look at records other than the one at hand.
    pub others: bool,
    /// Whether they ask for the reporting period.
    pub period: bool,
    /// The tables and spells they look at besides the one at hand.
    pub tables: BTreeSet<DeclId>,
    /// The fields and links that they name.
    pub named: BTreeSet<DeclId>,
}

impl Reach {
    /// Adds what a condition looks at.
    pub fn add(&mut self, model: &Model, condition: &Condition) {
        condition.each_part(&mut |part| self.part(model, part));
    }

    fn part(&mut self, model: &Model, part: Part<'_>) {
        match part {
            Part::Moment(moment) => self.moment(moment),
            Part::Rows(rows) => {
                self.others = true;
                self.tables.insert(rows.table);
                self.named.extend(match rows.belong {
                    Belonging::Link(link) => vec![link],
                    Belonging::Same { theirs, ours } => vec![theirs, ours],
                    Belonging::All | Belonging::Unresolved => Vec::new(),
                });
                if let Some(relation) = &rows.during {
                    self.relation(relation);
                }
            }
            Part::Value(Value::Field { links, field, kind: _ }) => {
                self.named.insert(*field);
                self.follow(model, links);
            }
            Part::Value(_) | Part::Window(_) => {}
            Part::Condition(condition) => self.condition(model, condition),
        }
    }

    fn condition(&mut self, model: &Model, condition: &Condition) {
        match condition {
            Condition::Turns { window, .. } | Condition::Within(_, window) => self.window(window),
            Condition::Lasts { relation, .. } => self.relation(relation),
            Condition::Among(among) => {
                self.others = true;
                self.tables.insert(among.table);
                self.named.extend(&among.same);
                self.follow(model, &among.links);
            }
            Condition::Term { links, when, means, term: _ } => {
                self.follow(model, links);
                if let Some(relation) = when {
                    self.relation(relation);
                }
                self.add(model, means);
            }
            _ => {}
        }
    }

    fn follow(&mut self, model: &Model, links: &[DeclId]) {
        for link in links {
            self.others = true;
            self.named.insert(*link);
            let table = model.decl(*link).own("to").and_then(|to| to.reference("table"));
            self.tables.extend(table.map(|table| table.id()));
        }
    }

    fn relation(&mut self, relation: &Relation) {
        match relation {
            Relation::OpenAt(_) | Relation::OpenFor { .. } => {}
            Relation::During(window) | Relation::Throughout(window) => self.window(window),
            // What still lasts is counted to the end of the period.
            Relation::For { .. } => self.period = true,
        }
    }

    fn window(&mut self, window: &Window) {
        self.period |= matches!(window, Window::Period);
    }

    fn moment(&mut self, moment: &Moment) {
        match moment {
            Moment::PeriodStart | Moment::PeriodMiddle | Moment::PeriodEnd | Moment::DayInPeriod(_) => {
                self.period = true;
            }
            Moment::Unresolved | Moment::Date(_) | Moment::AskedDate | Moment::Field(_) => {}
        }
    }

    /// The tables whose files are needed: of a spell, that of the records it is joined from.
    pub fn files(&self, model: &Model) -> BTreeSet<DeclId> {
        let file = |table: &DeclId| {
            let table = Table(model.decl(*table));
            table.joined_from().unwrap_or(table).id()
        };
        self.tables.iter().map(file).collect()
    }
}
