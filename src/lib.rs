//! `ofw`: a language and compiler for outcomes frameworks.

pub mod build;
pub mod check;
pub mod diagnostic;
pub mod emit;
pub mod expression;
pub mod id;
pub mod lower;
pub mod model;
pub mod report;
pub mod resolve;
pub mod rules;
pub mod source;
pub mod standard;
pub mod syntax;
pub mod vocabulary;
