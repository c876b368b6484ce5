//! The documentation that is made of a framework.

mod page;
mod words;

use std::collections::BTreeMap;

use ofw::compile::Compilation;
use ofw::emit::{Context, Emitter, emit};

use crate::support::modelled::{errors, folder, in_memory};

/// The page and the Markdown of the package of a name.
fn built(compilation: &Compilation, name: &str) -> (String, String) {
    let asked = compilation.asked.iter().find(|asked| asked.name == name).unwrap();
    let options = BTreeMap::new();
    let output = emit(Emitter::Docs, &Context { model: &compilation.model, package: asked.package, options: &options });
    let text = |wanted: &str| output.files().find(|(path, _)| *path == wanted).unwrap().1.to_owned();
    (text("index.html"), text("index.md"))
}

/// Every framework and library that is shipped, with its page and its Markdown.
fn shipped() -> Vec<(String, String, String)> {
    let compilation = folder("frameworks");
    let names = compilation.asked.iter().map(|asked| asked.name.clone());
    names
        .map(|name| built(&compilation, &name))
        .zip(&compilation.asked)
        .map(|((html, md), asked)| (asked.name.clone(), html, md))
        .collect()
}

/// Texts that have broken out of pages before, each as it stands in a file.
const PAYLOADS: [&str; 12] = [
    r#"\"><script>alert(1)</script>"#,
    r#"</title></style></svg></text><img src=x onerror=alert(1)>"#,
    r#"--><!--[if IE]><b>"#,
    r#"' onmouseover='alert(1)' x='"#,
    r#"a](javascript:alert(1)) [b](javascript:alert(1)) ![c](http://x.example/y.png)"#,
    r#"| x | y | \`\`\` z"#,
    "# heading\n- list\n1. list\n> quote\n    code\n***\n| a | b |\n| - | - |",
    r#"<https://x.example> www.x.example https://x.example a@x.example :smile: $x$ ~~a~~ **b** _c_"#,
    "\u{202e}abc\u{2066}\u{0}\u{1b}[31m\u{85}\u{2028}x",
    r#"&lt;script&gt; &#x3c;b&#x3e; &amp;"#,
    r#"[^1] [^1]: x [ [x]: javascript:alert(1)"#,
    r#"\\ \\\\` `` \\| \\[x](y) \\"#,
];

/// A framework in which a text stands wherever a text may stand.
fn framework_of(payload: &str) -> Compilation {
    let text = include_str!("../../emit/docs/hostile.ofw").replace("PAYLOAD", payload);
    in_memory(&[("ours/all.ofw", &text)])
}

/// Holds what a hostile text gives against what a plain one gives, and shows the first difference.
fn assert_same_structure(wanted: &[String], found: &[String], payload: &str) {
    let at = wanted.iter().zip(found).position(|(wanted, found)| wanted != found);
    let at = at.or_else(|| (wanted.len() != found.len()).then(|| wanted.len().min(found.len())));
    if let Some(at) = at {
        let around = |all: &[String]| all[at.saturating_sub(3).min(all.len())..(at + 3).min(all.len())].join("\n  ");
        panic!("{payload}\nwanted\n  {}\nfound\n  {}", around(wanted), around(found));
    }
}

/// The page and the Markdown of [`framework_of`] a text without any sign, and of each that has signs.
fn plain_and_hostile() -> ((String, String), Vec<(String, String)>) {
    let plain = framework_of("plain");
    assert_eq!(errors(&plain), "");
    let hostile = PAYLOADS.iter().map(|payload| built(&framework_of(payload), "ours")).collect();
    (built(&plain, "ours"), hostile)
}

/// Holds a text against what is checked in beside the fixtures.
fn golden(name: &str, text: &str) {
    let mut settings = insta::Settings::clone_current();
    settings.set_snapshot_path("../../emit/docs");
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| insta::assert_snapshot!(name, text));
}

#[test]
fn the_page_of_the_commissioners_framework_is_as_it_was() {
    let (html, markdown) = built(&folder("frameworks/cco-2022"), "cco");
    golden("cco-2022.html", &html);
    golden("cco-2022.md", &markdown);
}

#[test]
fn texts_in_further_languages_stand_under_those_they_say_again() {
    let compilation = in_memory(&[("ours/ours.ofw", include_str!("../../emit/docs/languages.ofw"))]);
    assert_eq!(errors(&compilation), "");
    let (html, markdown) = built(&compilation, "ours");
    let (_, body) = html.split_once("<main").unwrap();
    let spoken = body.lines().filter(|line| line.contains("lang=")).collect::<Vec<_>>().join("\n");
    golden("languages.html", &spoken);
    golden("languages.md", &markdown);
}

#[test]
fn the_same_framework_gives_the_same_bytes_whatever_else_was_read() {
    let alone = built(&folder("frameworks/cco-2022"), "cco");
    assert_eq!(alone, built(&folder("frameworks/cco-2022"), "cco"));
    assert!(alone == built(&folder("frameworks"), "cco"), "other packages of the project show on the page");
    let adopted = built(&folder("frameworks/local-example"), "sandmere");
    assert!(adopted == built(&folder("frameworks"), "sandmere"), "the order of packages shows on the page");
}
