//! JSON: a list of records, an object with a list for each table, or JSON Lines.

mod blocks;
mod parse;

pub(super) use blocks::{Blocks, Broken, Chunk};
pub(super) use parse::{names_in, parse};
