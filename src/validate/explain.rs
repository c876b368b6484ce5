//! Why a rule judged a record as it did.

use super::across::Whole;
use super::plan::LawPlan;
use crate::diagnostic::closest;
use crate::english;
use crate::evaluate::{Cell, Data, Explained, Judge, Period, Record, Sheet};
use crate::expression::{Condition, Type};
use crate::model::Model;
use crate::project::WrongUse;

/// So many records are explained at most.
const MOST: usize = 20;

/// What came of a rule, of one record.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Explanation {
    /// The file, by its place in the outcome.
    pub file: usize,
    /// The line its record begins on, from 1.
    pub line: u64,
    /// The id of the rule.
    pub rule: String,
    /// Whether the record breaks it.
    pub broken: bool,
    /// Its conditions, part by part, with what came of each: how deep it lies, and a sentence.
    pub parts: Vec<(usize, String)>,
}

/// Explains a rule, by its id or code, of the records of a key, or of the record on a line of a file.
///
/// # Errors
/// When there is no such rule or no such record.
pub(super) fn explain(
    model: &Model,
    wholes: &[Whole<'_, '_>],
    period: Option<Period>,
    paths: &[&str],
    (rule, key): (&str, &str),
    with_values: bool,
) -> Result<Vec<Explanation>, WrongUse> {
    let all = || wholes.iter().enumerate().flat_map(|(at, whole)| whole.plan.laws.iter().map(move |law| (at, law)));
    let answers = |law: &LawPlan<'_>| law.law.name() == rule || law.law.text("code").is_some_and(|code| code == rule);
    let Some((at, law)) = all().find(|(_, law)| answers(law)) else {
        let names = all().map(|(_, law)| law.law.name());
        let help = match closest(rule, names) {
            Some(meant) => format!("Did you mean `{meant}`?"),
            None => "Give the id or the code of a rule on a table of which there is a file.".to_owned(),
        };
        return Err(WrongUse::new(format!("there is no rule `{rule}` on these records"), help));
    };
    let sheets = wholes.iter().map(|whole| whole.kept.sheet(whole.plan.table, whole.keeping.layout(whole.plan)));
    let data = Data::new(model, sheets.collect());
    let judge = Judge::new(&data, period);
    let whole = &wholes[at];
    let at = law.spell.map_or(Some(at), |spell| data.position(spell)).unwrap_or(at);
    let sheet = &data.sheets()[at];
    let mut found = Vec::new();
    for row in 0..sheet.len() {
        let (file, line, _) = whole.kept.place(sheet.first(row));
        let on_line = || {
            key.rsplit_once(':').is_some_and(|(path, number)| paths[file].ends_with(path) && number == line.to_string())
        };
        if !has_key(whole, sheet, row, key) && !on_line() {
            continue;
        }
        let record = Record::new(at, row);
        let mut parts = Vec::new();
        for (word, condition) in law.applies.map(|applies| ("if ", applies)).into_iter().chain([("then ", law.then)]) {
            let word = if law.applies.is_none() { "" } else { word };
            tell(&judge, &judge.explain(condition, record), word, 0, with_values, &mut parts);
        }
        let broken = judge.breaks(law.applies, law.then, record);
        found.push(Explanation { file, line, rule: law.law.name().to_owned(), broken, parts });
        if found.len() == MOST {
            break;
        }
    }
    if found.is_empty() {
        let help =
            "Give the key of a record, its parts with commas between them, or its file and line: `Episodes.csv:12`.";
        return Err(WrongUse::new("there is no such record".to_owned(), help));
    }
    Ok(found)
}

/// Whether a record has a key; where the table has none, whether one of its identifiers is so.
fn has_key(whole: &Whole<'_, '_>, sheet: &Sheet<'_>, row: usize, key: &str) -> bool {
    let holds = |slot: usize| match sheet.row(row).get(slot) {
        Some(Cell::Text(text)) => (*text).to_owned(),
        Some(Cell::Number(number)) => number.to_string(),
        Some(Cell::Date(date)) => format!("{:04}-{:02}-{:02}", date.year, date.month, date.day),
        Some(Cell::Truth(_) | Cell::Unknown) | None => String::new(),
    };
    if !whole.plan.key.is_empty() {
        return whole.plan.key.iter().map(|slot| holds(*slot)).collect::<Vec<_>>().join(",") == key;
    }
    let fields = whole.plan.fields.iter().enumerate();
    let mut identifiers = fields.filter(|(_, field)| matches!(field.field.kind(), Type::Identifier(_)));
    identifiers.any(|(slot, _)| holds(slot) == key)
}

/// A condition and its parts, with what came of each.
fn tell(
    judge: &Judge<'_>,
    explained: &Explained<'_>,
    word: &str,
    depth: usize,
    with_values: bool,
    parts: &mut Vec<(usize, String)>,
) {
    let is = match explained.holds {
        Some(true) => "true",
        Some(false) => "false",
        None => "unknown",
    };
    let sentence = if with_values && explained.parts.is_empty() {
        explained.sentence(judge)
    } else {
        format!("`{}` is {is}", words(judge, explained.condition))
    };
    parts.push((depth, format!("{word}{sentence}")));
    for part in &explained.parts {
        tell(judge, part, "", depth + 1, with_values, parts);
    }
}

fn words(judge: &Judge<'_>, condition: &Condition) -> String {
    english::condition(judge.model(), condition).to_string()
}
