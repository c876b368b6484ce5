//! What several areas need.

pub mod compiled;
pub mod edits;
pub mod emitted;
pub mod fences;
pub mod fixtures;
pub mod lots;
pub mod modelled;
pub mod node;
pub mod reference;
pub mod sandbox;
pub mod surroundings;
pub mod validators;
pub mod written;
