//! What a page is made of, before it is written in any markup.

use super::plan::Plan;
use crate::english::{Prose, Run};
use crate::id::DeclId;
use crate::model::Decl;

/// A whole page.
#[derive(Debug)]
pub struct Page {
    /// What it is the page of: an outcomes framework, a library.
    pub kind: &'static str,
    /// Its title.
    pub title: String,
    /// Its title in further languages.
    pub others: Vec<Other>,
    /// The declaration the title belongs to.
    pub at: Option<DeclId>,
    /// The language of its texts, as a short code.
    pub language: String,
    /// What stands above its sections.
    pub lead: Vec<Block>,
    /// Its sections.
    pub sections: Vec<Section>,
}

/// A heading with what stands below it. How deep a section lies decides the level of its heading.
#[derive(Debug)]
pub struct Section {
    /// What it is about, where it is about one thing declared; its anchor is that of the declaration.
    pub at: Option<DeclId>,
    /// The anchor of a section that is about nothing declared.
    pub anchor: String,
    /// Its heading.
    pub title: String,
    /// Its heading in further languages.
    pub others: Vec<Other>,
    /// A word above the heading, and the path: `Metric`, `breastfed-6-8-weeks`. Where the section has an anchor, that
    /// is shown: it says which package a thing is of.
    pub tag: Option<(String, String)>,
    /// How it is set off from others.
    pub look: Look,
    /// Whether it is listed in the contents.
    pub listed: bool,
    /// What stands below the heading.
    pub blocks: Vec<Block>,
}

/// How a section is set off from others.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Look {
    /// Not at all.
    Plain,
    /// By a line beside it.
    Card,
    /// By a box around it.
    Panel,
    /// By a box around it, in the colour of metrics.
    Metric,
}

/// A block of a page.
#[derive(Debug)]
pub enum Block {
    /// A section within a section.
    Section(Section),
    /// A paragraph.
    Paragraph(Line),
    /// A paragraph larger than others: what something means.
    Lead(Line),
    /// What stands above, in a further language.
    Other(Other),
    /// A paragraph that a reader must not miss, with a word before it.
    Callout(String, Line),
    /// A small heading that is no part of the outline.
    Label(String),
    /// A list.
    List(Vec<Line>),
    /// Names with what belongs to each.
    Facts(Vec<Fact>),
    /// What the compiler says, beside what the authors wrote.
    Beside(Column, Column),
    /// A table.
    Table(Table),
    /// The plan as a picture.
    Picture(Plan),
    /// Something that is opened when it is wanted.
    Folded(String, Vec<Block>),
}

/// A text in a further language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Other {
    /// The language, as a tag that may stand in a page.
    pub language: String,
    /// What the language calls itself.
    pub name: String,
    /// The statement that the text is of, where it does not stand under it.
    pub label: String,
    /// The text.
    pub line: Line,
}

/// One side of [`Block::Beside`].
#[derive(Debug)]
pub struct Column {
    /// Its heading.
    pub label: String,
    /// Its paragraphs.
    pub lines: Vec<Line>,
}

/// A name with what belongs to it.
#[derive(Debug)]
pub struct Fact {
    /// The name.
    pub label: String,
    /// What belongs to it, a line each.
    pub lines: Vec<Line>,
}

/// A table; the first cell of each row names the row.
#[derive(Debug)]
pub struct Table {
    /// What it shows.
    pub caption: String,
    /// The names of its columns.
    pub head: Vec<&'static str>,
    /// Its rows.
    pub rows: Vec<Row>,
}

/// A row of a table.
#[derive(Debug)]
pub struct Row {
    /// What it is about, where it is about something declared that has no section.
    pub at: Option<DeclId>,
    /// Its cells.
    pub cells: Vec<Line>,
}

/// A piece of a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Inline {
    /// Words.
    Text(String),
    /// Words that lead to something declared.
    Link(DeclId, String),
    /// Words that lead to a page elsewhere.
    Web(String, String),
    /// Something as it stands in data or in the source.
    Code(String),
    /// Words that stand out.
    Strong(String),
    /// Words that stand back.
    Quiet(String),
    /// The same again in a further language, under what stands before.
    Again(Box<Other>),
}

impl Inline {
    /// Its words; none of what only says others again.
    pub fn words(&self) -> &str {
        match self {
            Inline::Text(words)
            | Inline::Link(_, words)
            | Inline::Web(_, words)
            | Inline::Code(words)
            | Inline::Strong(words)
            | Inline::Quiet(words) => words,
            Inline::Again(_) => "",
        }
    }
}

/// A run of words without a break.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Line(Vec<Inline>);

impl Line {
    /// No words yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Words.
    pub fn of(text: impl Into<String>) -> Self {
        Self::new().then(text)
    }

    /// Words that lead to a declaration: its title.
    pub fn to(decl: Decl<'_>) -> Self {
        Self::new().link(decl)
    }

    /// Words that lead to a declaration.
    pub fn leading(id: DeclId, text: impl Into<String>) -> Self {
        Self(vec![Inline::Link(id, text.into())])
    }

    /// Something as it stands in data.
    pub fn code(text: impl Into<String>) -> Self {
        Self(vec![Inline::Code(text.into())])
    }

    /// Words that stand out.
    pub fn strong(text: impl Into<String>) -> Self {
        Self(vec![Inline::Strong(text.into())])
    }

    /// Words that stand back.
    pub fn quiet(text: impl Into<String>) -> Self {
        Self(vec![Inline::Quiet(text.into())])
    }

    /// An address, as a link where it is one of the web.
    pub fn address(address: &str) -> Self {
        let address = address.trim();
        let lower = address.to_ascii_lowercase();
        let is_web = lower.starts_with("https://") || lower.starts_with("http://");
        if is_web && !address.contains(|c: char| c.is_whitespace() || c.is_control()) {
            Self(vec![Inline::Web(address.to_owned(), address.to_owned())])
        } else {
            Self::of(address)
        }
    }

    /// The same, and then words.
    #[must_use]
    pub fn then(mut self, text: impl Into<String>) -> Self {
        let text = text.into();
        if !text.is_empty() {
            self.0.push(Inline::Text(text));
        }
        self
    }

    /// The same, and then another line.
    #[must_use]
    pub fn with(mut self, other: impl Into<Line>) -> Self {
        self.0.extend(other.into().0);
        self
    }

    /// The same, and then the same again in a further language.
    #[must_use]
    pub fn again(mut self, other: Other) -> Self {
        self.0.push(Inline::Again(Box::new(other)));
        self
    }

    /// The same, and then a declaration's title that leads to it.
    #[must_use]
    pub fn link(mut self, decl: Decl<'_>) -> Self {
        self.0.push(Inline::Link(decl.id(), super::text::one_line(&decl.label())));
        self
    }

    /// Its pieces.
    pub fn pieces(&self) -> &[Inline] {
        &self.0
    }

    /// Whether there are no words.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// `a, b and c`.
    pub fn listed(items: impl IntoIterator<Item = Line>) -> Line {
        let items: Vec<Line> = items.into_iter().collect();
        let last = items.len().saturating_sub(1);
        let mut list = Line::new();
        for (index, item) in items.into_iter().enumerate() {
            if index > 0 {
                list = list.then(if index == last { " and " } else { ", " });
            }
            list = list.with(item);
        }
        list
    }
}

impl From<Prose> for Line {
    fn from(prose: Prose) -> Self {
        let piece = |run: &Run| match run {
            Run::Text(text) => Inline::Text(text.clone()),
            Run::Link { id, text } => Inline::Link(*id, text.clone()),
        };
        Line(prose.runs().iter().map(piece).collect())
    }
}

impl Section {
    /// A section about nothing declared.
    pub fn named(anchor: impl Into<String>, title: impl Into<String>) -> Self {
        let title = title.into();
        Self {
            at: None,
            anchor: anchor.into(),
            title,
            others: Vec::new(),
            tag: None,
            look: Look::Plain,
            listed: true,
            blocks: Vec::new(),
        }
    }

    /// A section about a declaration.
    pub fn about(decl: Decl<'_>, tag: &str, look: Look) -> Self {
        Self {
            at: Some(decl.id()),
            anchor: String::new(),
            title: super::text::one_line(&decl.label()),
            others: Vec::new(),
            tag: Some((tag.to_owned(), decl.path())),
            look,
            listed: false,
            blocks: Vec::new(),
        }
    }

    /// The same, listed in the contents.
    #[must_use]
    pub fn listed(mut self) -> Self {
        self.listed = true;
        self
    }

    /// Adds a block.
    pub fn add(&mut self, block: Block) {
        self.blocks.push(block);
    }

    /// Adds a list with a small heading, where it has items.
    pub fn add_list(&mut self, label: &str, items: Vec<Line>) {
        if !items.is_empty() {
            self.add(Block::Label(label.to_owned()));
            self.add(Block::List(items));
        }
    }

    /// Adds facts, where there are any, to those that stand there already.
    pub fn add_facts(&mut self, facts: Vec<Fact>) {
        match self.blocks.last_mut() {
            _ if facts.is_empty() => {}
            Some(Block::Facts(before)) => before.extend(facts),
            _ => self.add(Block::Facts(facts)),
        }
    }

    /// Adds a table, where it has rows.
    pub fn add_table(&mut self, table: Table) {
        if !table.rows.is_empty() {
            self.add(Block::Table(table));
        }
    }
}

impl Fact {
    /// A name with one line.
    pub fn new(label: impl Into<String>, line: impl Into<Line>) -> Self {
        Self { label: label.into(), lines: vec![line.into()] }
    }
}

impl Table {
    /// A table, less the columns in which nothing stands.
    pub fn new(caption: String, head: Vec<&'static str>, mut rows: Vec<Row>) -> Self {
        let stands =
            |at: usize| at == 0 || rows.iter().any(|row| row.cells.get(at).is_some_and(|cell| !cell.is_empty()));
        let kept: Vec<bool> = (0..head.len()).map(stands).collect();
        let keep = |at: usize| kept.get(at).copied().unwrap_or(true);
        for row in &mut rows {
            let mut at = 0;
            row.cells.retain(|_| {
                at += 1;
                keep(at - 1)
            });
        }
        let head = head.into_iter().enumerate().filter(|(at, _)| keep(*at)).map(|(_, name)| name).collect();
        Self { caption, head, rows }
    }
}

impl Row {
    /// A row about nothing declared.
    pub fn of(cells: Vec<Line>) -> Self {
        Self { at: None, cells }
    }
}
