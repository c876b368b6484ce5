//! Terms and yes/no fields in conditions, by themselves and at a time.

use super::names::Named;
use super::scope::Scope;
use super::types::in_words;
use crate::diagnostic::Diagnostic;
use crate::expression::{Condition, Order, Relation, Type, Value, Window};
use crate::model::{self, Decl};
use crate::resolve::findings::TYPE_MISMATCH;
use crate::source::Span;
use crate::syntax::phrase::{Phrase, RelationPhrase};

impl<'m> Scope<'m, '_> {
    /// A term or a yes/no field by itself.
    pub(super) fn bare(&mut self, phrase: &Phrase, when: Option<Relation>) -> Condition {
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
                self.unknown_field(phrase);
                Condition::Unresolved
            }
        }
    }

    /// A term or a date with a time: `looked-after throughout the period`, `died in the period`.
    pub(super) fn timed(&mut self, name: &Phrase, relation: &RelationPhrase) -> Condition {
        match self.named(name) {
            Named::Term(term) => {
                if is_dated(term) && matches!(relation, RelationPhrase::For(..)) {
                    self.up_to_when(term, name.span);
                    return Condition::Unresolved;
                }
                let when = match self.relation(relation) {
                    // To have held so long is to have held on each of these days.
                    Relation::OpenFor { order: Order::AtLeast, length, at } if is_dated(term) => {
                        Relation::Throughout(Window::Before(length, Box::new(at)))
                    }
                    Relation::OpenFor { .. } if is_dated(term) => {
                        self.only_at_least(term, name.span);
                        return Condition::Unresolved;
                    }
                    when => when,
                };
                self.term(term, Some(when), name.span)
            }
            Named::Value(value) => match (value.kind(), relation) {
                (Type::Unknown, _) => Condition::Unresolved,
                (Type::Date, RelationPhrase::During(window)) => self.date_within(value, window),
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
                self.unknown_field(name);
                Condition::Unresolved
            }
        }
    }

    /// A term, with its condition put in its place.
    fn term(&mut self, term: Decl<'m>, when: Option<Relation>, span: Span) -> Condition {
        self.time_of_term(term, when.as_ref(), span);
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
        let outer = (self.owner, self.quiet, self.of_elements);
        self.within.push(term.id());
        (self.owner, self.quiet, self.of_elements) = (term, true, false);
        let means = self.of_term(span, |scope| scope.term_condition(term, phrase)).unwrap_or(Condition::Unresolved);
        (self.owner, self.quiet, self.of_elements) = outer;
        self.within.pop();
        Condition::Term { term: term.id(), links: self.links.clone(), when, means: Box::new(means) }
    }

    /// A term that is said of one table and used of another whose records link to it is asked of the linked record.
    fn term_condition(&mut self, term: Decl<'m>, phrase: &Phrase) -> Condition {
        let of = term.own("of").and_then(|of| of.reference("table")).map(model::Table);
        let (Some(of), Some(at_hand)) = (of, self.table) else {
            self.of_elements = of.is_none();
            return self.condition(phrase);
        };
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

    /// `looked-after for at least 6 months`: up to which day is counted?
    fn up_to_when(&mut self, term: Decl<'m>, span: Span) {
        let name = term.name();
        let diagnostic =
            Diagnostic::new(&TYPE_MISMATCH, span, format!("`{name}` is asked at a date, and none is given"))
                .here("so long, up to which moment?")
                .also(term.span(), "said `at a date`")
                .help(format!("Say up to when: `{name} for at least 6 months at the end of the period`."));
        self.report(diagnostic);
    }

    /// `looked-after for more than 6 months at …`: a term is asked day by day and has no first day of its own.
    fn only_at_least(&mut self, term: Decl<'m>, span: Span) {
        let name = term.name();
        let diagnostic = Diagnostic::new(&TYPE_MISMATCH, span, format!("`{name}` can be so for at least some time, and no other"))
            .here("asked day by day")
            .also(term.span(), "said `at a date`")
            .help(format!("Write `{name} for at least …`: it is so on each of these days. For other lengths name the records that last: `there is a … open for under 6 months at …`."));
        self.report(diagnostic);
    }

    /// Says where a term that is asked at a date is used without one, or the other way round.
    fn time_of_term(&mut self, term: Decl<'m>, when: Option<&Relation>, span: Span) {
        let diagnostic = match (is_dated(term), when) {
            (true, None) => Diagnostic::new(
                &TYPE_MISMATCH,
                span,
                format!("`{}` is asked at a date, and none is given", term.name()),
            )
            .here("at which moment?")
            .also(term.span(), "said `at a date`")
            .help(if is_dated(self.owner) {
                format!("Say when: `{} at the date`, the date at which this term is asked.", term.name())
            } else {
                format!("Say when: `{0} at the end of the period`, or `{0} throughout the period`.", term.name())
            }),
            (false, Some(_)) => {
                Diagnostic::new(&TYPE_MISMATCH, span, format!("`{}` is not asked at a date", term.name()))
                    .here("has no time of its own")
                    .also(term.span(), "does not say `at a date`")
                    .help(
                        "Leave the time out. Or say `of … at a date` in the term, and `at the date` in its condition.",
                    )
            }
            (true, Some(_)) | (false, None) => return,
        };
        self.report(diagnostic);
    }
}

/// Whether a term is asked at a date: `of children at a date`.
pub(super) fn is_dated(term: Decl<'_>) -> bool {
    term.own("of").is_some_and(|of| of.choice().is_some())
}
