//! The framework layer: what should get better, what suggests that it does, and how that is measured.

use crate::vocabulary::entry::Presence::{Absent, Required};
use crate::vocabulary::entry::Status::{Consultation, Published};
use crate::vocabulary::entry::{Kind, Layer, Statement, statement};

const POLARITY: Statement = statement(
    "polarity",
    &[
        "(high|low) is good",
        "<number:from> to <number:to> is good",
        "depends on <metric+> [because <text>]",
        "depends because <text>",
        "none because <text>",
    ],
    "which direction is good, or on what that depends",
);
const AGES: Statement = statement(
    "ages",
    &["<ages+> [at <moment>]", "all", "as <population>"],
    "whom it is for by age; describes, never filters",
);
const ABOUT: Statement = statement("about", &["<population+>"], "whose lives it describes");
const PERSPECTIVE: Statement = statement("perspective", &["<perspective+>"], "through whose eyes it is seen");
const MEASURE_TYPE: Statement =
    statement("measure type", &["<measure-type>"], "whether it measures lives, or what services do");
/// Where a reader cannot do without it; elsewhere the common one of the same word stands.
const MEANS: Statement =
    statement("means", &["<text>"], "what it is, in words that someone outside the field can check a case against")
        .asked(Consultation);
const LICENCE: Statement = statement("licence", &["<text>"], "under which terms it may be used");
const PART_OF: &str = "the larger one it is a part of";

/// The kind whose statements stand at the head of a package.
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
    statement("language", &["<word>"], "the language its texts are in, as a short code").or("`en`"),
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

/// Kinds of the framework layer, in the order of the reference.
pub const KINDS: &[Kind] = &[
    Kind {
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
    },
    Kind {
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
    },
    Kind {
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
    },
    Kind {
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
            statement("found at", &["<text>"], "its web address or shelf mark"),
            LICENCE,
            statement("also titled", &["<text> [in <text:place>]"], "another form of its title, and where that stands")
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
    },
    Kind {
        word: "term",
        plural: "terms",
        layer: Layer::Framework,
        inside: &[],
        id: Required,
        title: Required,
        says: "a word the framework relies on, with its one definition",
        statements: &[
            MEANS,
            statement("of", &["<table> [(at a date)]"], "the records it is said of, where it is said of records"),
            statement("true when", &["<condition>"], "the definition as a condition a machine can test"),
            statement("includes", &["<text+>"], "what counts, where a reader may doubt it").many(),
            statement("excludes", &["<text+>"], "what does not count").many(),
            statement("also called", &["<text+>"], "other words for the same").many(),
            statement("differs from", &["<term> because <text>"], "a near term it must not be taken for").many(),
            statement("part of", &["<term>"], PART_OF),
            statement("law", &["<text+>"], "the law that defines it").many(),
        ],
        example: r#"term healthy-weight "healthy weight" {
  means "A body mass index in the range that the growth reference gives for the child's age and sex."
}"#,
    },
    Kind {
        word: "purpose",
        plural: "purposes",
        layer: Layer::Framework,
        inside: &[],
        id: Required,
        title: Required,
        says: "a use to which outcomes and metrics are put",
        statements: &[statement("part of", &["<purpose>"], PART_OF)],
        example: r#"purpose quality "Improve the quality of public services""#,
    },
    Kind {
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
            statement("part of", &["<population>"], PART_OF),
            statement("apart from", &["<population+>"], "groups with which it shares no member").many(),
            statement("law", &["<text+>"], "the law that defines it").many(),
        ],
        example: r#"population children "children" {
  one is a child
  ages under 18 years
}"#,
    },
    Kind {
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
    },
    Kind {
        word: "context",
        plural: "contexts",
        layer: Layer::Framework,
        inside: &[],
        id: Required,
        title: Required,
        says: "circumstances on which the worth of an indicator depends",
        statements: &[],
        example: r#"context rural "rural places""#,
    },
    Kind {
        word: "domain",
        plural: "domains",
        layer: Layer::Framework,
        inside: &[],
        id: Required,
        title: Required,
        says: "a field of life under which outcomes are grouped",
        statements: &[statement("part of", &["<domain>"], PART_OF)],
        example: r#"domain health "Health""#,
    },
    Kind {
        word: "layer",
        plural: "layers",
        layer: Layer::Framework,
        inside: &[],
        id: Required,
        title: Required,
        says: "a level of the framework: children, parents, services",
        statements: &[ABOUT],
        example: r#"layer services "Services and systems""#,
    },
    Kind {
        word: "right",
        plural: "rights",
        layer: Layer::Framework,
        inside: &[],
        id: Required,
        title: Required,
        says: "a right that outcomes uphold",
        statements: &[
            statement("held by", &["<population+>"], "whose right it is").asked(Consultation),
            statement("law", &["<text+>"], "where it is laid down").many(),
        ],
        example: r#"right family-life "Right to family life" {
  law "Human Rights Act 1998"
}"#,
    },
    Kind {
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
            statement("in plain words", &["<text>"], "how it is said to children and families"),
            statement("asks", &["<text>"], "a question it answers").many(),
            statement("aims", &["<text>"], "an aim the source states").many(),
            statement("upholds", &["<right+>"], "the rights it upholds"),
            statement("supports", &["<outcome+> [because <text>]"], "outcomes it is a means to").many(),
            statement("part of", &["<outcome>"], PART_OF),
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
    },
    Kind {
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
            statement("part of", &["<indicator>"], PART_OF),
            statement("horizon", &["(short|medium|long)"], "how long it takes to show"),
        ],
        example: r#"indicator crime "Crime in the local area" suggests safe"#,
    },
    Kind {
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
    },
    Kind {
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
    },
    Kind {
        word: "metric",
        plural: "metrics",
        layer: Layer::Framework,
        inside: &[],
        id: Required,
        title: Required,
        says: "how an indicator is measured, exactly",
        statements: METRIC,
        example: r#"metric crime-rate "Recorded crimes" {
  measures crime
  numerator "crimes recorded in the area in the year"
  denominator "people who live in the area at the middle of the year"
  value per 1,000
  polarity low is good
}"#,
    },
    Kind {
        word: "example",
        plural: "examples",
        layer: Layer::Framework,
        inside: &["metric", "term", "table", "rule", "spell"],
        id: Absent,
        title: Required,
        says: "records and what the definition makes of them",
        statements: &[
            statement("given", &["<given>"], "a record: its fields and their values").many(),
            statement("expect", &["<verdict>"], "what the definition says of it").many(),
        ],
        example: r#"term adult "adult" {
  example "eighteen is an adult" {
    given age 18
    expect true
  }
}"#,
    },
    Kind {
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
            statement("languages", &["<word+>"], "the languages it is validated in"),
        ],
        example: r#"instrument sdq "Strengths and Difficulties Questionnaire" {
  answered by parent, teacher for ages 4 to 16 years
  scale total "Total difficulties" {
    score 0 to 40
    polarity low is good
  }
}"#,
    },
    Kind {
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
    },
    Kind {
        word: "target",
        plural: "targets",
        layer: Layer::Framework,
        inside: &[],
        id: Required,
        title: Required,
        says: "a value of a metric that somebody means to reach",
        statements: &[
            statement("of", &["<metric>"], "the metric").asked(Consultation),
            statement(
                "reaches",
                &[
                    "<bound> <quantity>",
                    "<bound> <quantity> and (rising|falling) over at least <number> periods",
                    "(rising|falling) over at least <number> periods",
                ],
                "the value, or the trend",
            )
            .asked(Published),
            statement("from", &["<baseline>"], "the baseline it starts from"),
            statement("by", &["<when>"], "when it is to be reached").asked(Published),
            AGES,
            statement("period", &["<period>"], "the period its value is for").or("the metric's"),
            statement("set by", &["<text>"], "who set it"),
        ],
        example: r#"target fewer-crimes "Fewer crimes" {
  of crime-rate
  reaches at most 50 per 1,000
  by 2030
}"#,
    },
    Kind {
        word: "baseline",
        plural: "baselines",
        layer: Layer::Framework,
        inside: &[],
        id: Required,
        title: Required,
        says: "a value of a metric from which change is counted",
        statements: &[
            statement("of", &["<metric>"], "the metric").asked(Consultation),
            statement("value", &["<quantity> in <when>"], "the value, and of when it is").asked(Published),
            AGES,
            statement("period", &["<period>"], "the period its value is for").or("the metric's"),
        ],
        example: r#"baseline crime-then "Crimes before" {
  of crime-rate
  value 62 per 1,000 in 2021
}"#,
    },
    Kind {
        word: "comparator",
        plural: "comparators",
        layer: Layer::Framework,
        inside: &[],
        id: Required,
        title: Required,
        says: "what a metric's value is compared with",
        statements: &[
            statement("of", &["<metric>"], "the metric").asked(Consultation),
            statement("by", &["<metric>"], "the metric that gives the other value"),
            statement("with", &["<population>"], "the group it is compared with"),
            statement("value", &["<quantity> in <when>"], "the value, where it is fixed"),
            AGES,
            statement("period", &["<period>"], "the period its value is for").or("the metric's"),
        ],
        example: r#"comparator crime-elsewhere "Crimes in England" {
  of crime-rate
  value 80 per 1,000 in 2021
}"#,
    },
    Kind {
        word: "statistic",
        plural: "statistics",
        layer: Layer::Framework,
        inside: &[],
        id: Required,
        title: Required,
        says: "a figure that a source gives, with its base",
        statements: &[
            statement("value", &["<quantity>"], "the figure"),
            statement("base", &["<text>"], "of whom or what it is a share").asked(Consultation),
            statement("of", &["<population>"], "the population it speaks of"),
            AGES,
            statement("dated", &["<when>"], "when it was found"),
            statement("answers", &["<text+>"], "the answers that were counted"),
            statement("evidence for", &["<driven+>"], "what it speaks for"),
            statement("parts of a whole", &[""], "its parts make up one whole"),
            statement("part", &["<text> <quantity>"], "one part of the whole").many(),
            statement("sums to", &["<quantity> because <text>"], "what the parts add up to, where it is not the whole"),
        ],
        example: r#"statistic local-choice "Children happy with the things to do near them" {
  value 52 percent
  base "children who answered the survey"
}"#,
    },
    Kind {
        word: "translation",
        plural: "translations",
        layer: Layer::Framework,
        inside: &[],
        id: Required,
        title: Absent,
        says: "the framework's texts in a further language",
        statements: &[statement(
            "text",
            &["<path> <text>"],
            "one text, by its path: an id, a dot, `title` or a statement",
        )
        .many()],
        example: r#"translation cy {
  text safe.title "Mae plant yn ddiogel"
}"#,
    },
];

const METRIC: &[Statement] = &[
    statement("measures", &["<indicator+>"], "the indicators it measures").asked(Consultation),
    statement(
        "nearest to",
        &["<text> [in <document>] because <text:reason>"],
        "what a source asks for and this comes nearest to",
    ),
    statement("taken from", &["<document> [because <text>]"], "where the definition comes from"),
    ABOUT.or("whom its indicators are about"),
    AGES.or("the ages of its indicators"),
    MEASURE_TYPE.asked(Published).or("the measure type of its indicator"),
    PERSPECTIVE.asked(Published).or("the perspective of its indicator"),
    statement("evidence", &["(objective|self-report|agreed goal)"], "what kind of evidence its values are"),
    statement(
        "scored with",
        &["<scale> [answered by <perspective>]"],
        "the instrument's scale that gives the score, and who answers",
    ),
    statement("counts", &["<table>"], "the records it counts: its unit of analysis")
        .asked(Published)
        .or("the table of its denominator or of `among`"),
    statement("weighted by", &["<field>"], "the field that says how much a record counts"),
    statement("period", &["<period>"], "the stretch of time one value is for").asked(Published).or("the dataset's, or that of the metrics it is computed from"),
    statement("frequency", &["(once|yearly|termly|quarterly|monthly|weekly)"], "how often a value appears"),
    statement("denominator", &["<rows>", "<text>"], "all that are looked at"),
    statement("numerator", &["<rows>", "<text>"], "those of them that count"),
    statement(
        "numerator outside denominator",
        &["because <text>"],
        "says that the numerator counts what the denominator does not hold, and why",
    ),
    statement("among", &["<rows>", "<text>"], "whose values are taken, where a metric has no numerator"),
    statement(
        "value",
        &[
            "percent [, (may pass 100)]",
            "count",
            "ratio",
            "proportion",
            "per <number>",
            "stated",
            "stated in <unit>",
            "(mean|median|sum) of <expression>",
            "percentile <number> of <expression>",
            "distribution of <field>",
            "<metric> (minus|divided by|plus) <metric:other> [in <unit>]",
            "change in <metric> since <when> [in <unit>]",
        ],
        "what kind of number it is",
    )
    .asked(Consultation),
    POLARITY.asked(Consultation).or("the polarity of its indicator or scale"),
    statement("read with", &["<metric+> [because <text>]"], "metrics without which it misleads").many(),
    statement("guarded by", &["<metric+> [because <text>]"], "metrics that show when it improves for a bad reason").many(),
    statement("areas", &["<level+>"], "the levels of area for which there are values").asked(Published),
    statement("areas joined", &["<joined+>"], "areas whose values are given together"),
    statement("broken down by", &["<field+>"], "the fields by which values are told apart").many(),
    statement("scope", &["(population|service|individual)"], "whether it speaks of a population, a service or one person"),
    statement("fit for", &["<purpose+>"], "purposes it serves").asked(Published),
    statement("not fit for", &["<purpose+> because <text>"], "purposes it must not be used for").many(),
    statement("compared with", &["<comparison+> [because <text>]"], "the group or metric it is read against").many(),
    statement("covers part of", &["<population> because <text>"], "says that it leaves out some of whom it is about").many(),
    statement(
        "unknown",
        &[
            "<field> (stays in denominator|leaves denominator|counts as yes|counts as no|breaks the run) [because <decision>]",
        ],
        "what happens to a record whose field is not known",
    )
    .many(),
    statement("empty group", &["counts as (yes|no) [because <text>]"], "what `every` says of a group without members"),
    statement("same title as", &["<metric> because <text>"], "a metric of the same name that is another").many(),
    statement("series break", &["<when> <text>"], "since when values cannot be compared with earlier ones").many(),
    statement(
        "round",
        &[
            "(value|counts) to <number> (decimal|decimals) [, halves <halves>]",
            "(value|counts) to the nearest <number> [, halves <halves>]",
        ],
        "how the value or the counts are rounded",
    )
    .many(),
    statement("hide", &["counts <number:from> to <number:to>"], "counts too small to be shown"),
    statement("interval", &["<text>"], "how the confidence interval is found"),
    statement("caveat", &["<text>"], "what a reader of its values must bear in mind").many(),
    statement("source", &["<text>"], "where its values are published").or("the dataset"),
];
