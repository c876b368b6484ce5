//! Findings in words, for whoever entered the data. What was entered is not repeated: it may be about a person.

use super::columns::shown;
use super::finding::{Check, Finding, Outcome};
use super::plan::{FieldPlan, TablePlan};
use crate::english;
use crate::evaluate::Fault;
use crate::model::{Field, Pattern};

/// How many codes a message lists.
const CODES: usize = 12;

/// A finding in words.
#[derive(Debug, Clone)]
pub struct Said {
    /// The id of the rule, or of what is the same for every dataset.
    pub id: String,
    /// The official code of the rule.
    pub code: Option<String>,
    /// Whether the record is refused.
    pub refuses: bool,
    /// What must be so.
    pub title: String,
    /// What is said to whoever entered the data.
    pub message: String,
    /// The fields to look at.
    pub fields: Vec<Pointed>,
}

/// A field that a finding points at.
#[derive(Debug, Clone)]
pub struct Pointed {
    /// Its id.
    pub id: String,
    /// Its column in the file, from 1; none where the file has none.
    pub column: Option<usize>,
    /// The name of the column in the file, or as it should be.
    pub name: String,
}

impl TablePlan<'_> {
    /// The fields that a finding points at.
    pub fn points(&self, check: Check) -> Vec<usize> {
        match check {
            Check::TooManyValues => Vec::new(),
            Check::Unusable(slot, _) | Check::Missing(slot) => vec![slot],
            Check::SameKey => self.key.clone(),
            Check::NoSuchRecord(link) => {
                let by = self.links[link].references("to", "field");
                by.filter_map(|field| self.layout.slot(field.id())).collect()
            }
            Check::Law(law) => self.laws[law].points.clone(),
        }
    }
}

impl Outcome<'_> {
    /// A finding in words.
    pub fn said(&self, finding: &Finding) -> Said {
        let plan = &self.tables[finding.table];
        let columns = &self.files[finding.file].columns;
        let fields = plan.points(finding.check).into_iter().map(|slot| {
            let column = columns[slot].as_ref();
            Pointed {
                id: plan.fields[slot].field.name().to_owned(),
                column: column.map(|(at, _)| *at).filter(|at| *at > 0),
                name: column.map_or_else(|| shown(plan.fields[slot].field), |(_, name)| name.clone()),
            }
        });
        let fields: Vec<Pointed> = fields.collect();
        let (id, title, message) = match finding.check {
            Check::Law(law) => law_words(plan, law),
            _ => builtin(plan, finding, &fields),
        };
        let code = match finding.check {
            Check::Law(law) => plan.laws[law].law.text("code").map(|code| line(&code)),
            _ => None,
        };
        Said { id, code, refuses: self.refuses(finding), title, message, fields }
    }
}

/// The id, title and message of an author's rule.
fn law_words(plan: &TablePlan<'_>, law: usize) -> (String, String, String) {
    let law = plan.laws[law].law;
    let words = |text: &str| line(&english::prose(law.0, text).to_string());
    let title = words(&law.label());
    let message = law.message().map(|text| words(&text)).filter(|text| !text.is_empty());
    (law.name().to_owned(), title.clone(), message.unwrap_or(title))
}

fn line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn named(fields: &[Pointed]) -> String {
    let names: Vec<String> = fields.iter().map(|field| format!("`{}`", field.name)).collect();
    match names.as_slice() {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

fn builtin(plan: &TablePlan<'_>, finding: &Finding, fields: &[Pointed]) -> (String, String, String) {
    let name = named(fields);
    let (id, title, message) = match finding.check {
        Check::Law(_) => ("", String::new(), String::new()),
        Check::TooManyValues => (
            "too-many-values",
            "A record has no more values than there are columns".to_owned(),
            "there are more values than columns: a value that holds the mark between values needs quotes round it"
                .to_owned(),
        ),
        Check::Missing(_) if finding.record == 0 => (
            "missing",
            format!("{name} must be filled in"),
            format!("there is no column {name}, which must be filled in"),
        ),
        Check::Missing(slot) => {
            let label = line(&plan.fields[slot].field.shown());
            ("missing", format!("{name} must be filled in"), format!("{name} ({label}) must be filled in"))
        }
        Check::SameKey => {
            ("same-key", format!("No two records have the same {name}"), format!("another record has the same {name}"))
        }
        Check::NoSuchRecord(link) => {
            let table = plan.links[link].own("to").and_then(|to| to.reference("table"));
            let table = table.map(|table| line(&table.label())).unwrap_or_default();
            (
                "no-such-record",
                format!("There is a record of `{table}` for each {name}"),
                format!("there is no record of `{table}` with this {name}"),
            )
        }
        Check::Unusable(slot, fault) => {
            let words = unusable(&plan.fields[slot], fault);
            (fault_id(fault), format!("{name}: {words}"), format!("{name}: {words}"))
        }
    };
    (id.to_owned(), title, message)
}

/// The name of a fault, the same in every target.
fn fault_id(fault: Fault) -> &'static str {
    match fault {
        Fault::NotText => "not-text",
        Fault::NotADate => "not-a-date",
        Fault::NotANumber => "not-a-number",
        Fault::NotAWholeNumber => "not-a-whole-number",
        Fault::TooManyDecimals => "too-many-decimals",
        Fault::OutOfRange => "out-of-range",
        Fault::NotACode => "not-a-code",
        Fault::NeitherYesNorNo => "neither-yes-nor-no",
        Fault::TooLong => "too-long",
        Fault::NotLike => "not-like",
    }
}

/// What should stand in a field.
fn unusable(plan: &FieldPlan<'_>, fault: Fault) -> String {
    let field = plan.field;
    let statement = field.type_statement();
    let text = |name: &str| statement.and_then(|statement| statement.text(name)).map(|text| line(&text));
    match fault {
        Fault::NotText => "it holds a character that no text can have".to_owned(),
        Fault::NotADate => {
            let forms: Vec<String> =
                statement.into_iter().flat_map(|statement| statement.texts("text")).map(|form| line(&form)).collect();
            let forms = if forms.is_empty() { "YYYY-MM-DD".to_owned() } else { forms.join(" or ") };
            format!("write a date as {forms}, and a day that there is")
        }
        Fault::NotANumber => "write a number in digits, with a dot before decimals and nothing else".to_owned(),
        Fault::NotAWholeNumber => "write a whole number in digits and nothing else".to_owned(),
        Fault::TooManyDecimals => {
            let decimals = statement.and_then(|statement| statement.number("decimals")).map(|most| most.to_string());
            let most = decimals.unwrap_or_else(|| "15".to_owned());
            format!("write at most {most} {}", if most == "1" { "decimal" } else { "decimals" })
        }
        Fault::OutOfRange => match field.range() {
            Some((least, most)) => format!("write a number from {} to {}", least.normalize(), most.normalize()),
            None => "the number is out of range".to_owned(),
        },
        Fault::NotACode => codes(field),
        Fault::NeitherYesNorNo => {
            let (yes, no) = (text("yes"), text("no"));
            format!("write {} or {}", yes.as_deref().unwrap_or("yes"), no.as_deref().unwrap_or("no"))
        }
        Fault::TooLong => match statement.and_then(|statement| statement.number("number")) {
            Some(most) => format!("write at most {most} characters"),
            None => "it is too long".to_owned(),
        },
        Fault::NotLike => {
            let scheme = statement.and_then(|statement| statement.reference("identifier"));
            let of_scheme = || scheme.and_then(|scheme| scheme.own("like")).and_then(|like| like.text("text"));
            let pattern = statement.and_then(|statement| statement.text("text")).or_else(of_scheme);
            match pattern {
                Some(pattern) => format!("write it as in `{}`", Pattern::new(&pattern).sample()),
                None => "it is not in its form".to_owned(),
            }
        }
    }
}

fn codes(field: Field<'_>) -> String {
    let all = field.codes().unwrap_or_default();
    let more = all.len().saturating_sub(CODES);
    let codes: Vec<String> = all.iter().take(CODES).map(|code| format!("`{}`", line(&code.text))).collect();
    let more = if more > 0 { format!(" or {more} more") } else { String::new() };
    format!("write one of the codes {}{more}", codes.join(", "))
}
