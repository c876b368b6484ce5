//! Questionnaires and tests.

use super::{LICENCE, POLARITY};
use crate::vocabulary::entry::Presence::Required;
use crate::vocabulary::entry::Status::Consultation;
use crate::vocabulary::entry::{Kind, Layer, statement};

pub(super) const INSTRUMENT: Kind = Kind {
    word: "instrument",
    plural: "instruments",
    layer: Layer::Framework,
    inside: &[],
    id: Required,
    title: Required,
    says: "a questionnaire or test with its scales",
    statements: &[
        statement("by", &["<text+>"], "who made it"),
        statement("version", &["<text>"], "which version"),
        LICENCE,
        statement(
            "answered by",
            &["<perspective+> [for ages <ages+>]"],
            "who answers it, and at which ages of the child",
        )
        .many()
        .asked(Consultation),
        statement("items", &["<number>"], "how many questions it has"),
        statement("languages", &["<language+>"], "the languages it is validated in"),
    ],
    example: r#"instrument sdq "Strengths and Difficulties Questionnaire" {
  answered by parent, teacher for ages 4 to 16 years
  scale total "Total difficulties" {
    score 0 to 40
    polarity low is good
  }
}"#,
};

pub(super) const SCALE: Kind = Kind {
    word: "scale",
    plural: "scales",
    layer: Layer::Framework,
    inside: &["instrument"],
    id: Required,
    title: Required,
    says: "what an instrument yields: a score with its range, direction and bands",
    statements: &[
        statement("score", &["<number:from> to <number:to>"], "the lowest and highest score").asked(Consultation),
        POLARITY.asked(Consultation),
        statement("outside", &["<scale+>"], "scales whose score it is no part of"),
        statement("bands", &["<range+>", "in <document> <range+>"], "named stretches of the score").many(),
    ],
    example: r#"instrument sdq "Strengths and Difficulties Questionnaire" {
  scale prosocial "Prosocial behaviour" {
    polarity high is good
  }
}"#,
};
