//! Outcomes under headings: by whom they are about, else by their field of life.

use crate::english;
use crate::model::Outcome;

/// Outcomes that stand under one heading.
#[derive(Debug)]
pub struct Group<'m> {
    /// The heading.
    pub title: String,
    /// The outcomes in order.
    pub outcomes: Vec<Outcome<'m>>,
}

/// More groups than these tell less than they part.
const MOST: usize = 12;

/// The groups in the order in which outcomes first need them; one group where neither way tells outcomes apart.
pub fn groups(outcomes: Vec<Outcome<'_>>) -> Vec<Group<'_>> {
    if outcomes.is_empty() {
        return Vec::new();
    }
    let about = by(&outcomes, |outcome| heading("Outcomes for ", outcome.populations().map(english::name).collect()));
    if helps(&about, outcomes.len()) {
        return about;
    }
    let domains = by(&outcomes, |outcome| {
        heading("Outcomes in ", outcome.references("domain", "domain").map(english::name).collect())
    });
    if helps(&domains, outcomes.len()) {
        return domains;
    }
    vec![Group { title: "Outcomes".to_owned(), outcomes }]
}

fn by<'m>(outcomes: &[Outcome<'m>], title: impl Fn(Outcome<'m>) -> String) -> Vec<Group<'m>> {
    let mut groups: Vec<Group<'m>> = Vec::new();
    for outcome in outcomes {
        let title = title(*outcome);
        match groups.iter_mut().find(|group| group.title == title) {
            Some(group) => group.outcomes.push(*outcome),
            None => groups.push(Group { title, outcomes: vec![*outcome] }),
        }
    }
    groups
}

fn helps(groups: &[Group<'_>], outcomes: usize) -> bool {
    (2..=MOST).contains(&groups.len()) && (groups.len() < outcomes || outcomes <= 3)
}

fn heading(start: &str, names: Vec<String>) -> String {
    match names.split_last() {
        None => "Other outcomes".to_owned(),
        Some((only, [])) => format!("{start}{only}"),
        Some((last, others)) => format!("{start}{} and {last}", others.join(", ")),
    }
}
