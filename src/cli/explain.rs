//! `ofw explain`

use std::io::Write;

use clap::Args;
use serde_json::{Value, json};

use super::screen::Console;
use super::{Exit, Failure};
use crate::diagnostic::{Rule, closest};
use crate::project::WrongUse;
use crate::rules::{RULES, by_name};

/// Explain a rule, or list all rules
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  \
    ofw explain                  all rules, one a line\n  \
    ofw explain OFW1002          by code\n  \
    ofw explain unknown-name     by name")]
pub(super) struct Explain {
    /// The code or the name of a rule, as a finding shows it
    #[arg(value_name = "RULE")]
    rule: Vec<String>,
}

impl Explain {
    pub fn run(&self, console: &Console) -> Result<Exit, Failure> {
        match self.rule.join(" ").as_str() {
            "" if console.is_json() => {
                let all: Vec<Value> = RULES.iter().map(|rule| brief(rule)).collect();
                console.json(&json!({ "version": 1, "rules": all }))?;
            }
            "" => console.write(|out| list(out, &RULES))?,
            wanted => {
                let rule = find(wanted)?;
                if console.is_json() {
                    let mut value = brief(rule);
                    value["page"] = json!(rule.page);
                    console.json(&json!({ "version": 1, "rule": value }))?;
                } else {
                    console.write(|out| page(out, rule))?;
                }
            }
        }
        Ok(Exit::Well)
    }
}

fn brief(rule: &Rule) -> Value {
    json!({ "code": rule.code, "name": rule.name, "level": rule.level.word(), "since": rule.since })
}

/// One rule a line.
fn list(out: &mut dyn Write, rules: &[&Rule]) -> std::io::Result<()> {
    let width = rules.iter().map(|rule| rule.name.len()).max().unwrap_or(0);
    for rule in rules {
        writeln!(out, "{}  {:width$}  {}", rule.code, rule.name, rule.level.word())?;
    }
    Ok(())
}

/// The page of a rule, with what is permanent about it below the heading.
fn page(out: &mut dyn Write, rule: &Rule) -> std::io::Result<()> {
    let (heading, rest) = rule.page.split_once('\n').unwrap_or((rule.page, ""));
    writeln!(out, "{heading}\n\n{}, {}, since {}\n{rest}", rule.code, rule.level.word(), rule.since)
}

/// The rule of a code or a name, however its letters are written.
fn find(wanted: &str) -> Result<&'static Rule, WrongUse> {
    // As a message has it, `error OFW1101 unknown-name:`, the number alone, or the name with spaces.
    let words = wanted.trim().trim_end_matches(':');
    let spaced = || words.split_whitespace().collect::<Vec<_>>().join("-");
    let numbered = || by_name(&format!("OFW{words}"));
    let named = || words.split_whitespace().find_map(by_name);
    if let Some(rule) = by_name(words).or_else(|| by_name(&spaced())).or_else(numbered).or_else(named) {
        return Ok(rule);
    }
    let (lower, upper) = (wanted.to_lowercase(), wanted.to_uppercase());
    let by_code = || closest(&upper, RULES.iter().map(|rule| rule.code)).filter(|_| upper.starts_with("OFW"));
    let meant = closest(&lower, RULES.iter().map(|rule| rule.name)).or_else(by_code);
    let message = format!("there is no rule `{wanted}`");
    Err(match meant {
        Some(meant) => WrongUse::new(message, format!("Did you mean `{meant}`? `ofw explain` lists all rules.")),
        None => WrongUse::new(message, "`ofw explain` lists all rules."),
    })
}
