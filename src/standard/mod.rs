//! The standard library: the shared words that every framework uses without naming them, as files of the language.
//!
//! Each file is a library of its own, so that `service` can be a subject and a level. What is deliberately absent: any
//! knowledge of what the words mean to expressions; that lives with the expressions.

/// Each file's name and its text, by name.
pub static FILES: &[(&str, &str)] = &[
    ("levels.ofw", include_str!("levels.ofw")),
    ("measure-types.ofw", include_str!("measure-types.ofw")),
    ("periods.ofw", include_str!("periods.ofw")),
    ("perspectives.ofw", include_str!("perspectives.ofw")),
    ("reasons.ofw", include_str!("reasons.ofw")),
    ("subjects.ofw", include_str!("subjects.ofw")),
    ("units.ofw", include_str!("units.ofw")),
];
