//! Findings as they come: the first ones whole, all of them counted.

use std::collections::BTreeMap;

use crate::validate::finding::{Check, Finding, Tally};

/// How many lines of what fails are named in a summary.
const LINES: usize = 5;

/// What was found so far.
#[derive(Debug)]
pub(super) struct Collected {
    most: usize,
    findings: Vec<Finding>,
    tallies: BTreeMap<(usize, Check), Tally>,
    /// From where on findings are of what is said only beside other records: these come in an order of their own.
    late: Option<usize>,
}

impl Collected {
    pub fn new(most: usize) -> Self {
        Self { most, findings: Vec::new(), tallies: BTreeMap::new(), late: None }
    }

    /// Whether one more is kept whole, or only counted.
    pub fn has_room(&self) -> bool {
        self.findings.len() < self.most
    }

    /// Counts one that is not kept whole; whether it was counted, which the first of its kind is not.
    pub fn count(&mut self, table: usize, check: Check, file: usize, line: u64) -> bool {
        let Some(tally) = self.tallies.get_mut(&(table, check)) else { return false };
        tally.count += 1;
        if tally.lines.len() < LINES {
            tally.lines.push((file, line));
        }
        true
    }

    /// Adds a finding, in the order of files and lines within what is said of records by themselves.
    pub fn add_in_order(&mut self, finding: Finding) {
        self.tally(&finding);
        if self.has_room() {
            self.findings.push(finding);
        }
    }

    /// Adds a finding in whatever order.
    pub fn add(&mut self, finding: Finding) {
        self.tally(&finding);
        let late = *self.late.get_or_insert(self.findings.len());
        self.findings.push(finding);
        if self.findings.len() - late >= 2 * self.most.max(1) {
            self.keep_first();
        }
    }

    /// Keeps those that come first by file and line.
    fn keep_first(&mut self) {
        self.findings.sort_by_key(|finding| (finding.file, finding.line, finding.record, finding.check));
        self.findings.truncate(self.most);
        self.late = Some(self.findings.len());
    }

    fn tally(&mut self, finding: &Finding) {
        if !self.count(finding.table, finding.check, finding.file, finding.line) {
            let tally = Tally { first: finding.clone(), count: 1, lines: vec![(finding.file, finding.line)] };
            self.tallies.insert((finding.table, finding.check), tally);
        }
    }

    /// The first findings by file and line, and all of them counted.
    pub fn into_sorted(mut self) -> (Vec<Finding>, Vec<Tally>) {
        self.keep_first();
        (self.findings, self.tallies.into_values().collect())
    }
}
