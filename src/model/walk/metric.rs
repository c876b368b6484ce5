//! What can be asked of a metric: what it states and what follows from what it stands on.

use std::ops::Deref;

use rust_decimal::Decimal;

use super::{Decl, Indicator, Polarity, St, Table};
use crate::expression::{Base, Operator, Selection, Unit, Value, When};
use crate::model::Ages;

/// A metric.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Metric<'m>(pub Decl<'m>);

impl<'m> Deref for Metric<'m> {
    type Target = Decl<'m>;

    fn deref(&self) -> &Decl<'m> {
        &self.0
    }
}

/// What kind of number a metric is.
#[derive(Debug, Clone, PartialEq)]
pub enum ValueForm<'m> {
    /// The numerator as hundredths of the denominator.
    Percent {
        /// Whether it may be over 100.
        may_pass_100: bool,
    },
    /// How many records.
    Count,
    /// The numerator for one of the denominator, where the two are different things.
    Ratio,
    /// The numerator as a part of the denominator, between 0 and 1.
    Proportion,
    /// The numerator for so many of the denominator.
    Per(Decimal),
    /// A figure that somebody else publishes.
    Stated(Option<Decl<'m>>),
    /// The mean of a value.
    Mean(&'m Value),
    /// The median of a value.
    Median(&'m Value),
    /// The sum of a value.
    Sum(&'m Value),
    /// A percentile of a value.
    Percentile(Decimal, &'m Value),
    /// How many records have each code.
    Distribution(Decl<'m>),
    /// One metric with another.
    Derived(Decl<'m>, Operator, Decl<'m>, Option<Decl<'m>>),
    /// How much a metric has changed.
    Change(Decl<'m>, Option<When>, Option<Decl<'m>>),
}

impl ValueForm<'_> {
    /// The statements that say of which records such a number is made; a count may say `among` instead.
    pub fn needs(&self) -> &'static [&'static str] {
        match self {
            ValueForm::Percent { .. } | ValueForm::Ratio | ValueForm::Proportion | ValueForm::Per(_) => {
                &["numerator", "denominator"]
            }
            ValueForm::Count => &["numerator"],
            ValueForm::Mean(_)
            | ValueForm::Median(_)
            | ValueForm::Sum(_)
            | ValueForm::Percentile(..)
            | ValueForm::Distribution(_) => &["among"],
            ValueForm::Stated(_) | ValueForm::Derived(..) | ValueForm::Change(..) => &[],
        }
    }

    /// Whether it sets a numerator against a denominator.
    pub fn is_share(&self) -> bool {
        self.needs().contains(&"denominator")
    }
}

impl<'m> Metric<'m> {
    /// The indicators it measures.
    pub fn indicators(self) -> impl Iterator<Item = Indicator<'m>> {
        self.0.references("measures", "indicator").map(Indicator)
    }

    /// The one indicator it measures; none where it measures none or several.
    pub fn indicator(self) -> Option<Indicator<'m>> {
        let mut indicators = self.indicators();
        indicators.next().filter(|_| indicators.next().is_none())
    }

    /// The table whose records it counts: as stated, or as its denominator, `among` or numerator says.
    pub fn table(self) -> Option<Table<'m>> {
        let stated = self.0.statement("counts").and_then(|counts| counts.reference("table"));
        stated.or_else(|| self.table_of_rows()).map(Table)
    }

    fn table_of_rows(self) -> Option<Decl<'m>> {
        ["denominator", "among", "numerator"].into_iter().find_map(|word| match self.rows(word)?.from {
            Base::Table(table) => Some(self.0.model().decl(table)),
            Base::Those | Base::Unresolved => None,
        })
    }

    /// The records a statement (`denominator`, `numerator`, `among`) selects; none where it is in words.
    pub fn rows(self, word: &str) -> Option<&'m Selection> {
        self.0.own(word)?.rows()
    }

    /// The dataset its table belongs to.
    pub fn dataset(self) -> Option<Decl<'m>> {
        self.table()?.dataset()
    }

    /// Its period: stated, a default, the dataset's, or that of the metrics it is computed from.
    pub fn period(self) -> Option<Decl<'m>> {
        self.period_of_records().or_else(|| match self.value()? {
            ValueForm::Derived(one, _, other, _) => {
                let period = Metric(one).period_of_records()?;
                (Metric(other).period_of_records() == Some(period)).then_some(period)
            }
            ValueForm::Change(of, _, _) => Metric(of).period_of_records(),
            _ => None,
        })
    }

    fn period_of_records(self) -> Option<Decl<'m>> {
        self.0
            .statement("period")
            .or_else(|| self.dataset()?.statement("period"))
            .and_then(|period| period.reference("period"))
    }

    /// Whom it is about: stated, or whom its indicators are about.
    pub fn populations(self) -> Vec<Decl<'m>> {
        let own: Vec<_> = self.0.references("about", "population").collect();
        if own.is_empty() { self.indicators().flat_map(Indicator::populations).collect() } else { own }
    }

    /// Its ages: stated, or those of its one indicator.
    pub fn ages(self) -> Option<Ages> {
        self.0.stated_ages().or_else(|| self.indicator()?.ages())
    }

    /// Its polarity: stated, its one indicator's, or its scale's.
    pub fn polarity(self) -> Option<Polarity<'m>> {
        self.0
            .stated_polarity()
            .or_else(|| self.indicator().and_then(Indicator::polarity))
            .or_else(|| self.scale()?.stated_polarity())
    }

    /// The scale it is scored with.
    pub fn scale(self) -> Option<Decl<'m>> {
        self.0.statement("scored with")?.reference("scale")
    }

    /// The levels of area for which there are values.
    pub fn areas(self) -> impl Iterator<Item = Decl<'m>> {
        self.0.references("areas", "level")
    }

    /// What it says of its measure type, itself or through its one indicator.
    pub fn measure_type(self) -> Option<Decl<'m>> {
        self.known_reference("measure type", "measure-type")
    }

    /// Through whose eyes it is seen, itself or through its one indicator.
    pub fn perspective(self) -> Option<Decl<'m>> {
        self.known_reference("perspective", "perspective")
    }

    fn known_reference(self, word: &'static str, name: &'static str) -> Option<Decl<'m>> {
        let stated = |decl: Decl<'m>| decl.statement(word).and_then(|statement| statement.reference(name));
        stated(self.0).or_else(|| stated(self.indicator()?.0))
    }

    /// What kind of number it is.
    pub fn value(self) -> Option<ValueForm<'m>> {
        let statement = self.0.statement("value")?;
        self.form(statement)
    }

    fn form(self, statement: St<'m>) -> Option<ValueForm<'m>> {
        let number = || statement.number("number").unwrap_or_default();
        let unit = || statement.reference("unit");
        Some(match statement.notation() {
            "count" => ValueForm::Count,
            "ratio" => ValueForm::Ratio,
            "proportion" => ValueForm::Proportion,
            "per <number> [<phrase:each>]" => ValueForm::Per(number()),
            "stated" | "stated in <unit>" => ValueForm::Stated(unit()),
            "(mean|median|sum) of <expression>" => match statement.choice()? {
                "mean" => ValueForm::Mean(statement.expression()?),
                "median" => ValueForm::Median(statement.expression()?),
                _ => ValueForm::Sum(statement.expression()?),
            },
            "percentile <number> of <expression>" => ValueForm::Percentile(number(), statement.expression()?),
            "distribution of <field>" => ValueForm::Distribution(statement.reference("field")?),
            notation if notation.starts_with("percent") => {
                ValueForm::Percent { may_pass_100: statement.choice().is_some() }
            }
            notation if notation.starts_with("change") => {
                ValueForm::Change(statement.reference("metric")?, statement.when("when"), unit())
            }
            _ => {
                let operator = match statement.choice()? {
                    "minus" => Operator::Minus,
                    "divided by" => Operator::DividedBy,
                    _ => Operator::Plus,
                };
                ValueForm::Derived(statement.reference("metric")?, operator, statement.reference("other")?, unit())
            }
        })
    }

    /// What its value counts.
    pub fn unit(self) -> Option<Unit> {
        let named = |unit: Option<Decl<'m>>| unit.map_or(Unit::One, unit_of);
        Some(match self.value()? {
            ValueForm::Percent { .. } => Unit::Percent,
            ValueForm::Count | ValueForm::Ratio | ValueForm::Proportion => Unit::One,
            ValueForm::Per(base) => Unit::Per(u32::try_from(base).ok()?),
            ValueForm::Stated(unit) | ValueForm::Derived(_, _, _, unit) | ValueForm::Change(_, _, unit) => named(unit),
            ValueForm::Distribution(_) => Unit::Percent,
            ValueForm::Mean(value)
            | ValueForm::Median(value)
            | ValueForm::Sum(value)
            | ValueForm::Percentile(_, value) => value.unit(),
        })
    }

    /// Its examples.
    pub fn examples(self) -> impl Iterator<Item = Decl<'m>> {
        self.0.children("example")
    }
}

/// The unit of the core that a declared unit stands for: one of those that change what an expression means, or itself.
pub fn unit_of(unit: Decl<'_>) -> Unit {
    use crate::expression::TimeUnit;
    let standard = unit.package().standard;
    match unit.name() {
        "percent" if standard => Unit::Percent,
        "percentage-points" if standard => Unit::PercentagePoints,
        "days" if standard => Unit::Time(TimeUnit::Days),
        "weeks" if standard => Unit::Time(TimeUnit::Weeks),
        "months" if standard => Unit::Time(TimeUnit::Months),
        "years" if standard => Unit::Time(TimeUnit::Years),
        _ => Unit::Named(unit.id()),
    }
}
