//! Formulas that are true or false, as TypeScript asks them.

use super::layout::Doc;

/// What is asked of a value that may be yes, no or unknown, or of any that may be unknown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Wanted {
    True,
    NotTrue,
    False,
    NotFalse,
    Known,
    Unknown,
}

/// A formula, in its parts.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Formula {
    Always,
    Never,
    /// A value is so.
    Is(Doc, Wanted),
    /// Something that is true or false by itself, or is not.
    Plain(Doc, bool),
    /// There are such rows, or there are none.
    Some(Doc, bool),
    All(Vec<Formula>),
    Any(Vec<Formula>),
}

impl Formula {
    /// True exactly where it is not.
    pub(super) fn negated(self) -> Formula {
        match self {
            Formula::Always => Formula::Never,
            Formula::Never => Formula::Always,
            Formula::Is(value, wanted) => Formula::Is(
                value,
                match wanted {
                    Wanted::True => Wanted::NotTrue,
                    Wanted::NotTrue => Wanted::True,
                    Wanted::False => Wanted::NotFalse,
                    Wanted::NotFalse => Wanted::False,
                    Wanted::Known => Wanted::Unknown,
                    Wanted::Unknown => Wanted::Known,
                },
            ),
            Formula::Plain(doc, is_so) => Formula::Plain(doc, !is_so),
            Formula::Some(rows, are_there) => Formula::Some(rows, !are_there),
            Formula::All(parts) => Formula::any(parts.into_iter().map(Formula::negated).collect()),
            Formula::Any(parts) => Formula::all(parts.into_iter().map(Formula::negated).collect()),
        }
    }

    /// All of these, without what is always true and without one within another.
    pub(super) fn all(parts: Vec<Formula>) -> Formula {
        let mut flat = Vec::new();
        for part in parts {
            match part {
                Formula::Always => {}
                Formula::Never => return Formula::Never,
                Formula::All(parts) => parts.into_iter().for_each(|part| add(&mut flat, part)),
                other => add(&mut flat, other),
            }
        }
        match flat.len() {
            0 => Formula::Always,
            1 => flat.remove(0),
            _ => Formula::All(flat),
        }
    }

    /// Any of these, likewise.
    pub(super) fn any(parts: Vec<Formula>) -> Formula {
        let mut flat = Vec::new();
        for part in parts {
            match part {
                Formula::Never => {}
                Formula::Always => return Formula::Always,
                Formula::Any(parts) => parts.into_iter().for_each(|part| add(&mut flat, part)),
                other => add(&mut flat, other),
            }
        }
        match flat.len() {
            0 => Formula::Never,
            1 => flat.remove(0),
            _ => Formula::Any(flat),
        }
    }

    /// As it is asked.
    pub(super) fn doc(&self) -> Doc {
        let joined = |parts: &[Formula], word: &'static str| {
            let mut out = Vec::new();
            for (index, part) in parts.iter().enumerate() {
                if index > 0 {
                    out.extend([Doc::text(format!(" {word}")), Doc::Line]);
                }
                let mixed =
                    matches!((self, part), (Formula::All(_), Formula::Any(_)) | (Formula::Any(_), Formula::All(_)));
                out.push(if mixed { part.in_parentheses() } else { part.doc() });
            }
            Doc::group(out)
        };
        match self {
            Formula::Always => Doc::text("true"),
            Formula::Never => Doc::text("false"),
            Formula::Is(value, wanted) => {
                let asked = match wanted {
                    Wanted::True => " === true",
                    Wanted::NotTrue => " !== true",
                    Wanted::False => " === false",
                    Wanted::NotFalse => " !== false",
                    Wanted::Known => " !== undefined",
                    Wanted::Unknown => " === undefined",
                };
                Doc::All(vec![value.clone(), Doc::text(asked)])
            }
            Formula::Plain(doc, true) => doc.clone(),
            Formula::Plain(doc, false) => Doc::All(vec![Doc::text("!"), doc.clone()]),
            Formula::Some(rows, true) => Doc::All(vec![rows.clone(), Doc::text(".length > 0")]),
            Formula::Some(rows, false) => Doc::All(vec![rows.clone(), Doc::text(".length === 0")]),
            Formula::All(parts) => joined(parts, "&&"),
            Formula::Any(parts) => joined(parts, "||"),
        }
    }

    /// In parentheses, within which a line end is indented.
    pub(super) fn in_parentheses(&self) -> Doc {
        Doc::group(vec![Doc::text("("), Doc::nest(vec![Doc::Cut, self.doc()]), Doc::Cut, Doc::text(")")])
    }
}

fn add(parts: &mut Vec<Formula>, part: Formula) {
    if !parts.contains(&part) {
        parts.push(part);
    }
}
