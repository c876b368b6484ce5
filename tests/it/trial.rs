//! `ofw test`: the examples of definitions, and what none of them touches.

use insta::assert_snapshot;

use crate::support::sandbox::Sandbox;

/// A metric, a term and a rule with examples that pass, and some of what nobody has thought of.
const PASSING: &str = r#"framework demo "Demo"
dataset returns "Returns" {
  period financial-year
  table children "Children" {
    one row is a child
    key child-id
    born on born
    field child-id identifier unique within local-authority, required
    field born "Date of birth" date
    field seen "Day seen" date, required
    field centile "Centile" number with 1 decimal from 0 to 100
    field activity "Activity" one of work, study, neither
  }
}
indicator weight "Weight of a child"
metric healthy "Children of a healthy weight" {
  measures weight
  counts children of returns
  denominator children where seen is in the period and aged 4 to 11 years at seen
  numerator those where centile is over 2 and under 85
  value percent
  example "the 85th centile is overweight" {
    given born 1 May 2015, seen 1 May 2023, centile 85
    given born 1 May 2015, seen 31 March 2024, centile 84.9
    expect 1st in denominator, 1st not in numerator, 2nd in numerator
  }
}
metric told "Told in words" {
  measures weight
  numerator "children who say so"
  denominator "all children"
  value percent
  example "nobody can tell" {
    expect in numerator
  }
}
term busy "in work or education" {
  means "In either."
  of children
  true when activity is one of work, study
  example "at work" {
    given activity work
    expect true
  }
}
rule seen-after-birth "Seen after birth" {
  on children
  if born is known then seen is on or after born
  error "Seen before birth"
}
"#;

#[test]
fn examples_that_pass_end_with_0_and_what_they_leave_out_is_listed() {
    let sandbox = Sandbox::new().file("ours.ofw", PASSING);
    assert_snapshot!(format!("{}\n{}", sandbox.show("test"), sandbox.show("test --format plain")));
}

#[test]
fn a_failing_example_ends_with_1_and_is_shown_as_a_check_shows_it() {
    let failing = PASSING.replace("1st not in numerator", "1st in numerator");
    let sandbox = Sandbox::new().file("ours.ofw", &failing);
    assert_snapshot!(sandbox.show("test --format plain"));
}

#[test]
fn other_mistakes_are_left_to_the_check() {
    let broken = PASSING.replace("on or after born", "on or after brn");
    let sandbox = Sandbox::new().file("ours.ofw", &broken);
    let run = sandbox.run(&["test"]);
    assert!(
        run.code == Some(0) && run.stdout.ends_with("1 other error stands, which `ofw check` shows.\n"),
        "{}",
        run.show()
    );
}

#[test]
fn nothing_to_read_ends_with_2() {
    assert_eq!(Sandbox::new().run(&["test", "nowhere"]).code, Some(2));
}

#[test]
fn a_program_reads_what_came_of_each() {
    let run = Sandbox::new().file("ours.ofw", PASSING).run(&["test", "--format", "json"]);
    let value: serde_json::Value = serde_json::from_str(&run.stdout).unwrap();
    let examples = &value["examples"];
    assert_eq!(examples["passed"].as_array().map(Vec::len), Some(2), "{examples}");
    assert_eq!(examples["not_run"][0]["of"], "told");
    assert_eq!(examples["without_example"], serde_json::json!(["seen-after-birth"]));
}
