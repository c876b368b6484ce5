//! One framework, one verdict, over all records of a dataset: what is found in them by the reference is found by what is
//! generated, and nothing else.

use std::collections::{BTreeMap, BTreeSet};

use ofw::compile::Compilation;
use ofw::emit::Emitter;
use ofw::model::{Law, Table};
use serde_json::{Value, json};

use crate::support::emitted::{emitted, package, shipped};
use crate::support::lots::{Dice, Lot, Pools};
use crate::support::node::Compiled;
use crate::support::reference::{Found, findings};

/// A package with every kind of field, condition and value.
const EVERYTHING: &str = include_str!("../agreement/everything.ofw");

/// The frameworks of this project that have tables.
const SHIPPED: [&str; 4] = ["cco", "measures", "ssda903", "cin-census"];

/// The same with a rule for the opposite of each.
fn everything() -> String {
    let mut text = EVERYTHING.to_owned();
    for rule in EVERYTHING.split("\nrule ").skip(1) {
        let (head, rest) = rule.split_once(" {\n").unwrap();
        let (id, _) = head.split_once(' ').unwrap();
        let (on, rest) = rest.split_once("\n  then ").unwrap();
        let (condition, _) = rest.rsplit_once("\n  error ").unwrap();
        text += &format!("rule {id}-not \"Not {id}\" {{\n{on}\n  then not ({condition})\n  error \"x\"\n}}\n");
    }
    text
}

/// How a finding is shown where two disagree.
fn shown(found: &BTreeSet<Found>) -> Vec<String> {
    found.iter().map(|(table, record, rule, fields)| format!("{table} {record} {rule} {}", fields.join(" "))).collect()
}

/// What the generated TypeScript finds in lots of records.
fn told(compiled: &Compiled, lots: &[Lot]) -> Vec<BTreeSet<Found>> {
    let asked: Vec<(Value, Value)> = lots.iter().map(|lot| (lot.records(), lot.options())).collect();
    let told: Vec<Vec<Value>> = compiled.check(&asked);
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    let found = |finding: &Value| {
        let fields = finding["fields"].as_array().unwrap().iter().map(text).collect();
        let record = usize::try_from(finding["record"].as_u64().unwrap()).unwrap();
        (text(&finding["table"]), record, text(&finding["rule"]), fields)
    };
    told.iter().map(|findings| findings.iter().map(found).collect()).collect()
}

/// Holds the two against each other in so many lots; gives how often each rule was broken, and how many records there
/// were.
fn compare(compilation: &Compilation, name: &str, lots: usize, seed: u64) -> (BTreeMap<String, usize>, usize) {
    let compiled = Compiled::new(&emitted(Emitter::TypeScript, compilation, name, &[]));
    let model = &compilation.model;
    let (id, _) = model.packages().find(|(_, info)| info.name == name && !info.standard).unwrap();
    let tables: Vec<Table<'_>> = model.tables_for(id);
    let pools = Pools::of(id, &tables);
    let mut dice = Dice::new(seed);
    let lots: Vec<Lot> = (0..lots).map(|_| Lot::thrown(&mut dice, &pools, &tables)).collect();
    let mut broken: BTreeMap<String, usize> = BTreeMap::new();
    let mut wrong = Vec::new();
    for (lot, told) in lots.iter().zip(told(&compiled, &lots)) {
        let expected = findings(model, id, &tables, lot);
        for (_, _, rule, _) in &expected {
            *broken.entry(rule.clone()).or_default() += 1;
        }
        if expected != told {
            let smaller = lot.shrunk(|lot| {
                let told = self::told(&compiled, std::slice::from_ref(lot));
                told.first() != Some(&findings(model, id, &tables, lot))
            });
            let (expected, told) =
                (findings(model, id, &tables, &smaller), self::told(&compiled, std::slice::from_ref(&smaller)));
            let missing: BTreeSet<Found> = expected.difference(&told[0]).cloned().collect();
            let extra: BTreeSet<Found> = told[0].difference(&expected).cloned().collect();
            wrong.push(format!(
                "{}\n  {}\n  not found: {:?}\n  found besides: {:?}",
                smaller.records(),
                smaller.options(),
                shown(&missing),
                shown(&extra)
            ));
            if wrong.len() > 4 {
                break;
            }
        }
    }
    assert!(wrong.is_empty(), "{name}: the two disagree\n{}", wrong.join("\n"));
    (broken, lots.iter().map(Lot::len).sum())
}

/// How many lots of records are tried of a package: `OFW_LOTS` says another number.
fn lots(usual: usize) -> usize {
    std::env::var("OFW_LOTS").ok().and_then(|lots| lots.parse().ok()).unwrap_or(usual)
}

#[test]
fn typescript_finds_what_the_reference_finds_whatever_is_asked() {
    let compilation = package(&everything());
    let (broken, records) = compare(&compilation, "everything", lots(800), 1);
    assert!(records > 6000, "{records}");
    let rules = compilation.model.of_kind("rule").map(Law);
    let never: Vec<String> =
        rules.filter(|law| !broken.contains_key(law.name())).map(|law| law.name().to_owned()).collect();
    // No value that is known is in the range of a list that is not given, and not of it.
    assert!(never.len() <= 4, "these rules were never broken: {never:?}");
    for mistake in [
        "missing",
        "not-a-date",
        "not-a-number",
        "not-a-whole-number",
        "too-many-decimals",
        "out-of-range",
        "not-a-code",
        "neither-yes-nor-no",
        "too-long",
        "not-like",
        "not-text",
        "same-key",
        "no-such-record",
    ] {
        assert!(broken.contains_key(mistake), "{mistake} was never found");
    }
}

#[test]
fn typescript_finds_what_the_reference_finds_in_each_framework_of_this_project() {
    for name in SHIPPED {
        let (broken, records) = compare(shipped(), name, lots(200), 2);
        assert!(records > 500, "{name}: {records}");
        assert!(broken.len() > 2, "{name}: {broken:?}");
    }
}

#[test]
fn a_lot_is_the_same_each_time() {
    let compilation = package(EVERYTHING);
    let (id, _) = compilation.model.packages().find(|(_, info)| !info.standard).unwrap();
    let tables = compilation.model.tables_for(id);
    let pools = Pools::of(id, &tables);
    let thrown = || json!(Lot::thrown(&mut Dice::new(7), &pools, &tables).records());
    assert_eq!(thrown(), thrown());
}
