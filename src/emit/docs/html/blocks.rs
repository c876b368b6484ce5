//! Blocks as HTML. Every text of an author goes through [`clean`] and through the escaping of the template.

use maud::{Markup, PreEscaped, html};

use crate::emit::docs::anchors::Anchors;
use crate::emit::docs::block::{Block, Column, Fact, Inline, Line, Look, Other, Section, Table};
use crate::emit::docs::plan;
use crate::emit::docs::text::clean;

/// Ends a line of the source, so that two versions of a page can be compared line by line.
pub const LINE: PreEscaped<&str> = PreEscaped("\n");

/// A section with its heading at a level; what lies deeper than headings go keeps the last.
pub fn section(section: &Section, level: u8, anchors: &Anchors) -> Markup {
    let class = match section.look {
        Look::Plain if level == 2 => "part",
        Look::Plain => "plain",
        Look::Card => "card",
        Look::Panel => "panel",
        Look::Metric => "panel metric",
    };
    html! {
        (LINE)
        section class=(class) id=[anchors.section(section)] {
            @if let Some((kind, path)) = &section.tag {
                (LINE) p.tag { (clean(kind)) " " code { (clean(anchors.section(section).unwrap_or(path))) } }
            }
            (LINE) (heading(&section.title, level))
            (others(&section.others, anchors))
            (blocks(&section.blocks, level + 1, anchors))
        }
    }
}

fn heading(title: &str, level: u8) -> Markup {
    let title = clean(title);
    match level {
        2 => html! { h2 { (title) } },
        3 => html! { h3 { (title) } },
        4 => html! { h4 { (title) } },
        5 => html! { h5 { (title) } },
        _ => html! { h6 { (title) } },
    }
}

/// Blocks; sections among them have headings at this level.
pub fn blocks(blocks: &[Block], level: u8, anchors: &Anchors) -> Markup {
    html! { @for block in blocks { (LINE) (self::block(block, level, anchors)) } }
}

fn block(block: &Block, level: u8, anchors: &Anchors) -> Markup {
    match block {
        Block::Section(inner) => section(inner, level, anchors),
        Block::Paragraph(line) => html! { p { (inline(line, anchors)) } },
        Block::Lead(line) => html! { p.lead { (inline(line, anchors)) } },
        Block::Other(said) => other(said, anchors),
        Block::Callout(label, line) => html! {
            p.callout { strong { (clean(label)) ": " } (inline(line, anchors)) }
        },
        Block::Label(label) => html! { p.label { (clean(label)) } },
        Block::List(lines) => html! { ul { @for line in lines { (LINE) li { (inline(line, anchors)) } } } },
        Block::Facts(facts) => self::facts(facts, anchors),
        Block::Beside(left, right) => html! {
            div.beside {
                (column("definition", left, anchors))
                @if !right.lines.is_empty() { (column("written", right, anchors)) }
            }
        },
        Block::Table(table) => self::table(table, anchors),
        Block::Picture(plan) => html! {
            div.picture tabindex="0" role="region" aria-label="Picture of the plan" { (plan::draw(plan, anchors)) }
        },
        Block::Folded(summary, inner) => html! {
            details {
                summary { (clean(summary)) }
                (blocks(inner, level, anchors))
            }
        },
    }
}

/// A heading in further languages.
pub fn others(others: &[Other], anchors: &Anchors) -> Markup {
    html! { @for said in others { (LINE) (other(said, anchors)) } }
}

fn other(other: &Other, anchors: &Anchors) -> Markup {
    html! {
        p.other {
            @if !other.label.is_empty() { strong { (clean(&other.label)) @if other.name.is_empty() { ":" } } " " }
            (again(other, anchors))
        }
    }
}

/// The name of a language and a text in it; a browser reads both aloud as that language.
fn again(other: &Other, anchors: &Anchors) -> Markup {
    html! {
        span lang=(other.language) dir="auto" {
            @if !other.name.is_empty() { strong { (other.name) ":" } " " }
            (inline(&other.line, anchors))
        }
    }
}

fn column(class: &str, column: &Column, anchors: &Anchors) -> Markup {
    html! {
        div class=(class) {
            p.label { (clean(&column.label)) }
            @for line in &column.lines { (LINE) p { (inline(line, anchors)) } }
        }
    }
}

fn facts(facts: &[Fact], anchors: &Anchors) -> Markup {
    html! {
        dl {
            @for fact in facts {
                (LINE) div {
                    dt { (clean(&fact.label)) }
                    @for line in &fact.lines { dd { (inline(line, anchors)) } }
                }
            }
        }
    }
}

fn table(table: &Table, anchors: &Anchors) -> Markup {
    html! {
        div.table tabindex="0" role="region" aria-label=(clean(&table.caption)) {
            table {
                caption { (clean(&table.caption)) }
                (LINE) thead { tr { @for name in &table.head { th scope="col" { (name) } } } }
                tbody {
                    @for row in &table.rows {
                        (LINE) tr id=[row.at.and_then(|id| anchors.declaration(id))] {
                            @for (index, cell) in row.cells.iter().enumerate() {
                                @if index == 0 {
                                    th scope="row" { (inline(cell, anchors)) }
                                } @else {
                                    td { (inline(cell, anchors)) }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

fn inline(line: &Line, anchors: &Anchors) -> Markup {
    html! {
        @for piece in line.pieces() {
            @match piece {
                Inline::Text(text) => (clean(text)),
                Inline::Link(id, text) => @match anchors.declaration(*id) {
                    Some(anchor) => a href={ "#" (anchor) } { (clean(text)) },
                    None => (clean(text)),
                },
                Inline::Web(address, text) => a href=(clean(address)) rel="noopener noreferrer" { (clean(text)) },
                Inline::Code(text) => code { (clean(text)) },
                Inline::Strong(text) => strong { (clean(text)) },
                Inline::Quiet(text) => span.quiet { (clean(text)) },
                Inline::Again(other) => span.other { (again(other, anchors)) },
            }
        }
    }
}
