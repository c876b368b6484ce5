//! What is told of a metric's values in words: what a schema cannot say.

use super::Values;
use crate::emit::json_schema::text::{in_unit, joined, means, pages, plain, sentence};
use crate::english::{self, Run};
use crate::expression::{Base, Unit};
use crate::model::{Decl, Halves, Polarity, Value, ValueForm};

impl Values<'_, '_> {
    /// What the value is, how it is rounded and which way is good.
    pub(super) fn value_in_words(&self) -> String {
        let unit = self.metric.unit().filter(|unit| !matches!(unit, Unit::Percent | Unit::Per(_)));
        let unit = unit.and_then(|unit| in_unit(self.metric.model(), unit));
        let unit = unit.map(|unit| format!(", {unit}")).unwrap_or_default();
        let polarity = match self.metric.polarity() {
            Some(Polarity::High) => Some("High is good.".to_owned()),
            Some(Polarity::Low) => Some("Low is good.".to_owned()),
            Some(Polarity::Between(from, to)) => {
                Some(format!("From {} to {} is good.", english::number(from), english::number(to)))
            }
            Some(Polarity::Depends(_) | Polarity::Neither) | None => None,
        };
        let empty =
            self.has_denominator().then(|| "Null where the denominator is zero, or where it is hidden.".to_owned());
        let what = sentence(&format!("{}{unit}", self.form_in_words()));
        joined([Some(what), self.rounding("value"), polarity, empty].into_iter().flatten())
    }

    fn form_in_words(&self) -> String {
        let value = |of| english::value(self.metric.model(), of).to_string();
        match &self.form {
            Some(ValueForm::Percent { .. }) => "The numerator as a percentage of the denominator".to_owned(),
            Some(ValueForm::Proportion) => "The numerator divided by the denominator".to_owned(),
            Some(ValueForm::Ratio) => "The numerator for one of the denominator".to_owned(),
            Some(ValueForm::Per(base)) => format!("The numerator for {} of the denominator", english::number(*base)),
            Some(ValueForm::Count) => "How many records there are".to_owned(),
            Some(ValueForm::Mean(of)) => format!("The mean of {}", value(of)),
            Some(ValueForm::Median(of)) => format!("The median of {}", value(of)),
            Some(ValueForm::Sum(of)) => format!("The sum of {}", value(of)),
            Some(ValueForm::Percentile(at, of)) => {
                format!("The percentile {} of {}", english::number(*at), value(of))
            }
            Some(ValueForm::Stated(_)) => "The figure as it is published".to_owned(),
            Some(ValueForm::Derived(..) | ValueForm::Change(..)) => {
                "The value, made from those of other metrics".to_owned()
            }
            Some(ValueForm::Distribution(_)) | None => "The value".to_owned(),
        }
    }

    /// How the value or the counts are rounded.
    pub(super) fn rounding(&self, what: &str) -> Option<String> {
        let statements = self.statements("round");
        let round = statements.iter().find(|round| round.choice() == Some(what))?;
        let to = english::number(round.number("number")?);
        let halves = match round.get("halves").map(|filled| &filled.value) {
            Some(Value::Halves(Halves::Up)) => "up",
            Some(Value::Halves(Halves::Down)) => "down",
            Some(Value::Halves(Halves::ToEven)) => "to the even neighbour",
            _ => "away from zero",
        };
        let to = match (round.notation().contains("nearest"), to.as_str()) {
            (true, to) => format!("to the nearest {to}"),
            (false, "1") => "to 1 decimal".to_owned(),
            (false, to) => format!("to {to} decimals"),
        };
        Some(format!("Rounded {to}, halves {halves}."))
    }

    /// When figures are held back.
    pub(super) fn hidden_in_words(&self) -> String {
        match self.hide() {
            Some((from, to)) => format!(
                "Whether figures are held back: a count from {} to {}, and the value that goes with it. What is held \
                 back is null.",
                english::number(from),
                english::number(to)
            ),
            None => "Whether figures are held back. What is held back is null.".to_owned(),
        }
    }

    /// The definition with what its terms mean, and what the schema cannot say.
    pub(super) fn describe(&self) -> Option<String> {
        let metric = *self.metric;
        let definition = &self.definition;
        let unknowns = definition.unknowns.iter().map(ToString::to_string);
        let counts = self.rounding("counts").map(|how| format!("Counts are {}", how.replacen('R', "r", 1)));
        let caveats = metric.statements("caveat").filter_map(|caveat| caveat.text("text"));
        let caveats = caveats.map(|text| sentence(&plain(metric, &text)));
        pages([
            "One value of this metric, for one area and period.".to_owned(),
            means(metric).unwrap_or_default(),
            joined(std::iter::once(definition.sentence.to_string()).chain(unknowns).chain(counts)),
            self.terms(&definition.sentence),
            joined(caveats),
            self.beyond(),
        ])
    }

    /// What holds of a value and JSON Schema cannot say.
    fn beyond(&self) -> String {
        let mut beyond = Vec::new();
        if self.metric.rows("numerator").is_some_and(|rows| rows.from == Base::Those) {
            beyond.push("The numerator is at most the denominator.");
        }
        if self.counts.len() == 2 {
            beyond.push("The value follows from the two counts before they are rounded.");
        }
        if beyond.is_empty() {
            return String::new();
        }
        let lines: String = beyond.iter().map(|line| format!("\n- {line}")).collect();
        format!("What holds besides, and JSON Schema cannot say:{lines}")
    }

    /// What the terms mean that a definition uses.
    fn terms(&self, definition: &english::Prose) -> String {
        let model = self.metric.model();
        let mut terms: Vec<Decl<'_>> = Vec::new();
        for run in definition.runs() {
            if let Run::Link { id, .. } = run {
                let term = model.decl(*id);
                if term.kind_word() == "term" && !terms.contains(&term) {
                    terms.push(term);
                }
            }
        }
        let told = terms.into_iter().filter_map(|term| {
            let label = sentence(&term.label());
            Some(format!("{}: {}", label.trim_end_matches('.'), means(term)?))
        });
        told.collect::<Vec<_>>().join("\n\n")
    }
}
