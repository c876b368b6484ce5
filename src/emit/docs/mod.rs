//! Markdown and one self-contained page.
//!
//! What the page says is put together once, as blocks ([`block`], [`sections`]); [`html`] and [`markdown`] only write
//! blocks out, so that both say the same and text of an author is escaped in one place each. What is deliberately
//! absent: scripts, anything fetched from elsewhere, the date of the build.

mod anchors;
mod block;
mod facts;
mod groups;
mod html;
mod languages;
mod markdown;
mod mentions;
mod plan;
mod scope;
mod sections;
mod text;

use super::{Context, Output};

/// Builds the target.
pub fn emit(cx: &Context<'_>) -> Output {
    let mut page = sections::page(cx.model, cx.package);
    languages::add(&mut page, cx.model, cx.package);
    let anchors = anchors::Anchors::of(cx.model, cx.package, &page);
    let mut output = Output::new();
    output.add("index.html", html::page(&page, &anchors));
    output.add("index.md", markdown::page(&page, &anchors));
    output
}
