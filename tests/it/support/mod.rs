//! What several areas need.

pub mod fences;
pub mod surroundings;
