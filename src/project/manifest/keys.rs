//! The keys of a manifest, as data. Those of an emitter are [`crate::emit::Emitter::options`].

/// The keys of the manifest itself.
pub const KEYS: &[&str] = &["ofw", "packages", "frameworks", "out", "emit"];
