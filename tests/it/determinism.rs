//! What is built depends on what a framework says, and on nothing else: not on the folder, the names of files, how they
//! are cut, line ends, or a byte order mark.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use ofw::compile::Compilation;
use ofw::emit::Emitter;
use serde_json::Value;

use crate::support::emitted::{Files, emitted};
use crate::support::modelled::{errors, in_memory};

/// The sources of a package, by their path in the repository; and the libraries it uses.
type Sources = Vec<(String, String)>;

/// Frameworks with all that they use: the one that is built first.
const PROJECTS: [(&str, &[&str]); 5] = [
    ("cco", &["frameworks/cco-2022", "frameworks/library"]),
    ("measures", &["frameworks/library"]),
    ("cin-census", &["frameworks/collections/cin-census"]),
    ("ssda903", &["frameworks/collections/ssda903", "frameworks/library"]),
    ("sandmere", &["frameworks/local-example", "frameworks/cco-2022", "frameworks/library"]),
];

fn sources(folders: &[&str]) -> Sources {
    let mut all = Vec::new();
    for folder in folders {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
        for entry in fs::read_dir(path).unwrap() {
            let path = entry.unwrap().path();
            let name = path.file_name().unwrap().to_str().unwrap();
            if name.ends_with(".ofw") {
                all.push((format!("{folder}/{name}"), fs::read_to_string(&path).unwrap()));
            }
        }
    }
    all.sort();
    all
}

fn compiled(sources: &[(String, String)]) -> Compilation {
    let files: Vec<(&str, &str)> = sources.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    let compilation = in_memory(&files);
    assert_eq!(errors(&compilation), "");
    compilation
}

fn all(sources: &[(String, String)], name: &str) -> BTreeMap<&'static str, Files> {
    let compilation = compiled(sources);
    Emitter::ALL.into_iter().map(|emitter| (emitter.name(), emitted(emitter, &compilation, name, &[]))).collect()
}

/// Holds what is made of other sources against what is made of these, byte by byte.
fn assert_same(name: &str, how: &str, wanted: &BTreeMap<&str, Files>, found: &BTreeMap<&str, Files>) {
    for (emitter, files) in wanted {
        let found = &found[emitter];
        assert!(files.keys().eq(found.keys()), "{name}: {emitter}, {how}: other files");
        for (path, text) in files {
            let differs = text.lines().zip(found[path].lines()).find(|(one, other)| one != other);
            assert!(*text == found[path], "{name}: {emitter}, {how}: {path} differs: {differs:?}");
        }
    }
}

/// The compiled model without the places it cites: the one output that names files and lines.
fn without_places(files: &mut BTreeMap<&'static str, Files>) {
    fn take_out(value: &mut Value) {
        match value {
            Value::Object(entries) => {
                entries.retain(|key, _| key != "source" && key != "line");
                entries.values_mut().for_each(take_out);
            }
            Value::Array(values) => values.iter_mut().for_each(take_out),
            _ => {}
        }
    }
    let text = files.get_mut("model").and_then(|files| files.get_mut("model.json")).unwrap();
    let mut model: Value = serde_json::from_str(text).unwrap();
    take_out(&mut model);
    *text = model.to_string();
}

/// Each file in several, one for each declaration that stands by itself, in the same order and by other names.
fn cut(sources: &[(String, String)]) -> Sources {
    let mut parts = Sources::new();
    for (path, text) in sources {
        let folder = path.rsplit_once('/').unwrap().0;
        let mut pieces: Vec<String> = vec![String::new()];
        for line in text.split_inclusive('\n') {
            let begins = line.starts_with(|c: char| c.is_ascii_lowercase());
            let last = pieces.last_mut().unwrap();
            if begins && !last.trim().is_empty() {
                pieces.push(line.to_owned());
            } else {
                last.push_str(line);
            }
        }
        for piece in pieces {
            let name = format!("{folder}/{:04}-part.ofw", parts.len());
            parts.push((name, piece));
        }
    }
    parts
}

#[test]
fn neither_the_folder_nor_line_ends_nor_a_byte_order_mark_make_a_difference_to_any_output() {
    for (name, folders) in PROJECTS {
        let plain = sources(folders);
        let wanted = all(&plain, name);
        let moved = plain.iter().map(|(path, text)| (format!("a b/ü/{path}"), text.clone())).collect::<Sources>();
        assert_same(name, "in another folder", &wanted, &all(&moved, name));
        let windows =
            |(path, text): &(String, String)| (path.clone(), format!("\u{feff}{}", text.replace('\n', "\r\n")));
        let windows = plain.iter().map(windows).collect::<Sources>();
        assert_same(name, "with the line ends of Windows", &wanted, &all(&windows, name));
    }
}

#[test]
fn how_files_are_cut_and_called_makes_no_difference_but_to_the_places_that_the_model_cites() {
    for (name, folders) in PROJECTS {
        let plain = sources(folders);
        let parts = cut(&plain);
        assert!(parts.len() > plain.len() * 2, "{name}");
        let (mut wanted, mut found) = (all(&plain, name), all(&parts, name));
        assert_ne!(wanted["model"], found["model"], "{name}: the model cites places");
        without_places(&mut wanted);
        without_places(&mut found);
        assert_same(name, "cut", &wanted, &found);
    }
}

/// Schemas and documents of single things do not depend on the order in which these are written; a page, a module and
/// the model keep the order of their authors.
#[test]
fn the_order_of_files_makes_no_difference_to_the_schemas() {
    for (name, folders) in PROJECTS {
        let plain = sources(folders);
        let count = plain.len();
        let mut reversed = Sources::new();
        for (index, (path, text)) in plain.iter().enumerate() {
            let folder = path.rsplit_once('/').unwrap().0;
            reversed.push((format!("{folder}/{:04}.ofw", count - index), text.clone()));
        }
        let (wanted, found) = (all(&plain, name), all(&reversed, name));
        let schemas = |of: &BTreeMap<&'static str, Files>| BTreeMap::from([("json-schema", of["json-schema"].clone())]);
        assert_same(name, "in another order", &schemas(&wanted), &schemas(&found));
    }
}

#[test]
fn every_output_has_plain_line_ends_and_ends_with_one() {
    for (name, folders) in PROJECTS {
        let windows = |(path, text): (String, String)| (path, text.replace('\n', "\r\n"));
        let windows = sources(folders).into_iter().map(windows).collect::<Sources>();
        for (emitter, files) in all(&windows, name) {
            for (path, text) in files {
                assert!(!text.contains('\r'), "{name}: {emitter}/{path}");
                assert!(text.is_empty() || text.ends_with('\n') && !text.ends_with("\n\n"), "{name}: {emitter}/{path}");
            }
        }
    }
}
