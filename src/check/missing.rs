//! What a status asks for and nobody said, in words.

use super::words::listed;
use crate::model::{Decl, Indicator, Metric, ValueForm};
use crate::vocabulary::Status;

/// A thing that is asked for.
#[derive(Debug, Clone, Copy)]
pub(super) struct Asked {
    /// The statement that says it.
    word: &'static str,
    /// What it says, to follow `does not say`.
    pub what: &'static str,
    /// A line that says it, for the author to make their own.
    pub line: &'static str,
    /// What stands for it after `no`; empty where nobody would say that there is none.
    pub noun: &'static str,
}

/// An indicator that nothing measures yet, in the words of a draft's advice.
pub(super) const METRIC: Asked = asked("metrics", "how it is measured", "", "metrics");
/// An outcome that nothing suggests yet.
pub(super) const INDICATOR: Asked = asked("indicators", "what suggests it", "", "indicators");

/// How each statement that a status asks for is spoken of. A word that several kinds share and that reads otherwise in
/// one of them stands in [`PARTICULAR`].
const GENERAL: &[Asked] = &[
    asked("version", "its version", r#"version "1.0""#, "version"),
    asked("licence", "its licence", r#"licence "…""#, "licence"),
    asked("owner", "who answers for it", r#"owner "…""#, "owner"),
    asked("review by", "when it is looked at again", "review by 2030", "review date"),
    asked("used at", "at which levels it is used", "used at national, local", ""),
    asked("purposes", "what it is for", "purposes …", "purposes"),
    asked("dated", "when it was published", "dated 2022", "publication date"),
    asked("means", "what it means", r#"means "…""#, "meaning"),
    asked("one is", "what one member of it is", "one is a child", ""),
    asked("ages", "which ages it is for", "ages under 18 years", "ages"),
    asked("held by", "whose right it is", "held by …", ""),
    asked("about", "whom it is about", "about …", "population"),
    asked("suggests", "which outcome it suggests", "suggests …", ""),
    asked("strength", "how strong it is", "strength moderate", "strength"),
    asked("measure type", "its measure type", "measure type outcome", "measure type"),
    asked("perspective", "through whose eyes it is seen", "perspective child", "perspective"),
    asked("polarity", "which direction is good", "polarity high is good", "polarity"),
    asked("drives", "what it drives", "drives …", ""),
    asked("measures", "which indicator it measures", "measures …", ""),
    asked("counts", "what it counts", "counts … of …", ""),
    asked("period", "its period", "period financial-year", "period"),
    asked("areas", "its areas", "areas national, local-authority", "areas"),
    asked("fit for", "which purposes it is fit for", "fit for …", "fitness"),
    asked("value", "what kind of number it is", "value percent", "value"),
    asked("numerator", "its numerator", r#"numerator "…""#, "numerator"),
    asked("denominator", "its denominator", r#"denominator "…""#, "denominator"),
    asked("among", "whose values are taken", r#"among "…""#, ""),
    asked("answered by", "who answers it", "answered by parent", ""),
    asked("score", "its lowest and highest score", "score 0 to 40", "score"),
    asked("of", "of which metric it is", "of …", ""),
    asked("reaches", "what is to be reached", "reaches at least …", ""),
    asked("by", "by when", "by 2030", "date"),
    asked("base", "of whom it is a share", r#"base "…""#, "base"),
    asked("collected by", "who collects it", r#"collected by "…""#, "collector"),
    asked("method", "how it is collected", "method administrative", "method"),
    asked("one row is", "what one row is", "one row is a child", ""),
    asked("to", "where it leads", "to … by …", ""),
    asked("unique within", "how far it reaches", "unique within local-authority", ""),
    asked("joins", "which records it joins", "joins … of the same …", ""),
    asked("between", "which two frameworks it compares", "between … and …", ""),
    asked("as of", "of when it is", "as of March 2025", ""),
    asked("according to", "who says so", r#"according to "…""#, ""),
];

/// The same for single kinds.
const PARTICULAR: &[(&str, Asked)] = &[
    ("document", asked("by", "who wrote it", r#"by "…""#, "author")),
    ("baseline", asked("value", "its value", "value … in …", "value")),
];

/// What a published metric says in words only.
const EXACTLY: [Asked; 3] = [
    asked("numerator", "its numerator exactly", "numerator those where …", "numerator"),
    asked("denominator", "its denominator exactly", "denominator … where …", "denominator"),
    asked("among", "exactly whose values are taken", "among … where …", ""),
];

const fn asked(word: &'static str, what: &'static str, line: &'static str, noun: &'static str) -> Asked {
    Asked { word, what, line, noun }
}

/// What a status, and no status before it but those from `from` on, asks of a declaration and is not known.
pub(super) fn missing(decl: Decl<'_>, from: Status, to: Status) -> Vec<Asked> {
    let between = |asked: Status| from <= asked && asked <= to;
    let entries = decl.kind().entry().kind.statements;
    let mut found: Vec<Asked> = entries
        .iter()
        .filter(|entry| entry.asked.is_some_and(between))
        .filter(|entry| !decl.knows(entry.word) && applies(decl, entry.word))
        .filter_map(|entry| spoken(decl.kind_word(), entry.word))
        .collect();
    if decl.kind_word() == "metric" {
        found.extend(definition(Metric(decl), between(Status::Consultation), between(Status::Published)));
    }
    found
}

fn spoken(kind: &str, word: &str) -> Option<Asked> {
    let particular = PARTICULAR.iter().find(|(of, asked)| *of == kind && asked.word == word).map(|(_, asked)| *asked);
    particular.or_else(|| GENERAL.iter().find(|asked| asked.word == word).copied())
}

/// Whether a statement is asked for here: a library need not say what the frameworks that use it will, and what would
/// be known from another declaration is missing there.
fn applies(decl: Decl<'_>, word: &'static str) -> bool {
    let head = decl.package().head.map(|head| decl.model().decl(head));
    match (decl.kind_word(), word) {
        ("metric", "measures") => head.is_none_or(|head| head.kind_word() != "library"),
        ("metric", "fit for") => head.is_none_or(|head| head.said_no("purposes").is_none()),
        ("metric", "measure type" | "perspective" | "polarity") => {
            Metric(decl).indicator().is_none_or(|indicator| indicator.knows(word) && !indicator.is_unclear(word))
        }
        ("indicator", "about") => {
            Indicator(decl).outcomes().all(|outcome| outcome.knows(word) && !outcome.is_unclear(word))
        }
        _ => true,
    }
}

/// The parts of a metric's definition that its kind of number needs: at least in words, and exact when published.
fn definition(metric: Metric<'_>, in_words: bool, exact: bool) -> Vec<Asked> {
    let needed: &[&str] = match metric.value() {
        None if metric.own("among").is_some() || metric.is_unclear("value") => &[],
        None if metric.statement("value").is_some() => &[],
        None => &["numerator", "denominator"],
        Some(ValueForm::Count) if metric.own("among").is_some() => &["among"],
        Some(form) => form.needs(),
    };
    let asked = |word: &&'static str| {
        if !metric.knows(word) {
            return spoken("metric", word).filter(|_| in_words);
        }
        let only_words = metric.own(word).is_some_and(|statement| statement.get("text").is_some());
        EXACTLY.iter().find(|exactly| exactly.word == *word).copied().filter(|_| exact && only_words)
    };
    needed.iter().filter_map(asked).collect()
}

/// What is missing, to follow `does not say`: `what it means, whom it is about or its period`.
pub(super) fn whats(missing: &[Asked], last: &str) -> String {
    listed(missing.iter().map(|asked| asked.what.to_owned()).collect(), last)
}

/// What to do about it: the lines to add, and how to say that there is nothing to say.
pub(super) fn help(missing: &[Asked]) -> String {
    let lines: Vec<String> =
        missing.iter().filter(|asked| !asked.line.is_empty()).map(|asked| format!("`{}`", asked.line)).collect();
    let nouns: Vec<String> =
        missing.iter().filter(|asked| !asked.noun.is_empty()).map(|asked| asked.noun.to_owned()).collect();
    let add = if lines.is_empty() { String::new() } else { format!("Add {}", listed(lines, "and")) };
    let none = format!("`no {} because not stated`", nouns.join(", "));
    match (add.is_empty(), nouns.is_empty()) {
        (_, true) => format!("{add}."),
        (false, false) => format!("{add}; where there is nothing to say, say so: {none}."),
        (true, false) => format!("Where there is none, say so: {none}."),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::vocabulary::{spoken_of, vocabulary};

    #[test]
    fn whatever_a_status_asks_for_can_be_spoken_of() {
        for (_, kind) in vocabulary().kinds() {
            for statement in kind.kind.statements.iter().filter(|statement| statement.asked.is_some()) {
                assert!(spoken(kind.kind.word, statement.word).is_some(), "{} / {}", kind.kind.word, statement.word);
            }
        }
    }

    #[test]
    fn every_noun_offered_after_no_means_what_it_is_offered_for() {
        let particular = PARTICULAR.iter().map(|(_, asked)| asked);
        for asked in GENERAL.iter().chain(&EXACTLY).chain(particular).filter(|asked| !asked.noun.is_empty()) {
            let words: Vec<&str> = asked.noun.split(' ').collect();
            assert_eq!(spoken_of(&words), Some((asked.word, words.len())), "{}", asked.noun);
        }
    }
}
