//! Synthetic packages to measure with: any number of metrics, each with its indicator, about 700 bytes a metric, a
//! hundred metrics a file. The same seed gives the same bytes.

use std::fmt::Write;

/// How many metrics stand in one file.
pub const METRICS_PER_FILE: usize = 100;

/// A fixed sequence of pseudo-random numbers (Knuth's MMIX generator).
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, bound: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % bound
    }

    fn one_of<'w>(&mut self, words: &[&'w str]) -> &'w str {
        words[usize::try_from(self.below(words.len() as u64)).unwrap_or_default()]
    }
}

const HEAD: &str = r#"framework synthetic "A synthetic framework" {
  status consultation
  owner "Nobody"
  used at national, local-authority
  purposes quality
  defaults metric {
    period financial-year
    areas local-authority
    measure type outcome
    perspective records
    fit for quality
  }
}

purpose quality "Better services"

population children "children" {
  means "Everybody who has not yet had an eighteenth birthday."
  one is a child
  ages under 18 years
}

outcome safe "Children are safe" {
  about children
  means "Nobody does them harm, and nothing around them is likely to."
}

outcome healthy "Children are healthy" {
  about children
  means "They are as well in body and mind as they can be."
}

term serious "serious" {
  means "At the two highest points of the scale by which a case is judged."
  true when severity is at least 4
}

element severity "How serious a case is" {
  means "A judgement on a scale of five points, made by whoever sees the child first."
  whole number from 1 to 5
}

codes sources "Where a case comes from" {
  means "Who first told the authority."
  code S "School"
  code H "Health"
  code P "Police"
  code O "Other"
}

identifier child-number "Number of a child" {
  means "By which one authority knows a child."
  unique within local-authority
  names a child
}

dataset cases "Cases" {
  means "What an authority hears of children who may come to harm."
  collected by "local authorities"
  period financial-year
  areas national, local-authority
  covers children

  table children "Children" {
    one row is a child
    about children
    key child-id
    born on born
    field child-id identifier child-number, required, personal
    field born date, required, personal
  }

  table referrals "Referrals" {
    one row is a referral
    about children
    key child-id, referral-id
    dated referred-on
    born on born of child
    lasts from referred-on to closed-on
    field child-id identifier child-number, required, personal
    field referral-id text, required
    field referred-on date, required
    field closed-on date
    field source code from sources, required
    field severity records severity, required
    field visits whole number from 0 to 400, required
    link child to children by child-id
  }
}
"#;

/// The files of a package with so many metrics: name and content.
pub fn package(metrics: usize, seed: u64) -> Vec<(String, String)> {
    let mut numbers = Numbers(seed);
    let mut files = vec![("framework.ofw".to_owned(), HEAD.to_owned())];
    let mut next = 0;
    while next < metrics {
        let upper = metrics.min(next + METRICS_PER_FILE);
        let mut text = String::with_capacity(METRICS_PER_FILE * 760);
        for number in next..upper {
            metric(number, &mut numbers, &mut text);
        }
        files.push((format!("metrics-{:05}.ofw", next / METRICS_PER_FILE), text));
        next = upper;
    }
    files
}

fn metric(number: usize, numbers: &mut Numbers, text: &mut String) {
    let outcome = numbers.one_of(&["safe", "healthy"]);
    let from = numbers.below(12);
    let to = from + 1 + numbers.below(5);
    let source = numbers.one_of(&["S", "H", "P", "O"]);
    let visits = 1 + numbers.below(40);
    let months = 3 + numbers.below(21);
    let condition = match numbers.below(4) {
        0 => format!("serious and visits is at least {visits}"),
        1 => format!("visits is over {visits} and under {}", visits + 20),
        2 => format!("there is an earlier referral of the same child, at most {months} months before"),
        _ => format!("open for more than {months} months at the end of the period"),
    };
    let polarity = numbers.one_of(&["high", "low"]);
    // Writing to a text cannot fail.
    let _ = write!(
        text,
        r#"indicator indicator-{number} "What happens to children, seen in way {number}" {{
  about children
  suggests {outcome} because "what happens in way {number} goes with how children fare"
  ages {from} to {to} years
  polarity {polarity} is good
  means "How often way {number} is seen among the children of an area in a year."
}}

metric metric-{number} "Referrals seen in way {number}" {{
  measures indicator-{number}
  means "Of the referrals of a year that come from one source, those that are seen in way {number}."
  counts referrals of cases
  denominator referrals where referred-on is in the period and source is {source}
    and aged {from} to {to} years at the end of the period
  numerator those where {condition}
  value percent
}}

"#
    );
}
