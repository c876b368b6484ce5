//! The keys of a manifest, as data.

/// The keys of the manifest itself.
pub const KEYS: &[&str] = &["ofw", "packages", "frameworks", "out", "emit"];

/// The options of each emitter that has any; every option is a text.
pub const EMITTER_OPTIONS: &[(&str, &[&str])] = &[("json-schema", &["base", "names"])];

/// The options of an emitter.
pub(super) fn options_of(emitter: &str) -> &'static [&'static str] {
    EMITTER_OPTIONS.iter().find(|(name, _)| *name == emitter).map_or(&[], |(_, options)| options)
}
