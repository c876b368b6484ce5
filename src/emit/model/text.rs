//! Texts as runs, in the framework's own language and in others.

use serde_json::{Map, Value, json};

use super::names::reference;
use crate::emit::json::object;
use crate::emit::translations::{Further, Translations, in_place};
use crate::english::{self, Prose};
use crate::model::{Decl, Model, Run, St, Text, reads_links, runs};

/// A title; links are not read in titles.
pub(super) fn title<'m>(decl: Decl<'m>, title: &'m Text, translations: &Translations<'m>) -> Value {
    written(decl, title, false, translations.of_title(decl, title))
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
    written(decl, text, links, translations.of_text(decl, statement, index, text))
}

/// A text that stands inside another value.
pub(super) fn inner<'m>(decl: Decl<'m>, text: &'m Text) -> Value {
    written(decl, text, true, in_place(decl, text))
}

fn written<'m>(decl: Decl<'m>, text: &'m Text, links: bool, others: Vec<Further<'m>>) -> Value {
    let own = in_runs(decl, &decl.model().text(text), links);
    let languages: Map<String, Value> = others
        .into_iter()
        .map(|Further { language, near, text, .. }| (language.to_owned(), in_runs(near, &text, links)))
        .collect();
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
