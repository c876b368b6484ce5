//! The lines of a block, and the statements on a head: each a nested declaration or a statement.

use std::borrow::Cow;

use super::declaration::{Lowering, Place};
use super::findings;
use super::formula;
use super::matching;
use super::outside::declares;
use crate::diagnostic::Diagnostics;
use crate::model::{Filled, Statement, Value};
use crate::source::Span;
use crate::syntax::{TokenKind, Tokens, text_value, word_value};
use crate::vocabulary::{KindEntry, Meant, StatementEntry, ValueSlot, vocabulary};

impl Lowering<'_, '_> {
    /// The statements on the head's own line, separated by commas.
    pub(super) fn inline(&mut self, head: &Tokens<'_, '_>, from: usize, place: Place) {
        let mut start = from;
        if head.kind(start) == Some(TokenKind::Comma) {
            self.diagnostics.push(findings::comma_after_title(head.span(start)));
            start += 1;
        } else if is_needless_sign(head, start)
            && head.kind(start + 1) == Some(TokenKind::Text)
            && let Some(means) = place.kind.statement("means")
        {
            // `term safe "safe" = "…"`
            self.diagnostics.push(findings::sign_for_means(head.text(start), head.span(start)));
            self.unclear(means, place);
            start += 2;
            start += usize::from(head.kind(start) == Some(TokenKind::Comma));
        } else if is_needless_sign(head, start) {
            self.diagnostics.push(findings::sign_before_words(head.text(start), head.span(start)));
            start += 1;
        }
        if matches!(head.text(start), "[" | "(") {
            self.diagnostics.push(findings::brackets(head.text(start), head.span(start)));
            let closed = matches!(head.text(head.len() - 1), "]" | ")");
            self.quietly(&head.part(start + 1..head.len() - usize::from(closed)), place);
            return;
        }
        while start < head.len() {
            let end = (start + 1..head.len())
                .find(|&at| {
                    head.kind(at) == Some(TokenKind::Comma)
                        && starts_statement(&head.part(at + 1..head.len()), place.kind)
                        && !is_answer(head, at + 1)
                })
                .unwrap_or(head.len());
            self.statement(&head.part(start..end), place, false);
            start = end + 1;
        }
    }

    /// The lines of a block.
    pub(super) fn lines(&mut self, items: impl Iterator<Item = usize>, place: Place) {
        let tree = self.tree;
        let mut above = None;
        for item in items {
            let indent = self.indent(&tree.head(item));
            let deeper = above.is_some_and(|above| indent > above);
            self.line(item, place, deeper);
            above = above.or(Some(indent));
        }
    }

    /// One line of a block: a nested declaration or a statement. `deeper` says that it stands further in than the lines
    /// around it.
    pub(super) fn line(&mut self, item: usize, place: Place, deeper: bool) {
        let tree = self.tree;
        let head = tree.head(item);
        let block = tree.items()[item].block;
        if head.is_empty() || matches!(head.kind(0), Some(TokenKind::Stray | TokenKind::UnclosedText)) {
            if let Some(block) = block.filter(|_| head.is_empty()) {
                let span = tree.token_span(tree.tokens()[block.open as usize]);
                self.diagnostics.push(findings::block_of_nothing(span));
                self.lines(tree.children(item), place);
            }
            return;
        }
        let declared = vocabulary().by_word(head.text(0)).filter(|_| head.kind(0) == Some(TokenKind::Word));
        if let Some(kind) = declared.filter(|kind| kind.entry().kind.inside.contains(&place.kind.kind.word)) {
            self.declaration(item, kind, Some(place.owner));
            return;
        }
        // A declaration where it cannot stand; its name is known all the same.
        let misplaced = declared.filter(|kind| {
            let known = sentence_of(&head, place.kind).is_some() || statement_of(&head, place.kind).is_some();
            !known && (declares(&head) || block.is_some() || !kind.entry().kind.inside.is_empty())
        });
        if let Some(kind) = misplaced {
            self.diagnostics.push(findings::cannot_stand_in(kind.entry(), place.kind, head.span(0)));
            if head.kind(1) != Some(TokenKind::Word) {
                // Without an id nobody can refer to it, and one message is enough.
            } else if kind.entry().kind.inside.is_empty() {
                self.declaration(item, kind, None);
            } else {
                self.stray_name(&head);
            }
            return;
        }
        // `means {`: what belongs behind the word stands in braces.
        let alone = statement_of(&head, place.kind).filter(|entry| entry.words.len() == head.len());
        if let (Some(entry), Some(block)) = (alone, block) {
            let span = tree.token_span(tree.tokens()[block.open as usize]);
            self.diagnostics.push(findings::unexpected_block(head.text(0), span));
            self.unclear(entry, place);
            return;
        }
        match self.statement(&head, place, deeper) {
            Said::Declaration(kind) => {
                self.declaration(item, kind, Some(place.owner));
            }
            Said::Clearly => {
                if let Some(block) = block {
                    let span = tree.token_span(tree.tokens()[block.open as usize]);
                    self.diagnostics.push(findings::unexpected_block(head.text(0), span));
                }
            }
            Said::Unclearly => {}
        }
    }

    /// Reads a statement.
    fn statement(&mut self, tokens: &Tokens<'_, '_>, place: Place, deeper: bool) -> Said {
        if let Some(entry) = sentence_of(tokens, place.kind) {
            return self.fitted(tokens, entry, place, 1 + entry.words.len(), Some(tokens.span(0)));
        }
        if let Some(entry) = statement_of(tokens, place.kind) {
            return self.fitted(tokens, entry, place, entry.words.len(), None);
        }
        if let Some(remark) = self.remark(tokens).filter(|_| !place.on_head) {
            self.diagnostics.push(remark);
            return Said::Unclearly;
        }
        if place.kind.kind.word == "codes" && tokens.len() == 2 && tokens.kind(1) == Some(TokenKind::Text) {
            self.diagnostics.push(findings::code_without_its_word(tokens.text(0), tokens.span(0)));
            return Said::Unclearly;
        }
        let words = plain_words(tokens);
        let words: Vec<&str> = words.iter().map(AsRef::as_ref).collect();
        let is_word = tokens.kind(0) == Some(TokenKind::Word);
        let meant = if is_word { Meant::by(place.kind, &words) } else { quoted_statement(tokens, place.kind) };
        let taken = if let Some(Meant::Statement(_, taken)) = meant { taken } else { 1 };
        let span = tokens.span_of(0..taken.min(tokens.len()));
        let said = tokens.tree().text().get(span.range()).unwrap_or_default();
        // What cannot be seen in a word was reported where words are read.
        let seen = |meant: Meant| word_value(said) != said && word_value(said) == meant.word();
        if !meant.is_some_and(seen) {
            self.diagnostics.push(findings::unknown_statement(place.kind, said, span, meant, deeper));
        }
        match meant {
            // What was likely meant counts as said, and nothing more is said of it here.
            Some(Meant::Statement(entry, taken)) => {
                self.say_quietly(entry, taken, tokens, place);
                Said::Unclearly
            }
            Some(Meant::Kind(kind)) => Said::Declaration(kind),
            None => Said::Unclearly,
        }
    }

    fn fitted(
        &mut self,
        tokens: &Tokens<'_, '_>,
        entry: &'static StatementEntry,
        place: Place,
        words: usize,
        subject: Option<Span>,
    ) -> Said {
        let rest = tokens.part(words..tokens.len());
        let word = entry.statement.word;
        if let Some(finding) = formula::of_a_value(word, &rest).or_else(|| formula::of_hidden_counts(word, &rest)) {
            self.diagnostics.push(finding);
            self.unclear(entry, place);
            return Said::Unclearly;
        }
        let signs = usize::from(is_needless_sign(tokens, words) && words + 1 < tokens.len());
        if signs > 0 {
            self.diagnostics.push(findings::sign_before_words(tokens.text(words), tokens.span(words)));
        }
        let words = words + signs;
        let rest = tokens.part(words..tokens.len());
        match matching::fit(&rest, entry, &mut self.diagnostics) {
            Ok((shape, mut values)) => {
                if let Some(span) = subject {
                    values.insert(0, Filled { slot: &ValueSlot::SUBJECT, span, value: Value::Reference(None) });
                }
                self.repeated(entry, place, tokens.span_of(0..tokens.len()));
                self.say(entry, shape, values, tokens, place);
                Said::Clearly
            }
            Err(failure) => {
                let parts = statements_in(tokens, place.kind);
                if let [first, further @ ..] = parts.as_slice()
                    && let [second, ..] = further
                {
                    let mut end = first.span(first.len() - 1).end;
                    let mut between = Vec::new();
                    for part in further {
                        between.push(Span { start: end, ..part.span(0).start_point() });
                        end = part.span(part.len() - 1).end;
                    }
                    let words: Vec<_> = further.iter().map(|part| part.text(0)).collect();
                    let finding = findings::run_together(second.span(0), &words, &between, place.on_head);
                    self.diagnostics.push(finding);
                    parts.iter().for_each(|part| self.quietly(part, place));
                    return Said::Unclearly;
                }
                let failure = *failure;
                // A text that is not closed was reported where it is opened.
                if rest.kind(failure.at) == Some(TokenKind::UnclosedText) {
                    self.unclear(entry, place);
                    return Said::Unclearly;
                }
                if let Some(at) = failure.unknown_after_comma(&rest).filter(|_| place.on_head) {
                    let further = rest.part(at..rest.len());
                    self.quietly(&tokens.part(0..words + at - 1), place);
                    self.statement(&further, place, false);
                    return Said::Unclearly;
                }
                let diagnostic = match failure.problem {
                    Some(mut problem) => {
                        problem.rule = &findings::UNCLEAR_STATEMENT;
                        if problem.help.is_none() {
                            problem.help = Some(findings::forms(place.kind, entry, failure.written));
                        }
                        *problem
                    }
                    None => self.unclear_words(&failure, &rest, tokens, entry, place.kind),
                };
                self.diagnostics.push(diagnostic);
                self.unclear(entry, place);
                Said::Unclearly
            }
        }
    }

    /// Reads a statement of a line about which enough was said.
    fn quietly(&mut self, tokens: &Tokens<'_, '_>, place: Place) {
        if let Some(entry) = statement_of(tokens, place.kind) {
            self.say_quietly(entry, entry.words.len(), tokens, place);
        }
    }

    /// Takes a statement whose word takes so many tokens for said, as far as it can be read.
    fn say_quietly(&mut self, entry: &'static StatementEntry, words: usize, tokens: &Tokens<'_, '_>, place: Place) {
        match matching::fit_quietly(&tokens.part(words..tokens.len()), entry) {
            Some((shape, values)) => self.say(entry, shape, values, tokens, place),
            None => self.unclear(entry, place),
        }
    }

    /// Notes that a statement stands there and could not be read, so that nobody is told that it is missing.
    fn unclear(&mut self, entry: &'static StatementEntry, place: Place) {
        self.declarations[place.owner.index()].unclear.push(entry.statement.word);
    }

    fn say(
        &mut self,
        entry: &'static StatementEntry,
        shape: u8,
        values: Vec<Filled>,
        tokens: &Tokens<'_, '_>,
        place: Place,
    ) {
        let span = tokens.span_of(0..tokens.len());
        let statement = Statement { entry: entry.statement, shape, span, values: values.into() };
        self.declarations[place.owner.index()].statements.push(statement);
    }

    /// A statement that may stand once and stands again, or two of a group that exclude each other.
    fn repeated(&mut self, entry: &'static StatementEntry, place: Place, span: Span) {
        let new = entry.statement;
        let clashes = |old: &&Statement| {
            !new.many && std::ptr::eq(old.entry, new) || new.group.is_some() && old.entry.group == new.group
        };
        if let Some(old) = self.declarations[place.owner.index()].statements.iter().find(clashes) {
            let (old, new) = ((old.entry.word, old.span), (new.word, span));
            self.diagnostics.push(findings::repeated_statement(old, new));
        }
    }
}

/// The first words of a line in plain characters.
pub(super) fn plain_words<'t>(tokens: &Tokens<'_, 't>) -> Vec<Cow<'t, str>> {
    (0..3).map(|at| word_value(tokens.text(at))).filter(|word| !word.is_empty()).collect()
}

/// What became of a line.
enum Said {
    /// It is a statement.
    Clearly,
    /// Something about it was reported.
    Unclearly,
    /// It was likely meant as a declaration of this kind, which is yet to be read.
    Declaration(crate::vocabulary::KindId),
}

/// The statements that stand in a run meant to be one, each without the comma that may follow it; the last may be
/// wrong in itself. One alone where no other begins at or right before the place at which the first no longer fits.
fn statements_in<'a, 't>(tokens: &Tokens<'a, 't>, kind: &'static KindEntry) -> Vec<Tokens<'a, 't>> {
    let mut parts = Vec::new();
    let mut rest = tokens.clone();
    while let Some((end, next)) = statement_of(&rest, kind).and_then(|entry| end_of_first(&rest, entry, kind)) {
        parts.push(rest.part(0..end));
        rest = rest.part(next..rest.len());
    }
    parts.push(rest);
    parts
}

/// Where the first statement of a run ends and the next begins, where it does not fit as a whole.
fn end_of_first(
    tokens: &Tokens<'_, '_>,
    entry: &'static StatementEntry,
    kind: &'static KindEntry,
) -> Option<(usize, usize)> {
    let words = entry.words.len();
    let rest = tokens.part(words..tokens.len());
    let failed = matching::fit(&rest, entry, &mut Diagnostics::new()).err()?.at;
    let end = |at: usize| at - usize::from(at > 0 && rest.kind(at - 1) == Some(TokenKind::Comma));
    let begins = |at: &usize| {
        let part = rest.part(*at..rest.len());
        let whole = || matching::fit_quietly(&rest.part(0..end(*at)), entry).is_some();
        // A word by itself may be a value as well: then what stands before it must be all of a statement.
        statement_of(&part, kind).is_some() && (*at > 0 && part.len() > 1 || whole())
    };
    let past_comma = failed + usize::from(rest.kind(failed) == Some(TokenKind::Comma));
    let next = [past_comma, failed, failed.saturating_sub(1)].into_iter().find(begins)?;
    Some((words + end(next), words + next))
}

/// Whether a sign of other notations stands between a word and what follows it: `value = percent`.
fn is_needless_sign(tokens: &Tokens<'_, '_>, at: usize) -> bool {
    tokens.kind(at) == Some(TokenKind::Symbol) && matches!(tokens.text(at), ":" | "=")
}

/// Whether a `no` is an answer or a code, and not `no … because …`.
fn is_answer(head: &Tokens<'_, '_>, at: usize) -> bool {
    head.is_word(at, "no") && !(at + 1..head.len()).any(|at| head.is_word(at, "because"))
}

/// The statement whose word stands in quotes, as other notations have it: `"polarity": …`.
fn quoted_statement(tokens: &Tokens<'_, '_>, kind: &'static KindEntry) -> Option<Meant> {
    let word = (tokens.kind(0) == Some(TokenKind::Text)).then(|| text_value(tokens.text(0)))?;
    kind.statement(&word).map(|entry| Meant::Statement(entry, 1))
}

/// The statement of a kind that a run of tokens starts with: the longest words that fit.
pub(super) fn statement_of(tokens: &Tokens<'_, '_>, kind: &'static KindEntry) -> Option<&'static StatementEntry> {
    kind.statements.iter().find(|entry| {
        !entry.statement.sentence && entry.words.iter().enumerate().all(|(at, word)| tokens.is_word(at, word))
    })
}

/// The sentence of a kind that a run of tokens is: a name, then the sentence's words.
fn sentence_of(tokens: &Tokens<'_, '_>, kind: &'static KindEntry) -> Option<&'static StatementEntry> {
    if tokens.kind(0) != Some(TokenKind::Word) {
        return None;
    }
    kind.statements.iter().find(|entry| {
        entry.statement.sentence && entry.words.iter().enumerate().all(|(at, word)| tokens.is_word(at + 1, word))
    })
}

pub(super) fn starts_statement(tokens: &Tokens<'_, '_>, kind: &'static KindEntry) -> bool {
    statement_of(tokens, kind).is_some()
}
