//! All tests that look at `ofw` from outside, in one program.
#![allow(clippy::unwrap_used, reason = "a test that cannot go on should stop where it is")]

mod agreement;
mod build;
mod cli;
mod determinism;
mod docs;
mod english;
mod format;
mod house;
mod json_schema;
mod language;
mod manifest;
mod mistakes;
mod model_json;
mod packages;
mod python;
mod report;
mod robustness;
mod rules;
mod same_verdicts;
mod shipped;
mod specified;
mod support;
mod syntax;
mod tools;
mod trial;
mod typescript;
mod validate;
mod verdicts;
mod vocabulary;
