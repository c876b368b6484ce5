//! `ofw.yaml`: what is understood, what is said of mistakes, and the schema that editors use.

use insta::assert_snapshot;
use ofw::emit::Wants;
use serde_json::Value;

use crate::support::compiled::compile_asked;
use crate::support::fences::fences;
use crate::support::sandbox::Sandbox;

const FRAMEWORK: &str = "framework ours \"Ours\"\n";

/// What is found in a manifest beside two packages, `ours` and `measures`.
fn check(manifest: &str) -> String {
    let files = [
        ("ofw.yaml", manifest),
        ("ours/ours.ofw", FRAMEWORK),
        ("measures/m.ofw", "library measures \"Measures\"\n"),
        ("file.txt", ""),
    ];
    compile_asked(&files, &["ours"]).show()
}

/// Manifests without a mistake.
const GOOD: &[&str] = &[
    "ofw: 1\n",
    "ofw: \"1\"\n",
    "# a comment\nofw: 1 # another\n",
    "ofw: 1\npackages:\nframeworks:\nout: built\nemit:\n",
    "ofw: 1\npackages:\n  measures: measures\nframeworks:\n  - ours\n  - ./measures\nout: ./built/all\n",
    "ofw: 1\nemit: [docs, json-schema, model, python]\n",
    "ofw: 1\nemit:\n  docs:\n  model: {}\n  json-schema:\n    base: https://example.org/schemas/\n",
    "ofw: 1\nemit:\n  json-schema:\n    base: urn:example:schemas\n    names: id\n",
    "{\"ofw\": 1, \"emit\": [\"docs\"]}\n",
    "---\nofw: 1\n...\n",
    "\u{feff}ofw: 1\r\nout: built\r\n",
];

/// Manifests with mistakes that the schema sees as well.
const BAD: &[&str] = &[
    "",
    "out: built\n",
    "- ofw\n",
    "ofw\n",
    "ofw: 2\n",
    "ofw: [1]\n",
    "ofw: 1\nframework: [ours]\n",
    "ofw: 1\nframeworks: ours\n",
    "ofw: 1\nframeworks: [[ours]]\n",
    "ofw: 1\npackages: [measures]\n",
    "ofw: 1\npackages:\n  measures: [measures]\n",
    "ofw: 1\npackages:\n  measures:\n",
    "ofw: 1\nout: [built]\n",
    "ofw: 1\nout: ../built\n",
    "ofw: 1\nout: .\n",
    "ofw: 1\nout: /built\n",
    "ofw: 1\nemit: docs\n",
    "ofw: 1\nemit: [documents]\n",
    "ofw: 1\nemit: [{ docs: 1 }]\n",
    "ofw: 1\nemit:\n  pyhton:\n",
    "ofw: 1\nemit:\n  docs:\n    base: x\n",
    "ofw: 1\nemit:\n  json-schema:\n    bse: x\n",
    "ofw: 1\nemit:\n  json-schema:\n    base: [x]\n",
    "ofw: 1\nemit:\n  json-schema: x\n",
    "ofw: 1\nemit:\n  json-schema:\n    names: columns\n",
    "ofw: 1\nemit:\n  json-schema:\n    names: title\n",
    "ofw: 1\nemit:\n  json-schema:\n    names:\n",
    "ofw: 1\nemit:\n  json-schema:\n    base: example.org/schemas\n",
    "ofw: 1\nemit:\n  json-schema:\n    base: https://example.org/a b\n",
    "ofw: 1\nemit:\n  json-schema:\n    base: \"https://example.org/#x\"\n",
    "ofw: 1\nemit:\n  json-schema:\n    base: 5\n",
];

/// Manifests with mistakes that no schema sees.
const UNREADABLE: &[&str] = &[
    "ofw: 1\nout: a\nout: b\n",
    "ofw: 1\npackages:\n  measures: nowhere\n",
    "ofw: 1\npackages:\n  measures: file.txt\n",
    "ofw: 1\nframeworks: [nowhere]\n",
    "ofw: 1\nframeworks: [ours\n",
    "ofw: 1\n out: x\n",
    "ofw: 1\nout: &a x\nemit: *a\n",
    "ofw: 1\nout: *a\n",
    "ofw: 1\n---\nofw: 1\n",
    "? [a]\n: b\n",
    "%YAML 1.2\n---\nofw: 1\n",
];

#[test]
fn good_manifests_say_nothing() {
    for manifest in GOOD {
        assert_eq!(check(manifest), "", "{manifest}");
    }
}

#[test]
fn each_mistake_is_said_once_at_its_place() {
    let mut shown = String::new();
    for manifest in BAD.iter().chain(UNREADABLE) {
        let found = check(manifest);
        let count = found.lines().filter(|line| !line.starts_with(' ')).count();
        assert_eq!(count, 1, "{manifest}\n{found}");
        shown += &format!("{manifest}==> {found}\n");
    }
    assert_snapshot!(shown);
}

#[test]
fn several_mistakes_give_a_message_each() {
    let found = check("ofw: 3\nframwork: [ours]\nemit: [docs, pyhton]\nout: ..\npackages: 3\n");
    assert_eq!(found.lines().filter(|line| !line.starts_with(' ')).count(), 5, "{found}");
}

#[test]
fn hostile_manifests_neither_hang_nor_overflow() {
    let deep = format!("ofw: 1\nemit: {}", "[".repeat(100_000));
    let indented: String = (0..2_000).map(|depth| format!("{}a:\n", " ".repeat(depth))).collect();
    let laughs = format!(
        "a: &a [x]\n{}ofw: 1\n",
        (0..20).map(|n| format!("k{n}: &k{n} [*a, *a, *a, *a, *a, *a, *a, *a]\n")).collect::<String>()
    );
    for manifest in [deep, indented, laughs, "\0".to_owned(), "ofw: \"\u{1b}[2J\u{202e}\"".to_owned()] {
        assert_ne!(check(&manifest), "");
    }
}

#[test]
fn the_manifest_says_what_is_checked_and_built() {
    let sandbox = Sandbox::new()
        .file("ofw.yaml", "ofw: 1\nframeworks: [ours]\nout: built\nemit: [docs]\n")
        .file("ours/ours.ofw", FRAMEWORK)
        .file("other/other.ofw", "nonsense\n");
    assert_eq!(sandbox.run(&["check"]).counts(), "no findings in 1 file");
    assert_eq!(sandbox.run_in("other", &["check"]).counts(), "no findings in 1 file", "the nearest manifest upward");
    assert_eq!(sandbox.run(&["check", "ofw.yaml"]).counts(), "no findings in 1 file");
}

#[test]
fn a_mistake_in_the_manifest_is_reported_with_whatever_is_asked_for() {
    let sandbox =
        Sandbox::new().file("ofw.yaml", "ofw: 1\nframeworks: [ours, nowhere]\n").file("ours/ours.ofw", FRAMEWORK);
    assert_snapshot!(sandbox.show("check ours/ours.ofw --format plain"));
    let broken = Sandbox::new().file("ofw.yaml", b"ofw: 1\n# \xff\n").file("ours/ours.ofw", FRAMEWORK);
    assert_eq!(broken.run(&["check"]).code, Some(2));
}

#[test]
fn the_examples_of_the_pages_about_the_manifest_do_what_they_say() {
    let mut pages = 0;
    for rule in ofw::rules::RULES.iter() {
        let examples: Vec<_> = fences(rule.page).into_iter().filter(|fence| fence.is("yaml")).collect();
        pages += usize::from(!examples.is_empty());
        for example in examples {
            let found = check(&example.text);
            let names: Vec<_> = found.lines().filter(|line| !line.starts_with(' ')).collect();
            assert_eq!(names.len(), usize::from(example.has("error")), "docs/rules/{}.md\n{found}", rule.name);
            assert!(names.iter().all(|line| line.contains(&format!(" {}: ", rule.name))), "{found}");
        }
    }
    assert_eq!(pages, 7, "every rule about the manifest has a page with examples");
}

fn schema() -> Value {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/ofw.schema.json");
    serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()
}

#[test]
fn the_schema_for_editors_and_the_compiler_agree() {
    let schema = schema();
    let says_well = |manifest: &str| {
        let value: Value = serde_saphyr::from_str(manifest.trim_start_matches('\u{feff}')).unwrap();
        holds(&schema, &schema, &value)
    };
    for manifest in GOOD {
        assert!(says_well(manifest), "{manifest}");
    }
    for manifest in BAD {
        assert!(!says_well(manifest), "{manifest}");
    }
}

#[test]
fn the_schema_names_the_keys_emitters_and_options_that_there_are() {
    let schema = schema();
    let keys = |value: &Value| value.as_object().unwrap().keys().cloned().collect::<Vec<_>>();
    assert_eq!(keys(&schema["properties"]), ofw::project::KEYS);
    let emitters = &schema["$defs"]["emitters"]["properties"];
    let mut names: Vec<&str> = ofw::emit::Emitter::ALL.iter().map(|emitter| emitter.name()).collect();
    names.sort_unstable();
    assert_eq!(keys(emitters), names);
    assert_eq!(schema["$defs"]["emitter"]["enum"], serde_json::json!(names));
}

#[test]
fn each_option_stands_in_the_schema_for_editors_and_in_the_reference() {
    let schema = schema();
    for emitter in ofw::emit::Emitter::ALL {
        let name = emitter.name();
        let said = &schema["$defs"]["emitters"]["properties"][name];
        let said = said["$ref"].as_str().map_or(said, |to| schema.pointer(to.trim_start_matches('#')).unwrap());
        let page = format!("{}/docs/reference/{name}.md", env!("CARGO_MANIFEST_DIR"));
        let page = std::fs::read_to_string(page).unwrap();
        let (_, page) = page.split_once("\n## Options\n").unwrap_or_else(|| panic!("{name} says its options"));
        let names: Vec<&str> = emitter.options().iter().map(|option| option.name).collect();
        let keys: Vec<&str> = said["properties"].as_object().unwrap().keys().map(String::as_str).collect();
        assert_eq!(keys, names, "{name}");
        if names.is_empty() {
            assert!(page.starts_with("\nThere are none.\n"), "{name}");
        }
        for option in emitter.options() {
            let said = &said["properties"][option.name];
            let may_be = match option.wants {
                Wants::OneOf(words) => {
                    assert_eq!(said["enum"], serde_json::json!(words));
                    format!("`{}`", words.join("`, `"))
                }
                Wants::Address => {
                    assert!(said["pattern"].is_string());
                    "an address: `https://…`, `http://…` or `urn:…`".to_owned()
                }
            };
            let row = format!("| `{}` | {} | {may_be} | {} |", option.name, option.says, option.without);
            assert!(page.contains(&row), "the reference lacks\n{row}");
        }
    }
}

/// Whether a value fits a schema, as far as the keywords go that the schema of the manifest uses; any other is refused,
/// so that it cannot be passed over.
fn holds(root: &Value, schema: &Value, value: &Value) -> bool {
    schema.as_object().unwrap().iter().all(|(keyword, wanted)| match keyword.as_str() {
        "$schema" | "$id" | "$defs" | "title" | "description" | "additionalProperties" | "examples" => true,
        "$ref" => holds(root, root.pointer(wanted.as_str().unwrap().trim_start_matches('#')).unwrap(), value),
        "type" => match wanted {
            Value::Array(types) => types.iter().any(|wanted| is_type(wanted, value)),
            wanted => is_type(wanted, value),
        },
        "enum" => wanted.as_array().unwrap().contains(value),
        "anyOf" => wanted.as_array().unwrap().iter().any(|schema| holds(root, schema, value)),
        "not" => !holds(root, wanted, value),
        "required" => {
            let has = |name: &Value| value.get(name.as_str().unwrap()).is_some();
            !value.is_object() || wanted.as_array().unwrap().iter().all(has)
        }
        "properties" => value.as_object().is_none_or(|members| {
            members.iter().all(|(name, member)| match (wanted.get(name), schema.get("additionalProperties")) {
                (Some(schema), _) => holds(root, schema, member),
                (None, rest) => rest != Some(&Value::Bool(false)),
            })
        }),
        "patternProperties" => value.as_object().is_none_or(|members| {
            let schema = &wanted["^[a-z][a-z0-9-]*$"];
            members.values().all(|member| holds(root, schema, member))
        }),
        "items" => value.as_array().is_none_or(|items| items.iter().all(|item| holds(root, wanted, item))),
        "pattern" => value.as_str().is_none_or(|text| match wanted.as_str().unwrap() {
            // Below the manifest, and not the manifest's own folder.
            "^(?!\\.{1,2}/*$)(?!/)(?!\\.\\./)(?!.*/\\.\\.(/|$))." => {
                !text.is_empty() && !text.starts_with('/') && text != "." && !text.split('/').any(|part| part == "..")
            }
            "^(https?://|urn:)[^\\s#]+$" => Wants::Address.accepts(text),
            other => panic!("unknown pattern {other}"),
        }),
        other => panic!("the test does not know the keyword {other}"),
    })
}

fn is_type(wanted: &Value, value: &Value) -> bool {
    match wanted.as_str().unwrap() {
        "object" => value.is_object(),
        "array" => value.is_array(),
        "string" => value.is_string(),
        "number" => value.is_number(),
        "boolean" => value.is_boolean(),
        "null" => value.is_null(),
        other => panic!("unknown type {other}"),
    }
}
