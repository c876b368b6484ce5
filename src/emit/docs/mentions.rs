//! What a page points at, and what has a place on it.

use std::collections::BTreeSet;

use super::block::{Block, Inline, Line, Section};
use crate::id::DeclId;

/// What a page holds and what it points at.
#[derive(Debug, Default)]
pub struct Mentions {
    /// Declarations with a place of their own.
    pub placed: BTreeSet<DeclId>,
    /// Declarations that links lead to.
    pub linked: BTreeSet<DeclId>,
}

impl Mentions {
    /// Notes what sections hold and point at.
    pub fn note<'s>(&mut self, sections: impl IntoIterator<Item = &'s Section>) {
        for section in sections {
            self.placed.extend(section.at);
            self.note_blocks(&section.blocks);
        }
    }

    /// Notes what blocks hold and point at.
    pub fn note_blocks(&mut self, blocks: &[Block]) {
        for block in blocks {
            match block {
                Block::Section(section) => self.note([section]),
                Block::Paragraph(line) | Block::Lead(line) | Block::Callout(_, line) => self.line(line),
                Block::Other(other) => self.line(&other.line),
                Block::Label(_) => {}
                Block::List(lines) => lines.iter().for_each(|line| self.line(line)),
                Block::Facts(facts) => facts.iter().flat_map(|fact| &fact.lines).for_each(|line| self.line(line)),
                Block::Beside(left, right) => {
                    left.lines.iter().chain(&right.lines).for_each(|line| self.line(line));
                }
                Block::Table(table) => {
                    for row in &table.rows {
                        self.placed.extend(row.at);
                        row.cells.iter().for_each(|line| self.line(line));
                    }
                }
                Block::Picture(plan) => self.linked.extend(plan.ids()),
                Block::Folded(_, blocks) => self.note_blocks(blocks),
            }
        }
    }

    fn line(&mut self, line: &Line) {
        self.linked.extend(line.pieces().iter().filter_map(|piece| match piece {
            Inline::Link(id, _) => Some(*id),
            _ => None,
        }));
    }
}
