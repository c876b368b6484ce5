//! Code lists with the label of each code.

use serde_json::{Map, Value, json};

use super::field::WITHOUT_NUL;
use super::text::{joined, label, means, sentence};
use crate::model::{Decl, code_text, codes_of};

/// A code list. Of one that does not give all its codes any other text is accepted beside those it gives.
pub(super) fn schema(list: Decl<'_>) -> Value {
    let mut schema = Map::new();
    schema.insert("title".to_owned(), json!(label(list)));
    let kept = list.text("kept by").map(|by| sentence(&format!("Kept by {by}")));
    let version = list.text("version").map(|version| sentence(&format!("Version {version}")));
    let complete = codes_of(list.model(), list.id()).is_some();
    let open = (!complete).then(|| "Not all of its codes are given here, so any other text is accepted.".to_owned());
    let description = joined([means(list), kept, version, open].into_iter().flatten());
    if !description.is_empty() {
        schema.insert("description".to_owned(), json!(description));
    }
    let mut codes: Vec<Value> = list.children("code").map(|code| labelled(&code_text(code), code)).collect();
    if complete {
        schema.insert("oneOf".to_owned(), json!(codes));
    } else if codes.is_empty() {
        schema.insert("type".to_owned(), json!("string"));
        schema.insert("pattern".to_owned(), json!(WITHOUT_NUL));
    } else {
        codes.push(json!({ "title": "Another code", "type": "string", "pattern": WITHOUT_NUL }));
        schema.insert("anyOf".to_owned(), json!(codes));
    }
    Value::Object(schema)
}

fn labelled(text: &str, code: Decl<'_>) -> Value {
    let mut labelled = Map::new();
    labelled.insert("const".to_owned(), json!(text));
    labelled.insert("title".to_owned(), json!(label(code)));
    if let Some(means) = means(code) {
        labelled.insert("description".to_owned(), json!(means));
    }
    Value::Object(labelled)
}
