//! Records of tables: those a metric selects, and those seen from a record at hand.

use super::prose::Prose;
use super::{English, NOT_UNDERSTOOD, Number, listed, names};
use crate::expression::{Among, Base, Belonging, Rows, Selection, Sequence};
use crate::id::DeclId;
use crate::model::Table;

impl English<'_> {
    pub(super) fn selection(self, selection: &Selection) -> Prose {
        let (name, who) = match selection.from {
            Base::Table(table) => {
                (Prose::linked(table, names::rows(Table(self.model.decl(table)))), self.pronoun(table))
            }
            Base::Those => (Prose::of("those"), "that"),
            Base::Unresolved => (Prose::of(NOT_UNDERSTOOD), "that"),
        };
        name.with(self.filtered(selection, who))
    }

    /// What tells the records of a selection apart, behind their name.
    pub(super) fn filtered(self, selection: &Selection, who: &str) -> Prose {
        let mut prose = Prose::new();
        if let Some(condition) = &selection.condition {
            prose.append(self.relative(condition, who, Number::Many));
        }
        for excluded in &selection.excluding {
            prose = prose.then(", leaving out those").with(self.relative(excluded, who, Number::Many));
        }
        prose
    }

    /// `who` for people, `that` for other records.
    pub(super) fn pronoun(self, table: DeclId) -> &'static str {
        if names::is_person(Table(self.model.decl(table))) { "who" } else { "that" }
    }

    /// `earlier episodes of the same child during the period where …`.
    pub(super) fn rows_in_plural(self, rows: &Rows) -> Prose {
        let sequence = rows.sequence.map_or("", sequence_word);
        let name = names::rows(Table(self.model.decl(rows.table)));
        Prose::of(sequence).with(Prose::linked(rows.table, name)).with(self.told_apart(rows, Number::Many))
    }

    /// `an earlier episode of the same child …`.
    pub(super) fn one_of_rows(self, rows: &Rows, none: bool) -> Prose {
        let row = names::row(Table(self.model.decl(rows.table)));
        let sequence = rows.sequence.map_or("", sequence_word);
        let start = match (none, rows.sequence) {
            (true, _) => format!("no {sequence}"),
            // `another`, not `an other`.
            (false, Some(Sequence::Other)) => "another ".to_owned(),
            (false, _) => format!("{} {sequence}", names::article(if sequence.is_empty() { &row } else { sequence })),
        };
        Prose::of(start).with(Prose::linked(rows.table, row)).with(self.told_apart(rows, Number::One))
    }

    /// `every earlier episode of the same child …`.
    pub(super) fn each_of_rows(self, rows: &Rows) -> Prose {
        let row = names::row(Table(self.model.decl(rows.table)));
        let start = format!("every {}", rows.sequence.map_or("", sequence_word));
        Prose::of(start).with(Prose::linked(rows.table, row)).with(self.told_apart(rows, Number::One))
    }

    /// What tells the rows apart from others of their table.
    fn told_apart(self, rows: &Rows, number: Number) -> Prose {
        let mut prose = match rows.belong {
            Belonging::All => Prose::new(),
            Belonging::Link(link) => Prose::of(" of the ").then(names::spaced(self.model.id_text(link))),
            Belonging::Same { theirs, ours: _ } => Prose::of(" of the same ").then(self.shared(theirs)),
            Belonging::Unresolved => Prose::of(" ").then(NOT_UNDERSTOOD),
        };
        if let Some(relation) = &rows.during {
            prose = prose.then(" ").with(self.lasting(relation));
        }
        if let Some(length) = rows.within {
            let side = match rows.sequence {
                Some(Sequence::Earlier) => "before it",
                Some(Sequence::Later) => "after it",
                Some(Sequence::Other) | None => "before or after it",
            };
            prose.text(format!(" at most {length} {side}"));
        }
        if let Some(condition) = &rows.condition {
            let asked = self.relative(condition, self.pronoun(rows.table), number);
            prose.append(match number {
                Number::One => asked,
                // In brackets: what follows is said of how many there are.
                Number::Many => Prose::of(" (").with(asked.trimmed()).then(")"),
            });
        }
        prose
    }

    /// `plan of the same child`: one of the records that share something.
    pub(super) fn one_of_them(self, among: &Among) -> Prose {
        let row = Prose::linked(among.table, names::row(Table(self.model.decl(among.table))));
        if among.same.is_empty() { row } else { row.then(" of the same ").with(self.shared_by(among)) }
    }

    /// What records share: `child and first day`.
    pub(super) fn shared_by(self, among: &Among) -> Prose {
        listed(among.same.iter().map(|shared| Prose::of(self.shared(*shared))).collect(), "and")
    }

    /// A link or a field that records have in common.
    fn shared(self, shared: DeclId) -> String {
        let decl = self.model.decl(shared);
        if decl.kind_word() == "link" { names::spaced(decl.name()) } else { names::noun(decl) }
    }
}

fn sequence_word(sequence: Sequence) -> &'static str {
    match sequence {
        Sequence::Earlier => "earlier ",
        Sequence::Later => "later ",
        Sequence::Other => "other ",
    }
}
