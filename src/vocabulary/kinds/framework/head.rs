//! The head of a package, and what it says once for all its declarations.

use super::LICENCE;
use crate::vocabulary::entry::Presence::{Absent, Required};
use crate::vocabulary::entry::Status::{Consultation, Published};
use crate::vocabulary::entry::{Kind, Layer, Statement, statement};

/// The statements of the head of a package.
const HEAD: &[Statement] = &[
    statement(
        "status",
        &["(draft|consultation|published) [<when>]"],
        "how far it has come, and since when; decides how much must be said",
    )
    .or("`draft`"),
    statement("version", &["<text>"], "the version of the framework").asked(Published),
    LICENCE.asked(Published),
    statement("owner", &["<text>"], "who answers for it").asked(Published),
    statement("review by", &["<when>"], "when it is to be looked at again").asked(Published),
    statement("language", &["<language>"], "the language its texts are in, as a short code").or("`en`"),
    statement("outcomes are", &["(states|changes|effects)", "called <text>"], "what an outcome is here, or is called")
        .many(),
    statement("used at", &["<level+>"], "the levels at which it is used").asked(Consultation),
    statement("purposes", &["<purpose+>"], "what it is for").asked(Consultation),
    statement(
        "goes as far as",
        &["(outcomes|indicators|metrics) because <text>"],
        "where the framework stops by intention",
    ),
    statement(
        "document",
        &[
            "says <number> <kinds> [about <population>] [, lists <number:listed>] [because <text>]",
            "<document> says <number> <kinds> [about <population>] [, lists <number:listed>] [because <text>]",
        ],
        "how many of a kind a document says there are, and lists",
    )
    .many(),
    statement("use", &["<package> [as <name>] [from <text>]"], "another package, under a name of its own").many(),
    statement("extends", &["<package> [from <text>]"], "a common core that this one adopts and adds to").many(),
    statement("seals", &["<any+>"], "what those who extend it may not redefine").many(),
    statement("must cover", &["<population+>"], "groups that no outcome may leave out").many(),
];

pub(super) const FRAMEWORK: Kind = Kind {
    word: "framework",
    plural: "frameworks",
    layer: Layer::Framework,
    inside: &[],
    id: Required,
    title: Required,
    says: "the head of a package that says what should get better in people's lives",
    statements: HEAD,
    example: r#"framework ours "Outcomes for our children" {
  status draft
  owner "Example Council"
}"#,
};

pub(super) const LIBRARY: Kind = Kind {
    word: "library",
    plural: "libraries",
    layer: Layer::Framework,
    inside: &[],
    id: Required,
    title: Required,
    says: "the head of a package of terms, datasets and metrics that frameworks use",
    statements: HEAD,
    example: r#"library measures "Measures we share" {
  status draft
}"#,
};

pub(super) const DEFAULTS: Kind = Kind {
    word: "defaults",
    plural: "defaults",
    layer: Layer::Framework,
    inside: &["framework", "library"],
    id: Required,
    title: Absent,
    says: "statements that hold for every declaration of a kind that does not say otherwise",
    statements: &[],
    example: r#"framework ours "Ours" {
  defaults metric {
    period academic-year
  }
}"#,
};
