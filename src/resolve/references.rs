//! Names in statements to what they reach. Fields wait until tables are known: they are looked up with expressions.

use rayon::prelude::*;

use super::everyday::Called;
use super::findings::{ambiguous, nearest, unexpected_kind, unknown_name, unknown_name_among, unknown_table};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::expression::Unit;
use crate::id::{DeclId, PackageId};
use crate::model::{Filled, Found, Model, Statement, Value};
use crate::source::Span;
use crate::vocabulary::Slot;

/// Looks up every name that does not depend on a table.
pub(super) fn resolve(model: &mut Model, diagnostics: &mut Diagnostics) {
    let called = Called::of(model);
    let mut statements = model.take_statements();
    let one = |(index, statements): (usize, &mut Vec<Statement>)| {
        let mut found = Diagnostics::new();
        let at = Place { model, called: &called, id: DeclId::new(index) };
        for statement in statements {
            let word = statement.entry.word;
            for filled in &mut statement.values {
                at.value(word, filled, &mut found);
            }
        }
        found
    };
    if statements.len() >= super::PARALLEL_FROM {
        let found: Vec<Diagnostics> =
            statements.par_iter_mut().enumerate().map(one).filter(|found| !found.is_empty()).collect();
        found.into_iter().for_each(|found| diagnostics.append(found));
    } else {
        statements.iter_mut().enumerate().map(one).for_each(|found| diagnostics.append(found));
    }
    model.put_statements(statements);
}

/// A declaration whose names are looked up.
struct Place<'m> {
    model: &'m Model,
    /// What units and subjects are also called.
    called: &'m Called,
    id: DeclId,
}

impl Place<'_> {
    fn package(&self) -> PackageId {
        self.model.declaration(self.id).package
    }

    fn value(&self, word: &str, filled: &mut Filled, diagnostics: &mut Diagnostics) {
        // What is used was looked for when packages were loaded, and reported there.
        let quiet = matches!(word, "use" | "extends");
        match (&mut filled.value, filled.slot.slot) {
            (Value::Reference(target), Slot::Reference(kinds)) if kinds.0 == ["reason"] => {
                *target = self.reason(filled.span, diagnostics);
            }
            (Value::Reference(target), Slot::Reference(kinds)) => {
                let found = self.look(filled.span, kinds.0);
                *target = self.settle(found, filled.span, kinds.0, (!quiet).then_some(diagnostics));
            }
            (Value::Reference(target), Slot::Table) => *target = self.table(filled.span, diagnostics),
            (Value::Quantity(_, unit @ Unit::Unresolved), _) => *unit = self.unit(filled.span, diagnostics),
            (Value::Decision(reason, _), _) => *reason = self.decided(filled.span, diagnostics),
            _ => {}
        }
    }

    fn look(&self, span: Span, kinds: &[&str]) -> Found {
        let words = self.model.slice(span);
        if Called::speaks_of(kinds) {
            return self.called.find(self.model, self.package(), self.id, words, kinds);
        }
        // A sentence's or statement's own declaration is near too: a scale names its sisters.
        self.model.find(self.package(), Some(self.id), words, kinds)
    }

    fn settle(
        &self,
        found: Found,
        span: Span,
        kinds: &[&str],
        diagnostics: Option<&mut Diagnostics>,
    ) -> Option<DeclId> {
        let name = self.model.slice(span);
        let (diagnostic, target): (Diagnostic, Option<DeclId>) = match found {
            Found::One(id) => return Some(id),
            Found::OtherKind(id) => (unexpected_kind(self.model, name, span, id, kinds), None),
            Found::Several(ids) => (ambiguous(self.model, name, span, &ids), None),
            Found::Nothing => {
                let candidates = self.model.candidates(self.package(), name, kinds);
                let near = nearest(name, candidates.iter().map(|(name, _)| name.as_ref()));
                // A name with a confident suggestion counts as that name from here on.
                let target = near.and_then(|near| candidates.iter().find(|(name, _)| name == near)).map(|(_, id)| *id);
                let known = || candidates.iter().map(|(name, _)| name.as_ref()).collect::<Vec<_>>();
                let diagnostic = match near {
                    Some(near) => unknown_name(name, span, kinds, Some(near)),
                    None => unknown_name_among(name, span, kinds, &known()),
                };
                (diagnostic, target)
            }
        };
        if let Some(diagnostics) = diagnostics {
            diagnostics.push(diagnostic);
        }
        target
    }

    /// `measurements`, `measurements of ncmp`, `ncmp.measurements`.
    fn table(&self, span: Span, diagnostics: &mut Diagnostics) -> Option<DeclId> {
        let words: Vec<&str> = self.model.slice(span).split_whitespace().collect();
        let path = match words.as_slice() {
            [table, "of", dataset] => format!("{dataset}.{table}"),
            _ => words.concat(),
        };
        let found = self.model.find_table(self.package(), Some(self.id), &path);
        match found {
            Found::One(id) => Some(id),
            Found::Several(ids) => {
                diagnostics.push(ambiguous(self.model, &path, span, &ids));
                None
            }
            Found::OtherKind(_) | Found::Nothing => {
                let said = self.model.slice(span).split_whitespace().collect::<Vec<_>>().join(" ");
                let (diagnostic, near) = unknown_table(self.model, self.package(), &said, &path, span);
                diagnostics.push(diagnostic);
                near
            }
        }
    }

    /// `not stated`: the title or the id of a reason.
    fn reason(&self, span: Span, diagnostics: &mut Diagnostics) -> Option<DeclId> {
        let words = self.model.slice(span).split_whitespace().collect::<Vec<_>>().join("-");
        match self.model.find(self.package(), None, &words, &["reason"]) {
            Found::One(id) => Some(id),
            Found::Several(_) | Found::OtherKind(_) | Found::Nothing => {
                let reasons: Vec<String> =
                    self.model.of_kind("reason").map(|reason| reason.name().replace('-', " ")).collect();
                let said = words.replace('-', " ");
                let near = nearest(&said, reasons.iter().map(String::as_str));
                let all = reasons.iter().map(|reason| format!("`{reason}`")).collect::<Vec<_>>().join(", ");
                let diagnostic = unknown_name(&said, span, &["reason"], near);
                diagnostics.push(diagnostic.help(format!(
                    "Reasons are a short list, so that gaps can be counted: {all}. Say more in quotes behind the reason."
                )));
                near.and_then(|near| {
                    self.model.of_kind("reason").find(|reason| reason.name().replace('-', " ") == near)
                })
                .map(|reason| reason.id())
            }
        }
    }

    /// The words before the text of a decision: a reason, or nothing.
    fn decided(&self, span: Span, diagnostics: &mut Diagnostics) -> Option<DeclId> {
        let slice = self.model.slice(span);
        let words = slice.split(['"', '“']).next().unwrap_or_default().trim_end();
        (!words.is_empty())
            .then(|| self.reason(Span { end: span.start + words.len() as u32, ..span }, diagnostics))
            .flatten()
    }

    /// The last word of a quantity is its unit.
    fn unit(&self, span: Span, diagnostics: &mut Diagnostics) -> Unit {
        let slice = self.model.slice(span);
        let word = slice.rsplit(char::is_whitespace).next().unwrap_or_default();
        let span = Span { start: span.end - word.len() as u32, ..span };
        let found = self.look(span, &["unit"]);
        self.settle(found, span, &["unit"], Some(diagnostics)).map_or(Unit::Unresolved, |unit| {
            let unit = self.model.decl(unit);
            crate::model::unit_of(unit)
        })
    }
}
