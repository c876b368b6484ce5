//! How files, schemas and properties are called. Files bear ids only, whatever titles, columns and codes hold.

use crate::emit::Context;
use crate::id::PackageId;
use crate::model::{Decl, Field, Model};

/// What the `$id` of a schema begins with where the manifest does not say.
const BASE: &str = "urn:ofw:";

/// Names that mean a device on Windows, whatever follows the first dot.
const DEVICES: [&str; 4] = ["con", "prn", "aux", "nul"];

/// How things are called in one build.
#[derive(Debug)]
pub(super) struct Names<'m> {
    model: &'m Model,
    package: PackageId,
    base: String,
    columns: bool,
}

impl<'m> Names<'m> {
    /// As the options say: `base`, what each `$id` begins with, and `names`, whether a property bears the `column` of
    /// its field or its `id`.
    pub(super) fn new(cx: &Context<'m>) -> Self {
        let option = |name: &str| cx.options.get(name).map(String::as_str);
        let base = address(option("base").unwrap_or(BASE));
        Self { model: cx.model, package: cx.package, base, columns: option("names") != Some("id") }
    }

    /// The name of what a declaration's file is called after: its path; before it the package, where that is another
    /// than the one that is built and no core of it.
    pub(super) fn stem(&self, decl: Decl<'_>) -> String {
        let own = decl.package_id() == self.package || self.model.cores(self.package).contains(&decl.package_id());
        let stem = if own { decl.path() } else { format!("{}.{}", decl.package().name, decl.path()) };
        let first = stem.split('.').next().unwrap_or_default();
        let numbered = first.strip_prefix("com").or_else(|| first.strip_prefix("lpt"));
        let device = DEVICES.contains(&first)
            || numbered.is_some_and(|rest| rest.len() == 1 && rest.bytes().all(|b| b.is_ascii_digit()));
        // No id holds a `_`, so that the name cannot be another's.
        if device { format!("_{stem}") } else { stem }
    }

    /// The `$id` of a schema: below the base, the name of the package that is built and the path of the schema.
    pub(super) fn id(&self, path: &str) -> String {
        let package = &self.model.package(self.package).name;
        let base = &self.base;
        if base.starts_with("urn:") {
            let path = path.trim_end_matches(".schema.json").replace('/', ":");
            return format!("{base}{}{package}:{path}", if base.ends_with(':') { "" } else { ":" });
        }
        format!("{base}{}{package}/{path}", if base.ends_with('/') { "" } else { "/" })
    }

    /// The property that holds a field: its column, which is what data teams know, or its id.
    pub(super) fn property(&self, field: Field<'_>) -> String {
        match field.column() {
            Some(column) if self.columns && !column.is_empty() => column.into_owned(),
            _ => field.name().to_owned(),
        }
    }

    /// Whether what a declaration says of another counts in this build: of its own package and the cores, and of what
    /// stands beside the other. What else was compiled at the same time makes no difference.
    pub(super) fn concerns(&self, by: Decl<'_>, other: Decl<'_>) -> bool {
        let package = by.package_id();
        package == self.package || package == other.package_id() || self.model.cores(self.package).contains(&package)
    }

    /// The package that is built.
    pub(super) fn package(&self) -> PackageId {
        self.package
    }

    /// Whether properties bear columns.
    pub(super) fn by_column(&self) -> bool {
        self.columns
    }

    /// The name of a code list among the `$defs` of a schema about things of another declaration's package.
    pub(super) fn definition(&self, list: Decl<'_>, near: Decl<'_>) -> String {
        if list.package_id() == near.package_id() {
            list.path()
        } else {
            format!("{}.{}", list.package().name, list.path())
        }
    }
}

/// An address that may stand in an `$id`: without a fragment, and with what an address cannot hold written as its
/// bytes.
fn address(base: &str) -> String {
    let base = base.split('#').next().unwrap_or_default();
    let mut address = String::with_capacity(base.len());
    for byte in base.bytes() {
        if byte.is_ascii_alphanumeric() || b":/?@!$&'()*+,;=-._~%[]".contains(&byte) {
            address.push(char::from(byte));
        } else {
            address.push_str(&format!("%{byte:02X}"));
        }
    }
    address
}
