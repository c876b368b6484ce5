//! Why a condition is true, false or unknown of a record: its parts with their verdicts, and which of them decided.

use super::judge::{Judge, Record, Scalar};
use crate::english;
use crate::expression::{Among, Condition, Date, Member, Moment, Part, Relation, Rows, Type, Value, Window};
use crate::model::{Model, Table};

/// A condition, or a part of one, with what came of it.
#[derive(Debug, Clone)]
pub struct Explained<'e> {
    /// The part.
    pub condition: &'e Condition,
    /// Of which record, and at which day, it was asked.
    pub record: Record,
    /// What came of it. `None`: it is unknown.
    pub holds: Option<bool>,
    /// The parts it is made of; none where it is asked as a whole.
    pub parts: Vec<Explained<'e>>,
}

impl Judge<'_> {
    /// A condition of a record, part by part.
    pub fn explain<'e>(&self, condition: &'e Condition, record: Record) -> Explained<'e> {
        let of_all = |parts: &'e [Condition]| parts.iter().map(|part| self.explain(part, record)).collect();
        let holds = self.holds(condition, record);
        let parts = match condition {
            Condition::All(parts) | Condition::Any(parts) => of_all(parts),
            Condition::Not(inner) => vec![self.explain(inner, record)],
            Condition::Term { when: None, means, .. } => vec![self.explain(means, record)],
            Condition::Term { when: Some(when), means, .. } => {
                let day = self.deciding_day(when, means, holds, record);
                day.map(|day| self.explain(means, record.at(day))).into_iter().collect()
            }
            _ => Vec::new(),
        };
        Explained { condition, record, holds, parts }
    }
}

impl<'e> Explained<'e> {
    /// The parts that made it come out as it did: were they otherwise, so might it be.
    pub fn deciding(&self) -> Vec<&Explained<'e>> {
        let mut found = Vec::new();
        self.decide(&mut found);
        found
    }

    fn decide<'x>(&'x self, found: &mut Vec<&'x Explained<'e>>) {
        let before = found.len();
        for part in &self.parts {
            let decides = match self.condition {
                Condition::Not(_) | Condition::Term { .. } => true,
                _ => part.holds == self.holds,
            };
            if decides {
                part.decide(found);
            }
        }
        if found.len() == before {
            found.push(self);
        }
    }

    /// In a sentence: “the centile of the body mass index is under 85” is false here: the centile … is 85.
    pub fn sentence(&self, judge: &Judge<'_>) -> String {
        let model = judge.model();
        let is = match self.holds {
            Some(true) => "true",
            Some(false) => "false",
            None => "unknown",
        };
        let on = self.record.asked().filter(|_| self.looks_at_asked_date());
        let on = on.map_or_else(String::new, |day| format!(" on {}", shown_day(model, day)));
        let because = self.facts(judge).join(", ");
        let because = if because.is_empty() { because } else { format!(": {because}") };
        format!("`{}` is {is} here{on}{because}", english::condition(model, self.condition))
    }

    /// What the record holds that the part looks at.
    fn facts(&self, judge: &Judge<'_>) -> Vec<String> {
        let model = judge.model();
        let mut facts = match self.condition {
            // That it is not known is all there is to say.
            Condition::Known(_) if self.holds == Some(false) => return Vec::new(),
            Condition::Exists(rows) | Condition::Every(rows, _) => vec![of_rows(judge, rows, self.record)],
            Condition::Among(among) => vec![of_others(among, model)],
            _ => Vec::new(),
        };
        looked_at(self.condition, &mut |looked| {
            let (what, came) = match looked {
                Looked::Value(value) => {
                    let came = judge.value(value, self.record).map(|came| shown(model, value, &came));
                    (english::value(model, value), came)
                }
                Looked::Moment(moment) => {
                    let day = judge.day(moment, self.record).map(|day| shown_day(model, day));
                    (english::moment(model, moment), day)
                }
            };
            let fact = format!("{what} is {}", came.as_deref().unwrap_or("not known"));
            if !facts.contains(&fact) {
                facts.push(fact);
            }
        });
        facts
    }

    fn looks_at_asked_date(&self) -> bool {
        let mut looks = false;
        self.condition.each_part(&mut |part| {
            looks |= matches!(part, Part::Moment(Moment::AskedDate));
        });
        looks
    }
}

/// What a part looks at.
enum Looked<'e> {
    Value(&'e Value),
    Moment(&'e Moment),
}

/// What a part looks at of the record at hand, and does not itself say.
fn looked_at<'e>(condition: &'e Condition, see: &mut dyn FnMut(Looked<'e>)) {
    match condition {
        Condition::Known(value) | Condition::Yes(value) => in_value(value, see),
        Condition::Compare(one, _, other) => {
            in_value(one, see);
            in_value(other, see);
        }
        Condition::OneOf(value, members) => {
            in_value(value, see);
            for member in members {
                if let Member::One(other) = member {
                    in_value(other, see);
                }
            }
        }
        Condition::Aged { born, at, ages: _ } => {
            in_value(born, see);
            in_moment(at, see);
        }
        Condition::Turns { born: value, window, years: _ } | Condition::Within(value, window) => {
            in_value(value, see);
            in_window(window, see);
        }
        Condition::Lasts { from, to, relation } => {
            in_value(from, see);
            to.iter().for_each(|to| in_value(to, see));
            in_relation(relation, see);
        }
        Condition::Exists(rows) | Condition::Every(rows, _) => {
            rows.during.iter().for_each(|relation| in_relation(relation, see));
        }
        _ => {}
    }
}

/// A value that is reckoned is told beside what it is reckoned from.
fn in_value<'e>(value: &'e Value, see: &mut dyn FnMut(Looked<'e>)) {
    match value {
        Value::Unresolved | Value::Number(..) | Value::Code(_) | Value::Text(_) | Value::Truth(_) => return,
        Value::Moment(moment) => return in_moment(moment, see),
        _ => see(Looked::Value(value)),
    }
    match value {
        Value::Age { born, at, unit: _ } => {
            in_value(born, see);
            in_moment(at, see);
        }
        Value::Elapsed { from, to, unit: _ } => {
            in_value(from, see);
            in_value(to, see);
        }
        Value::Arithmetic(one, _, other, _) => {
            in_value(one, see);
            in_value(other, see);
        }
        _ => {}
    }
}

fn in_moment<'e>(moment: &'e Moment, see: &mut dyn FnMut(Looked<'e>)) {
    match moment {
        Moment::PeriodStart | Moment::PeriodMiddle | Moment::PeriodEnd | Moment::DayInPeriod(_) => {
            see(Looked::Moment(moment));
        }
        Moment::Field(value) => in_value(value, see),
        Moment::Unresolved | Moment::Date(_) | Moment::AskedDate => {}
    }
}

fn in_window<'e>(window: &'e Window, see: &mut dyn FnMut(Looked<'e>)) {
    match window {
        Window::Unresolved => {}
        Window::Period => {
            see(Looked::Moment(&Moment::PeriodStart));
            see(Looked::Moment(&Moment::PeriodEnd));
        }
        Window::Between(from, to) => {
            in_moment(from, see);
            in_moment(to, see);
        }
        Window::Before(_, at) | Window::After(_, at) => in_moment(at, see),
    }
}

fn in_relation<'e>(relation: &'e Relation, see: &mut dyn FnMut(Looked<'e>)) {
    match relation {
        Relation::OpenAt(at) | Relation::OpenFor { at, .. } => in_moment(at, see),
        Relation::During(window) | Relation::Throughout(window) => in_window(window, see),
        Relation::For { .. } => {}
    }
}

/// How many records there are, and how many fit.
fn of_rows(judge: &Judge<'_>, rows: &Rows, record: Record) -> String {
    let table = Table(judge.model().decl(rows.table));
    let (certain, possible, all) = judge.fitting(rows, record);
    let of = |count: u64| if count == 1 { english::one_row(table) } else { english::many_rows(table) };
    let number = |count: u64| english::number(count.into());
    match (all, certain, possible) {
        (0, _, _) => format!("there are no {} that belong to it", english::many_rows(table)),
        (1, 0, 0) => format!("one {} belongs to it, and does not fit", of(1)),
        (1, 1, _) => format!("one {} belongs to it, and fits", of(1)),
        (1, _, _) => format!("one {} belongs to it, of which it is not known whether it fits", of(1)),
        (all, certain, possible) => {
            let unsure = possible - certain;
            let unsure = if unsure > 0 { format!(", of {} it is not known", number(unsure)) } else { String::new() };
            let fits = if certain == 1 { "fits" } else { "fit" };
            let certain = if certain == 0 { "none".to_owned() } else { number(certain) };
            format!("of {} {} that belong to it {certain} {fits}{unsure}", number(all), of(all))
        }
    }
}

fn of_others(among: &Among, model: &Model) -> String {
    let table = Table(model.decl(among.table));
    format!("it is set against the other {}", english::many_rows(table))
}

/// A value as people write it.
pub fn shown(model: &Model, of: &Value, value: &Scalar<'_>) -> String {
    let unit = of.unit();
    match value {
        Scalar::Number(number) => english::quantity(model, *number, unit).to_string(),
        Scalar::Fraction(fraction) => fraction.to_string(),
        Scalar::Date(day) => shown_day(model, *day),
        Scalar::Truth(yes) => if *yes { "yes" } else { "no" }.to_owned(),
        // A word by which records belong together, and that nobody wrote.
        Scalar::Text(text) if text.contains(':') && matches!(of.kind(), Type::Identifier(_)) => "known".to_owned(),
        Scalar::Text(text) => format!("“{text}”"),
    }
}

/// `31 March 2024`.
pub fn shown_day(model: &Model, day: Date) -> String {
    english::moment(model, &Moment::Date(day)).to_string()
}
