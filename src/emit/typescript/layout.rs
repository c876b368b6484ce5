//! Source text laid out as a careful person would: on one line where it fits, else divided from the outside in.

/// The greatest width of a line.
pub(super) const WIDTH: usize = 120;

/// A piece of source text.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Doc {
    /// Written as it is.
    Text(String),
    /// A line end where the group around it is divided; else a blank.
    Line,
    /// A line end where the group around it is divided; else nothing.
    Cut,
    /// A line end always: every group around it is divided.
    End,
    /// Written only where the group around it is divided.
    Divided(&'static str),
    /// One after the other.
    All(Vec<Doc>),
    /// Lines that begin within it are indented once more.
    Nest(Box<Doc>),
    /// On one line where it fits.
    Group(Box<Doc>),
}

impl Doc {
    /// A text.
    pub(super) fn text(text: impl Into<String>) -> Doc {
        Doc::Text(text.into())
    }

    /// Lines of source text, without a line end after the last.
    pub(super) fn lines(text: &str) -> Doc {
        let mut lines = Vec::new();
        for line in text.trim_end_matches('\n').split('\n') {
            if !lines.is_empty() {
                lines.push(Doc::End);
            }
            lines.push(Doc::text(line));
        }
        Doc::All(lines)
    }

    /// Items with commas between them, within brackets.
    pub(super) fn list(open: impl Into<String>, items: Vec<Doc>, close: &'static str) -> Doc {
        if items.is_empty() {
            return Doc::All(vec![Doc::text(open), Doc::text(close)]);
        }
        let blank = if close.starts_with('}') { Doc::Line } else { Doc::Cut };
        let mut inner = vec![blank.clone()];
        for (index, item) in items.into_iter().enumerate() {
            if index > 0 {
                inner.extend([Doc::text(","), Doc::Line]);
            }
            inner.push(item);
        }
        inner.push(Doc::Divided(","));
        Doc::group(vec![Doc::text(open), Doc::nest(inner), blank, Doc::text(close)])
    }

    /// A call.
    pub(super) fn call(function: &str, arguments: Vec<Doc>) -> Doc {
        Doc::list(format!("{function}("), arguments, ")")
    }

    /// An array.
    pub(super) fn array(items: Vec<Doc>) -> Doc {
        Doc::list("[", items, "]")
    }

    /// An object of these entries.
    pub(super) fn object(entries: Vec<Doc>) -> Doc {
        Doc::list("{", entries, "}")
    }

    /// An object with a line for each entry.
    pub(super) fn tall(entries: Vec<Doc>) -> Doc {
        if entries.is_empty() {
            return Doc::text("{}");
        }
        let lines = entries.into_iter().flat_map(|entry| [Doc::End, entry, Doc::text(",")]).collect();
        Doc::All(vec![Doc::text("{"), Doc::nest(lines), Doc::End, Doc::text("}")])
    }

    /// `name: value`.
    pub(super) fn entry(name: &str, value: Doc) -> Doc {
        Doc::All(vec![Doc::text(format!("{name}: ")), value])
    }

    /// One after the other, on one line where they fit.
    pub(super) fn group(parts: Vec<Doc>) -> Doc {
        Doc::Group(Box::new(Doc::All(parts)))
    }

    /// One after the other, lines within them indented.
    pub(super) fn nest(parts: Vec<Doc>) -> Doc {
        Doc::Nest(Box::new(Doc::All(parts)))
    }

    /// Laid out.
    pub(super) fn laid_out(&self) -> String {
        let mut out = String::new();
        let mut column = 0;
        // What is yet to be written, the next last: how far it is indented, whether on one line, and what it is.
        let mut rest: Vec<(usize, bool, &Doc)> = vec![(0, false, self)];
        while let Some((indent, flat, doc)) = rest.pop() {
            match doc {
                Doc::Text(text) => {
                    out.push_str(text);
                    column = match text.rsplit_once('\n') {
                        Some((_, last)) => last.chars().count(),
                        None => column + text.chars().count(),
                    };
                }
                Doc::Line if flat => {
                    out.push(' ');
                    column += 1;
                }
                Doc::Cut | Doc::Divided(_) if flat => {}
                Doc::Line | Doc::Cut | Doc::End => {
                    out.push('\n');
                    out.push_str(&" ".repeat(indent));
                    column = indent;
                }
                Doc::Divided(text) => {
                    out.push_str(text);
                    column += text.len();
                }
                Doc::All(parts) => rest.extend(parts.iter().rev().map(|part| (indent, flat, part))),
                Doc::Nest(inner) => rest.push((indent + 2, flat, inner)),
                Doc::Group(inner) => {
                    let flat = flat || fits(inner, &rest, WIDTH.saturating_sub(column));
                    rest.push((indent, flat, inner));
                }
            }
        }
        out
    }
}

/// Whether a part fits on the line with all that follows it up to where the line may end.
fn fits(part: &Doc, after: &[(usize, bool, &Doc)], room: usize) -> bool {
    let mut room = room;
    let mut own = vec![part];
    let mut after = after.iter().rev();
    let mut following: Vec<(bool, &Doc)> = Vec::new();
    loop {
        let is_own = !own.is_empty();
        let (flat, doc) = match own.pop() {
            Some(doc) => (true, doc),
            None => match following.pop().or_else(|| after.next().map(|(_, flat, doc)| (*flat, *doc))) {
                Some(next) => next,
                None => return true,
            },
        };
        let taken = match doc {
            Doc::Text(text) => text.chars().count(),
            Doc::End if is_own => return false,
            Doc::Line | Doc::Cut | Doc::End if !flat => return true,
            Doc::End => return true,
            Doc::Line => 1,
            Doc::Cut | Doc::Divided(_) => 0,
            Doc::All(parts) if is_own => {
                own.extend(parts.iter().rev());
                0
            }
            Doc::All(parts) => {
                following.extend(parts.iter().rev().map(|part| (flat, part)));
                0
            }
            Doc::Nest(inner) | Doc::Group(inner) if is_own => {
                own.push(inner);
                0
            }
            // A group that follows may be divided by itself.
            Doc::Nest(inner) | Doc::Group(inner) => {
                following.push((flat, inner));
                0
            }
        };
        if taken > room {
            return false;
        }
        room -= taken;
    }
}

#[cfg(test)]
mod tests {
    use super::Doc;

    #[test]
    fn what_is_too_long_is_divided_from_the_outside_in() {
        let word = |length: usize| Doc::text("x".repeat(length));
        let inner = Doc::call("inner", vec![word(60), word(45)]);
        let whole = Doc::call("outer", vec![inner.clone(), Doc::array(vec![word(3), word(4)])]);
        assert_eq!(Doc::array(vec![word(3), word(4)]).laid_out(), "[xxx, xxxx]");
        assert_eq!(Doc::object(vec![Doc::entry("a", word(1))]).laid_out(), "{ a: x }");
        let (long, short) = ("x".repeat(60), "x".repeat(45));
        assert_eq!(whole.laid_out(), format!("outer(\n  inner({long}, {short}),\n  [xxx, xxxx],\n)"));
    }
}
