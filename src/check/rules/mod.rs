//! The rules, a file each. A new rule is its file, its page `docs/rules/<name>.md`, and its line here.

use super::Checker;

/// Lists the rules: `mod` and entry from one name.
macro_rules! rules {
    ($($name:ident),* $(,)?) => {
        $(mod $name;)*

        /// Every rule that runs over the model.
        pub(super) static CHECKERS: &[Checker] = &[$(Checker { rule: &$name::RULE, looks: $name::LOOKS }),*];
    };
}

rules! {
    ages_only_described,
    ages_outside,
    always_holds,
    bands_outside_score,
    bands_with_gaps,
    boundary_wording,
    broken_link,
    code_not_in_list,
    confusable_names,
    core_replaced,
    day_outside_period,
    definition_repeats_label,
    derived_units_differ,
    distribution_without_codes,
    earlier_id_in_use,
    element_type_differs,
    empty_text,
    field_without_type,
    follow_up_wider_than_identifier,
    impossible_decimals,
    impossible_percentage,
    indicator_without_metric,
    key_not_required,
    link_fields_differ,
    misplaced_default,
    misplaced_link,
    missing_statement,
    never_holds,
    numerator_counts_another_unit,
    numerator_outside_denominator,
    outcome_without_indicator,
    partition_not_whole,
    polarity_depends_on_nothing,
    polarity_differs,
    purpose_not_of_framework,
    purpose_ruled_out,
    purpose_without_metric,
    reversed_range,
    rule_without_condition,
    rule_without_message,
    same_column,
    same_title,
    sealed_redefined,
    spell_of_records_without_stretch,
    standard_word_covered,
    stated_and_denied,
    stated_count_differs,
    target_in_another_unit,
    target_on_another_basis,
    target_without_progress,
    term_defined_twice,
    those_without_denominator,
    title_ages_differ,
    to_settle,
    translated_twice,
    translation_without_text,
    unclear_expectation,
    uncovered_ages,
    undecided_unknowns,
    unknown_example_field,
    unfit_unknown_codes,
    unneeded_numerator_outside,
    unneeded_unknown,
    unsuitable_respondent,
    unused_records,
    value_does_not_fit,
    value_of_non_number,
    withdrawn_used,
}
