//! Whether a record is in the denominator and the numerator of a metric: `docs/language.md`, "The parts of a metric".

use super::judge::{Judge, Record};
use crate::expression::{Base, Condition, Look, Selection, Value};
use crate::id::DeclId;
use crate::model::{Decl, Metric};

/// What a metric selects, and what it decides about records of which something is not known.
#[derive(Debug)]
pub struct Membership<'m> {
    /// The records it looks at: its denominator, or `among`.
    pub denominator: Option<&'m Selection>,
    /// Those of them that count.
    pub numerator: Option<&'m Selection>,
    decisions: Vec<(DeclId, Decision)>,
    /// What `every` says of a group without members.
    empty_group: Option<bool>,
}

/// What becomes of a record in which a field is not known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Decision {
    Stays,
    Leaves,
    CountsAs(bool),
}

/// How far a record belongs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Belongs {
    /// It does.
    In,
    /// It does not.
    Out,
    /// That is not known: it is not counted, and reported apart.
    Unknown,
}

impl Belongs {
    fn of(holds: Option<bool>) -> Self {
        match holds {
            Some(true) => Belongs::In,
            Some(false) => Belongs::Out,
            None => Belongs::Unknown,
        }
    }
}

impl<'m> Membership<'m> {
    /// Of a metric.
    pub fn of(metric: Metric<'m>) -> Self {
        let decisions = metric.statements("unknown").filter_map(|unknown| {
            let decision = match unknown.choice()? {
                "stays in denominator" => Decision::Stays,
                "leaves denominator" => Decision::Leaves,
                "counts as yes" => Decision::CountsAs(true),
                "counts as no" => Decision::CountsAs(false),
                _ => return None,
            };
            Some((unknown.reference("field").map(Decl::id)?, decision))
        });
        let empty = metric.statement("empty group").and_then(|empty| empty.choice());
        Self {
            denominator: metric.rows("denominator").or_else(|| metric.rows("among")),
            numerator: metric.rows("numerator"),
            decisions: decisions.collect(),
            empty_group: empty.map(|choice| choice == "yes"),
        }
    }

    /// Whether a record is in the denominator. Unknown where it is not known whether it is looked at; it is not then.
    pub fn in_denominator(&self, judge: &Judge<'_>, record: Record) -> Belongs {
        let Some(denominator) = self.denominator else { return Belongs::Unknown };
        // Whatever else is decided, a record that stays is in the denominator.
        let decide = |decision| match decision {
            Decision::Stays | Decision::CountsAs(_) => Some(true),
            Decision::Leaves => None,
        };
        let selected = self.selected(denominator, judge, record, &decide);
        if selected != Belongs::In {
            return selected;
        }
        let leaves = self.numerator.filter(|numerator| numerator.from == Base::Those).is_some_and(|numerator| {
            let unknown =
                |condition: &Condition| self.decided(condition, judge, record, &Self::in_numerator_by).is_none();
            numerator
                .condition
                .iter()
                .any(|condition| unknown(condition) && self.undecided(condition, judge, record, Decision::Leaves))
        });
        if leaves { Belongs::Out } else { Belongs::In }
    }

    /// Whether a record of the table that the numerator is taken from is in it.
    pub fn in_numerator(&self, judge: &Judge<'_>, record: Record) -> Belongs {
        let Some(numerator) = self.numerator else { return Belongs::Unknown };
        match numerator.from {
            Base::Those => match self.in_denominator(judge, record) {
                Belongs::In => self.selected(numerator, judge, record, &Self::in_numerator_by),
                outside => outside,
            },
            Base::Table(_) => self.selected(numerator, judge, record, &Self::in_numerator_by),
            Base::Unresolved => Belongs::Unknown,
        }
    }

    fn in_numerator_by(decision: Decision) -> Option<bool> {
        match decision {
            Decision::Stays | Decision::Leaves => None,
            Decision::CountsAs(yes) => Some(yes),
        }
    }

    /// What holds is selected; what is to be left out is left out where that holds.
    fn selected(
        &self,
        selection: &Selection,
        judge: &Judge<'_>,
        record: Record,
        decide: &dyn Fn(Decision) -> Option<bool>,
    ) -> Belongs {
        let condition = selection.condition.as_ref();
        let holds = condition.map_or(Some(true), |condition| self.decided(condition, judge, record, decide));
        let excluded = || selection.excluding.iter().any(|condition| judge.holds(condition, record) == Some(true));
        if holds != Some(false) && excluded() { Belongs::Out } else { Belongs::of(holds) }
    }

    /// Whether a condition holds with what is decided in place of what is not known.
    fn decided(
        &self,
        condition: &Condition,
        judge: &Judge<'_>,
        record: Record,
        decide: &dyn Fn(Decision) -> Option<bool>,
    ) -> Option<bool> {
        let holds = judge.holds(condition, record);
        if holds.is_some() || (self.decisions.is_empty() && self.empty_group.is_none()) {
            return holds;
        }
        self.leaning(condition, judge, record, false, decide)
    }

    /// The same part by part; under a `not` what counts as yes is what makes the whole hold.
    fn leaning(
        &self,
        part: &Condition,
        judge: &Judge<'_>,
        record: Record,
        denied: bool,
        decide: &dyn Fn(Decision) -> Option<bool>,
    ) -> Option<bool> {
        let inner = |part: &Condition, denied| self.leaning(part, judge, record, denied, decide);
        match part {
            Condition::All(parts) => {
                let parts: Vec<_> = parts.iter().map(|part| inner(part, denied)).collect();
                if parts.contains(&Some(false)) { Some(false) } else { (!parts.contains(&None)).then_some(true) }
            }
            Condition::Any(parts) => {
                let parts: Vec<_> = parts.iter().map(|part| inner(part, denied)).collect();
                if parts.contains(&Some(true)) { Some(true) } else { (!parts.contains(&None)).then_some(false) }
            }
            Condition::Not(part) => inner(part, !denied).map(|holds| !holds),
            Condition::Term { when: None, means, .. } => inner(means, denied),
            part => judge.holds(part, record).or_else(|| {
                let by_group = || match part {
                    Condition::Every(rows, _) => self.empty_group.filter(|_| judge.is_empty_group(rows, record)),
                    _ => None,
                };
                let of_field = |(field, decision): &(DeclId, Decision)| {
                    decide(*decision).filter(|_| is_untold(part, *field, judge, record))
                };
                let leans = by_group().or_else(|| self.decisions.iter().find_map(of_field));
                leans.map(|holds| holds != denied)
            }),
        }
    }

    /// Whether a part that is unknown is so because of a field about which this is decided.
    fn undecided(&self, condition: &Condition, judge: &Judge<'_>, record: Record, decision: Decision) -> bool {
        match condition {
            Condition::All(parts) | Condition::Any(parts) => {
                parts.iter().any(|part| self.undecided(part, judge, record, decision))
            }
            Condition::Not(part) => self.undecided(part, judge, record, decision),
            Condition::Term { when: None, means, .. } => self.undecided(means, judge, record, decision),
            part => {
                let decided = self.decisions.iter().filter(|(_, known)| *known == decision);
                judge.holds(part, record).is_none()
                    && decided.into_iter().any(|(field, _)| is_untold(part, *field, judge, record))
            }
        }
    }
}

/// Whether a part looks at what a field holds, and that is not known.
fn is_untold(part: &Condition, field: DeclId, judge: &Judge<'_>, record: Record) -> bool {
    let mut untold = false;
    part.each_asked(&mut |asked| {
        let is_it = matches!(asked.field, Value::Field { field: known, .. } if *known == field);
        untold |= is_it && asked.look == Look::Content && judge.value(asked.field, record).is_none();
    });
    untold
}
