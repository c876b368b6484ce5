//! The options of each emitter, as data: reading a manifest, its JSON Schema and the reference agree with this table.

use super::Emitter;

/// An option that a manifest may give an emitter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct EmitterOption {
    /// Its name.
    pub name: &'static str,
    /// What it says, as the reference has it.
    pub says: &'static str,
    /// What its value may be.
    pub wants: Wants,
    /// What happens without it, as the reference has it.
    pub without: &'static str,
}

/// What the value of an option may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wants {
    /// One of these words.
    OneOf(&'static [&'static str]),
    /// What the addresses of something begin with: `https://…`, `http://…` or `urn:…`.
    Address,
}

impl Wants {
    /// Whether a value fits.
    pub fn accepts(self, value: &str) -> bool {
        match self {
            Wants::OneOf(words) => words.contains(&value),
            Wants::Address => {
                let rest = ["https://", "http://", "urn:"].iter().find_map(|start| value.strip_prefix(start));
                let ends_early = |c: char| c.is_whitespace() || c.is_control() || c == '#';
                rest.is_some_and(|rest| !rest.is_empty() && !rest.contains(ends_early))
            }
        }
    }
}

impl Emitter {
    /// Its options, in the order of their names.
    pub fn options(self) -> &'static [EmitterOption] {
        match self {
            Emitter::JsonSchema => JSON_SCHEMA,
            Emitter::Python => PYTHON,
            Emitter::TypeScript => TYPESCRIPT,
            Emitter::Docs | Emitter::Model => &[],
        }
    }
}

/// Those of the JSON Schemas.
const JSON_SCHEMA: &[EmitterOption] = &[
    EmitterOption {
        name: "base",
        says: "what each `$id` begins with; then come the name of the framework and the path of the file",
        wants: Wants::Address,
        without: "an `$id` is `urn:ofw:cco:records:ncmp.measurements`",
    },
    NAMES,
];

/// Those of the Python package.
const PYTHON: &[EmitterOption] = &[NAMES];

/// Those of the TypeScript package.
const TYPESCRIPT: &[EmitterOption] = &[NAMES];

/// How those that judge records in JSON call a property; records fit all where all are given the same.
const NAMES: EmitterOption = EmitterOption {
    name: "names",
    says: "what a property is called: by the `column` of its field where the framework states one, or by the field's `id`",
    wants: Wants::OneOf(&["column", "id"]),
    without: "by the column",
};
