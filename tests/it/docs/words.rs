//! The Markdown, read as GitHub reads it.

use std::collections::BTreeSet;

use pulldown_cmark::{Event, Options, Parser, Tag};

use super::{PAYLOADS, assert_same_structure, plain_and_hostile, shipped};

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
