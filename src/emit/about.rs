//! What the documentation in programs says of a package, its tables and fields, in paragraphs.

use super::Context;
use super::plain::{paragraph, plain, sentence, sources, worked_out};
use crate::english;
use crate::expression::{Type, Unit};
use crate::model::{Field, Needed, Table, codes_of};

/// What a package is: title, meaning, version, owner and sources; then whatever else is said, and how it came to be.
pub(super) fn package(cx: &Context<'_>, more: impl IntoIterator<Item = String>) -> Vec<String> {
    let package = cx.model.package(cx.package);
    let head = package.head.map(|head| cx.model.decl(head));
    let title = head.map_or_else(|| package.name.clone(), |head| head.label().into_owned());
    let mut paragraphs = vec![sentence(&title)];
    if let Some(head) = head {
        paragraphs.push(plain(head, head.text("means")));
        let version = head.text("version").map(|version| format!("Version {}.", paragraph(&version)));
        let owner = head.text("owner").map(|owner| sentence(&format!("Owner: {}", paragraph(&owner))));
        paragraphs.push([version, owner].into_iter().flatten().collect::<Vec<_>>().join(" "));
        paragraphs.push(sources(head));
    }
    paragraphs.extend(more);
    paragraphs.push("Generated from the framework; what is changed here is lost when it is generated anew.".to_owned());
    paragraphs.retain(|paragraph| !paragraph.is_empty());
    paragraphs
}

/// What a table is: what one record is, what it means and where it is from; by which key its records differ; what is
/// worked out from them; then whatever else is said, and its sources.
pub(super) fn table(table: Table<'_>, key: Option<String>, more: impl IntoIterator<Item = String>) -> Vec<String> {
    let label = paragraph(&table.label());
    let summary = match table.own("one row is").and_then(|row| Some((row.choice()?, row.words("phrase")?))) {
        Some((article, row)) => format!("{label}: one record is {article} {row}."),
        None => sentence(&label),
    };
    let mut paragraphs = vec![summary, plain(*table, table.text("means"))];
    if let Some(dataset) = table.dataset() {
        let means = plain(dataset, dataset.text("means"));
        paragraphs.push(format!("{} {means}", sentence(&format!("From: {}", paragraph(&dataset.label())))));
    }
    paragraphs.extend(key);
    paragraphs.extend(table.worked_out().into_iter().filter_map(worked_out));
    paragraphs.extend(more);
    let cited = sources(*table);
    paragraphs.push(if cited.is_empty() { table.dataset().map(sources).unwrap_or_default() } else { cited });
    paragraphs.retain(|paragraph| !paragraph.is_empty());
    paragraphs
}

/// What a field means, what it counts, and when it is to be there.
pub(super) fn field(field: Field<'_>) -> String {
    let model = field.model();
    let mut sentences = vec![plain(*field, field.means())];
    match field.kind() {
        Type::Number { unit, .. } if !matches!(unit, Unit::One | Unit::Unresolved) => {
            sentences.push(format!("In {}.", english::unit(model, unit)));
        }
        Type::Code(list) if codes_of(model, list).is_none() => {
            let label = paragraph(&model.decl(list).label());
            sentences.push(format!("A code of the list \"{label}\", not all of which are given here."));
        }
        Type::Identifier(scheme) if scheme != field.id() => sentences.push(sentence(&model.decl(scheme).label())),
        _ => {}
    }
    if let Needed::When(condition) = field.needed() {
        sentences.push(format!("To be filled in when {}.", english::condition(model, condition)));
    }
    if let Some(when) = field.own("collected at").and_then(|statement| statement.text("text")) {
        sentences.push(sentence(&format!("Collected at: {}", paragraph(&when))));
    }
    sentences.retain(|sentence| !sentence.is_empty());
    sentences.join(" ")
}
