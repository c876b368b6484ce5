//! A file that was saved in another encoding than UTF-8.

use std::str::Utf8Error;

use crate::diagnostic::Diagnostic;
use crate::rule;
use crate::source::{FileId, Span};

rule!(pub(super) RULE, "OFW0003", "wrong-encoding", Error, since "0.1");

/// Where the first byte stands that is not UTF-8.
pub(in crate::project) struct Place {
    /// From the start of the file, counted from 0.
    at: usize,
    /// Its line, from 1.
    line: usize,
    /// Which byte of the line it is, from 1.
    in_line: usize,
    byte: u8,
    /// What the whole file is, where it is no text at all or a text of another form, to be said after `this file is`.
    pub form: Option<&'static str>,
}

/// The first bytes of files of other programs, with what they are.
const FORMS: [(&[u8], &str); 11] = [
    (b"PK\x03\x04", "a Word document, a spreadsheet or another packed file"),
    (b"\xd0\xcf\x11\xe0", "a document of an older Word or Excel"),
    (b"%PDF-", "a PDF"),
    (b"{\\rtf", "a formatted document (RTF)"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"<!DOCTYPE", "a web page"),
    (b"<!doctype", "a web page"),
    (b"<html", "a web page"),
    (b"<?xml", "XML"),
    (b"\x1f\x8b", "a packed file"),
];

/// What a file is by its first bytes, where it is one of another program.
pub(in crate::project) fn form(bytes: &[u8]) -> Option<&'static str> {
    let start = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    FORMS.iter().find(|(first, _)| start.starts_with(first)).map(|(_, form)| *form)
}

/// Whether a file is UTF-16, as Notepad's "Unicode" writes it; also without the mark at its start.
pub(in crate::project) fn is_utf_16(bytes: &[u8]) -> bool {
    let marked = bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]);
    marked
        || matches!(bytes, [first, 0, second, 0, ..] | [0, first, 0, second, ..] if first.is_ascii_graphic() && *second != 0)
}

impl Place {
    /// A file that is as a whole something else than a text in UTF-8.
    pub fn whole(form: &'static str) -> Self {
        Self { at: 0, line: 1, in_line: 1, byte: 0, form: Some(form) }
    }

    /// Finds line and byte.
    pub fn new(bytes: &[u8], error: Utf8Error) -> Self {
        let at = error.valid_up_to();
        let before = &bytes[..at];
        let line_start = before.iter().rposition(|byte| *byte == b'\n').map_or(0, |end| end + 1);
        Self {
            at,
            line: before.iter().filter(|byte| **byte == b'\n').count() + 1,
            in_line: at - line_start + 1,
            byte: bytes[at],
            form: None,
        }
    }
}

/// What UTF-16 is called among the forms.
pub(in crate::project) const UTF_16: &str = "UTF-16";

/// The finding.
pub(super) fn finding(file: FileId, place: &Place) -> Diagnostic {
    const HELP: &str = "Nothing in it was checked. Save it as UTF-8: most editors offer that under “Save as” or \
        “Encoding”; Word does when saving as plain text.";
    const COPY: &str = "Nothing in it was checked. A framework is a plain text: copy the words into a text editor, or save \
        the document as plain text in UTF-8, under a name that ends in `.ofw`.";
    match place.form {
        Some(UTF_16) => {
            let message = "this file was saved as UTF-16 and not as UTF-8";
            return Diagnostic::new(&RULE, Span::new(file, 0..0), message).help(HELP);
        }
        Some(form) => {
            let message = format!("this file is {form}, not a plain text");
            return Diagnostic::new(&RULE, Span::new(file, 0..0), message).help(COPY);
        }
        None => {}
    }
    let Place { at, line, in_line, byte, .. } = *place;
    let span = Span::new(file, at..at + char::REPLACEMENT_CHARACTER.len_utf8());
    let message = format!("this file is not UTF-8 text: byte {in_line} of line {line} is 0x{byte:02x}");
    Diagnostic::new(&RULE, span, message).here("the first letter that cannot be read").help(HELP)
}
