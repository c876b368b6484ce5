//! Conditions: as sentences of their own, and as what is said of records behind their name.

use super::prose::Prose;
use super::time::{be, ranges, verb};
use super::values::{links_of, quoted};
use super::{English, NOT_UNDERSTOOD, Number, listed, names};
use crate::expression::{Among, Condition, Member, Order, Standing, Type, Value};
use crate::id::DeclId;
use crate::model::Table;

/// One thing that is said of a record.
struct Said {
    /// Whether the record itself is the subject: `counts as healthy weight`. Else the words are a sentence.
    of_record: bool,
    words: Prose,
}

impl Said {
    fn sentence(words: Prose) -> Said {
        Said { of_record: false, words }
    }

    /// As a sentence, whoever its subject is.
    fn whole(self, number: Number) -> Prose {
        let it = if number == Number::One { "it " } else { "they " };
        if self.of_record { Prose::of(it).with(self.words) } else { self.words }
    }
}

/// The parts of a condition with the word that joins them.
struct Parts<'c> {
    parts: Vec<&'c Condition>,
    word: &'static str,
}

impl English<'_> {
    /// A condition as a sentence; the record it speaks of is `it` or `they`.
    pub(super) fn clause(self, condition: &Condition, number: Number) -> Prose {
        let Parts { parts, word } = parts(condition);
        if parts.is_empty() {
            return Prose::of(of_nothing(word));
        }
        let said = self.all_said(&parts, word, number);
        listed(said.into_iter().map(|said| said.whole(number)).collect(), word)
    }

    /// What is said of records behind their name: ` where the school year is reception`, ` who count as …`.
    pub(super) fn relative(self, condition: &Condition, who: &str, number: Number) -> Prose {
        let Parts { parts, word } = parts(condition);
        if parts.is_empty() && word == "and" {
            return Prose::new();
        }
        let said = self.all_said(&parts, word, number);
        // Alternatives of both sorts share one `where`, so that nobody reads the second as standing alone.
        let mixed = said.iter().any(|said| said.of_record) && said.iter().any(|said| !said.of_record);
        if parts.is_empty() || (word == "or" && mixed) {
            return Prose::of(" where ").with(self.clause(condition, number));
        }
        let mut groups: Vec<(bool, Vec<Prose>)> = Vec::new();
        for Said { of_record, words } in said {
            match groups.last_mut() {
                Some((last, group)) if *last == of_record => group.push(words),
                _ => groups.push((of_record, vec![words])),
            }
        }
        let mut prose = Prose::new();
        for (index, (of_record, group)) in groups.into_iter().enumerate() {
            let and = if index > 0 { " and" } else { "" };
            prose.text(format!("{and} {} ", if of_record { who } else { "where" }));
            prose.append(listed(group, word));
        }
        prose
    }

    /// The parts of a condition in words, with what is said twice of one value said once.
    fn all_said(self, parts: &[&Condition], word: &str, number: Number) -> Vec<Said> {
        let mut said = Vec::with_capacity(parts.len());
        let mut rest = parts;
        while let Some(first) = rest.first() {
            let together = self.about_one_value(rest, word).or_else(|| self.known_together(rest, word));
            let (one, taken) = together.unwrap_or_else(|| (self.said(first, number, false), 1));
            said.push(one);
            rest = rest.get(taken..).unwrap_or_default();
        }
        said
    }

    /// `X is over 2 and under 85`, `X is from 2 to 85`: what is said of one value side by side.
    fn about_one_value(self, parts: &[&Condition], word: &str) -> Option<(Said, usize)> {
        let subject = subject_of(parts.first()?)?;
        let same: Vec<&Condition> =
            parts.iter().copied().take_while(|part| subject_of(part) == Some(subject)).collect();
        let is = self.value(subject).then(" is ");
        let words = match same.as_slice() {
            [] | [_] => return None,
            [Condition::Compare(_, Order::AtLeast, low), Condition::Compare(_, Order::AtMost, high)]
                if word == "and" =>
            {
                is.then("from ").with(self.value(low)).then(" to ").with(self.value(high))
            }
            same => {
                let tests = same.iter().filter_map(|part| match part {
                    Condition::Compare(left, order, right) => {
                        Some(Prose::of(order_words(left, *order)).with(self.value(right)))
                    }
                    Condition::Within(_, window) => Some(self.within(window)),
                    _ => None,
                });
                is.with(listed(tests.collect(), word))
            }
        };
        Some((Said::sentence(words), same.len()))
    }

    /// `X and Y are known`, `X or Y is known`.
    fn known_together(self, parts: &[&Condition], word: &str) -> Option<(Said, usize)> {
        let values: Vec<Prose> = parts
            .iter()
            .map_while(|part| match part {
                Condition::Known(value) => Some(self.value(value)),
                _ => None,
            })
            .collect();
        let taken = values.len();
        let verb = if word == "and" { " are known" } else { " is known" };
        (taken > 1).then(|| (Said::sentence(listed(values, word).then(verb)), taken))
    }

    /// One part in words.
    fn said(self, condition: &Condition, number: Number, negated: bool) -> Said {
        let not = if negated { "not " } else { "" };
        let words = match condition {
            Condition::Unresolved => Prose::of(NOT_UNDERSTOOD),
            Condition::All(_) | Condition::Any(_) => self.several(condition, number, negated),
            Condition::Not(inner) => return self.said(inner, number, !negated),
            Condition::Known(value) => self.value(value).then(format!(" is {not}known")),
            Condition::Compare(left, order, right) => {
                let is = format!(" is {not}{}", order_words(left, *order));
                self.value(left).then(is).with(self.value(right))
            }
            Condition::OneOf(value, set) => self.value(value).with(self.in_set(set, negated)),
            Condition::Like(value, pattern) => self.value(value).then(format!(" is {not}like {}", quoted(pattern))),
            Condition::Yes(value) => self.value(value).then(if negated { " is no" } else { " is yes" }),
            Condition::Within(value, window) => self.value(value).then(format!(" is {not}")).with(self.within(window)),
            Condition::Aged { born, ages, at } => {
                return self.of_record(links_of(born), number, |number| {
                    let aged = format!("{} aged {} ", be(number, negated), ranges(ages, "or"));
                    Prose::of(aged).with(self.at(at))
                });
            }
            Condition::Turns { born, years, window } => {
                return self.of_record(links_of(born), number, |number| {
                    let years = years.iter().map(|year| Prose::of(year.to_string())).collect();
                    let turns = Prose::of(verb("turns", "turn", number, negated)).then(" ");
                    turns.with(listed(years, "or")).then(" ").with(self.within(window))
                });
            }
            Condition::Lasts { from, relation, .. } => {
                return self.of_record(links_of(from), number, |number| self.lasts(relation, number, negated));
            }
            Condition::Term { term, links, when, .. } => {
                return self.of_record(links, number, |number| {
                    let name = names::within_sentence(self.model.decl(*term));
                    let counts = Prose::of(verb("counts as", "count as", number, negated)).then(" ");
                    let counts = counts.with(Prose::linked(*term, name));
                    match when {
                        Some(relation) => counts.then(" ").with(self.when(relation)),
                        None => counts,
                    }
                });
            }
            Condition::Exists(rows) => Prose::of("there is ").with(self.one_of_rows(rows, negated)),
            Condition::Among(among) => return self.among(among, number, negated),
            Condition::Every(rows, inner) => {
                let start = if negated { "it is not so that for " } else { "for " };
                let every = Prose::of(start).with(self.each_of_rows(rows));
                every.then(", ").with(self.clause(inner, Number::One))
            }
        };
        Said::sentence(words)
    }

    /// How a record stands to others of its table.
    fn among(self, among: &Among, number: Number, negated: bool) -> Said {
        let other = if negated { "another " } else { "no other " };
        let has = |number| Prose::of(verb("shares", "share", number, false)).then(" ");
        match among.stands {
            Standing::Unique => {
                let whose = match among.links.as_slice() {
                    [] => Prose::new(),
                    links => Prose::of("for ").with(self.record(links)).then(", "),
                };
                let row = names::row(Table(self.model.decl(among.table)));
                let row = Prose::linked(among.table, row);
                Said::sentence(whose.then(other).with(row).then(" has the same ").with(self.shared_by(among)))
            }
            Standing::Apart(_) => self.of_record(&among.links, number, |number| {
                let day = if negated { "a day with another " } else { "no day with another " };
                has(number).then(day).with(self.one_of_them(among))
            }),
            Standing::Unbroken(_) => self.of_record(&among.links, number, |number| {
                let gap = if negated { " a gap before the next " } else { " no gap before the next " };
                Prose::of(verb("leaves", "leave", number, false)).then(gap).with(self.one_of_them(among))
            }),
        }
    }

    /// What is said of the record at hand, or of the one that links lead to.
    fn of_record(self, links: &[DeclId], number: Number, say: impl Fn(Number) -> Prose) -> Said {
        if links.is_empty() {
            return Said { of_record: true, words: say(number) };
        }
        Said::sentence(self.record(links).then(" ").with(say(Number::One)))
    }

    /// Several conditions within another: in brackets, so that `and` and `or` cannot be mistaken.
    fn several(self, condition: &Condition, number: Number, negated: bool) -> Prose {
        let Parts { parts, word } = parts(condition);
        let one = self.all_said(&parts, word, number).len() == 1;
        let list = self.clause(condition, number);
        match (negated, one, word) {
            (false, true, _) => list,
            (false, false, _) => Prose::of("(").with(list).then(")"),
            (true, true, _) => Prose::of("it is not so that ").with(list),
            (true, false, "or") => Prose::of("none of this is so (").with(list).then(")"),
            (true, false, _) => Prose::of("not all of this is so (").with(list).then(")"),
        }
    }

    fn in_set(self, set: &[Member], negated: bool) -> Prose {
        let not = if negated { "not " } else { "" };
        match set {
            [Member::One(value)] => Prose::of(format!(" is {not}")).with(self.value(value)),
            [Member::Codes { from, to, .. }] => Prose::of(format!(" is {not}from {from} to {to}")),
            [Member::Group(group) | Member::List(group)] => {
                let name = quoted(&self.model.decl(*group).label());
                Prose::of(format!(" is {not}in ")).with(Prose::linked(*group, name))
            }
            _ => {
                let start = if negated { " is none of " } else { " is " };
                Prose::of(start).with(listed(set.iter().map(|member| self.member(member)).collect(), "or"))
            }
        }
    }
}

/// The parts of a condition and the word that joins them; parts of the same sort within each other are one list.
fn parts(condition: &Condition) -> Parts<'_> {
    let any = matches!(condition, Condition::Any(_));
    let mut flat = Vec::new();
    flatten(condition, any, &mut flat);
    Parts { parts: flat, word: if any { "or" } else { "and" } }
}

fn flatten<'c>(condition: &'c Condition, any: bool, flat: &mut Vec<&'c Condition>) {
    match condition {
        Condition::Any(parts) if any => parts.iter().for_each(|part| flatten(part, any, flat)),
        Condition::All(parts) if !any => parts.iter().for_each(|part| flatten(part, any, flat)),
        _ => flat.push(condition),
    }
}

/// The value that is compared, where a condition compares one.
fn subject_of(condition: &Condition) -> Option<&Value> {
    match condition {
        Condition::Compare(value, ..) | Condition::Within(value, _) => Some(value),
        _ => None,
    }
}

/// What a list of no conditions comes to.
fn of_nothing(word: &str) -> &'static str {
    if word == "and" { "nothing is asked" } else { "nothing fits" }
}

/// The words between `is` and the other value; dates come before and after, numbers are over and under.
fn order_words(left: &Value, order: Order) -> &'static str {
    match (left.kind(), order) {
        (Type::Date, Order::Equal) => "on ",
        (Type::Date, Order::Less) => "before ",
        (Type::Date, Order::AtMost) => "on or before ",
        (Type::Date, Order::AtLeast) => "on or after ",
        (Type::Date, Order::More) => "after ",
        (_, Order::Less) => "under ",
        (_, Order::AtMost) => "at most ",
        (_, Order::Equal) => "",
        (_, Order::AtLeast) => "at least ",
        (_, Order::More) => "over ",
    }
}
