//! Which fields of the record at hand a condition looks at, and what comes of their not being known.

use super::core::{Condition, Member, Moment, Relation, Value, Window};
use super::rows::Stretch;

/// A field that a condition looks at.
#[derive(Debug, Clone, Copy)]
pub struct Asked<'e> {
    /// The field: always [`Value::Field`].
    pub field: &'e Value,
    /// How it is looked at.
    pub look: Look,
    /// Whether the part it stands in holds of every record of which the whole condition holds: it is no alternative.
    pub must: bool,
}

/// How a condition looks at a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Look {
    /// At what it holds: where it is not known, the part is unknown.
    Content,
    /// At whether it is known.
    Presence,
    /// At whether it is not known.
    Absence,
    /// At the end of a stretch of time: where it is not known, the record still lasts.
    End,
}

impl Condition {
    /// Shows each field of the record at hand, or of one it links to, with how it is looked at. What a term means counts
    /// as a part; what is asked of records of other tables does not, since whether there are such records is known.
    pub fn each_asked<'e>(&'e self, see: &mut dyn FnMut(Asked<'e>)) {
        condition(self, true, false, see);
    }
}

fn condition<'e>(part: &'e Condition, must: bool, denied: bool, see: &mut dyn FnMut(Asked<'e>)) {
    // What is a part of one case only is no part of all records.
    let mut content = |field, always: bool| see(Asked { field, look: Look::Content, must: must && always });
    match part {
        Condition::Unresolved | Condition::Exists(_) | Condition::Every(..) => {}
        // All of them denied is any of them not so, and the other way round.
        Condition::All(parts) | Condition::Any(parts) => {
            let joined = matches!(part, Condition::All(_)) != denied || parts.len() == 1;
            parts.iter().for_each(|part| condition(part, must && joined, denied, see));
        }
        Condition::Not(inner) => condition(inner, must, !denied, see),
        Condition::Known(known) => {
            let look = if denied { Look::Absence } else { Look::Presence };
            value(known, &mut |field, always| see(Asked { field, look, must: must && always }));
        }
        Condition::Term { means, .. } => condition(means, must, denied, see),
        Condition::Compare(left, _, right) => {
            value(left, &mut content);
            value(right, &mut content);
        }
        Condition::OneOf(one, members) => {
            value(one, &mut content);
            for member in members {
                match member {
                    Member::One(other) => value(other, &mut content),
                    Member::Group(_) | Member::List(_) | Member::Codes { .. } => {}
                }
            }
        }
        Condition::Yes(one) | Condition::Like(one, _) => value(one, &mut content),
        Condition::Aged { born, at, ages: _ } => {
            value(born, &mut content);
            moment(at, &mut content);
        }
        Condition::Turns { born: date, window: within, years: _ } | Condition::Within(date, within) => {
            value(date, &mut content);
            window(within, &mut content);
        }
        Condition::Among(among) => {
            among.values.iter().for_each(|shared| value(shared, &mut content));
            if let Some(Stretch { from, to }) = among.stands.stretch() {
                value(from, &mut content);
                to.iter().for_each(|to| value(to, &mut |field, _| see(Asked { field, look: Look::End, must })));
            }
        }
        Condition::Lasts { from, to, relation } => {
            value(from, &mut content);
            match relation {
                Relation::OpenAt(at) | Relation::OpenFor { at, .. } => moment(at, &mut content),
                Relation::During(within) | Relation::Throughout(within) => window(within, &mut content),
                Relation::For { .. } => {}
            }
            if let Some(to) = to {
                value(to, &mut |field, _| see(Asked { field, look: Look::End, must }));
            }
        }
    }
}

/// Shows each field of a value with whether it is looked at of every record.
fn value<'e>(asked: &'e Value, see: &mut dyn FnMut(&'e Value, bool)) {
    match asked {
        Value::Field { .. } => see(asked, true),
        Value::Derived { means: inner, .. } | Value::Length(inner) => value(inner, see),
        Value::Choice(when, one, other) => choice(when, one, other, see),
        Value::Age { born, at, .. } => {
            value(born, see);
            moment(at, see);
        }
        Value::Elapsed { from, to, .. } => {
            value(from, see);
            value(to, see);
        }
        Value::Arithmetic(left, _, right, _) => {
            value(left, see);
            value(right, see);
        }
        Value::Moment(at) => moment(at, see),
        Value::Unresolved
        | Value::Number(..)
        | Value::Code(_)
        | Value::Text(_)
        | Value::Truth(_)
        | Value::Count(_)
        | Value::Run(_)
        | Value::Extreme { .. } => {}
    }
}

/// What is known wherever a case is looked at is not asked for: `closed-on if closed-on is known, otherwise …`.
fn choice<'e>(when: &'e Condition, one: &'e Value, other: &'e Value, see: &mut dyn FnMut(&'e Value, bool)) {
    when.each_asked(&mut |asked| {
        if asked.look == Look::Content {
            see(asked.field, asked.must);
        }
    });
    for (case, denied) in [(one, false), (other, true)] {
        let mut certain: Vec<&Value> = Vec::new();
        condition(when, true, denied, &mut |asked| {
            if asked.must && matches!(asked.look, Look::Content | Look::Presence) {
                certain.push(asked.field);
            }
        });
        value(case, &mut |field, _| {
            if !certain.contains(&field) {
                see(field, false);
            }
        });
    }
}

fn moment<'e>(at: &'e Moment, see: &mut dyn FnMut(&'e Value, bool)) {
    if let Moment::Field(field) = at {
        value(field, see);
    }
}

fn window<'e>(within: &'e Window, see: &mut dyn FnMut(&'e Value, bool)) {
    match within {
        Window::Unresolved | Window::Period => {}
        Window::Between(from, to) => {
            moment(from, see);
            moment(to, see);
        }
        Window::Before(_, at) | Window::After(_, at) => moment(at, see),
    }
}
