//! What is told of each package.

use serde_json::{Value, json};

use super::names;
use crate::emit::json::{list, object};
use crate::id::PackageId;
use crate::model::Model;

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
