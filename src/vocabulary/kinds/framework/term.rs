//! Words with their definitions, and examples that hold a definition to them.

use super::{MEANS, PART_OF};
use crate::vocabulary::entry::Presence::{Absent, Required};
use crate::vocabulary::entry::{Kind, Layer, statement};

pub(super) const TERM: Kind = Kind {
    word: "term",
    plural: "terms",
    layer: Layer::Framework,
    inside: &[],
    id: Required,
    title: Required,
    says: "a word the framework relies on, with its one definition",
    statements: &[
        MEANS,
        statement("of", &["<table> [(at a date)]"], "the records it is said of, where it is said of records"),
        statement("true when", &["<condition>"], "the definition as a condition a machine can test").of_one(),
        statement("includes", &["<text+>"], "what counts, where a reader may doubt it").many(),
        statement("excludes", &["<text+>"], "what does not count").many(),
        statement("also called", &["<text+>"], "other words for the same").of_one().many(),
        statement("differs from", &["<term> because <text>"], "a near term it must not be taken for").of_one().many(),
        statement("part of", &["<term>"], PART_OF).of_one(),
        statement("law", &["<text+>"], "the law that defines it").many(),
    ],
    example: r#"term healthy-weight "healthy weight" {
  means "A body mass index in the range that the growth reference gives for the child's age and sex."
}"#,
};

pub(super) const EXAMPLE: Kind = Kind {
    word: "example",
    plural: "examples",
    layer: Layer::Framework,
    inside: &["metric", "term", "table", "rule", "spell"],
    id: Absent,
    title: Required,
    says: "records and what the definition makes of them",
    statements: &[
        statement("given", &["<given>"], "a record: its fields and their values").many(),
        statement("expect", &["<verdict>"], "what the definition says of it").many(),
    ],
    example: r#"term adult "adult" {
  example "eighteen is an adult" {
    given age 18
    expect true
  }
}"#,
};
