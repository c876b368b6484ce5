//! The typed core in plain English: conditions, records, values, moments, units, ages, and a metric's definition as one
//! sentence made from its expressions.
//!
//! Reads the model and the core and nothing of how they were written. Total: everything has words, and what could not
//! be understood says so. Words that stand for something declared are links, so that a page can lead to it; shown as a
//! plain text they are the words alone. What is deliberately absent: any markup.

mod conditions;
mod definition;
mod names;
mod prose;
mod rows;
mod time;
mod unknowns;
mod values;

pub use definition::{Definition, definition};
pub use prose::{Prose, Run, paragraphs, prose};

use rust_decimal::Decimal;

use crate::expression::{Code, Condition, Moment, Selection, Unit, Value};
use crate::model::{Ages, Decl, Model, Table};

/// What stands for something that could not be understood; what was wrong with it is reported where it stands.
pub const NOT_UNDERSTOOD: &str = "(not understood)";

/// A condition as a sentence without its capital and its period: `the school year is reception`. The record it speaks
/// of is `it`.
pub fn condition(model: &Model, condition: &Condition) -> Prose {
    English { model }.clause(condition, Number::One)
}

/// The records a metric looks at or counts, in the plural: `measurements where the school year is reception`.
pub fn selection(model: &Model, selection: &Selection) -> Prose {
    English { model }.selection(selection)
}

/// A value of a record: `the number of placements of the child during the period`.
pub fn value(model: &Model, value: &Value) -> Prose {
    English { model }.value(value)
}

/// A point in time: `the end of the period`.
pub fn moment(model: &Model, moment: &Moment) -> Prose {
    English { model }.moment(moment)
}

/// What a number counts: `percent`, `per 1,000`, `years`; `number` for one that counts nothing in particular.
pub fn unit(model: &Model, unit: Unit) -> Prose {
    English { model }.unit(unit)
}

/// A number with its unit: `52 percent`.
pub fn quantity(model: &Model, amount: Decimal, unit: Unit) -> Prose {
    English { model }.quantity(amount, unit)
}

/// Ages: `4 to 5 years and 10 to 11 years`.
pub fn ages(ages: &Ages) -> String {
    time::ranges(&ages.ranges, "and")
}

/// A number as people write it, with commas between thousands.
pub fn number(number: Decimal) -> String {
    values::number(number)
}

/// What a code is called: its title, else its id; with the code itself where the title does not tell it.
pub fn code(model: &Model, code: &Code) -> Prose {
    English { model }.code(code)
}

/// `a` or `an`, as it stands before these words.
pub fn article(words: &str) -> &'static str {
    names::article(words)
}

/// One record of a table: `measurement`.
pub fn one_row(table: Table<'_>) -> String {
    names::row(table)
}

/// Several records of a table: `measurements`.
pub fn many_rows(table: Table<'_>) -> String {
    names::rows(table)
}

/// A declaration as it is named within a sentence: its title without a needless capital, else its id with spaces.
pub fn name(decl: Decl<'_>) -> String {
    names::within_sentence(decl)
}

/// A field or data element as the subject of a sentence, without its article: `school year`.
pub fn field_name(field: Decl<'_>) -> String {
    names::noun(field)
}

/// When a term holds, as a sentence: `A record counts as healthy weight when …`; none for a term in words only.
pub fn term(term: Decl<'_>) -> Option<Prose> {
    let condition = term.own("true when")?.condition("condition")?;
    let english = English { model: term.model() };
    let row = term.own("of").and_then(|of| of.reference("table")).map(|table| names::row(Table(table)));
    let row = row.unwrap_or_else(|| "record".to_owned());
    let start = format!("{} {row} counts as {} when ", names::article(&row), names::within_sentence(term));
    Some(Prose::of(start).capitalised().with(english.clause(condition, Number::One)).then("."))
}

/// Whether something is said of one record or of several.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Number {
    One,
    Many,
}

/// Writes with a model at hand.
#[derive(Debug, Clone, Copy)]
struct English<'m> {
    model: &'m Model,
}

/// `a`, `a and b`, `a, b and c`.
fn listed(items: Vec<Prose>, word: &str) -> Prose {
    let mut list = Prose::new();
    let last = items.len().saturating_sub(1);
    for (index, item) in items.into_iter().enumerate() {
        if index > 0 {
            list.text(if index == last { format!(" {word} ") } else { ", ".to_owned() });
        }
        list.append(item);
    }
    list
}
