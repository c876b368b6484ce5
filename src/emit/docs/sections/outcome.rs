//! Outcomes, grouped by whom they are about, each with its indicators and their metrics.

use super::common;
use super::indicator::{self, Told};
use crate::emit::docs::block::{Block, Fact, Line, Look, Row, Section, Table};
use crate::emit::docs::facts::{self, fact, text};
use crate::emit::docs::groups::{Group, groups};
use crate::emit::docs::plan::Plan;
use crate::emit::docs::scope::Scope;
use crate::english;
use crate::model::Outcome;

/// The plan at a glance: a picture, and the same as a table; where it is too large to be drawn, the table alone.
pub fn plan(plan: Plan) -> Section {
    let mut section = Section::named("plan", "The plan at a glance");
    let rows = plan.table().into_iter().map(Row::of).collect();
    let caption = "Outcomes, the indicators that suggest them, and the metrics that measure these".to_owned();
    let table = Block::Table(Table::new(caption, vec!["Outcome", "Indicator", "Metrics"], rows));
    if !plan.can_be_drawn() {
        section.add(table);
        return section;
    }
    let crossing = plan.indicators.iter().chain(&plan.metrics).any(|node| node.on.len() > 1);
    section.add(Block::Picture(plan));
    if crossing {
        let words = "A dashed line leads to something that stands beside another, and belongs here too.";
        section.add(Block::Paragraph(Line::quiet(words)));
    }
    section.add(Block::Folded("The plan as a table".to_owned(), vec![table]));
    section
}

/// A section a group.
pub fn sections<'m>(scope: &Scope<'m>, told: &mut Told) -> Vec<Section> {
    let mut sections = Vec::new();
    for (index, Group { title, outcomes }) in groups(scope.outcomes()).into_iter().enumerate() {
        let anchor = if index == 0 { "outcomes".to_owned() } else { format!("outcomes-{}", index + 1) };
        let mut section = Section::named(anchor, title);
        section.blocks.extend(outcomes.into_iter().map(|one| Block::Section(outcome(scope, one, told))));
        sections.push(section);
    }
    sections
}

fn outcome<'m>(scope: &Scope<'m>, outcome: Outcome<'m>, told: &mut Told) -> Section {
    let mut section = Section::about(outcome.0, "Outcome", Look::Plain).listed();
    if let Some(words) = outcome.own("in plain words").and_then(|words| words.text("text")) {
        section.add(Block::Callout("In plain words".to_owned(), common::quoted(outcome.0, &words)));
    }
    common::opening(&mut section, outcome.0);
    let texts = |word: &'static str| -> Vec<Line> {
        outcome.statements(word).filter_map(|said| said.text("text")).map(|said| text(outcome.0, &said)).collect()
    };
    section.add_list("Questions it answers", texts("asks"));
    section.add_list("Aims", texts("aims"));
    let mut all = Vec::new();
    all.extend(fact(outcome.0, "about"));
    if let Some(ages) = outcome.ages() {
        all.push(Fact::new("Ages", Line::of(english::ages(&ages))));
    }
    all.extend(common::polarity_fact(outcome.0));
    all.extend(facts::rest(outcome.0, &["about", "ages", "in plain words", "asks", "aims", "polarity"]));
    let supporting = scope.referring(outcome.0, "supports");
    all.extend(common::linked("Supported by", supporting));
    let drivers = scope.referring(outcome.0, "drives");
    all.extend(common::linked("Moved by", drivers));
    section.add_facts(all);
    common::closing(&mut section, outcome.0);
    let indicators = scope.indicators_of(outcome);
    if !indicators.is_empty() {
        section.add(Block::Label("Indicators".to_owned()));
    }
    for one in indicators {
        section.add(Block::Section(indicator::under(scope, one, Some(outcome), told)));
    }
    section
}
