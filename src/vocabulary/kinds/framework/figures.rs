//! Figures that values are held against, and those of sources.

use super::AGES;
use crate::vocabulary::entry::Presence::Required;
use crate::vocabulary::entry::Status::{Consultation, Published};
use crate::vocabulary::entry::{Kind, Layer, statement};

pub(super) const TARGET: Kind = Kind {
    word: "target",
    plural: "targets",
    layer: Layer::Framework,
    inside: &[],
    id: Required,
    title: Required,
    says: "a value of a metric that somebody means to reach",
    statements: &[
        statement("of", &["<metric>"], "the metric").asked(Consultation),
        statement(
            "reaches",
            &[
                "<bound> <quantity>",
                "<bound> <quantity> and (rising|falling) over at least <number> periods",
                "(rising|falling) over at least <number> periods",
            ],
            "the value, or the trend",
        )
        .asked(Published),
        statement("from", &["<baseline>"], "the baseline it starts from"),
        statement("by", &["<when>"], "when it is to be reached").asked(Published),
        AGES,
        statement("period", &["<period>"], "the period its value is for").or("the metric's"),
        statement("set by", &["<text>"], "who set it"),
    ],
    example: r#"target fewer-crimes "Fewer crimes" {
  of crime-rate
  reaches at most 50 per 1,000
  by 2030
}"#,
};

pub(super) const BASELINE: Kind = Kind {
    word: "baseline",
    plural: "baselines",
    layer: Layer::Framework,
    inside: &[],
    id: Required,
    title: Required,
    says: "a value of a metric from which change is counted",
    statements: &[
        statement("of", &["<metric>"], "the metric").asked(Consultation),
        statement("value", &["<quantity> in <when>"], "the value, and of when it is").asked(Published),
        AGES,
        statement("period", &["<period>"], "the period its value is for").or("the metric's"),
    ],
    example: r#"baseline crime-then "Crimes before" {
  of crime-rate
  value 62 per 1,000 in 2021
}"#,
};

pub(super) const COMPARATOR: Kind = Kind {
    word: "comparator",
    plural: "comparators",
    layer: Layer::Framework,
    inside: &[],
    id: Required,
    title: Required,
    says: "what a metric's value is compared with",
    statements: &[
        statement("of", &["<metric>"], "the metric").asked(Consultation),
        statement("by", &["<metric>"], "the metric that gives the other value"),
        statement("with", &["<population>"], "the group it is compared with"),
        statement("value", &["<quantity> in <when>"], "the value, where it is fixed"),
        AGES,
        statement("period", &["<period>"], "the period its value is for").or("the metric's"),
    ],
    example: r#"comparator crime-elsewhere "Crimes in England" {
  of crime-rate
  value 80 per 1,000 in 2021
}"#,
};

pub(super) const STATISTIC: Kind = Kind {
    word: "statistic",
    plural: "statistics",
    layer: Layer::Framework,
    inside: &[],
    id: Required,
    title: Required,
    says: "a figure that a source gives, with its base",
    statements: &[
        statement("value", &["<quantity>"], "the figure"),
        statement("base", &["<text>"], "of whom or what it is a share").asked(Consultation),
        statement("of", &["<population>"], "the population it speaks of"),
        AGES,
        statement("dated", &["<when>"], "when it was found"),
        statement("answers", &["<text+>"], "the answers that were counted"),
        statement("evidence for", &["<driven+>"], "what it speaks for"),
        statement("parts of a whole", &[""], "its parts make up one whole"),
        statement("part", &["<text> <quantity>"], "one part of the whole").many(),
        statement("sums to", &["<quantity> because <text>"], "what the parts add up to, where it is not the whole"),
    ],
    example: r#"statistic local-choice "Children happy with the things to do near them" {
  value 52 percent
  base "children who answered the survey"
}"#,
};
