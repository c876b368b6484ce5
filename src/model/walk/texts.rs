//! The paths by which texts are named: `safe.title`, `safe.in-plain-words`, `safe.supports.because`.

use super::{Decl, St};
use crate::model::{Found, Value};
use crate::vocabulary::{Element, KindId, Slot};

impl<'m> Decl<'m> {
    /// What a path such as `safe.in-plain-words` names, seen from here: a declaration, the longest that the path begins
    /// with, and its text.
    pub fn text_of_path(self, path: &str) -> Option<(Decl<'m>, String)> {
        path.rmatch_indices('.').find_map(|(at, _)| {
            match self.model().find(self.package_id(), None, &path[..at], &[]) {
                Found::One(id) => Some((self.model().decl(id), path[at + 1..].to_owned())),
                Found::OtherKind(_) | Found::Several(_) | Found::Nothing => None,
            }
        })
    }

    /// The paths, from this declaration on, by which a text of one of its statements may be named: the statement's
    /// words, its number where it may stand more than once, the word before the text, the text's number in a list.
    /// `index` is that of the text among the statement's values.
    pub fn text_paths(self, statement: St<'m>, index: usize) -> Vec<String> {
        let word = statement.word().replace(' ', "-");
        let same: Vec<St<'_>> = self.all_statements().filter(|other| other.word() == statement.word()).collect();
        let number = same.iter().position(|other| other.span() == statement.span()).map_or(1, |at| at + 1);
        let mut heads = vec![format!("{word}.{number}")];
        if same.len() == 1 {
            heads.push(word);
        }
        let texts: Vec<usize> = statement
            .values()
            .enumerate()
            .filter(|(_, filled)| matches!(filled.value, Value::Text(_)))
            .map(|(at, _)| at)
            .collect();
        let name = statement.values().nth(index).map_or("", |filled| filled.slot.name);
        let named: Vec<usize> =
            statement.values().enumerate().filter(|(_, filled)| filled.slot.name == name).map(|(at, _)| at).collect();
        let place = named.iter().position(|at| *at == index).map_or(1, |at| at + 1);
        let mut tails = Vec::new();
        if let Some(before) = self.shape(statement).and_then(|shape| word_before(shape, name)) {
            tails.push(format!(".{before}"));
        }
        if named.len() > 1 {
            tails.push(format!(".{place}"));
        } else if texts.first() == Some(&index) {
            tails.push(String::new());
        }
        heads.iter().flat_map(|head| tails.iter().map(move |tail| format!("{head}{tail}"))).collect()
    }

    /// The shape that one of its statements has.
    pub fn shape(self, statement: St<'m>) -> Option<&'static [Element]> {
        let entry = self.kind_of_statements().entry().statement(statement.word())?;
        entry.shapes.iter().find(|shape| shape.notation == statement.notation()).map(|shape| shape.elements.as_slice())
    }

    /// The kind whose statements stand in it: of `defaults metric`, those of a metric.
    pub fn kind_of_statements(self) -> KindId {
        if self.kind_word() == "defaults" { KindId::of(self.name()).unwrap_or(self.kind()) } else { self.kind() }
    }
}

/// The word of a shape that stands before a text.
fn word_before(elements: &[Element], name: &str) -> Option<&'static str> {
    let beside = elements.windows(2).find_map(|pair| match pair {
        [Element::Word(word), Element::Value(slot)] if slot.name == name && slot.slot == Slot::Text => Some(*word),
        _ => None,
    });
    beside.or_else(|| {
        elements.iter().find_map(|element| match element {
            Element::Optional(inner) => word_before(inner, name),
            Element::Word(_) | Element::Comma | Element::Choice(_) | Element::Value(_) => None,
        })
    })
}
