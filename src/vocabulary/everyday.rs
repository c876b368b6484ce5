//! Words that people bring along for those of the language: read to say which is meant, never taken for them.

/// Words for statements and for kinds of declaration, each with what it may mean, the likeliest first.
const WORDS: &[(&str, &[&str])] = &[
    ("aim", &["outcome", "aims"]),
    ("author", &["by", "owner"]),
    ("basis", &["legal basis", "denominator"]),
    ("bool", &["yes or no"]),
    ("boolean", &["yes or no"]),
    ("category", &["one of", "domain"]),
    ("char", &["text"]),
    ("codelist", &["codes", "code"]),
    ("cohort", &["population"]),
    ("comment", &["note"]),
    ("comments", &["note"]),
    ("data", &["dataset"]),
    ("database", &["dataset"]),
    ("datetime", &["date"]),
    ("decimal", &["number"]),
    ("defined as", &["means"]),
    ("definition", &["means", "term"]),
    ("denom", &["denominator"]),
    ("describes", &["means"]),
    ("description", &["means", "note"]),
    ("direction", &["polarity"]),
    ("double", &["number"]),
    ("enum", &["one of"]),
    ("flag", &["yes or no"]),
    ("float", &["number"]),
    ("formula", &["value"]),
    ("geography", &["areas", "used at"]),
    ("glossary", &["term"]),
    ("goal", &["outcome"]),
    ("header", &["column"]),
    ("heading", &["column"]),
    ("int", &["whole number"]),
    ("integer", &["whole number"]),
    ("is defined as", &["means"]),
    ("kpi", &["metric"]),
    ("layers", &["layer"]),
    ("level", &["areas", "used at"]),
    ("levels", &["used at", "areas"]),
    ("license", &["licence"]),
    ("limitation", &["caveat"]),
    ("limitations", &["caveat"]),
    ("link", &["found at"]),
    ("mandatory", &["required"]),
    ("mask", &["hide"]),
    ("measure", &["measures", "metric"]),
    ("not null", &["required"]),
    ("numeric", &["number"]),
    ("objective", &["outcome"]),
    ("options", &["one of"]),
    ("organisation", &["owner", "by", "collected by"]),
    ("organization", &["owner", "by", "collected by"]),
    ("pattern", &["like"]),
    ("publisher", &["by", "owner"]),
    ("questionnaire", &["instrument"]),
    ("real", &["number"]),
    ("reference", &["cites", "document"]),
    ("references", &["cites"]),
    ("remark", &["note"]),
    ("source", &["cites", "document"]),
    ("sources", &["cites"]),
    ("str", &["text"]),
    ("string", &["text"]),
    ("suppress", &["hide"]),
    ("suppressed", &["hide"]),
    ("suppression", &["hide"]),
    ("survey", &["instrument"]),
    ("theme", &["domain"]),
    ("timeframe", &["period"]),
    ("timestamp", &["date"]),
    ("unit", &["value"]),
    ("unit of analysis", &["counts"]),
    ("url", &["found at"]),
    ("varchar", &["text"]),
    ("website", &["found at"]),
];

/// What these words may mean here, the likeliest first.
pub fn meant_by(words: &str) -> &'static [&'static str] {
    WORDS.binary_search_by_key(&words, |(word, _)| *word).map_or(&[], |at| WORDS[at].1)
}

/// Words within a statement, with how they are said there. What begins with another stands before it.
const WITHIN: &[(&str, &[(&str, &str)])] = &[
    (
        "value",
        &[
            ("%", "percent"),
            ("pct", "percent"),
            ("percentage", "percent"),
            ("perc", "percent"),
            ("per cent", "percent"),
            ("rate per", "per"),
            ("rate", "per 1,000"),
            ("average of", "mean of"),
            ("average", "mean of"),
            ("avg of", "mean of"),
            ("total of", "sum of"),
            ("total", "count"),
            ("number", "count"),
        ],
    ),
    (
        "polarity",
        &[
            ("the higher the better", "high is good"),
            ("the lower the better", "low is good"),
            ("is high", "high is good"),
            ("is low", "low is good"),
            ("higher is better", "high is good"),
            ("higher is good", "high is good"),
            ("high is better", "high is good"),
            ("higher", "high is good"),
            ("high good", "high is good"),
            ("up", "high is good"),
            ("increase", "high is good"),
            ("positive", "high is good"),
            ("lower is better", "low is good"),
            ("lower is good", "low is good"),
            ("low is better", "low is good"),
            ("lower", "low is good"),
            ("low good", "low is good"),
            ("down", "low is good"),
            ("decrease", "low is good"),
            ("negative", "low is good"),
        ],
    ),
    ("status", &[("final", "published"), ("live", "published"), ("consulting", "consultation")]),
    ("identifier", &[("unique in", "unique within")]),
    ("ages", &[("up to", "birth to"), ("all ages", "all")]),
];

/// How the words within a statement are said that `stands` finds next: what stands there, and what to write.
pub fn said_within(statement: &str, stands: impl Fn(&str) -> bool) -> Option<(&'static str, &'static str)> {
    let (_, words) = WITHIN.iter().find(|(word, _)| *word == statement)?;
    words.iter().find(|(said, _)| stands(said)).copied()
}

/// The digits of a number that is written as a word.
pub fn number_of_word(word: &str) -> Option<&'static str> {
    const NUMBERS: [(&str, &str); 29] = [
        ("zero", "0"),
        ("one", "1"),
        ("two", "2"),
        ("three", "3"),
        ("four", "4"),
        ("five", "5"),
        ("six", "6"),
        ("seven", "7"),
        ("eight", "8"),
        ("nine", "9"),
        ("ten", "10"),
        ("eleven", "11"),
        ("twelve", "12"),
        ("thirteen", "13"),
        ("fourteen", "14"),
        ("fifteen", "15"),
        ("sixteen", "16"),
        ("seventeen", "17"),
        ("eighteen", "18"),
        ("nineteen", "19"),
        ("twenty", "20"),
        ("twenty-five", "25"),
        ("thirty", "30"),
        ("forty", "40"),
        ("fifty", "50"),
        ("sixty", "60"),
        ("seventy", "70"),
        ("eighty", "80"),
        ("ninety", "90"),
    ];
    NUMBERS.iter().find(|(said, _)| *said == word).map(|(_, digits)| *digits)
}

#[cfg(test)]
mod tests {
    use super::super::{spoken_of, vocabulary};
    use super::{WITHIN, WORDS};

    #[test]
    fn everyday_words_are_sorted_and_each_leads_to_a_word_of_the_language() {
        assert!(WORDS.is_sorted_by_key(|(word, _)| *word));
        let known = |word: &str| vocabulary().by_word(word).is_some() || spoken_of(&[word]).is_some();
        for word in WORDS.iter().flat_map(|(_, meant)| meant.iter()) {
            let stated = || vocabulary().kinds().any(|(_, kind)| kind.statement(word).is_some());
            assert!(known(word) || stated(), "{word}");
        }
        for (statement, _) in WITHIN {
            assert!(vocabulary().kinds().any(|(_, kind)| kind.statement(statement).is_some()), "{statement}");
        }
    }
}
