//! Texts as runs, in the framework's own language and in others.

use std::collections::BTreeMap;

use serde_json::{Map, Value, json};

use super::names::reference;
use crate::emit::json::object;
use crate::english::{self, Prose};
use crate::id::{DeclId, PackageId};
use crate::model::{Decl, Model, Run, St, Text, reads_links, runs};

/// What `translation` declarations give: for a declaration and the path of one of its texts, the text in a language.
#[derive(Debug, Default)]
pub(super) struct Translations<'m> {
    given: BTreeMap<(DeclId, String), ByLanguage<'m>>,
}

/// For each language the translation that gives a text, and the text.
type ByLanguage<'m> = BTreeMap<&'m str, (Decl<'m>, &'m Text)>;

impl<'m> Translations<'m> {
    /// Those of the packages in reach.
    pub(super) fn of(model: &'m Model, packages: &[PackageId]) -> Self {
        let mut given: BTreeMap<_, ByLanguage<'m>> = BTreeMap::new();
        for translation in model.of_kind("translation").filter(|decl| packages.contains(&decl.package_id())) {
            for statement in translation.statements("text") {
                let target = statement.words("path").and_then(|path| translation.text_of_path(path));
                if let (Some((decl, key)), Some(text)) = (target, statement.stored_text("text")) {
                    given.entry((decl.id(), key)).or_default().entry(translation.name()).or_insert((translation, text));
                }
            }
        }
        Self { given }
    }

    fn find(&self, decl: Decl<'m>, keys: impl IntoIterator<Item = String>) -> Vec<(&'m str, Decl<'m>, &'m Text)> {
        let found = keys.into_iter().find_map(|key| self.given.get(&(decl.id(), key)));
        found.into_iter().flatten().map(|(language, (by, text))| (*language, *by, *text)).collect()
    }
}

/// A title; links are not read in titles.
pub(super) fn title<'m>(decl: Decl<'m>, title: &'m Text, translations: &Translations<'m>) -> Value {
    written(decl, title, false, &translations.find(decl, ["title".to_owned()]))
}

/// The texts of a statement: for each value of it that is one, its JSON.
pub(super) fn of_statement<'m>(
    decl: Decl<'m>,
    statement: St<'m>,
    index: usize,
    text: &'m Text,
    translations: &Translations<'m>,
) -> Value {
    let links = reads_links(decl.kind_word(), statement.word());
    if translations.given.is_empty() {
        return written(decl, text, links, &[]);
    }
    written(decl, text, links, &translations.find(decl, decl.text_paths(statement, index)))
}

/// A text that stands inside another value.
pub(super) fn inner<'m>(decl: Decl<'m>, text: &'m Text) -> Value {
    written(decl, text, true, &[])
}

fn written<'m>(decl: Decl<'m>, text: &'m Text, links: bool, others: &[(&'m str, Decl<'m>, &'m Text)]) -> Value {
    let model = decl.model();
    let own = in_runs(decl, &model.text(text), links);
    let mut languages = Map::new();
    for (code, _) in text.more.iter().flat_map(|more| &more.languages) {
        let code = model.slice(*code);
        if let Some(words) = model.text_in(text, code) {
            languages.entry(code).or_insert_with(|| in_runs(decl, &words, links));
        }
    }
    for (language, by, text) in others {
        languages.entry(*language).or_insert_with(|| in_runs(*by, &model.text(text), links));
    }
    languages.sort_keys();
    object([("runs", Some(own)), ("languages", (!languages.is_empty()).then_some(Value::Object(languages)))])
}

/// Sentences that were made, as runs.
pub(super) fn sentence(model: &Model, prose: &Prose) -> Value {
    let runs = prose.runs().iter().map(|run| match run {
        english::Run::Text(text) => json!({ "text": text }),
        english::Run::Link { id, text } => json!({ "text": text, "to": reference(model.decl(*id)) }),
    });
    runs.collect()
}

/// The runs of a text: their words, put one after the other, are what a reader reads.
fn in_runs(near: Decl<'_>, text: &str, links: bool) -> Value {
    if !links {
        return json!([{ "text": text }]);
    }
    runs(text).into_iter().map(|run| in_run(near, &run)).collect()
}

fn in_run(near: Decl<'_>, run: &Run<'_>) -> Value {
    match run {
        Run::Words(words) => json!({ "text": words }),
        Run::Break => json!({ "text": "\n\n", "break": true }),
        Run::Link(link) => {
            let target = near.model().linked(near, link).map(|id| near.model().decl(id));
            let shown = link.words.map(str::to_owned).or_else(|| target.map(|target| target.label().into_owned()));
            object([
                ("text", Some(json!(shown.unwrap_or_else(|| link.name.to_owned())))),
                ("to", target.map(|target| json!(reference(target)))),
            ])
        }
    }
}
