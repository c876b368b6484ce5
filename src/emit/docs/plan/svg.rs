//! The plan as a picture that scales, with words for who cannot see it.

use maud::{Markup, PreEscaped, html};

use super::layout::{Edge, Layout, Placed, TEXT_INSET, baseline, layout};
use super::{Node, Plan};
use crate::emit::docs::anchors::Anchors;
use crate::emit::docs::text::clean;

/// Ends a line of the source.
const LINE: PreEscaped<&str> = PreEscaped("\n");

/// Draws a plan. Colours are the page's: they follow its light and dark forms.
pub fn draw(plan: &Plan, anchors: &Anchors) -> Markup {
    let layout = layout(plan);
    let (width, height) = layout.size;
    // Room for borders and shadows of focus.
    let view = format!("-2 0 {} {}", width + 4, height + 4);
    html! {
        svg.plan role="img" aria-labelledby="plan-title plan-desc" viewBox=(view) width=(width + 4) height=(height + 4)
            xmlns="http://www.w3.org/2000/svg" {
            title id="plan-title" { "The plan at a glance" }
            desc id="plan-desc" { (description(plan)) }
            @for (x, name) in &layout.columns {
                text.plan-column x=(x) y="18" { (name) }
            }
            @for (y, title) in &layout.headings {
                text.plan-heading x="0" y=(y) { (clean(title)) }
            }
            g.plan-edges { @for edge in &layout.edges { (curve(edge)) } }
            (column("plan-outcome", &plan.outcomes, &layout.outcomes, anchors))
            (column("plan-indicator", &plan.indicators, &layout.indicators, anchors))
            (column("plan-metric", &plan.metrics, &layout.metrics, anchors))
            (nothing_yet(plan, &layout))
        }
    }
}

fn description(plan: &Plan) -> String {
    let count = |nodes: &[Node], one: &str| {
        let count = nodes.iter().filter(|node| node.id.is_some()).count();
        format!("{count} {one}{}", if count == 1 { "" } else { "s" })
    };
    format!(
        "{} on the left, {} in the middle, {} on the right. A line leads from an outcome to each indicator that \
         suggests it, and from an indicator to each metric that measures it. The table below says the same in words.",
        count(&plan.outcomes, "outcome"),
        count(&plan.indicators, "indicator"),
        count(&plan.metrics, "metric"),
    )
}

fn column(class: &str, nodes: &[Node], placed: &[Placed], anchors: &Anchors) -> Markup {
    html! {
        g class=(class) {
            @for (node, placed) in nodes.iter().zip(placed) {
                @match node.id.and_then(|id| anchors.declaration(id)) {
                    // The page has the same links in its contents and in the table: one more round of them would be
                    // in the way of whoever moves by the keyboard.
                    Some(anchor) => a href={ "#" (anchor) } tabindex="-1" { (drawn(node, placed)) },
                    None => (drawn(node, placed)),
                }
            }
        }
    }
}

fn drawn(node: &Node, placed: &Placed) -> Markup {
    html! {
        (LINE)
        rect x=(placed.x) y=(placed.y) width=(placed.width) height=(placed.height) rx="4" {}
        @if placed.lines.iter().any(|line| line.ends_with('…')) { title { (clean(&node.label)) } }
        text {
            @for start in &placed.words {
                @for (index, line) in placed.lines.iter().enumerate() {
                    tspan x=(placed.x + TEXT_INSET) y=(baseline(placed, *start, index)) { (clean(line)) }
                }
            }
        }
    }
}

fn curve(edge: &Edge) -> Markup {
    let ((x1, y1), (x2, y2)) = (edge.from, edge.to);
    let bend = (x2 - x1) / 2;
    let path = format!("M{x1} {y1}C{} {y1} {} {y2} {x2} {y2}", x1 + bend, x2 - bend);
    html! { (LINE) path.plan-further[!edge.first] d=(path) {} }
}

/// What stands beside an outcome that has no indicator.
fn nothing_yet(plan: &Plan, layout: &Layout) -> Markup {
    let Some((x, _)) = layout.columns.get(1) else { return Markup::default() };
    let suggested = plan.suggested();
    let has = |at: usize| !suggested[at].is_empty();
    html! {
        g.plan-none {
            @for (at, placed) in layout.outcomes.iter().enumerate() {
                @if !has(at) {
                    text x=(x) y=(placed.y + placed.height / 2 + 5) { "no indicator" }
                }
            }
        }
    }
}
