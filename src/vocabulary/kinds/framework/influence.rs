//! What moves outcomes, and what services produce.

use super::{ABOUT, POLARITY};
use crate::vocabulary::entry::Presence::Required;
use crate::vocabulary::entry::Status::Consultation;
use crate::vocabulary::entry::{Kind, Layer, statement};

pub(super) const DRIVER: Kind = Kind {
    word: "driver",
    plural: "drivers",
    layer: Layer::Framework,
    inside: &[],
    id: Required,
    title: Required,
    says: "what moves an outcome or an indicator, as far as is believed",
    statements: &[
        ABOUT,
        statement("drives", &["<driven+> [because <text>]"], "what it moves").many().asked(Consultation),
        POLARITY,
    ],
    example: r#"driver poor-housing "Poor housing" {
  drives safe because "cold and damp homes harm children"
}"#,
};

pub(super) const OUTPUT: Kind = Kind {
    word: "output",
    plural: "outputs",
    layer: Layer::Framework,
    inside: &[],
    id: Required,
    title: Required,
    says: "what services produce, kept apart from what it changes in lives",
    statements: &[
        statement("by", &["<text+>"], "who produces it"),
        statement("supports", &["<outcome+> [because <text>]"], "outcomes it is meant to serve").many(),
    ],
    example: r#"output visits "Home visits made""#,
};
