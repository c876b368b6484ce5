//! One page in HTML that needs nothing else: no script, no font, no picture from elsewhere.

mod blocks;

use maud::{DOCTYPE, Markup, PreEscaped, html};

use self::blocks::LINE;
use super::anchors::Anchors;
use super::block::{Block, Page, Section};
use super::text::clean;

/// The style of the page. It holds nothing an author wrote.
const STYLE: &str = include_str!("style.css");

/// What the page may load: nothing. Should anything ever break out of its place, it still cannot call home or run.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/// Writes the page.
pub fn page(page: &Page, anchors: &Anchors) -> String {
    let title = clean(&page.title);
    let at = page.at.and_then(|id| anchors.declaration(id));
    let markup = html! {
        (DOCTYPE)
        html lang=(page.language) {
            head {
                (LINE) meta charset="utf-8";
                (LINE) meta http-equiv="Content-Security-Policy" content=(POLICY);
                (LINE) meta name="viewport" content="width=device-width, initial-scale=1";
                (LINE) meta name="color-scheme" content="light dark";
                (LINE) meta name="generator" content="ofw";
                (LINE) title { (title) }
                (LINE) style { (PreEscaped(STYLE)) }
            }
            (LINE) body {
                (LINE) a.skip href="#content" { "Skip to the content" }
                (LINE) header.top {
                    div.wide {
                        p.tag { (page.kind) }
                        h1 id=[at] { (title) }
                        (blocks::others(&page.others, anchors))
                        (blocks::blocks(&page.lead, 2, anchors))
                    }
                }
                (LINE) div.wide.columns {
                    (contents(page, anchors))
                    main id="content" tabindex="-1" {
                        @for section in &page.sections { (blocks::section(section, 2, anchors)) }
                    }
                }
                (LINE) footer {
                    div.wide {
                        p { "Made with ofw from the authors’ own files. Definitions are written from the expressions that are computed." }
                    }
                }
            }
        }
    };
    let mut text = markup.into_string();
    text.push('\n');
    text
}

fn contents(page: &Page, anchors: &Anchors) -> Markup {
    html! {
        nav.contents aria-labelledby="contents" {
            h2 id="contents" { "Contents" }
            ol {
                @for section in &page.sections { (entry(section, anchors)) }
            }
        }
    }
}

fn entry(section: &Section, anchors: &Anchors) -> Markup {
    let inner: Vec<&Section> = section
        .blocks
        .iter()
        .filter_map(|block| match block {
            Block::Section(inner) if inner.listed => Some(inner),
            _ => None,
        })
        .collect();
    let Some(anchor) = anchors.section(section) else { return Markup::default() };
    html! {
        (LINE) li {
            a href={ "#" (anchor) } { (clean(&section.title)) }
            @if !inner.is_empty() {
                ol { @for inner in inner { (entry(inner, anchors)) } }
            }
        }
    }
}
