//! The plan at a glance: which indicators suggest which outcomes, and which metrics measure them.

mod layout;
mod svg;
mod width;

pub use svg::draw;

use std::collections::BTreeMap;

use super::block::Line;
use super::groups::{Group, groups};
use super::scope::Scope;
use super::text::one_line;
use crate::id::DeclId;
use crate::model::{Decl, Indicator, Metric, Outcome};

/// The most boxes of a picture.
const MOST: usize = 2_500;

/// Something in the plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Node {
    /// What it is; none for the place of what hangs on nothing.
    pub id: Option<DeclId>,
    /// Its title.
    pub label: String,
    /// What it hangs on, in the column before it: indices, the one under which it is drawn first.
    pub on: Vec<usize>,
}

/// The plan.
#[derive(Debug)]
pub struct Plan {
    /// Headings, each with how many outcomes stand under it.
    pub groups: Vec<(String, usize)>,
    /// The outcomes; last, where something hangs on none of them, a place for that.
    pub outcomes: Vec<Node>,
    /// The indicators, by the outcome under which they are drawn.
    pub indicators: Vec<Node>,
    /// The metrics, by the indicator under which they are drawn.
    pub metrics: Vec<Node>,
}

impl Plan {
    /// The plan of a framework.
    pub fn of(scope: &Scope<'_>) -> Plan {
        let mut plan = Plan { groups: Vec::new(), outcomes: Vec::new(), indicators: Vec::new(), metrics: Vec::new() };
        let mut places = Places::default();
        let all = groups(scope.outcomes());
        let alone = all.len() == 1;
        for Group { title, outcomes } in all {
            plan.groups.push((if alone { String::new() } else { title }, outcomes.len()));
            for outcome in outcomes {
                plan.outcome(scope, outcome, &mut places);
            }
        }
        plan.loose(scope, &mut places);
        plan
    }

    /// Whether nothing is planned.
    pub fn is_empty(&self) -> bool {
        self.indicators.is_empty() && self.metrics.is_empty() && self.outcomes.len() < 2
    }

    fn outcome<'m>(&mut self, scope: &Scope<'m>, outcome: Outcome<'m>, places: &mut Places) {
        let at = self.outcomes.len();
        self.outcomes.push(node(outcome.0, Vec::new()));
        for indicator in scope.indicators_of(outcome) {
            self.indicator(scope, indicator, at, places);
        }
    }

    fn indicator<'m>(&mut self, scope: &Scope<'m>, indicator: Indicator<'m>, outcome: usize, places: &mut Places) {
        if let Some(at) = places.indicators.get(&indicator.id()) {
            self.indicators[*at].on.push(outcome);
            return;
        }
        let at = self.indicators.len();
        places.indicators.insert(indicator.id(), at);
        self.indicators.push(node(indicator.0, vec![outcome]));
        for metric in scope.metrics_of(indicator) {
            self.metric(metric, at, places);
        }
    }

    fn metric(&mut self, metric: Metric<'_>, indicator: usize, places: &mut Places) {
        match places.metrics.get(&metric.id()) {
            Some(at) => self.metrics[*at].on.push(indicator),
            None => {
                places.metrics.insert(metric.id(), self.metrics.len());
                self.metrics.push(node(metric.0, vec![indicator]));
            }
        }
    }

    /// Indicators that suggest no outcome of the framework itself.
    fn loose<'m>(&mut self, scope: &Scope<'m>, places: &mut Places) {
        let loose: Vec<Decl<'m>> =
            scope.of_kind("indicator").filter(|decl| !places.indicators.contains_key(&decl.id())).collect();
        if loose.is_empty() {
            return;
        }
        let at = self.outcomes.len();
        self.outcomes.push(Node { id: None, label: "No outcome here".to_owned(), on: Vec::new() });
        self.groups.push((String::new(), 1));
        for decl in loose {
            self.indicator(scope, Indicator(decl), at, places);
        }
    }

    /// For each outcome the indicators that suggest it.
    fn suggested(&self) -> Vec<Vec<usize>> {
        let mut suggested = vec![Vec::new(); self.outcomes.len()];
        for (index, indicator) in self.indicators.iter().enumerate() {
            for outcome in &indicator.on {
                suggested[*outcome].push(index);
            }
        }
        suggested
    }

    /// Whether it can be drawn so that somebody can still read it.
    pub fn can_be_drawn(&self) -> bool {
        self.outcomes.len() + self.indicators.len() + self.metrics.len() <= MOST
    }

    /// Everything it shows.
    pub fn ids(&self) -> impl Iterator<Item = DeclId> {
        [&self.outcomes, &self.indicators, &self.metrics].into_iter().flatten().filter_map(|node| node.id)
    }

    /// The same as rows: outcome, indicator, metrics.
    pub fn table(&self) -> Vec<Vec<Line>> {
        let mut rows = Vec::new();
        let suggested = self.suggested();
        let mut measured: BTreeMap<usize, Vec<Line>> = BTreeMap::new();
        for metric in &self.metrics {
            for indicator in &metric.on {
                measured.entry(*indicator).or_default().push(line(metric));
            }
        }
        for (at, outcome) in self.outcomes.iter().enumerate() {
            let before = rows.len();
            for index in &suggested[at] {
                let indicator = &self.indicators[*index];
                let metrics = measured.get(index).cloned().unwrap_or_else(|| vec![Line::quiet("none")]);
                rows.push(vec![line(outcome), line(indicator), Line::listed(metrics)]);
            }
            if rows.len() == before {
                rows.push(vec![line(outcome), Line::quiet("none"), Line::quiet("none")]);
            }
        }
        rows
    }
}

/// Where things are that are in the plan already.
#[derive(Default)]
struct Places {
    indicators: BTreeMap<DeclId, usize>,
    metrics: BTreeMap<DeclId, usize>,
}

fn node(decl: Decl<'_>, on: Vec<usize>) -> Node {
    Node { id: Some(decl.id()), label: one_line(&decl.label()), on }
}

fn line(node: &Node) -> Line {
    match node.id {
        Some(id) => Line::leading(id, node.label.clone()),
        None => Line::quiet(node.label.clone()),
    }
}
