//! All tests that look at `ofw` from outside, in one program.

mod build;
mod report;
