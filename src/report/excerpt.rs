//! The few lines of text one finding is about, copied out of their files and made harmless to show.
//!
//! miette reads lines from one text; an excerpt may hold lines of several files, since each stretch of lines is drawn
//! under a path of its own. What cannot be shown as it is (control characters, very long lines) is replaced here, and
//! the marks are moved along.

use std::collections::BTreeSet;

use miette::{LabeledSpan, MietteError, MietteSpanContents, SourceCode, SourceSpan, SpanContents};

use super::visible::{self, visible};
use crate::diagnostic::Diagnostic;
use crate::source::{FileId, Source, SourceMap, Span};

/// The most lines that are drawn for one mark; of a longer stretch only the first line is marked.
const MAX_LINES: usize = 6;
/// The most characters that are shown of a line, where nothing else is asked for.
pub(super) const MAX_CHARS: usize = 240;

/// The lines of one finding.
#[derive(Debug)]
pub(super) struct Excerpt {
    text: String,
    lines: Vec<Line>,
    names: Vec<String>,
    marks: Vec<Mark>,
}

/// A line of the excerpt.
#[derive(Debug)]
struct Line {
    /// Which file, as an index into the names.
    file: usize,
    /// Its number in the file, from 0.
    number: usize,
    /// Its bytes in the excerpt, line end included.
    start: usize,
    end: usize,
}

/// A label with its place in the excerpt.
#[derive(Debug)]
struct Mark {
    text: Option<String>,
    start: usize,
    end: usize,
    /// The column in the file, from 0, in characters.
    column: usize,
    primary: bool,
}

/// A label before the lines are copied.
struct Wanted<'a> {
    file: usize,
    source: &'a Source,
    span: Span,
    text: &'a str,
    first: usize,
    last: usize,
}

impl Excerpt {
    /// Copies the lines around every label of a finding; those of its own file first. A line of more than `room`
    /// characters is cut around its mark.
    pub fn new(sources: &SourceMap, finding: &Diagnostic, room: usize) -> Self {
        let mut files: Vec<FileId> = Vec::new();
        let places = std::iter::once((finding.span, finding.label.as_str()))
            .chain(finding.labels.iter().map(|label| (label.span, label.text.as_str())));
        let wanted: Vec<Wanted<'_>> = places
            .map(|(span, text)| {
                let file = files.iter().position(|file| *file == span.file).unwrap_or_else(|| {
                    files.push(span.file);
                    files.len() - 1
                });
                want(file, sources.file(span.file), span, text)
            })
            .collect();
        let numbers: BTreeSet<(usize, usize)> = wanted.iter().flat_map(Wanted::lines).collect();

        let mut excerpt = Self {
            text: String::new(),
            lines: Vec::with_capacity(numbers.len()),
            names: files.iter().map(|file| visible(sources.file(*file).path()).into_owned()).collect(),
            marks: wanted.iter().enumerate().map(Mark::unplaced).collect(),
        };
        for (file, number) in numbers {
            excerpt.copy_line(sources.file(files[file]), (file, number), &wanted, room);
        }
        excerpt
    }

    /// The labels as miette wants them.
    pub fn labels(&self) -> impl Iterator<Item = LabeledSpan> + '_ {
        self.marks.iter().map(|mark| {
            let span = SourceSpan::from((mark.start, mark.end - mark.start));
            match mark.primary {
                true => LabeledSpan::new_primary_with_span(mark.text.clone(), span),
                false => LabeledSpan::new_with_span(mark.text.clone(), span),
            }
        })
    }

    /// Copies one line and places the marks that begin or end on it.
    fn copy_line(&mut self, source: &Source, (file, number): (usize, usize), wanted: &[Wanted<'_>], room: usize) {
        let from = source.lines().start(number).unwrap_or(0);
        let line = line_text(source, number);
        let here: Vec<(usize, &Wanted<'_>)> = wanted.iter().enumerate().filter(|(_, want)| want.file == file).collect();
        let first_mark = here.iter().filter(|(_, want)| want.first == number).map(|(_, want)| want.span.start).min();
        let window = window(line, first_mark.map_or(0, |at| (at as usize).saturating_sub(from)), room);

        let start = self.text.len();
        if window.start > 0 {
            self.text.push('…');
        }
        let shown = show(&line[window.clone()], &mut self.text);
        let place = |at: u32| {
            let at = (at as usize).saturating_sub(from).clamp(window.start, window.end) - window.start;
            shown.partition_point(|(original, _)| *original <= at).checked_sub(1).map_or(start, |i| shown[i].1)
        };
        for (index, want) in here {
            if want.first == number {
                self.marks[index].start = place(want.span.start);
                self.marks[index].end = self.marks[index].start;
            }
            if want.last == number {
                let end =
                    if want.span.end as usize > from + line.len() { from + line.len() } else { want.span.end as usize };
                self.marks[index].end = place(u32::try_from(end).unwrap_or(u32::MAX)).max(self.marks[index].start);
            }
        }
        if window.end < line.len() {
            self.text.push('…');
        }
        self.text.push('\n');
        self.lines.push(Line { file, number, start, end: self.text.len() });
    }
}

impl Mark {
    fn unplaced((index, want): (usize, &Wanted<'_>)) -> Self {
        let position = want.source.lines().position(want.source.text(), want.span.start as usize);
        let text = (!want.text.is_empty()).then(|| visible(want.text).into_owned());
        Self { text, start: 0, end: 0, column: position.column - 1, primary: index == 0 }
    }
}

impl Wanted<'_> {
    /// The lines to copy: those of the label and one before and after.
    fn lines(&self) -> impl Iterator<Item = (usize, usize)> + use<> {
        let (file, lines) = (self.file, self.source.lines().len());
        // What follows the last line end is a line to editors and none to readers.
        let ends_in_line_end = self.last + 2 == lines && line_text(self.source, lines - 1).is_empty();
        let past = if ends_in_line_end { lines - 1 } else { lines };
        (self.first.saturating_sub(1)..(self.last + 2).min(past)).map(move |number| (file, number))
    }
}

fn want<'a>(file: usize, source: &'a Source, span: Span, text: &'a str) -> Wanted<'a> {
    let first = source.lines().line(span.start as usize);
    let end = (span.end as usize).max(span.start as usize + 1) - 1;
    let last = source.lines().line(end).max(first);
    let last = if last - first >= MAX_LINES { first } else { last };
    Wanted { file, source, span, text, first, last }
}

/// A line without its line end.
fn line_text(source: &Source, number: usize) -> &str {
    let from = source.lines().start(number).unwrap_or(0);
    let to = source.lines().start(number + 1).unwrap_or(source.text().len());
    source.text().get(from..to).unwrap_or_default().trim_end_matches(['\n', '\r'])
}

/// The part of a long line to show, as bytes: all of it, or a stretch of so many characters around a byte of it.
fn window(line: &str, mark: usize, room: usize) -> std::ops::Range<usize> {
    if line.len() <= room || line.chars().count() <= room {
        return 0..line.len();
    }
    let mut mark = mark.min(line.len());
    while !line.is_char_boundary(mark) {
        mark -= 1;
    }
    // A mark in the first two thirds is shown with the line's beginning, any other with what stands before it.
    let near = line[..mark].chars().count() <= room * 2 / 3;
    let before = line[..mark].char_indices().rev().nth((room / 3).max(1) - 1).map_or(0, |(at, _)| at);
    let start = if near { 0 } else { before };
    let end = line[start..].char_indices().nth(room).map_or(line.len(), |(at, _)| start + at);
    start..end
}

/// Appends text with what is hidden made visible; gives, for each byte at which a character starts and for the end,
/// where it went.
fn show(text: &str, out: &mut String) -> Vec<(usize, usize)> {
    let mut places = Vec::with_capacity(text.len() + 1);
    for (at, c) in text.char_indices() {
        places.push((at, out.len()));
        match c {
            // A mark at the file's very start has no width in any count of columns.
            '\u{feff}' => {}
            _ if visible::is_hidden(c) => visible::push_escape(out, c),
            _ => out.push(c),
        }
    }
    places.push((text.len(), out.len()));
    places
}

impl SourceCode for Excerpt {
    fn read_span<'a>(
        &'a self,
        span: &SourceSpan,
        before: usize,
        after: usize,
    ) -> Result<Box<dyn SpanContents<'a> + 'a>, MietteError> {
        let at = |byte: usize| self.lines.partition_point(|line| line.start <= byte).checked_sub(1);
        let last_byte = (span.offset() + span.len()).max(span.offset() + 1) - 1;
        let (Some(mut first), Some(mut last)) = (at(span.offset()), at(last_byte)) else {
            return Err(MietteError::OutOfBounds);
        };
        let adjoin = |a: usize, b: usize| {
            self.lines[a].file == self.lines[b].file && self.lines[a].number + (b - a) == self.lines[b].number
        };
        if !adjoin(first, last) {
            return Err(MietteError::OutOfBounds);
        }
        for _ in 0..before {
            if first > 0 && adjoin(first - 1, first) {
                first -= 1;
            }
        }
        for _ in 0..after {
            if last + 1 < self.lines.len() && adjoin(last, last + 1) {
                last += 1;
            }
        }
        let (start, end) = (self.lines[first].start, self.lines[last].end);
        // With context miette counts columns from the line's start; without, it asks where the label begins.
        let mark = self.marks.iter().find(|mark| mark.start == span.offset());
        let column = if before + after > 0 { 0 } else { mark.map_or(0, |mark| mark.column) };
        Ok(Box::new(MietteSpanContents::new_named(
            self.names[self.lines[first].file].clone(),
            &self.text.as_bytes()[start..end],
            SourceSpan::from((start, end - start)),
            self.lines[first].number,
            column,
            last - first + 1,
        )))
    }
}
