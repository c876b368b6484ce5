//! The records of a metric: `TABLE where …`, `those where … excluding those where …`.

use super::ast::{Node, Phrase, SelectionPhrase};
use super::cursor::{Cursor, Read};

impl Cursor<'_, '_> {
    /// `TABLE where …`, `those where …`, with what is left out.
    pub(super) fn selection(&mut self) -> Read<Phrase> {
        let start = self.at;
        if self.sees(&["all"]) || self.sees(&["every"]) || self.sees(&["the"]) {
            return Err(self.instead(
                1,
                "",
                "Name the records by their table alone: without `where` all of them are meant.",
            ));
        }
        let from = if self.takes(&["those"]) { None } else { Some(self.path()?) };
        let mut selection = SelectionPhrase { from, condition: None, excluding: Vec::new() };
        if self.takes(&["where"]) {
            selection.condition = Some(self.condition()?);
        }
        while self.takes(&["excluding"]) {
            self.takes(&["those"]);
            self.takes(&["where"]);
            selection.excluding.push(self.condition()?);
        }
        if !self.is_end() && self.ahead(0) != "where" && selection.condition.is_none() && selection.excluding.is_empty()
        {
            return Err(self.instead_of_where());
        }
        self.node(start, Node::Selection(Box::new(selection)))
    }

    /// What stands where a condition should begin.
    fn instead_of_where(&self) -> Box<crate::diagnostic::Diagnostic> {
        const WHERE: &str = "Only what follows `where` or `excluding` picks records: `children where eligible`.";
        let relative = matches!(self.ahead(0), "who" | "that" | "which" | "whose" | "with" | "when" | "if" | "having");
        match (relative, self.ahead(1)) {
            (true, "is" | "are" | "was" | "were" | "has" | "have") => self.instead(2, "where", WHERE),
            (true, _) => self.instead(1, "where", WHERE),
            (false, _) => self.unexpected("`where`, `excluding` or nothing more", Some(WHERE.to_owned())),
        }
    }
}
