//! What suggests that an outcome is being achieved.

use super::{ABOUT, AGES, MEASURE_TYPE, PART_OF, PERSPECTIVE, POLARITY};
use crate::vocabulary::entry::Presence::Required;
use crate::vocabulary::entry::Status::{Consultation, Published};
use crate::vocabulary::entry::{Kind, Layer, statement};

pub(super) const INDICATOR: Kind = Kind {
    word: "indicator",
    plural: "indicators",
    layer: Layer::Framework,
    inside: &[],
    id: Required,
    title: Required,
    says: "what suggests, to a greater or lesser degree, that an outcome is being achieved",
    statements: &[
        statement("suggests", &["<outcome+> [because <text>]"], "the outcomes it speaks for")
            .many()
            .asked(Consultation),
        ABOUT.asked(Consultation).or("whom its outcomes are about"),
        AGES.asked(Consultation).or("none where its populations say `no ages because not applicable`"),
        statement("life stage", &["<life-stage+>"], "the stages of life it is for"),
        statement("context", &["<context+>"], "the circumstances in which it holds"),
        statement(
            "strength",
            &["(strong|moderate|weak|unknown) [as of <when>] [cites <document> [at <text:place>]]"],
            "how well it predicts its outcomes, as of when and by which evidence",
        )
        .asked(Published),
        statement("stands in for", &["<text> because <text:reason>"], "what it is a proxy for"),
        MEASURE_TYPE.asked(Published),
        PERSPECTIVE.asked(Published),
        POLARITY.asked(Consultation),
        statement(
            "less valid for",
            &["<population+> because <text> [cites <document> [at <text:place>]]"],
            "groups for whom it says less",
        )
        .many(),
        statement("part of", &["<indicator>"], PART_OF).of_one(),
        statement("horizon", &["(short|medium|long)"], "how long it takes to show"),
    ],
    example: r#"indicator crime "Crime in the local area" suggests safe"#,
};
