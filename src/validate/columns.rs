//! Which column of a file holds which field.

use std::borrow::Cow;
use std::collections::{BTreeMap, HashMap};

use super::finding::Note;
use crate::diagnostic::closest;
use crate::model::{Field, Table};

/// How many columns are named in a note; the others are counted.
const NAMED: usize = 12;

/// The names by which columns come.
#[derive(Debug)]
pub(super) struct Names {
    exactly: HashMap<String, usize>,
    /// Without regard to case, blanks and lines between words.
    nearly: HashMap<String, usize>,
    /// The name of each field's column, as it is shown.
    shown: Vec<String>,
}

/// How sure it is that a column holds a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Sure {
    Nearly,
    Exactly,
}

/// The columns of a file.
#[derive(Debug, Clone)]
pub(super) struct Columns {
    /// For each column the field it holds.
    pub slots: Vec<Option<usize>>,
    /// For each field the column that holds it, from 1, and its name.
    pub of_field: Vec<Option<(usize, String)>>,
    pub notes: Vec<Note>,
}

/// The name of a field's column: as it says, or its id.
pub(super) fn shown(field: Field<'_>) -> String {
    field.column().map_or_else(|| field.name().to_owned(), Cow::into_owned)
}

fn folded(name: &str) -> String {
    let kept = name.chars().filter(|c| !c.is_whitespace() && !matches!(c, '_' | '-' | '\u{feff}'));
    kept.flat_map(char::to_lowercase).collect()
}

impl Names {
    /// Those of a table.
    pub fn of(table: Table<'_>) -> Self {
        let fields: Vec<Field<'_>> = table.fields().into_iter().map(Field).collect();
        let mut exactly: HashMap<String, usize> = HashMap::new();
        let column = |field: Field<'_>| field.column().map(Cow::into_owned).into_iter().collect();
        let also = |field: Field<'_>| {
            let also = field.0.statements("also column").flat_map(|also| also.texts("text"));
            also.map(Cow::into_owned).collect()
        };
        let mut nearly: HashMap<String, usize> = HashMap::new();
        let mut add = |of: &dyn Fn(Field<'_>) -> Vec<String>| {
            for (slot, field) in fields.iter().enumerate() {
                for name in of(*field) {
                    nearly.entry(folded(&name)).or_insert(slot);
                    exactly.entry(name).or_insert(slot);
                }
            }
        };
        // What is said of columns comes before what is said of fields: an id may be another field's column.
        add(&column);
        add(&also);
        add(&|field| vec![field.name().to_owned()]);
        add(&|field| vec![field.shown().into_owned()]);
        Self { exactly, nearly, shown: fields.into_iter().map(shown).collect() }
    }

    /// The field of a name.
    pub fn field(&self, name: &str) -> Option<(usize, Sure)> {
        let exactly = self.exactly.get(name).map(|slot| (*slot, Sure::Exactly));
        exactly.or_else(|| self.nearly.get(&folded(name)).map(|slot| (*slot, Sure::Nearly)))
    }

    /// Whether a name is that of a field as it is written.
    pub fn is_exact(&self, name: &str) -> bool {
        self.exactly.contains_key(name)
    }

    /// The name of the column of a field.
    pub fn shown(&self, slot: usize) -> &str {
        &self.shown[slot]
    }

    /// As of a file in which every record brings its own names: each field may come.
    pub fn brought(&self) -> Columns {
        let of_field = self.shown.iter().map(|name| Some((0, name.clone()))).collect();
        Columns { slots: Vec::new(), of_field, notes: Vec::new() }
    }

    /// What a name may have been meant for.
    pub fn meant(&self, name: &str) -> Option<&str> {
        let all: Vec<usize> = (0..self.shown.len()).collect();
        self.close(name, &all)
    }

    /// A field of these whose name is close to one that is none.
    fn close(&self, name: &str, among: &[usize]) -> Option<&str> {
        let names = among.iter().map(|slot| self.shown[*slot].as_str());
        let lower: BTreeMap<String, &str> = names.map(|name| (name.to_lowercase(), name)).collect();
        let found = closest(&name.to_lowercase(), lower.keys().map(String::as_str))?;
        lower.get(found).copied()
    }

    /// How many fields have a column among these.
    pub fn fits(&self, header: &[String]) -> usize {
        let mut found: Vec<usize> = header.iter().filter_map(|name| Some(self.field(name)?.0)).collect();
        found.sort_unstable();
        found.dedup();
        found.len()
    }

    /// The columns of a header.
    ///
    /// # Errors
    /// Two columns that may both be a field's: their places and name.
    pub fn columns(&self, header: &[String], table: &str) -> Result<Columns, String> {
        let mut best: Vec<Option<(Sure, usize)>> = vec![None; self.shown.len()];
        for (column, name) in header.iter().enumerate().filter(|(_, name)| !name.is_empty()) {
            let Some((slot, sure)) = self.field(name) else { continue };
            match best[slot] {
                Some((other, first)) if other == sure => {
                    return Err(format!(
                        "columns {} and {} may both be `{}`: which of them counts cannot be told",
                        first + 1,
                        column + 1,
                        self.shown[slot]
                    ));
                }
                Some((other, _)) if other > sure => {}
                _ => best[slot] = Some((sure, column)),
            }
        }
        let mut slots = vec![None; header.len()];
        for (slot, (_, column)) in best.iter().enumerate().filter_map(|(slot, best)| Some((slot, (*best)?))) {
            slots[column] = Some(slot);
        }
        let of_field = best.iter().map(|best| best.map(|(_, column)| (column + 1, header[column].clone()))).collect();
        let mut columns = Columns { slots, of_field, notes: Vec::new() };
        columns.notes = self.notes(header, &best, &columns.slots, table);
        Ok(columns)
    }

    fn notes(
        &self,
        header: &[String],
        best: &[Option<(Sure, usize)>],
        slots: &[Option<usize>],
        table: &str,
    ) -> Vec<Note> {
        let mut notes = Vec::new();
        let mut note = |words: String| notes.push(Note { line: Some(1), words });
        let nearly = best.iter().enumerate().filter_map(|(slot, best)| match best {
            Some((Sure::Nearly, column)) => Some(format!("`{}` for `{}`", header[*column], self.shown[slot])),
            _ => None,
        });
        if let Some(taken) = listed(nearly.collect()) {
            note(format!("taken though not written the same: {taken}"));
        }
        let missing: Vec<usize> = (0..best.len()).filter(|slot| best[*slot].is_none()).collect();
        let left = |column: &usize| slots[*column].is_none();
        let unnamed = (0..header.len()).filter(left).filter(|column| header[*column].is_empty()).count();
        let strange = (0..header.len()).filter(left).map(|column| &header[column]).filter(|name| !name.is_empty());
        // Only of those that are named it is asked what may have been meant.
        let strange =
            strange.enumerate().map(|(at, name)| match (at < NAMED).then(|| self.close(name, &missing)).flatten() {
                Some(meant) => format!("`{name}` (did you mean `{meant}`?)"),
                None => format!("`{name}`"),
            });
        if let Some(strange) = listed(strange.collect()) {
            note(format!("no columns of `{table}`, and left out: {strange}"));
        }
        if unnamed > 0 {
            note(format!("left out: {unnamed} columns without a name"));
        }
        if let Some(missing) = listed(missing.iter().map(|slot| format!("`{}`", self.shown[*slot])).collect()) {
            note(format!("there is no column for {missing}"));
        }
        notes
    }
}

/// Names with commas between them, the first of them where there are many; none of none.
pub(super) fn listed(names: Vec<String>) -> Option<String> {
    let more = names.len().saturating_sub(NAMED);
    let shown = names.into_iter().take(NAMED).collect::<Vec<_>>().join(", ");
    (!shown.is_empty()).then(|| if more > 0 { format!("{shown} and {more} more") } else { shown })
}
