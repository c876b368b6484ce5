//! The rules, a file each. A new rule is its file, its page `docs/rules/<name>.md`, and its line here.

use super::Checker;

/// Lists the rules: `mod` and entry from one name.
macro_rules! rules {
    ($($name:ident),* $(,)?) => {
        $(mod $name;)*

        /// Every rule that runs over the model.
        pub(super) static CHECKERS: &[Checker] = &[$(Checker { rule: &$name::RULE, run: $name::check }),*];
    };
}

rules! {
    core_replaced,
    indicator_without_metric,
    missing_statement,
    outcome_without_indicator,
    sealed_redefined,
    standard_word_covered,
    stated_and_denied,
    stated_count_differs,
    to_settle,
    withdrawn_used,
}
