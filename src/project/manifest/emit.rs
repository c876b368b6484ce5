//! The `emit` of a manifest: a list of emitters, or emitters with their options.

use std::collections::BTreeMap;

use super::yaml::{Node, Placed};
use super::{Emit, Reader, finding};
use crate::diagnostic::closest;
use crate::emit::Emitter;
use crate::source::Span;

/// Reads it; emitters that are not known are said and left out.
pub(super) fn read(reader: &mut Reader<'_>, value: Placed) -> Vec<Emit> {
    const EXAMPLE: &str = "Write `emit: [docs, json-schema]`, or an emitter an indented line, as in `docs:`, with its \
        options indented further.";
    let mut asked = Vec::new();
    match value.node {
        Node::List(names) => {
            for name in names {
                let Some((name, span)) = reader.text(name, "emit", "the name of an emitter", EXAMPLE) else { continue };
                let Some(emitter) = emitter(reader, &name, span) else { continue };
                asked.push(Emit { emitter, options: BTreeMap::new() });
            }
        }
        node => {
            let wanted = "a list of emitters, or emitters with their options";
            for (key, value) in reader.entries(Placed { node, span: value.span }, "emit", wanted, EXAMPLE) {
                let emitter = emitter(reader, &key.name, key.span);
                let Some(emitter) = emitter else { continue };
                let options = options(reader, emitter, value);
                asked.push(Emit { emitter, options });
            }
        }
    }
    asked
}

fn emitter(reader: &mut Reader<'_>, name: &str, span: Span) -> Option<Emitter> {
    let known = Emitter::from_name(name);
    if known.is_none() {
        let names: Vec<&str> = Emitter::ALL.iter().map(|emitter| emitter.name()).collect();
        let meant = closest(name, names.iter().copied());
        reader.find(finding::unknown_emitter(name, span, &names, meant));
    }
    known
}

fn options(reader: &mut Reader<'_>, emitter: Emitter, value: Placed) -> BTreeMap<String, String> {
    let known = emitter.options();
    let example = "Write each option on an indented line of its own, as a name and a value.";
    let mut options = BTreeMap::new();
    for (key, value) in reader.entries(value, emitter.name(), "options", example) {
        let Some(option) = known.iter().find(|option| option.name == key.name) else {
            reader.unknown(&key, &format!("`{}`", emitter.name()), known.iter().map(|option| option.name));
            continue;
        };
        let wanted = finding::option_wants(option);
        let Some((text, span)) = reader.text(value, &key.name, &wanted, example) else { continue };
        if option.wants.accepts(&text) {
            options.insert(key.name, text);
        } else {
            reader.find(finding::wrong_option(option, span, &text));
        }
    }
    options
}
