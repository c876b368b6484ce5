//! A `[[link]]` in a text that reaches nothing.


use crate::check::Looks;
use crate::check::texts::texts;
use crate::diagnostic::{Applicability, Diagnostic, Diagnostics, closest};
use crate::id::{DeclId, PackageId};
use crate::model::{Decl, Found, Link, Model, Run, Text, reads_links, runs};
use crate::source::Span;

crate::rule!(pub RULE, "OFW2019", "broken-link", Error, since "0.1");

pub(super) const LOOKS: &[Looks] = &[Looks::AtEvery(check)];

fn check(decl: Decl<'_>, found: &mut Diagnostics) {
    let kind = decl.kind_word();
    for said in texts(decl).filter(|said| said.word.is_some_and(|word| reads_links(kind, word))) {
        for (span, link) in links(decl.model(), said.text) {
            found.extend(look(decl, span, &link));
        }
    }
}

/// A link in a text: its name, or none where it is never closed.
type Name = Option<String>;

fn look(decl: Decl<'_>, span: Span, link: &Name) -> Option<Diagnostic> {
    let model = decl.model();
    let Some(name) = link else {
        return Some(
            Diagnostic::new(&RULE, span, "a link is never closed")
                .here("begins here")
                .help("Write `]]` where it ends. For two brackets that are no link, put a space between them."),
        );
    };
    match model.find(decl.package_id(), Some(decl.id()), name, &[]) {
        Found::One(_) | Found::OtherKind(_) => None,
        Found::Several(several) => Some(ambiguous(model, name, span, &several)),
        Found::Nothing => Some(broken(decl, name, span)),
    }
}

fn broken(decl: Decl<'_>, name: &str, span: Span) -> Diagnostic {
    let diagnostic = Diagnostic::new(&RULE, span, format!("the link `[[{name}]]` reaches nothing"));
    match nearest(decl.model(), decl.package_id(), name) {
        Some(near) => {
            let at = decl.model().slice(span).find(name).and_then(|at| u32::try_from(at).ok());
            let diagnostic = diagnostic
                .here(format!("did you mean `{near}`?"))
                .help(format!("Write `[[{near}]]`, or `[[{near}|{name}]]` to keep the words."));
            let length = u32::try_from(name.len()).unwrap_or_default();
            match at.map(|at| Span { start: span.start + at, end: span.start + at + length, ..span }) {
                Some(place) => diagnostic.fix(Applicability::Likely, place, near.clone(), format!("write `{near}`")),
                None => diagnostic,
            }
        }
        None => diagnostic.here("nothing is declared by this name").help(
            "Between the brackets stands the id of something declared, and after a `|` the words to show: \
             `[[healthy-weight|a healthy weight]]`. If no link is meant, take the brackets out.",
        ),
    }
}

fn ambiguous(model: &Model, name: &str, span: Span, several: &[DeclId]) -> Diagnostic {
    let diagnostic = Diagnostic::new(&RULE, span, format!("the link `[[{name}]]` could mean several things"))
        .here("which one?")
        .help("Write what it belongs to before it, as in `[[dataset.table]]`.");
    several.iter().take(3).map(|id| model.decl(*id)).fold(diagnostic, |diagnostic, decl| {
        diagnostic.also(decl.span(), format!("`{}`", decl.path()))
    })
}

/// The nearest name to one that reaches nothing.
fn nearest(model: &Model, package: PackageId, name: &str) -> Option<String> {
    if let Some(member) = near_member(model, package, name) {
        return Some(member);
    }
    // `[[Healthy weight]]` is the title of `healthy-weight` in small letters.
    let as_id = name.to_lowercase().replace(' ', "-");
    let candidates = model.candidates(package, &as_id, &[]);
    let names = || candidates.iter().map(|(name, _)| name.as_ref());
    names().find(|known| *known == as_id).or_else(|| closest(&as_id, names())).map(str::to_owned)
}

/// The nearest of the members of what stands before the last dot.
fn near_member(model: &Model, package: PackageId, name: &str) -> Option<String> {
    let (whole, member) = name.rsplit_once('.')?;
    let Found::One(whole_id) = model.find(package, None, whole, &[]) else { return None };
    let members = model.candidates_in(whole_id, member);
    let near = closest(member, members.iter().map(|(_, id)| model.id_text(*id)).filter(|name| !name.is_empty()))?;
    Some(format!("{whole}.{near}"))
}

/// The links of a text in all its languages, with their places.
fn links(model: &Model, text: &Text) -> Vec<(Span, Name)> {
    let more = text.more.as_deref();
    let own = std::iter::once(text.span).chain(more.into_iter().flat_map(|more| more.pieces.iter().copied()));
    let mut found = Vec::new();
    found_in(model, &model.text(text), &own.collect::<Vec<_>>(), &mut found);
    for (language, pieces) in more.into_iter().flat_map(|more| &more.languages) {
        let words = model.text_in(text, model.slice(*language)).unwrap_or_default();
        found_in(model, &words, pieces, &mut found);
    }
    found
}

fn found_in(model: &Model, words: &str, pieces: &[Span], found: &mut Vec<(Span, Name)>) {
    if !words.contains("[[") {
        return;
    }
    let mut places = pieces.iter().flat_map(|piece| {
        model.slice(*piece).match_indices("[[").map(move |(at, _)| (*piece, at)).collect::<Vec<_>>()
    });
    for run in runs(words) {
        match run {
            // Each `[[` among the words is one that is never closed.
            Run::Words(words) => {
                for _ in words.matches("[[") {
                    found.extend(places.next().map(|(piece, at)| (part(piece, at, 2), None)));
                }
            }
            Run::Link(Link { name, words }) => {
                if let Some((piece, at)) = places.next() {
                    let raw = &model.slice(piece)[at..];
                    let length = raw.find("]]").map_or(2, |end| end + 2);
                    found.push((part(piece, at, length), Some(name.to_owned())));
                    // A `[[` within the link belongs to it.
                    let within = name.matches("[[").count() + words.map_or(0, |words| words.matches("[[").count());
                    for _ in 0..within {
                        places.next();
                    }
                }
            }
            Run::Break => {}
        }
    }
}

fn part(piece: Span, at: usize, length: usize) -> Span {
    let clamp = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
    let start = piece.start + clamp(at);
    Span { start, end: (start + clamp(length)).min(piece.end), ..piece }
}
