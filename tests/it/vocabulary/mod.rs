//! The table of words: no line can be read in two ways.

mod automaton;

use automaton::{Automaton, Run, Symbol, in_both};
use std::collections::BTreeSet;

use ofw::vocabulary::{COMMON, Element, Shape, Slot, Statement, StatementEntry, vocabulary};

/// The run of a statement in one of its shapes.
fn line(entry: &StatementEntry, shape: &Shape) -> Run {
    let subject = if entry.statement.sentence { vec![name()] } else { Vec::new() };
    let head = Run::words(entry.statement.word);
    Run::All(subject.into_iter().chain([head]).chain(shape.elements.iter().map(element)).collect())
}

fn element(element: &Element) -> Run {
    match element {
        Element::Word(word) => Run::words(word),
        Element::Comma => Run::One(Symbol::Comma),
        Element::Choice(choices) => Run::Either(choices.iter().map(|choice| Run::words(choice.said)).collect()),
        Element::Value(one) if one.list => {
            let joint = either([Run::One(Symbol::Comma), Run::words("and"), Run::words("or")]);
            all([value(one.slot), Run::Many(Box::new(all([joint, value(one.slot)])))])
        }
        Element::Value(one) => value(one.slot),
        Element::Optional(inner) => Run::maybe(Run::All(inner.iter().map(self::element).collect())),
    }
}

fn name() -> Run {
    Run::One(Symbol::Name)
}

fn number() -> Run {
    Run::One(Symbol::Number)
}

fn either<const N: usize>(runs: [Run; N]) -> Run {
    Run::Either(runs.into())
}

fn all<const N: usize>(runs: [Run; N]) -> Run {
    Run::All(runs.into())
}

/// What a slot takes, as widely as anything may ever read it. A name is never a word of the language here: where an
/// author has given something such a name, the word of the language is meant.
fn value(slot: Slot) -> Run {
    let text = || Run::some(Run::One(Symbol::Text));
    let unit = || Run::maybe(either([name(), all([name(), name()]), all([Run::words("per"), number()])]));
    let day = || all([number(), name()]);
    let length = || all([number(), name()]);
    let anything = || Run::some(Run::One(Symbol::Any));
    match slot {
        Slot::Text => text(),
        Slot::Number => number(),
        Slot::Quantity => all([number(), unit()]),
        Slot::Range => all([number(), Run::maybe(all([Run::words("to"), number()]))]),
        Slot::Bound => either([Run::words("at least"), Run::words("at most"), Run::words("over"), Run::words("under")]),
        Slot::Year => either([number(), name()]),
        Slot::When => either([number(), name(), all([name(), number()]), all([number(), name(), number()])]),
        Slot::Day => day(),
        Slot::Duration => length(),
        Slot::Ages => either([
            all([Run::words("under"), length()]),
            all([number(), Run::maybe(name()), Run::words("to"), length()]),
            all([length(), Run::maybe(either([Run::words("and over"), Run::words("or over")]))]),
        ]),
        Slot::Moment => either([
            all([Run::words("the"), name(), Run::words("of the"), name()]),
            all([number(), name(), Run::maybe(number())]),
            name(),
        ]),
        Slot::Name | Slot::Language | Slot::KindWord | Slot::Rule | Slot::Path => name(),
        Slot::Kinds => Run::some(name()),
        Slot::Code => either([name(), number(), Run::One(Symbol::Text)]),
        Slot::CodeRange => {
            let code = || either([name(), number(), Run::One(Symbol::Text)]);
            all([code(), Run::maybe(all([Run::words("to"), code()]))])
        }
        Slot::StatementWords => statement_words(),
        Slot::Joined => all([name(), Run::words("with"), name()]),
        Slot::Halves => Run::some(name()),
        Slot::Decision => either([text(), all([Run::some(name()), Run::maybe(text())])]),
        Slot::Table | Slot::Field | Slot::FieldOrLink => all([name(), Run::maybe(all([Run::words("of"), name()]))]),
        // Records are named before anything is said of them.
        Slot::Rows => all([name(), Run::Many(Box::new(Run::One(Symbol::Any)))]),
        Slot::Phrase | Slot::Given | Slot::Verdict | Slot::Condition | Slot::Expression => anything(),
        Slot::Reference(kinds) if kinds.0.iter().any(|kind| matches!(*kind, "reason" | "unit" | "subject")) => {
            Run::some(name())
        }
        Slot::Choice | Slot::Reference(_) => name(),
    }
}

/// What may be said not to be known.
fn statement_words() -> Run {
    let kinds = || vocabulary().kinds().map(|(_, entry)| entry);
    let words = kinds().flat_map(|entry| &entry.statements).map(|entry| entry.statement.word);
    let plurals = kinds().map(|entry| entry.kind.plural);
    let all: BTreeSet<&'static str> = words.chain(plurals).collect();
    Run::Either(all.into_iter().map(Run::words).chain([name()]).collect())
}

/// A statement in one of its shapes.
struct Line {
    entry: &'static Statement,
    notation: &'static str,
    run: Automaton,
}

fn lines<'e>(statements: impl Iterator<Item = &'e StatementEntry>) -> Vec<Line> {
    let shapes = statements.flat_map(|entry| entry.shapes.iter().map(move |shape| (entry, shape)));
    let line = |(entry, shape): (&StatementEntry, &Shape)| Line {
        entry: entry.statement,
        notation: shape.notation,
        run: Automaton::of(&line(entry, shape)),
    };
    shapes.map(line).collect()
}

/// What is wrong with two lines, if they can be one.
fn alike(one: &Line, other: &Line) -> Option<String> {
    let line = in_both(&one.run, &other.run)?;
    Some(format!("{line}\n    {} {}\n    {} {}", one.entry.word, one.notation, other.entry.word, other.notation))
}

fn is_common(entry: &StatementEntry) -> bool {
    COMMON.iter().any(|common| common.word == entry.statement.word && common.shapes == entry.statement.shapes)
}

#[test]
fn two_shapes_that_fit_one_line_are_found() {
    let one = Automaton::of(&all([Run::words("value"), name(), Run::maybe(Run::words("because"))]));
    let other = Automaton::of(&all([Run::words("value"), Run::some(Run::One(Symbol::Any))]));
    assert_eq!(in_both(&one, &other).as_deref(), Some("value NAME "));
    let third = Automaton::of(&all([Run::words("value"), number()]));
    assert_eq!(in_both(&one, &third), None);
}

#[test]
fn no_line_of_a_declaration_fits_two_statements_or_two_shapes_of_one() {
    let mut found = Vec::new();
    let mut judge = |own: &[Line], beside: &[Line]| {
        for (index, one) in own.iter().enumerate() {
            found.extend(own[index + 1..].iter().chain(beside).filter_map(|other| alike(one, other)));
        }
    };
    let (_, any) = vocabulary().kinds().next().unwrap();
    let common =
        lines(any.statements.iter().filter(|entry| COMMON.iter().any(|common| common.word == entry.statement.word)));
    judge(&common, &[]);
    for (_, entry) in vocabulary().kinds() {
        let own = lines(entry.statements.iter().filter(|entry| !is_common(entry)));
        let beside: Vec<Line> = lines(entry.statements.iter().filter(|entry| is_common(entry)));
        judge(&own, &beside);
    }
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn no_statement_begins_with_the_word_of_a_declaration_that_may_stand_beside_it() {
    for (_, entry) in vocabulary().kinds() {
        for nested in entry.nested() {
            for statement in &entry.statements {
                let first = statement.words.first().copied().unwrap_or_default();
                assert!(first != nested.word(), "{}: `{}`", entry.kind.word, statement.statement.word);
            }
        }
    }
}
