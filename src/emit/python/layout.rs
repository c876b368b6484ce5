//! Expressions laid out as a careful person would: on one line where they fit, else an item a line.

use super::literal::{WIDTH, pieces, string};

/// An expression of Python.
#[derive(Debug, Clone)]
pub(super) enum Expr {
    /// Written as it is.
    Word(String),
    /// A text, which may be divided between words.
    Text(String),
    /// `open` items `close`, with commas between the items.
    Group {
        open: String,
        items: Vec<(&'static str, Expr)>,
        close: &'static str,
        /// Whether each item has a line of its own even where all would fit on one.
        tall: bool,
    },
}

impl Expr {
    pub(super) fn word(word: impl Into<String>) -> Expr {
        Expr::Word(word.into())
    }

    pub(super) fn text(text: impl Into<String>) -> Expr {
        Expr::Text(text.into())
    }

    /// A call with arguments, each with its name or an empty one.
    pub(super) fn call(function: &str, items: Vec<(&'static str, Expr)>) -> Expr {
        Expr::Group { open: format!("{function}("), items, close: ")", tall: false }
    }

    /// Something in brackets of some kind.
    pub(super) fn group(open: impl Into<String>, items: impl IntoIterator<Item = Expr>, close: &'static str) -> Expr {
        let items = items.into_iter().map(|item| ("", item)).collect();
        Expr::Group { open: open.into(), items, close, tall: false }
    }

    /// The same with a line for each item.
    pub(super) fn tall(mut self) -> Expr {
        if let Expr::Group { tall, items, .. } = &mut self {
            *tall = !items.is_empty();
        }
        self
    }

    /// All on one line.
    pub(super) fn flat(&self) -> String {
        match self {
            Expr::Word(word) => word.clone(),
            Expr::Text(text) => string(text),
            Expr::Group { open, items, close, .. } => {
                let items: Vec<String> = items.iter().map(|(name, item)| named(name, item.flat())).collect();
                // A tuple of one needs its comma.
                let comma = if open == "(" && items.len() == 1 { "," } else { "" };
                format!("{open}{}{comma}{close}", items.join(", "))
            }
        }
    }

    /// Laid out at an indent, where so much of the line is taken before it and so much after.
    pub(super) fn laid_out(&self, indent: usize, before: usize, after: usize) -> String {
        let flat = self.flat();
        if !self.is_tall() && before + flat.chars().count() + after <= WIDTH {
            return flat;
        }
        let inner = " ".repeat(indent + 4);
        match self {
            Expr::Word(_) => flat,
            Expr::Text(text) => {
                let pieces = pieces(text, WIDTH - indent - 4 - 2);
                if pieces.len() < 2 && before <= indent + 4 {
                    return flat;
                }
                let lines: String = pieces.iter().map(|piece| format!("{inner}{}\n", string(piece))).collect();
                format!("(\n{lines}{})", " ".repeat(indent))
            }
            Expr::Group { open, items, close, .. } => {
                let mut out = format!("{open}\n");
                for (name, item) in items {
                    let start = named(name, String::new());
                    let item = item.laid_out(indent + 4, indent + 4 + start.chars().count(), 1);
                    out.push_str(&format!("{inner}{start}{item},\n"));
                }
                out.push_str(&" ".repeat(indent));
                out.push_str(close);
                out
            }
        }
    }

    fn is_tall(&self) -> bool {
        match self {
            Expr::Group { tall, items, .. } => *tall || items.iter().any(|(_, item)| item.is_tall()),
            Expr::Word(_) | Expr::Text(_) => false,
        }
    }
}

/// `target: annotation = value` at an indent, with the line's end. The value is divided before the annotation.
pub(super) fn assignment(indent: usize, target: &str, annotation: Option<&Expr>, value: &Expr) -> String {
    let margin = " ".repeat(indent);
    let start = match annotation {
        None => format!("{margin}{target} = "),
        Some(annotation) => {
            let before = indent + target.chars().count() + 2;
            // Room for ` = Field(`: the annotation is divided where the value could not even begin behind it.
            let opening = value.flat().find(['(', '[', '{']).map_or(0, |at| at + 1);
            format!("{margin}{target}: {} = ", annotation.laid_out(indent, before, 3 + opening))
        }
    };
    let before = start.rsplit('\n').next().unwrap_or_default().chars().count();
    format!("{start}{}\n", value.laid_out(indent, before, 0))
}

fn named(name: &str, item: String) -> String {
    if name.is_empty() || name.ends_with(' ') { format!("{name}{item}") } else { format!("{name}={item}") }
}
