//! Packages: which are in reach of the one that is built, and what is told of each.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::names;
use crate::emit::json::{list, object};
use crate::id::PackageId;
use crate::model::Model;

/// The package that is built, then those that it uses or extends, directly or not, by name, then the standard library:
/// whatever else was compiled at the same time makes no difference.
pub(super) fn in_reach(model: &Model, built: PackageId) -> Vec<PackageId> {
    let mut found = BTreeSet::from([built]);
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

/// What is told of a package.
pub(super) fn package(model: &Model, id: PackageId) -> Value {
    let package = model.package(id);
    let head = package.head.map(|head| model.decl(head));
    let language = head.and_then(|head| head.own("language")).and_then(|stated| stated.words("language"));
    let used = package.uses.iter().filter(|(_, used)| !package.extends.contains(used));
    let uses = used.map(|(name, used)| json!({ "as": name, "package": names::package(model, *used) }));
    let extends = package.extends.iter().map(|core| json!(names::package(model, *core)));
    object([
        ("name", Some(json!(names::package(model, id)))),
        ("kind", head.map(|head| json!(head.kind_word()))),
        ("head", head.map(|head| json!(names::reference(head)))),
        ("status", Some(json!(package.status.word()))),
        ("language", Some(json!(language.unwrap_or("en")))),
        ("standard", Some(json!(package.standard))),
        ("uses", list(uses)),
        ("extends", list(extends)),
    ])
}
