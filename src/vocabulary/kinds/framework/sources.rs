//! What a framework cites, and its texts in further languages.

use super::LICENCE;
use crate::vocabulary::entry::Presence::{Absent, Required};
use crate::vocabulary::entry::Status::Published;
use crate::vocabulary::entry::{Kind, Layer, statement};

pub(super) const DOCUMENT: Kind = Kind {
    word: "document",
    plural: "documents",
    layer: Layer::Framework,
    inside: &[],
    id: Required,
    title: Required,
    says: "a source that the framework cites",
    statements: &[
        statement("by", &["<text+>"], "who wrote or published it").asked(Published),
        statement("dated", &["<when>"], "when it was published").asked(Published),
        statement("found at", &["<text>"], "its web address or shelf mark").of_one(),
        LICENCE,
        statement("also titled", &["<text> [in <text:place>]"], "another form of its title, and where that stands")
            .of_one()
            .many(),
        statement(
            "not read",
            &["<text+>", "<text+> because <text:reason>", "because <text:reason>"],
            "parts that were not read, and why",
        )
        .many(),
    ],
    example: r#"document annex "Outcomes framework: annex" {
  by "Children's Commissioner for England"
  dated December 2022
}"#,
};

pub(super) const TRANSLATION: Kind = Kind {
    word: "translation",
    plural: "translations",
    layer: Layer::Framework,
    inside: &[],
    id: Required,
    title: Absent,
    says: "the framework's texts in a further language",
    statements: &[
        statement("text", &["<path> <text>"], "one text, by its path: an id, a dot, `title` or a statement").many()
    ],
    example: r#"translation cy {
  text safe.title "Mae plant yn ddiogel"
}"#,
};
