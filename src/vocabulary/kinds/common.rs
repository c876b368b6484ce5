//! Statements that may stand in every declaration.

use crate::vocabulary::entry::{Statement, statement};

/// What may be said of anything that is declared.
pub const COMMON: &[Statement] = &[
    statement("means", &["<text>"], "what it is, in words that someone outside the field can check a case against")
        .of_one(),
    statement("cites", &["<document> [at <text:place>]"], "the document it comes from, and where in it").many(),
    statement("note", &["<text>"], "a remark for readers, without effect").many(),
    statement(
        "no",
        &[
            "<statement+> because <reason> [<text>]",
            "<statement+> of <kinds> because <reason> [<text>]",
            "<statement+> of <text:part> because <reason> [<text>]",
            "<level> values because <reason> [<text>]",
            "values for <year+> because <reason> [<text>]",
        ],
        "what is not known or not there, and why: said, not skipped",
    )
    .many(),
    statement("allow", &["<rule> because <text>"], "lets a finding of the compiler stand here, with the reason").many(),
    statement("was", &["<name+>"], "ids it had in earlier versions").of_one().many(),
    statement("withdrawn", &["because <text>", "<when> because <text>"], "no longer to be used, since when and why")
        .of_one(),
    statement(
        "stated otherwise in",
        &["<document> <text> because <text:reason>"],
        "what another document says, and why ours stands",
    )
    .of_one()
    .many(),
    statement("owner", &["<text>"], "who answers for it").or("the framework's `owner`"),
    statement("review by", &["<when>"], "when it is to be looked at again").or("the framework's `review by`"),
];
