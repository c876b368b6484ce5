//! A metric's definition in words, made from its expressions.

use super::prose::{Prose, prose};
use super::values::{ordinal, quoted, subject};
use super::{English, NOT_UNDERSTOOD, Number, names, unknowns};
use crate::expression::{Base, Operator, Selection};
use crate::model::{Decl, Metric, ValueForm};

/// What stands for a part that has not been said.
const NOT_SAID: &str = "(not said)";

/// A metric's definition in words.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Definition {
    /// The whole of it in one or a few sentences; empty where no value is stated.
    pub sentence: Prose,
    /// All that are looked at.
    pub denominator: Option<Prose>,
    /// Those of them that count.
    pub numerator: Option<Prose>,
    /// Whose values are taken, where there is no numerator.
    pub among: Option<Prose>,
    /// Who is left out, each as a noun: `those where …`.
    pub exclusions: Vec<Prose>,
    /// What becomes of records of which something is not known, a sentence each.
    pub unknowns: Vec<Prose>,
}

/// What a metric counts, in words.
pub fn definition(metric: Metric<'_>) -> Definition {
    let english = English { model: metric.model() };
    let writer = Writer { english, metric };
    let exclusions = ["denominator", "among", "numerator"].into_iter().filter_map(|word| metric.rows(word));
    let exclusions = exclusions
        .flat_map(|rows| &rows.excluding)
        .map(|condition| Prose::of("those").with(english.relative(condition, writer.who(), Number::Many)));
    Definition {
        sentence: writer.sentences(),
        denominator: writer.part("denominator"),
        numerator: writer.part("numerator"),
        among: writer.part("among"),
        exclusions: exclusions.collect(),
        unknowns: unknowns::sentences(english, metric),
    }
}

/// Writes the definition of one metric.
#[derive(Clone, Copy)]
struct Writer<'m> {
    english: English<'m>,
    metric: Metric<'m>,
}

impl<'m> Writer<'m> {
    /// `who` or `that` for the records it counts.
    fn who(self) -> &'static str {
        self.metric.table().map_or("that", |table| self.english.pronoun(table.id()))
    }

    /// A denominator, numerator or `among`, by its records or in the author's words.
    fn part(self, word: &'static str) -> Option<Prose> {
        let statement = self.metric.own(word)?;
        if let Some(rows) = statement.rows() {
            return Some(match rows.from {
                Base::Those => Prose::of("those").with(self.english.filtered(rows, self.who())),
                Base::Table(_) | Base::Unresolved => self.english.selection(rows),
            });
        }
        let text = statement.text("text")?;
        let text = names::one_line(&text);
        Some(prose(self.metric.0, text.trim_end_matches('.')))
    }

    fn part_or_gap(self, word: &'static str) -> Prose {
        self.part(word).unwrap_or_else(|| Prose::of(NOT_SAID))
    }

    /// The records whose values are taken.
    fn among(self) -> Prose {
        let stated = self.part("among").or_else(|| self.part("denominator"));
        stated.unwrap_or_else(|| match self.metric.table() {
            Some(table) => Prose::linked(table.id(), names::rows(table)),
            None => Prose::of(NOT_SAID),
        })
    }

    /// What is asked of those of the denominator, where the numerator lies within it.
    fn within(self) -> Option<&'m Selection> {
        self.metric.rows("numerator").filter(|rows| rows.from == Base::Those)
    }

    fn sentences(self) -> Prose {
        let Some(form) = self.metric.value() else { return self.without_value() };
        let mut sentence = self.sentence(&form);
        if let Some(field) = self.metric.statement("weighted by").and_then(|by| by.reference("field")) {
            sentence = sentence.then(", each weighted by ").with(subject(field));
        }
        let mut sentences = sentence.then(".").capitalised();
        if let Some(scored) = self.scored() {
            sentences = sentences.then(" ").with(scored);
        }
        if let Some(period) = self.metric.period() {
            let name = names::within_sentence(period);
            let one = if name.starts_with("one ") { "" } else { "one " };
            sentences = sentences.then(" The period is ").then(one).with(Prose::linked(period.id(), name)).then(".");
        }
        sentences
    }

    /// A numerator and a denominator of which no value is made yet.
    fn without_value(self) -> Prose {
        match (self.part("numerator"), self.part("denominator")) {
            (None, _) => Prose::new(),
            (Some(numerator), None) => numerator.capitalised().then("."),
            (Some(numerator), Some(denominator)) => {
                numerator.capitalised().then(", out of ").with(denominator).then(".")
            }
        }
    }

    fn sentence(self, form: &ValueForm<'_>) -> Prose {
        match form {
            ValueForm::Percent { .. } => self.share("percentage"),
            ValueForm::Proportion => self.share("proportion"),
            ValueForm::Count => self.count(),
            ValueForm::Ratio => Prose::of("The number of ")
                .with(self.part_or_gap("numerator"))
                .then(", divided by the number of ")
                .with(self.part_or_gap("denominator")),
            ValueForm::Per(base) => self.rate(&super::number(*base)),
            ValueForm::Stated(unit) => self.stated(*unit),
            ValueForm::Mean(value) => self.statistic("The mean of ", value),
            ValueForm::Median(value) => self.statistic("The median of ", value),
            ValueForm::Sum(value) => self.statistic("The sum of ", value),
            ValueForm::Percentile(which, value) => {
                self.statistic(&format!("The {} percentile of ", ordinal(*which)), value)
            }
            ValueForm::Distribution(field) => Prose::of("Of all ")
                .with(self.among())
                .then(", the percentage with each value of ")
                .with(subject(*field)),
            ValueForm::Derived(one, operator, other, unit) => {
                let operator = match operator {
                    Operator::Plus => " plus ",
                    Operator::Minus => " minus ",
                    Operator::Times => " times ",
                    Operator::DividedBy => " divided by ",
                };
                metric_name(*one).then(operator).with(metric_name(*other)).with(in_unit(*unit))
            }
            ValueForm::Change(metric, since, unit) => {
                let since = since.map_or_else(|| NOT_UNDERSTOOD.to_owned(), |since| since.to_string());
                let change = Prose::of("The change in ").with(metric_name(*metric));
                change.then(format!(" since {since}")).with(in_unit(*unit))
            }
        }
    }

    /// `Of all …, the percentage that …`.
    fn share(self, word: &str) -> Prose {
        match self.within() {
            Some(rows) => self.of_all().then(format!(", the {word}")).with(self.asked(rows)),
            None => {
                self.part_or_gap("numerator").then(format!(", as a {word} of ")).with(self.part_or_gap("denominator"))
            }
        }
    }

    fn count(self) -> Prose {
        match self.within() {
            Some(rows) => self.of_all().then(", the number").with(self.asked(rows)),
            None => {
                let counted = self.part("numerator").unwrap_or_else(|| self.among());
                Prose::of("The number of ").with(counted)
            }
        }
    }

    fn rate(self, base: &str) -> Prose {
        match self.within() {
            Some(rows) => self.of_all().then(", the number in every ").then(base).with(self.asked(rows)),
            None => Prose::of("The number of ")
                .with(self.part_or_gap("numerator"))
                .then(format!(", for every {base} "))
                .with(self.part_or_gap("denominator")),
        }
    }

    fn of_all(self) -> Prose {
        Prose::of("Of all ").with(self.part_or_gap("denominator"))
    }

    fn asked(self, rows: &Selection) -> Prose {
        let asked = self.english.filtered(rows, self.who());
        if asked.is_empty() { Prose::of(" of those") } else { asked }
    }

    fn statistic(self, start: &str, value: &crate::expression::Value) -> Prose {
        Prose::of(start).with(self.english.value(value)).then(" over all ").with(self.among())
    }

    fn stated(self, unit: Option<Decl<'_>>) -> Prose {
        let figure = Prose::of("A figure that is published and taken over as it stands").with(in_unit(unit));
        match (self.part("numerator"), self.part("denominator")) {
            (None, _) => figure,
            (Some(numerator), None) => figure.then(": ").with(numerator),
            (Some(numerator), Some(denominator)) => {
                figure.then(": ").with(numerator).then(", out of ").with(denominator)
            }
        }
    }

    /// Which scale gives the score, and who answers.
    fn scored(self) -> Option<Prose> {
        let statement = self.metric.statement("scored with")?;
        let scale = statement.reference("scale")?;
        let mut scored = Prose::of("The score is that of ").with(Prose::linked(scale.id(), quoted(&scale.label())));
        if let Some(instrument) = scale.parent() {
            scored = scored.then(" in the ").with(Prose::linked(instrument.id(), names::one_line(&instrument.label())));
        }
        if let Some(by) = statement.reference("perspective") {
            scored = scored.then(", answered by the ").with(Prose::linked(by.id(), names::within_sentence(by)));
        }
        Some(scored.then("."))
    }
}

fn metric_name(metric: Decl<'_>) -> Prose {
    Prose::linked(metric.id(), quoted(&metric.label()))
}

fn in_unit(unit: Option<Decl<'_>>) -> Prose {
    unit.map_or_else(Prose::new, |unit| Prose::of(", in ").with(Prose::linked(unit.id(), names::within_sentence(unit))))
}
