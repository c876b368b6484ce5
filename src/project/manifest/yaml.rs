//! YAML with the place of every value, so that each mistake in a manifest can be pointed at.

use serde_saphyr::granit_parser::{self, Event, Parser, ScalarStyle};

use crate::source::{FileId, Span};

/// A value and where it stands.
#[derive(Debug, Clone)]
pub(super) struct Placed {
    pub node: Node,
    pub span: Span,
}

/// A value.
#[derive(Debug, Clone)]
pub(super) enum Node {
    /// Nothing after a key, `~` or `null`.
    Nothing,
    /// A text, a number, a truth value: whatever stands in one place.
    Scalar(String),
    /// `- one` a line, or `[one, two]`.
    List(Vec<Placed>),
    /// `key: value` a line, or `{ key: value }`; the key is a scalar.
    Map(Vec<(Key, Placed)>),
}

/// A key and where it stands.
#[derive(Debug, Clone)]
pub(super) struct Key {
    pub name: String,
    pub span: Span,
}

/// Why there is no value: where, and what is wrong there.
#[derive(Debug)]
pub(super) struct NotYaml {
    pub span: Span,
    pub reason: String,
}

impl Node {
    /// What it is, for a message that wanted something else.
    pub fn describe(&self) -> &'static str {
        match self {
            Self::Nothing => "nothing",
            Self::Scalar(_) => "a text",
            Self::List(_) => "a list",
            Self::Map(_) => "keys and values",
        }
    }
}

/// Reads the one value of a YAML text; [`Node::Nothing`] where there is none.
pub(super) fn read(file: FileId, text: &str) -> Result<Placed, NotYaml> {
    // How deep a text may nest, and how much of it may be comments, is limited by the reader itself.
    let options = granit_parser::options! { emit_comments: false, disallow_directives: true };
    let mut reader = Reader { file, text, parser: Parser::new_from_str_with_options(text, options) };
    let mut whole = None;
    while let Some((event, span)) = reader.next()? {
        match event {
            Event::StreamStart | Event::DocumentStart(..) | Event::DocumentEnd | Event::StreamEnd => {}
            _ if whole.is_some() => return Err(reader.refuse(span, "a second document begins here".to_owned())),
            event => whole = Some(reader.value(event, span)?),
        }
    }
    Ok(whole.unwrap_or(Placed { node: Node::Nothing, span: Span::new(file, 0..0) }))
}

struct Reader<'t> {
    file: FileId,
    text: &'t str,
    parser: Parser<'t, granit_parser::StrInput<'t>>,
}

impl<'t> Reader<'t> {
    fn next(&mut self) -> Result<Option<(Event<'t>, Span)>, NotYaml> {
        match self.parser.next() {
            None => Ok(None),
            Some(Ok((event, span))) => Ok(Some((event, self.place(span.start, span.end)))),
            Some(Err(error)) => {
                let span = self.place(*error.marker(), *error.marker());
                Err(self.refuse(span, error.info()))
            }
        }
    }

    /// The value that begins with an event.
    fn value(&mut self, event: Event<'t>, span: Span) -> Result<Placed, NotYaml> {
        match event {
            Event::Scalar(text, style, ..) => {
                let nothing = style == ScalarStyle::Plain && matches!(&*text, "" | "~" | "null");
                let node = if nothing { Node::Nothing } else { Node::Scalar(text.into_owned()) };
                Ok(Placed { node, span })
            }
            Event::SequenceStart(..) => self.list(span),
            Event::MappingStart(..) => self.map(span),
            Event::Alias(_) => {
                Err(self.refuse(span, "a manifest has no use for `*`; write the value again".to_owned()))
            }
            _ => Err(self.refuse(span, "a value is missing here".to_owned())),
        }
    }

    fn list(&mut self, mut span: Span) -> Result<Placed, NotYaml> {
        let mut values = Vec::new();
        while let Some((event, at)) = self.next()? {
            if matches!(event, Event::SequenceEnd) {
                break;
            }
            let value = self.value(event, at)?;
            span = span.to(value.span);
            values.push(value);
        }
        Ok(Placed { node: Node::List(values), span })
    }

    fn map(&mut self, mut span: Span) -> Result<Placed, NotYaml> {
        let mut entries = Vec::new();
        while let Some((event, at)) = self.next()? {
            let Event::Scalar(name, ..) = event else {
                if matches!(event, Event::MappingEnd) {
                    break;
                }
                return Err(self.refuse(at, "a key is one word".to_owned()));
            };
            let key = Key { name: name.into_owned(), span: at };
            let Some((event, at)) = self.next()? else { break };
            let mut value = self.value(event, at)?;
            if matches!(value.node, Node::Nothing) && value.span.start == value.span.end {
                value.span = key.span;
            }
            span = span.to(key.span).to(value.span);
            entries.push((key, value));
        }
        Ok(Placed { node: Node::Map(entries), span })
    }

    fn place(&self, start: granit_parser::Marker, end: granit_parser::Marker) -> Span {
        let byte = |marker: granit_parser::Marker| marker.byte_offset().unwrap_or(0).min(self.text.len());
        let (start, end) = (byte(start), byte(end));
        let covered = self.text.get(start..end).unwrap_or_default();
        Span::new(self.file, start..start + covered.trim_end().len())
    }

    fn refuse(&self, span: Span, reason: String) -> NotYaml {
        NotYaml { span, reason }
    }
}
