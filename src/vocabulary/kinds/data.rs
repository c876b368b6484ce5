//! The data layer: the records that metrics stand on.

use crate::vocabulary::entry::Presence::{Absent, Optional, Required};
use crate::vocabulary::entry::Status::{Consultation, Published};
use crate::vocabulary::entry::{Kind, Layer, Statement, statement};

/// What a field or a data element holds; one of these stands.
const fn typed(word: &'static str, shapes: &'static [&'static str], says: &'static str) -> Statement {
    statement(word, shapes, says).one_of("type")
}

const DATE: Statement = typed("date", &["", "written <text+>"], "a calendar date, and the forms in which it may come");
const TEXT: Statement = typed(
    "text",
    &["", "of at most <number> characters", "like <text>"],
    "words, with their greatest length or their pattern",
);
const NUMBER: Statement = typed(
    "number",
    &[
        "[with <number:decimals> (decimal|decimals)] [in <unit>]",
        "[with <number:decimals> (decimal|decimals)] [in <unit>] from <number> to <number:to>",
    ],
    "a number, with its decimals, unit and range",
);
const WHOLE: Statement = typed(
    "whole number",
    &["[in <unit>]", "[in <unit>] from <number> to <number:to>"],
    "a number without decimals, with its unit and range",
);
const YES_OR_NO: Statement =
    typed("yes or no", &["", "written <text:yes> or <text:no>"], "yes or no, and how they are written");
const CODE: Statement = typed("code", &["from <codes>"], "one of the codes of a list");
const CODES_OF: Statement = typed("one of", &["<code+>"], "one of a few codes given here");
const IDENTIFIER: Statement = typed(
    "identifier",
    &["", "<identifier>", "unique within <reach>"],
    "names a person, a case or a place, and how far the name reaches",
);
const DURATION: Statement = typed("duration", &["in <unit>"], "a length of time");

/// Kinds of the data layer, in the order of the reference.
pub const KINDS: &[Kind] = &[
    Kind {
        word: "dataset",
        plural: "datasets",
        layer: Layer::Data,
        inside: &[],
        id: Required,
        title: Required,
        says: "a collection of records: a census, a return, a survey",
        statements: &[
            statement("collected by", &["<text+>"], "who collects it").asked(Consultation),
            statement("held by", &["<text+>"], "who holds it"),
            statement(
                "method",
                &["(administrative|survey|instrument|register|census|interview)"],
                "how it is collected",
            )
            .asked(Published),
            statement("period", &["<period>"], "the stretch of time one collection is for").asked(Published),
            statement("frequency", &["(once|yearly|termly|quarterly|monthly|weekly)"], "how often it is collected"),
            statement("ages", &["<ages+> [at <moment>]", "all", "as <population>"], "the ages of those in it"),
            statement("covers", &["<population+>"], "who is in it"),
            statement("leaves out", &["<population+>", "<text+>"], "who is not in it, though one might think so")
                .many(),
            statement("areas", &["<level+>"], "the levels of area it tells apart"),
            statement("spans", &["<when> to <when:to>", "from <when>"], "from when to when it has records"),
            statement("legal basis", &["<text>"], "the law under which personal data in it may be used"),
            statement("access", &["(open|accessible|restricted|missing) [because <text>]"], "who may use it"),
            statement("licence", &["<text>"], "under which terms it may be used"),
            statement("code", &["<text>"], "its official short name"),
        ],
        example: r#"dataset ncmp "National Child Measurement Programme" {
  collected by "local authorities"
  table measurements "Measurements" {
    one row is a measurement
    field year-group one of reception, year-6
  }
}"#,
    },
    Kind {
        word: "table",
        plural: "tables",
        layer: Layer::Data,
        inside: &["dataset"],
        id: Required,
        title: Required,
        says: "records of one form",
        statements: &[
            statement(
                "one row is",
                &["(a|an) <phrase>"],
                "what a record is: the unit of analysis of whatever counts it",
            )
            .asked(Consultation),
            statement("about", &["<population+>"], "whom its records are about"),
            statement("key", &["<field+>"], "the fields that name a record"),
            statement("born on", &["<expression>"], "whose birth date ages are counted from"),
            statement("dated", &["<field>"], "when a record happened"),
            statement("lasts from", &["<field> to <field:to>", "<field>"], "from when to when a record lasts"),
            statement("file", &["<text>"], "the name of the file or sheet it comes in"),
        ],
        example: r#"dataset census "Census" {
  table people "People" {
    one row is a person
    key person-id
    field person-id identifier unique within local-authority
  }
}"#,
    },
    Kind {
        word: "field",
        plural: "fields",
        layer: Layer::Data,
        inside: &["table"],
        id: Required,
        title: Optional,
        says: "one piece of a record",
        statements: &[
            DATE,
            TEXT,
            NUMBER,
            WHOLE,
            YES_OR_NO,
            CODE,
            CODES_OF,
            IDENTIFIER,
            DURATION,
            statement("records", &["<element>"], "the data element it records; gives its type where none is stated"),
            statement("worked out as", &["<expression>"], "how it follows from other fields; then it is not collected"),
            statement("required", &["", "when <condition>"], "must be filled in, always or when something holds"),
            statement("optional", &["", "because <text>"], "may be left empty").or("optional unless `required`"),
            statement("personal", &["[(special category)]"], "says something of a person who could be recognised"),
            statement("column", &["<text>"], "the name of its column in files"),
            statement("also column", &["<text+>"], "other names of its column").many(),
            statement("unknown codes", &["<code+>"], "codes that mean it is not known"),
            statement("collected at", &["<text>"], "when it is asked or measured"),
        ],
        example: r#"dataset census "Census" {
  table people "People" {
    one row is a person
    field born date, required, personal, column "DOB"
  }
}"#,
    },
    Kind {
        word: "link",
        plural: "links",
        layer: Layer::Data,
        inside: &["table"],
        id: Required,
        title: Absent,
        says: "the record of another table that a record belongs to",
        statements: &[
            statement("to", &["<table> by <field+>"], "the table, and the fields they share").asked(Consultation)
        ],
        example: r#"dataset census "Census" {
  table households "Households" {
    one row is a household
    key household-id
    field household-id identifier
  }
  table people "People" {
    one row is a person
    field household-id identifier
    link household to households by household-id
  }
}"#,
    },
    Kind {
        word: "element",
        plural: "elements",
        layer: Layer::Data,
        inside: &[],
        id: Required,
        title: Required,
        says: "a data element: what fields record, whatever their names",
        statements: &[DATE, TEXT, NUMBER, WHOLE, YES_OR_NO, CODE, CODES_OF, IDENTIFIER, DURATION],
        example: r#"element bmi-centile "Centile of the body mass index" {
  number with 1 decimal from 0 to 100
}"#,
    },
    Kind {
        word: "codes",
        plural: "code lists",
        layer: Layer::Data,
        inside: &[],
        id: Required,
        title: Required,
        says: "a list of codes with what each means",
        statements: &[
            statement("kept by", &["<text>"], "who keeps the list"),
            statement("ordered", &["[, (ranges allowed)]"], "its codes stand in an order, so that ranges may be named"),
            statement("version", &["<text>"], "which version"),
        ],
        example: r#"codes year-groups "Year groups" {
  code R "Reception"
  code 6 "Year 6"
}"#,
    },
    Kind {
        word: "code",
        plural: "codes",
        layer: Layer::Data,
        inside: &["codes"],
        id: Required,
        title: Required,
        says: "one code and what it means",
        statements: &[],
        example: r#"codes sexes "Sex as recorded" {
  code 1 "Male"
  code 2 "Female"
}"#,
    },
    Kind {
        word: "group",
        plural: "groups of codes",
        layer: Layer::Data,
        inside: &["codes"],
        id: Required,
        title: Required,
        says: "some of the codes of a list, under a name",
        statements: &[statement("has", &["<code-range+>"], "the codes, or ranges of an ordered list")],
        example: r#"codes activity "Activity" {
  code F1 "Full-time study"
  code G4 "Not in education, employment or training"
  group eet "In education, employment or training" has F1
}"#,
    },
    Kind {
        word: "identifier",
        plural: "identifiers",
        layer: Layer::Data,
        inside: &[],
        id: Required,
        title: Required,
        says: "a scheme of names for people, cases or places, and how far it reaches",
        statements: &[
            statement("unique within", &["<reach>"], "the largest area in which one name means one thing")
                .asked(Consultation),
            statement("names", &["(a|an) <subject>"], "what it names"),
            statement("given by", &["<text>"], "who gives it"),
            statement("stable for", &["<duration>"], "how long it stays the same"),
            statement("like", &["<text>"], "its pattern"),
        ],
        example: r#"identifier pupil-number "Unique pupil number" {
  unique within national
  names a child
}"#,
    },
    Kind {
        word: "spell",
        plural: "spells",
        layer: Layer::Data,
        inside: &[],
        id: Required,
        title: Required,
        says: "stretches of time joined from the records of a table",
        statements: &[
            statement("one row is", &["(a|an) <phrase>"], "what one stretch is").asked(Consultation),
            statement(
                "joins",
                &[
                    "<table> of the same <shared:field>",
                    "<table> of the same <shared:field> while no day is missed",
                    "<table> of the same <shared:field> while <field+:same> (stay|stays) the same",
                    "<table> of the same <shared:field> while <field+:same> (stay|stays) the same and no day is missed",
                ],
                "the records it is joined from, and what ends it",
            )
            .asked(Consultation),
        ],
        example: r#"dataset care "Care" {
  table episodes "Episodes" {
    one row is an episode
    field child-id identifier
    field began date
    field ended date
    lasts from began to ended
  }
}
spell care-periods "Periods of care" {
  one row is an unbroken time looked after
  joins episodes of the same child-id while no day is missed
}"#,
    },
    Kind {
        word: "rule",
        plural: "rules",
        layer: Layer::Data,
        inside: &[],
        id: Required,
        title: Required,
        says: "what must hold of records",
        statements: &[
            statement(
                "on",
                &["<table>", "<table> then <condition>"],
                "the records it judges, and what must hold of each",
            ),
            statement("about", &["<population+>"], "whom it judges, where it is not about a table"),
            statement("if", &["<condition> then <condition:then>"], "when it applies, and what must hold then"),
            statement("holds when", &["<condition>"], "what must hold"),
            statement("code", &["<text>"], "its official code"),
            statement("error", &["<text>"], "what is said to whoever entered the data; the record is refused")
                .one_of("message"),
            statement("query", &["<text>"], "what is asked of whoever entered the data; the record may stand")
                .one_of("message"),
            statement("points at", &["<field+>"], "the fields to look at"),
        ],
        example: r#"dataset census "Census" {
  table stays "Stays" {
    one row is a stay
    field began date
    field ended date
  }
}
rule dates-in-order "An end comes after its beginning" {
  on stays
  if ended is known then ended is on or after began
  error "The end is before the beginning"
  points at began, ended
}"#,
    },
];
