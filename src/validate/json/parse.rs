//! Cutting records of JSON into what stands in each field.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fmt;

use encoding_rs::WINDOWS_1252;
use serde::Deserialize;
use serde::de::{Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;

use super::blocks::Chunk;
use crate::validate::block::{Block, Entry, Form, Noticed, Place};
use crate::validate::columns::{Names, Sure};

/// The properties of an object, in their order.
struct Properties<'t>(Vec<(Name<'t>, &'t RawValue)>);

/// A name that borrows unless something in it is escaped.
#[derive(Deserialize)]
struct Name<'t>(#[serde(borrow)] Cow<'t, str>);

impl<'de: 't, 't> Deserialize<'de> for Properties<'t> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Each;
        impl<'de> Visitor<'de> for Each {
            type Value = Vec<(Name<'de>, &'de RawValue)>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("an object")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut all = Vec::with_capacity(16);
                while let Some(property) = map.next_entry()? {
                    all.push(property);
                }
                Ok(all)
            }
        }
        deserializer.deserialize_map(Each).map(Properties)
    }
}

/// The names of the properties of the first records.
pub(in crate::validate) fn names_in(chunk: &Chunk) -> Vec<String> {
    let mut names: Vec<String> = Vec::new();
    for (start, end, _) in chunk.records.iter().take(100) {
        let Ok(text) = std::str::from_utf8(&chunk.bytes[*start as usize..*end as usize]) else { continue };
        let Ok(Properties(properties)) = serde_json::from_str(text) else { continue };
        for (Name(name), _) in properties {
            if !names.iter().any(|known| **known == *name) && names.len() < 10_000 {
                names.push(name.into_owned());
            }
        }
    }
    names
}

/// Cuts records into what stands in the fields that these names are of.
pub(in crate::validate) fn parse(chunk: Chunk, names: &Names, width: usize) -> Block {
    let mut block = Block { width, ..Block::default() };
    let (text, records) = in_utf8(chunk, &mut block.noticed);
    block.entries.reserve(records.len() * width);
    let mut further = String::new();
    let mut known: Vec<(String, Option<usize>)> = Vec::new();
    for (start, end, line) in records {
        let place = Place { line, record: block.records };
        let record = &text[start as usize..end as usize];
        let properties = match serde_json::from_str::<Properties<'_>>(record) {
            Ok(Properties(properties)) => properties,
            Err(error) => {
                let lines = u32::try_from(error.line()).unwrap_or(1).saturating_sub(1);
                block.broken = Some(line.saturating_add(lines));
                break;
            }
        };
        let first = block.entries.len();
        block.entries.resize(first + width, Entry::default());
        for (at, (Name(name), value)) in properties.iter().enumerate() {
            // Records mostly have the same properties in the same order.
            let slot = match known.get(at) {
                Some((known, slot)) if *known == **name => *slot,
                _ => {
                    let slot = field(name, names, line, &mut block.noticed);
                    if known.len() == at {
                        known.push((name.to_string(), slot.filter(|_| names.is_exact(name))));
                    }
                    slot
                }
            };
            if let Some(slot) = slot {
                block.entries[first + slot] = entry(value.get(), &text, &mut further);
            }
        }
        block.records += 1;
        block.places.push(place);
    }
    block.text = text;
    block.text.push_str(&further);
    block
}

fn field(name: &str, names: &Names, line: u32, noticed: &mut Noticed) -> Option<usize> {
    let notice = |of: &mut BTreeMap<String, _>| {
        if of.len() < 200 || of.contains_key(name) {
            crate::validate::block::Often::add(of.entry(name.to_owned()).or_default(), u64::from(line));
        }
    };
    match names.field(name) {
        Some((slot, Sure::Exactly)) => Some(slot),
        Some((slot, Sure::Nearly)) => {
            notice(&mut noticed.nearly);
            Some(slot)
        }
        None => {
            notice(&mut noticed.strange);
            None
        }
    }
}

/// What a value of JSON is; texts with something escaped in them are put with the others.
fn entry(value: &str, text: &str, further: &mut String) -> Entry {
    let at = value.as_ptr() as usize - text.as_ptr() as usize;
    let form = match value.as_bytes().first() {
        Some(b'n') => return Entry::default(),
        Some(b't') => Form::Truth(true),
        Some(b'f') => Form::Truth(false),
        Some(b'"') if value.contains('\\') => {
            let Ok(decoded) = serde_json::from_str::<String>(value) else { return range(at, at, Form::Other) };
            let start = text.len() + further.len();
            further.push_str(&decoded);
            return range(start, text.len() + further.len(), Form::Text);
        }
        Some(b'"') => return range(at + 1, at + value.len() - 1, Form::Text),
        Some(b'{' | b'[') | None => Form::Other,
        Some(_) => Form::Number,
    };
    range(at, at + value.len(), form)
}

fn range(start: usize, end: usize, form: Form) -> Entry {
    let short = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
    Entry { start: short(start), end: short(end), form }
}

/// The records as text; one that is no UTF-8 is taken for Windows-1252.
fn in_utf8(chunk: Chunk, noticed: &mut Noticed) -> (String, Vec<(u32, u32, u32)>) {
    let bytes = match String::from_utf8(chunk.bytes) {
        Ok(text) => return (text, chunk.records),
        Err(error) => error.into_bytes(),
    };
    let mut text = String::with_capacity(bytes.len() + bytes.len() / 8);
    let mut records = Vec::with_capacity(chunk.records.len());
    for (start, end, line) in chunk.records {
        let record = &bytes[start as usize..end as usize];
        let start = text.len();
        match std::str::from_utf8(record) {
            Ok(record) => text.push_str(record),
            Err(_) => {
                text.push_str(&WINDOWS_1252.decode_without_bom_handling(record).0);
                noticed.windows.add(u64::from(line));
            }
        }
        let range = range(start, text.len(), Form::Text);
        records.push((range.start, range.end, line));
    }
    (text, records)
}
