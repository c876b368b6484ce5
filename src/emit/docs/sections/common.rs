//! What is told of every declaration: its meaning first; notes, sources, gaps and exceptions last.

use crate::emit::docs::block::{Block, Fact, Line, Look, Section};
use crate::emit::docs::facts::{self, text};
use crate::emit::docs::text::one_line;
use crate::english;
use crate::model::{Decl, Polarity, St, Value};

/// A declaration with its meaning, all that is said of it, and where that comes from.
pub fn section(decl: Decl<'_>, told: &[&str]) -> Section {
    let mut section = Section::about(decl, &kind(decl), Look::Card);
    opening(&mut section, decl);
    section.add_facts(facts::rest(decl, told));
    closing(&mut section, decl);
    section
}

/// The word for a declaration's kind, with a capital.
pub fn kind(decl: Decl<'_>) -> String {
    let word = match decl.kind_word() {
        "codes" => "code list",
        "element" => "data element",
        "life-stage" => "life stage",
        word => word,
    };
    crate::emit::docs::text::capitalised(word)
}

/// That it is withdrawn, and its meaning.
pub fn opening(section: &mut Section, decl: Decl<'_>) {
    if let Some(withdrawn) = decl.withdrawn() {
        section.add(Block::Callout("Withdrawn".to_owned(), facts::said(decl, withdrawn)));
    }
    for meaning in decl.statements("means").filter_map(|means| means.text("text")) {
        for paragraph in english::paragraphs(decl, &meaning) {
            section.add(Block::Lead(paragraph.into()));
        }
    }
}

/// Gaps, exceptions and sources; what is stated otherwise, and notes.
pub fn closing(section: &mut Section, decl: Decl<'_>) {
    let lines =
        |word: &'static str, line: &dyn Fn(St<'_>) -> Line| -> Vec<Line> { decl.statements(word).map(line).collect() };
    let facts = [
        ("Not known", lines("no", &|no| gap(decl, no))),
        ("Let stand", lines("allow", &|allow| allowed(decl, allow))),
        ("Source", lines("cites", &|cites| citation(decl, cites))),
        ("Earlier id", lines("was", &|was| facts::said(decl, was))),
    ];
    let facts = facts.into_iter().filter(|(_, lines)| !lines.is_empty());
    section.add_facts(facts.map(|(label, lines)| Fact { label: label.to_owned(), lines }).collect());
    for otherwise in decl.statements("stated otherwise in") {
        section.add(Block::Callout("Stated otherwise".to_owned(), stated_otherwise(decl, otherwise)));
    }
    for note in decl.statements("note").filter_map(|note| note.text("text")) {
        section.add(Block::Callout("Note".to_owned(), english::prose(decl, &one_line(&note)).into()));
    }
}

/// A document by the short name its authors gave it.
pub fn document(document: Decl<'_>) -> Line {
    Line::leading(document.id(), document.name().replace('-', " "))
}

/// A document and the place in it.
pub fn citation(decl: Decl<'_>, cites: St<'_>) -> Line {
    let document = cites.reference("document").map(document).unwrap_or_default();
    match cites.text("place") {
        Some(place) => document.then(", ").with(text(decl, &place)),
        None => document,
    }
}

/// What another document says, and why ours stands.
pub fn stated_otherwise(decl: Decl<'_>, otherwise: St<'_>) -> Line {
    let mut line = otherwise.text("text").map(|words| quoted(decl, &words)).unwrap_or_default();
    if let Some(by) = otherwise.reference("document") {
        line = line.then(" in ").with(document(by));
    }
    match otherwise.text("reason") {
        Some(reason) => line.then(". Ours stands because ").with(text(decl, &reason)).then("."),
        None => line,
    }
}

/// An author's words between quotation marks.
pub fn quoted(decl: Decl<'_>, words: &str) -> Line {
    Line::of("“").with(text(decl, words)).then("”")
}

/// A finding that is let stand, and why.
fn allowed(decl: Decl<'_>, allow: St<'_>) -> Line {
    let rule = allow.words("rule").unwrap_or_default();
    let line = Line::code(rule);
    match allow.text("text") {
        Some(reason) => line.then(", because ").with(text(decl, &reason)),
        None => line,
    }
}

/// What is not there, and why: `ages and strength: not stated`.
pub fn gap(decl: Decl<'_>, no: St<'_>) -> Line {
    let missing = missing(decl, no);
    let reason = no.reference("reason").map(Line::to).unwrap_or_else(|| Line::of("no reason given"));
    let line = missing.then(": ").with(reason);
    match no.text("text") {
        Some(words) => line.then(" (").with(text(decl, &words)).then(")"),
        None => line,
    }
}

/// What is missing: `ages, strength of indicators`.
pub fn missing(decl: Decl<'_>, no: St<'_>) -> Line {
    let model = decl.model();
    let words = no.all("statement").map(|filled| Line::of(one_line(model.slice(filled.span))));
    let mut line = Line::listed(words);
    for kinds in no.all("kinds") {
        if let Value::Kind(kind) = kinds.value {
            line = line.then(format!(" of {}", kind.entry().kind.plural));
        }
    }
    if let Some(part) = no.text("part") {
        line = line.then(" of ").with(quoted(decl, &part));
    }
    if let Some(level) = no.reference("level") {
        line = line.link(level).then(" values");
    }
    let years: Vec<Line> = no.all("year").map(|year| Line::of(one_line(model.slice(year.span)))).collect();
    if !years.is_empty() {
        line = line.then("values for ").with(Line::listed(years));
    }
    line
}

/// Which direction is good, in words.
pub fn polarity(polarity: &Polarity<'_>, reason: Option<Line>) -> Line {
    let line = match polarity {
        Polarity::High => Line::of("higher is better"),
        Polarity::Low => Line::of("lower is better"),
        Polarity::Between(from, to) => {
            Line::of(format!("best from {} to {}", english::number(*from), english::number(*to)))
        }
        Polarity::Depends(on) if on.is_empty() => Line::of("it depends"),
        Polarity::Depends(on) => {
            Line::of("it depends on ").with(Line::listed(on.iter().map(|metric| Line::to(*metric))))
        }
        Polarity::Neither => Line::of("neither higher nor lower is better"),
    };
    match reason {
        Some(reason) => line.then(", because ").with(reason),
        None => line,
    }
}

/// The polarity that a declaration states, with its reason.
pub fn polarity_fact(decl: Decl<'_>) -> Option<Fact> {
    let stated = decl.stated_polarity()?;
    let reason = decl.statement("polarity").and_then(|statement| statement.text("text"));
    Some(Fact::new("Direction", polarity(&stated, reason.map(|reason| text(decl, &reason)))))
}

/// Links to declarations as one fact.
pub fn linked<'m>(label: &str, decls: impl IntoIterator<Item = Decl<'m>>) -> Option<Fact> {
    let mut seen = std::collections::BTreeSet::new();
    let lines: Vec<Line> = decls.into_iter().filter(|decl| seen.insert(decl.id())).map(Line::to).collect();
    (!lines.is_empty()).then(|| Fact::new(label, Line::listed(lines)))
}
