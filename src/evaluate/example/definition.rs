//! What an example is of.

use super::given::subject;
use super::{NotRun, Records};
use crate::evaluate::membership::Membership;
use crate::expression::{Base, Belonging, Condition, Moment, Part, Relation, Selection, Value, Window};
use crate::id::DeclId;
use crate::model::{Decl, Field, Law, Metric, Needed, Table};
use crate::source::Span;

/// A definition that can be tried on records.
#[derive(Debug)]
pub enum Definition<'m> {
    /// A metric: who is in its denominator and numerator.
    Metric(Metric<'m>, Membership<'m>),
    /// A term: when it is true.
    Term(Decl<'m>, &'m Condition),
    /// A rule on records: whether it is broken.
    Rule(Law<'m>, Option<&'m Condition>, &'m Condition),
    /// A table: whether a record is as it wants.
    Table(Table<'m>),
    /// A spell: how many stretches of time come of records.
    Spell(Table<'m>),
}

impl<'m> Definition<'m> {
    /// What a declaration defines.
    pub fn of(decl: Decl<'m>) -> Result<Self, NotRun> {
        match decl.kind_word() {
            "metric" => {
                let membership = Membership::of(Metric(decl));
                let exact = membership.denominator.is_some() || membership.numerator.is_some();
                let unclear = ["denominator", "numerator", "among"].iter().any(|word| decl.is_unclear(word));
                if unclear {
                    return Err(NotRun::Unclear);
                }
                if exact { Ok(Definition::Metric(Metric(decl), membership)) } else { Err(NotRun::InWords) }
            }
            "term" => match decl.own("true when") {
                Some(when) => {
                    when.condition("condition").map(|when| Definition::Term(decl, when)).ok_or(NotRun::Unclear)
                }
                None => Err(if decl.is_unclear("true when") { NotRun::Unclear } else { NotRun::InWords }),
            },
            "rule" => match Law(decl).parts() {
                Some((applies, then)) => Ok(Definition::Rule(Law(decl), applies, then)),
                None => Err(NotRun::InWords),
            },
            "table" => Ok(Definition::Table(Table(decl))),
            "spell" => Ok(Definition::Spell(Table(decl))),
            _ => Err(NotRun::InWords),
        }
    }

    /// Every condition that it is made of, with the place where it stands.
    pub fn conditions(&self) -> Vec<(&'m Condition, Span)> {
        let of_selection = |decl: &Decl<'m>, word: &str, selection: &'m Selection| {
            let span = decl.own(word).map_or(decl.span(), |statement| statement.span());
            selection
                .condition
                .iter()
                .chain(&selection.excluding)
                .map(|condition| (condition, span))
                .collect::<Vec<_>>()
        };
        match self {
            Definition::Metric(metric, _) => ["denominator", "among", "numerator"]
                .into_iter()
                .filter_map(|word| Some(of_selection(metric, word, metric.rows(word)?)))
                .flatten()
                .collect(),
            Definition::Term(term, condition) => {
                vec![(*condition, term.own("true when").map_or(term.span(), |statement| statement.span()))]
            }
            Definition::Rule(rule, applies, then) => {
                let stated = rule.own("if").or_else(|| rule.own("holds when")).or_else(|| rule.own("on"));
                let span = stated.map_or(rule.span(), |statement| statement.span());
                applies.iter().copied().chain([*then]).map(|condition| (condition, span)).collect()
            }
            Definition::Table(table) => {
                let needed = table.fields().into_iter().filter_map(|field| match Field(field).needed() {
                    Needed::When(condition) => Some((condition, field.span())),
                    Needed::Always | Needed::No => None,
                });
                needed.collect()
            }
            Definition::Spell(_) => Vec::new(),
        }
    }

    /// The records of an example, where it can be run.
    pub fn records(&self, example: Decl<'m>) -> Result<Records<'m>, NotRun> {
        let subject = subject(example).ok_or(NotRun::Unclear)?;
        if let Definition::Metric(_, membership) = self {
            let unresolved = |selection: &&Selection| selection.from == Base::Unresolved;
            if membership.denominator.iter().chain(&membership.numerator).any(unresolved) {
                return Err(NotRun::Unclear);
            }
        }
        let conditions: Vec<&'m Condition> = self.all_conditions().collect();
        let mut asks = Asks::default();
        conditions.iter().for_each(|condition| asks.look(condition));
        if asks.unresolved {
            return Err(NotRun::Unclear);
        }
        let records = Records::of(example, subject, &conditions)?;
        // What a table refuses is for a table to say.
        if !records.faults.is_empty() && !matches!(self, Definition::Table(_)) {
            return Err(NotRun::Unclear);
        }
        if asks.period && records.period.is_none() {
            return Err(NotRun::Period);
        }
        // A term that is used at a time brings its own date.
        if matches!(self, Definition::Term(..)) && asks.date && records.date.is_none() {
            return Err(NotRun::Date);
        }
        Ok(records)
    }

    /// Its own conditions, and those of the rules on a table.
    fn all_conditions(&self) -> impl Iterator<Item = &'m Condition> {
        let laws = match self {
            Definition::Table(table) => {
                let table = *table;
                let laws = table.laws_for(table.package_id()).filter_map(Law::parts);
                laws.flat_map(|(applies, then)| applies.into_iter().chain([then])).collect()
            }
            _ => Vec::new(),
        };
        self.conditions().into_iter().map(|(condition, _)| condition).chain(laws)
    }

    /// The table whose records it looks at; none for those of data elements.
    pub fn table(&self) -> Option<DeclId> {
        match self {
            Definition::Metric(metric, membership) => match membership.denominator.map(|selection| selection.from) {
                Some(Base::Table(table)) => Some(table),
                _ => metric.table().map(|table| table.id()),
            },
            Definition::Term(term, _) => term.statement("of")?.reference("table").map(Decl::id),
            Definition::Rule(rule, ..) => rule.own("on")?.reference("table").map(Decl::id),
            Definition::Table(table) | Definition::Spell(table) => Some(table.id()),
        }
    }
}

/// What conditions ask for that is not in records.
#[derive(Debug, Default)]
struct Asks {
    /// Something could not be understood.
    unresolved: bool,
    /// They speak of the period.
    period: bool,
    /// They speak of the date at which they are asked.
    date: bool,
}

impl Asks {
    fn look(&mut self, condition: &Condition) {
        condition.each_part(&mut |part| self.part(part));
    }

    fn part(&mut self, part: Part<'_>) {
        match part {
            Part::Condition(Condition::Unresolved) | Part::Value(Value::Unresolved) => self.unresolved = true,
            Part::Condition(Condition::Term { means, when, .. }) => {
                let mut inner = Asks::default();
                inner.look(means);
                self.unresolved |= inner.unresolved;
                self.period |= inner.period;
                self.date |= inner.date && when.is_none();
            }
            Part::Condition(Condition::Lasts { relation: Relation::For { .. }, .. }) => self.period = true,
            Part::Value(Value::Derived { means, .. }) => means.each_part(&mut |part| self.part(part)),
            Part::Condition(_) | Part::Value(_) => {}
            Part::Rows(rows) => {
                self.unresolved |= rows.belong == Belonging::Unresolved;
                self.period |= matches!(rows.during, Some(Relation::For { .. }));
            }
            Part::Moment(moment) => match moment {
                Moment::Unresolved => self.unresolved = true,
                Moment::PeriodStart | Moment::PeriodMiddle | Moment::PeriodEnd | Moment::DayInPeriod(_) => {
                    self.period = true;
                }
                Moment::AskedDate => self.date = true,
                Moment::Date(_) | Moment::Field(_) => {}
            },
            Part::Window(window) => {
                self.unresolved |= *window == Window::Unresolved;
                self.period |= *window == Window::Period;
            }
        }
    }
}
