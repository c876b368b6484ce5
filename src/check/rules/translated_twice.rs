//! One text that is given twice in one language.

use std::collections::{BTreeMap, HashMap};

use crate::check::Looks;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::id::DeclId;
use crate::model::{Decl, Model, St, Text, Value};
use crate::source::Span;

crate::rule!(pub RULE, "OFW2041", "translated-twice", Error, since "0.1");

/// A text in a language: which text of a declaration, by its place among them or, where there is none, by its path.
type Key<'m> = (Result<usize, String>, &'m str);

pub(super) const LOOKS: &[Looks] = &[Looks::AtEvery(beside), Looks::AtTheWhole(translated)];

/// What stands beside a text, `in cy "…"`.
fn beside(decl: Decl<'_>, found: &mut Diagnostics) {
    let further = |text: &Text| text.more.as_ref().is_some_and(|more| !more.languages.is_empty());
    // A text that is in one language only cannot be there twice.
    if texts(decl).any(|one| further(one.text)) {
        found.extend(Given::beside(decl).twice);
    }
}

/// What a `translation` gives besides.
fn translated(model: &Model, found: &mut Diagnostics) {
    for (decl, translations) in translations(model) {
        let mut given = Given::beside(model.decl(decl));
        for one in translations {
            let text = given.by_path.get(&one.text).copied().ok_or_else(|| one.text.clone());
            let key = (text, one.language);
            match given.places.get(&key) {
                Some(first) => found.push(finding(one.path, one.language, *first, one.span)),
                None => drop(given.places.insert(key, one.span)),
            }
        }
    }
}

/// What a `translation` gives.
struct Translation<'m> {
    /// The path of the text, from its declaration on.
    text: String,
    language: &'m str,
    /// The path as it is written.
    path: &'m str,
    span: Span,
}

/// What translations give, by the declaration whose text it is.
fn translations(model: &Model) -> BTreeMap<DeclId, Vec<Translation<'_>>> {
    let mut all: BTreeMap<DeclId, Vec<Translation<'_>>> = BTreeMap::new();
    for translation in model.of_kind("translation") {
        for statement in translation.statements("text") {
            let Some(path) = statement.words("path") else { continue };
            let Some((decl, text)) = translation.text_of_path(path) else { continue };
            let given = Translation { text, language: translation.name(), path, span: statement.span_of("path") };
            all.entry(decl.id()).or_default().push(given);
        }
    }
    all
}

/// The texts of a declaration in all languages that it has itself.
struct Given<'m> {
    places: HashMap<Key<'m>, Span>,
    /// Which text is meant by a path.
    by_path: HashMap<String, usize>,
    /// What it gives twice itself.
    twice: Vec<Diagnostic>,
}

impl<'m> Given<'m> {
    fn beside(decl: Decl<'m>) -> Self {
        let model = decl.model();
        let own = own_language(decl);
        let mut given = Self { places: HashMap::new(), by_path: HashMap::new(), twice: Vec::new() };
        for (index, one) in texts(decl).enumerate() {
            given.places.insert((Ok(index), own), one.text.span);
            given.by_path.extend(one.paths(decl).into_iter().map(|path| (path, index)));
            for (code, pieces) in one.text.more.iter().flat_map(|more| &more.languages) {
                let span = pieces.first().map_or(*code, |first| code.to(*first));
                let language = model.slice(*code);
                match given.places.get(&(Ok(index), language)) {
                    Some(first) => {
                        let shortest = one.paths(decl).into_iter().min_by_key(String::len).unwrap_or_default();
                        given.twice.push(finding(&format!("{}.{shortest}", decl.path()), language, *first, span));
                    }
                    None => drop(given.places.insert((Ok(index), language), span)),
                }
            }
        }
        given
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
