//! Where everything in the plan stands. The same plan gives the same places: no forces, no chance.

use super::{Node, Plan, width};

/// Widths of the columns and of the room between them, in the picture's own units.
const COLUMN: i32 = 250;
const GAP: i32 = 75;
/// The height of a line of text, and the room above and below the text of a box.
const LINE: i32 = 18;
const PAD: i32 = 8;
/// The room between boxes, and between the blocks of two outcomes.
const BETWEEN: i32 = 8;
const APART: i32 = 20;
/// The height of a heading.
const HEADING: i32 = 34;
/// The height of the names of the columns.
const TOP: i32 = 34;
/// The most that fits on a line: the column without its padding, in hundredths of the font's size of 14.
const FITS: usize = 1600;
/// The most lines of a box.
const LINES: usize = 5;
/// An outcome beside more than this is as tall as all of it, so that its lines stay short.
const TALL: i32 = 480;
/// How far apart the words of a tall box are said again.
const AGAIN: usize = 640;

/// A box.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Placed {
    /// Its left edge.
    pub x: i32,
    /// Its upper edge.
    pub y: i32,
    /// Its width.
    pub width: i32,
    /// Its height.
    pub height: i32,
    /// Its words, line by line.
    pub lines: Vec<String>,
    /// How far below its upper edge its words start; several times in a tall box.
    pub words: Vec<i32>,
}

/// A line between two boxes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edge {
    /// Where it leaves the one on the left.
    pub from: (i32, i32),
    /// Where it reaches the one on the right.
    pub to: (i32, i32),
    /// Whether it is the first of the one on the right.
    pub first: bool,
}

/// The whole picture.
#[derive(Debug, PartialEq, Eq)]
pub struct Layout {
    /// Its size.
    pub size: (i32, i32),
    /// The names of the columns with their left edges.
    pub columns: Vec<(i32, &'static str)>,
    /// The headings of groups with their baselines.
    pub headings: Vec<(i32, String)>,
    /// The outcomes, in order.
    pub outcomes: Vec<Placed>,
    /// The indicators, in order.
    pub indicators: Vec<Placed>,
    /// The metrics, in order.
    pub metrics: Vec<Placed>,
    /// What leads from outcomes to indicators and from these to metrics; those that are not the first, first, so that
    /// they lie below the others.
    pub edges: Vec<Edge>,
}

/// Where a line of text of a box has its baseline.
pub fn baseline(placed: &Placed, start: i32, line: usize) -> i32 {
    placed.y + start + PAD + 14 + LINE * i32::try_from(line).unwrap_or(i32::MAX / LINE)
}

/// Where a text stands in its box.
pub const TEXT_INSET: i32 = 12;

/// Lays a plan out.
pub fn layout(plan: &Plan) -> Layout {
    let place = |column: i32, node: &Node| {
        let lines = width::lines(&node.label, FITS, LINES);
        let height = 2 * PAD + LINE * i32::try_from(lines.len()).unwrap_or(1);
        Placed { x: column * (COLUMN + GAP), y: 0, width: COLUMN, height, lines, words: vec![0] }
    };
    let mut outcomes: Vec<Placed> = plan.outcomes.iter().map(|node| place(0, node)).collect();
    let mut indicators: Vec<Placed> = plan.indicators.iter().map(|node| place(1, node)).collect();
    let mut metrics: Vec<Placed> = plan.metrics.iter().map(|node| place(2, node)).collect();
    let indicators_of = under(&plan.indicators, outcomes.len());
    let metrics_of = under(&plan.metrics, indicators.len());

    let mut headings = Vec::new();
    let mut starts = plan.groups.iter().scan(0, |start, (title, count)| {
        let at = *start;
        *start += count;
        Some((at, title))
    });
    let mut next_group = starts.next();
    let mut y = TOP;
    for (at, outcome) in outcomes.iter_mut().enumerate() {
        if let Some((start, title)) = next_group
            && start == at
        {
            if !title.is_empty() {
                headings.push((y + 20, title.clone()));
                y += HEADING;
            }
            next_group = starts.next();
        }
        let top = y;
        for indicator in &indicators_of[at] {
            y = block(&mut indicators[*indicator], &metrics_of[*indicator], &mut metrics, y) + BETWEEN;
        }
        let bottom = (y - BETWEEN).max(top);
        let height = (bottom - top).max(outcome.height);
        if bottom - top > TALL {
            let room = bottom - top - outcome.height;
            outcome.words = (0..=room).step_by(AGAIN).collect();
            outcome.height = bottom - top;
        }
        outcome.y = top + (bottom - top - outcome.height).max(0) / 2;
        y = top + height + APART;
    }

    let mut edges = edges(&plan.indicators, &indicators, &outcomes);
    edges.extend(self::edges(&plan.metrics, &metrics, &indicators));
    edges.sort_by_key(|edge| edge.first);
    let last = if !metrics.is_empty() { 2 } else { i32::from(!indicators.is_empty()) };
    let names = ["Outcomes", "Indicators", "Metrics"];
    let columns = (0..=last).zip(names).map(|(column, name)| (column * (COLUMN + GAP), name)).collect();
    let size = (last * (COLUMN + GAP) + COLUMN, (y - APART).max(TOP));
    Layout { size, columns, headings, outcomes, indicators, metrics, edges }
}

/// For each of the column before, what is drawn under it.
fn under(nodes: &[Node], count: usize) -> Vec<Vec<usize>> {
    let mut under = vec![Vec::new(); count];
    for (index, node) in nodes.iter().enumerate() {
        if let Some(first) = node.on.first() {
            under[*first].push(index);
        }
    }
    under
}

/// Puts a box beside what hangs on it, and says how far down that reaches.
fn block(placed: &mut Placed, hanging: &[usize], others: &mut [Placed], top: i32) -> i32 {
    let mut y = top;
    for index in hanging {
        others[*index].y = y;
        y += others[*index].height + BETWEEN;
    }
    let height = (y - BETWEEN - top).max(0);
    placed.y = top + (height - placed.height).max(0) / 2;
    // What is shorter than its box stands in the middle of it.
    if placed.height > height {
        for index in hanging {
            others[*index].y += (placed.height - height) / 2;
        }
    }
    top + height.max(placed.height)
}

fn edges(nodes: &[Node], placed: &[Placed], before: &[Placed]) -> Vec<Edge> {
    let middle = |placed: &Placed| placed.y + placed.height / 2;
    // A tall box is left where the line has the shortest way.
    let leaves = |from: &Placed, to: i32| {
        let (top, bottom) = (from.y + 2 * PAD, from.y + from.height - 2 * PAD);
        if from.height > TALL { to.clamp(top, bottom) } else { middle(from) }
    };
    let edge = |(node, to): (&Node, &Placed)| -> Vec<Edge> {
        let from = node.on.iter().enumerate();
        from.map(|(order, index)| {
            let from = &before[*index];
            Edge { from: (from.x + from.width, leaves(from, middle(to))), to: (to.x, middle(to)), first: order == 0 }
        })
        .collect()
    };
    nodes.iter().zip(placed).flat_map(edge).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn node(label: String, on: Vec<usize>) -> Node {
        Node { id: None, label, on }
    }

    fn plan(outcomes: usize, each: usize, metrics: usize) -> Plan {
        let indicators = outcomes * each;
        Plan {
            groups: vec![("First".to_owned(), outcomes / 2), ("Second".to_owned(), outcomes - outcomes / 2)],
            outcomes: (0..outcomes).map(|n| node(format!("Outcome {n} in words"), vec![])).collect(),
            indicators: (0..indicators).map(|n| node(format!("Indicator {n}"), vec![n / each, 0])).collect(),
            metrics: (0..indicators * metrics).map(|n| node(format!("Metric {n}"), vec![n / metrics])).collect(),
        }
    }

    #[test]
    fn no_two_boxes_of_a_column_touch_in_a_large_plan() {
        let layout = layout(&plan(8, 25, 3));
        for column in [&layout.outcomes, &layout.indicators, &layout.metrics] {
            for pair in column.windows(2) {
                assert!(pair[0].y + pair[0].height < pair[1].y, "{pair:?}");
            }
            assert!(column.iter().all(|placed| placed.y + placed.height <= layout.size.1));
        }
    }

    #[test]
    fn a_plan_of_one_outcome_is_not_taller_than_its_box() {
        let layout = layout(&Plan {
            groups: vec![(String::new(), 1)],
            outcomes: vec![node("Safe".to_owned(), vec![])],
            indicators: vec![],
            metrics: vec![],
        });
        assert_eq!(layout.size, (COLUMN, TOP + LINE + 2 * PAD));
    }
}
