//! What emitters make of a project.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::OnceLock;

use ofw::compile::{Compilation, compile};
use ofw::emit::{Context, Emitter, emit};
use ofw::project::{Request, load};

use super::modelled::{errors, in_memory};

/// Files by their path.
pub type Files = BTreeMap<String, String>;

/// This project with all its frameworks.
pub fn shipped() -> &'static Compilation {
    static PROJECT: OnceLock<Compilation> = OnceLock::new();
    PROJECT.get_or_init(|| from_disk(".", &[]))
}

/// What is read from disk: the folder one stands in, seen from the root of this project, and what is asked for.
pub fn from_disk(folder: &str, paths: &[&str]) -> Compilation {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(folder);
    let paths = paths.iter().map(PathBuf::from).collect();
    compile(load(&Request { folder, paths, stdin: None }).unwrap())
}

/// One file as a package, which must be without errors.
pub fn package(text: &str) -> Compilation {
    let compilation = in_memory(&[("ours/ours.ofw", text)]);
    assert_eq!(errors(&compilation), "");
    compilation
}

/// What an emitter makes of a package of a project.
pub fn emitted(emitter: Emitter, compilation: &Compilation, package: &str, options: &[(&str, &str)]) -> Files {
    let options = options.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
    let (package, _) = compilation.model.packages().find(|(_, info)| info.name == package && !info.standard).unwrap();
    let output = emit(emitter, &Context { model: &compilation.model, package, options: &options });
    output.files().map(|(path, text)| (path.to_owned(), text.to_owned())).collect()
}
