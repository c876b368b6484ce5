//! What several areas need.

pub mod fences;
