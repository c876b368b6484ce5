//! How frameworks are adopted, compared with each other and judged.

use crate::vocabulary::entry::Presence::Required;
use crate::vocabulary::entry::Status::Consultation;
use crate::vocabulary::entry::{Kind, Layer, sentence, statement};

/// Kinds of the adoption layer, in the order of the reference.
pub const KINDS: &[Kind] = &[
    Kind {
        word: "alignment",
        plural: "alignments",
        layer: Layer::Adoption,
        inside: &[],
        id: Required,
        title: Required,
        says: "how the parts of two frameworks answer to each other, in sentences",
        statements: &[
            statement("between", &["<package> and <package:other>"], "the two frameworks").asked(Consultation),
            sentence(
                "is",
                &[
                    "the same as <any> [because <text>]",
                    "broader than <any> [because <text>]",
                    "narrower than <any> [because <text>]",
                    "made of <any+> [because <text>]",
                ],
                "how one part answers to a part of the other",
            ),
            sentence("overlaps", &["<any> [because <text>]"], "shares some of what it covers with a part of the other"),
            sentence("has no counterpart", &["[in <package>] [because <text>]"], "answers to nothing in the other"),
        ],
        example: r#"outcome safe "Children are safe"
outcome unharmed "Children are unharmed"
alignment ours-ours "Two outcomes of ours" {
  safe is broader than unharmed because "safety is more than not being harmed"
}"#,
    },
    Kind {
        word: "availability",
        plural: "availabilities",
        layer: Layer::Adoption,
        inside: &[],
        id: Required,
        title: Required,
        says: "which metrics can be had in a place, as of a date, according to somebody",
        statements: &[
            statement("as of", &["<when>"], "the date it speaks of").asked(Consultation),
            statement("according to", &["<text>"], "who says so").asked(Consultation),
            sentence(
                "is",
                &[
                    "(available|accessible|missing) [because <reason> [<text>]]",
                    "available, (not accessible) [because <reason> [<text>]]",
                ],
                "whether a metric can be had, and why not",
            ),
        ],
        example: r#"metric crimes "Crimes in a year"
availability borough "Example borough" {
  as of March 2025
  according to "the data team"
  crimes is available, not accessible because no agreement "held by the police"
}"#,
    },
    Kind {
        word: "principle",
        plural: "principles",
        layer: Layer::Adoption,
        inside: &[],
        id: Required,
        title: Required,
        says: "a check of the authors' own, over the framework itself",
        statements: &[
            statement(
                "every",
                &["<kind> [about <population>] has <phrase>", "<kind> [about <population>] is <phrase>"],
                "what every declaration of a kind must have or be",
            ),
            statement("otherwise", &["(error|warning|advice)"], "how much a failure weighs").or("`warning`"),
        ],
        example: r#"principle hears-the-child "Every outcome is seen through the child's eyes" {
  every outcome has a metric with perspective child
  otherwise advice
}"#,
    },
];
