//! Examples of definitions: what they give, what they expect, and what comes out.
//!
//! An example is read as the language writes values, not as files do. What it says nothing of is unknown, but for whom
//! records belong to: `docs/language.md`, "Examples in a definition".

mod boundary;
mod data;
mod definition;
mod expectation;
mod given;
mod records;
mod run;
mod tally;
mod value;
mod when;

pub use definition::Definition;
pub use expectation::{Expectation, expectations, of_statement, stretches};
pub use given::{Given, GivenRecord, Said, Subject, said, says_when, subject};
pub use records::Records;
pub use run::{Because, Outcome, run};
pub use tally::{Tally, tally};
pub use value::{Held, Wrong, day};
pub use when::{days, period};

/// Why an example is not run.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum NotRun {
    /// What it is an example of is said in words alone, or not at all.
    InWords,
    /// Something in it, or in what it stands on, could not be understood; that was reported.
    Unclear,
    /// In which period it lies cannot be told.
    Period,
    /// At which date it asks is not said.
    Date,
    /// It expects nothing.
    Nothing,
}

impl NotRun {
    /// Why, in words.
    pub fn words(self) -> &'static str {
        match self {
            NotRun::InWords => "what it is an example of is said in words alone",
            NotRun::Unclear => "something in it, or in what it stands on, cannot be understood: see `ofw check`",
            NotRun::Period => "in which period it lies cannot be told: say `given the period 2023-24`",
            NotRun::Date => {
                "it is of a term that is said at a date, and gives none: say `given the date 31 March 2024`"
            }
            NotRun::Nothing => "it expects nothing",
        }
    }
}
