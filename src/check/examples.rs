//! What is wrong with the values of an example, in words.

use crate::evaluate::Fault;
use crate::evaluate::example::{Given, Wrong};
use crate::model::Field;
use crate::syntax::text_value;

/// What is wrong with a value.
pub(super) struct Problem {
    pub message: String,
    pub label: String,
    pub help: String,
    /// What was likely meant.
    pub write: Option<String>,
}

/// What is wrong with the value that is given for a field.
pub(super) fn problem(given: &Given<'_>, field: Field<'_>) -> Option<Problem> {
    let (name, value) = (given.name, given.value);
    let wrong = given.read().err()?;
    let problem = |message: String, label: &str, help: &str| {
        Some(Problem { message, label: label.to_owned(), help: help.to_owned(), write: None })
    };
    match wrong {
        Wrong::Nothing => problem(
            format!("`{name}` is given no value"),
            "a value belongs here",
            "Write the value after the field, or leave the field out: what is not given is unknown.",
        ),
        Wrong::WorkedOut => problem(
            format!("`{name}` is worked out and cannot be given"),
            "not a part of a record",
            "Give the fields that it is worked out from.",
        ),
        Wrong::Unusable(Fault::NotACode) => Some(not_a_code(&text_value(value), name, field)),
        Wrong::Unusable(Fault::NotADate) => problem(
            format!("`{value}` is not a date, and `{name}` holds one"),
            "not a date",
            "Write a day of the calendar, as in `10 May 2023`.",
        ),
        Wrong::Unusable(Fault::NeitherYesNorNo) => problem(
            format!("`{value}` is neither yes nor no, and `{name}` is one of the two"),
            "`yes` or `no`",
            "Write `yes` or `no`, however files have it.",
        ),
        Wrong::Unusable(Fault::NotANumber) => problem(
            format!("`{value}` is not a number, and `{name}` holds one"),
            "not a number",
            "Write a number, as in `85`.",
        ),
        Wrong::Unusable(Fault::NotAWholeNumber) => problem(
            format!("`{name}` holds whole numbers, and `{value}` is none"),
            "not a whole number",
            "An example shows a record that can be: write a whole number.",
        ),
        Wrong::Unusable(Fault::TooManyDecimals) => problem(
            format!("`{value}` has more decimals than `{name}` holds"),
            "too many decimals",
            "An example shows a record that can be: write a number that the field can hold.",
        ),
        Wrong::Unusable(Fault::OutOfRange) => {
            let (from, to) = field.range()?;
            problem(
                format!("`{name}` is from {from} to {to}, and `{value}` is not"),
                "outside the range",
                "An example shows a record that can be: write a number of the range, or correct the range of the field.",
            )
        }
        Wrong::Unusable(Fault::TooLong) => problem(
            format!("`{value}` is longer than `{name}` can be"),
            "too long",
            "An example shows a record that can be: write a shorter text, or correct how long the field may be.",
        ),
        Wrong::Unusable(Fault::NotLike | Fault::NotText) => problem(
            format!("`{value}` does not have the pattern of `{name}`"),
            "not of the pattern",
            "An example shows a record that can be: write a text of the pattern, or correct the pattern.",
        ),
    }
}

fn not_a_code(code: &str, name: &str, field: Field<'_>) -> Problem {
    let codes = field.codes().unwrap_or_default();
    let near = crate::diagnostic::closest(code, codes.iter().map(|known| &*known.text)).map(str::to_owned);
    let some: Vec<String> = codes.iter().take(10).map(|code| format!("`{}`", code.text)).collect();
    Problem {
        message: format!("`{code}` is not a code that `{name}` can have"),
        label: near.as_ref().map_or_else(|| "no such code".to_owned(), |near| format!("did you mean `{near}`?")),
        help: format!("It has one of {}. An example shows a record that can be.", some.join(", ")),
        write: near,
    }
}
