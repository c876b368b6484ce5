//! The list of every rule: the one place that sees all rooms that find something.

use std::sync::LazyLock;

use crate::diagnostic::Rule;
use crate::{build, check, lower, project, resolve, syntax};

/// Every rule of the compiler, in the order of their codes.
pub static RULES: LazyLock<Vec<&'static Rule>> = LazyLock::new(|| {
    let elsewhere = [syntax::RULES, syntax::phrase::RULES, lower::RULES, resolve::RULES];
    let rooms = elsewhere.into_iter().chain(project::RULES.iter().copied()).chain([build::RULES]);
    let mut rules: Vec<&'static Rule> = rooms.flatten().copied().chain(check::rules()).collect();
    rules.sort_by_key(|rule| rule.code);
    rules
});

/// The rule of a code or a name, in any case.
pub fn by_name(name: &str) -> Option<&'static Rule> {
    RULES.iter().copied().find(|rule| rule.code.eq_ignore_ascii_case(name) || rule.name.eq_ignore_ascii_case(name))
}
