//! The tables of the specification say what the evaluator says: each line is made an example, and run.

use std::fmt::Write as _;

use crate::support::fences::fences;
use crate::support::modelled::in_memory;
use ofw::compile::Compilation;
use ofw::diagnostic::Level;
use ofw::evaluate::example::{Tally, tally};
use ofw::evaluate::{Entered, Fault, Reader, Reading};
use ofw::model::{Field, Table};

fn page() -> String {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/language.md");
    std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// The lines of every table with this head, each as its cells.
fn rows(head: &str) -> Vec<Vec<String>> {
    let page = page();
    let mut found = Vec::new();
    let mut lines = page.lines();
    while let Some(line) = lines.next() {
        if line == head {
            let table = lines.by_ref().skip(1).take_while(|line| line.starts_with('|'));
            found.extend(table.map(|line| {
                let cells = line.trim_matches('|').split('|');
                cells.map(|cell| cell.trim().to_owned()).collect::<Vec<_>>()
            }));
        }
    }
    assert!(!found.is_empty(), "docs/language.md has no table `{head}`");
    found
}

/// `true` of `true: 12 tomorrow`.
fn verdict(cell: &str) -> &str {
    match cell.split(':').next() {
        Some("yes") => "true",
        Some("no") => "false",
        Some(verdict) => verdict,
        None => cell,
    }
}

/// A field with its value; what is not known is said to be unknown.
fn field(name: &str, value: &str) -> String {
    let value = if matches!(value, "not known" | "still lasts") { "unknown" } else { value };
    format!("{name} {value}")
}

/// Terms, each with one example.
#[derive(Default)]
struct Trials {
    text: String,
    count: usize,
}

impl Trials {
    /// A term of a table, the records of which its condition is asked, and what is expected of the first of them.
    fn add(&mut self, table: &str, condition: &str, records: &[String], expected: &str) {
        let Self { text, count } = self;
        let _ = writeln!(text, "term trial-{count} \"Trial {count}: {}\" {{", condition.replace('"', "'"));
        let _ = writeln!(text, "  of {table}\n  true when {condition}\n  example \"{}\" {{", records.join("; "));
        let _ = writeln!(text, "    given the period 2023-24");
        records.iter().for_each(|record| _ = writeln!(text, "    given {record}"));
        let _ = writeln!(text, "    expect {expected}\n  }}\n}}");
        *count += 1;
    }

    /// Runs them in the surroundings of the short examples and the data of the trials.
    fn run(&self) {
        let compilation = compiled(&self.text);
        let package = compilation.asked[0].package;
        let Tally { passed, failed, not_run, .. } = tally(&compilation.model, &[package]);
        let errors = compilation.findings.iter().filter(|found| found.rule.level == Level::Error);
        let errors: Vec<String> = errors
            .map(|found| {
                let labels: Vec<&str> = found.labels.iter().map(|label| &*label.text).collect();
                let line = compilation.sources.slice(found.span);
                format!("{}: {} [{line}] {}", found.rule.name, found.message, labels.join("; "))
            })
            .collect();
        let titles = |examples: &[ofw::model::Decl<'_>]| examples.iter().map(|of| of.label().into_owned()).collect();
        let failed: Vec<String> = titles(&failed);
        assert!(errors.is_empty() && failed.is_empty(), "{}\n{}", errors.join("\n"), failed.join("\n"));
        let not_run: Vec<_> = not_run.iter().map(|(of, why)| (of.label(), *why)).collect();
        assert!(not_run.is_empty(), "{not_run:?}");
        assert_eq!(passed.len(), self.count);
    }
}

fn compiled(terms: &str) -> Compilation {
    let page = page();
    let (_, surroundings) = page.split_once("\n## The surroundings of the short examples\n").unwrap();
    let (_, trial) = page.split_once("\n### Reading, by example\n").unwrap();
    let text = format!("{}{}{terms}", fences(surroundings).swap_remove(0).text, fences(trial).swap_remove(0).text);
    in_memory(&[("demo.ofw", &text)])
}

/// What stands between backticks.
fn quoted(cell: &str) -> Vec<String> {
    cell.split('`').skip(1).step_by(2).map(str::to_owned).collect()
}

#[test]
fn and_or_and_not_are_as_their_table_says() {
    let of = |value: &str| match value {
        "true" => "yes",
        "false" => "no",
        _ => "unknown",
    };
    let mut trials = Trials::default();
    for row in rows("| A | B | `A and B` | `A or B` | `not A` |") {
        let record = [format!("meals-eligible {}, excluded {}", of(&row[0]), of(&row[1]))];
        trials.add("pupils", "meals-eligible and excluded", &record, &row[2]);
        trials.add("pupils", "meals-eligible or excluded", &record, &row[3]);
        trials.add("pupils", "not meals-eligible", &record, &row[4]);
    }
    trials.run();
}

#[test]
fn every_operator_does_as_the_specification_shows() {
    let mut trials = Trials::default();
    for row in rows("| condition | record | it is |") {
        trials.add("people", &quoted(&row[0])[0], &quoted(&row[1]), &row[2]);
    }
    trials.run();
}

#[test]
fn ages_birthdays_and_weeks_are_as_their_tables_say() {
    let mut trials = Trials::default();
    for row in rows("| born | age | `aged 4 to 11 years at 31 August 2024` |") {
        trials.add("children", "aged 4 to 11 years at 31 August 2024", &[field("born", &row[0])], verdict(&row[2]));
        if let Some((years, "years")) = row[1].split_once(' ') {
            trials.add("children", &format!("age at 31 August 2024 is {years}"), &[field("born", &row[0])], "true");
        }
    }
    for row in rows("| born | on | age |") {
        let mut words = row[2].split(' ');
        let (count, unit) = (words.next().unwrap(), words.next().unwrap());
        let unit = format!("{}s", unit.trim_end_matches('s'));
        let condition = format!("age in {unit} at {} is {count}", row[1]);
        trials.add("children", &condition, &[field("born", &row[0])], "true");
    }
    for row in rows("| born | in the year from 1 April 2023 to 31 March 2024 | `turns 19 in the period` |") {
        trials.add("children", "turns 19 in the period", &[field("born", &row[0])], verdict(&row[2]));
    }
    trials.run();
}

#[test]
fn periods_windows_and_stretches_are_as_their_tables_say() {
    let mut trials = Trials::default();
    for row in rows("| a date | in the financial year 2023-24 |") {
        trials.add("referrals", "referred-on is in the period", &[field("referred-on", &row[0])], verdict(&row[1]));
    }
    for row in rows("| earlier | this | 12 months after the earlier | `at most 12 months before` |") {
        let records = [field("referral referred-on", &row[1]), field("referral referred-on", &row[0])];
        let condition = "there is an earlier referral of the same child, at most 12 months before";
        trials.add("referrals", condition, &records, &format!("1st {}", verdict(&row[3])));
    }
    for row in rows("| began | two years after | more than 2 years | at least 2 years |") {
        for (length, cell) in [("more than", 2), ("at least", 3)] {
            let condition = format!("open for {length} 2 years at 31 March 2024");
            trials.add("placements", &condition, &[field("began", &row[0])], verdict(&row[cell]));
        }
    }
    for row in rows("| from | ended | `open during the period` | `open throughout the period` |") {
        let record = [format!("{}, {}", field("began", &row[0]), field("ended", &row[1]))];
        trials.add("placements", "open during the period", &record, verdict(&row[2]));
        trials.add("placements", "open throughout the period", &record, verdict(&row[3]));
    }
    trials.run();
}

/// `1 May to 5 June`, `1 May, still lasts`, `not known`, each of 2023, as records of placements.
fn placements(cell: &str) -> Vec<String> {
    let parts = cell.replace(", still lasts", "").replace(", and", ",");
    let parts = parts.split(", ").map(str::trim).filter(|part| !part.is_empty() && *part != "none later");
    let of = |part: &str| match part.split_once(" to ") {
        Some((from, to)) => format!("placement from {from} 2023 to {to} 2023"),
        None if part.ends_with("not known") => "placement began unknown".to_owned(),
        None => format!("placement from {part} 2023"),
    };
    parts.map(of).collect()
}

#[test]
fn records_beside_each_other_are_as_their_tables_say() {
    let mut trials = Trials::default();
    for (head, condition) in [
        ("| one | another | `do not overlap` |", "placements of the same child do not overlap"),
        ("| the record | the others | `leave no gap` |", "placements of the same child leave no gap"),
    ] {
        for row in rows(head) {
            let records = [placements(&row[0]), placements(&row[1])].concat();
            trials.add("placements", condition, &records, &format!("1st {}", verdict(&row[2])));
        }
    }
    trials.run();
}

#[test]
fn what_stands_in_files_is_read_as_the_table_says() {
    let compilation = compiled("");
    let table = compilation.model.of_kind("table").map(Table).find(|table| table.name() == "people").unwrap();
    for row in rows("| field | what stands in the file | is |") {
        let name = quoted(&row[0]).swap_remove(0);
        let field = table.field(&name).unwrap_or_else(|| panic!("no field {name}"));
        let entered = quoted(&row[1]).pop().unwrap_or_default();
        let came = match Reader::of(Field(field)).text(&entered) {
            Reading::Empty => "empty".to_owned(),
            Reading::NotKnown => "a code for not known".to_owned(),
            Reading::Value(_) => "a value".to_owned(),
            Reading::Unusable(fault) => format!("not usable: {}", words(fault)),
        };
        assert_eq!(came, row[2], "`{name}` `{entered}`");
    }
    let absent = table.field("score").map(|score| Reader::of(Field(score)).json(Entered::Null));
    assert_eq!(absent, Some(Reading::Empty));
}

fn words(fault: Fault) -> &'static str {
    match fault {
        Fault::NotText => "not text",
        Fault::NotADate => "not a date",
        Fault::NotANumber => "not a number",
        Fault::NotAWholeNumber => "not a whole number",
        Fault::TooManyDecimals => "too many decimals",
        Fault::OutOfRange => "out of range",
        Fault::NotACode => "not a code",
        Fault::NeitherYesNorNo => "neither yes nor no",
        Fault::TooLong => "too long",
        Fault::NotLike => "not like",
    }
}

#[test]
fn the_worked_example_of_a_share_is_as_its_table_says() {
    let mut trials = Trials::default();
    for row in rows("| pupil | absence | the condition | in the numerator |") {
        trials.add("pupils", "absence is at least 10 percent", &[field("absence", &row[1])], &row[2]);
    }
    trials.run();
}
