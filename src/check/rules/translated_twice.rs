//! One text that is given twice in one language.

use std::collections::HashMap;

use crate::check::Check;
use crate::diagnostic::Diagnostic;
use crate::model::{Decl, Model, St, Text, Value};
use crate::source::Span;

crate::rule!(pub RULE, "OFW2041", "translated-twice", Error, since "0.1");

/// A text in a language: which text of a declaration, by its place among them or, where there is none, by its path.
type Key<'m> = (Result<usize, String>, &'m str);

pub(super) fn check(cx: &mut Check<'_>) {
    let model = cx.model();
    let mut found = Vec::new();
    let translated = translated(model);
    for decl in model.decls() {
        let given = translated.get(&decl.id().index()).map_or(&[][..], Vec::as_slice);
        of_decl(decl, given, &mut found);
    }
    found.into_iter().for_each(|found| cx.report(found));
}

/// What a `translation` gives.
struct Given<'m> {
    /// The path of the text, from its declaration on.
    text: String,
    language: &'m str,
    /// The path as it is written.
    path: &'m str,
    span: Span,
}

/// What translations give, by the declaration whose text it is.
fn translated(model: &Model) -> HashMap<usize, Vec<Given<'_>>> {
    let mut all: HashMap<usize, Vec<Given<'_>>> = HashMap::new();
    for translation in model.of_kind("translation") {
        for statement in translation.statements("text") {
            let Some(path) = statement.words("path") else { continue };
            let Some((decl, text)) = translation.text_of_path(path) else { continue };
            let given = Given { text, language: translation.name(), path, span: statement.span_of("path") };
            all.entry(decl.id().index()).or_default().push(given);
        }
    }
    all
}

fn of_decl<'m>(decl: Decl<'m>, given: &[Given<'m>], found: &mut Vec<Diagnostic>) {
    let further = |text: &Text| text.more.as_ref().is_some_and(|more| !more.languages.is_empty());
    // A text that is in one language only cannot be there twice.
    if given.is_empty() && !texts(decl).any(|one| further(one.text)) {
        return;
    }
    let model = decl.model();
    let own = own_language(decl);
    let mut seen: HashMap<Key<'m>, Span> = HashMap::new();
    let mut by_path: HashMap<String, usize> = HashMap::new();
    for (index, one) in texts(decl).enumerate() {
        seen.insert((Ok(index), own), one.text.span);
        by_path.extend(one.paths(decl).into_iter().map(|path| (path, index)));
        for (code, pieces) in one.text.more.iter().flat_map(|more| &more.languages) {
            let span = pieces.first().map_or(*code, |first| code.to(*first));
            let language = model.slice(*code);
            match seen.get(&(Ok(index), language)) {
                Some(first) => {
                    let shortest = one.paths(decl).into_iter().min_by_key(String::len).unwrap_or_default();
                    found.push(finding(&format!("{}.{shortest}", decl.path()), language, *first, span));
                }
                None => drop(seen.insert((Ok(index), language), span)),
            }
        }
    }
    for one in given {
        let text = by_path.get(&one.text).copied().ok_or_else(|| one.text.clone());
        let key = (text, one.language);
        match seen.get(&key) {
            Some(first) => found.push(finding(one.path, one.language, *first, one.span)),
            None => drop(seen.insert(key, one.span)),
        }
    }
}

/// A text of a declaration, and the statement it stands in with its place among the values there.
struct Said<'m> {
    text: &'m Text,
    within: Option<(St<'m>, usize)>,
}

impl<'m> Said<'m> {
    /// The paths by which the text may be named, from its declaration on.
    fn paths(&self, decl: Decl<'m>) -> Vec<String> {
        self.within.map_or_else(|| vec!["title".to_owned()], |(statement, index)| decl.text_paths(statement, index))
    }
}

fn texts(decl: Decl<'_>) -> impl Iterator<Item = Said<'_>> {
    let title = decl.stored().title.iter().map(|text| Said { text, within: None });
    let statements = decl.all_statements().zip(&decl.stored().statements).flat_map(|(statement, stored)| {
        stored.values.iter().enumerate().filter_map(move |(index, filled)| match &filled.value {
            Value::Text(text) | Value::Decision(_, Some(text)) => {
                Some(Said { text, within: Some((statement, index)) })
            }
            _ => None,
        })
    });
    title.chain(statements)
}

/// The language that the texts of a declaration are in.
fn own_language(decl: Decl<'_>) -> &str {
    let head = decl.package().head.map(|head| decl.model().decl(head));
    head.and_then(|head| head.own("language")?.words("language")).unwrap_or("en")
}

fn finding(path: &str, language: &str, first: Span, again: Span) -> Diagnostic {
    Diagnostic::new(&RULE, again, format!("`{path}` is given twice in `{language}`"))
        .here("given again here")
        .also(first, "given first here")
        .help("Keep the one that is meant and delete the other: nobody could tell which of them is shown.")
}
