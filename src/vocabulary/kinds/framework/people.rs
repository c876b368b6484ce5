//! Groups of people, and stretches of their lives.

use super::{AGES, PART_OF};
use crate::vocabulary::entry::Presence::Required;
use crate::vocabulary::entry::Status::Consultation;
use crate::vocabulary::entry::{Kind, Layer, statement};

pub(super) const POPULATION: Kind = Kind {
    word: "population",
    plural: "populations",
    layer: Layer::Framework,
    inside: &[],
    id: Required,
    title: Required,
    says: "a group of people, families, places or services",
    statements: &[
        statement("one is", &["(a|an) <subject>"], "what one member is").asked(Consultation),
        AGES,
        statement("includes", &["<text+>"], "who belongs to it, where a reader may doubt it").many(),
        statement("excludes", &["<text+>"], "who does not").many(),
        statement("part of", &["<population>"], PART_OF).of_one(),
        statement("apart from", &["<population+>"], "groups with which it shares no member").many(),
        statement("law", &["<text+>"], "the law that defines it").many(),
    ],
    example: r#"population children "children" {
  one is a child
  ages under 18 years
}"#,
};

pub(super) const LIFE_STAGE: Kind = Kind {
    word: "life-stage",
    plural: "life-stages",
    layer: Layer::Framework,
    inside: &[],
    id: Required,
    title: Required,
    says: "a stretch of life with a name",
    statements: &[AGES.asked(Consultation)],
    example: r#"life-stage early-years "early years" {
  ages under 5 years
}"#,
};
