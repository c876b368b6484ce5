//! `ofw test`

use clap::Args;
use serde_json::{Value, json};

use super::check::{exit, read, report};
use super::input::Input;
use super::screen::Console;
use super::{Exit, Failure};
use crate::diagnostic::Level;
use crate::evaluate::example::{Tally, tally};
use crate::model::Decl;
use crate::project::UNREAD;
use crate::report::visible;

/// The rule that finds examples that come out otherwise.
const FAILING: &str = "failing-example";

/// Run the examples of definitions, and say which boundaries none of them touches
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  \
    ofw test                         the examples of the project in this folder or above\n  \
    ofw test frameworks/             those of every framework below a folder\n  \
    ofw test --format json           for programs (docs/cli.md)\n\n\
    `ofw check` runs the examples as well; here nothing else is said.")]
pub(super) struct Test {
    #[command(flatten)]
    input: Input,
}

impl Test {
    pub fn run(&self, console: &Console) -> Result<Exit, Failure> {
        let mut compilation = read(&self.input, "running examples")?;
        let others = compilation.findings.iter().filter(|found| is_other_error(found)).count();
        compilation.findings.retain(|found| found.rule.name == FAILING || UNREAD.contains(&found.rule));
        let packages: Vec<_> = compilation.asked.iter().map(|asked| asked.package).collect();
        let tally = tally(&compilation.model, &packages);
        if console.is_json() {
            console.report(&report(&compilation), false, &[("examples", in_json(&tally))])?;
        } else {
            if !compilation.findings.is_empty() {
                console.report(&report(&compilation), false, &[])?;
            }
            console
                .write(|out| lines(&tally, others).iter().try_for_each(|line| writeln!(out, "{}", visible(line))))?;
        }
        Ok(exit(&compilation, console.strict))
    }
}

fn is_other_error(found: &crate::diagnostic::Diagnostic) -> bool {
    found.rule.level == Level::Error && found.allowed.is_none() && found.rule.name != FAILING
}

/// `1 example`, `2 examples`.
fn counted(count: usize, one: &str) -> String {
    if count == 1 { format!("1 {one}") } else { format!("{count} {one}s") }
}

/// `healthy-weight: “the 85th centile is overweight”`.
fn named(example: Decl<'_>) -> String {
    let title = example.label().split_whitespace().collect::<Vec<_>>().join(" ");
    format!("{}: “{title}”", example.parent().map_or("", Decl::name))
}

fn lines(tally: &Tally<'_>, others: usize) -> Vec<String> {
    let all = tally.passed.len() + tally.failed.len() + tally.not_run.len();
    let mut lines = vec![format!(
        "{} of {}: {} passed, {} failed, {} not run",
        counted(all, "example"),
        counted(tally.definitions.len(), "definition"),
        tally.passed.len(),
        tally.failed.len(),
        tally.not_run.len()
    )];
    if !tally.not_run.is_empty() {
        lines.extend([String::new(), "Not run:".to_owned()]);
        lines.extend(tally.not_run.iter().map(|(example, why)| format!("  {}: {}", named(*example), why.words())));
    }
    if !tally.untouched.is_empty() {
        lines.extend([String::new(), "No example has:".to_owned()]);
        for (decl, boundaries) in &tally.untouched {
            lines.push(format!("  {}", decl.path()));
            lines.extend(boundaries.iter().map(|words| format!("    {words}")));
        }
    }
    if !tally.without.is_empty() {
        lines.extend([String::new(), format!("{} no example at all:", have(tally.without.len()))]);
        lines.extend(tally.without.iter().map(|decl| format!("  {}", decl.path())));
    }
    if others > 0 {
        let errors = counted(others, "other error");
        let stand = if others == 1 { "stands" } else { "stand" };
        lines.extend([String::new(), format!("{errors} {stand}, which `ofw check` shows.")]);
    }
    lines
}

fn have(definitions: usize) -> String {
    format!("{} {}", counted(definitions, "definition"), if definitions == 1 { "has" } else { "have" })
}

fn in_json(tally: &Tally<'_>) -> Value {
    let example = |example: &Decl<'_>| json!({ "of": example.parent().map(Decl::path), "example": example.label() });
    let not_run = tally.not_run.iter().map(|(decl, why)| {
        let mut value = example(decl);
        value["because"] = json!(why.words());
        value
    });
    let untouched = tally.untouched.iter().map(|(decl, words)| json!({ "of": decl.path(), "no_example_has": words }));
    json!({
        "definitions": tally.definitions.len(),
        "passed": tally.passed.iter().map(example).collect::<Vec<_>>(),
        "failed": tally.failed.iter().map(example).collect::<Vec<_>>(),
        "not_run": not_run.collect::<Vec<_>>(),
        "untouched": untouched.collect::<Vec<_>>(),
        "without_example": tally.without.iter().map(|decl| decl.path()).collect::<Vec<_>>(),
    })
}
