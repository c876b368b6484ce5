//! The page, read as a browser reads it.

use std::collections::{BTreeMap, BTreeSet};

use scraper::{ElementRef, Html, Node, Selector};

use super::{PAYLOADS, assert_same_structure, built, framework_of, plain_and_hostile, shipped};

fn elements<'p>(page: &'p Html, wanted: &str) -> Vec<ElementRef<'p>> {
    page.select(&Selector::parse(wanted).unwrap()).collect()
}

/// Elements in order with their attributes' names; less the lines of text in the picture, which break where they must.
fn structure(page: &Html) -> Vec<String> {
    let breaks = |name: &str| matches!(name, "tspan" | "title");
    elements(page, "*")
        .into_iter()
        .filter(|element| !breaks(element.value().name()))
        .map(|element| {
            let names: BTreeSet<&str> = element.value().attrs().map(|(name, _)| name).collect();
            format!("{} {names:?}", element.value().name())
        })
        .collect()
}

fn text(page: &Html) -> String {
    page.root_element().text().collect()
}

#[test]
fn no_text_of_an_author_becomes_a_part_of_the_page() {
    let ((plain, _), hostile) = plain_and_hostile();
    let wanted = structure(&Html::parse_document(&plain));
    for ((html, _), payload) in hostile.iter().zip(PAYLOADS) {
        let page = Html::parse_document(html);
        assert_same_structure(&wanted, &structure(&page), payload);
        assert!(page.tree.values().all(|node| !matches!(node, Node::Comment(_))), "a comment");
        for element in elements(&page, "*") {
            let value = element.value();
            assert!(!matches!(value.name(), "script" | "img" | "iframe" | "object" | "b" | "link"), "{}", value.name());
            for (name, value) in value.attrs() {
                assert!(!name.starts_with("on"), "{name}");
                let elsewhere = name == "href" && !value.starts_with('#');
                assert!(!elsewhere, "href={value}");
            }
        }
        assert!(!html.contains(['\u{202e}', '\u{2066}', '\u{0}', '\u{1b}']));
    }
}

#[test]
fn paragraphs_of_a_text_are_paragraphs_and_nothing_else() {
    let headings = |payload: &str| {
        let page = Html::parse_document(&built(&framework_of(payload), "ours").0);
        elements(&page, "h1, h2, h3, h4, h5, h6, ul, table").len()
    };
    assert_eq!(headings("plain"), headings("one\n\n# two\n\n- three\n\n| four |"));
}

#[test]
fn what_an_author_wrote_is_shown_as_it_was_written() {
    let (_, hostile) = plain_and_hostile();
    let shown = text(&Html::parse_document(&hostile[0].0));
    assert!(shown.contains("\"><script>alert(1)</script> outcome"));
    let shown = text(&Html::parse_document(&hostile[9].0));
    assert!(shown.contains("&lt;script&gt; &#x3c;b&#x3e; &amp; outcome"));
}

#[test]
fn only_addresses_of_the_web_become_links() {
    for (address, is_link) in [
        ("https://example.org/a?b=c", true),
        ("javascript:alert(1)", false),
        ("https://example.org/\\\" onmouseover=\\\"alert(1)", false),
        ("data:text/html,x", false),
        ("//example.org", false),
        (" HTTP://example.org", true),
    ] {
        let text = format!("framework ours \"Ours\"\ndocument doc \"Doc\" {{\n  found at \"{address}\"\n}}\n");
        let (html, _) = built(&crate::support::modelled::in_memory(&[("a/a.ofw", &text)]), "ours");
        let page = Html::parse_document(&html);
        let links = elements(&page, "a[rel]");
        assert_eq!(links.len(), usize::from(is_link), "{address}");
    }
}

#[test]
fn every_page_can_be_read_by_everyone() {
    for (name, html, _) in shipped() {
        let page = Html::parse_document(&html);
        assert_eq!(elements(&page, "h1").len(), 1, "{name}");
        assert_eq!(elements(&page, "html[lang]").len(), 1, "{name}");
        assert_eq!(elements(&page, "main").len(), 1, "{name}");
        let mut level = 1;
        for heading in elements(&page, "h1, h2, h3, h4, h5, h6") {
            let next: u32 = heading.value().name()[1..].parse().unwrap();
            assert!(next <= level + 1, "{name}: {} after h{level}", heading.html());
            level = next;
        }
        for table in elements(&page, "table") {
            let inner = |wanted: &str| table.select(&Selector::parse(wanted).unwrap()).count();
            assert_eq!(inner("caption"), 1, "{name}");
            assert_eq!(inner("tr"), inner("tbody th[scope=row]") + 1, "{name}");
            assert_eq!(inner("th:not([scope])"), 0, "{name}");
        }
        for section in elements(&page, "section") {
            assert!(section.text().any(|text| !text.trim().is_empty()), "{name}: an empty section");
        }
    }
}

#[test]
fn every_link_of_a_page_leads_somewhere_on_it_and_no_place_is_named_twice() {
    for (name, html, _) in shipped() {
        let page = Html::parse_document(&html);
        let ids: Vec<&str> = elements(&page, "[id]").into_iter().filter_map(|element| element.attr("id")).collect();
        let unique: BTreeSet<&str> = ids.iter().copied().collect();
        assert_eq!(ids.len(), unique.len(), "{name}");
        for link in elements(&page, "a[href]") {
            let href = link.attr("href").unwrap();
            let known = href.strip_prefix('#').is_some_and(|id| unique.contains(id));
            assert!(known || href.starts_with("http"), "{name}: {href}");
        }
    }
}

#[test]
fn a_page_asks_for_nothing_from_elsewhere() {
    for (name, html, _) in shipped() {
        let page = Html::parse_document(&html);
        assert!(elements(&page, "[src], link, script, iframe, object, embed, form").is_empty(), "{name}");
        let style: String = elements(&page, "style").into_iter().flat_map(|style| style.text()).collect();
        assert!(!style.contains("url(") && !style.contains("@import"), "{name}");
    }
}

/// The colours that the stylesheet gives names, in light, in dark and on paper.
fn palettes() -> Vec<(&'static str, BTreeMap<String, String>)> {
    let style = include_str!("../../../src/emit/docs/html/style.css");
    let named = |text: &str| -> BTreeMap<String, String> {
        let pairs = text.split([';', '{', '}']).filter_map(|rule| rule.trim().strip_prefix("--")?.split_once(": "));
        pairs.map(|(name, colour)| (name.to_owned(), colour.to_owned())).collect()
    };
    let block = |start: &str| {
        let (_, rest) = style.split_once(start).unwrap();
        named(rest.split_once(":root {").unwrap().1.split_once('}').unwrap().0)
    };
    let light = named(style.split_once(":root {").unwrap().1.split_once('}').unwrap().0);
    let over = |more: BTreeMap<String, String>| light.clone().into_iter().chain(more).collect();
    let (dark, print) = (over(block("(prefers-color-scheme: dark)")), over(block("@media print")));
    vec![("light", light), ("dark", dark), ("print", print)]
}

/// How strongly two colours differ, as the guidelines for accessible pages count it: from 1 to 21.
fn contrast(one: &str, other: &str) -> f64 {
    let luminance = |colour: &str| {
        let digits = colour.strip_prefix('#').unwrap();
        let digits: String =
            if digits.len() == 3 { digits.chars().flat_map(|c| [c, c]).collect() } else { digits.into() };
        let part = |at: usize| f64::from(u8::from_str_radix(&digits[at..at + 2], 16).unwrap()) / 255.0;
        let linear = |part: f64| if part <= 0.04045 { part / 12.92 } else { ((part + 0.055) / 1.055).powf(2.4) };
        0.2126 * linear(part(0)) + 0.7152 * linear(part(2)) + 0.0722 * linear(part(4))
    };
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

#[test]
fn colours_can_be_told_apart_by_everyone() {
    let words = ["ink", "quiet", "link", "link-seen", "link-over"];
    let lines = ["outcome", "indicator", "metric", "warn"];
    for (name, colours) in palettes() {
        let mut pairs: Vec<(&str, &str, f64)> = vec![("focus-ink", "focus", 4.5)];
        for ground in ["paper", "wash"] {
            pairs.extend(words.map(|word| (word, ground, 4.5)));
            // Lines and boxes that say what something is.
            pairs.extend(lines.map(|line| (line, ground, 3.0)));
        }
        for (front, ground, least) in pairs {
            let found = contrast(&colours[front], &colours[ground]);
            assert!(found >= least, "{name}: {front} on {ground} is {found:.2}, and should be {least}");
        }
    }
}
