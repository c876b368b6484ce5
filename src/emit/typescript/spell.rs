//! Spells as descriptions of how records are joined.

use super::layout::Doc;
use super::literal::{comment, text};
use super::module::Module;
use super::writer::{Writer, names_of};
use crate::emit::plain::{plain, sentence};
use crate::model::Table;

/// How the records of a spell are joined, by the name of its constant; none where that is not said exactly.
pub(super) fn written(writer: &mut Writer<'_, '_>, spell: Table<'_>, name: &str) -> Option<String> {
    let spell = Table(writer.module.cx.model.decl(spell.id()));
    let table = spell.joined_from()?;
    let lasts = table.own("lasts from")?;
    let joins = spell.own("joins")?;
    let property =
        |writer: &Writer<'_, '_>, name: &'static str| writer.module.property(lasts.reference(name)?.id()).map(text);
    let shared = writer.joined_by(table, joins.reference("field")?)?;
    let same: Vec<String> =
        joins.references("same").filter_map(|field| writer.module.property(field.id()).map(str::to_owned)).collect();
    let token = format!("{}Table", writer.module.table(table.id())?.name);
    let mut entries = vec![
        Doc::entry("name", text(&spell.path())),
        Doc::entry("joins", Doc::text(&token)),
        Doc::entry("shared", names_of(&shared)),
        Doc::entry("same", names_of(&same)),
        Doc::entry("unbroken", Doc::text(joins.notation().ends_with("no day is missed").to_string())),
        Doc::entry("from", property(writer, "field")?),
    ];
    entries.extend(property(writer, "to").map(|to| Doc::entry("to", to)));
    let head = format!("export const {name}: Spell<typeof {token}.fields> = ");
    let value = Doc::All(vec![Doc::text(head), Doc::tall(entries), Doc::text(";\n")]);
    let about = [sentence(&spell.label()), plain(*spell, spell.text("means"))];
    Some(format!("{}{}", comment(0, &about), value.laid_out()))
}

/// The file of the spells that rules ask for; none where none does.
pub(super) fn file(module: &mut Module<'_>) -> Option<String> {
    let spells = module.spells.clone();
    let mut files = std::collections::BTreeMap::new();
    let mut parts = Vec::new();
    for (id, name) in &spells {
        let spell = Table(module.cx.model.decl(*id));
        let known = spell.joined_from().and_then(|table| module.table(table.id()))?;
        files.insert(known.file.clone(), known.name.clone());
        parts.extend(written(&mut Writer::new(module), spell, name));
    }
    if parts.is_empty() {
        return None;
    }
    let imports = files
        .iter()
        .map(|(file, name)| super::table::import(&[&format!("{name}Table")], &format!("./tables/{file}.js")));
    let imports: String = imports.collect();
    Some(format!("import type {{ Spell }} from \"./runtime/data.js\";\n{imports}\n{}", parts.join("\n")))
}
