//! `ofw`: a language and compiler for outcomes frameworks.
//!
//! ```no_run
//! # fn main() -> Result<(), ofw::project::WrongUse> {
//! use ofw::project::{Request, load};
//!
//! let folder = std::env::current_dir().unwrap_or_default();
//! let project = load(&Request { folder, paths: vec!["frameworks/cco-2022".into()], stdin: None })?;
//! let compilation = ofw::compile::compile(project);
//! for finding in &compilation.findings {
//!     println!("{}: {}", finding.rule.name, finding.message);
//! }
//! # Ok(())
//! # }
//! ```
//!
//! [`project::load`] reads files and lowers them, [`compile::compile`] resolves and checks what they say together,
//! [`product::products`] makes what others need of it and [`product::write`] brings that to disk. Nothing stops at a
//! first mistake: each step hands over what it has, and the findings beside it.

pub mod build;
pub mod check;
pub mod cli;
pub mod compile;
pub mod diagnostic;
pub mod emit;
pub mod english;
pub mod evaluate;
pub mod expression;
pub mod format;
pub mod id;
pub mod lower;
pub mod model;
pub mod product;
pub mod project;
pub mod report;
pub mod resolve;
pub mod rules;
pub mod source;
pub mod standard;
pub mod syntax;
pub mod validate;
pub mod vocabulary;
