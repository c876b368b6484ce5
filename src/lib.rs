//! `ofw`: a language and compiler for outcomes frameworks.

pub mod diagnostic;
pub mod source;
pub mod syntax;
pub mod vocabulary;
