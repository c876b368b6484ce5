//! Texts in further languages: those that follow a text in its place, and those of `translation` declarations.

use std::borrow::Cow;
use std::collections::BTreeMap;

use crate::id::{DeclId, PackageId};
use crate::model::{Decl, Model, St, Text};

/// A text in a further language.
#[derive(Debug, Clone)]
pub(super) struct Further<'m> {
    /// The code of the language.
    pub(super) language: &'m str,
    /// From where its links are looked up.
    pub(super) near: Decl<'m>,
    /// The text.
    pub(super) text: Cow<'m, str>,
    /// The path by which a `translation` names what it says again; none where it stands in its place.
    pub(super) path: Option<&'m str>,
}

/// What `translation` declarations give: for a declaration and the path of one of its texts, the text in a language.
#[derive(Debug, Default)]
pub(super) struct Translations<'m> {
    given: BTreeMap<(DeclId, String), ByLanguage<'m>>,
}

/// For each language the translation that gives a text, the text, and the path it gives it for.
type ByLanguage<'m> = BTreeMap<&'m str, (Decl<'m>, &'m Text, &'m str)>;

impl<'m> Translations<'m> {
    /// Those of some packages.
    pub(super) fn of(model: &'m Model, packages: &[PackageId]) -> Self {
        let mut given: BTreeMap<_, ByLanguage<'m>> = BTreeMap::new();
        for translation in model.of_kind("translation").filter(|decl| packages.contains(&decl.package_id())) {
            for statement in translation.statements("text") {
                let Some(path) = statement.words("path") else { continue };
                let target = translation.text_of_path(path);
                if let (Some((decl, key)), Some(text)) = (target, statement.stored_text("text")) {
                    let of_text = given.entry((decl.id(), key)).or_default();
                    of_text.entry(translation.name()).or_insert((translation, text, path));
                }
            }
        }
        Self { given }
    }

    /// Everything that `translation` declarations give for a declaration, with the path from it on: also texts that it
    /// has not in its own language.
    pub(super) fn of_declaration(&self, decl: Decl<'m>) -> impl Iterator<Item = (&str, Further<'m>)> {
        let given = self.given.range((decl.id(), String::new())..).take_while(move |((id, _), _)| *id == decl.id());
        given.flat_map(|((_, key), by_language)| {
            by_language.iter().map(|(language, (near, text, path))| {
                let text = near.model().text(text);
                (key.as_str(), Further { language, near: *near, text, path: Some(path) })
            })
        })
    }

    /// The title of a declaration in further languages, by their codes.
    pub(super) fn of_title(&self, decl: Decl<'m>, title: &'m Text) -> Vec<Further<'m>> {
        self.merged(decl, title, || vec!["title".to_owned()])
    }

    /// A text of a statement in further languages, by their codes; `index` is its place among the statement's values.
    pub(super) fn of_text(&self, decl: Decl<'m>, statement: St<'m>, index: usize, text: &'m Text) -> Vec<Further<'m>> {
        self.merged(decl, text, || decl.text_paths(statement, index))
    }

    fn merged(&self, decl: Decl<'m>, text: &'m Text, keys: impl Fn() -> Vec<String>) -> Vec<Further<'m>> {
        let mut all = in_place(decl, text);
        // To name a text takes looking at all statements of its declaration.
        if self.of_declaration(decl).next().is_none() {
            return all;
        }
        let found = keys().into_iter().find_map(|key| self.given.get(&(decl.id(), key)));
        for (language, (near, text, path)) in found.into_iter().flatten() {
            if all.iter().all(|further| further.language != *language) {
                let text = near.model().text(text);
                all.push(Further { language, near: *near, text, path: Some(*path) });
            }
        }
        all.sort_by_key(|further| further.language);
        all
    }
}

/// What follows a text in its own place: `in cy "…"`; of a language that stands twice the first.
pub(super) fn in_place<'m>(decl: Decl<'m>, text: &'m Text) -> Vec<Further<'m>> {
    let model = decl.model();
    let mut all: Vec<Further<'m>> = Vec::new();
    for (code, _) in text.more.iter().flat_map(|more| &more.languages) {
        let language = model.slice(*code);
        if let Some(text) = model.text_in(text, language)
            && all.iter().all(|further| further.language != language)
        {
            all.push(Further { language, near: decl, text, path: None });
        }
    }
    all.sort_by_key(|further| further.language);
    all
}

/// The package that is built, then those that it uses or extends, directly or not, by name, then the standard library:
/// whatever else was compiled at the same time makes no difference.
pub(super) fn in_reach(model: &Model, built: PackageId) -> Vec<PackageId> {
    let mut found = std::collections::BTreeSet::from([built]);
    let mut waiting = vec![built];
    while let Some(id) = waiting.pop() {
        waiting.extend(model.package(id).uses.iter().map(|(_, used)| *used).filter(|used| found.insert(*used)));
    }
    let standard = model.packages().filter(|(_, package)| package.standard).map(|(id, _)| id);
    let mut others: Vec<PackageId> = found.into_iter().chain(standard).filter(|id| *id != built).collect();
    others.sort_by_key(|id| (model.package(*id).standard, &model.package(*id).name, *id));
    others.dedup();
    others.insert(0, built);
    others
}
