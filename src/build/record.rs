//! What an earlier build wrote.

use std::collections::BTreeMap;
use std::io::ErrorKind;
use std::path::Path;

use serde::{Deserialize, Serialize};

use super::BuildError;
use super::place::unsafe_path;

/// The file in each emitter's folder that records what was built.
pub const RECORD: &str = ".ofw-build.json";

/// The version of the record's shape.
const VERSION: u32 = 1;

/// Path below the emitter's folder to the hash of what was written there.
#[derive(Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Record {
    version: u32,
    pub files: BTreeMap<String, String>,
}

impl Record {
    /// A record of these files.
    pub fn new(files: BTreeMap<String, String>) -> Self {
        Self { version: VERSION, files }
    }

    /// The record in a folder; an empty one where there is none or where it cannot be understood, so that everything
    /// there counts as somebody else's. Paths that no build would have written are left out.
    pub fn read(folder: &Path) -> Result<Self, BuildError> {
        let path = folder.join(RECORD);
        let text = match std::fs::read(&path) {
            Ok(text) => text,
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(Self::new(BTreeMap::new())),
            Err(error) => return Err(BuildError::io(&path)(error)),
        };
        let mut record: Self = serde_json::from_slice(&text).unwrap_or_default();
        record.files.retain(|path, _| unsafe_path(path).is_none());
        if record.version != VERSION {
            record.files.clear();
        }
        Ok(record)
    }

    /// The record as it is written.
    pub fn text(&self) -> Result<String, BuildError> {
        let text =
            serde_json::to_string_pretty(self).map_err(|error| BuildError::io(Path::new(RECORD))(error.into()))?;
        Ok(text + "\n")
    }
}
