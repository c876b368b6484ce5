//! The kinds of declaration, a file a part of the language.

mod adoption;
mod common;
mod data;
mod framework;
mod shared;

pub use common::COMMON;

use super::entry::Kind;

/// Every part's kinds, in the order of the reference.
pub(super) const PARTS: [&[Kind]; 4] = [framework::KINDS, data::KINDS, adoption::KINDS, shared::KINDS];
