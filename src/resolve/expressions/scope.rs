//! What names may mean where an expression stands: the table at hand, the links that led to it, and what surrounds it.

use super::limits::Spending;
use super::moments::Births;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::expression::{Base, Selection};
use crate::id::{DeclId, PackageId};
use crate::model::{Decl, Found, Model, Statement, Table, Value};
use crate::resolve::findings::{ambiguous, unknown_table};
use crate::source::Span;
use crate::syntax::phrase::{Node, Phrase, SelectionPhrase};

/// Where names of an expression are looked up.
pub(super) struct Scope<'m, 'd> {
    pub(super) model: &'m Model,
    /// The declaration the expression stands in.
    pub(super) owner: Decl<'m>,
    /// The table whose records it speaks of; none where it speaks of data elements.
    pub(super) table: Option<Table<'m>>,
    /// Whether a table was named and could not be found: then nothing is said of fields.
    pub(super) table_unknown: bool,
    /// The links from the record at hand to the table's record.
    pub(super) links: Vec<DeclId>,
    /// Terms that are being put in their places, to stop at circles.
    pub(super) within: Vec<DeclId>,
    /// Whether findings are kept to itself: the term was reported where it stands.
    pub(super) quiet: bool,
    /// Whether names are data elements and never fields: in a term that is said of no table.
    pub(super) of_elements: bool,
    /// Over which links dates of birth are found.
    pub(super) births: &'m Births,
    /// What putting terms in their places has cost so far.
    pub(super) spending: Spending,
    /// The part that is being read: where to say what is wrong with a moment in it.
    pub(super) here: Span,
    pub(super) diagnostics: &'d mut Diagnostics,
}

impl<'m, 'd> Scope<'m, 'd> {
    /// The scope of a statement: a metric speaks of what it counts, a field of its own table, a rule of the table it is
    /// on, a term of its table or of data elements.
    pub(super) fn of_statement(
        owner: Decl<'m>,
        statement: &Statement,
        births: &'m Births,
        diagnostics: &'d mut Diagnostics,
    ) -> Self {
        let (table, table_unknown) = match table_of(owner, statement) {
            TableOf::None => (None, false),
            TableOf::Unknown => (None, true),
            TableOf::Table(table) => (Some(table), false),
        };
        Self {
            model: owner.model(),
            owner,
            table,
            table_unknown,
            links: Vec::new(),
            within: Vec::new(),
            quiet: false,
            of_elements: false,
            births,
            spending: Spending::default(),
            here: statement.span,
            diagnostics,
        }
    }

    /// The same place, seen from the records of another table.
    pub(super) fn at<T>(&mut self, table: Table<'m>, links: Vec<DeclId>, look: impl FnOnce(&mut Self) -> T) -> T {
        let before = (self.table.replace(table), std::mem::replace(&mut self.links, links));
        let flags = (std::mem::take(&mut self.table_unknown), std::mem::take(&mut self.of_elements));
        let result = look(self);
        (self.table, self.links) = before;
        (self.table_unknown, self.of_elements) = flags;
        result
    }

    pub(super) fn package(&self) -> PackageId {
        self.owner.package_id()
    }

    pub(super) fn slice(&self, span: Span) -> &'m str {
        self.model.slice(span)
    }

    pub(super) fn report(&mut self, diagnostic: Diagnostic) {
        if !self.quiet {
            self.diagnostics.push(diagnostic);
        }
    }

    /// The records of a metric.
    pub(super) fn selection(&mut self, phrase: &Phrase) -> Selection {
        let Node::Selection(selection) = &phrase.node else {
            return Selection { from: Base::Unresolved, condition: None, excluding: Vec::new() };
        };
        let SelectionPhrase { from, condition, excluding } = &**selection;
        let (from, table) = match from {
            None => (Base::Those, self.table),
            Some(name) => match self.selected_table(name) {
                Some(table) => (Base::Table(table.id()), Some(table)),
                None => (Base::Unresolved, None),
            },
        };
        let unknown = table.is_none();
        let before = (self.table, self.table_unknown);
        (self.table, self.table_unknown) = (table, self.table_unknown || unknown);
        let condition = condition.as_ref().map(|condition| self.condition(condition));
        let excluding = excluding.iter().map(|condition| self.condition(condition)).collect();
        (self.table, self.table_unknown) = before;
        Selection { from, condition, excluding }
    }

    /// The table a selection names: the one at hand by its id, or any other.
    fn selected_table(&mut self, name: &Phrase) -> Option<Table<'m>> {
        let path = self.path_text(name);
        if let Some(table) = self.table
            && (table.name() == path || table.path() == path)
        {
            return Some(table);
        }
        // Beside the table that is counted stand the others of its dataset.
        let sister =
            self.table.and_then(|table| table.parent()?.child(&path)).filter(|decl| decl.kind_word() == "table");
        if let Some(table) = sister {
            return Some(Table(table));
        }
        match self.model.find_table(self.package(), Some(self.owner.id()), &path) {
            Found::One(id) => Some(Table(self.model.decl(id))),
            Found::Several(ids) => {
                self.report(ambiguous(self.model, &path, name.span, &ids));
                None
            }
            Found::OtherKind(_) | Found::Nothing => {
                let said = self.slice(name.span).split_whitespace().collect::<Vec<_>>().join(" ");
                let (diagnostic, near) = unknown_table(self.model, self.package(), &said, &path, name.span);
                self.report(diagnostic);
                near.map(|near| Table(self.model.decl(near)))
            }
        }
    }

    /// A path as it would be written with dots: `measurements of ncmp` is `ncmp.measurements`.
    pub(super) fn path_text(&self, phrase: &Phrase) -> String {
        match &phrase.node {
            Node::Of(part, whole) => format!("{}.{}", self.path_text(whole), self.path_text(part)),
            _ => self.slice(phrase.span).to_owned(),
        }
    }
}

enum TableOf<'m> {
    None,
    Unknown,
    Table(Table<'m>),
}

/// The table a declaration's expressions and fields speak of.
fn table_of<'m>(owner: Decl<'m>, statement: &Statement) -> TableOf<'m> {
    let model = owner.model();
    let named = |decl: Decl<'m>, word: &str| -> Option<TableOf<'m>> {
        let statement = decl.statement(word)?;
        Some(match statement.reference("table") {
            Some(table) => TableOf::Table(Table(table)),
            None if statement.get("table").is_some() => TableOf::Unknown,
            None => TableOf::None,
        })
    };
    match owner.kind_word() {
        "table" => TableOf::Table(Table(owner)),
        "field" => owner.parent().map_or(TableOf::None, |table| TableOf::Table(Table(table))),
        "link" => owner.parent().map_or(TableOf::None, |table| TableOf::Table(Table(table))),
        "rule" => named(owner, "on").unwrap_or(TableOf::None),
        "term" => named(owner, "of").unwrap_or(TableOf::None),
        "spell" => named(owner, "joins").unwrap_or(TableOf::None),
        "metric" | "defaults" => named(owner, "counts").unwrap_or_else(|| {
            // Without `counts`, the records it selects say what it counts.
            let of = ["denominator", "among", "numerator"].into_iter().find_map(|word| {
                let filled = owner.own(word)?.get("rows")?;
                let Value::Pending(phrase) = &filled.value else { return None };
                let Node::Selection(selection) = &phrase.node else { return None };
                let from = selection.from.as_ref()?;
                let path = path_with_dots(model, from);
                match model.find_table(owner.package_id(), Some(owner.id()), &path) {
                    Found::One(id) => Some(TableOf::Table(Table(model.decl(id)))),
                    _ => Some(TableOf::Unknown),
                }
            });
            of.unwrap_or(if statement.entry.word == "value" { TableOf::Unknown } else { TableOf::None })
        }),
        _ => TableOf::None,
    }
}

fn path_with_dots(model: &Model, phrase: &Phrase) -> String {
    match &phrase.node {
        Node::Of(part, whole) => format!("{}.{}", path_with_dots(model, whole), path_with_dots(model, part)),
        _ => model.slice(phrase.span).to_owned(),
    }
}
