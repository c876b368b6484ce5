//! The Markdown, read as GitHub reads it.

use std::collections::BTreeSet;

use pulldown_cmark::{Event, Options, Parser, Tag};
use scraper::{Html, Selector};

use super::{PAYLOADS, assert_same_structure, built, framework_of, plain_and_hostile, shipped};
use crate::support::validators::{printed, program};
use crate::tools;

/// With all that readers of Markdown may have switched on.
fn events(text: &str) -> Vec<Event<'_>> {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_MATH
        | Options::ENABLE_DEFINITION_LIST;
    Parser::new_ext(text, options).collect()
}

/// What is there but for words: tags, ends, and HTML.
fn structure(text: &str) -> Vec<String> {
    let name = |event: Event<'_>| match event {
        Event::Text(_) | Event::Code(_) => None,
        Event::Html(html) | Event::InlineHtml(html) => Some(html.trim().to_owned()),
        event => Some(format!("{event:?}")),
    };
    events(text).into_iter().filter_map(name).collect()
}

#[test]
fn no_text_of_an_author_becomes_a_mark() {
    let ((_, plain), hostile) = plain_and_hostile();
    let wanted = structure(&plain);
    for ((_, text), payload) in hostile.iter().zip(PAYLOADS) {
        assert_same_structure(&wanted, &structure(text), payload);
    }
}

#[test]
fn links_lead_to_places_that_are_there() {
    for (name, _, text) in shipped() {
        let mut places = BTreeSet::new();
        let mut wanted = BTreeSet::new();
        for event in events(&text) {
            match event {
                Event::Html(html) | Event::InlineHtml(html) => {
                    let id = html.strip_prefix("<a id=\"").and_then(|rest| rest.split_once('"')).map(|(id, _)| id);
                    if let Some(id) = id {
                        assert!(places.insert(id.to_owned()), "{name}: {id} twice");
                    }
                }
                Event::Start(Tag::Link { dest_url, .. }) => {
                    wanted.insert(dest_url.to_string());
                }
                Event::Start(Tag::Image { .. }) => panic!("{name}: a picture"),
                _ => {}
            }
        }
        for link in wanted {
            let known = link.strip_prefix('#').is_some_and(|id| places.contains(id));
            assert!(known || link.starts_with("http"), "{name}: {link}");
        }
    }
}

/// The Markdown as GitHub shows it.
fn rendered(text: &str) -> Html {
    Html::parse_document(&printed(tools::node().arg(program("markdown.cjs")), text))
}

/// Without blanks, which Markdown and HTML treat alike only for readers.
fn bare(text: impl Iterator<Item = impl AsRef<str>>) -> String {
    text.flat_map(|text| text.as_ref().chars().filter(|c| !c.is_whitespace()).collect::<Vec<_>>()).collect()
}

#[test]
fn the_markdown_says_what_the_page_says() {
    let hostile = PAYLOADS.iter().map(|payload| {
        let (html, text) = built(&framework_of(payload), "ours");
        ((*payload).to_owned(), html, text)
    });
    let blocks =
        Selector::parse("main p:not(.tag), main li, main dt, main dd, main th, main td, main h2, main h3").unwrap();
    for (name, html, text) in shipped().into_iter().chain(hostile) {
        let page = Html::parse_document(&html);
        let shown = rendered(&text);
        let all = bare(shown.root_element().text());
        for block in page.select(&blocks) {
            let wanted = bare(block.text());
            assert!(all.contains(&wanted), "{name}: the Markdown does not show {wanted}");
        }
        // What an author wrote makes no link by itself, as addresses may.
        let links = Selector::parse("a[href]").unwrap();
        for link in shown.select(&links) {
            let href = link.attr("href").unwrap();
            assert!(
                href.starts_with('#') || html.contains(&format!("href=\"{}\"", href.replace('&', "&amp;"))),
                "{name}: {href}"
            );
        }
    }
}
