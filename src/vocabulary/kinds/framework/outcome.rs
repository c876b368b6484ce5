//! What should be true in people's lives.

use super::{ABOUT, AGES, MEANS, PART_OF, POLARITY};
use crate::vocabulary::entry::Presence::Required;
use crate::vocabulary::entry::Status::Consultation;
use crate::vocabulary::entry::{Kind, Layer, statement};

pub(super) const OUTCOME: Kind = Kind {
    word: "outcome",
    plural: "outcomes",
    layer: Layer::Framework,
    inside: &[],
    id: Required,
    title: Required,
    says: "what should be true in people's lives",
    statements: &[
        MEANS,
        ABOUT.asked(Consultation),
        statement("kind", &["(primary|intermediate)"], "an end, or a means to one").or("`primary`"),
        statement("domain", &["<domain+>"], "the fields of life it belongs to"),
        statement("layer", &["<layer>"], "the layer it belongs to"),
        statement("life stage", &["<life-stage+>"], "the stages of life it is for"),
        AGES.or("the ages of its populations"),
        statement("in plain words", &["<text>"], "how it is said to children and families").of_one(),
        statement("asks", &["<text>"], "a question it answers").many(),
        statement("aims", &["<text>"], "an aim the source states").many(),
        statement("upholds", &["<right+>"], "the rights it upholds"),
        statement("supports", &["<outcome+> [because <text>]"], "outcomes it is a means to").many(),
        statement("part of", &["<outcome>"], PART_OF).of_one(),
        statement("may split into", &["<text+>"], "outcomes the source says it could become"),
        statement("worded as", &["(strength|deficit) [because <text>]"], "whether it names a strength or a lack"),
        statement("horizon", &["(short|medium|long)"], "how long it takes to show"),
        statement("end in itself", &[""], "of worth whatever else it leads to"),
        statement("not to be maximised", &["because <text>"], "more of it is not always better"),
        statement("core", &[""], "part of a core set that everyone who claims it must measure"),
        statement(
            "must include a metric with",
            &["perspective <perspective>"],
            "through whose eyes it must be measured at least once",
        )
        .many(),
        POLARITY,
    ],
    example: r#"outcome safe "Children are safe" {
  means "Children have shelter and are protected from harm at home, at school and around it."
}"#,
};
