//! The tree: total, lossless, linear, and one message for one mistake.

use ofw::source::FileId;
use ofw::syntax::{MAX_DEPTH, Parse, TokenKind, Tree, parse, text_value};

use crate::support::edits::each_edited;
use crate::support::fixtures::{each_fixture, findings, texts};

fn read(text: &str) -> Parse<'_> {
    parse(FileId::new(0), text)
}

/// The items, a line each, indented by depth, and the findings.
fn outline(text: &str) -> String {
    let parse = read(text);
    let tree = &parse.tree;
    let mut out = String::new();
    for (index, item) in tree.items().iter().enumerate() {
        let head = tree.head(index);
        let words: Vec<String> = (0..head.len())
            .map(|at| match head.kind(at) {
                Some(TokenKind::Newline) => "⏎".to_owned(),
                Some(TokenKind::Text) => format!("\"{}\"", text_value(head.text(at)).escape_debug()),
                Some(TokenKind::Number) => format!("#{}", head.text(at)),
                Some(TokenKind::UnclosedText) => format!("{}…", head.text(at)),
                _ => head.text(at).to_owned(),
            })
            .collect();
        let block = match item.block {
            None => "",
            Some(block) if block.close.is_none() => " {",
            Some(_) => " { }",
        };
        out += &format!("{}{}{block}\n", "  ".repeat(item.depth as usize), words.join(" "));
    }
    let findings = findings(text, parse.diagnostics);
    if findings.is_empty() { out } else { format!("{out}---\n{findings}") }
}

fn names(text: &str) -> Vec<&'static str> {
    read(text).diagnostics.into_sorted().iter().map(|found| found.rule.name).collect()
}

#[test]
fn well_formed_files_read_as_their_outline_and_without_findings() {
    each_fixture("syntax/ok/*.ofw", |text| {
        assert_eq!(names(text), Vec::<&str>::new());
        outline(text)
    });
}

#[test]
fn broken_files_keep_what_is_well_formed_and_say_each_mistake_once() {
    each_fixture("syntax/broken/*.ofw", outline);
}

#[test]
fn eight_mistakes_give_eight_findings_and_every_declaration_survives() {
    let text = std::fs::read_to_string(concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/tests/syntax/broken/eight_mistakes_in_one_file.ofw"
    ))
    .unwrap();
    assert_eq!(names(&text).len(), 8);
    let tree = read(&text).tree;
    let tops: Vec<&str> = tree.top().map(|item| tree.head(item).text(1)).collect();
    assert_eq!(tops, ["ours", "safe", "heard", "healthy", "learning", "crime", "absence", "weight", "reading"]);
}

/// Tokens cover every byte, each item lies in its parent and holds its own head, and braces are where they are said
/// to be.
fn assert_whole(tree: &Tree<'_>) {
    let mut at = 0;
    for token in tree.tokens() {
        assert_eq!(token.start, at, "no gap between tokens");
        assert!(token.end > token.start, "no empty token");
        assert!(tree.text().is_char_boundary(token.end as usize));
        at = token.end;
    }
    assert_eq!(at as usize, tree.text().len());
    assert!(tree.significant().is_sorted_by(|a, b| a < b));
    let items = tree.items();
    let mut parents: Vec<u32> = Vec::new();
    let mut last = 0;
    for (index, item) in items.iter().enumerate() {
        while parents.last().is_some_and(|end| *end as usize <= index) {
            parents.pop();
        }
        assert_eq!(item.depth as usize, parents.len());
        assert!(parents.len() <= MAX_DEPTH);
        assert!(item.end as usize > index && item.end as usize <= items.len());
        assert!(parents.last().is_none_or(|end| item.end <= *end), "an item lies within its parent");
        assert!(item.head.start >= last && item.head.end >= item.head.start, "heads stand in order");
        assert!(item.head.end as usize <= tree.significant().len());
        assert!(item.head.start < item.head.end || item.block.is_some(), "an item says something");
        last = item.head.end;
        if let Some(block) = item.block {
            assert_eq!(tree.tokens()[block.open as usize].kind, TokenKind::Open);
            assert!(block.close.is_none_or(|close| tree.tokens()[close as usize].kind == TokenKind::Close));
            assert!(block.close.is_none_or(|close| close > block.open));
        } else if item.end as usize > index + 1 {
            // Only a forgotten `{` leaves items nested without a block: their first line says more of the item.
            assert_ne!(item.head.start, item.head.end, "a forgotten brace belongs to a declaration");
        }
        if item.end as usize > index + 1 {
            parents.push(item.end);
        }
    }
}

#[test]
fn any_text_gives_a_whole_tree_under_random_edits() {
    each_edited(&["syntax/ok", "syntax/broken"], 7, 1_050, |text| {
        let parse = read(text);
        assert_whole(&parse.tree);
        for found in parse.diagnostics.iter() {
            assert!(text.get(found.span.range()).is_some(), "a finding stands on whole characters");
            assert!(found.help.is_some(), "a finding says what to do");
        }
    });
}

#[test]
fn certain_fixes_remove_their_finding() {
    for (name, text) in texts("syntax/broken") {
        let findings = read(&text).diagnostics.into_sorted();
        for found in &findings {
            let Some(fix) = &found.fix else { continue };
            let mut edits: Vec<_> = fix.edits.iter().collect();
            edits.sort_by_key(|edit| std::cmp::Reverse(edit.span));
            let mut fixed = text.clone();
            for edit in edits {
                fixed.replace_range(edit.span.range(), &edit.text);
            }
            let left = read(&fixed).diagnostics.len();
            assert!(left < findings.len(), "{name}: {} stays after `{}`", found.message, fix.title);
        }
    }
}

#[test]
fn a_tree_is_read_in_time_that_grows_with_the_text() {
    // Each of these would make a careless grammar read the same line again and again. Optimised, the texts are as long
    // as a file may be, and any of them would take hours then.
    let patterns = [
        "\"a\n",
        " \" \"x",
        "\"\\\"\n",
        "“a\n",
        "“ \"x\n",
        "\"“\n",
        "'-a",
        "'a.",
        "_'a.",
        "{",
        "}",
        "{\n",
        "all of {\n",
        "a\n",
        "\n",
        "a,\n",
        "a {\n",
        "\r",
        " ",
        "\\",
        "\"\\",
        "-",
        "1,000",
        "a-",
        "a.",
        "`",
        "a # \"\n",
        "outcome x {\n",
        "outcome x \"y\"\nmeans z\n",
        "codes x \"y\" {\n}\ncode 1 \"a\"\n",
        "dataset x \"y\" {\ntable a {\n}\nfield b\n",
        "outcome x (\n means z\n",
        "“ \"a\" ",
        "\u{a0}",
        "„x \n",
        "\"x\n\" ,",
        "} a\n",
        "a: ",
        ". ",
    ];
    for pattern in patterns {
        for start in ["", "\"", "“", "a {\n"] {
            let size = if cfg!(debug_assertions) { 6_000 } else { 4_000_000 };
            let text = start.to_owned() + &pattern.repeat(size / pattern.len());
            assert_whole(&read(&text).tree);
        }
    }
}

#[test]
fn a_hundred_thousand_braces_cost_no_stack() {
    let text = format!("{}{}", "a {\n".repeat(50_000), "}\n".repeat(50_000));
    assert_eq!(names(&text), ["nesting-too-deep"]);
    let text = format!("a {{\nb all of {{\n{}c{}\n}}\n}}\n", "all of {".repeat(50_000), "}".repeat(50_000));
    assert_eq!(names(&text), ["nesting-too-deep"]);
}

#[test]
fn a_text_may_be_sixty_four_kilobytes_long_and_no_longer() {
    let text = |length: usize| format!("outcome x \"{}\"\n", "x".repeat(length - 2));
    assert!(names(&text(65_536)).is_empty());
    assert_eq!(names(&text(65_537)), ["text-too-long"]);
}

#[test]
fn line_ends_of_any_machine_read_alike() {
    for (_, text) in texts("syntax/ok") {
        let plain = outline(&text);
        assert_eq!(outline(&text.replace('\n', "\r\n")), plain);
        assert_eq!(outline(&format!("\u{feff}{text}")), plain);
        assert_eq!(outline(&text.replace('\n', "\r")), plain);
    }
}
