//! What a build makes of a compilation: every emitter's output for every framework that was asked for.

use std::collections::BTreeMap;
use std::path::Path;

use crate::build::{self, BuildError, Built, Files, Mode};
use crate::compile::{Asked, Compilation};
use crate::emit::{Context, Emitter, emit};
use crate::project::{Emit, WrongUse};

/// The output of one emitter.
#[derive(Debug)]
pub struct Product {
    /// The emitter.
    pub emitter: Emitter,
    /// Paths below its folder, and contents.
    pub files: Files,
}

/// Runs emitters on the frameworks that were asked for; where only libraries were, on these. The files of a single one
/// lie directly in the emitter's folder; of several, each in a folder of its name.
///
/// # Errors
/// When two of them bear the same name.
pub fn products(compilation: &Compilation, wanted: &[Emit]) -> Result<Vec<Product>, WrongUse> {
    let built = to_build(&compilation.asked)?;
    let mut products = Vec::with_capacity(wanted.len());
    for Emit { emitter, options } in wanted {
        let mut files = Files::new();
        for asked in &built {
            let output = emit(*emitter, &Context { model: &compilation.model, package: asked.package, options });
            let folder = if built.len() == 1 { String::new() } else { format!("{}/", asked.name) };
            let output = output.into_files().into_iter();
            files.extend(output.map(|(path, text)| (format!("{folder}{path}"), text.into_bytes())));
        }
        products.push(Product { emitter: *emitter, files });
    }
    Ok(products)
}

/// Makes everything and writes it below `out`.
///
/// # Errors
/// As [`build::write`]; nothing is written then.
pub fn write(products: &[Product], out: &Path, mode: Mode) -> Result<Built, BuildError> {
    let emitted: Vec<(&str, &Files)> =
        products.iter().map(|product| (product.emitter.name(), &product.files)).collect();
    build::write(out, &emitted, mode)
}

fn to_build(asked: &[Asked]) -> Result<Vec<&Asked>, WrongUse> {
    let frameworks: Vec<&Asked> = asked.iter().filter(|package| !package.library).collect();
    let built = if frameworks.is_empty() { asked.iter().collect() } else { frameworks };
    let mut seen = BTreeMap::new();
    for package in &built {
        if seen.insert(package.name.as_str(), package.package).is_some() {
            return Err(WrongUse::new(
                format!("two of the frameworks are called `{}`", package.name),
                "Their output would lie in one place. Build them one at a time, each with its own `--out`.",
            ));
        }
    }
    Ok(built)
}
