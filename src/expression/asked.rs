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
    let mut content = |field| see(Asked { field, look: Look::Content, must });
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
            value(known, &mut |field| see(Asked { field, look, must }));
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
        Condition::Yes(truth) => value(truth, &mut content),
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
                to.iter().for_each(|to| value(to, &mut |field| see(Asked { field, look: Look::End, must })));
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
                value(to, &mut |field| see(Asked { field, look: Look::End, must }));
            }
        }
    }
}

fn value<'e>(asked: &'e Value, see: &mut dyn FnMut(&'e Value)) {
    match asked {
        Value::Field { .. } => see(asked),
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
        | Value::Extreme { .. } => {}
    }
}

fn moment<'e>(at: &'e Moment, see: &mut dyn FnMut(&'e Value)) {
    if let Moment::Field(field) = at {
        value(field, see);
    }
}

fn window<'e>(within: &'e Window, see: &mut dyn FnMut(&'e Value)) {
    match within {
        Window::Unresolved | Window::Period => {}
        Window::Between(from, to) => {
            moment(from, see);
            moment(to, see);
        }
        Window::Before(_, at) | Window::After(_, at) => moment(at, see),
    }
}
