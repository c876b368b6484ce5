//! How long each step takes on synthetic packages: `cargo bench --bench pipeline`.

#[path = "support/synthetic.rs"]
mod synthetic;

use std::collections::BTreeMap;
use std::sync::Arc;

use divan::Bencher;
use divan::counter::BytesCount;
use ofw::diagnostic::Diagnostics;
use ofw::emit::{Context, Emitter};
use ofw::id::PackageId;
use ofw::lower::{self, Unit};
use ofw::model::Model;
use ofw::resolve::{self, Package};
use ofw::source::{FileId, Source, SourceMap};

const SIZES: [usize; 4] = [100, 1_000, 10_000, 100_000];

fn main() {
    divan::main();
}

/// The files of a package as sources, and how many bytes they have.
fn sources(metrics: usize) -> (SourceMap, usize) {
    let mut map = SourceMap::new();
    let mut bytes = 0;
    for (name, text) in synthetic::package(metrics, 2022) {
        bytes += text.len();
        map.add(Source::new(name, text));
    }
    for (name, text) in ofw::standard::FILES {
        map.add(Source::new(*name, *text));
    }
    (map, bytes)
}

fn units(map: &SourceMap) -> Vec<Unit> {
    map.iter().map(|(id, source)| lower::unit(id, source.text())).collect()
}

/// The synthetic package, and each file of the standard library as one of its own.
fn packages(map: &SourceMap, units: Vec<Unit>) -> Vec<Package> {
    let own = map.len() - ofw::standard::FILES.len();
    let mut packages = vec![package("synthetic", FileId::new(0), Vec::new(), false)];
    for (index, unit) in units.into_iter().enumerate() {
        if index < own {
            packages[0].units.push(unit);
        } else {
            let name = unit.head.as_ref().map(|head| head.name.clone()).unwrap_or_default();
            packages.push(package(&name, unit.file, vec![unit], true));
        }
    }
    packages
}

fn package(name: &str, head: FileId, units: Vec<Unit>, standard: bool) -> Package {
    Package { name: name.to_owned(), folder: name.to_owned(), head: Some(head), units, uses: Vec::new(), standard }
}

fn model(metrics: usize) -> Model {
    let (map, _) = sources(metrics);
    let units = units(&map);
    let packages = packages(&map, units);
    resolve::resolve(Arc::new(map), packages, &mut Diagnostics::new())
}

/// pest alone.
#[divan::bench(args = SIZES, sample_count = 10)]
fn a_pest(bencher: Bencher<'_, '_>, metrics: usize) {
    let (map, bytes) = sources(metrics);
    bencher
        .counter(BytesCount::new(bytes))
        .bench_local(|| map.iter().map(|(_, source)| ofw::syntax::grammar_alone(source.text())).sum::<usize>());
}

/// The tree, with pest.
#[divan::bench(args = SIZES, sample_count = 10)]
fn b_tree(bencher: Bencher<'_, '_>, metrics: usize) {
    let (map, bytes) = sources(metrics);
    bencher.counter(BytesCount::new(bytes)).bench_local(|| {
        for (id, source) in map.iter() {
            divan::black_box(ofw::syntax::parse(id, source.text()));
        }
    });
}

/// Trees to declarations, with reading the trees.
#[divan::bench(args = SIZES, sample_count = 10)]
fn c_tree_and_lower(bencher: Bencher<'_, '_>, metrics: usize) {
    let (map, bytes) = sources(metrics);
    bencher.counter(BytesCount::new(bytes)).bench_local(|| divan::black_box(units(&map)));
}

/// Names and expressions.
#[divan::bench(args = SIZES, sample_count = 10)]
fn d_resolve(bencher: Bencher<'_, '_>, metrics: usize) {
    let (map, bytes) = sources(metrics);
    let map = Arc::new(map);
    bencher
        .counter(BytesCount::new(bytes))
        .with_inputs(|| packages(&map, units(&map)))
        .bench_local_values(|packages| resolve::resolve(Arc::clone(&map), packages, &mut Diagnostics::new()));
}

/// Every rule.
#[divan::bench(args = SIZES, sample_count = 10)]
fn e_check(bencher: Bencher<'_, '_>, metrics: usize) {
    let model = model(metrics);
    let (_, bytes) = sources(metrics);
    bencher.counter(BytesCount::new(bytes)).bench_local(|| {
        let mut found = Diagnostics::new();
        ofw::check::check(&model, &ofw::rules::RULES, &mut found);
        found
    });
}

/// An emitter on a package of a size, as a line of the report.
#[derive(Debug, Clone, Copy)]
struct Emitting(Emitter, usize);

impl std::fmt::Display for Emitting {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} {}", self.0.name(), self.1)
    }
}

fn emitting() -> Vec<Emitting> {
    Emitter::ALL.into_iter().flat_map(|emitter| SIZES.map(|metrics| Emitting(emitter, metrics))).collect()
}

/// Each emitter.
#[divan::bench(args = emitting(), sample_count = 3)]
fn f_emit(bencher: Bencher<'_, '_>, Emitting(emitter, metrics): Emitting) {
    let model = model(metrics);
    let (_, bytes) = sources(metrics);
    let options = BTreeMap::new();
    let cx = Context { model: &model, package: PackageId::new(0), options: &options };
    bencher.counter(BytesCount::new(bytes)).bench_local(|| ofw::emit::emit(emitter, &cx));
}
