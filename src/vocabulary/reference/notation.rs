//! Shapes and slots as people read them.

use super::or;
use crate::vocabulary::entry::Statement;
use crate::vocabulary::shape::{Alternative, Element, References, Shape, Slot};

/// The table of values: what each word in italics looks like when written.
pub(super) fn values(out: &mut String) {
    out.push_str("| value | what it is | for example |\n|---|---|---|\n");
    for slot in LISTED {
        let (word, says, example) = words(*slot);
        super::put(out, format_args!("| *{word}* | {says} | {example} |\n"));
    }
    out.push_str(
        "| *outcome*, *metric* and so on | the id of a declaration of that kind; the link leads to the kind | `safe` |\n",
    );
}

/// One shape of a statement: its words as they stand, its values in italics.
pub(super) fn shape(statement: &Statement, shape: &Shape) -> String {
    let mut writer = Writer::default();
    if statement.sentence {
        writer.value("*name*");
    }
    for word in statement.word.split(' ') {
        writer.word(word);
    }
    writer.elements(&shape.elements);
    writer.finish()
}

/// Gathers words that stand as they are into one run, and values between the runs.
#[derive(Default)]
struct Writer {
    out: String,
    run: String,
}

impl Writer {
    fn word(&mut self, word: &str) {
        if !self.run.is_empty() {
            self.run.push(' ');
        }
        self.run.push_str(word);
    }

    fn value(&mut self, value: &str) {
        self.close();
        self.blank();
        self.out.push_str(value);
    }

    fn blank(&mut self) {
        if !self.out.is_empty() && !self.out.ends_with(['[', '(']) {
            self.out.push(' ');
        }
    }

    /// Writes out the run of words so far.
    fn close(&mut self) {
        if self.run.is_empty() {
            return;
        }
        self.blank();
        let run = std::mem::take(&mut self.run);
        super::put(&mut self.out, format_args!("`{run}`"));
    }

    fn elements(&mut self, elements: &[Element]) {
        for element in elements {
            match element {
                Element::Word(word) => self.word(word),
                Element::Comma if self.run.is_empty() => self.out.push_str("`,`"),
                Element::Comma => self.run.push(','),
                Element::Choice(alternatives) => self.choice(alternatives),
                Element::Value(slot) => self.value(&value(slot.slot, slot.name, slot.list)),
                Element::Optional(inner) => {
                    self.value("[");
                    self.elements(inner);
                    self.close();
                    self.out.push(']');
                }
            }
        }
    }

    fn choice(&mut self, alternatives: &[Alternative]) {
        match alternatives {
            [one] => one.words.iter().for_each(|word| self.word(word)),
            several => {
                let words: Vec<_> = several.iter().map(|alternative| format!("`{}`", alternative.said)).collect();
                self.value(&format!("({})", or(&words)));
            }
        }
    }

    fn finish(mut self) -> String {
        self.close();
        self.out
    }
}

/// A value by the word for its slot; a text by its name, in quotes; a reference by the kinds it may reach.
fn value(slot: Slot, name: &str, list: bool) -> String {
    let more = if list { ", …" } else { "" };
    match slot {
        Slot::Text => format!("\"*{}*\"{more}", name.replace('-', " ")),
        Slot::Reference(kinds) if kinds.0.is_empty() => format!("*{}{more}*", words(slot).0),
        Slot::Reference(kinds) => {
            let words: Vec<_> = kinds.0.iter().map(|kind| format!("[*{kind}*](#{kind})")).collect();
            format!("{}{more}", or(&words))
        }
        other => format!("*{}{more}*", words(other).0),
    }
}

/// The slots in the order of the table of values.
const LISTED: &[Slot] = &[
    Slot::Text,
    Slot::Number,
    Slot::Quantity,
    Slot::Range,
    Slot::Bound,
    Slot::Year,
    Slot::When,
    Slot::Day,
    Slot::Duration,
    Slot::Ages,
    Slot::Moment,
    Slot::Name,
    Slot::Language,
    Slot::Code,
    Slot::CodeRange,
    Slot::KindWord,
    Slot::Kinds,
    Slot::StatementWords,
    Slot::Rule,
    Slot::Path,
    Slot::Phrase,
    Slot::Joined,
    Slot::Halves,
    Slot::Decision,
    Slot::Given,
    Slot::Verdict,
    Slot::Condition,
    Slot::Rows,
    Slot::Expression,
    Slot::Table,
    Slot::Field,
    Slot::FieldOrLink,
    Slot::Reference(References(&[])),
];

/// A slot's word, what it holds, and examples of how it is written.
fn words(slot: Slot) -> (&'static str, &'static str, &'static str) {
    match slot {
        Slot::Text => ("\"text\"", "words in quotes", "`\"Children are safe\"`"),
        Slot::Number => ("number", "a number", "`3`, `37.5`, `10,000`"),
        Slot::Quantity => ("quantity", "a number with its unit", "`52 percent`, `50 per 1,000`, `12 months`"),
        Slot::Range => ("range", "a first and a last number, both belonging to it, or one number", "`0 to 13`"),
        Slot::Bound => ("bound", "which side of a number", "`at least`, `at most`, `over`, `under`"),
        Slot::Year => ("year", "a year, or one that runs over two", "`2020`, `2020-21`"),
        Slot::When => ("when", "a date, a month or a year", "`15 December 2022`, `December 2022`, `2022`, `2022-23`"),
        Slot::Day => ("day", "a day of any year", "`1 October`"),
        Slot::Duration => ("duration", "a length of time", "`12 months`, `6 weeks`"),
        Slot::Ages => (
            "ages",
            "ages in completed years, months, weeks or days",
            "`4 to 5 years`, `under 18 years`, `16 years and over`, `6 to 8 weeks`",
        ),
        Slot::Moment => ("moment", "a point in time", "`the end of the period`, `31 March`"),
        Slot::Name => ("name", "a new id", "`cco`"),
        Slot::Language => ("language", "the code of a language, perhaps with a region", "`cy`, `pt-br`"),
        Slot::Code => ("code", "a code as the data has it", "`reception`, `1`, `\"A*\"`"),
        Slot::CodeRange => ("code range", "a code, or a first and a last one", "`F1`, `S00 to T79`"),
        Slot::KindWord => ("kind", "the word of a kind of declaration", "`outcome`"),
        Slot::Kinds => ("kinds", "the word for several of a kind", "`outcomes`"),
        Slot::StatementWords => ("statement", "the word or words of a statement", "`ages`, `measure type`"),
        Slot::Rule => ("rule", "the name of a kind of finding, or its code", "`outcome-without-indicator`"),
        Slot::Path => ("path", "where a text stands: an id, a dot, a statement", "`safe.title`, `safe.means`"),
        Slot::Phrase => ("words", "plain words without quotes", "`stay in one placement`"),
        Slot::Joined => ("joined areas", "one area with another", "`city-of-london with hackney`"),
        Slot::Halves => ("halves", "where a value half-way between two goes", "`away from zero`, `up`, `to even`"),
        Slot::Decision => {
            ("decision", "a reason, a text in quotes, or both", "`not stated \"the guidance is silent\"`")
        }
        Slot::Given => ("record", "fields with their values", "`year-group reception, bmi-centile 85`"),
        Slot::Verdict => ("verdict", "what the definition says of the record", "`in denominator, not in numerator`"),
        Slot::Condition => ("condition", "something that is true, false or unknown", "`bmi-centile is over 2`"),
        Slot::Rows => ("records", "records of a table", "`measurements where year-group is reception`"),
        Slot::Expression => ("value", "a value of a record", "`sdq-score`, `days from referred-on to closed-on`"),
        Slot::Table => ("table", "a table, or a spell", "`measurements`, `measurements of ncmp`"),
        Slot::Choice => ("choice", "one of the words that are given", "`high`, `low`"),
        Slot::Field => ("field", "a field of the table at hand", "`bmi-centile`"),
        Slot::FieldOrLink => ("field or link", "a field or a link of the table at hand", "`child-id`, `child`"),
        Slot::Reference(_) => ("id", "the id of a declaration of any kind", "`safe`, `ncmp.measurements`"),
    }
}
