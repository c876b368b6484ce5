//! The same page as Markdown, for places where files are read as they are.

mod escape;

use std::fmt::Write;

use super::anchors::Anchors;
use super::block::{Block, Fact, Inline, Line, Other, Page, Section, Table};
use escape::{code, escape, heading, start};

/// Writes the page.
pub fn page(page: &Page, anchors: &Anchors) -> String {
    let mut writer = Writer { out: String::new(), anchors };
    if let Some(anchor) = page.at.and_then(|id| anchors.declaration(id)) {
        writer.paragraph(&anchor_tag(anchor));
    }
    writer.paragraph(&format!("# {}", heading(&page.title)));
    writer.others(&page.others);
    writer.blocks(&page.lead, 2);
    writer.paragraph("## Contents");
    for section in &page.sections {
        writer.entry(section, 0);
    }
    writer.out.push('\n');
    for section in &page.sections {
        writer.section(section, 2);
    }
    let mut text = writer.out.trim_end().to_owned();
    text.push('\n');
    text
}

struct Writer<'a> {
    out: String,
    anchors: &'a Anchors,
}

/// Headings make anchors of their own that differ from place to place; this one is ours everywhere. It is made of
/// letters, digits, dots and hyphens only.
fn anchor_tag(anchor: &str) -> String {
    format!("<a id=\"{anchor}\"></a>")
}

impl Writer<'_> {
    fn paragraph(&mut self, text: &str) {
        self.out.push_str(text);
        self.out.push_str("\n\n");
    }

    fn line(&mut self, text: &str) {
        self.out.push_str(text);
        self.out.push('\n');
    }

    fn entry(&mut self, section: &Section, depth: usize) {
        let Some(anchor) = self.anchors.section(section) else { return };
        let entry = format!("{}- [{}](#{anchor})", "  ".repeat(depth), escape(&section.title));
        self.line(&entry);
        for block in &section.blocks {
            if let Block::Section(inner) = block
                && inner.listed
            {
                self.entry(inner, depth + 1);
            }
        }
    }

    fn section(&mut self, section: &Section, level: usize) {
        if let Some(anchor) = self.anchors.section(section) {
            self.paragraph(&anchor_tag(anchor));
        }
        self.paragraph(&format!("{} {}", "#".repeat(level.min(6)), heading(&section.title)));
        self.others(&section.others);
        if let Some((kind, path)) = &section.tag {
            let path = self.anchors.section(section).unwrap_or(path);
            self.paragraph(&format!("{} {}", escape(kind), code(path)));
        }
        self.blocks(&section.blocks, level + 1);
    }

    fn blocks(&mut self, blocks: &[Block], level: usize) {
        let is_list = |block: &Block| matches!(block, Block::List(_) | Block::Facts(_));
        let mut after_list = false;
        for block in blocks {
            // Without something between them two lists are one.
            if after_list && is_list(block) {
                self.paragraph("<!-- -->");
            }
            after_list = is_list(block);
            self.block(block, level);
        }
    }

    fn block(&mut self, block: &Block, level: usize) {
        match block {
            Block::Section(section) => self.section(section, level),
            Block::Paragraph(line) | Block::Lead(line) => {
                let text = start(&self.inline(line));
                self.paragraph(&text);
            }
            Block::Other(other) => {
                let text = self.other(other);
                self.paragraph(&text);
            }
            Block::Callout(label, line) => {
                let text = format!("> **{}:** {}", escape(label), self.inline(line));
                self.paragraph(&text);
            }
            Block::Label(label) => self.paragraph(&format!("**{}**", escape(label))),
            Block::List(lines) => {
                for line in lines {
                    let text = format!("- {}", start(&self.inline(line)));
                    self.line(&text);
                }
                self.out.push('\n');
            }
            Block::Facts(facts) => self.facts(facts),
            Block::Beside(left, right) => {
                for column in [left, right].into_iter().filter(|column| !column.lines.is_empty()) {
                    self.paragraph(&format!("**{}**", escape(&column.label)));
                    for line in &column.lines {
                        let text = start(&self.inline(line));
                        self.paragraph(&text);
                    }
                }
            }
            Block::Table(table) => self.table(table),
            // The table beside it says the same.
            Block::Picture(_) => {}
            Block::Folded(_, blocks) => self.blocks(blocks, level),
        }
    }

    fn others(&mut self, others: &[Other]) {
        for other in others {
            let text = self.other(other);
            self.paragraph(&text);
        }
    }

    fn other(&self, other: &Other) -> String {
        let colon = if other.name.is_empty() { ":" } else { "" };
        let label = if other.label.is_empty() { String::new() } else { format!("*{}{colon}* ", escape(&other.label)) };
        start(&format!("{label}{}", self.again(other)))
    }

    fn again(&self, other: &Other) -> String {
        let name = if other.name.is_empty() { String::new() } else { format!("*{}:* ", escape(&other.name)) };
        format!("{name}{}", self.inline(&other.line))
    }

    fn facts(&mut self, facts: &[Fact]) {
        for Fact { label, lines } in facts {
            match lines.as_slice() {
                [line] => {
                    let text = format!("- **{}:** {}", escape(label), self.inline(line));
                    self.line(&text);
                }
                lines => {
                    self.line(&format!("- **{}:**", escape(label)));
                    for line in lines {
                        let text = format!("  - {}", start(&self.inline(line)));
                        self.line(&text);
                    }
                }
            }
        }
        self.out.push('\n');
    }

    fn table(&mut self, table: &Table) {
        self.paragraph(&format!("**{}**", escape(&table.caption)));
        self.line(&format!("| {} |", table.head.join(" | ")));
        self.line(&format!("|{}", " --- |".repeat(table.head.len())));
        for row in &table.rows {
            let mut cells: Vec<String> = row.cells.iter().map(|cell| self.inline(cell)).collect();
            if let (Some(anchor), Some(first)) = (row.at.and_then(|id| self.anchors.declaration(id)), cells.first_mut())
            {
                first.insert_str(0, &anchor_tag(anchor));
            }
            self.line(&format!("| {} |", cells.join(" | ")));
        }
        self.out.push('\n');
    }

    fn inline(&self, line: &Line) -> String {
        let mut text = String::new();
        for piece in line.pieces() {
            let written = match piece {
                Inline::Text(words) | Inline::Quiet(words) => write!(text, "{}", escape(words)),
                Inline::Link(id, words) => match self.anchors.declaration(*id) {
                    Some(anchor) => write!(text, "[{}](#{anchor})", escape(words)),
                    None => write!(text, "{}", escape(words)),
                },
                Inline::Web(address, words) => {
                    write!(text, "[{}](<{}>)", escape(words), escape::address(address))
                }
                Inline::Code(words) => write!(text, "{}", code(words)),
                // A cell of a table has no lines of its own.
                Inline::Again(other) => write!(text, " · {}", self.again(other)),
                Inline::Strong(words) => write!(text, "**{}**", escape(words)),
            };
            debug_assert!(written.is_ok(), "writing to a string does not fail");
        }
        text
    }
}
