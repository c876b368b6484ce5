//! Regular expressions over what stands in a line, and whether two of them can mean the same line.

use std::collections::{BTreeMap, BTreeSet};

/// What can stand at one place of a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Symbol {
    /// This word of the language.
    Word(&'static str),
    /// A name: any word that is not a word of the language.
    Name,
    /// A text in quotes.
    Text,
    /// A number.
    Number,
    /// A comma.
    Comma,
    /// Anything at all but the end.
    Any,
    /// The end of the line.
    End,
}

/// What can stand in a stretch of a line.
#[derive(Debug, Clone)]
pub enum Run {
    /// One thing.
    One(Symbol),
    /// One after the other.
    All(Vec<Run>),
    /// One of them.
    Either(Vec<Run>),
    /// Any number of times, or never.
    Many(Box<Run>),
}

impl Run {
    /// Words of the language, parted by blanks.
    pub fn words(words: &'static str) -> Run {
        Run::All(words.split_whitespace().map(|word| Run::One(Symbol::Word(word))).collect())
    }

    /// The run, or nothing.
    pub fn maybe(run: Run) -> Run {
        Run::Either(vec![run, Run::All(Vec::new())])
    }

    /// The run, once or more often.
    pub fn some(run: Run) -> Run {
        Run::All(vec![run.clone(), Run::Many(Box::new(run))])
    }
}

/// A line that fits both, if there is one.
pub fn in_both(left: &Automaton, right: &Automaton) -> Option<String> {
    let mut seen = BTreeSet::from([(0, 0)]);
    // Each pair of states with the step that led to it, so that the line can be told.
    let mut reached = vec![((0, 0), None::<(usize, Symbol)>)];
    let mut next = 0;
    while let Some(&((a, b), _)) = reached.get(next) {
        if a == left.end && b == right.end {
            return Some(told(&reached, next));
        }
        let (ones, others) = (&left.steps[a], &right.steps[b]);
        let alike = ones.iter().filter_map(|(symbol, to)| Some((*symbol, to, others.get(symbol)?)));
        let any_other =
            others.get(&Symbol::Any).into_iter().flat_map(|too| ones.iter().map(move |(s, to)| (*s, to, too)));
        let any_one =
            ones.get(&Symbol::Any).into_iter().flat_map(|to| others.iter().map(move |(s, too)| (*s, to, too)));
        let at_end = |symbol: Symbol| symbol == Symbol::End;
        let steps = any_other.chain(any_one).filter(|(symbol, ..)| !at_end(*symbol));
        for (symbol, to, too) in alike.chain(steps) {
            for pair in to.iter().flat_map(|to| too.iter().map(move |too| (*to, *too))) {
                if seen.insert(pair) {
                    reached.push((pair, Some((next, symbol))));
                }
            }
        }
        next += 1;
    }
    None
}

/// A pair of states, and from which earlier pair it was reached by which word.
type Reached = ((usize, usize), Option<(usize, Symbol)>);

/// The line that led to a pair of states.
fn told(reached: &[Reached], mut at: usize) -> String {
    let mut words = Vec::new();
    while let Some((before, symbol)) = reached[at].1 {
        words.push(show(symbol));
        at = before;
    }
    words.reverse();
    words.join(" ")
}

fn show(symbol: Symbol) -> &'static str {
    match symbol {
        Symbol::Word(word) => word,
        Symbol::Name => "NAME",
        Symbol::Text => "\"…\"",
        Symbol::Number => "3",
        Symbol::Comma => ",",
        Symbol::Any => "…",
        Symbol::End => "",
    }
}

/// States from 0, which is the first, each with what may stand next and the state after it.
#[derive(Debug)]
pub struct Automaton {
    steps: Vec<BTreeMap<Symbol, Vec<usize>>>,
    end: usize,
}

impl Automaton {
    /// The automaton of a run.
    pub fn of(run: &Run) -> Self {
        let mut builder = Builder { steps: vec![Vec::new()], free: vec![Vec::new()] };
        let last = builder.add(run, 0);
        builder.without_free_steps(last)
    }
}

/// An automaton in the making, with steps that take nothing.
struct Builder {
    steps: Vec<Vec<(Symbol, usize)>>,
    free: Vec<Vec<usize>>,
}

impl Builder {
    fn state(&mut self) -> usize {
        self.steps.push(Vec::new());
        self.free.push(Vec::new());
        self.steps.len() - 1
    }

    /// Adds a run after a state and gives the state after it.
    fn add(&mut self, run: &Run, from: usize) -> usize {
        match run {
            Run::One(symbol) => {
                let to = self.state();
                self.steps[from].push((*symbol, to));
                to
            }
            Run::All(runs) => runs.iter().fold(from, |from, run| self.add(run, from)),
            Run::Either(runs) => {
                let to = self.state();
                for run in runs {
                    let end = self.add(run, from);
                    self.free[end].push(to);
                }
                to
            }
            Run::Many(run) => {
                let start = self.state();
                self.free[from].push(start);
                let end = self.add(run, start);
                self.free[end].push(start);
                start
            }
        }
    }

    /// The states that are reached from one for nothing, itself among them.
    fn closure(&self, state: usize) -> BTreeSet<usize> {
        let mut reached = BTreeSet::from([state]);
        let mut open = vec![state];
        while let Some(state) = open.pop() {
            open.extend(self.free[state].iter().filter(|to| reached.insert(**to)));
        }
        reached
    }

    /// Takes the free steps out. One more state, reached from where the run may end, is the end.
    fn without_free_steps(self, last: usize) -> Automaton {
        let end = self.steps.len();
        let mut steps: Vec<BTreeMap<Symbol, Vec<usize>>> = Vec::with_capacity(end + 1);
        for state in 0..end {
            let closure = self.closure(state);
            let mut from_here: BTreeMap<Symbol, Vec<usize>> = BTreeMap::new();
            for (symbol, to) in closure.iter().flat_map(|state| &self.steps[*state]) {
                from_here.entry(*symbol).or_default().push(*to);
            }
            if closure.contains(&last) {
                from_here.entry(Symbol::End).or_default().push(end);
            }
            steps.push(from_here);
        }
        steps.push(BTreeMap::new());
        Automaton { steps, end }
    }
}
