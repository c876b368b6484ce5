//! How an indicator is measured.

use super::{ABOUT, AGES, MEASURE_TYPE, PERSPECTIVE, POLARITY};
use crate::vocabulary::entry::Presence::Required;
use crate::vocabulary::entry::Status::{Consultation, Published};
use crate::vocabulary::entry::{Kind, Layer, Statement, statement};

pub(super) const METRIC: Kind = Kind {
    word: "metric",
    plural: "metrics",
    layer: Layer::Framework,
    inside: &[],
    id: Required,
    title: Required,
    says: "how an indicator is measured, exactly",
    statements: STATEMENTS,
    example: r#"metric crime-rate "Recorded crimes" {
  measures crime
  numerator "crimes recorded in the area in the year"
  denominator "people who live in the area at the middle of the year"
  value per 1,000
  polarity low is good
}"#,
};

const STATEMENTS: &[Statement] = &[
    statement("measures", &["<indicator+>"], "the indicators it measures").asked(Consultation),
    statement(
        "nearest to",
        &["<text> [in <document>] because <text:reason>"],
        "what a source asks for and this comes nearest to",
    ),
    statement("taken from", &["<document> [because <text>]"], "where the definition comes from"),
    ABOUT.or("whom its indicators are about"),
    AGES.or("the ages of its indicators"),
    MEASURE_TYPE.asked(Published).or("the measure type of its indicator"),
    PERSPECTIVE.asked(Published).or("the perspective of its indicator"),
    statement("evidence", &["(objective|self-report|agreed goal)"], "what kind of evidence its values are"),
    statement(
        "scored with",
        &["<scale> [answered by <perspective>]"],
        "the instrument's scale that gives the score, and who answers",
    ),
    statement("counts", &["<table>"], "the records it counts: its unit of analysis")
        .asked(Published)
        .or("the table of its denominator or of `among`"),
    statement("weighted by", &["<field>"], "the field that says how much a record counts"),
    statement("period", &["<period>"], "the stretch of time one value is for").asked(Published).or("the dataset's, or that of the metrics it is computed from"),
    statement("frequency", &["(once|yearly|termly|quarterly|monthly|weekly)"], "how often a value appears"),
    statement("denominator", &["<rows>", "<text>"], "all that are looked at"),
    statement("numerator", &["<rows>", "<text>"], "those of them that count"),
    statement(
        "numerator outside denominator",
        &["because <text>"],
        "says that the numerator counts what the denominator does not hold, and why",
    ),
    statement("among", &["<rows>", "<text>"], "whose values are taken, where a metric has no numerator"),
    statement(
        "value",
        &[
            "percent [, (may pass 100)]",
            "count",
            "ratio",
            "proportion",
            "per <number> [<phrase:each>]",
            "stated",
            "stated in <unit>",
            "(mean|median|sum) of <expression>",
            "percentile <number> of <expression>",
            "distribution of <field>",
            "<metric> (minus|divided by|plus) <metric:other> [in <unit>]",
            "change in <metric> since <when> [in <unit>]",
        ],
        "what kind of number it is",
    )
    .asked(Consultation),
    POLARITY.asked(Consultation).or("the polarity of its indicator or scale"),
    statement("read with", &["<metric+> [because <text>]"], "metrics without which it misleads").many(),
    statement("guarded by", &["<metric+> [because <text>]"], "metrics that show when it improves for a bad reason").many(),
    statement("areas", &["<level+>"], "the levels of area for which there are values").asked(Published),
    statement("areas joined", &["<joined+>"], "areas whose values are given together"),
    statement("broken down by", &["<field+>"], "the fields by which values are told apart").many(),
    statement("scope", &["(population|service|individual)"], "whether it speaks of a population, a service or one person"),
    statement("fit for", &["<purpose+>"], "purposes it serves").asked(Published),
    statement("not fit for", &["<purpose+> because <text>"], "purposes it must not be used for").many(),
    statement("compared with", &["<comparison+> [because <text>]"], "the group or metric it is read against").many(),
    statement("covers part of", &["<population> because <text>"], "says that it leaves out some of whom it is about").many(),
    statement(
        "unknown",
        &[
            "<field> (stays in denominator|leaves denominator|counts as yes|counts as no|breaks the run) [because <decision>]",
        ],
        "what happens to a record whose field is not known",
    )
    .many(),
    statement("empty group", &["counts as (yes|no) [because <text>]"], "what `every` says of a group without members"),
    statement("same title as", &["<metric> because <text>"], "a metric of the same name that is another").of_one().many(),
    statement("series break", &["<when> <text>"], "since when values cannot be compared with earlier ones").many(),
    statement(
        "round",
        &[
            "(value|counts) to <number> (decimal|decimals) [, halves <halves>]",
            "(value|counts) to the nearest <number> [, halves <halves>]",
        ],
        "how the value or the counts are rounded",
    )
    .many(),
    statement("hide", &["counts <number:from> to <number:to>"], "counts too small to be shown"),
    statement("interval", &["<text>"], "how the confidence interval is found"),
    statement("caveat", &["<text>"], "what a reader of its values must bear in mind").many(),
    statement("source", &["<text>"], "where its values are published").or("the dataset"),
];
