//! The shared words: declared in the standard library, and open to additions.

use crate::vocabulary::entry::Presence::Required;
use crate::vocabulary::entry::{Kind, Layer, Presence, Statement, statement};

/// Kinds of the standard library, in the order of the reference.
pub const KINDS: &[Kind] = &[
    shared(
        "subject",
        "subjects",
        "what one member of a population is: a child, a family, an area",
        &[
            statement("part of", &["<subject>"], "the larger thing it belongs to").of_one(),
            statement("also called", &["<text+>"], "other words for it").of_one().many(),
        ],
        r#"subject tenant "tenant""#,
    ),
    shared(
        "level",
        "levels",
        "a level at which frameworks are used and values are given",
        &[statement("within", &["<level>"], "the next larger level")],
        r#"level ward "ward" {
  within local-authority
}"#,
    ),
    shared(
        "perspective",
        "perspectives",
        "through whose eyes something is seen",
        &[],
        r#"perspective neighbour "neighbour""#,
    ),
    shared(
        "measure-type",
        "measure-types",
        "what a metric measures: lives, or what services do",
        &[],
        r#"measure-type reach "reach""#,
    ),
    shared(
        "period",
        "periods",
        "a stretch of time for which values are given",
        &[
            statement("from", &["<day> to <day:to>"], "its first and last day in the year").one_of("extent"),
            statement("on", &["<day>"], "the one day it is").one_of("extent"),
            statement("lasts", &["<duration>"], "how long it is").one_of("extent"),
        ],
        r#"period workforce-year "year to 30 September" {
  from 1 October to 30 September
}"#,
    ),
    shared(
        "unit",
        "units",
        "what a number counts or measures",
        &[
            statement("is", &["<number> <unit>"], "how many of another unit it is"),
            statement("also called", &["<text+>"], "other words for it").of_one().many(),
        ],
        r#"unit sessions "sessions""#,
    ),
    shared("reason", "reasons", "why something is not known or not there", &[], r#"reason too-costly "too costly""#),
];

const fn shared(
    word: &'static str,
    plural: &'static str,
    says: &'static str,
    statements: &'static [Statement],
    example: &'static str,
) -> Kind {
    let title: Presence = Required;
    Kind { word, plural, layer: Layer::Shared, inside: &[], id: Required, title, says, statements, example }
}
