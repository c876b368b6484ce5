//! A text taken through the whole compiler, as a package of one file.

use std::sync::Arc;

use ofw::check::check;
use ofw::diagnostic::{Diagnostic, Diagnostics};
use ofw::lower::unit;
use ofw::resolve::{Package, resolve};
use ofw::rules::RULES;
use ofw::source::{FileId, Source, SourceMap};
use ofw::standard;

/// What is found in a text that is a whole package, in order of place. What a later status would ask for is left out.
pub fn findings(text: &str) -> Vec<Diagnostic> {
    let mut sources = SourceMap::new();
    let file = sources.add(Source::new("example.ofw", text));
    let shipped: Vec<(FileId, &str)> =
        standard::FILES.iter().map(|(name, text)| (sources.add(Source::new(*name, *text)), *text)).collect();
    let package = |file: FileId, text: &str, standard: bool| {
        let unit = unit(file, text);
        let name = unit.head.as_ref().map_or_else(|| "example".to_owned(), |head| head.name.clone());
        let uses = vec![None; unit.uses.len()];
        Package { name, folder: ".".to_owned(), head: Some(file), units: vec![unit], uses, standard }
    };
    let packages = std::iter::once(package(file, text, false))
        .chain(shipped.into_iter().map(|(file, text)| package(file, text, true)))
        .collect();
    let mut diagnostics = Diagnostics::new();
    let model = resolve(Arc::new(sources), packages, &mut diagnostics);
    check(&model, &RULES, &mut diagnostics);
    let stands = |finding: &Diagnostic| finding.allowed.is_none() && finding.rule.name != "to-settle";
    diagnostics.into_sorted().into_iter().filter(stands).collect()
}
