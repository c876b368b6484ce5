//! Comparisons of values, and sets that a value may belong to.

use super::scope::Scope;
use super::types::{comparable, in_words};
use crate::diagnostic::{Applicability, Diagnostic, Edit, Fix};
use crate::expression::{Condition, Member, Moment, Order, Type, Unit, Value};
use crate::id::DeclId;
use crate::model::{Decl, code_of};
use crate::resolve::findings::{TYPE_MISMATCH, UNKNOWN_CODE, reversed_range};
use crate::source::Span;
use crate::syntax::phrase::{MemberPhrase, Node, Phrase};

use super::names::Named;

impl Scope<'_, '_> {
    pub(super) fn compare(&mut self, left: Value, here: Span, order: Order, right: &Phrase) -> Condition {
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
            // Ten percent of what is a plain number?
            Type::Number { unit: other, .. } if unit == Unit::One && self.is_stated(&right, other) => {
                self.unit_of_plain_number(here, other, there);
                Condition::Unresolved
            }
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

    /// Whether a value is a number that is written with its unit.
    fn is_stated(&self, value: &Value, unit: Unit) -> bool {
        matches!(value, Value::Number(..)) && !matches!(unit, Unit::One | Unit::Unresolved)
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
            && let Named::Value(value @ (Value::Field { .. } | Value::Derived { .. })) = self.named(right)
            && value.kind() == left.kind()
        {
            return Condition::Compare(left, Order::Equal, value);
        }
        if matches!(right.node, Node::Choice(..)) {
            let value = self.value_like(right, list);
            return if value == Value::Unresolved {
                Condition::Unresolved
            } else {
                Condition::Compare(left, order, value)
            };
        }
        match self.code_member(list, right) {
            Member::One(Value::Unresolved) => Condition::Unresolved,
            Member::One(code) => Condition::Compare(left, Order::Equal, code),
            group => Condition::OneOf(left, vec![group]),
        }
    }

    fn compare_equal(&mut self, left: Value, kind: Type, here: Span, order: Order, right: &Phrase) -> Condition {
        if self.said_without_quotes(&left, right) {
            return Condition::Unresolved;
        }
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
        .help(like(left, self.slice(here)));
        self.report(diagnostic);
    }

    pub(super) fn one_of(&mut self, value: Value, members: &[MemberPhrase]) -> Condition {
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
                (MemberPhrase::Range { from, to, .. }, None) => {
                    return self.between(value, from.span.to(to.span), from, to);
                }
            }
        }
        if set.contains(&Member::One(Value::Unresolved)) { Condition::Unresolved } else { Condition::OneOf(value, set) }
    }

    /// `from 2 to 5`, both included.
    pub(super) fn between(&mut self, value: Value, here: Span, from: &Phrase, to: &Phrase) -> Condition {
        let low = self.compare(value.clone(), here, Order::AtLeast, from);
        if low == Condition::Unresolved {
            return low;
        }
        let high = self.compare(value, here, Order::AtMost, to);
        let reversed = match (&low, &high) {
            (Condition::Compare(_, _, Value::Number(low, _)), Condition::Compare(_, _, Value::Number(high, _))) => {
                low > high
            }
            (
                Condition::Compare(_, _, Value::Moment(Moment::Date(first))),
                Condition::Compare(_, _, Value::Moment(Moment::Date(last))),
            ) => first > last,
            _ => false,
        };
        if reversed {
            self.reversed(from.span, to.span);
            return Condition::Unresolved;
        }
        Condition::All(vec![low, high])
    }

    /// Says that a range ends before it begins.
    fn reversed(&mut self, from: Span, to: Span) {
        let (first, last) = (self.slice(from), self.slice(to));
        let mut diagnostic = reversed_range(from.to(to), self.slice(from.to(to)));
        diagnostic.fix = Some(Fix {
            title: format!("write `{last}` first"),
            applicability: Applicability::Likely,
            edits: vec![Edit { span: from, text: last.to_owned() }, Edit { span: to, text: first.to_owned() }],
        });
        self.report(diagnostic);
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
        let (first, last) = (from.span, to.span);
        let (from, to) = (self.code_words(from), self.code_words(to));
        // Where each is declared; none of a code that a list does not give, as some lists do not give all.
        let mut places = [None; 2];
        for ((code, span), place) in [(&from, first), (&to, last)].into_iter().zip(&mut places) {
            let Some(code) = code_of(self.model, list, code) else {
                self.unknown_code(list, code, span);
                return None;
            };
            *place = code.declared.map(Decl::id);
        }
        if let [Some(start), Some(end)] = places
            && start > end
        {
            let turned = format!("{to} to {from}");
            let diagnostic = Diagnostic::new(&UNKNOWN_CODE, span, format!("`{from} to {to}` ends before it begins"))
                .here("no code lies in it")
                .also(decl.span(), "the order of its codes")
                .help("Write the code that comes first in the list first.")
                .fix(Applicability::Likely, span, turned.clone(), format!("write `{turned}`"));
            self.report(diagnostic);
            return None;
        }
        Some(Member::Codes { list, from: from.into(), to: to.into() })
    }
}

/// What a value of a type is compared with, as an example.
fn like(kind: Type, name: &str) -> String {
    match kind {
        Type::Number { .. } => format!("Compare it with a number, as in `{name} is at least 3`."),
        Type::Date => format!("Compare it with a date, as in `{name} is on or after 31 March 2024`."),
        Type::Truth => format!("Write `{name}` or `not {name}`: it is yes or no by itself."),
        Type::Text => format!("Compare it with a text in quotes, as in `{name} is \"…\"`."),
        Type::Identifier(_) | Type::Code(_) | Type::Unknown => "Compare it with a value of its own kind.".to_owned(),
    }
}
