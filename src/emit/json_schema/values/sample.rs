//! A made-up value of a metric.

use rust_decimal::Decimal;
use serde_json::{Map, Value, json};

use super::Values;
use crate::emit::json::number;
use crate::emit::json_schema::sample;
use crate::model::{Field, ValueForm};

impl Values<'_, '_> {
    /// A value, for a period, that the schema accepts.
    pub(super) fn sample(&self, period: Value) -> Value {
        let mut sample = Map::new();
        let mut put = |key: &str, value: Value| sample.insert(key.to_owned(), value);
        let level = self.metric.areas().last().map_or("area", |level| level.name());
        put("metric", json!(self.metric.path()));
        put("area", json!({ "level": level, "code": "X01" }));
        put("period", period);
        // Far above any count that would be hidden.
        let unit = self.hide().map_or(Decimal::ONE_HUNDRED, |(_, to)| (to + Decimal::ONE) * Decimal::ONE_HUNDRED);
        for (name, _) in &self.counts {
            put(name, number(if *name == "numerator" { unit } else { unit * Decimal::from(4) }));
        }
        put(self.main(), self.sample_value());
        put("hidden", json!(false));
        let table = self.metric.table();
        let fields = self.broken_down();
        if let Some(table) = table.filter(|_| !fields.is_empty()) {
            let parts = fields.into_iter().map(|of| (self.names.property(of), sample::made_up(table, of)));
            put("breakdowns", Value::Object(parts.collect()));
        }
        Value::Object(sample)
    }

    fn sample_value(&self) -> Value {
        let quarter = Decimal::new(25, 2);
        match &self.form {
            Some(ValueForm::Percent { .. }) => number(quarter * Decimal::ONE_HUNDRED),
            Some(ValueForm::Proportion | ValueForm::Ratio) => number(quarter),
            Some(ValueForm::Per(base)) => number(quarter * base),
            Some(ValueForm::Distribution(of)) => {
                let mut left = Decimal::ONE_HUNDRED;
                let shares = Field(*of).codes().unwrap_or_default().into_iter().map(|code| {
                    let share = std::mem::take(&mut left);
                    (code.text.into_owned(), number(share))
                });
                Value::Object(shares.collect())
            }
            _ => match self.bounds() {
                (Some(least), Some(most)) => number(((least + most) / Decimal::TWO).round_dp(1)),
                _ => json!(1),
            },
        }
    }
}
