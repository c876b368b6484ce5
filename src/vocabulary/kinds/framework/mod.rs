//! The framework layer: what should get better, what suggests that it does, and how that is measured.

mod figures;
mod grouping;
mod head;
mod indicator;
mod influence;
mod instrument;
mod metric;
mod outcome;
mod people;
mod sources;
mod term;

use crate::vocabulary::entry::Status::Consultation;
use crate::vocabulary::entry::{Kind, Statement, statement};

const POLARITY: Statement = statement(
    "polarity",
    &[
        "(high|low) is good",
        "<number:from> to <number:to> is good",
        "depends on <metric+> [because <text>]",
        "depends because <text>",
        "none because <text>",
    ],
    "which direction is good, or on what that depends",
);
const AGES: Statement = statement(
    "ages",
    &["<ages+> [at <moment>]", "all", "as <population>"],
    "whom it is for by age; describes, never filters",
);
const ABOUT: Statement = statement("about", &["<population+>"], "whose lives it describes");
const PERSPECTIVE: Statement = statement("perspective", &["<perspective+>"], "through whose eyes it is seen");
const MEASURE_TYPE: Statement =
    statement("measure type", &["<measure-type>"], "whether it measures lives, or what services do");
/// Where a reader cannot do without it; elsewhere the common one of the same word stands.
const MEANS: Statement =
    statement("means", &["<text>"], "what it is, in words that someone outside the field can check a case against")
        .of_one()
        .asked(Consultation);
const LICENCE: Statement = statement("licence", &["<text>"], "under which terms it may be used");
const PART_OF: &str = "the larger one it is a part of";

/// Kinds of the framework layer, in the order of the reference.
pub const KINDS: &[Kind] = &[
    head::FRAMEWORK,
    head::LIBRARY,
    head::DEFAULTS,
    sources::DOCUMENT,
    term::TERM,
    grouping::PURPOSE,
    people::POPULATION,
    people::LIFE_STAGE,
    grouping::CONTEXT,
    grouping::DOMAIN,
    grouping::LAYER,
    grouping::RIGHT,
    outcome::OUTCOME,
    indicator::INDICATOR,
    influence::DRIVER,
    influence::OUTPUT,
    metric::METRIC,
    term::EXAMPLE,
    instrument::INSTRUMENT,
    instrument::SCALE,
    figures::TARGET,
    figures::BASELINE,
    figures::COMPARATOR,
    figures::STATISTIC,
    sources::TRANSLATION,
];
