//! The moments that conditions name.

use crate::expression::{Condition, DayOfYear, Moment, Part, Relation, Selection, Value, Window};

/// The days of the year that conditions of a selection name as moments.
pub(super) fn days(selection: &Selection) -> Vec<DayOfYear> {
    let mut found = Vec::new();
    let mut at = |moment: &Moment| {
        if let Moment::DayInPeriod(day) = moment {
            found.push(*day);
        }
    };
    each_part_with_terms(selection, &mut |part| match part {
        Part::Condition(Condition::Aged { at: moment, .. }) => at(moment),
        Part::Condition(Condition::Turns { window, .. } | Condition::Within(_, window)) => in_window(window, &mut at),
        Part::Condition(Condition::Lasts { relation, .. } | Condition::Term { when: Some(relation), .. }) => {
            in_relation(relation, &mut at);
        }
        Part::Rows(rows) => rows.during.iter().for_each(|during| in_relation(during, &mut at)),
        Part::Value(Value::Moment(moment) | Value::Age { at: moment, .. }) => at(moment),
        Part::Condition(_) | Part::Value(_) => {}
    });
    found
}

fn in_window(window: &Window, at: &mut impl FnMut(&Moment)) {
    match window {
        Window::Between(from, to) => {
            at(from);
            at(to);
        }
        Window::Before(_, moment) | Window::After(_, moment) => at(moment),
        Window::Unresolved | Window::Period => {}
    }
}

fn in_relation(relation: &Relation, at: &mut impl FnMut(&Moment)) {
    match relation {
        Relation::OpenAt(moment) | Relation::OpenFor { at: moment, .. } => at(moment),
        Relation::During(window) | Relation::Throughout(window) => in_window(window, at),
        Relation::For { .. } => {}
    }
}

/// Shows every part of a selection, those of what its terms mean among them.
fn each_part_with_terms<'c>(selection: &'c Selection, see: &mut dyn FnMut(Part<'c>)) {
    let mut meanings = Vec::new();
    selection.each_part(&mut |part| {
        meaning(part, &mut meanings);
        see(part);
    });
    while let Some(means) = meanings.pop() {
        means.each_part(&mut |part| {
            meaning(part, &mut meanings);
            see(part);
        });
    }
}

fn meaning<'c>(part: Part<'c>, meanings: &mut Vec<&'c Condition>) {
    if let Part::Condition(Condition::Term { means, .. }) = part {
        meanings.push(means);
    }
}
