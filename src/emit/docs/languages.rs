//! Texts in further languages, put under the texts they say again once the page stands.

use std::collections::{BTreeMap, BTreeSet};

use super::block::{Block, Inline, Line, Other, Page, Row, Section};
use super::text::one_line;
use crate::emit::translations::{Further, Translations, in_reach};
use crate::english;
use crate::id::{DeclId, PackageId};
use crate::model::{Model, Value, reads_links};

/// What languages call themselves; any other is shown by its code.
const NAMES: [(&str, &str); 26] = [
    ("ar", "العربية"),
    ("bn", "বাংলা"),
    ("cy", "Cymraeg"),
    ("de", "Deutsch"),
    ("en", "English"),
    ("es", "Español"),
    ("fa", "فارسی"),
    ("fr", "Français"),
    ("ga", "Gaeilge"),
    ("gd", "Gàidhlig"),
    ("gu", "ગુજરાતી"),
    ("hi", "हिन्दी"),
    ("hu", "Magyar"),
    ("it", "Italiano"),
    ("kw", "Kernewek"),
    ("lt", "Lietuvių"),
    ("pa", "ਪੰਜਾਬੀ"),
    ("pl", "Polski"),
    ("pt", "Português"),
    ("ro", "Română"),
    ("sco", "Scots"),
    ("so", "Soomaali"),
    ("tr", "Türkçe"),
    ("uk", "Українська"),
    ("ur", "اردو"),
    ("zh", "中文"),
];

/// The anchor of the section that has what `translation` declarations give for texts that stand nowhere on the page.
pub const SECTION: &str = "texts";

/// Adds to a page what is said in further languages.
pub fn add(page: &mut Page, model: &Model, package: PackageId) {
    let translations = Translations::of(model, &in_reach(model, package));
    let mut writer = Writer { model, translations, language: page.language.clone(), shown: BTreeSet::new() };
    if let Some(at) = page.at {
        page.others = writer.titles(at);
        writer.texts(at, &mut page.lead);
    }
    page.sections.iter_mut().for_each(|section| writer.section(section));
    leave_out(&mut page.sections, &writer.shown);
}

/// Leaves out of [`SECTION`] what stands under its text by now.
fn leave_out(sections: &mut Vec<Section>, shown: &BTreeSet<(String, String)>) {
    for section in sections.iter_mut().filter(|section| section.anchor == SECTION) {
        for block in &mut section.blocks {
            if let Block::Table(table) = block {
                let language = table.caption.clone();
                table.rows.retain(|row| match row.cells.first().map(Line::pieces) {
                    Some([Inline::Code(path)]) => !shown.contains(&(language.clone(), path.clone())),
                    _ => true,
                });
            }
        }
        section.blocks.retain(|block| !matches!(block, Block::Table(table) if table.rows.is_empty()));
    }
    sections.retain(|section| section.anchor != SECTION || !section.blocks.is_empty());
}

/// What the texts of a language are called where they stand together.
pub fn caption(language: &str) -> String {
    format!("Texts in the language “{language}”")
}

struct Writer<'m> {
    model: &'m Model,
    translations: Translations<'m>,
    /// The language of the page.
    language: String,
    /// The texts of `translation` declarations that stand under what they say again: where they would stand together,
    /// and their paths.
    shown: BTreeSet<(String, String)>,
}

/// A text of a statement in a further language.
struct Said {
    /// The word of the statement.
    word: &'static str,
    /// How many statements of the word stand before it.
    number: usize,
    /// The text in the framework's own language, as a page shows it.
    own: Line,
    other: Other,
}

impl Writer<'_> {
    fn section(&mut self, section: &mut Section) {
        if let Some(at) = section.at {
            section.others = self.titles(at);
            self.texts(at, &mut section.blocks);
        }
        self.blocks(&mut section.blocks);
    }

    fn blocks(&mut self, blocks: &mut [Block]) {
        for block in blocks {
            match block {
                Block::Section(section) => self.section(section),
                Block::Table(table) => table.rows.iter_mut().for_each(|row| self.row(row)),
                Block::Folded(_, blocks) => self.blocks(blocks),
                Block::Paragraph(_)
                | Block::Lead(_)
                | Block::Other(_)
                | Block::Callout(..)
                | Block::Label(_)
                | Block::List(_)
                | Block::Facts(_)
                | Block::Beside(..)
                | Block::Picture(_) => {}
            }
        }
    }

    /// What a row of a table is about has no section: what is said of it again stands in the cell that says it first.
    fn row(&mut self, row: &mut Row) {
        let Some(at) = row.at else { return };
        let title = Line::of(one_line(&self.model.decl(at).label()));
        let titles = self.titles(at).into_iter().map(|other| (title.clone(), other));
        let said = self.said(at).into_iter().map(|said| (said.own, said.other));
        for (own, other) in titles.chain(said).collect::<Vec<_>>() {
            let place = row.cells.iter().position(|cell| stands_in(&own, cell)).unwrap_or(0);
            if let Some(cell) = row.cells.get_mut(place) {
                *cell = std::mem::take(cell).again(other);
            }
        }
    }

    /// The title of a declaration.
    fn titles(&mut self, at: DeclId) -> Vec<Other> {
        let decl = self.model.decl(at);
        let Some(title) = &decl.stored().title else { return Vec::new() };
        let further = self.translations.of_title(decl, title);
        further.iter().map(|further| self.other(further, Line::of(one_line(&further.text)))).collect()
    }

    /// Puts the texts of a declaration among its blocks, each under the text it says again; what has none there stands
    /// before what is inside the declaration.
    fn texts(&mut self, at: DeclId, blocks: &mut Vec<Block>) {
        for Said { word, number, own, other } in self.said(at) {
            let mut lists = blocks.iter_mut().filter_map(|block| match block {
                Block::List(lines) => lines.iter_mut().find(|line| stands_in(&own, line)),
                Block::Facts(facts) => {
                    facts.iter_mut().flat_map(|fact| &mut fact.lines).find(|line| stands_in(&own, line))
                }
                _ => None,
            });
            if let Some(line) = lists.next().filter(|_| !matches!(word, "means" | "note" | "in plain words")) {
                *line = std::mem::take(line).again(other);
                continue;
            }
            let is_under = |block: &Block| match (word, block) {
                ("means", Block::Lead(_)) => true,
                ("in plain words", Block::Callout(label, _)) => label == "In plain words",
                ("note", Block::Callout(label, _)) => label == "Note",
                _ => false,
            };
            let under: Vec<usize> = (0..blocks.len()).filter(|at| is_under(&blocks[*at])).collect();
            // A meaning may have several paragraphs, and stands once.
            let under = if word == "note" { under.get(number) } else { under.last() };
            let inner = || blocks.iter().position(|block| matches!(block, Block::Section(_)));
            let mut place = under.map_or_else(|| inner().unwrap_or(blocks.len()), |at| at + 1);
            while under.is_some() && matches!(blocks.get(place), Some(Block::Other(_))) {
                place += 1;
            }
            let label = if under.is_some() { String::new() } else { super::text::capitalised(word) };
            blocks.insert(place, Block::Other(Other { label, ..other }));
        }
        for other in self.without_own(at) {
            let place = blocks.iter().position(|block| matches!(block, Block::Section(_))).unwrap_or(blocks.len());
            let facts = blocks.iter().position(|block| matches!(block, Block::Facts(_))).unwrap_or(place);
            blocks.insert(facts.min(place), Block::Other(other));
        }
    }

    /// What `translation` declarations give for a declaration that says nothing there itself.
    fn without_own(&mut self, at: DeclId) -> Vec<Other> {
        let decl = self.model.decl(at);
        let given: Vec<(String, Further<'_>)> =
            self.translations.of_declaration(decl).map(|(key, further)| (key.to_owned(), further)).collect();
        let mut all = Vec::new();
        for (key, further) in given {
            let path = further.path.unwrap_or_default().to_owned();
            if self.shown.contains(&(caption(further.language), path)) {
                continue;
            }
            let words: Vec<&str> = key.split(['-', '.']).filter(|word| word.parse::<u32>().is_err()).collect();
            let line = Line::from(english::prose(further.near, &one_line(&further.text)));
            let label = super::text::capitalised(&words.join(" "));
            all.push(Other { label, ..self.other(&further, line) });
        }
        all
    }

    /// The texts of a declaration's own statements in further languages.
    fn said(&mut self, at: DeclId) -> Vec<Said> {
        let decl = self.model.decl(at);
        let mut all = Vec::new();
        let mut numbers: BTreeMap<&str, usize> = BTreeMap::new();
        for statement in decl.all_statements() {
            let word = statement.word();
            let number = numbers.entry(word).or_default();
            let links = reads_links(decl.kind_word(), word);
            let in_line = |near, text: &str| {
                if links { Line::from(english::prose(near, &one_line(text))) } else { Line::of(one_line(text)) }
            };
            for (index, filled) in statement.values().enumerate() {
                let Value::Text(text) = &filled.value else { continue };
                let own = in_line(decl, decl.model().text(text).trim_end_matches('.'));
                for further in self.translations.of_text(decl, statement, index, text) {
                    let other = self.other(&further, in_line(further.near, &further.text));
                    all.push(Said { word, number: *number, own: own.clone(), other });
                }
            }
            *number += 1;
        }
        all
    }

    fn other(&mut self, further: &Further<'_>, line: Line) -> Other {
        if let Some(path) = further.path {
            self.shown.insert((caption(further.language), path.to_owned()));
        }
        let other = other(further, line);
        // In the page's own language there is no other to be named.
        if further.language == self.language { Other { name: String::new(), ..other } } else { other }
    }
}

/// Whether the words of a line stand within another, whatever stands around them or comes of them.
fn stands_in(own: &Line, line: &Line) -> bool {
    let words = |line: &Line| -> String { line.pieces().iter().map(Inline::words).collect() };
    let own = words(own);
    !own.is_empty() && words(line).contains(&own)
}

fn other(further: &Further<'_>, line: Line) -> Other {
    let code = further.language;
    let base = code.split('-').next().unwrap_or(code);
    let name = NAMES.iter().find(|(known, _)| *known == base).map_or(code, |(_, name)| *name);
    let name = if base == code || name == code { name.to_owned() } else { format!("{name} ({code})") };
    Other { language: super::sections::language_tag(code), name, label: String::new(), line }
}

#[cfg(test)]
mod tests {
    use super::NAMES;

    #[test]
    fn languages_stand_in_the_order_of_their_codes() {
        assert!(NAMES.windows(2).all(|pair| pair[0].0 < pair[1].0));
    }
}
