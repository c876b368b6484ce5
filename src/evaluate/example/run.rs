//! What comes of an example, beside what it expects.

use std::collections::BTreeSet;

use super::definition::Definition;
use super::expectation::{Expectation, of_statement, stretches};
use super::{NotRun, Records};
use crate::evaluate::data::Data;
use crate::evaluate::judge::{Judge, Record};
use crate::evaluate::membership::{Belongs, Membership};
use crate::expression::{Base, Condition, Selection};
use crate::model::{Decl, Field, Law, Needed, Table};
use crate::source::Span;

/// What came of one thing that an example expects, of one record.
#[derive(Debug, Clone)]
pub struct Outcome {
    /// What was expected.
    pub expected: Expectation,
    /// Which of the given records it is about, from 1 on, where there is more than one.
    pub record: Option<usize>,
    /// Whether it came out so.
    pub passed: bool,
    /// What came out, in words: `it is in the numerator`.
    pub came: String,
    /// Why, where it was not as expected.
    pub because: Vec<Because>,
}

/// A part of a definition that decided.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Because {
    /// Where the definition says it.
    pub span: Span,
    /// The part with its verdict, and what the record holds.
    pub words: String,
}

/// How many deciding parts are told of.
const MOST_PARTS: usize = 3;

/// Runs an example: what comes of each thing that it expects. Expectations that cannot be understood are left out.
pub fn run(example: Decl<'_>) -> Result<Vec<Outcome>, NotRun> {
    let definition = Definition::of(example.parent().ok_or(NotRun::Unclear)?)?;
    let expected: Vec<Expectation> = example.statements("expect").flat_map(of_statement).collect();
    if expected.is_empty() {
        return Err(NotRun::Nothing);
    }
    let records = definition.records(example)?;
    let data = records.data();
    let judge = Judge::new(&data, records.period);
    let trial = Trial { definition: &definition, records: &records, data: &data, judge: &judge };
    let mut outcomes = Vec::new();
    let mut left_out = None;
    for expected in expected {
        match trial.outcomes(&expected) {
            Ok(came) => outcomes.extend(came),
            Err(reason) => left_out = Some(reason),
        }
    }
    match left_out {
        Some(reason) if outcomes.is_empty() => Err(reason),
        _ => Ok(outcomes),
    }
}

/// An example with its records side by side.
struct Trial<'t, 'm> {
    definition: &'t Definition<'m>,
    records: &'t Records<'m>,
    data: &'t Data<'t>,
    judge: &'t Judge<'t>,
}

/// What came out, and what decided it.
struct Came<'t> {
    passed: bool,
    words: String,
    by: Vec<(&'t Condition, Span)>,
    told: Vec<Because>,
}

impl<'t, 'm> Trial<'t, 'm> {
    fn outcomes(&self, expected: &Expectation) -> Result<Vec<Outcome>, NotRun> {
        let outcome = |record: Option<usize>, came: Came<'_>, of: Option<Record>| {
            let because = if came.passed { Vec::new() } else { self.because(&came, of) };
            Outcome { expected: expected.clone(), record, passed: came.passed, came: came.words, because }
        };
        if let Definition::Spell(spell) = self.definition {
            return Ok(vec![outcome(None, self.stretches(*spell, expected)?, None)]);
        }
        let mut at_hand = self.records.at_hand(self.data, self.table_for(expected));
        let several = at_hand.len() > 1;
        if let Some(which) = expected.which {
            at_hand.retain(|(_, given)| given.map(|given| given + 1) == Some(which));
        }
        if at_hand.is_empty() {
            return Err(NotRun::Unclear);
        }
        let mut outcomes = Vec::new();
        for (record, given) in at_hand {
            let came = self.came(expected, record, given)?;
            let which = given.map(|given| given + 1).filter(|_| several || expected.which.is_some());
            outcomes.push(outcome(which, came, Some(record)));
        }
        Ok(outcomes)
    }

    /// The table whose records something is expected of.
    fn table_for(&self, expected: &Expectation) -> Option<crate::id::DeclId> {
        if let Definition::Metric(_, membership) = self.definition
            && expected.verdict.ends_with("numerator")
            && let Some(Base::Table(table)) = membership.numerator.map(|numerator| numerator.from)
        {
            return Some(table);
        }
        self.definition.table()
    }

    fn came(&self, expected: &Expectation, record: Record, given: Option<usize>) -> Result<Came<'m>, NotRun> {
        match self.definition {
            Definition::Metric(_, membership) => self.of_metric(membership, expected, record),
            Definition::Term(_, condition) => self.of_term(condition, expected, record),
            Definition::Rule(rule, applies, then) => self.of_rule(*rule, (*applies, then), expected, record),
            Definition::Table(table) => self.of_table(*table, expected, record, given),
            Definition::Spell(_) => Err(NotRun::Unclear),
        }
    }

    fn of_metric(
        &self,
        membership: &Membership<'m>,
        expected: &Expectation,
        record: Record,
    ) -> Result<Came<'m>, NotRun> {
        let (wanted, part) = match &*expected.verdict {
            "in denominator" => (true, "denominator"),
            "not in denominator" => (false, "denominator"),
            "in numerator" => (true, "numerator"),
            "not in numerator" => (false, "numerator"),
            _ => return Err(NotRun::Unclear),
        };
        let of_denominator = membership.denominator.map(|_| membership.in_denominator(self.judge, record));
        let (belongs, of_those) = if part == "denominator" {
            (of_denominator.ok_or(NotRun::InWords)?, false)
        } else {
            let numerator = membership.numerator.ok_or(NotRun::InWords)?;
            let of_those = numerator.from == Base::Those;
            if of_those && membership.denominator.is_none() {
                return Err(NotRun::InWords);
            }
            (membership.in_numerator(self.judge, record), of_those)
        };
        let words = match belongs {
            Belongs::In => format!("it is in the {part}"),
            Belongs::Out => format!("it is not in the {part}"),
            Belongs::Unknown => format!("it is not in the {part}: that is not known"),
        };
        // Who is not in the denominator is not in the numerator either: then the denominator decided.
        let by_denominator = part == "denominator" || (of_those && of_denominator != Some(Belongs::In));
        let of = |selection: Option<&'m Selection>| {
            selection.map(|of| self.deciding(of, belongs, record)).unwrap_or_default()
        };
        let mut by = of(if by_denominator { membership.denominator } else { membership.numerator });
        if part == "numerator" && of_those && belongs == Belongs::In {
            by.extend(of(membership.denominator));
        }
        Ok(Came { passed: wanted == (belongs == Belongs::In), words, by, told: Vec::new() })
    }

    /// The conditions of a selection by which a record belongs or does not.
    fn deciding(&self, selection: &'m Selection, belongs: Belongs, record: Record) -> Vec<(&'m Condition, Span)> {
        let conditions = self.definition.conditions().into_iter();
        let holds = |condition| self.judge.holds(condition, record) == Some(true);
        let decides = |condition: &'m Condition| {
            let selects = selection.condition.as_ref().is_some_and(|own| std::ptr::eq(own, condition));
            let excludes = selection.excluding.iter().any(|own| std::ptr::eq(own, condition));
            (selects || excludes) && (belongs == Belongs::In || holds(condition) == excludes)
        };
        conditions.filter(|(condition, _)| decides(condition)).collect()
    }

    fn of_term(&self, condition: &'m Condition, expected: &Expectation, record: Record) -> Result<Came<'m>, NotRun> {
        let wanted = match &*expected.verdict {
            "true" => Some(true),
            "false" => Some(false),
            "unknown" => None,
            _ => return Err(NotRun::Unclear),
        };
        let holds = self.judge.holds(condition, record);
        let words = format!("it is {}", said(holds));
        Ok(Came { passed: holds == wanted, words, by: self.definition.conditions(), told: Vec::new() })
    }

    fn of_rule(
        &self,
        rule: Law<'m>,
        (applies, then): (Option<&'m Condition>, &'m Condition),
        expected: &Expectation,
        record: Record,
    ) -> Result<Came<'m>, NotRun> {
        let finds = if rule.refuses() { "error" } else { "query" };
        let broken = self.judge.breaks(applies, then, record);
        let found = if broken { finds } else { "nothing" };
        if !matches!(&*expected.verdict, "error" | "query" | "nothing") {
            return Err(NotRun::Unclear);
        }
        let words = if broken {
            format!("the rule finds an {finds}").replace("an query", "a query")
        } else {
            "the rule finds nothing".to_owned()
        };
        // Where it does not apply, nothing was asked of what must hold then.
        let idle = applies.is_some_and(|applies| self.judge.holds(applies, record) != Some(true));
        let by = self.definition.conditions();
        let by = if idle { by.into_iter().take(1).collect() } else { by.into_iter().rev().take(1).collect() };
        Ok(Came { passed: found == expected.verdict, words, by, told: Vec::new() })
    }

    /// Whether a record is as its table wants: what is required is there, every value can be used, no other has its key,
    /// and no rule refuses it.
    fn of_table(
        &self,
        table: Table<'m>,
        expected: &Expectation,
        record: Record,
        given: Option<usize>,
    ) -> Result<Came<'m>, NotRun> {
        let wanted = match &*expected.verdict {
            "accepted" => true,
            "refused" => false,
            _ => return Err(NotRun::Unclear),
        };
        let mut told = Vec::new();
        let unusable: BTreeSet<_> =
            self.records.faults.iter().filter(|(of, ..)| Some(*of) == given).map(|(_, field, _)| field.id()).collect();
        for field in table.fields().into_iter().map(Field) {
            let name = field.name();
            let (sheet, row) = record.place();
            let sheet = &self.data.sheets()[sheet];
            let known = sheet.layout().slot(field.id()).is_some_and(|slot| sheet.row(row)[slot].is_known());
            let refused = if unusable.contains(&field.id()) {
                Some(format!("the value of `{name}` cannot be used"))
            } else {
                let needed = match field.needed() {
                    Needed::Always => true,
                    Needed::When(condition) => self.judge.holds(condition, record) == Some(true),
                    Needed::No => false,
                };
                (needed && !known && !self.records.has_unknown_code(given, field))
                    .then(|| format!("`{name}` is required, and not given"))
            };
            told.extend(refused.map(|words| Because { span: field.name_span(), words }));
        }
        if self.records.has_same_key(self.data, table, record) {
            told.push(Because { span: table.name_span(), words: "another record has the same key".to_owned() });
        }
        let broken = table
            .laws_for(table.package_id())
            .filter(|law| law.refuses())
            .filter(|law| law.parts().is_some_and(|(applies, then)| self.judge.breaks(applies, then, record)));
        for law in broken {
            let words = format!("rule `{}` refuses it", law.name());
            told.push(Because { span: law.name_span(), words });
        }
        let accepted = told.is_empty();
        let words = if accepted { "it is accepted" } else { "it is refused" };
        Ok(Came { passed: accepted == wanted, words: words.to_owned(), by: Vec::new(), told })
    }

    fn stretches(&self, spell: Table<'m>, expected: &Expectation) -> Result<Came<'m>, NotRun> {
        let wanted = stretches(&expected.verdict).filter(|_| expected.which.is_none()).ok_or(NotRun::Unclear)?;
        let sheet = self.data.position(spell.id()).ok_or(NotRun::Unclear)?;
        let came = self.data.sheets()[sheet].len();
        let words = match came {
            1 => "they make one stretch".to_owned(),
            0 => "they make no stretch".to_owned(),
            came => format!("they make {came} stretches"),
        };
        Ok(Came { passed: came == wanted, words, by: Vec::new(), told: Vec::new() })
    }

    fn because(&self, came: &Came<'_>, record: Option<Record>) -> Vec<Because> {
        let mut found = came.told.clone();
        let Some(record) = record else { return found };
        for (condition, span) in &came.by {
            let explained = self.judge.explain(condition, record);
            for part in explained.deciding() {
                let because = Because { span: *span, words: part.sentence(self.judge) };
                if !found.contains(&because) {
                    found.push(because);
                }
            }
        }
        found.truncate(MOST_PARTS);
        found
    }
}

fn said(holds: Option<bool>) -> &'static str {
    match holds {
        Some(true) => "true",
        Some(false) => "false",
        None => "unknown",
    }
}
