//! The schema of the values of a metric, as they are returned.

mod sample;
mod words;

use std::collections::BTreeMap;

use rust_decimal::Decimal;
use serde_json::{Map, Value, json};

use super::names::Names;
use super::text::{label, means, plain, sentence};
use super::{DRAFT, field, period};
use crate::emit::json::number;
use crate::english::{self, Definition};
use crate::model::{Field, Metric, St, ValueForm};

/// The schema of a metric's values with its path, and a sample.
pub(super) fn schema_and_sample(names: &Names<'_>, metric: Metric<'_>) -> (String, Value, Value) {
    let path = format!("values/{}.schema.json", names.stem(metric.0));
    let (form, definition) = (metric.value(), english::definition(metric));
    let counts = counts(form.as_ref(), &definition);
    let values = Values { names, metric, form, definition, counts };
    let (period, for_period) = period::property(metric.period());
    let (schema, sample) = (values.schema(&path, period), values.sample(for_period));
    (path, schema, sample)
}

/// A metric whose values are described.
struct Values<'n, 'm> {
    names: &'n Names<'m>,
    metric: Metric<'m>,
    form: Option<ValueForm<'m>>,
    definition: Definition,
    /// The counts that come with a value, with what each is.
    counts: Vec<(&'static str, String)>,
}

impl<'m> Values<'_, 'm> {
    fn schema(&self, path: &str, period: Value) -> Value {
        let mut definitions = BTreeMap::new();
        let properties = self.properties(period, &mut definitions);
        let mut required = vec!["metric", "area", "period"];
        required.extend(self.counts.iter().map(|(name, _)| *name));
        required.extend([self.main(), "hidden"]);
        let mut schema = Map::new();
        let mut put = |key: &str, value: Value| schema.insert(key.to_owned(), value);
        put("$schema", json!(DRAFT));
        put("$id", json!(self.names.id(path)));
        put("title", json!(label(*self.metric)));
        if let Some(description) = self.describe() {
            put("description", json!(description));
        }
        put("type", json!("object"));
        put("properties", Value::Object(properties));
        put("required", json!(required));
        put("additionalProperties", json!(false));
        for (keyword, value) in self.hiding() {
            put(keyword, value);
        }
        if !definitions.is_empty() {
            put("$defs", Value::Object(definitions.into_iter().collect()));
        }
        Value::Object(schema)
    }

    fn properties(&self, period: Value, definitions: &mut BTreeMap<String, Value>) -> Map<String, Value> {
        let mut properties = Map::new();
        let mut put = |key: &str, value: Value| properties.insert(key.to_owned(), value);
        put("metric", json!({ "title": "Metric", "const": self.metric.path() }));
        put("area", self.area());
        put("period", period);
        for (name, description) in &self.counts {
            put(name, self.count(name, description));
        }
        put(self.main(), self.value());
        if self.metric.statement("interval").is_some() {
            let how =
                self.metric.text("interval").map(|how| sentence(&format!("Found by {}", plain(*self.metric, &how))));
            for (name, title) in [("lower", "Lower end of the interval"), ("upper", "Upper end of the interval")] {
                put(name, json!({ "title": title, "description": how, "type": ["number", "null"] }));
            }
        }
        put("hidden", json!({ "title": "Hidden", "description": self.hidden_in_words(), "type": "boolean" }));
        if self.metric.rows("numerator").is_some() {
            put(
                "unknown",
                json!({
                    "title": "Not known",
                    "description": "How many records there are of which it is not known whether they count.",
                    "type": ["integer", "null"],
                    "minimum": 0,
                }),
            );
        }
        if let Some(breakdowns) = self.breakdowns(definitions) {
            put("breakdowns", breakdowns);
        }
        properties
    }

    fn area(&self) -> Value {
        let levels: Vec<Value> = self
            .metric
            .areas()
            .map(|level| match means(level) {
                Some(means) => json!({ "const": level.name(), "title": label(level), "description": means }),
                None => json!({ "const": level.name(), "title": label(level) }),
            })
            .collect();
        let level = match levels.is_empty() {
            true => json!({ "title": "Level", "type": "string", "minLength": 1 }),
            false => json!({ "title": "Level", "oneOf": levels }),
        };
        json!({
            "title": "Area",
            "description": "The area that the value is for.",
            "type": "object",
            "properties": {
                "level": level,
                "code": { "title": "Code", "description": "The code of the area.", "type": "string", "minLength": 1 },
                "name": { "title": "Name", "description": "The name of the area.", "type": ["string", "null"] },
            },
            "required": ["level", "code"],
            "additionalProperties": false,
        })
    }

    fn count(&self, name: &str, description: &str) -> Value {
        let kind = self.count_type();
        let title = if name == "numerator" { "Numerator" } else { "Denominator" };
        // Counts are rounded after it was seen which are too small, so that a shown one may lie where none is hidden.
        let hidden = self.hide().filter(|_| !self.rounds("counts"));
        match hidden {
            None => json!({ "title": title, "description": description, "type": [kind, "null"], "minimum": 0 }),
            Some((from, to)) => {
                let mut shown = vec![json!({ "title": "Hidden", "type": "null" })];
                if from > Decimal::ZERO {
                    let below = number(from);
                    shown.push(json!({ "type": kind, "minimum": 0, "exclusiveMaximum": below }));
                }
                shown.push(json!({ "type": kind, "exclusiveMinimum": number(to) }));
                json!({ "title": title, "description": description, "anyOf": shown })
            }
        }
    }

    /// Weighted counts have decimals.
    fn count_type(&self) -> &'static str {
        if self.metric.statement("weighted by").is_some() { "number" } else { "integer" }
    }

    /// The property that holds the figure itself.
    fn main(&self) -> &'static str {
        if matches!(self.form, Some(ValueForm::Distribution(_))) { "shares" } else { "value" }
    }

    fn value(&self) -> Value {
        if let Some(ValueForm::Distribution(of)) = &self.form {
            return shares(Field(*of));
        }
        let mut schema = Map::new();
        schema.insert("title".to_owned(), json!("Value"));
        schema.insert("description".to_owned(), json!(self.value_in_words()));
        let whole = matches!(self.form, Some(ValueForm::Count)) && self.count_type() == "integer";
        schema.insert("type".to_owned(), json!([if whole { "integer" } else { "number" }, "null"]));
        let (least, most) = self.bounds();
        if let Some(least) = least {
            schema.insert("minimum".to_owned(), number(least));
        }
        if let Some(most) = most {
            schema.insert("maximum".to_owned(), number(most));
        }
        Value::Object(schema)
    }

    /// What the value can be at least and at most.
    fn bounds(&self) -> (Option<Decimal>, Option<Decimal>) {
        let zero = Some(Decimal::ZERO);
        match &self.form {
            Some(ValueForm::Percent { may_pass_100: false }) => (zero, Some(Decimal::ONE_HUNDRED)),
            Some(ValueForm::Proportion) => (zero, Some(Decimal::ONE)),
            Some(
                ValueForm::Percent { may_pass_100: true } | ValueForm::Count | ValueForm::Ratio | ValueForm::Per(_),
            ) => (zero, None),
            Some(ValueForm::Mean(of) | ValueForm::Median(of) | ValueForm::Percentile(_, of)) => match of {
                crate::expression::Value::Field { field, .. } => {
                    let range = Field(self.metric.model().decl(*field)).range();
                    (range.map(|range| range.0), range.map(|range| range.1))
                }
                _ => (None, None),
            },
            Some(
                ValueForm::Sum(_)
                | ValueForm::Distribution(_)
                | ValueForm::Stated(_)
                | ValueForm::Derived(..)
                | ValueForm::Change(..),
            )
            | None => (None, None),
        }
    }

    fn has_denominator(&self) -> bool {
        self.counts.iter().any(|(name, _)| *name == "denominator")
    }

    /// The statements of a word, or that of the defaults.
    fn statements(&self, word: &'static str) -> Vec<St<'m>> {
        let own: Vec<St<'m>> = self.metric.statements(word).collect();
        if own.is_empty() { self.metric.statement(word).into_iter().collect() } else { own }
    }

    fn rounds(&self, what: &str) -> bool {
        self.statements("round").iter().any(|round| round.choice() == Some(what))
    }

    /// The counts that are too small to be shown: from, to.
    fn hide(&self) -> Option<(Decimal, Decimal)> {
        let hide = self.metric.statement("hide")?;
        hide.number("from").zip(hide.number("to"))
    }

    /// What is null when something is hidden, and what is a number when nothing is.
    fn hiding(&self) -> Vec<(&'static str, Value)> {
        let main = self.main();
        let shown_type = if main == "shares" { "object" } else { "number" };
        let null = |name: &str| json!({ "properties": { name: { "type": "null" } } });
        let counts: Vec<&str> = self.counts.iter().map(|(name, _)| *name).collect();
        let mut hidden = Map::from_iter([("properties".to_owned(), json!({ main: { "type": "null" } }))]);
        if !counts.is_empty() {
            hidden.insert("anyOf".to_owned(), counts.iter().map(|name| null(name)).collect());
        }
        let numbers: Map<String, Value> =
            counts.iter().map(|name| ((*name).to_owned(), json!({ "type": self.count_type() }))).collect();
        let mut shown = Map::new();
        if counts.contains(&"denominator") {
            shown.insert("properties".to_owned(), Value::Object(numbers));
            shown.insert("if".to_owned(), json!({ "properties": { "denominator": { "const": 0 } } }));
            shown.insert("then".to_owned(), null(main));
            shown.insert("else".to_owned(), json!({ "properties": { main: { "type": shown_type } } }));
        } else {
            shown.insert("properties".to_owned(), json!({ main: { "type": shown_type } }));
        }
        vec![
            ("if", json!({ "properties": { "hidden": { "const": true } } })),
            ("then", Value::Object(hidden)),
            ("else", Value::Object(shown)),
        ]
    }

    fn broken_down(&self) -> Vec<Field<'m>> {
        self.metric.references("broken down by", "field").map(Field).collect()
    }

    fn breakdowns(&self, definitions: &mut BTreeMap<String, Value>) -> Option<Value> {
        let fields = self.broken_down();
        if fields.is_empty() {
            return None;
        }
        let properties = fields.into_iter().map(|of| {
            let property = field::property(self.names, of);
            definitions.extend(property.definitions);
            (self.names.property(of), property.schema)
        });
        Some(json!({
            "title": "Breakdowns",
            "description": "The part of the records that the value is for. What is left out or null is not told apart.",
            "type": ["object", "null"],
            "properties": properties.collect::<Map<_, _>>(),
            "additionalProperties": false,
        }))
    }
}

/// The counts that come with a value of a form, with what each is.
fn counts(form: Option<&ValueForm<'_>>, definition: &Definition) -> Vec<(&'static str, String)> {
    let words = |part: &Option<english::Prose>, otherwise: &str| {
        sentence(&part.as_ref().map_or_else(|| otherwise.to_owned(), ToString::to_string))
    };
    match form {
        Some(form) if form.is_share() => vec![
            ("numerator", words(&definition.numerator, "those that count")),
            ("denominator", words(&definition.denominator, "all that are looked at")),
        ],
        Some(form) if form.needs().contains(&"among") => {
            vec![("denominator", words(&definition.among, "those whose values are taken"))]
        }
        Some(_) | None => Vec::new(),
    }
}

/// The share of records with each code, in percent.
fn shares(field: Field<'_>) -> Value {
    let share = |title: Option<String>| {
        let mut share = Map::new();
        if let Some(title) = title {
            share.insert("title".to_owned(), json!(title));
        }
        share.extend([
            ("type".to_owned(), json!(["number", "null"])),
            ("minimum".to_owned(), json!(0)),
            ("maximum".to_owned(), json!(100)),
        ]);
        Value::Object(share)
    };
    let codes = field.codes();
    let known: Map<String, Value> =
        codes.iter().flatten().map(|code| (code.text.clone().into_owned(), share(code.declared.map(label)))).collect();
    let others = if codes.is_some() { json!(false) } else { share(None) };
    json!({
        "title": "Shares",
        "description": format!("The share of records with each code of {}, in percent. Null where it is hidden.", field.shown()),
        "type": ["object", "null"],
        "properties": known,
        "additionalProperties": others,
    })
}
