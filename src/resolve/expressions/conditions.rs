//! Conditions to the typed core.

use super::names::Named;
use super::scope::Scope;
use super::types::{comparable, in_words};
use crate::diagnostic::Diagnostic;
use crate::expression::{Condition, Member, Order, Relation, Type, Unit, Value};
use crate::id::DeclId;
use crate::model::{self, Decl};
use crate::resolve::findings::{TYPE_MISMATCH, UNKNOWN_CODE};
use crate::source::Span;
use crate::syntax::phrase::{Is, MemberPhrase, Node, Phrase, RelationPhrase, Test};

impl<'m> Scope<'m, '_> {
    /// A condition on the record at hand.
    pub(super) fn condition(&mut self, phrase: &Phrase) -> Condition {
        if !self.counted(phrase.span) {
            return Condition::Unresolved;
        }
        match &phrase.node {
            Node::All(parts) => Condition::All(parts.iter().map(|part| self.condition(part)).collect()),
            Node::Any(parts) => Condition::Any(parts.iter().map(|part| self.condition(part)).collect()),
            Node::Not(inner) => Condition::Not(Box::new(self.condition(inner))),
            Node::Is(is) => self.is(is),
            Node::Aged(ages, moment) => {
                let at = self.moment(moment);
                match self.birth_date(phrase.span) {
                    Value::Unresolved => Condition::Unresolved,
                    born => Condition::Aged { born, ages: ages.clone(), at },
                }
            }
            Node::Turns(years, window) => {
                let window = self.window(window);
                match self.birth_date(phrase.span) {
                    Value::Unresolved => Condition::Unresolved,
                    born => Condition::Turns { born, years: years.clone(), window },
                }
            }
            Node::Lasting(relation) => self.lasting(relation, phrase.span),
            Node::Timed(name, relation) => self.timed(name, relation),
            Node::Exists(rows, none) => match self.rows(rows) {
                Some(rows) if *none => Condition::Not(Box::new(Condition::Exists(Box::new(rows)))),
                Some(rows) => Condition::Exists(Box::new(rows)),
                None => Condition::Unresolved,
            },
            Node::Every(rows, inner) => match self.rows(rows) {
                Some(rows) => {
                    let table = model::Table(self.model.decl(rows.table));
                    let inner = self.at(table, Vec::new(), |scope| scope.condition(inner));
                    Condition::Every(Box::new(rows), Box::new(inner))
                }
                None => Condition::Unresolved,
            },
            Node::Name | Node::Of(..) => self.bare(phrase, None),
            Node::Missing => Condition::Unresolved,
            Node::Number(..)
            | Node::Text
            | Node::Truth(_)
            | Node::Length(_)
            | Node::Moment(_)
            | Node::Arithmetic(..)
            | Node::Count(_)
            | Node::Extreme(..)
            | Node::Age(..)
            | Node::Elapsed(..)
            | Node::Selection(_) => {
                let diagnostic =
                    Diagnostic::new(&TYPE_MISMATCH, phrase.span, "a condition is needed here, not a value")
                        .here("what must it be?")
                        .help("Say what must hold of it, as in `… is at least 3`.");
                self.report(diagnostic);
                Condition::Unresolved
            }
        }
    }

    /// A term or a yes/no field by itself.
    fn bare(&mut self, phrase: &Phrase, when: Option<Relation>) -> Condition {
        match self.named(phrase) {
            Named::Term(term) => self.term(term, when, phrase.span),
            Named::Value(value) => match value.kind() {
                Type::Truth => Condition::Yes(value),
                Type::Unknown => Condition::Unresolved,
                kind @ (Type::Number { .. } | Type::Date | Type::Code(_) | Type::Text | Type::Identifier(_)) => {
                    let what = in_words(self.model, kind);
                    let name = self.slice(phrase.span);
                    let diagnostic = Diagnostic::new(
                        &TYPE_MISMATCH,
                        phrase.span,
                        format!("`{name}` is {what}: say what it must be"),
                    )
                    .here("neither yes nor no by itself")
                    .help(format!("Write `{name} is …`, or `{name} is known`."));
                    self.report(diagnostic);
                    Condition::Unresolved
                }
            },
            Named::Record(..) | Named::Nothing => {
                self.unknown_field(phrase.span);
                Condition::Unresolved
            }
        }
    }

    /// A term or a date with a time: `looked-after throughout the period`, `died in the period`.
    fn timed(&mut self, name: &Phrase, relation: &RelationPhrase) -> Condition {
        match self.named(name) {
            Named::Term(term) => {
                let when = self.relation(relation);
                self.term(term, Some(when), name.span)
            }
            Named::Value(value) => match (value.kind(), relation) {
                (Type::Unknown, _) => Condition::Unresolved,
                (Type::Date, RelationPhrase::During(window)) => Condition::Within(value, self.window(window)),
                (Type::Date, RelationPhrase::At(moment)) => {
                    let moment = self.moment(moment);
                    Condition::Compare(value, Order::Equal, Value::Moment(moment))
                }
                (Type::Truth, _) => {
                    let diagnostic = Diagnostic::new(
                        &TYPE_MISMATCH,
                        name.span,
                        format!("`{}` has no time of its own", self.slice(name.span)),
                    )
                    .here("recorded once, for no moment")
                    .help("Leave the time out, or make it a term that is said `at a date`.");
                    self.report(diagnostic);
                    Condition::Yes(value)
                }
                (kind, _) => {
                    let what = in_words(self.model, kind);
                    let diagnostic = Diagnostic::new(
                        &TYPE_MISMATCH,
                        name.span,
                        format!("`{}` is {what}: it cannot be at or throughout a time", self.slice(name.span)),
                    )
                    .here("not something that lasts")
                    .help("A term that is said `at a date` or a date field may stand here.");
                    self.report(diagnostic);
                    Condition::Unresolved
                }
            },
            Named::Record(..) | Named::Nothing => {
                self.unknown_field(name.span);
                Condition::Unresolved
            }
        }
    }

    /// A term, with its condition put in its place.
    fn term(&mut self, term: Decl<'m>, when: Option<Relation>, span: Span) -> Condition {
        if self.within.contains(&term.id()) {
            // The circle itself is reported once, where it is declared.
            return Condition::Term {
                term: term.id(),
                links: self.links.clone(),
                when,
                means: Box::new(Condition::Unresolved),
            };
        }
        let Some(condition) = term.own("true when").and_then(|statement| statement.get("condition")) else {
            if term.said_no("true when").is_none() {
                let diagnostic = Diagnostic::new(
                    &TYPE_MISMATCH,
                    span,
                    format!("`{}` has no condition that a record could be tested by", term.name()),
                )
                .here("used as a condition")
                .also(term.span(), "defined in words only")
                .help("Add `true when …` to the term, or test a field here.");
                self.report(diagnostic);
            }
            return Condition::Unresolved;
        };
        let model::Value::Pending(phrase) = &condition.value else { return Condition::Unresolved };
        let outer = (self.owner, self.quiet);
        self.within.push(term.id());
        (self.owner, self.quiet) = (term, true);
        let means = self.term_condition(term, phrase);
        (self.owner, self.quiet) = outer;
        self.within.pop();
        Condition::Term { term: term.id(), links: self.links.clone(), when, means: Box::new(means) }
    }

    /// A term that is said of one table and used of another whose records link to it is asked of the linked record.
    fn term_condition(&mut self, term: Decl<'m>, phrase: &Phrase) -> Condition {
        let of = term.own("of").and_then(|of| of.reference("table")).map(model::Table);
        let (Some(of), Some(at_hand)) = (of, self.table) else { return self.condition(phrase) };
        if of == at_hand || at_hand.joined_from() == Some(of) {
            return self.condition(phrase);
        }
        let link =
            at_hand.links().into_iter().find(|link| link.own("to").is_some_and(|to| to.refers_to("table", of.id())));
        match link {
            Some(link) => {
                let mut links = self.links.clone();
                links.push(link.id());
                self.at(of, links, |scope| scope.condition(phrase))
            }
            None => self.at(of, self.links.clone(), |scope| scope.condition(phrase)),
        }
    }

    fn is(&mut self, is: &Is) -> Condition {
        let mut parts: Vec<Condition> =
            is.subjects.iter().map(|subject| self.said(subject, &is.test, is.negated)).collect();
        match (parts.len(), is.each) {
            (1, _) => parts.swap_remove(0),
            (_, true) => Condition::All(parts),
            (_, false) => Condition::Any(parts),
        }
    }

    fn said(&mut self, subject: &Phrase, test: &Test, negated: bool) -> Condition {
        let condition = self.said_plainly(subject, test);
        match (condition, negated) {
            (Condition::Unresolved, _) => Condition::Unresolved,
            (condition, true) => Condition::Not(Box::new(condition)),
            (condition, false) => condition,
        }
    }

    fn said_plainly(&mut self, subject: &Phrase, test: &Test) -> Condition {
        // `child is looked-after throughout the period`: said of the record a link leads to.
        if matches!(subject.node, Node::Name | Node::Of(..))
            && let Named::Record(table, links) = self.named(subject)
        {
            return self.of_record(table, links, subject, test);
        }
        let value = self.value(subject);
        if matches!(value.kind(), Type::Unknown) {
            return Condition::Unresolved;
        }
        match test {
            Test::Known => Condition::Known(value),
            Test::Order(Order::Equal, right) if self.slice(right.span) == "unknown" => {
                Condition::Not(Box::new(Condition::Known(value)))
            }
            Test::Order(order, right) => self.compare(value, subject.span, *order, right),
            Test::Between(from, to) => {
                let low = self.compare(value.clone(), subject.span, Order::AtLeast, from);
                let high = self.compare(value, subject.span, Order::AtMost, to);
                Condition::All(vec![low, high])
            }
            Test::OneOf(members) => self.one_of(value, members),
            Test::Within(window) => {
                let window = self.window(window);
                if self.is_date(&value, subject.span) {
                    Condition::Within(value, window)
                } else {
                    Condition::Unresolved
                }
            }
            Test::Fits(phrase) => {
                let diagnostic = Diagnostic::new(&TYPE_MISMATCH, subject.span, format!("`{}` is a field, not a record", self.slice(subject.span)))
                    .here("only a record can be of an age or looked after")
                    .also(phrase.span, "said of a record")
                    .help("Name the link that leads to the record, as in `child is looked-after …`, or leave the subject out.");
                self.report(diagnostic);
                Condition::Unresolved
            }
        }
    }

    fn of_record(&mut self, table: model::Table<'m>, links: Vec<DeclId>, subject: &Phrase, test: &Test) -> Condition {
        match test {
            Test::Fits(phrase) => self.at(table, links, |scope| scope.condition(phrase)),
            Test::Order(Order::Equal, right) if matches!(right.node, Node::Name | Node::Of(..)) => {
                self.at(table, links, |scope| scope.condition(right))
            }
            Test::Known | Test::Order(..) | Test::Between(..) | Test::OneOf(_) | Test::Within(_) => {
                let diagnostic = Diagnostic::new(
                    &TYPE_MISMATCH,
                    subject.span,
                    format!("`{}` is a record of `{}`, not a value", self.slice(subject.span), table.path()),
                )
                .here("which field of it?")
                .help("Name one of its fields, as in `closed-on of referral`.");
                self.report(diagnostic);
                Condition::Unresolved
            }
        }
    }

    fn compare(&mut self, left: Value, here: Span, order: Order, right: &Phrase) -> Condition {
        match left.kind() {
            Type::Unknown => Condition::Unresolved,
            Type::Code(list) => self.compare_code(left, list, order, right),
            Type::Number { unit, .. } => {
                let value = self.value(right);
                self.compare_number(left, unit, here, order, value, right.span)
            }
            Type::Date => {
                let value = self.value(right);
                if !self.is_date(&value, right.span) {
                    return Condition::Unresolved;
                }
                Condition::Compare(left, order, value)
            }
            kind @ (Type::Truth | Type::Text | Type::Identifier(_)) => {
                self.compare_equal(left, kind, here, order, right)
            }
        }
    }

    fn compare_number(
        &mut self,
        left: Value,
        unit: Unit,
        here: Span,
        order: Order,
        right: Value,
        there: Span,
    ) -> Condition {
        match right.kind() {
            Type::Number { unit: other, .. } if comparable(unit, other) => Condition::Compare(left, order, right),
            Type::Number { unit: other, .. } => {
                self.units_differ(unit, here, other, there);
                Condition::Unresolved
            }
            Type::Unknown => Condition::Unresolved,
            kind => {
                self.mismatch(left.kind(), here, kind, there);
                Condition::Unresolved
            }
        }
    }

    fn compare_code(&mut self, left: Value, list: DeclId, order: Order, right: &Phrase) -> Condition {
        if order != Order::Equal {
            let decl = self.model.decl(list);
            let diagnostic = Diagnostic::new(&TYPE_MISMATCH, right.span, "codes have no more and no less")
                .here("compared with a code")
                .also(decl.span(), "its values are codes")
                .help("Write `is`, `is one of …` or `is in` a group of its codes. Give the list `ordered` and a range where an order is meant.");
            self.report(diagnostic);
            return Condition::Unresolved;
        }
        // Another field of the same codes may stand on the right.
        if matches!(right.node, Node::Name | Node::Of(..))
            && let Named::Value(value @ Value::Field { .. }) = self.named(right)
            && value.kind() == left.kind()
        {
            return Condition::Compare(left, Order::Equal, value);
        }
        match self.code_member(list, right) {
            Member::One(Value::Unresolved) => Condition::Unresolved,
            Member::One(code) => Condition::Compare(left, Order::Equal, code),
            group => Condition::OneOf(left, vec![group]),
        }
    }

    fn compare_equal(&mut self, left: Value, kind: Type, here: Span, order: Order, right: &Phrase) -> Condition {
        let value = self.value(right);
        let same = std::mem::discriminant(&kind) == std::mem::discriminant(&value.kind())
            || matches!((kind, value.kind()), (Type::Identifier(_), Type::Text));
        match value.kind() {
            Type::Unknown => Condition::Unresolved,
            _ if same && order == Order::Equal => Condition::Compare(left, order, value),
            _ if same => {
                let what = in_words(self.model, kind);
                let diagnostic = Diagnostic::new(
                    &TYPE_MISMATCH,
                    here,
                    format!("`{}` is {what}: it has no more and no less", self.slice(here)),
                )
                .here("can be the same or another, nothing between")
                .help("Write `is`, `is not` or `is one of`.");
                self.report(diagnostic);
                Condition::Unresolved
            }
            other => {
                self.mismatch(kind, here, other, right.span);
                Condition::Unresolved
            }
        }
    }

    fn mismatch(&mut self, left: Type, here: Span, right: Type, there: Span) {
        let (one, other) = (in_words(self.model, left), in_words(self.model, right));
        let diagnostic = Diagnostic::new(
            &TYPE_MISMATCH,
            there,
            format!("`{}` is {one} and is compared with {other}", self.slice(here)),
        )
        .here(other)
        .also(here, one)
        .help("Compare it with a value of its own kind.");
        self.report(diagnostic);
    }

    fn one_of(&mut self, value: Value, members: &[MemberPhrase]) -> Condition {
        let list = Self::code_list(&value);
        let mut set = Vec::with_capacity(members.len());
        for member in members {
            match (member, list) {
                (MemberPhrase::One(phrase), Some(list)) => set.push(self.code_member(list, phrase)),
                (MemberPhrase::One(phrase), None) => {
                    let Condition::Compare(_, _, member) =
                        self.compare(value.clone(), phrase.span, Order::Equal, phrase)
                    else {
                        return Condition::Unresolved;
                    };
                    set.push(Member::One(member));
                }
                (MemberPhrase::Range { from, to, .. }, Some(list)) => match self.code_range(list, from, to) {
                    Some(member) => set.push(member),
                    None => return Condition::Unresolved,
                },
                (MemberPhrase::Range { from, to, .. }, None) => return self.number_range(value, from, to),
            }
        }
        if set.contains(&Member::One(Value::Unresolved)) { Condition::Unresolved } else { Condition::OneOf(value, set) }
    }

    fn number_range(&mut self, value: Value, from: &Phrase, to: &Phrase) -> Condition {
        let low = self.compare(value.clone(), from.span, Order::AtLeast, from);
        let high = self.compare(value, to.span, Order::AtMost, to);
        Condition::All(vec![low, high])
    }

    /// `S00 to T79`: only of a list that says it is ordered.
    fn code_range(&mut self, list: DeclId, from: &Phrase, to: &Phrase) -> Option<Member> {
        let decl = self.model.decl(list);
        let span = from.span.to(to.span);
        let ordered = decl.own("ordered").is_some_and(|ordered| ordered.choice().is_some());
        if !ordered {
            let diagnostic = Diagnostic::new(&UNKNOWN_CODE, span, format!("`{}` has no ranges of codes", decl.path()))
                .here("which codes lie between?")
                .also(decl.span(), "does not say that its codes are ordered")
                .help("Name each code, or say `ordered, ranges allowed` in the list.");
            self.report(diagnostic);
            return None;
        }
        let (from, to) = (self.code_words(from), self.code_words(to));
        Some(Member::Codes { list, from: from.into(), to: to.into() })
    }
}
